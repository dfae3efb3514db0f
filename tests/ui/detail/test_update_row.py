"""Updates from the detail."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from app.domain.commitment import UpdateKind
from tests.ui.driving import click, click_button, press, row_of


def updates(view, ref):
    found = view.workspace.commitment(row_of(view, ref).id).updates
    return [(one.kind, one.text, one.on.isoformat()) for one in found]


def test_an_update_is_added_with_enter(view, qtbot, show):
    note = view.detail._update._note
    click(qtbot, note)
    press(qtbot, "已招標")
    press(qtbot, Qt.Key.Key_Return)
    assert updates(view, "24") == [(UpdateKind.PROGRESS, "已招標", "2024-05-15")]
    assert note.text() == ""
    assert "已招標" in view.detail._updates.text()


def test_no_change_is_an_update_of_its_own(view, qtbot, show):
    view.detail.ensureWidgetVisible(view.detail._update)
    click_button(qtbot, view.detail, "No change")
    assert updates(view, "24") == [(UpdateKind.NO_CHANGE, "", "2024-05-15")]
    assert "Confirmed, no change" in view.detail._updates.text()


def test_an_empty_update_is_explained(view, qtbot, show):
    view.detail.ensureWidgetVisible(view.detail._update)
    click_button(qtbot, view.detail, "Add")
    assert updates(view, "24") == []
    assert QToolTip.text().startswith("Write what has progressed")
    assert view.detail._update._note.accessibleDescription() == QToolTip.text()


def test_what_is_begun_stays_with_its_commitment(view, qtbot, show):
    note = view.detail._update._note
    click(qtbot, note)
    press(qtbot, "for 24")
    show("25")
    assert note.text() == ""
    show("24")
    assert note.text() == "for 24"
