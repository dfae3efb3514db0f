"""Which editor each field has."""

from PySide6.QtWidgets import QWidget

from app.domain.fields import FIELDS, Field, FieldKind
from app.ui.editors.completing import PartyLine, UsedWordsLine
from app.ui.editors.day_line import DayLine
from app.ui.editors.facts import EditorFacts
from app.ui.editors.typed_line import DeadlineLine, TargetLine, TypedLine, WordsEditor
from app.ui.widgets.field_editors import ChoiceEditor, FieldEditor, LineEditor, TextEditor

_OF_THEIR_OWN = {
    Field.REF: TypedLine,
    Field.RESPONSIBLE: PartyLine,
    Field.DEADLINE: DeadlineLine,
    Field.TARGET: TargetLine,
    Field.OWNER: UsedWordsLine,
    Field.TAGS: UsedWordsLine,
    Field.COMPLETED: DayLine,
}


def make_editor(field: Field, facts: EditorFacts, parent: QWidget | None = None) -> FieldEditor:
    """The editor of a field, in a cell, in the detail or in a dialog."""
    if field in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[field](field, facts, parent)
    if field is Field.TEXT:
        return WordsEditor(field, facts, parent)
    kind = FIELDS[field].kind
    if kind is FieldKind.CHOICE:
        return ChoiceEditor(field, parent)
    return TextEditor(field, parent) if kind is FieldKind.LONG_TEXT else LineEditor(field, parent)
