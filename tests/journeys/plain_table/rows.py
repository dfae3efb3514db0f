"""The rows of a tracker as dictionaries, with a journal: what undo, redo and history must do.

Nothing here knows the product. Every mutation is noted as an atom; the way back from a step is its
atoms turned round, and two steps contradict each other when they touch the same atom.
"""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

Row = dict[str, Any]
Atom = tuple[str, str, str, str, Any, Any]
"""What (+ - ~), table, row, field, before, after; of whole rows all values."""
REFERENCES = {
    "action": ("commitment_id",),
    "revision": ("commitment_id", "action_id"),
    "target": ("action_id",),
    "party": ("commitment_id",),
    "tag": ("commitment_id",),
    "update": ("commitment_id",),
    "question": ("commitment_id",),
}
ALONE = {
    "commitment": ("ref",),
    "tag": ("commitment_id", "name"),
    "party": ("commitment_id", "known"),
    "question": ("commitment_id", "code", "about", "details", "state"),
}
"""What no two rows of a table may share."""


class CannotStep(Exception):
    """Somebody has changed since what a step would bring back."""


@dataclass
class Step:
    """A change set: `root` is the one that an undo or a redo is about."""

    label: tuple[str, dict[str, str]]
    atoms: list[Atom]
    origin: str = "edit"
    root: "Step | None" = None
    identifier: str = ""
    """That of the product, by which it is asked to take it back."""
    undone: bool = field(default=False)


class PlainRows:
    """Tables of dictionaries; `changed` says when each commitment was last touched."""

    def __init__(self, tables: dict[str, dict[str, Row]], changed: dict[str, datetime]) -> None:
        self.tables = tables
        self.changed = changed
        self.steps: list[Step] = []
        self.to_undo: list[Step] = []
        self.to_redo: list[Step] = []
        self._atoms: list[Atom] = []
        self._names = count()

    # --- mutations ------------------------------------------------------------------------------

    def add(self, table: str, values: Row, identifier: str = "") -> str:
        # Later rows sort behind those that came with the tracker, whose names are hexadecimal.
        name = identifier or f"z{next(self._names):08}"
        self.tables[table][name] = dict(values)
        self._atoms.append(("+", table, name, "", None, dict(values)))
        return name

    def remove(self, table: str, identifier: str) -> None:
        values = self.tables[table].pop(identifier)
        self._atoms.append(("-", table, identifier, "", values, None))

    def set(self, table: str, identifier: str, **values: Any) -> None:
        row = self.tables[table][identifier]
        for name, value in values.items():
            if row[name] != value:
                self._atoms.append(("~", table, identifier, name, row[name], value))
                row[name] = value

    def of(self, table: str, owner: str, reference: str = "commitment_id") -> list[tuple[str, Row]]:
        """The rows that belong to another one, in their order."""
        own = [(k, row) for k, row in self.tables[table].items() if row[reference] == owner]
        return sorted(own, key=lambda pair: (pair[1].get("position") or 0, pair[0]))

    # --- steps ----------------------------------------------------------------------------------

    def finish(self, label: tuple[str, dict[str, str]], when: datetime) -> Step | None:
        """End a step; None if nothing was changed."""
        if not self._atoms:
            return None
        step = Step(label, self._atoms)
        self._written(step, when)
        self.to_undo.append(step)
        self.to_redo.clear()
        return step

    def abandon(self) -> None:
        """Nothing of what was begun is kept."""
        atoms, self._atoms = self._atoms, []
        for atom in reversed(atoms):
            self._do(_turned(atom))
        self._atoms = []

    def undo(self, when: datetime) -> Step:
        step = self._revert(self.to_undo[-1], "undo", when)
        self.to_redo.append(self.to_undo.pop())
        return step

    def redo(self, when: datetime) -> Step:
        step = self._revert(self.to_redo[-1], "redo", when)
        self.to_undo.append(self.to_redo.pop())
        return step

    def take_back(self, step: Step, when: datetime) -> Step:
        """Undo any one step, or bring it again if it is undone. Raises CannotStep."""
        if self.contradicted(step):
            raise CannotStep
        source, target = (self.to_undo, self.to_redo)[:: -1 if step.undone else 1]
        made = self._revert(step, "redo" if step.undone else "undo", when)
        if step in source:
            source.remove(step)
            target.append(step)
        return made

    def _revert(self, step: Step, origin: str, when: datetime) -> Step:
        atoms = [_turned(a) for a in reversed(step.atoms)] if origin == "undo" else step.atoms
        try:
            for atom in atoms:
                self._do(atom)
        except CannotStep:
            self.abandon()
            raise
        assert not self._dangling()
        step.undone = origin == "undo"
        made = Step(step.label, self._atoms, origin, step)
        self._written(made, when)
        return made

    def _written(self, step: Step, when: datetime) -> None:
        touched = {self._owner(atom) for atom in self._atoms}
        self._atoms = []
        self.steps.append(step)
        for identifier in touched:
            self.changed[identifier] = when

    def _owner(self, atom: Atom) -> str:
        """The commitment that an atom belongs to."""
        kind, table, identifier, _field, before, after = atom
        if table == "commitment":
            return identifier
        row = self.tables[table].get(identifier) if kind == "~" else (before or after)
        if row is None:  # It has been removed in the same step.
            return ""
        if table != "target":
            return row["commitment_id"]
        return self._owner_of_action(row["action_id"])

    def _owner_of_action(self, identifier: str) -> str:
        held = self.tables["action"].get(identifier)
        if held is not None:
            return held["commitment_id"]
        gone = [a for a in self._atoms if a[1] == "action" and a[2] == identifier and a[0] != "~"]
        return (gone[-1][4] or gone[-1][5])["commitment_id"]

    def _do(self, atom: Atom) -> None:
        kind, table, identifier, name, before, after = atom
        rows = self.tables[table]
        if kind == "+":
            self.add(table, after, identifier)
        elif identifier not in rows:
            raise CannotStep
        elif kind == "-":
            if rows[identifier] != before:
                raise CannotStep
            self.remove(table, identifier)
        elif rows[identifier][name] != before:
            raise CannotStep
        else:
            self.set(table, identifier, **{name: after})

    def _dangling(self) -> bool:
        parents = {"commitment_id": "commitment", "action_id": "action"}
        return any(
            row[name] not in self.tables[parents[name]]
            for table, names in REFERENCES.items()
            for row in self.tables[table].values()
            for name in names
        )

    # --- contradictions -------------------------------------------------------------------------

    def contradicted(self, step: Step) -> bool:
        """Whether something that still counts has touched since what a step touches.

        Otherwise it may be gone back only if that leaves a tracker that could have been typed.
        """
        own = [at for at, one in enumerate(self.steps) if step in (one, one.root)]
        later: dict[int, list[Step]] = {}
        for one in self.steps[own[-1] + 1 :]:
            if any(_meet(a, b) for a in step.atoms for b in one.atoms):
                later.setdefault(id(one.root or one), []).append(one)
        if any(len(ones) % 2 for ones in later.values()):
            return True
        return not self._would_stand(step)

    def _would_stand(self, step: Step) -> bool:
        """Try it, look whether all refers to something and nothing is there twice, go back."""
        atoms = step.atoms if step.undone else [_turned(one) for one in reversed(step.atoms)]
        try:
            for atom in atoms:
                self._do(atom)
            return not self._dangling() and not self.doubles()
        except CannotStep:
            return False
        finally:
            self.abandon()

    def doubles(self) -> list[tuple[Any, ...]]:
        """What is there twice and must not be."""
        found = []
        for table, names in ALONE.items():
            seen = set()
            for row in self.tables[table].values():
                # One that is responsible may be named in the text as well.
                what = *(row[name] for name in names), row.get("role") == "agent"
                if what in seen:
                    found.append((table, *what))
                seen.add(what)
        return found


def _turned(atom: Atom) -> Atom:
    kind, table, identifier, name, before, after = atom
    return {"+": "-", "-": "+", "~": "~"}[kind], table, identifier, name, after, before


def _meet(one: Atom, other: Atom) -> bool:
    if one[1:3] != other[1:3]:
        return False
    return one[0] != "~" or other[0] != "~" or one[3] == other[3]
