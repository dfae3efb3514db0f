"""Parts of a year without the year: 在第四季前, 於3月31日或之前, 農曆新年前."""

from app.domain.conventions import ReadingContext
from app.domain.deadline import Deadline, Precision
from app.domain.deadline_grammar import chinese_context as around
from app.domain.deadline_grammar import periods, relations
from app.domain.deadline_grammar.chinese_relations import BEHIND_PERIOD, ChineseRelations
from app.domain.deadline_grammar.chinese_units import narrowed
from app.domain.deadline_grammar.coming import ANY_YEAR, coming
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading
from app.domain.deadline_grammar.tokens import Kind, Token

_PARTS_OF_YEAR = (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.HALF)


class Yearless:
    """Reads them at the place of a cursor."""

    def __init__(self, cursor: Cursor, context: ReadingContext, related: ChineseRelations) -> None:
        self._cursor = cursor
        self._context = context
        self._relations = related

    def read(
        self, begin: int, lead: Token | None, earlier: tuple[Deadline, ...], *, soft: bool
    ) -> Reading | None:
        """In the year of a deadline before it in the sentence, or else the next one to come."""
        cursor = self._cursor
        unit = cursor.peek(Kind.QUARTER, Kind.HALF, Kind.MONTH, Kind.FESTIVAL)
        if unit is None:
            return None
        text = cursor.prepared.text
        clause = text[around.begin_of_clause(text, begin) : begin]
        counted = unit.kind is Kind.QUARTER and around.COUNTED.match(text, unit.start) is not None
        if counted or around.RECURS.search(clause):
            return None
        first = cursor.at
        if not clause and (reading := self._in_year_before(lead, earlier, soft=soft)) is not None:
            return reading
        cursor.at = first + 1
        cursor.take(Kind.DAY, Kind.EDGE)
        after = (Kind.AFTER,) if unit.kind is Kind.FESTIVAL else ()
        closed = cursor.take(Kind.BY_INCLUDING, Kind.BY, Kind.IN, *after) is not None
        led = lead is not None and lead.kind in (Kind.AT, Kind.NO_LATER)
        limits = closed or (led and not cursor.peek(Kind.OF))
        told = not clause and unit.kind is not Kind.MONTH
        told = told and around.begins_with_verb(cursor.following)
        if not (limits or told) or around.RECURS_BEHIND.match(cursor.following):
            cursor.at = first
            return None
        if not limits:
            return relations.unknown("deadline_needs_year")
        return self._coming(first, lead, soft=soft)

    def _in_year_before(
        self, lead: Token | None, earlier: tuple[Deadline, ...], *, soft: bool
    ) -> Reading | None:
        """2024年第一季完成，第三季開展: the second one is later in the same year."""
        last = earlier[-1].latest if earlier else None
        if last is None or earlier[-1].precision not in _PARTS_OF_YEAR:
            return None
        try:
            first = self._cursor.at
            period = narrowed(self._cursor, self._context, periods.year(last.year))
        except ValueError:
            return None
        if period.start <= last:
            return None
        return self._relations.related(period, lead, first, soft=soft)

    def _coming(self, first: int, lead: Token | None, *, soft: bool) -> Reading | None:
        cursor = self._cursor
        words_end = cursor.at

        def period_of(year: Period) -> Period:
            cursor.at = first
            return narrowed(cursor, self._context, year)

        def related(period: Period) -> Reading | None:
            cursor.at = behind
            return self._relations.related(period, lead, first, soft=soft)

        try:
            period_of(ANY_YEAR)
        except ValueError:  # 2月30日前
            cursor.at = words_end
            return relations.unknown("deadline_not_on_calendar")
        behind = cursor.at
        reading = coming(self._context, period_of, related)
        if cursor.at == behind:
            cursor.take(*BEHIND_PERIOD)
        return reading
