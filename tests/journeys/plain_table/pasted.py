"""A block of cells, and what pasting it must do to plain rows."""

from typing import Any

from app.domain.changes import Label
from app.domain.fields import Field
from app.services.pasting import Outcome, PasteProposal
from tests.journeys.plain_table import row_edits
from tests.journeys.plain_table.edits import PHRASES, TARGETS, TEXTS
from tests.journeys.plain_table.machine import Machine

_BAD = object()
CELLS: dict[str, tuple[tuple[str, Any, str], ...]] = {
    "status": (("Done", "done", "Done"), ("進行中", "in_progress", "In progress"), ("", None, ""),
               ("取消", "dropped", "Dropped"), ("nonsense", _BAD, "")),
    "percent": (("45", 45, "45%"), ("１００％", 100, "100%"), ("", None, ""), ("101", _BAD, ""),
                ("half", _BAD, "")),
    "completed": (("2024-03-01", "2024-03-01", "2024-03-01"), ("", None, ""), ("soon", _BAD, "")),
    "assessment": (("Watch", "watch", "Watch"), ("on track", "on_track", "On track")),
    "owner": (("陳大文", "陳大文", "陳大文"), ("", "", "")),
    "notes": (("一行\n二行", "一行\n二行", "一行\n二行"), ("", "", "")),
    "tags": (("會議、a", ("會議", "a"), "會議、a"), ("a,會議", ("a", "會議"), "a、會議"),
             ("", (), "")),
    "target": tuple((one, (one,), one) for one in TARGETS),
    "deadline": (*((one, one, one) for one in PHRASES if one), ("someday maybe", _BAD, ""),
                 ("", _BAD, "")),
}  # fmt: skip
"""What is pasted, the value that it is read as, and the words in which that is shown."""
READ_ONLY = ("due", "quarter", "actions")


class PastedBlock:
    """Cells at random for some rows, and lines for new commitments."""

    def __init__(self, machine: Machine, ids: tuple[str, ...], below: int) -> None:
        self._machine = machine
        self._ids, self._below = ids, below
        choose = machine.choose
        names = choose.sample([*CELLS, *READ_ONLY], choose.choice((1, 2, 4)))
        self.names = ["text", *names] if below else names
        self.fields = [Field(name) for name in self.names]
        self._cells: list[list[tuple[str, Any, str]]] = []

    def fill(self) -> None:
        """Choose the cells: the texts of the rows that are there stay as they are."""
        choose, every = self._machine.choose, self._machine.ask().facts
        self._cells = []
        for at in range(len(self._ids) + self._below):
            line = []
            for name in self.names:
                if name == "text" and at < len(self._ids):
                    text = every[self._ids[at]]["text"]
                    line.append((text, None, text))
                elif name == "text":
                    text = choose.choice(list(TEXTS))
                    line.append((text, text, text))
                else:
                    line.append(choose.choice(CELLS.get(name, (("some words", _BAD, ""),))))
            self._cells.append(line)

    @property
    def grid(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(cell[0] for cell in line) for line in self._cells)

    def plain(self, proposal: PasteProposal, label: Label) -> None:
        """Compare what is proposed, then do it to the plain rows and complete the label."""
        machine = self._machine
        values: dict[str, dict[str, Any]] = {}
        counts = dict.fromkeys(Outcome, 0)
        for at, identifier in enumerate(self._ids):
            for name, cell in zip(self.names, self._cells[at], strict=True):
                outcome = self._outcome(identifier, name, cell)
                counts[outcome] += 1
                if outcome is Outcome.CHANGED:
                    values.setdefault(name, {})[identifier] = cell[1]
        assert {one: proposal.counted(one) for one in Outcome} == counts
        assert proposal.rows_beyond == self._below
        made = [one.identifier for one, _cells in proposal.added]
        for identifier, line in zip(made, self._cells[len(self._ids) :], strict=True):
            where = row_edits.place_behind(machine.edits, self._ids[-1])
            row_edits.add_commitment(machine.edits, identifier, line[0][0], where)
            for name, cell in zip(self.names[1:], line[1:], strict=True):
                if cell[0] and cell[1] is not _BAD:
                    values.setdefault(name, {})[identifier] = cell[1]
        touched = {*made, *(one for some in values.values() for one in some)}
        for name, some in values.items():
            for identifier, value in some.items():
                row_edits.set_value(machine.edits, [identifier], name, value)
        label.values["count"] = str(len(touched))  # type: ignore[index]

    def _outcome(self, identifier: str, name: str, cell: tuple[str, Any, str]) -> Outcome:
        machine = self._machine
        before = machine.facts_of.cell(machine.questions.facts[identifier], name)
        text, value, shown = cell
        if text.strip() == before.strip():
            return Outcome.ALIKE
        if name in READ_ONLY:
            return Outcome.READ_ONLY
        if value is _BAD:
            return Outcome.PROBLEM
        return Outcome.ALIKE if shown == before else Outcome.CHANGED
