"""A member of staff at the window: all by keys, mouse and menus; files are named in dialogs."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from app.domain.fields import Field
from app.domain.filters import Facet
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.session import Session
from tests.ui.driving import (
    activate,
    click,
    click_cell,
    press,
    refs,
    row_of,
    wait_for_list,
)
from tests.ui.review.reviewing import commitments, open_dialog

K = Qt.Key
_LONG = 30_000
"""What a busy machine may take for work that the window does not wait for, in milliseconds."""
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Worker:
    """Works in one session; `window` is always the one that stands there now."""

    def __init__(self, session: Session, qtbot, monkeypatch) -> None:
        self.session, self.qtbot, self._monkeypatch = session, qtbot, monkeypatch
        activate(qtbot, self.window)

    @property
    def window(self) -> MainWindow:
        return self.session.window

    @property
    def view(self) -> WorkspaceView:
        return self.window.view

    def keys(self, key, modifier=CTRL) -> None:
        """Press a shortcut, wherever the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def choose_in_menu(self, menu: K, words: str) -> None:
        """Open a menu with Alt and its letter, go down to an entry and press Enter."""
        activate(self.qtbot, self.window)
        self.keys(menu, ALT)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        for _ in popup.actions():
            active = popup.activeAction()
            if active is not None and active.text().replace("&", "") == words:
                break
            self.qtbot.keyClick(popup, K.Key_Down)
        else:
            raise AssertionError(f"no entry {words}")
        self.qtbot.keyClick(popup, K.Key_Return)

    def name_a_file(self, path: Path) -> None:
        """Answer the next question for a file."""
        for question in ("getSaveFileName", "getOpenFileName"):
            self._monkeypatch.setattr(QFileDialog, question, lambda *_, **__: (str(path), ""))

    # --- trackers and documents -----------------------------------------------------------------

    def make_tracker(self, path: Path) -> None:
        """File, New tracker."""
        self.name_a_file(path)
        before = self.window
        self.keys(K.Key_N)
        self.qtbot.waitUntil(lambda: self.window is not before)
        activate(self.qtbot, self.window)

    def import_document(self, path: Path, published: str) -> None:
        """File, Import document; look at what is proposed, say the day, and agree."""
        self.name_a_file(path)
        self.keys(K.Key_I)
        self.qtbot.waitUntil(lambda: open_dialog(self.window) is not None, timeout=_LONG)
        dialog = open_dialog(self.window)
        activate(self.qtbot, dialog)
        proposed = len(commitments(dialog))
        self.keys(K.Key_P, ALT)
        self.keys(K.Key_A)
        press(self.qtbot, published)
        press(self.qtbot, K.Key_Return)
        self.keys(K.Key_I, ALT)
        self.qtbot.waitUntil(lambda: len(self.view.rows) == proposed, timeout=_LONG)
        self.qtbot.waitUntil(lambda: open_dialog(self.window) is None and not self.window.jobs.busy)
        activate(self.qtbot, self.window)

    # --- editing --------------------------------------------------------------------------------

    def type_in_cell(self, ref: str, field: Field, words: str) -> None:
        """Click a cell, type, Enter."""
        click_cell(self.qtbot, self.view, ref, field)
        press(self.qtbot, words)
        press(self.qtbot, K.Key_Return)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.view.table)

    def choose_in_cell(self, ref: str, field: Field, down: int) -> None:
        """Click a cell, F2, go down in the list, Enter."""
        before = row_of(self.view, ref)
        click_cell(self.qtbot, self.view, ref, field)
        press(self.qtbot, K.Key_F2)
        wait_for_list(self.qtbot)
        press(self.qtbot, (*[K.Key_Down] * down, K.Key_Return))
        self.qtbot.waitUntil(lambda: row_of(self.view, ref) != before)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.view.table)

    def type_in_detail(self, ref: str, field: Field, words: str | tuple) -> None:
        """Click a row, click a field at the right, type words or words and keys, leave with Tab."""
        self.look_at(ref)
        editor = self._field(field)
        click(self.qtbot, editor)
        press(self.qtbot, words)
        press(self.qtbot, K.Key_Tab)

    def add_update(self, ref: str, words: str) -> None:
        """Type what has progressed in the line for it, Enter."""
        self.look_at(ref)
        note = self.view.detail._update._note
        self.view.detail.ensureWidgetVisible(note)
        click(self.qtbot, note)
        press(self.qtbot, words)
        press(self.qtbot, K.Key_Return)

    def look_at(self, ref: str) -> None:
        """Click a row and wait until the detail shows it."""
        click_cell(self.qtbot, self.view, ref, Field.REF)
        detail = self.view.detail
        self.qtbot.waitUntil(lambda: detail._shown is not None and detail._shown.ref == ref)

    def _field(self, field: Field) -> QWidget:
        editor = self.view.detail._form._editors[field]
        self.view.detail.ensureWidgetVisible(editor)
        return editor

    # --- finding --------------------------------------------------------------------------------

    def search(self, words: str) -> list[str]:
        """Ctrl+F, type; what is then shown."""
        self.keys(K.Key_F)
        press(self.qtbot, words)
        return refs(self.view)

    def click_facet(self, facet: Facet, value: str) -> list[str]:
        """Click a value at the left; what is then shown."""
        panel = self.view.facets
        self.qtbot.waitUntil(lambda: not panel._stale and not panel._timer.isActive())
        index = panel._model.items[facet, value].index()
        panel.expand(index.parent())
        panel.scrollTo(index)
        place = panel.visualRect(index).center()
        self.qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return refs(self.view)

    def show_all(self) -> list[str]:
        """Edit, Clear filter."""
        self.keys(K.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
        return refs(self.view)

    # --- giving out, taking back ----------------------------------------------------------------

    def export(self, entry: str, path: Path) -> Path:
        """Choose an export in the File menu, and wait until it is said to be written."""
        self.name_a_file(path)
        self.choose_in_menu(K.Key_F, entry)
        said = self.view.status.currentMessage
        self.qtbot.waitUntil(lambda: said().startswith(f"{path}: "), timeout=_LONG)
        return path

    def undo_all(self) -> int:
        """Ctrl+Z until there is nothing more; returns how often."""
        return self._until_disabled("undo", K.Key_Z)

    def redo_all(self) -> int:
        """Ctrl+Y or Ctrl+Shift+Z, as the system has it, until there is nothing more."""
        return self._until_disabled("redo", K.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)

    def _until_disabled(self, name: str, key: K, modifier=CTRL) -> int:
        self.view.table.setFocus()
        action, times = self.window.actions_[name], 0
        while action.isEnabled():
            assert times < 100, f"{name} never ends"
            said = action.text()
            self.keys(key, modifier)
            assert (action.text(), action.isEnabled()) != (said, True), "nothing happened"
            times += 1
        return times

    def quit(self) -> None:
        """Look up from the work for a moment, then File, Quit."""
        window = self.window
        self.qtbot.waitUntil(lambda: not _waits(window))
        self.keys(K.Key_Q)
        self.qtbot.waitUntil(lambda: not window.isVisible())


def _waits(window: MainWindow) -> bool:
    """Whether something is still to be counted or shown."""
    return any(one.isActive() for one in window.findChildren(QTimer) if one.isSingleShot())
