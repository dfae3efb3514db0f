"""What can be undone and brought again, worked out from the journal."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.changes import ChangeSet, Label, Origin

STEPS_KEPT = 200
HEADS_READ = 1_000
"""Undos and redos are change sets too, so more are read than steps are kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change set that can be taken back or brought again."""

    id: str
    label: Label


class UndoStack:
    """The steps to take back and to bring again, the next one last."""

    def __init__(self, newest_first: Iterable[ChangeSet] = ()) -> None:
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        for change_set in reversed(list(newest_first)):
            self.add(change_set)

    def add(self, change_set: ChangeSet) -> None:
        """Take note of a change set that has been written."""
        if change_set.origin is Origin.CREATION:
            return
        if change_set.origin is Origin.UNDO:
            self._move(change_set.reverts, self._undo, self._redo)
        elif change_set.origin is Origin.REDO:
            self._move(change_set.reverts, self._redo, self._undo)
        else:
            self._undo.append(Step(change_set.id, change_set.label))
            self._redo.clear()
        del self._undo[:-STEPS_KEPT]

    @property
    def to_undo(self) -> Step | None:
        return self._undo[-1] if self._undo else None

    @property
    def to_redo(self) -> Step | None:
        return self._redo[-1] if self._redo else None

    def _move(self, identifier: str | None, source: list[Step], target: list[Step]) -> None:
        for step in source:
            if step.id == identifier:
                source.remove(step)
                target.append(step)
                return
