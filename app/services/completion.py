"""What could be typed next in the search box: names, values with counts, operators, times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from app.base.folding import fold
from app.base.i18n import Language, translator
from app.domain.errors import InvalidValue
from app.domain.filters import NOTHING, Condition, Facet, FilterSpec, Match, Period
from app.services.workspace import Workspace
from app.wording.filters import ENUMS, ORGANISATIONS, FacetWords
from app.wording.labels import label
from app.wording.query_language import Titles, Writer, parse
from app.wording.query_language.lexing import (
    COLONS,
    COMMAS,
    Letters,
    joined,
    named,
    term_at,
    without_minus,
)
from app.wording.query_language.names import NAMES, Name, name_called
from app.wording.query_language.times import period_word
from app.wording.query_language.words import EMPTY, MATCHES, choices, folded, in_language
from app.wording.query_language.writing import EMPTY_WORDS, quoted_if_needed

LIMIT = 12
_PERIODS = (
    Period.THIS_QUARTER, Period.NEXT_QUARTER, Period.LAST_QUARTER, Period.THIS_MONTH,
    Period.NEXT_MONTH, Period.THIS_YEAR, Period.NEXT_YEAR, Period.THIS_WEEK, Period.TODAY,
    Period.THIS_HALF, Period.THIS_FINANCIAL_YEAR, Period.PAST, Period.FUTURE,
)  # fmt: skip
_NEAR_DAYS = {
    Language.EN: ("next 30 days", "last 30 days"),
    Language.ZH_HANT: ("未來30天", "過去30天"),
    Language.ZH_HANS: ("未来30天", "过去30天"),
}
_DAY_OPERATORS = ("<", ">=")
_NUMBER_OPERATORS = (">=", "<=", "<>")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to put in place of a part of what is typed."""

    insert: str
    shown: str
    """What the list shows first."""
    explanation: str
    span: tuple[int, int]
    """[from, to) in the text that `insert` replaces."""
    count: int | None = None
    """How many rows there would be; None where that is not asked."""


def complete(
    workspace: Workspace,
    text: str,
    cursor: int,
    language: Language,
    titles: Titles = Titles(),
    limit: int = LIMIT,
) -> list[Suggestion]:
    """What fits where the cursor is, the likeliest first.

    Names and values are found by any part of any of their words, in every language.
    """
    return _Completion(workspace, text, cursor, language, titles).suggestions(limit)[:limit]


class _Completion:
    """One question: the term at the cursor, the part of it that is being typed, and the rest."""

    def __init__(
        self, workspace: Workspace, text: str, cursor: int, language: Language, titles: Titles
    ) -> None:
        self._workspace = workspace
        self._text = text
        self._cursor = cursor
        self._language = language
        self._titles = titles
        self._term = term_at(text, cursor)
        typed = tuple(one for one in self._term.letters if one.at < cursor)
        _, self._letters = without_minus(typed)

    def suggestions(self, limit: int) -> list[Suggestion]:
        split = named(self._letters)
        if split is None:
            return self._names()
        name = name_called(split[0])
        return [] if name is None else self._of_name(name, split[1], limit)

    # --- names ------------------------------------------------------------------------------

    def _names(self) -> list[Suggestion]:
        word = joined(self._letters)
        if not word or any(one.quoted for one in self._letters):
            return []
        wanted, span = fold(word), (self._letters[0].at, self._term.end)
        found = []
        for place, name in enumerate(NAMES):
            words = (*name.en, *name.zh_hant, name.zh_hans, name.label(self._language))
            rank = _rank(wanted, map(folded, words))
            if rank is not None:
                written = name.written(self._language)
                shown = name.label(self._language)
                found.append((rank, place, Suggestion(f"{written}:", written, shown, span)))
        return [one for *_, one in sorted(found, key=lambda one: one[:2])]

    # --- values -----------------------------------------------------------------------------

    def _of_name(self, name: Name, letters: Letters, limit: int) -> list[Suggestion]:
        part = _last_part(letters)
        if any(one.text in COLONS and not one.quoted for one in part):
            return []  # Words of `starts:` and the like are anybody's.
        start = part[0].at if part else self._cursor
        span = (start, self._part_end(start))
        wanted = fold(joined(part))
        found = list(self._facet_values(name, span, wanted, limit))
        if len(part) == len(letters):  # Only one of these can stand behind a name.
            found += self._ranked(self._forms(name, span), wanted)
        found.sort(key=lambda one: (one[0], -(one[1].count or 0)))
        return [one for _, one in found]

    def _ranked(
        self, offered: Iterable[tuple[Suggestion, Iterable[str]]], wanted: str
    ) -> Iterator[tuple[int, Suggestion]]:
        for suggestion, words in offered:
            rank = _rank(wanted, map(folded, words))
            if rank is not None:
                yield rank, suggestion

    def _facet_values(
        self, name: Name, span: tuple[int, int], wanted: str, limit: int
    ) -> Iterator[tuple[int, Suggestion]]:
        """The best values that rows have under the rest of the filter, with how many."""
        facet = name.facet
        if facet is None:
            return
        directory = self._workspace.directory
        counts = self._workspace.counts(FilterSpec(self._others()), facet)
        titles = {identifier: title for title, identifier in self._titles.of(facet)}
        words = FacetWords(self._language, directory, titles)
        fitting = []
        for value, count in counts.items():
            shown = words.value(facet, value)
            rank = _rank(wanted, map(folded, (shown, *self._also(facet, value))))
            if count and rank is not None:
                fitting.append((rank, -count, shown, value))
        writer = Writer(self._language, directory, self._titles)
        # Writing a value takes longer than finding it: of thousands only a few are shown.
        for rank, count, shown, value in nsmallest(limit, fitting):
            explained = self._explained(facet, value, shown)
            insert = writer.value(name, value)
            yield rank, Suggestion(insert, shown, explained, span, -count)

    def _also(self, facet: Facet, value: str) -> Iterable[str]:
        """The other words by which a value is known."""
        if value == NOTHING:
            return EMPTY
        if facet in ENUMS or facet in (Facet.TARGET, Facet.QUESTION):
            return choices(facet).get(value, ())
        if facet in ORGANISATIONS:
            known = self._workspace.directory.by_id(value)
            return (*known.names, known.abbreviation) if known is not None else ()
        return ()

    def _explained(self, facet: Facet, value: str, shown: str) -> str:
        """For an organisation its abbreviation and its name in another language."""
        known = self._workspace.directory.by_id(value) if facet in ORGANISATIONS else None
        if known is None:
            return ""
        other = known.en if shown != known.en else known.zh_hant
        return " · ".join(one for one in (known.abbreviation, other) if one)

    def _forms(
        self, name: Name, span: tuple[int, int]
    ) -> Iterator[tuple[Suggestion, Iterable[str]]]:
        """What else can stand behind a name: times, operators, ways to look for words."""
        _ = translator(self._language)
        if name.day is not None:
            for word in (
                *(period_word(one, self._language) for one in _PERIODS),
                *_NEAR_DAYS[self._language],
            ):
                yield Suggestion(quoted_if_needed(word), word, _("moves with today"), span), (word,)
            year = self._workspace.today.year
            for operator in _DAY_OPERATORS:
                example = f"{operator}{year + 1}"
                yield Suggestion(operator, operator, _("for example {example}").format(
                    example=example), span), (operator,)  # fmt: skip
        if name.number is not None:
            for operator in _NUMBER_OPERATORS:
                example = _("for example {example}").format(example=f"{operator}50")
                yield Suggestion(operator, operator, example, span), (operator,)
        if name.text is not None:
            for match in Match:
                word = in_language(MATCHES[match], self._language)
                words = (*MATCHES[match], label(match, self._language))
                yield Suggestion(f"{word}:", f"{word}:", label(match, self._language), span), words
        if name.facet is None or name.day is not None:
            word = in_language(EMPTY_WORDS, self._language)
            yield Suggestion(word, word, _("nothing is entered"), span), EMPTY

    # --- the rest ---------------------------------------------------------------------------

    def _others(self) -> tuple[Condition, ...]:
        """The conditions of the other terms, as far as they are right."""
        rest = self._text[: self._term.start] + self._text[self._term.end :]
        try:
            return parse(rest, self._workspace.directory, self._titles, self._workspace.conventions)
        except InvalidValue:
            return ()

    def _part_end(self, start: int) -> int:
        """Where the value that is being typed ends: at a comma outside quotation marks."""
        for one in self._term.letters:
            is_comma = one.text and one.text in COMMAS and not one.quoted
            if is_comma and one.at >= max(start, self._cursor):
                return one.at
        return self._term.end


def _last_part(letters: Letters) -> Letters:
    """What stands behind the last comma."""
    for at in range(len(letters) - 1, -1, -1):
        one = letters[at]
        if one.text and one.text in COMMAS and not one.quoted:
            return letters[at + 1 :]
    return letters


def _rank(wanted: str, words: Iterable[str]) -> int | None:
    """0 where a word begins so, 1 where it holds it, None where none does."""
    best = None
    for word in words:
        if word.startswith(wanted):
            return 0
        if wanted in word:
            best = 1
    return best
