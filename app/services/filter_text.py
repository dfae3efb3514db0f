"""The whole filter as text: terms that were typed, and terms that say what was chosen elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.base.i18n import Language
from app.domain.errors import InvalidValue
from app.domain.filters import Condition, normal
from app.services.queries import titles_of
from app.services.workspace import Workspace
from app.wording.query_language import Titles, Writer, parse
from app.wording.query_language.lexing import loose_terms, quote_open

_KEPT = 512


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of the text with what it asks for."""

    text: str
    condition: Condition | None
    """None as long as the term is wrong."""
    chosen: bool = False
    """Written for something that was chosen, in a facet or a head; not typed."""
    error: InvalidValue | None = None
    span: tuple[int, int] = (0, 0)
    """[from, to) in the text that it was read from."""


Entries = tuple[Entry, ...]


class FilterText:
    """Reads and writes terms for one tracker. Each term is read once, for people type at its end.

    What was chosen is remembered by its term: it means the same rows whatever is renamed, and it
    is written anew in another language, where what was typed stays as it was typed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._chosen: dict[str, Condition] = {}
        self._read: dict[str, Entry] = {}
        self.titles = Titles()
        self.names: dict[str, str] = {}
        """Titles of sections and documents by identifier."""
        self.reload_titles()

    def reload_titles(self) -> None:
        """Sections and documents have come or gone."""
        self.titles = titles_of(self._workspace)
        # A large tracker has thousands of sections: not to be put together at each key.
        named = (*self.titles.sections, *self.titles.documents)
        self.names = {identifier: title for title, identifier in named}
        self._read.clear()

    def read(self, text: str) -> Entries:
        """The terms of a text, right or wrong."""
        found = []
        for term in loose_terms(text):
            span = (term.start, term.end)
            words = text[term.start : term.end]
            if not term.closed:
                error = quote_open(text, term)
                found.append(Entry(words, None, error=error, span=span))
                continue
            one = self._term(words)
            found.append(Entry(words, one.condition, one.chosen, one.error, span))
        return tuple(found)

    def written(self, condition: Condition, language: Language) -> Entry:
        """The term for something that was chosen."""
        condition = normal(condition)
        words = Writer(language, self._workspace.directory, self.titles).term(condition)
        if len(self._chosen) > _KEPT:
            self._chosen.clear()
        self._chosen[words] = condition
        return Entry(words, condition, chosen=True)

    def _term(self, words: str) -> Entry:
        if words in self._chosen:
            return Entry(words, self._chosen[words], chosen=True)
        if words not in self._read:
            if len(self._read) > _KEPT:
                self._read.clear()
            self._read[words] = self._parsed(words)
        return self._read[words]

    def _parsed(self, words: str) -> Entry:
        workspace = self._workspace
        try:
            (condition,) = parse(words, workspace.directory, self.titles, workspace.conventions)
        except InvalidValue as error:
            return Entry(words, None, error=error)
        return Entry(words, condition)


def conditions_of(entries: Iterable[Entry]) -> tuple[Condition, ...]:
    """What the terms that are right ask for."""
    return tuple(one.condition for one in entries if one.condition is not None)


def first_wrong(entries: Iterable[Entry]) -> Entry | None:
    """The first term that is wrong."""
    return next((one for one in entries if one.error is not None), None)


def joined(entries: Entries) -> str:
    """The terms as one text. An open quotation mark would swallow what stands behind it."""
    is_open = _is_open
    ordered = (*(one for one in entries if not is_open(one)), *filter(is_open, entries))
    return " ".join(one.text for one in ordered)


def _is_open(entry: Entry) -> bool:
    return entry.error is not None and entry.error.code == "query_quote_open"


def replaced(
    entries: Entries,
    gone: Callable[[Entry], bool],
    new: Iterable[Condition],
    write: Callable[[Condition], Entry],
) -> Entries:
    """Terms without those that are `gone`, with others in the place of the first of them.

    What was there already stays as it is written.
    """
    waiting = list(dict.fromkeys(map(normal, new)))
    kept: list[Entry] = []
    place: int | None = None
    for entry in entries:
        if entry.condition is None or not gone(entry):
            kept.append(entry)
        elif entry.condition in waiting:
            waiting.remove(entry.condition)
            kept.append(entry)
            place = place if place is not None else len(kept)
        elif place is None:
            place = len(kept)
    there = {one.condition for one in kept}
    added = [write(one) for one in waiting if one not in there]
    at = len(kept) if place is None else place
    return (*kept[:at], *added, *kept[at:])
