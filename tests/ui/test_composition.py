"""Chinese input methods, in every cell and box: what is composed is nobody else's business.

While a composition goes on nothing is kept, closed, filtered or run, whatever keys the system hands
on; and the text that was meant arrives once.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.domain.fields import FIELDS, Field
from app.ui.attention.panel import AttentionPanel
from app.ui.composition import CompositionGuard
from app.ui.editing.add_dialog import AddDialog
from app.ui.editing.bulk_dialog import BulkDialog
from app.ui.editing.revise_dialog import ReviseDialog
from app.ui.history.panel import HistoryPanel
from app.ui.palette.box import PaletteBox
from app.ui.widgets.field_editors import ChoiceEditor
from tests.storage.contents import content_hash
from tests.ui.driving import activate, click_cell, press, refs, row_of, settle, shown
from tests.ui.editing.hands import closed, opened

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TYPED = [field for field, spec in FIELDS.items()
         if spec.editable and field not in (Field.STATUS, Field.ASSESSMENT)]  # fmt: skip
KEYS = (
    (K.Key_Return, Qt.KeyboardModifier.NoModifier),
    (K.Key_Return, CTRL),
    (K.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (K.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (K.Key_Down, Qt.KeyboardModifier.NoModifier),
    (K.Key_1, CTRL),
    (K.Key_F8, Qt.KeyboardModifier.NoModifier),
    (K.Key_Space, Qt.KeyboardModifier.NoModifier),
)
MEANT = {
    Field.PERCENT: "45", Field.COMPLETED: "2024年3月5日", Field.TARGET: "五百名",
    Field.DEADLINE: "二零二五年年底前", Field.RESPONSIBLE: "消防處",
}  # fmt: skip
TEXTS = (Field.NOTES, Field.TEXT, Field.ASSESSMENT_REASON)
BOXES = ("search", "update", "owner", "tags", "notes", "palette", "history", "answer",
         "revise", "reason", "add", "add organisations", "bulk")  # fmt: skip


@pytest.fixture
def active(window, qtbot):
    activate(qtbot, window)
    return window


@pytest.fixture
def box(request, view, active, qtbot):
    """A box of the window with the focus, by its name."""
    return _BOXES[request.param](view, active, qtbot)


def _fields(field):
    def find(view, window, qtbot):
        view.detail.show_current()
        editor = view.detail._form._editors[field]
        editor.setFocus()
        return editor

    return find


def _search(_view, window, _qtbot):
    window.search.setFocus()
    return window.search


def _update(view, _window, _qtbot):
    view.detail.show_current()
    view.detail._update._note.setFocus()
    return view.detail._update._note


def _palette(_view, window, _qtbot):
    window.actions_["palette"].trigger()
    return window.findChild(PaletteBox).line


def _history(_view, window, _qtbot):
    window.actions_["show_history"].trigger()
    panel = window.findChild(HistoryPanel)
    panel.words.setFocus()
    return panel.words


def _answer(view, window, qtbot):
    window.actions_["show_attention"].trigger()
    panel = window.findChild(AttentionPanel)
    asked = next(ref for ref in refs(view) if row_of(view, ref).questions)
    view.rows.set_current(row_of(view, asked).id)
    qtbot.waitUntil(panel.questions.isVisible)
    panel.questions.answer.setFocus()
    return panel.questions.answer


def _of_dialog(action, kind, name):
    def find(view, window, qtbot):
        click_cell(qtbot, view, "24", Field.OWNER)
        window.actions_[action].trigger()
        dialog = opened(qtbot, window, kind)
        box = getattr(dialog, name)
        box.setFocus()
        box.selectAll()
        box.clear()
        return box

    return find


_BOXES = {
    "revise": _of_dialog("revise_deadline", ReviseDialog, "phrase"),
    "reason": _of_dialog("revise_deadline", ReviseDialog, "reason"),
    "add": _of_dialog("add_commitment", AddDialog, "text"),
    "add organisations": _of_dialog("add_commitment", AddDialog, "parties"),
    "bulk": _of_dialog("bulk_edit", BulkDialog, "editor"),
    "search": _search, "update": _update, "owner": _fields(Field.OWNER),
    "tags": _fields(Field.TAGS), "notes": _fields(Field.NOTES), "palette": _palette,
    "history": _history, "answer": _answer,
}  # fmt: skip


def compose(text):
    """What an input method shows while it is asked which characters are meant."""
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(text, []))


def mean(text):
    """What was meant in the end."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def hand_on_every_key():
    """Keys of the composition, as a system that does not hide them hands them on."""
    for key, modifiers in KEYS:
        field = QApplication.focusWidget()
        override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, modifiers)
        override.ignore()
        QApplication.sendEvent(field, override)
        assert override.isAccepted(), f"{key} is taken for a shortcut"
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, key, modifiers))


def text_of(field):
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


@pytest.mark.parametrize("where", ["on the cell", "in its editor"])
@pytest.mark.parametrize("field", TYPED)
def test_a_cell_keeps_nothing_while_it_is_composed(view, active, qtbot, field, where):
    """On the cell Qt opens the editor with what was meant; until then the table has the keys."""
    view.table.show_field(field, True)
    identifier = row_of(view, "24").id
    index = click_cell(qtbot, view, "24", field)
    if where == "in its editor":
        press(qtbot, K.Key_F2)
        assert isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
    before, holder = content_hash(view.workspace.path), QApplication.focusWidget()
    compose("bao")
    hand_on_every_key()
    assert QApplication.focusWidget() is holder
    assert view.table.currentIndex() == index
    assert content_hash(view.workspace.path) == before
    meant = MEANT.get(field, "保安局")
    mean(meant)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    # F2 leaves long words as they are, with the cursor behind them.
    held = view.workspace.commitment(identifier).text
    whole = held + meant if field is Field.TEXT and where == "in its editor" else meant
    assert text_of(editor) == whole
    press(qtbot, K.Key_Return, CTRL if field in TEXTS else Qt.KeyboardModifier.NoModifier)
    if field is Field.DEADLINE:
        opened(qtbot, active, ReviseDialog)
        press(qtbot, K.Key_Return)  # The reason of the revision is left empty.
        closed(qtbot, active)
    qtbot.waitUntil(lambda: content_hash(view.workspace.path) != before)
    ref = meant if field is Field.REF else "24"
    assert shown(view, ref, field) in (whole, "45%", "2024-03-05", "Fire Services Department")


@pytest.mark.parametrize("field", [Field.STATUS, Field.ASSESSMENT])
def test_a_list_of_values_takes_no_composition(view, active, qtbot, field):
    click_cell(qtbot, view, "24", field)
    before = content_hash(view.workspace.path)
    compose("bao")
    mean("保")
    settle()
    assert content_hash(view.workspace.path) == before
    editor = view.table.findChild(ChoiceEditor)
    assert editor is None or editor.currentData() in (None, "not_assessed")


@pytest.mark.parametrize("box", BOXES, indirect=True)
def test_a_box_keeps_runs_and_filters_nothing_while_it_is_composed(view, active, qtbot, box):
    qtbot.waitUntil(box.hasFocus)
    before, rows, spec = content_hash(view.workspace.path), refs(view), view.rows.spec
    compose("xiaofang")
    hand_on_every_key()
    settle()
    assert box.hasFocus()
    assert box.isVisible()
    assert text_of(box) == ""
    assert (content_hash(view.workspace.path), refs(view), view.rows.spec) == (before, rows, spec)
    mean("消防")
    assert text_of(box) == "消防"


def test_after_the_composition_keys_are_keys_again(view, active, qtbot):
    active.search.setFocus()
    compose("xiaofang")
    mean("消防")
    assert active.search.text() == "消防"
    assert len(refs(view)) < 20
    press(qtbot, K.Key_Escape)
    assert active.search.text() == ""


def test_a_composition_given_up_leaves_the_keys_free(view, active, qtbot):
    active.search.setFocus()
    compose("xiaofang")
    compose("")
    press(qtbot, "a")
    assert active.search.text() == "a"


def test_the_focus_taken_away_ends_it(session, view, active, qtbot):
    (guard,) = session.findChildren(CompositionGuard)
    active.search.setFocus()
    compose("xiaofang")
    assert guard.composing
    view.table.setFocus()
    assert not guard.composing
    press(qtbot, K.Key_Down)
    assert view.table.hasFocus()
