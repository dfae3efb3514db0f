"""Which document of the tracker a new one is, corrects or follows, and item by item how."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.base.folding import fold
from app.domain.document import StoredDocument, StoredItem
from app.domain.lineage import Link, LinkKind, Succession, links
from app.domain.reading import Reading
from app.storage.reader import Reader

_FOLLOWS_FROM = 0.1
"""Share of the items of a document that have to be known from an earlier one."""


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A document of the tracker with its items, and what a new one is to it."""

    succession: Succession
    document: StoredDocument
    items: tuple[StoredItem, ...]
    links: tuple[Link, ...]
    """From the items to the numbers of the new document; each stands in exactly one."""


def predecessor(reader: Reader, reading: Reading, fingerprint: str) -> Predecessor | None:
    """What the new document most probably is to one of the tracker; None if to none.

    The same words, or the same title: an edition. Otherwise it follows the document that most of
    its items are known from, unless these are few.
    """
    documents = reader.documents()
    for document in reversed(documents):
        same_title = fold(document.title) == fold(reading.document.title)
        if same_title or document.fingerprint == fingerprint:
            return compared(reader, reading, document, Succession.EDITION)
    followed = [compared(reader, reading, one, Succession.FOLLOWS) for one in documents]
    best = max(followed, key=_known, default=None)
    enough = _FOLLOWS_FROM * len(reading.commitments)
    return best if best is not None and _known(best) and _known(best) >= enough else None


def compared(
    reader: Reader, reading: Reading, document: StoredDocument, succession: Succession
) -> Predecessor:
    """A new document beside one of the tracker."""
    items = tuple(reader.items(document.id))
    older = {item.id: item.text for item in items}
    newer = {one.number: one.text for one in reading.commitments}
    return Predecessor(succession, document, items, links(older, newer))


def parted(found: Sequence[Link], numbers: frozenset[int]) -> tuple[Link, ...]:
    """Links without some newer items: these are new, and what they followed alone was dropped."""
    kept: list[Link] = []
    dropped: list[Link] = []
    for link in found:
        apart = [number for number in link.newer if number in numbers]
        if not apart or not link.older:
            kept.append(link)
            continue
        kept += [Link(LinkKind.NEW, (), (number,), 0.0) for number in apart]
        rest = tuple(number for number in link.newer if number not in numbers)
        if rest:
            kind = LinkKind.REWORDED if len(rest) == 1 else link.kind
            kept.append(Link(kind, link.older, rest, link.likeness))
        else:
            dropped += [Link(LinkKind.DROPPED, (key,), (), 0.0) for key in link.older]
    kept.sort(key=lambda link: link.newer or (len(found) ** 2,))
    return (*kept, *dropped)


def _known(one: Predecessor) -> int:
    return sum(len(link.newer) for link in one.links if link.older)
