"""Hands for the dialogs of editing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.fields import Field
from tests.ui.driving import activate, cell_of, click_cell, press

K = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def opened(qtbot, window, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is open, with the keys."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    dialog = next(one for one in window.findChildren(kind) if one.isVisible())
    activate(qtbot, dialog)
    return dialog


def closed(qtbot, window) -> None:
    """Wait until no dialog is open, and come back to the window."""
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(QDialog)))
    activate(qtbot, window)


def select(qtbot, view, first: str, last: str, fields: tuple[Field, Field]) -> None:
    """Click a cell and extend the selection with the keys."""
    click_cell(qtbot, view, first, fields[0])
    view.table.setFocus()
    start, end = cell_of(view, first, fields[0]), cell_of(view, last, fields[1])
    shown = view.table.shown_columns()
    right = shown.index(end.column()) - shown.index(start.column())
    press(qtbot, tuple([K.Key_Down] * (end.row() - start.row())), SHIFT)
    press(qtbot, tuple([K.Key_Right] * right), SHIFT)


def keys(qtbot, key, modifier=CTRL) -> None:
    """A shortcut, wherever the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


__all__ = ["ALT", "CTRL", "SHIFT", "K", "closed", "keys", "opened", "select"]
