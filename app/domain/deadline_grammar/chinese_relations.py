"""What the words behind a period in Chinese, and in front of it, make of it.

relation := [by | within | starting [to period] | after | until]
Without any of these the words around the period decide.
"""

from app.domain.conventions import ReadingContext
from app.domain.deadline import Certainty, Precision, Relation
from app.domain.deadline_grammar import chinese_context as around
from app.domain.deadline_grammar import periods, relations, stretches
from app.domain.deadline_grammar.chinese_units import read_period
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading
from app.domain.deadline_grammar.tokens import Kind, Token
from app.domain.deadline_grammar.units import NeedsCalendar, NeedsPublished, NotOnCalendar

BEHIND_PERIOD = (Kind.BY_INCLUDING, Kind.BY, Kind.IN, Kind.START, Kind.AFTER, Kind.STOP)
_YEAR_SIZED = (Precision.YEAR, Precision.FINANCIAL_YEAR, Precision.SCHOOL_YEAR)


class ChineseRelations:
    """Reads on behind a period, at the place of a cursor."""

    def __init__(self, cursor: Cursor, context: ReadingContext, *, typed: bool) -> None:
        self._cursor = cursor
        self._context = context
        self._typed = typed

    def related(
        self, period: Period, lead: Token | None, first: int, *, soft: bool
    ) -> Reading | None:
        """How the deed lies to the period just read; None if the period limits no deed.

        `first` is the number of the first token of the period.
        """
        cursor, conventions = self._cursor, self._context.conventions
        if cursor.take(Kind.BY_INCLUDING):
            return relations.by_end(period, conventions)
        if cursor.take(Kind.BY):
            return relations.before(period, conventions)
        inside = cursor.take(Kind.IN)
        if inside and cursor.take(Kind.BY_INCLUDING):
            return relations.by_end(period, conventions)
        if cursor.take(Kind.STOP):
            return relations.until(period, conventions)
        if cursor.take(Kind.START):
            return self._started(period)
        if cursor.take(Kind.AFTER):
            return relations.after(period)
        if lead is not None and lead.kind is Kind.NO_LATER:
            return relations.by_end(period, conventions)
        if inside:
            return relations.within(period)
        return self._bare(period, lead, first, soft=soft)

    def _started(self, period: Period) -> Reading:
        """由…起, which may have an end: 起至2025年3月31日, 起…為期一年."""
        cursor = self._cursor
        back = cursor.at
        if cursor.take(Kind.TO):
            try:
                last = read_period(cursor, self._context)
                if last is not None:
                    cursor.take(Kind.STOP)
                    return relations.within(periods.through(period, last))
            except (NotOnCalendar, NeedsPublished, NeedsCalendar, ValueError):
                pass
        cursor.at = back
        return stretches.lasting(cursor, relations.starting(period))

    def _bare(
        self, period: Period, lead: Token | None, first: int, *, soft: bool
    ) -> Reading | None:
        """A period behind which no word says how the deed lies to it."""
        cursor, following = self._cursor, self._cursor.following
        year_sized = period.precision in _YEAR_SIZED and period.edge is None
        if around.compares(following) or (year_sized and around.names_document(following)):
            return None
        if lead is not None and lead.kind is Kind.TO:
            return self._reached(period, lead)
        if cursor.peek(Kind.OF):  # 2022年的…: the period belongs to a thing, it limits no deed.
            return None
        if lead is not None and lead.kind is Kind.FROM:
            return self._begun(period)
        if around.describes(following):
            return None if self._is_past(period) else relations.softened(relations.within(period))
        bare_year = period.precision is Precision.YEAR and period.edge is None
        if bare_year and (part := self._part_of_year(period, lead)) is not None:
            return part
        if bare_year and lead is None and not (self._typed or soft):
            return relations.within(period) if self._happens_in(period, following) else None
        in_bracket = first > 0 and cursor.tokens[first - 1].kind is Kind.OPEN
        reading = relations.within(period)
        return relations.softened(reading) if in_bracket and lead is None else reading

    def _happens_in(self, period: Period, following: str) -> bool:
        """2025年完成, 2025年將會: without 在, a verb behind it shows that the year is a time."""
        published = self._context.published
        past = published is not None and period.end.year < published.year
        return not past and around.begins_with_verb(following)

    def _is_past(self, period: Period) -> bool:
        published = self._context.published
        return published is not None and period.end < published

    def _reached(self, period: Period, lead: Token) -> Reading | None:
        """至2025年: until then; 增至2025年的500次: by then."""
        belongs = self._cursor.take(Kind.OF) is not None
        quantity = around.begins_with_quantity(self._cursor.following)
        if belongs:
            self._cursor.at -= 1
            return relations.within(period) if quantity else None
        if lead.word in around.AS_AT:
            published = self._context.published
            past = published is None or period.end < published
            return None if past else relations.until(period, self._context.conventions)
        if quantity or lead.word == "到":
            return relations.by_end(period, self._context.conventions)
        return relations.until(period, self._context.conventions)

    def _begun(self, period: Period) -> Reading | None:
        """由2023年…: with 起 further on, or without; but 由2019年的4 000人增至 is a baseline."""
        cursor = self._cursor
        reading = relations.starting(period)
        start = cursor.tokens[cursor.at : cursor.at + 1]
        if start and start[0].kind is Kind.START:
            gap = self._cursor.prepared.text[cursor.last.end : start[0].start]
            if around.is_noun_between(gap):
                cursor.at += 1
                return relations.softened(stretches.lasting(cursor, reading))
        if period.ranged:
            return relations.within(period)
        if self._is_past(period) or around.changes(cursor.following):
            return None
        return stretches.lasting(cursor, reading)

    def _part_of_year(self, year: Period, lead: Token | None) -> Reading | None:
        """2024年暑假前, 2024年立法會會期內: a part of the year that no calendar knows."""
        cursor = self._cursor
        closing = cursor.tokens[cursor.at : cursor.at + 1]
        if not closing or closing[0].kind not in (Kind.BY_INCLUDING, Kind.BY, Kind.IN, Kind.AFTER):
            return None
        gap = self._cursor.prepared.text[cursor.last.end : closing[0].start]
        if closing[0].kind is Kind.AFTER:  # 2024年文憑試後
            named = lead is not None and around.is_noun_between(gap)
            return relations.softened(relations.within(year)) if named else None
        if closing[0].kind is Kind.IN:
            if not (lead and around.is_noun_between(gap) and gap.endswith(around.SPANS)):
                return None
            cursor.at += 1
            return relations.softened(relations.within(year))
        if not around.is_noun_between(gap) or gap.endswith(around.NOT_BEFORE):
            return None
        cursor.at += 1
        return Reading(
            Relation.BY, None, year.end, year.precision, Certainty.AMBIGUOUS,
            doubt="deadline_not_on_calendar",
        )  # fmt: skip
