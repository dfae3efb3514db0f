"""What editors ask a tracker: how words are read, which names and which words there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from app.base.folding import fold
from app.domain.conventions import ReadingContext
from app.domain.fields import Field
from app.domain.filters import NOTHING, Facet, FilterSpec
from app.domain.organisation import Directory, Organisation
from app.services.commands import Single
from app.services.reading_contexts import ReadingContexts
from app.services.workspace import Workspace
from app.ui.words import language
from app.wording.organisations import organisation_name

if TYPE_CHECKING:
    from app.domain.deadline_grammar.found import FoundDeadline

_OFFERED = 8
_FACETS = {Field.TAGS: Facet.TAG, Field.OWNER: Facet.OWNER}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be meant: what would be put in, and how it is told."""

    insert: str
    shown: str


class EditorFacts:
    """Asks the tracker of one window. Nothing is kept that a change could make wrong."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folded: tuple[Directory, list[tuple[tuple[str, ...], Organisation]]] | None = None

    @property
    def directory(self) -> Directory:
        return self._workspace.directory

    def command(self, field: Field, text: str, ids: tuple[str, ...]) -> Single:
        """What gives commitments a typed text. Raises InvalidValue."""
        # The grammars take a tenth of a second to import: not before the first paint.
        from app.services.typed_text import command_for

        with self._workspace.reader() as reader:
            return command_for(reader, self.directory, field, text, ids)

    def context(self, ids: Iterable[str]) -> ReadingContext:
        """The circumstances in which a phrase is read for the first of some commitments."""
        with self._workspace.reader() as reader:
            first = list(ids)[:1]
            found = ReadingContexts(reader).of_commitments(first)
            return next(iter(found.values()), ReadingContext(None, self._workspace.conventions))

    def reading(self, phrase: str, context: ReadingContext) -> "FoundDeadline | None":
        """What a phrase of time says; None while it says nothing."""
        # As in `command`.
        from app.services.deadline_editing import reading_of

        return reading_of(phrase, context)

    def organisations(self, part: str) -> list[Offer]:
        """Organisations of which a name in any script, or the abbreviation, holds some words."""
        words = fold(part)
        if not words:
            return []
        ranked = (
            (_rank(words, names), at, one)
            for at, (names, one) in enumerate(self._names())
            if any(words in name for name in names)
        )
        found = nsmallest(_OFFERED, ranked, key=lambda each: each[:2])
        return [_offer(one) for _rank_, _at, one in found]

    def is_organisation(self, name: str) -> bool:
        """Whether a name or abbreviation is in the list as it stands."""
        return self.directory.named(name) is not None

    def words_in_use(self, field: Field, part: str, held: Iterable[str]) -> list[Offer]:
        """Tags or owners that others have, the most frequent first."""
        words, known = fold(part), {fold(one) for one in held}
        counts = self._workspace.counts(FilterSpec(), _FACETS[field])
        found = (
            (not fold(value).startswith(words), -count, value)
            for value, count in counts.items()
            if value != NOTHING and words in fold(value) and fold(value) not in known
        )
        return [
            Offer(value, f"{value}   {-count:,}")
            for _rank_, count, value in nsmallest(_OFFERED, found)
        ]

    def _names(self) -> list[tuple[tuple[str, ...], Organisation]]:
        """All names folded, made when somebody first types one."""
        if self._folded is None or self._folded[0] is not self.directory:
            made = [
                (tuple(filter(None, map(fold, (*one.names, one.abbreviation)))), one)
                for one in self.directory.organisations
            ]
            self._folded = self.directory, made
        return self._folded[1]


def _rank(words: str, names: tuple[str, ...]) -> int:
    if words in names:
        return 0
    return 1 if any(name.startswith(words) for name in names) else 2


def _offer(one: Organisation) -> Offer:
    name = organisation_name(one, language())
    others = dict.fromkeys(filter(None, (one.zh_hant, one.en, one.abbreviation)))
    return Offer(name, "  ·  ".join([name, *(other for other in others if other != name)]))


def parts_of(text: str, separators: str) -> Iterator[tuple[int, int]]:
    """Where the parts between separators stand, without the blanks around them."""
    start = 0
    for at, character in enumerate(text + separators[0]):
        if character in separators:
            inside = text[start:at]
            left = start + len(inside) - len(inside.lstrip())
            yield left, left + len(inside.strip())
            start = at + 1
