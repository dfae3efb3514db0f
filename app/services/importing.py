"""A document into a tracker: first a proposal that says what would change, then one change set."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.base.folding import fold
from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, Label, Plain, RowAdded, Table
from app.domain.lineage import Link, LinkKind, Succession
from app.domain.reading import Reading
from app.services.commands import Planned
from app.services.document_rows import NOTHING_REPORTED, DocumentRows
from app.services.editions import Edition, differing
from app.services.predecessors import Predecessor, compared, parted, predecessor
from app.storage.attachments import digest_of
from app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """What an import would bring. Nothing of it is written yet."""

    reading: Reading
    source_name: str
    fingerprint: str
    new: frozenset[int]
    """Numbers of the commitments that are new to the tracker, or differ from what it holds."""
    earlier: Predecessor | None = None
    """The document that this one corrects or follows."""
    apart: frozenset[int] = frozenset()
    """Numbers that somebody has said to follow nothing."""

    @property
    def succession(self) -> Succession:
        return self.earlier.succession if self.earlier else Succession.UNRELATED

    @property
    def links(self) -> tuple[Link, ...]:
        """How the commitments follow those of the earlier document; empty without one."""
        return parted(self.earlier.links, self.apart) if self.earlier else ()

    @property
    def dropped(self) -> tuple[str, ...]:
        """Identifiers of the commitments of the earlier document that are there no more."""
        return tuple(link.older[0] for link in self.links if link.kind is LinkKind.DROPPED)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do: the tracker holds all of it."""
        edition = self.succession is Succession.EDITION
        return not self.new and not (edition and self.dropped)


def propose(reader: Reader, reading: Reading, source_name: str) -> ImportProposal:
    """Compare a document with what the tracker holds.

    Variants of characters, width and order do not matter. What was left out of an earlier import
    is proposed again.
    """
    mark = _fingerprint(reading)
    found = predecessor(reader, reading, mark)
    return _proposal(reader, reading, source_name, mark, found)


def related(
    reader: Reader, proposal: ImportProposal, succession: Succession, document_id: str | None
) -> ImportProposal:
    """The same proposal, when somebody knows better what the document is to which other one."""
    documents = {document.id: document for document in reader.documents()}
    found = None
    if succession is not Succession.UNRELATED and document_id in documents:
        found = compared(reader, proposal.reading, documents[document_id], succession)
    mark, name = proposal.fingerprint, proposal.source_name
    return _proposal(reader, proposal.reading, name, mark, found)


def with_parted(proposal: ImportProposal, number: int, *, apart: bool) -> ImportProposal:
    """The same proposal with a commitment that follows nothing, or again what was found."""
    numbers = proposal.apart | {number} if apart else proposal.apart - {number}
    return replace(proposal, apart=frozenset(numbers))


def planned(
    reader: Reader, proposal: ImportProposal, accepted: Collection[int] | None = None
) -> Planned:
    """The changes of a proposal, or of the accepted numbers of it."""
    numbers = proposal.new if accepted is None else proposal.new & set(accepted)
    title = whole(proposal.reading.document.title)
    label = Label("import_document", {"title": title, "count": str(len(numbers))})
    if proposal.empty or (not numbers and proposal.succession is not Succession.EDITION):
        return Planned(label, ())
    if proposal.succession is Succession.EDITION and proposal.earlier is not None:
        edition = Edition(reader, proposal.reading, proposal.earlier)
        changes = edition.changes(numbers, proposal.links, _known_facts(proposal))
        label = replace(label, code="import_edition")
    else:
        changes = _added(reader, proposal, numbers)
    original = proposal.reading.original
    return Planned(label, tuple(changes), (original,) if original else ())


def _proposal(
    reader: Reader, reading: Reading, source_name: str, mark: str, found: Predecessor | None
) -> ImportProposal:
    new = frozenset(one.number for one in reading.commitments)
    if found is not None and found.succession is Succession.EDITION:
        new = differing(reader, reading, found)
    return ImportProposal(reading, source_name, mark, new, found)


def _fingerprint(reading: Reading) -> str:
    """The same for the same words, whatever the encoding, width and blank lines."""
    text = "\n".join(fold(line.text) for line in reading.lines if line.text.strip())
    return hashlib.sha256(text.encode()).hexdigest()


def _facts(proposal: ImportProposal) -> dict[str, Plain]:
    facts, original = proposal.reading.document, proposal.reading.original
    return {
        "title": whole(facts.title),
        "edition": facts.edition,
        "published": facts.published.isoformat() if facts.published else None,
        "language": facts.language,
        "source_name": whole(proposal.source_name),
        "fingerprint": proposal.fingerprint,
        "original": digest_of(original) if original else "",
    }


def _known_facts(proposal: ImportProposal) -> dict[str, Plain]:
    """A day that nobody has named again is not forgotten."""
    return {name: value for name, value in _facts(proposal).items() if value is not None}


def _added(reader: Reader, proposal: ImportProposal, numbers: Collection[int]) -> list[Change]:
    """A document that the tracker does not hold yet."""
    position = len(reader.documents()) + 1
    prefix = "" if position == 1 else f"{position}-"
    document_id = new_id()
    rows = DocumentRows(document_id)
    document = RowAdded(Table.DOCUMENT, document_id, {"position": position, **_facts(proposal)})
    carried = _Carried(reader, proposal.links)
    identifiers = {}
    for one in proposal.reading.commitments:
        if one.number in numbers:
            reported = carried.reported(one.number)
            identifier = rows.commitment(one, f"{prefix}{one.number}", reported)
            identifiers[one.number] = identifier
            for name in carried.tags(one.number):
                rows.add(Table.TAG, {"commitment_id": identifier, "name": name})
    _note_lineage(rows, proposal.links, identifiers)
    rows.lines(proposal.reading, identifiers)
    return [document, *rows.added]


def _note_lineage(
    rows: DocumentRows, links: Collection[Link], identifiers: Mapping[int, str]
) -> None:
    for link in links:
        heirs: list[str | None] = [identifiers[one] for one in link.newer if one in identifiers]
        if link.kind is LinkKind.DROPPED:
            heirs = [None]
        for older in link.older:
            for newer in heirs:
                values = {"kind": link.kind.value, "older_id": older, "newer_id": newer}
                rows.add(Table.LINEAGE, {"document_id": rows.document_id, **values})


class _Carried:
    """What was entered on the commitments that new ones follow.

    Owner, notes and tags go on with the promise. What was reported goes on only where the words
    are the same: whether 2023's work is enough for what is promised now, nobody has said yet.
    """

    def __init__(self, reader: Reader, links: Collection[Link]) -> None:
        self._older = {number: link for link in links if link.older for number in link.newer}
        ids = {key for link in self._older.values() for key in link.older}
        self._rows = reader.plain(Table.COMMITMENT, ids)
        self._tags: dict[str, list[str]] = {}
        for row in reader.children(Table.TAG, ids).values():
            self._tags.setdefault(str(row["commitment_id"]), []).append(str(row["name"]))

    def reported(self, number: int) -> Mapping[str, Plain]:
        """The fields that staff fill, for a new commitment."""
        link = self._older.get(number)
        if link is None:
            return NOTHING_REPORTED
        rows = [self._rows[key] for key in link.older]
        if link.kind is LinkKind.SAME:
            return {name: rows[0][name] for name in NOTHING_REPORTED}
        owners = {row["owner"] for row in rows}
        notes = "\n".join(str(row["notes"]) for row in rows if row["notes"])
        owner = owners.pop() if len(owners) == 1 else ""
        return {**NOTHING_REPORTED, "owner": owner, "notes": notes}

    def tags(self, number: int) -> list[str]:
        """The tags of all that a commitment follows."""
        link = self._older.get(number)
        found = (name for key in (link.older if link else ()) for name in self._tags.get(key, ()))
        return sorted(set(found))
