"""Commitments that go and come by hand: deleted, added, duplicated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.base.identifiers import new_id
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, RowRemoved, Table
from app.domain.commitment_reader import ItemText, read_commitment
from app.domain.lexing import is_latin
from app.services.commands import (
    AddCommitment,
    AddCommitments,
    Circumstances,
    DeleteCommitments,
    DuplicateCommitments,
)
from app.services.document_rows import NOTHING_REPORTED, DocumentRows
from app.services.reading_contexts import ReadingContexts
from app.services.refs import RefCounter
from app.services.text_editing import checked_text
from app.storage.reader import Reader

BY_HAND = "by hand"
"""The fingerprint of the document that holds what was added by hand: it never came in a file."""

_CHILDREN = (
    Table.ACTION,
    Table.REVISION,
    Table.RESPONSIBILITY,
    Table.TAG,
    Table.UPDATE,
    Table.QUESTION,
)


def delete_commitments(
    reader: Reader, command: DeleteCommitments, _now: Circumstances
) -> list[Change]:
    """Everything that belongs to them goes too; the lines of their documents stay, as lines."""
    held = reader.plain(Table.COMMITMENT, command.ids)
    lines = reader.belonging(Table.SOURCE_LINE, "commitment_id", held)
    changes: list[Change] = [
        FieldChanged(Table.SOURCE_LINE, key, "commitment_id", row["commitment_id"], None)
        for key, row in lines.items()
    ]
    children = {table: reader.children(table, held) for table in _CHILDREN}
    links = {
        key: row
        for side in ("older_id", "newer_id")
        for key, row in reader.belonging(Table.LINEAGE, side, held).items()
    }
    removed = {
        Table.LINEAGE: links,
        Table.TARGET: reader.targets(children[Table.ACTION]),
        **children,
        Table.COMMITMENT: held,
    }
    changes += (
        RowRemoved(table, key, row) for table, rows in removed.items() for key, row in rows.items()
    )
    return changes


def add_commitment(reader: Reader, command: AddCommitment, now: Circumstances) -> list[Change]:
    """A commitment that is read as an item of its document would be."""
    return add_commitments(reader, AddCommitments((command,)), now)


def add_commitments(reader: Reader, command: AddCommitments, now: Circumstances) -> list[Change]:
    """Many at once; those that go to one place follow each other there."""
    contexts = ReadingContexts(reader)
    places: dict[tuple[str | None, ...], _Place] = {}
    changes: list[Change] = []
    for done, one in enumerate(command.every):
        now.progress.step(done, len(command.every), "add")
        text = checked_text(one.text)
        where = (one.document_id, one.section_id, one.after_id)
        if where not in places:
            places[where] = _place(reader, one, text)
            changes += places[where].document
        changes += _made(places[where], one.identifier, text, contexts)
    return changes


@dataclass(slots=True)
class _Place:
    """Where new commitments stand."""

    document_id: str
    section_id: str | None
    position: int
    counts_on: bool
    """At the end of a document each has a position of its own; in the midst that of its neighbour,
    and new rows stand behind older ones.
    """
    next_ref: RefCounter
    document: tuple[Change, ...] = ()


def _made(place: _Place, identifier: str, text: str, contexts: ReadingContexts) -> Iterable[Change]:
    rows = DocumentRows(place.document_id)
    first, *parts = text.split("\n")
    item = ItemText(place.position, "", (), first, tuple(parts))
    one = read_commitment(item, contexts.directory, contexts.of_document(place.document_id))
    values = {
        **rows.printed(one),
        "document_id": place.document_id,
        "section_id": place.section_id,
        "ref": place.next_ref(),
        **NOTHING_REPORTED,
    }
    yield RowAdded(Table.COMMITMENT, identifier, values)
    rows.contents(identifier, one)
    yield from rows.added
    place.position += place.counts_on


def _place(reader: Reader, command: AddCommitment, text: str) -> _Place:
    documents = {one.id: one for one in reader.documents()}
    behind = reader.plain(Table.COMMITMENT, filter(None, [command.after_id]))
    section = reader.plain(Table.SECTION, filter(None, [command.section_id]))
    named = [str(row["document_id"]) for row in (*behind.values(), *section.values())]
    if command.document_id in documents:
        named.append(command.document_id)
    named += (one.id for one in documents.values() if one.fingerprint == BY_HAND)
    if not named:
        return _new_document(reader, command.title, text)
    document_id = named[0]
    rows = reader.rows_of_document(Table.COMMITMENT, document_id).values()
    prefix = _prefix(documents[document_id].position)
    refs = RefCounter((str(row["ref"]) for row in rows), prefix)
    last = max(map(_position, rows), default=0) + 1
    for row in behind.values():
        return _Place(document_id, _text(row["section_id"]), _position(row), False, refs)
    within = [_position(row) for row in rows if row["section_id"] == command.section_id]
    if section and within:
        return _Place(document_id, command.section_id, max(within), False, refs)
    return _Place(document_id, command.section_id if section else None, last, True, refs)


def _new_document(reader: Reader, title: str, text: str) -> _Place:
    """The document for what was added by hand. Its day is unknown: relative words are asked."""
    position = max((one.position for one in reader.documents()), default=0) + 1
    identifier = new_id()
    values: dict[str, Plain] = {
        "position": position,
        "title": title,
        "edition": "",
        "published": None,
        "language": "en" if is_latin(text) else "zh-Hant",
        "source_name": "",
        "fingerprint": BY_HAND,
        "original": "",
    }
    made = RowAdded(Table.DOCUMENT, identifier, values)
    return _Place(identifier, None, 1, True, RefCounter((), _prefix(position)), (made,))


def _prefix(position: int) -> str:
    return "" if position == 1 else f"{position}-"


def duplicate_commitments(
    reader: Reader, command: DuplicateCommitments, _now: Circumstances
) -> list[Change]:
    """Copies of what was promised, with owner, notes, tags and open questions.

    What was reported stays with the original, and so do its updates and the deadline ledger: the
    copy promises by when the original did at first.
    """
    originals = reader.plain(Table.COMMITMENT, command.ids)
    refs: dict[str, RefCounter] = {}
    numbers = {one.id: one.position for one in reader.documents()}
    copies: dict[str, str] = {}
    added: list[Change] = []
    for key in command.ids:
        row = originals.get(key)
        if row is None or key in copies:
            continue
        document_id = str(row["document_id"])
        if document_id not in refs:
            held = reader.rows_of_document(Table.COMMITMENT, document_id).values()
            prefix = _prefix(numbers[document_id])
            refs[document_id] = RefCounter((str(one["ref"]) for one in held), prefix)
        copies[key] = new_id()
        kept = {"owner": row["owner"], "notes": row["notes"], "ref": refs[document_id]()}
        added.append(RowAdded(Table.COMMITMENT, copies[key], {**row, **NOTHING_REPORTED, **kept}))
    return [*added, *_copied_children(reader, copies)]


def _copied_children(reader: Reader, copies: Mapping[str, str]) -> Iterable[Change]:
    actions = {key: new_id() for key in reader.children(Table.ACTION, copies)}
    for table in (Table.ACTION, Table.RESPONSIBILITY, Table.TAG, Table.QUESTION):
        for key, row in reader.children(table, copies).items():
            values = {**row, "commitment_id": copies[str(row["commitment_id"])]}
            if row.get("action_id"):
                values["action_id"] = actions[str(row["action_id"])]
            if row.get("state", "open") == "open":
                yield RowAdded(table, actions.get(key) or new_id(), values)
    for row in reader.targets(actions).values():
        yield RowAdded(Table.TARGET, new_id(), {**row, "action_id": actions[str(row["action_id"])]})


def _position(row: Mapping[str, Plain]) -> int:
    return int(row["position"] or 0)


def _text(value: Plain) -> str | None:
    return str(value) if value else None
