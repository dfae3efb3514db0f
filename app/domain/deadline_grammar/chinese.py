"""The reader of deadlines in Chinese.

deadline  := [soft] [lead] [soft] (stretch | period relation) | ongoing | condition | term | event
lead      := at | from | to | no later than
relation  := [by | within | starting | after | until] [length in]
condition := 視乎 ...   term := 本屆政府任期內   event := ...通過後六個月
"""

import contextlib
from collections.abc import Callable
from dataclasses import replace

from app.domain.conventions import ReadingContext
from app.domain.deadline import Deadline
from app.domain.deadline_grammar import chinese_context as around
from app.domain.deadline_grammar import relations, stretches
from app.domain.deadline_grammar.chinese_relations import BEHIND_PERIOD, ChineseRelations
from app.domain.deadline_grammar.chinese_units import read_period
from app.domain.deadline_grammar.chinese_words import CHINESE
from app.domain.deadline_grammar.chinese_yearless import Yearless
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.events import read_event
from app.domain.deadline_grammar.found import Actors, FoundDeadline, found, of_sentence
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading
from app.domain.deadline_grammar.tokens import Kind, Token
from app.domain.deadline_grammar.units import NeedsCalendar, NeedsPublished, NotOnCalendar
from app.domain.lexing import Prepared, quoted_spans


class ChineseReader:
    """Reads the tokens of one text from left to right."""

    def __init__(
        self, prepared: Prepared, context: ReadingContext, actors: Actors, *, typed: bool
    ) -> None:
        quoted = quoted_spans(prepared.text)
        tokens = [
            token
            for token in CHINESE.tokens(prepared.text)
            if not any(start < token.start < end for start, end in quoted)
        ]
        self._cursor = Cursor(prepared, tokens)
        self._prepared = prepared
        self._context = context
        self._actors = actors
        self._typed = typed
        self._relations = ChineseRelations(self._cursor, context, typed=typed)
        self._yearless = Yearless(self._cursor, context, self._relations)
        self._found: list[FoundDeadline] = []
        self._free_from = 0
        """Where the words begin that belong to no phrase yet, in the prepared text."""

    def all(self) -> list[FoundDeadline]:
        """The deadlines in order."""
        cursor = self._cursor
        while not cursor.finished:
            start = cursor.at
            cursor.begin_phrase()
            one = self._rule(cursor.tokens[start])()
            if one is not None:
                self._found.append(one)
                self._free_from = cursor.last.end
            if cursor.at == start:
                cursor.at += 1
        return self._found

    def _rule(self, token: Token) -> Callable[[], FoundDeadline | None]:
        """The rule for what begins with a token."""
        rules = {
            Kind.ONGOING: self._ongoing,
            Kind.DEPENDS: self._condition,
            Kind.TERM: self._term,
            Kind.AFTER: self._event,
        }
        if token.kind is Kind.LENGTH and self._cursor.peek(Kind.AFTER, ahead=1):
            return self._event
        return rules.get(token.kind, self._deadline)

    def _ongoing(self) -> FoundDeadline | None:
        token = self._cursor.take(Kind.ONGOING)
        assert token is not None
        place = self._prepared.offsets[token.start]
        before = self._prepared.before(token.start)
        verb = around.is_verb(before) or self._actors(place)
        # In a table a blank parts the time from the words in front of it.
        printed = self._prepared.original[max(0, place - 1) : place]
        verb = verb or around.stands_alone(printed or before, self._cursor.following)
        return self._shown(token.start, relations.ongoing()) if verb else None

    def _condition(self) -> FoundDeadline:
        """視乎… up to the end of its clause, 待…後; the words of time in it are part of it."""
        cursor = self._cursor
        token = cursor.take(Kind.DEPENDS)
        assert token is not None
        waits = token.word == "待"
        end_of = around.end_of_event if waits else around.end_of_clause
        end = end_of(self._prepared.text, token.end)
        while not cursor.finished and cursor.tokens[cursor.at].start < end:
            cursor.at += 1
        if waits:
            end = self._length_behind(end)
        reading = relations.decided_by_event()
        return replace(found(self._prepared, token.start, end, reading), condition=True)

    def _length_behind(self, end: int) -> int:
        """待條例通過後六個月內: the length counts from the event, and belongs to it."""
        cursor = self._cursor
        cursor.begin_phrase()
        length = cursor.peek(Kind.LENGTH)
        if length is None or self._prepared.text[end : length.start] not in ("", ",", "的"):
            return end
        cursor.take(Kind.LENGTH)
        cursor.take(Kind.IN)
        return cursor.last.end

    def _term(self) -> FoundDeadline:
        token = self._cursor.take(Kind.TERM)
        assert token is not None
        of_government = "届" in token.word or "政府" in token.word
        term = self._context.term if of_government else None
        return self._shown(token.start, relations.in_term(term))

    def _event(self) -> FoundDeadline | None:
        cursor = self._cursor
        token = cursor.tokens[cursor.at]
        if token.kind is Kind.LENGTH and stretches.opens(self._prepared.before(token.start)):
            cursor.at += 2  # 我們會在五年後檢討
            return self._shown(token.start, relations.unknown("deadline_counts_from"))
        words = read_event(cursor, self._free_from)
        if words is None:
            return None
        return found(self._prepared, *words, relations.decided_by_event())

    def _deadline(self) -> FoundDeadline | None:
        cursor = self._cursor
        begin = cursor.tokens[cursor.at].start
        soft = cursor.take(Kind.SOFT) is not None
        if self._described():
            return None
        lead = cursor.take(Kind.AT, Kind.FROM, Kind.TO, Kind.NO_LATER)
        soft = cursor.take(Kind.SOFT) is not None or soft
        if lead is not None and self._described():
            return None
        first = cursor.at
        stretch = self._stretch(begin, lead)
        reading = (
            stretch
            or self._dated(lead, begin, soft=soft)
            or self._without_year(begin, lead, soft=soft)
            or self._unknown_years(lead)
        )
        if reading is None:
            return None
        # 由 and 至 say something about the window; 在 and 於 only lead to it.
        leads = lead is not None and lead.kind is not Kind.AT and stretch is None
        shown = lead.start if lead is not None and leads else cursor.tokens[first].start
        return self._shown(shown, relations.softened(reading) if soft else reading)

    def _shown(self, start: int, reading: Reading) -> FoundDeadline:
        return found(self._prepared, start, self._cursor.last.end, reading)

    def _described(self) -> bool:
        """Take 較2021年, 比過去五年(…), 較之前五年(…): what others are held against."""
        cursor = self._cursor
        if not cursor.take(Kind.BASELINE):
            return False
        while cursor.take(Kind.BASELINE, Kind.BY, Kind.AT):
            pass
        stretches.skip_described(cursor, self._context, read_period)
        with contextlib.suppress(NotOnCalendar, NeedsPublished, NeedsCalendar):
            read_period(cursor, self._context)
        while cursor.take(*BEHIND_PERIOD):
            pass
        return True

    def _earlier(self, begin: int) -> tuple[Deadline, ...]:
        """The deadlines of the same sentence in front of a place."""
        sentence = self._prepared.offsets[around.begin_of_sentence(self._prepared.text, begin)]
        return of_sentence(self._found, sentence)

    def _stretch(self, begin: int, lead: Token | None) -> Reading | None:
        led = lead is not None and lead.kind in (Kind.AT, Kind.NO_LATER)
        place = stretches.Place(self._prepared.before(begin), led, self._earlier(begin))
        return stretches.read_stretch(self._cursor, self._context, place)

    def _dated(self, lead: Token | None, begin: int, *, soft: bool) -> Reading | None:
        """A period with the words around it."""
        cursor = self._cursor
        first = cursor.at
        try:
            period = read_period(cursor, self._context)
        except NotOnCalendar:
            return relations.unknown("deadline_not_on_calendar")
        except NeedsPublished:
            cursor.take(*BEHIND_PERIOD)
            return relations.unknown("deadline_needs_published")
        except NeedsCalendar:
            cursor.take(*BEHIND_PERIOD)
            return relations.unknown("deadline_needs_calendar")
        if period is None:
            return None
        reading = self._either(period, lead, first, soft=soft)
        if reading is None and lead is None and self._goes_on(period, begin):
            reading = self._either(period, lead, first, soft=True)
            reading = reading and relations.softened(reading)
        return None if reading is None else stretches.stretch_before(cursor, reading)

    def _either(
        self, period: Period, lead: Token | None, first: int, *, soft: bool
    ) -> Reading | None:
        """The reading of a period with the words around it; of two, where it may be either."""
        cursor = self._cursor
        behind = cursor.at
        reading = self._relations.related(period, lead, first, soft=soft)
        if reading is None or period.other is None:
            return reading
        end, cursor.at = cursor.at, behind
        other = self._relations.related(period.other, lead, first, soft=soft)
        cursor.at = end
        if other is None:
            return reading
        return relations.unclear(reading, other.window, doubt="deadline_which_years")

    def _goes_on(self, period: Period, begin: int) -> bool:
        """…於2026年落成，2030年全部完成: a later year at the start of a clause."""
        earlier = [one.latest or one.earliest for one in self._earlier(begin)]
        text = self._prepared.text
        at_start = begin > 0 and around.begin_of_clause(text, begin) == begin
        return at_start and any(day is not None and day < period.start for day in earlier)

    def _without_year(self, begin: int, lead: Token | None, *, soft: bool) -> Reading | None:
        if self._typed:
            return None
        return self._yearless.read(begin, lead, self._earlier(begin), soft=soft)

    def _unknown_years(self, lead: Token | None) -> Reading | None:
        """在2024-25立法年度: years that are in no calendar of ours."""
        cursor = self._cursor
        leads = lead is not None and lead.kind in (Kind.AT, Kind.FROM, Kind.NO_LATER)
        if not leads or cursor.take(Kind.YEAR_PAIR) is None or not cursor.following[:1].isalpha():
            return None
        return relations.unknown("deadline_not_on_calendar")
