"""The reader of deadlines in English.

deadline := [soft] [lead] [soft] (stretch | period) [onwards | or before]
lead     := by | no later than | before | within | in | on | from | until | after
stretch  := [next] length        with within, in, over or during in front
event    := length (after | following) ... passage, enactment, completion, launch ...
"""

import contextlib
import re
from dataclasses import replace
from datetime import timedelta

from app.domain.conventions import ReadingContext
from app.domain.deadline import Certainty, Deadline, Relation, add_months
from app.domain.deadline_grammar import english_context as around
from app.domain.deadline_grammar import periods, relations, stretches
from app.domain.deadline_grammar.coming import coming
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.english_relations import EnglishRelations
from app.domain.deadline_grammar.english_units import read_period, read_yearless
from app.domain.deadline_grammar.english_words import ENGLISH
from app.domain.deadline_grammar.found import Actors, FoundDeadline, found, of_sentence
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading
from app.domain.deadline_grammar.tokens import Kind, Token
from app.domain.deadline_grammar.units import NeedsPublished, NotOnCalendar
from app.domain.lexing import Prepared, quoted_spans

# By the first half of the [year], by the end of June.
_LOOSE_END = re.compile(r"(?:(?: of| in)(?: the)?)?[ ,.-]*$")
_LIMITS = (Kind.NO_LATER, Kind.BY)
_LEADS = (Kind.NO_LATER, Kind.BY, Kind.IN, Kind.AT, Kind.FROM, Kind.TO, Kind.AFTER)


def _is_thousands(prepared: Prepared, token: Token) -> bool:
    """2 000 is no year, whatever 2000 is."""
    start, end = prepared.span(token.start, token.end)
    return end - start != token.end - token.start


class EnglishReader:
    """Reads the tokens of one text from left to right."""

    def __init__(
        self, prepared: Prepared, context: ReadingContext, actors: Actors, *, typed: bool
    ) -> None:
        quoted = quoted_spans(prepared.text)
        tokens = [
            token
            for token in ENGLISH.tokens(prepared.text)
            if not any(start < token.start < end for start, end in quoted)
            and not (token.kind is Kind.YEAR and _is_thousands(prepared, token))
        ]
        self._cursor = Cursor(prepared, tokens)
        self._prepared = prepared
        self._context = context
        self._actors = actors
        self._typed = typed
        self._relations = EnglishRelations(self._cursor, context, typed=typed)
        self._found: list[FoundDeadline] = []

    def all(self) -> list[FoundDeadline]:
        """The deadlines in order."""
        cursor = self._cursor
        while not cursor.finished:
            start = cursor.at
            cursor.begin_phrase()
            one = self._one(cursor.tokens[start])
            if one is not None:
                self._found.append(one)
            if cursor.at == start:
                cursor.at += 1
        return self._found

    def _one(self, token: Token) -> FoundDeadline | None:
        cursor = self._cursor
        if cursor.take(Kind.ONGOING):
            place = self._prepared.offsets[token.start]
            before = self._prepared.before(token.start)
            verb = around.is_verb(before) or self._actors(place - 1) or self._actors(place)
            return self._shown(token.start, relations.ongoing()) if verb else None
        if cursor.take(Kind.DEPENDS):
            return self._condition(token)
        if cursor.take(Kind.BASELINE):
            self._skip_described()
            return None
        return self._deadline()

    def _condition(self, token: Token) -> FoundDeadline:
        """Subject to ..., up to the end of its clause."""
        cursor = self._cursor
        end = around.end_of_clause(self._prepared.text, token.end)
        while not cursor.finished and cursor.tokens[cursor.at].start < end:
            cursor.at += 1
        reading = relations.decided_by_event()
        return replace(found(self._prepared, token.start, end, reading), condition=True)

    def _deadline(self) -> FoundDeadline | None:
        cursor = self._cursor
        begin = cursor.at
        place = cursor.tokens[begin].start
        lasting = self._length_in_front()
        soft = cursor.take(Kind.SOFT) is not None
        lead = cursor.take(*_LEADS)
        soft = cursor.take(Kind.SOFT) is not None or soft
        first = cursor.at
        if cursor.take(Kind.TERM):
            return self._shown(cursor.tokens[first].start, relations.in_term(self._context.term))
        if cursor.take(Kind.BASELINE):
            self._skip_described()
            return None
        if (event := self._event()) is not None:
            return found(self._prepared, *event, relations.decided_by_event())
        reading = self._stretch(place, lead) or self._dated(place, lead, soft=soft)
        if reading is None:
            cursor.at = max(cursor.at, begin + 1)
            return None
        start = lead if lead is not None and lead.kind is not Kind.AT else cursor.tokens[first]
        if lasting and reading.relation is Relation.FROM and reading.earliest is not None:
            end = add_months(reading.earliest, lasting) - timedelta(days=1)
            reading = replace(reading, latest=end)
        hoped = soft or around.is_hoped(self._prepared.before(start.start))
        return self._shown(start.start, relations.softened(reading) if hoped else reading)

    def _length_in_front(self) -> int:
        """The months of `for two years` in front of `from 1 January 2023`; 0 without."""
        cursor = self._cursor
        back = cursor.at
        length = cursor.take(Kind.LENGTH) if cursor.take(Kind.LASTING) else None
        if length is not None and cursor.peek(Kind.FROM):
            return stretches.months_of(length)
        cursor.at = back
        return 0

    def _shown(self, start: int, reading: Reading) -> FoundDeadline:
        text = self._prepared.text
        end = self._cursor.last.end
        end = start + len(_LOOSE_END.sub("", text[start:end]))
        return found(self._prepared, start, end, reading)

    def _skip_described(self) -> None:
        """Take what others are held against: the past five years (2017-18 to 2021-22)."""
        cursor = self._cursor
        cursor.take(*_LEADS)
        if cursor.peek(Kind.LENGTH):
            stretches.skip_described(cursor, self._context, read_period)
            return
        with contextlib.suppress(NotOnCalendar, NeedsPublished):
            read_period(cursor, self._context)

    def _event(self) -> tuple[int, int] | None:
        """Six months after the passage of the bill, as [start, end) of the prepared text.

        The speed of a service is taken and left.
        """
        cursor = self._cursor
        back = cursor.at
        length = cursor.take(Kind.LENGTH)
        if length is None:
            return None
        if not around.counts_from_something(cursor.following):
            cursor.at = back
            return None
        cursor.take(Kind.AFTER, Kind.FROM)
        end = around.event(cursor.following)
        return None if end is None else (length.start, cursor.last.end + end)

    def _stretch(self, begin: int, lead: Token | None) -> Reading | None:
        """Within six months, in the next five years, in the five-year period from 2021-22."""
        cursor = self._cursor
        back = cursor.at
        future = cursor.take(Kind.FUTURE) is not None
        length = cursor.take(Kind.LENGTH)
        if length is not None and lead is not None:
            reading = self._period_of(length) or self._limit(begin, lead, length, future=future)
            if reading is not None:
                return reading
        cursor.at = back
        return None

    def _period_of(self, length: Token) -> Reading | None:
        """The five-year period from 2021-22: so many years, the first one counted."""
        cursor = self._cursor
        months = stretches.months_of(length)
        start = cursor.tokens[cursor.at : cursor.at + 1]
        if not months or not start or start[0].kind is not Kind.FROM:
            return None
        if self._prepared.text[length.end : start[0].start] != " period ":
            return None
        cursor.begin_phrase()
        cursor.take(Kind.FROM)
        with contextlib.suppress(NotOnCalendar, NeedsPublished):
            period = read_period(cursor, self._context)
            if period is not None:
                end = add_months(period.start, months) - timedelta(days=1)
                return relations.within(periods.years_from(period.start, end))
        return None

    def _limit(self, begin: int, lead: Token, length: Token, *, future: bool) -> Reading | None:
        cursor = self._cursor
        if lead.kind not in (Kind.IN, Kind.AT, Kind.NO_LATER):
            return None
        if (explained := stretches.bracket(cursor, self._context, read_period)) is not None:
            return relations.within(explained)
        short = length.word not in ("年", "个月")
        before = self._prepared.before(begin)
        if not future and (short or around.is_service(before)):
            return None
        reading = stretches.counted(length, self._context, self._earlier(begin))
        if reading is None or reading.doubt or future or lead.kind is Kind.IN:
            return reading
        # In five years: by then, or not before then?
        return replace(reading, doubt="deadline_counts_from", certainty=Certainty.AMBIGUOUS)

    def _earlier(self, begin: int) -> tuple[Deadline, ...]:
        """The deadlines of the same sentence in front of a place."""
        start = around.begin_of_sentence(self._prepared.text, begin)
        return of_sentence(self._found, self._prepared.offsets[start])

    def _without_year(self, begin: int, lead: Token | None, *, soft: bool) -> Reading | None:
        """By the end of June, before Lunar New Year: those to come."""
        cursor = self._cursor
        festival = cursor.peek(Kind.FESTIVAL) is not None
        kinds = (*_LIMITS, Kind.IN, Kind.AFTER) if festival else _LIMITS
        if self._typed or lead is None or lead.kind not in kinds:
            return None
        back = cursor.at
        period_of = read_yearless(cursor, self._context)
        if period_of is None or around.recurs(self._prepared.text, begin):
            cursor.at = back
            return None
        behind = cursor.at

        def related(period: Period) -> Reading | None:
            cursor.at = behind
            return self._relations.related(period, lead, begin, soft=soft)

        return coming(self._context, period_of, related)

    def _dated(self, begin: int, lead: Token | None, *, soft: bool) -> Reading | None:
        try:
            period = read_period(self._cursor, self._context)
        except NotOnCalendar:
            return relations.unknown("deadline_not_on_calendar")
        except NeedsPublished:
            return relations.unknown("deadline_needs_published")
        if period is None:
            return self._without_year(begin, lead, soft=soft)
        reading = self._relations.related(period, lead, begin, soft=soft)
        if reading is not None and period.other is not None:
            other = self._relations.related(period.other, lead, begin, soft=soft)
            if other is not None:
                return relations.unclear(reading, other.window, doubt="deadline_which_years")
        return reading
