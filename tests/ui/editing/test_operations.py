"""Which command each operation of the bulk dialog becomes."""

import pytest

from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.services.commands import (
    AddParties,
    AddTags,
    CorrectDeadline,
    RemoveParties,
    RemoveTags,
    ReviseDeadline,
    SetField,
    SetParties,
    SetTags,
    SetTargets,
)
from app.services.typed_text import OPEN_TO_TEXT
from app.ui.editing.operations import Operation, command_of, operations_of
from app.ui.editors.facts import EditorFacts
from app.ui.editors.making import make_editor

CASES = [
    (Field.OWNER, Operation.SET, "Amy", SetField),
    (Field.OWNER, Operation.CLEAR, "Amy", SetField),
    (Field.TAGS, Operation.SET, "a、b", SetTags),
    (Field.TAGS, Operation.ADD, "a、b", AddTags),
    (Field.TAGS, Operation.REMOVE, "a、b", RemoveTags),
    (Field.RESPONSIBLE, Operation.SET, "保安局", SetParties),
    (Field.RESPONSIBLE, Operation.ADD, "保安局", AddParties),
    (Field.RESPONSIBLE, Operation.REMOVE, "保安局", RemoveParties),
    (Field.DEADLINE, Operation.REVISE, "by 2026", ReviseDeadline),
    (Field.DEADLINE, Operation.CORRECT, "by 2026", CorrectDeadline),
    (Field.TARGET, Operation.SET, "500名", SetTargets),
]


@pytest.mark.parametrize(("field", "operation", "typed", "kind"), CASES)
def test_an_operation_becomes_its_command(qtbot, sample, field, operation, typed, kind):
    facts = EditorFacts(sample)
    editor = make_editor(field, facts)
    qtbot.addWidget(editor)
    editor.setText(typed)
    command = command_of(operation, editor, facts, ("x", "y"), ("why", "who"))
    assert type(command) is kind
    assert command.ids == ("x", "y")
    if kind is ReviseDeadline:
        assert (command.reason, command.approver) == ("why", "who")


def test_every_field_that_takes_text_has_an_operation():
    assert all(operations_of(field) for field in OPEN_TO_TEXT)


def test_what_cannot_be_read_is_refused(qtbot, sample):
    facts = EditorFacts(sample)
    editor = make_editor(Field.RESPONSIBLE, facts)
    qtbot.addWidget(editor)
    editor.setText("qqq")
    with pytest.raises(InvalidValue):
        command_of(Operation.REMOVE, editor, facts, ("x",))
