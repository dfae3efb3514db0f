"""What the words around a period make of it: by its end, within it, from its start."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.conventions import Conventions
from app.domain.deadline import Certainty, Deadline, Precision, Relation, Window, last_day
from app.domain.deadline_grammar.periods import Edge, Period


@dataclass(frozen=True, slots=True)
class Reading:
    """A deadline without its words, and why it has to be asked about."""

    relation: Relation
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    certainty: Certainty = Certainty.FIRM
    soft_start: bool = False
    soft_end: bool = False
    alternatives: tuple[Window, ...] = ()
    doubt: str = ""
    """Code of the question to ask; empty if none."""

    @property
    def window(self) -> Window:
        """Its days."""
        return Window(self.earliest, self.latest)

    def deadline(self, phrase: str, span: tuple[int, int]) -> Deadline:
        """The reading together with its words."""
        return Deadline(
            phrase, self.relation, self.earliest, self.latest, self.precision, self.certainty,
            self.soft_start, self.soft_end, self.alternatives, span,
        )  # fmt: skip


def ongoing() -> Reading:
    """A deed that goes on: the calendar has nothing to say."""
    return Reading(Relation.ONGOING)


def unknown(doubt: str) -> Reading:
    """Words of time that nobody can date without an answer to the question `doubt`."""
    return Reading(Relation.NONE, certainty=Certainty.AMBIGUOUS, doubt=doubt)


def decided_by_event() -> Reading:
    """條例通過後六個月, 視乎…: nobody knows the day."""
    return unknown("deadline_depends_on_event")


def in_term(term: Window | None) -> Reading:
    """本屆政府任期內: within the days that somebody has said, or a question."""
    if term is None:
        return unknown("deadline_term_unknown")
    return Reading(Relation.IN, term.earliest, term.latest, Precision.MULTI_YEAR)


def softened(reading: Reading) -> Reading:
    """The same window, of which nobody may be sure."""
    if reading.certainty is Certainty.FIRM and reading.relation is not Relation.ONGOING:
        return replace(reading, certainty=Certainty.APPROXIMATE)
    return reading


def unclear(reading: Reading, *others: Window, doubt: str) -> Reading:
    """A reading beside which there are others."""
    return replace(reading, certainty=Certainty.AMBIGUOUS, alternatives=others, doubt=doubt)


def within(period: Period) -> Reading:
    """在…內, 於…: some day of the period."""
    return Reading(
        Relation.IN, period.start, period.end, period.precision, _certainty(period),
        period.soft_start, period.soft_end,
    )  # fmt: skip


def starting(period: Period) -> Reading:
    """由…起: from the start of the period, without an end."""
    soft = period.edge is not None
    certainty = Certainty.APPROXIMATE if soft else Certainty.FIRM
    return Reading(Relation.FROM, period.start, None, period.precision, certainty, soft_start=soft)


def after(period: Period) -> Reading:
    """…後: from the day behind the period, without an end."""
    certainty = Certainty.APPROXIMATE if period.soft_end else Certainty.FIRM
    return Reading(
        Relation.FROM, period.end + timedelta(days=1), None, period.precision, certainty,
        soft_start=period.soft_end,
    )  # fmt: skip


def until(period: Period, conventions: Conventions) -> Reading:
    """至…: what goes on ends with the period."""
    limit = _limit(period, conventions)
    return Reading(
        Relation.UNTIL, None, limit, period.precision, _limit_certainty(period),
        soft_end=_limit_is_soft(period),
    )  # fmt: skip


def by_end(period: Period, conventions: Conventions) -> Reading:
    """…或之前, …完結前: the last day of the period still counts."""
    return Reading(
        Relation.BY, None, _limit(period, conventions), period.precision,
        _limit_certainty(period), soft_end=_limit_is_soft(period),
    )  # fmt: skip


def before(period: Period, conventions: Conventions) -> Reading:
    """…前, which after 年底, 年中 and 學年 means: by its end, and after other units is unclear.

    Nobody who writes 3月31日前 wants it done by the 30th: the last day of a month is its end.
    """
    if period.festival:
        eve = period.start - timedelta(days=1)
        return Reading(Relation.BY, None, eve, Precision.DAY, Certainty.APPROXIMATE)
    ends_month = period.precision is Precision.DAY and period.end == _end_of_month(period.end)
    if period.edge is not None or ends_month or period.precision is Precision.SCHOOL_YEAR:
        return by_end(period, conventions)
    # People who write 第三季前 mostly mean the quarter too; who writes 2025年前 mostly does not.
    return _before_or_by_end(
        period, literal_first=period.precision in (Precision.YEAR, Precision.MULTI_YEAR)
    )


def before_literally(period: Period, conventions: Conventions) -> Reading:
    """The English `before`, which leaves the unit out, if it is not taken for `by`."""
    if period.edge is not None:
        return by_end(period, conventions)
    if period.festival:
        return before(period, conventions)
    return _before_or_by_end(period, literal_first=True)


def _before_or_by_end(period: Period, *, literal_first: bool) -> Reading:
    inclusive = Window(None, period.end)
    literal = Window(None, period.start - timedelta(days=1))
    first, other = (literal, inclusive) if literal_first else (inclusive, literal)
    return Reading(
        Relation.BY, None, first.latest, period.precision, Certainty.AMBIGUOUS,
        alternatives=(other,), doubt="deadline_before_unit",
    )  # fmt: skip


def _end_of_month(day: date) -> date:
    return last_day(day.year, day.month)


def _limit(period: Period, conventions: Conventions) -> date:
    """The last day that still counts. 年中 as a limit is the end of June, not a soft point."""
    if period.edge is Edge.MIDDLE and period.precision is Precision.HALF:
        return last_day(period.start.year, conventions.middle_limit_month)
    return period.end


def _limit_is_soft(period: Period) -> bool:
    return period.soft_end and period.edge is not Edge.MIDDLE


def _limit_certainty(period: Period) -> Certainty:
    return Certainty.APPROXIMATE if _limit_is_soft(period) else Certainty.FIRM


def _certainty(period: Period) -> Certainty:
    return Certainty.APPROXIMATE if period.approximate else Certainty.FIRM
