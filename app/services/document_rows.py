"""The rows of what a document says: sections, commitments with all that belongs to them, lines."""

import json
from collections.abc import Iterable, Mapping

from app.base.identifiers import new_id
from app.domain.changes import Plain, RowAdded, Table
from app.domain.commitment import Assessment
from app.domain.reading import ReadCommitment, Reading, ReadOrganisation
from app.domain.target import Target
from app.storage.deadlines import deadline_values

NOTHING_REPORTED: Mapping[str, Plain] = {
    "status": None,
    "percent": None,
    "completed_on": None,
    "assessment": Assessment.NOT_ASSESSED.value,
    "assessment_reason": "",
    "owner": "",
    "notes": "",
}
"""What a commitment holds that nobody has worked on."""


def target_values(action_id: str, position: int, target: Target) -> dict[str, Plain]:
    """The columns of a target."""
    return {
        "action_id": action_id,
        "position": position,
        "phrase": target.phrase,
        "comparator": target.comparator.value,
        "value": target.value,
        "unit": target.unit,
        "scope": target.scope.value,
        "span_from": target.span[0],
        "span_to": target.span[1],
    }


class DocumentRows:
    """Collects the rows that are to be added for one document."""

    def __init__(
        self, document_id: str, sections: Mapping[tuple[str, ...], str] | None = None
    ) -> None:
        """`sections` are those that are there already, by the titles that lead to them."""
        self.document_id = document_id
        self.added: list[RowAdded] = []
        self._sections = dict(sections or {})

    def add(self, table: Table, values: Mapping[str, Plain]) -> str:
        """Add a row; returns its new identifier."""
        identifier = new_id()
        self.added.append(RowAdded(table, identifier, values))
        return identifier

    def section(self, path: tuple[str, ...]) -> str | None:
        """The section at the end of a path; made with those above it if it is not there."""
        if not path:
            return None
        if path not in self._sections:
            parent = self.section(path[:-1])
            self._sections[path] = self.add(
                Table.SECTION,
                {
                    "document_id": self.document_id,
                    "parent_id": parent,
                    "position": len(self._sections) + 1,
                    "title": path[-1],
                },
            )
        return self._sections[path]

    def commitment(
        self, one: ReadCommitment, ref: str, reported: Mapping[str, Plain] = NOTHING_REPORTED
    ) -> str:
        """Add a commitment with everything in it; returns its identifier."""
        values = {"document_id": self.document_id, "ref": ref, **self.printed(one), **reported}
        identifier = self.add(Table.COMMITMENT, values)
        self.contents(identifier, one)
        return identifier

    def printed(self, one: ReadCommitment) -> dict[str, Plain]:
        """The fields of a commitment that the document fills."""
        return {
            "section_id": self.section(one.path),
            "position": one.number,
            "printed_number": one.printed_number,
            "text": one.text,
        }

    def contents(self, identifier: str, one: ReadCommitment) -> None:
        """Add actions, targets, parties and questions of a commitment."""
        self._add_actions(identifier, one)
        self._add_parties(identifier, None, (*one.organisations, *one.agents))
        for question in one.questions:
            details = json.dumps(question.values, ensure_ascii=False)
            values = {"about": question.about, "code": question.code, "details": details}
            self.add(Table.QUESTION, {"commitment_id": identifier, **values, "state": "open"})

    def lines(self, reading: Reading, commitments: Mapping[int, str]) -> None:
        """Add every line of the source; `commitments` are identifiers by number."""
        for line in reading.lines:
            self.add(
                Table.SOURCE_LINE,
                {
                    "document_id": self.document_id,
                    "number": line.number,
                    "text": line.text,
                    "kind": line.kind.value,
                    "noise": line.noise.value if line.noise else None,
                    "commitment_id": commitments.get(line.commitment or 0),
                },
            )

    def _add_actions(self, commitment_id: str, one: ReadCommitment) -> None:
        for position, action in enumerate(one.actions, 1):
            action_id = self.add(
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
                self.add(Table.TARGET, target_values(action_id, place, target))

    def _add_parties(
        self, commitment_id: str, action_id: str | None, parties: Iterable[ReadOrganisation]
    ) -> None:
        for position, party in enumerate(parties, 1):
            self.add(
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
