"""What the words in front of a period in English, and behind it, make of it."""

from app.domain.conventions import ReadingContext
from app.domain.deadline import Precision
from app.domain.deadline_grammar import english_context as around
from app.domain.deadline_grammar import relations, stretches
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading
from app.domain.deadline_grammar.tokens import Kind, Token


class EnglishRelations:
    """Reads on behind a period, at the place of a cursor."""

    def __init__(self, cursor: Cursor, context: ReadingContext, *, typed: bool) -> None:
        self._cursor = cursor
        self._context = context
        self._typed = typed

    def related(
        self, period: Period, lead: Token | None, begin: int, *, soft: bool
    ) -> Reading | None:
        """How the deed lies to the period just read; None if the period limits no deed.

        `begin` is where the phrase begins, with its lead, in the prepared text.
        """
        cursor, conventions = self._cursor, self._context.conventions
        kind = lead.kind if lead is not None else None
        before = cursor.prepared.before(begin)
        if cursor.take(Kind.BY_INCLUDING):
            return relations.by_end(period, conventions)
        onwards = cursor.take(Kind.START) is not None
        if self._describes(period, kind, before):
            return None
        if onwards:
            return stretches.lasting(cursor, relations.starting(period))
        if kind is Kind.NO_LATER:
            return relations.by_end(period, conventions)
        if kind is Kind.BY:
            return relations.before_literally(period, conventions)
        if kind is Kind.AFTER:
            return relations.after(period)
        if kind is Kind.TO and lead is not None:
            to = cursor.prepared.text[lead.start : lead.end] == "to"
            return None if to else relations.until(period, conventions)
        if kind is Kind.FROM and lead is not None:
            return self._from(period, lead)
        return (
            relations.within(period) if lead is not None else self._bare(period, before, soft=soft)
        )

    def _describes(self, period: Period, kind: Kind | None, before: str) -> bool:
        """Whether the period belongs to a name, to a thing, or to what others are held against."""
        following = self._cursor.following
        if kind is Kind.FROM and around.tells_of_thing(before):
            return True
        if period.edge is None and around.names_document(following):
            return True
        if around.is_level(following):
            return True
        return kind in (None, Kind.AT) and around.is_base(before, following)

    def _from(self, period: Period, lead: Token) -> Reading | None:
        """From April 2024; from 2024 to 2026 is a stretch, since 2020 tells what was before."""
        published = self._context.published
        past = published is not None and period.end < published
        word = self._cursor.prepared.text[lead.start : lead.end]
        if past and word in ("since", "as of"):
            return None
        if period.ranged:
            return relations.within(period)
        return stretches.lasting(self._cursor, relations.starting(period))

    def _bare(self, period: Period, before: str, *, soft: bool) -> Reading | None:
        """A period that no word leads to: Q3 2024, next year; a year alone is mostly a name."""
        token = self._cursor.last
        if period.ranged:
            if before.endswith("for "):
                return None
            reading = relations.within(period)
            return reading if self._typed or not before else relations.softened(reading)
        if period.edge is not None:
            return relations.within(period)
        if period.precision is Precision.YEAR:
            told = soft and around.counts_nothing(self._cursor.following)
            told = told or (token.kind is Kind.RELATIVE_YEAR and token.value > 0)
            return relations.within(period) if told else None
        pair = token.kind is Kind.YEAR_PAIR
        return relations.within(period) if self._typed or soft or not pair else None
