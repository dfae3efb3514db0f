"""From the tokens of a text to its deadlines.

deadline := [soft] [baseline] [at | from | to] [soft] (period relation | stretch) | ongoing
relation := [by | within | starting] [length in]
stretch  := [future] length [in] [( period )]
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.conventions import ReadingContext
from app.domain.deadline import Certainty, Deadline, Precision, Relation, add_months
from app.domain.deadline_grammar import periods, relations
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading
from app.domain.deadline_grammar.tokens import Kind, Token, tokenize
from app.domain.deadline_grammar.units import NeedsPublished, NotOnCalendar, read_period
from app.domain.lexing import Prepared, prepare, quoted_spans

_MONTHS_IN = {"年": 12, "个月": 1}
_LONGEST_MONTHS = 100 * 12
"""Nobody promises for more; what counts more years speaks of something else."""
_CLAUSE_ENDS = "，。；,;"
_SENTENCE_ENDS = "。；;:"
_MODALS = ("会", "将", "亦", "并", "仍", "须", "正")

Actors = Callable[[int], bool]
"""Tells whether the name of an organisation ends at an offset of the text."""


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline of a text and the code of the question that it raises, if any."""

    deadline: Deadline
    doubt: str = ""


def nobody(_end: int) -> bool:
    """`Actors` of a text that names none."""
    return False


def find_deadlines(
    text: str, context: ReadingContext, actors: Actors = nobody
) -> list[FoundDeadline]:
    """All deadlines of a text, in order, with spans in it.

    What a named organisation or a modal 繼續s is ongoing. Names in quotation marks, baselines
    (較2021年) and durations (為期一年) are no deadlines.
    """
    return _Reader(prepare(text), context, actors, typed=False).all()


def read_phrase(text: str, context: ReadingContext) -> FoundDeadline | None:
    """The one deadline that a phrase typed by a user stands for; None if it is not one."""
    prepared = prepare(text.strip())
    found = _Reader(prepared, context, nobody, typed=True).all()
    if len(found) != 1:
        return None
    start, end = found[0].deadline.span
    # 在 or 於 in front is not part of the phrase.
    return found[0] if start <= 1 and end == len(prepared.original) else None


class _Reader:
    """Reads the tokens of one text from left to right."""

    def __init__(
        self, prepared: Prepared, context: ReadingContext, actors: Actors, *, typed: bool
    ) -> None:
        quoted = quoted_spans(prepared.text)
        tokens = [
            token
            for token in tokenize(prepared.text)
            if not any(start < token.start < end for start, end in quoted)
        ]
        self._cursor = Cursor(prepared, tokens)
        self._prepared = prepared
        self._context = context
        self._actors = actors
        self._typed = typed

    def all(self) -> list[FoundDeadline]:
        found: list[FoundDeadline] = []
        cursor = self._cursor
        while not cursor.finished:
            start = cursor.at
            cursor.begin_phrase()
            one = self._ongoing() if cursor.peek(Kind.ONGOING) else self._deadline()
            if one is not None:
                found.append(one)
            if cursor.at == start:
                cursor.at += 1
        return found

    def _ongoing(self) -> FoundDeadline | None:
        token = self._cursor.take(Kind.ONGOING)
        assert token is not None
        return self._found(token, relations.ongoing()) if self._is_verb(token) else None

    def _is_verb(self, token: Token) -> bool:
        """Whether 繼續 is what the commitment does, not a word inside a description."""
        before = self._prepared.text[: token.start]
        if not before or before[-1] in _SENTENCE_ENDS or before.endswith(_MODALS):
            return True
        return self._actors(self._prepared.offsets[token.start])

    def _deadline(self) -> FoundDeadline | None:
        cursor = self._cursor
        soft = cursor.take(Kind.SOFT) is not None
        baseline = cursor.take(Kind.BASELINE) is not None
        lead = cursor.take(Kind.AT, Kind.FROM, Kind.TO)
        soft = cursor.take(Kind.SOFT) is not None or soft
        first = cursor.at
        reading = self._stretch() or self._dated(lead)
        if reading is None or baseline:
            return None
        if soft and reading.certainty is Certainty.FIRM:
            reading = replace(reading, certainty=Certainty.APPROXIMATE)
        # 由 and 至 say something about the window; 在 and 於 only lead to it.
        shown = lead if lead is not None and lead.kind is not Kind.AT else cursor.tokens[first]
        return self._found(shown, reading)

    def _found(self, first: Token, reading: Reading) -> FoundDeadline:
        end = self._cursor.last.end
        span = self._prepared.span(first.start, end)
        deadline = reading.deadline(self._prepared.printed(first.start, end), span)
        return FoundDeadline(deadline, reading.doubt)

    def _dated(self, lead: Token | None) -> Reading | None:
        """A period with the words around it."""
        try:
            period = read_period(self._cursor, self._context)
        except NotOnCalendar:
            return relations.unknown("deadline_not_on_calendar")
        except NeedsPublished:
            self._cursor.take(Kind.BY_INCLUDING, Kind.BY, Kind.IN, Kind.START, Kind.AFTER)
            return relations.unknown("deadline_needs_published")
        if period is None:
            return None
        reading = self._related(period, lead)
        return None if reading is None else self._stretch_before(reading)

    def _related(self, period: Period, lead: Token | None) -> Reading | None:
        cursor, conventions = self._cursor, self._context.conventions
        if cursor.take(Kind.BY_INCLUDING):
            return relations.by_end(period, conventions)
        if cursor.take(Kind.BY):
            return relations.before(period, conventions)
        inside = cursor.take(Kind.IN)
        if cursor.take(Kind.START):
            return self._lasting(relations.starting(period))
        if cursor.take(Kind.AFTER):
            return relations.after(period)
        if inside:
            return relations.within(period)
        if cursor.peek(Kind.OF):  # 2022年的…: the period belongs to a thing, it limits no deed.
            return None
        if lead is not None and lead.kind is Kind.FROM:
            return self._lasting(relations.starting(period))
        if lead is not None and lead.kind is Kind.TO:
            return relations.until(period, conventions)
        bare_year = period.precision is Precision.YEAR and period.edge is None
        if lead is None and bare_year and not self._typed:
            return None
        return relations.within(period)

    def _stretch_before(self, reading: Reading) -> Reading:
        """…前三年內: the stretch of that length which ends with the limit."""
        length = self._cursor.peek(Kind.LENGTH)
        if reading.relation is not Relation.BY or reading.latest is None or length is None:
            return reading
        months = _months(length)
        if not months or not self._cursor.peek(Kind.IN, ahead=1):
            return reading
        self._cursor.at += 2
        earliest = periods.months_ending(reading.latest, months)
        return replace(
            reading, relation=Relation.IN, precision=Precision.MULTI_YEAR, earliest=earliest
        )

    def _lasting(self, reading: Reading) -> Reading:
        """由…起…為期一年: what starts also ends, if the same clause says how long it lasts."""
        cursor = self._cursor
        if (counted := self._counted_from(reading)) is not None:
            return counted
        begin = cursor.last.end
        for at in range(cursor.at, len(cursor.tokens) - 1):
            token, length = cursor.tokens[at], cursor.tokens[at + 1]
            if any(end in self._prepared.text[begin : token.start] for end in _CLAUSE_ENDS):
                break
            if token.kind is Kind.LASTING and (months := _months(length)):
                assert reading.earliest is not None
                end = add_months(reading.earliest, months) - timedelta(days=1)
                return replace(reading, latest=end)
        return reading

    def _counted_from(self, reading: Reading) -> Reading | None:
        """由2024年起三年內, 2024-25年度起的三年: so many years, the first one counted."""
        cursor = self._cursor
        linked = 1 if cursor.peek(Kind.OF) else 0
        length = cursor.peek(Kind.LENGTH, ahead=linked)
        months = _months(length) if length is not None else 0
        inside = cursor.peek(Kind.IN, ahead=linked + 1) is not None
        if not months or not (linked or inside):
            return None
        assert reading.earliest is not None
        cursor.at += linked + 1 + inside
        latest = add_months(reading.earliest, months) - timedelta(days=1)
        precision = Precision.MULTI_YEAR if months > 12 else reading.precision
        return replace(reading, relation=Relation.IN, latest=latest, precision=precision)

    def _stretch(self) -> Reading | None:
        """未來五年, 三年內: from publication to the end of the last of those years."""
        cursor = self._cursor
        ahead = 1 if cursor.peek(Kind.FUTURE) else 0
        length = cursor.peek(Kind.LENGTH, ahead=ahead)
        if length is None or length.word != "年" or not _months(length) or self._after_event():
            return None
        inside = cursor.peek(Kind.IN, ahead=ahead + 1) is not None
        if not ahead and not inside:
            return None
        cursor.at += ahead + 1 + inside
        if (explained := self._bracket()) is not None:
            return relations.within(explained)
        published = self._context.published
        if published is None:
            return relations.unknown("deadline_needs_published")
        end = date(published.year + length.value, 12, 31)
        return relations.within(periods.years_from(published, end))

    def _after_event(self) -> bool:
        """條例通過後三年內 counts from an event, not from publication."""
        at = self._cursor.at
        if at == 0 or self._cursor.tokens[at - 1].kind is not Kind.AFTER:
            return False
        return self._cursor.tokens[at - 1].end == self._cursor.tokens[at].start

    def _bracket(self) -> Period | None:
        """(2023-24至2032-33年度) behind a length says which years are meant."""
        cursor = self._cursor
        back = cursor.at
        if cursor.take(Kind.OPEN):
            try:
                period = read_period(cursor, self._context)
            except (NotOnCalendar, NeedsPublished):
                period = None
            if period is not None and cursor.take(Kind.CLOSE):
                return period
        cursor.at = back
        return None


def _months(length: Token) -> int:
    """The months of a length such as 18個月 or 三年; 0 for other tokens and smaller units."""
    months = length.value * _MONTHS_IN.get(length.word, 0) if length.kind is Kind.LENGTH else 0
    return months if months <= _LONGEST_MONTHS else 0
