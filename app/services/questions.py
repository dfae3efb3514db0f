"""The open questions of some commitments, as commands answer them and raise new ones."""

import json
from collections.abc import Iterable

from app.base.identifiers import new_id
from app.domain.changes import Change, Plain, RowAdded, RowRemoved, Table
from app.domain.reading import Question
from app.storage.reader import Reader


class OpenQuestions:
    """Collects the changes of questions; each of them is taken away once."""

    def __init__(self, reader: Reader, ids: Iterable[str]) -> None:
        self.changes: list[Change] = []
        self._open: dict[str, list[tuple[str, dict[str, Plain]]]] = {}
        for key, row in sorted(reader.children(Table.QUESTION, ids).items()):
            if row["state"] == "open":
                self._open.setdefault(str(row["commitment_id"]), []).append((key, dict(row)))

    def settle(self, commitment_id: str, about: str, **values: str) -> None:
        """Take away the questions about something, with these values if any are named."""
        kept = []
        for key, row in self._open.get(commitment_id, ()):
            details = json.loads(str(row["details"]))
            if row["about"] == about and values.items() <= details.items():
                self.changes.append(RowRemoved(Table.QUESTION, key, row))
            else:
                kept.append((key, row))
        self._open[commitment_id] = kept

    def ask(self, commitment_id: str, question: Question) -> None:
        """Raise a question, unless the same one is open."""
        values: dict[str, Plain] = {
            "commitment_id": commitment_id,
            "about": question.about,
            "code": question.code,
            "details": json.dumps(question.values, ensure_ascii=False),
            "state": "open",
        }
        held = self._open.setdefault(commitment_id, [])
        if all(row != values for _key, row in held):
            identifier = new_id()
            held.append((identifier, values))
            self.changes.append(RowAdded(Table.QUESTION, identifier, values))
