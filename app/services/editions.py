"""An edition of a document that the tracker holds: only what differs is written.

Commitments stay who they are, with everything that was reported on them; their words, actions and
parties become those of the edition. The lines of the source are those of the edition from now on;
the earlier ones are in the history, as every value is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.base.folding import fold
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, RowRemoved, Table
from app.domain.commitment import Action, Commitment
from app.domain.deadline import Deadline
from app.domain.document import StoredItem
from app.domain.lineage import Link, LinkKind
from app.domain.organisation import Role
from app.domain.reading import ReadAction, ReadCommitment, Reading, ReadOrganisation
from app.domain.target import Target
from app.services.document_rows import DocumentRows
from app.services.predecessors import Predecessor
from app.services.refs import RefCounter
from app.storage.reader import Reader


def differing(reader: Reader, reading: Reading, found: Predecessor) -> frozenset[int]:
    """The numbers of the edition that are new, or not what the tracker holds of them."""
    read = {one.number: one for one in reading.commitments}
    numbers: set[int] = set()
    for link in found.links:
        one_to_one = len(link.older) == len(link.newer) == 1
        if link.kind is LinkKind.SAME and one_to_one:
            held = reader.commitment(link.older[0])
            if held is not None and _essence(held) == _essence_read(read[link.newer[0]]):
                continue
        numbers.update(link.newer)
    return frozenset(numbers)


class Edition:
    """Works out the changes that an edition leads to."""

    def __init__(self, reader: Reader, reading: Reading, found: Predecessor) -> None:
        self._reader = reader
        self._reading = reading
        self._document_id = found.document.id
        self._links = found.links
        self._items: Mapping[str, StoredItem] = {item.id: item for item in found.items}
        self._rows = DocumentRows(self._document_id, _sections(reader, self._document_id))
        self._fields: list[Change] = []
        self._removed: list[Change] = []
        self._identifiers: dict[int, str] = {}
        rows = reader.rows_of_document(Table.COMMITMENT, self._document_id)
        self._next_ref = RefCounter(str(row["ref"]) for row in rows.values())

    def changes(
        self, accepted: Collection[int], links: Iterable[Link], facts: Mapping[str, Plain]
    ) -> list[Change]:
        """All changes for the accepted numbers; `facts` are fields of the document."""
        read = {one.number: one for one in self._reading.commitments}
        for link in links:
            self._follow(link, read, accepted)
        document = self._reader.plain(Table.DOCUMENT, [self._document_id])[self._document_id]
        self._set(Table.DOCUMENT, self._document_id, document, facts)
        self._replace_lines()
        return [*self._fields, *self._removed, *self._rows.added]

    def _follow(
        self, link: Link, read: Mapping[int, ReadCommitment], accepted: Collection[int]
    ) -> None:
        numbers = [number for number in link.newer if number in accepted]
        heir = link.older[0] if link.older else None
        if heir is not None and link.newer:
            self._identifiers[link.newer[0]] = heir
            if numbers and numbers[0] == link.newer[0]:
                self._revise(heir, read[numbers.pop(0)])
            else:
                self._place(heir, link.newer[0])
        for number in numbers:
            identifier = self._rows.commitment(read[number], self._next_ref())
            self._identifiers[number] = identifier
            if heir is not None:
                self._note(LinkKind.SPLIT, heir, identifier)
        for other in link.older[1:]:
            self._note(LinkKind.MERGED, other, heir)
        if link.kind is LinkKind.DROPPED and heir is not None:
            self._note(LinkKind.DROPPED, heir, None)

    def _note(self, kind: LinkKind, older: str, newer: str | None) -> None:
        values = {"kind": kind.value, "older_id": older, "newer_id": newer}
        self._rows.add(Table.LINEAGE, {"document_id": self._document_id, **values})

    def _revise(self, identifier: str, one: ReadCommitment) -> None:
        """Give a commitment the words of the edition and what they say."""
        held = self._reader.plain(Table.COMMITMENT, [identifier])[identifier]
        self._set(Table.COMMITMENT, identifier, held, self._rows.printed(one))
        commitment = self._reader.commitment(identifier)
        if commitment is not None and _essence(commitment) == _essence_read(one):
            return
        for table in (Table.ACTION, Table.RESPONSIBILITY, Table.QUESTION):
            rows = self._reader.children(table, [identifier])
            self._removed += [RowRemoved(table, key, values) for key, values in rows.items()]
        if commitment is not None:
            targets = self._reader.targets([action.id for action in commitment.actions])
            self._removed += [
                RowRemoved(Table.TARGET, key, values) for key, values in targets.items()
            ]
        before = len(self._rows.added)
        self._rows.contents(identifier, one)
        if commitment is not None:
            self._carry_ledger(commitment, self._rows.added[before:])

    def _carry_ledger(self, held: Commitment, added: Iterable[RowAdded]) -> None:
        """What was revised stays revised: each ledger goes to the action of the edition."""
        actions = [row for row in added if row.table is Table.ACTION]
        heirs = {one.id: _heir(one, at, actions) for at, one in enumerate(held.actions)}
        for key, row in self._reader.children(Table.REVISION, [held.id]).items():
            self._set(Table.REVISION, key, row, {"action_id": heirs[str(row["action_id"])]})

    def _place(self, identifier: str, position: int) -> None:
        before = self._items[identifier].position
        self._set(Table.COMMITMENT, identifier, {"position": before}, {"position": position})

    def _set(
        self, table: Table, identifier: str, held: Mapping[str, Plain], wanted: Mapping[str, Plain]
    ) -> None:
        self._fields += [
            FieldChanged(table, identifier, name, held[name], value)
            for name, value in wanted.items()
            if held[name] != value
        ]

    def _replace_lines(self) -> None:
        old = self._reader.rows_of_document(Table.SOURCE_LINE, self._document_id)
        self._removed += [RowRemoved(Table.SOURCE_LINE, key, row) for key, row in old.items()]
        self._rows.lines(self._reading, self._identifiers)


def _heir(held: Action, position: int, actions: Sequence[RowAdded]) -> str:
    """The action that speaks of the same deadline, or else stands at the same place."""
    phrase = held.deadline.phrase if held.deadline else ""
    same = (row for row in actions if row.values["phrase"] == phrase)
    return next(same, actions[min(position, len(actions) - 1)]).id


def _sections(reader: Reader, document_id: str) -> dict[tuple[str, ...], str]:
    """The sections of a document by the titles that lead to them."""
    paths: dict[str, tuple[str, ...]] = {}
    for section in reader.sections():
        if section.document_id == document_id:
            above = paths.get(section.parent_id or "", ())
            paths[section.id] = (*above, section.title)
    return {path: identifier for identifier, path in paths.items()}


def _essence(held: Commitment) -> tuple[object, ...]:
    """What the document says of a commitment, to be compared; variants of characters are alike."""
    parties = [_party(one.name, one.role, one.organisation_id) for one in held.responsibilities]
    actions = [_of_action(action) for action in held.actions]
    return (fold("\n".join((held.text, *held.path))), held.printed_number, parties, actions)


def _of_action(action: Action) -> tuple[object, ...]:
    own = [_party(one.name, one.role, one.organisation_id) for one in action.responsibilities]
    return (action.span, _when(action.deadline), [_how_much(one) for one in action.targets], own)


def _essence_read(one: ReadCommitment) -> tuple[object, ...]:
    parties = [_read_party(party) for party in (*one.organisations, *one.agents)]
    actions = [_of_read(action) for action in one.actions]
    return (fold("\n".join((one.text, *one.path))), one.printed_number, parties, actions)


def _of_read(action: ReadAction) -> tuple[object, ...]:
    own = [_read_party(party) for party in action.organisations]
    return (action.span, _when(action.deadline), [_how_much(one) for one in action.targets], own)


def _read_party(party: ReadOrganisation) -> tuple[str, Role]:
    return _party(party.name, party.role, party.known.id if party.known else None)


def _party(name: str, role: Role, known: str | None) -> tuple[str, Role]:
    return (known or fold(name), role)


def _when(deadline: Deadline | None) -> object:
    return deadline and (deadline.relation, deadline.earliest, deadline.latest, deadline.certainty)


def _how_much(target: Target) -> object:
    return (target.comparator, target.value, fold(target.unit), target.scope)
