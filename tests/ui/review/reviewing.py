"""What is seen in a review, and what is done there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem

from app.ui.main_window import MainWindow
from app.ui.review.import_dialog import ImportDialog

NUMBER, TEXT, WHO, WHEN, TARGET = range(5)


def open_dialog(window: MainWindow) -> ImportDialog | None:
    """The review that is open over a window."""
    found = [one for one in window.findChildren(ImportDialog) if one.isVisible()]
    return found[0] if found else None


def tops(dialog: ImportDialog) -> list[QTreeWidgetItem]:
    return [dialog._list.topLevelItem(at) for at in range(dialog._list.topLevelItemCount())]


def commitments(dialog: ImportDialog) -> list[QTreeWidgetItem]:
    """The lines of the list that are commitments."""
    return [item for item in tops(dialog) if item.text(NUMBER) != "?"]


def questions(dialog: ImportDialog) -> list[str]:
    """All questions, from top to bottom."""
    found = []
    for item in tops(dialog):
        inner = [item.child(at) for at in range(item.childCount())]
        found += [one.text(TEXT) for one in (item, *inner) if one.text(NUMBER) == "?"]
    return found


def tick(item: QTreeWidgetItem, on: bool) -> None:
    item.setCheckState(NUMBER, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def summary(dialog: ImportDialog) -> str:
    """What is said above the list."""
    return dialog._summary.text().removeprefix("<b>").removesuffix("</b>")


def button(dialog: ImportDialog, words: str) -> QPushButton:
    """The button whose words begin so."""
    (found,) = [one for one in dialog.findChildren(QPushButton)
                if one.text().replace("&", "").startswith(words)]  # fmt: skip
    return found
