"""Steps on whole rows, on texts and on actions, done on both sides."""

from collections.abc import Callable

from app.domain.changes import Label, RowAdded, Table
from app.services.commands import (
    AddCommitment,
    Command,
    CorrectText,
    DeleteCommitments,
    DuplicateCommitments,
    JoinActions,
    SplitActions,
)
from tests.journeys.plain_table import row_edits
from tests.journeys.plain_table.edits import PREFIXES, TEXTS
from tests.journeys.plain_table.machine import Machine

MOST_ROWS = 44


class RowSteps:
    """Some of the steps of one machine."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._choose = machine.choose
        self._edits = machine.edits

    def delete(self) -> None:
        ids = self._machine.some(most=3)[:12]
        if ids:
            label = self._machine.label("delete_commitments", ids)
            self._write(DeleteCommitments(ids), lambda: row_edits.delete(self._edits, ids), label)

    def add(self) -> None:
        if len(self._machine.questions.facts) >= MOST_ROWS:
            return
        text = self._choose.choice(list(TEXTS))
        neighbour = self._one()
        if neighbour is None:
            return
        command = AddCommitment(text, after_id=neighbour)
        where = row_edits.place_behind(self._edits, neighbour)
        self._write(
            command,
            lambda: row_edits.add_commitment(self._edits, command.identifier, text, where),
            Label("add_commitment", {"ref": ""}),
        )

    def duplicate(self) -> None:
        ids = self._machine.some(most=2)[:2]
        if not ids or len(self._machine.questions.facts) >= MOST_ROWS:
            return
        made: list[str] = []
        self._machine.workspace.subscribe(noting := lambda applied: made.extend(
            one.id for one in applied.change_set.changes
            if isinstance(one, RowAdded) and one.table is Table.COMMITMENT
        ))  # fmt: skip
        self._write(
            DuplicateCommitments(ids),
            lambda: row_edits.duplicate(self._edits, dict(zip(ids, made, strict=True))),
            self._machine.label("duplicate_commitments", ids),
        )
        self._machine.workspace.unsubscribe(noting)

    def text(self) -> None:
        """Other words in front of the text; where something stands right there, it is left."""
        identifier = self._one()
        if identifier is None:
            return
        held = self._machine.rows.tables["commitment"][identifier]["text"]
        old = next(one for one in reversed(PREFIXES) if held.startswith(one))
        new = self._choose.choice(PREFIXES)
        if self._stands_within(identifier, len(old)) or held[len(old)] in "".join(PREFIXES):
            return
        self._write(
            CorrectText((identifier,), new + held[len(old) :]),
            lambda: row_edits.prefixed(self._edits, identifier, old, new),
            self._machine.label("set_field", (identifier,), field="text"),
        )

    def _stands_within(self, identifier: str, end: int) -> bool:
        places = []
        for _key, row in self._edits.actions(identifier):
            places.append(row["span_from"] or end + 1)
            places.append(row["span_to"])
            places += [row["phrase_from"]] if row["phrase_to"] else []
        for _key, row in self._edits.targets(identifier):
            places += [row["span_from"]] if row["span_to"] else []
        return any(at <= end for at in places)

    def split(self) -> None:
        some = [one for one in self._machine.some() if len(self._edits.actions(one)) == 1]
        identifier = next(iter(some), None)
        if identifier is None:
            return
        text = self._machine.rows.tables["commitment"][identifier]["text"]
        cut = self._choose.randrange(1, len(text))
        self._write(
            SplitActions(identifier, (cut,)),
            lambda: row_edits.split(self._edits, identifier, cut),
            self._machine.label("split_actions", (identifier,)),
        )

    def join(self) -> None:
        every = [one for one in self._machine.questions.facts if len(self._edits.actions(one)) > 1]
        if every:
            identifier = self._choose.choice(every)
            self._write(
                JoinActions(identifier),
                lambda: row_edits.join(self._edits, identifier),
                self._machine.label("join_actions", (identifier,)),
            )

    def _one(self) -> str | None:
        return next(iter(self._machine.some()), None)

    def _write(self, command: Command, plain: Callable[[], None], label: Label) -> None:
        self._machine.write(lambda: command, plain, label)
