import random

import pytest

from app.domain.changes import ChangeSet, Label, Origin
from app.services.history import HEADS_READ, STEPS_KEPT, UndoStack


def change_set(number, origin=Origin.EDIT, reverts=None):
    return ChangeSet(
        str(number), "", "", origin, Label("set_field", {"ref": str(number)}), (), reverts
    )


def steps(stack):
    """Everything that can be taken back, the next one first."""
    found = []
    while stack.to_undo:
        found.append(stack.to_undo.id)
        stack.add(change_set("x", Origin.UNDO, stack.to_undo.id))
    return found


@pytest.mark.parametrize("seed", range(5))
def test_a_restart_offers_the_same_steps_as_before(seed):
    """Undos and redos stand in the journal among the edits; the steps come from its end."""
    choose, live, journal = random.Random(seed), UndoStack(), []
    for number in range(300):
        kind = choose.random()
        if kind < 0.3 and live.to_undo:
            made = change_set(number, Origin.UNDO, live.to_undo.id)
        elif kind < 0.5 and live.to_redo:
            made = change_set(number, Origin.REDO, live.to_redo.id)
        else:
            made = change_set(number, choose.choice((Origin.EDIT, Origin.IMPORT)))
        live.add(made)
        journal.append(made)
        if number % 20 == 0:
            again = UndoStack(list(reversed(journal))[:HEADS_READ])
            assert (again.to_undo, again.to_redo) == (live.to_undo, live.to_redo)
    assert steps(UndoStack(reversed(journal))) == steps(live)


def test_the_oldest_steps_are_given_up():
    stack = UndoStack()
    for number in range(STEPS_KEPT + 7):
        stack.add(change_set(number))
    assert steps(stack) == [str(number) for number in range(STEPS_KEPT + 6, 6, -1)]


def test_what_was_there_from_the_first_is_no_step():
    assert UndoStack([change_set(1, Origin.CREATION)]).to_undo is None


def test_an_undo_of_a_forgotten_step_changes_nothing():
    stack = UndoStack([change_set(1)])
    stack.add(change_set(2, Origin.UNDO, "long ago"))
    assert (stack.to_undo.id, stack.to_redo) == ("1", None)
