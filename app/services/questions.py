"""The open questions of some commitments, as commands answer them and raise new ones."""

import json
from collections.abc import Iterable

from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, RowRemoved, Table
from app.domain.commitment import QuestionState
from app.domain.errors import InvalidValue, StaleValue
from app.domain.reading import Question
from app.services.commands import Circumstances, SettleQuestion
from app.storage.reader import Reader

_ANSWER = ("answer", "answered_by")


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


def settle_question(reader: Reader, command: SettleQuestion, now: Circumstances) -> list[Change]:
    """The answer stays with the question, and who gave it, so that it can be asked about later."""
    row = reader.plain(Table.QUESTION, [command.question]).get(command.question)
    if row is None:
        raise StaleValue("row_gone", table=Table.QUESTION.value, id=command.question)
    answer = whole(command.answer).strip()
    if command.state is QuestionState.ANSWERED and not answer:
        raise InvalidValue("answer_empty")
    details = json.loads(str(row["details"]))
    kept = {name: value for name, value in details.items() if name not in _ANSWER}
    if command.state is QuestionState.ANSWERED:
        kept |= dict(zip(_ANSWER, (answer, now.who), strict=True))
    values = {"state": command.state.value}
    if kept != details:
        values["details"] = json.dumps(kept, ensure_ascii=False)
    return [
        FieldChanged(Table.QUESTION, command.question, field, row[field], after)
        for field, after in values.items()
        if row[field] != after
    ]
