"""Hands and eyes for the window: what a user does with mouse and keys, and what is then seen."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QListView, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.ui.main_window import MainWindow, WorkspaceView


def row_of(view: WorkspaceView, ref: str) -> ListingRow:
    """A commitment as it stands in the file, whether it is shown or not."""
    workspace = view.workspace
    with workspace.reader() as reader:
        keys = range(1, workspace.count(type(view.rows.spec)()) + 1)
        return next(row for row in reader.rows(keys).values() if row.ref == ref)


def cell_of(view: WorkspaceView, ref: str, field: Field) -> QModelIndex:
    """The cell of a commitment in the table."""
    position = view.rows.position_of(row_of(view, ref).id)
    assert position is not None, f"{ref} is not shown"
    model = view.table.commitments
    return model.index(position, model.fields.index(field))


def shown(view: WorkspaceView, ref: str, field: Field) -> str:
    """What the table says in a cell."""
    return str(cell_of(view, ref, field).data())


def refs(view: WorkspaceView) -> list[str]:
    """The numbers of the commitments in the table, from top to bottom."""
    model = view.table.commitments
    column = model.fields.index(Field.REF)
    return [model.index(at, column).data() for at in range(model.rowCount())]


def click_cell(
    qtbot: QtBot, view: WorkspaceView, ref: str, field: Field, *, twice: bool = False
) -> QModelIndex:
    """Click a cell of the table."""
    index = cell_of(view, ref, field)
    view.table.scrollTo(index)
    place = view.table.visualRect(index).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    if twice:
        qtbot.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return index


def click_head(qtbot: QtBot, view: WorkspaceView, field: Field) -> None:
    """Click the head of a column."""
    heads = view.table.horizontalHeader()
    column = view.table.commitments.fields.index(field)
    view.table.scrollTo(view.table.commitments.index(0, column))
    place = QPoint(heads.sectionViewportPosition(column) + heads.sectionSize(column) // 2, 9)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(qtbot: QtBot, keys: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the focus is, one after the other; Chinese comes from an input method."""
    for key in keys if isinstance(keys, str | tuple) else (keys,):
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if isinstance(key, str) and not key.isascii():
            _compose(key)
        else:
            qtbot.keyClick(target, key, modifier)


def _compose(text: str) -> None:
    """What an input method tells: first what is being composed, then what was meant."""
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(text, []))
    meant = QInputMethodEvent()
    meant.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), meant)


def focused(kind: type) -> Any:
    """The widget that has the focus, which must be of a kind."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, kind), f"{widget} has the focus"
    return widget


def wait_for_list(qtbot: QtBot) -> None:
    """Wait until the list of a choice is open and takes keys."""

    def is_open() -> bool:
        popup, window = QApplication.activePopupWidget(), QApplication.focusWindow()
        return popup is not None and popup.windowHandle() == window

    qtbot.waitUntil(is_open)
    focused(QListView)


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Come back to a window; after a message the platform of the tests leaves none active."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def boxes() -> list[QMessageBox]:
    """The messages that are open."""
    return [one for one in QApplication.topLevelWidgets()
            if isinstance(one, QMessageBox) and one.isVisible()]  # fmt: skip


def the_box() -> QMessageBox:
    """The one message that is open."""
    (box,) = boxes()
    return box


def click_button(qtbot: QtBot, parent: QWidget, words: str) -> None:
    """Click the button with some words."""
    (button,) = [one for one in parent.findChildren(QPushButton)
                 if one.text().replace("&", "") == words and one.isVisible()]  # fmt: skip
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click a widget."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def menu_entries(window: MainWindow) -> Iterator[Any]:
    """Every menu with its entries, those within others too."""
    waiting = [action.menu() for action in window.menuBar().actions()]
    while waiting:
        menu = waiting.pop(0)
        entries = [one for one in menu.actions() if not one.isSeparator()]
        waiting += [one.menu() for one in entries if one.menu()]
        yield menu, entries


def settle() -> None:
    """Let everything that was put off happen now."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
