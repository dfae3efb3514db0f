"""What a user does to save a view."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.saved_views.dialog import ViewDialog
from tests.ui.driving import activate, click, press, settle


def keys(qtbot, window, key, modifiers):
    """Press keys of the window, wherever the focus is."""
    activate(qtbot, window)
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def typed(qtbot, window, text):
    """Type into the search box."""
    window.search.setFocus()
    press(qtbot, text)


def the_dialog(qtbot, window):
    """The dialog that is open and takes keys."""
    dialog = window.findChild(ViewDialog)
    activate(qtbot, dialog)
    return dialog


def named(qtbot, window, name, *, private=False, default=False):
    """Fill the dialog that is open, and agree."""
    dialog = the_dialog(qtbot, window)
    if private:
        click(qtbot, dialog.private)
    if default:
        click(qtbot, dialog.default)
    dialog.name.setFocus()
    dialog.name.clear()
    press(qtbot, name)
    press(qtbot, Qt.Key.Key_Return)
    settle()
    activate(qtbot, window)


def save_as(qtbot, window, name, facet, value, **how):
    """Look for a value of a facet, and save that as a view."""
    window.view.filtering.choose_all(())
    window.view.filtering.choose(facet, (value,))
    window.actions_["save_view_as"].trigger()
    named(qtbot, window, name, **how)
