"""A document into a tracker: first a proposal that says what would change, then one change set."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.base.folding import fold
from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, Label, Plain, RowAdded, Table
from app.domain.commitment import Assessment
from app.domain.reading import ReadCommitment, Reading, ReadOrganisation
from app.services.editing import Planned
from app.storage.deadlines import deadline_values
from app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """What an import would bring. Nothing of it is written yet."""

    reading: Reading
    source_name: str
    fingerprint: str
    new: frozenset[int]
    """Numbers of the commitments that the tracker does not hold yet."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do: the tracker holds all of it."""
        return not self.new


def propose(reader: Reader, reading: Reading, source_name: str) -> ImportProposal:
    """Compare a document with what the tracker holds of it.

    A commitment is held if the same document, or one of the same title, has one with the same text,
    whatever the variants of characters. What was left out of an earlier import is proposed again.
    """
    mark = _fingerprint(reading)
    held: set[str] = set()
    for document in reader.documents():
        same_title = fold(document.title) == fold(reading.document.title)
        if same_title or document.fingerprint == mark:
            held |= {fold(text) for text in reader.texts_of_document(document.id)}
    new = frozenset(one.number for one in reading.commitments if fold(one.text) not in held)
    return ImportProposal(reading, source_name, mark, new)


def planned(
    reader: Reader, proposal: ImportProposal, accepted: Collection[int] | None = None
) -> Planned:
    """The changes of a proposal, or of the accepted numbers of it."""
    numbers = proposal.new if accepted is None else proposal.new & set(accepted)
    if not numbers:
        return Planned(Label("import_document", {}), ())
    position = len(reader.documents()) + 1
    changes = _Changes(proposal, position).all(numbers)
    label = Label(
        "import_document",
        {"title": whole(proposal.reading.document.title), "count": str(len(numbers))},
    )
    return Planned(label, tuple(changes))


def _fingerprint(reading: Reading) -> str:
    """The same for the same words, whatever the encoding, width and blank lines."""
    text = "\n".join(fold(line.text) for line in reading.lines if line.text.strip())
    return hashlib.sha256(text.encode()).hexdigest()


class _Changes:
    """Rows for everything in a document."""

    def __init__(self, proposal: ImportProposal, position: int) -> None:
        self._proposal = proposal
        self._reading = proposal.reading
        self._position = position
        self._document_id = new_id()
        self._changes: list[Change] = []
        self._sections: dict[tuple[str, ...], str] = {}
        self._commitments: dict[int, str] = {}

    def all(self, numbers: Collection[int]) -> list[Change]:
        self._add_document()
        for commitment in self._reading.commitments:
            if commitment.number in numbers:
                self._add_commitment(commitment)
        self._add_lines()
        return self._changes

    def _add(self, table: Table, values: dict[str, Plain]) -> str:
        identifier = new_id()
        self._changes.append(RowAdded(table, identifier, values))
        return identifier

    def _add_document(self) -> None:
        facts = self._reading.document
        values: dict[str, Plain] = {
            "position": self._position,
            "title": whole(facts.title),
            "edition": facts.edition,
            "published": facts.published.isoformat() if facts.published else None,
            "language": facts.language,
            "source_name": whole(self._proposal.source_name),
            "fingerprint": self._proposal.fingerprint,
        }
        self._changes.append(RowAdded(Table.DOCUMENT, self._document_id, values))

    def _section(self, path: tuple[str, ...]) -> str | None:
        if not path:
            return None
        if path not in self._sections:
            parent = self._section(path[:-1])
            values: dict[str, Plain] = {
                "document_id": self._document_id,
                "parent_id": parent,
                "position": len(self._sections) + 1,
                "title": path[-1],
            }
            self._sections[path] = self._add(Table.SECTION, values)
        return self._sections[path]

    def _add_commitment(self, one: ReadCommitment) -> None:
        prefix = "" if self._position == 1 else f"{self._position}-"
        identifier = self._add(
            Table.COMMITMENT,
            {
                "document_id": self._document_id,
                "section_id": self._section(one.path),
                "position": one.number,
                "ref": f"{prefix}{one.number}",
                "printed_number": one.printed_number,
                "text": one.text,
                "status": None,
                "percent": None,
                "completed_on": None,
                "assessment": Assessment.NOT_ASSESSED.value,
                "assessment_reason": "",
                "owner": "",
                "notes": "",
            },
        )
        self._commitments[one.number] = identifier
        self._add_actions(identifier, one)
        self._add_parties(identifier, None, (*one.organisations, *one.agents))
        for question in one.questions:
            details = json.dumps(question.values, ensure_ascii=False)
            values = {"about": question.about, "code": question.code, "details": details}
            self._add(Table.QUESTION, {"commitment_id": identifier, **values, "state": "open"})

    def _add_parties(
        self, commitment_id: str, action_id: str | None, parties: Iterable[ReadOrganisation]
    ) -> None:
        for position, party in enumerate(parties, 1):
            self._add(
                Table.RESPONSIBILITY,
                {
                    "commitment_id": commitment_id,
                    "action_id": action_id,
                    "organisation_id": party.known.id if party.known else None,
                    "position": position,
                    "name": party.name,
                    "role": party.role.value,
                },
            )

    def _add_actions(self, commitment_id: str, one: ReadCommitment) -> None:
        for position, action in enumerate(one.actions, 1):
            action_id = self._add(
                Table.ACTION,
                {
                    "commitment_id": commitment_id,
                    "position": position,
                    "text": action.text,
                    "span_from": action.span[0],
                    "span_to": action.span[1],
                    **deadline_values(action.deadline),
                },
            )
            self._add_parties(commitment_id, action_id, action.organisations)
            for place, target in enumerate(action.targets, 1):
                self._add(
                    Table.TARGET,
                    {
                        "action_id": action_id,
                        "position": place,
                        "phrase": target.phrase,
                        "comparator": target.comparator.value,
                        "value": target.value,
                        "unit": target.unit,
                        "scope": target.scope.value,
                        "span_from": target.span[0],
                        "span_to": target.span[1],
                    },
                )

    def _add_lines(self) -> None:
        for line in self._reading.lines:
            self._add(
                Table.SOURCE_LINE,
                {
                    "document_id": self._document_id,
                    "number": line.number,
                    "text": line.text,
                    "kind": line.kind.value,
                    "noise": line.noise.value if line.noise else None,
                    "commitment_id": self._commitments.get(line.commitment or 0),
                },
            )
