"""The search box with what is wrong below it, and the chips of all that filters."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.domain.errors import InvalidValue
from app.domain.filters import Condition
from app.ui.icons import icon
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, language
from app.wording.errors import error_sentence

_LONGEST_CHIP = 30


class SearchBox(QLineEdit):
    """Tells what is typed with every key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search: words, bureau:…, due:<2024Q3, status:done"))
        self.setAccessibleName(_("Search"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(260)

    def show_error(self, error: InvalidValue | None) -> None:
        """Show by the frame that the filter is wrong; the rows stay as they were."""
        mark_invalid(self, error is not None)
        self.setAccessibleDescription(error_sentence(error, language()) if error else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class HitCount(QLabel):
    """Says beside the search box which row of how many is the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muted")
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("00,000 of 00,000"))
        self.setContentsMargins(6, 0, 6, 0)
        self.setToolTip(_("Row with the searched words, of all of them"))


class Chips(QWidget):
    """One chip for each condition; a click takes it off."""

    removed = Signal(object)
    """A `Condition`."""
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)

    def show_conditions(self, conditions: list[tuple[Condition, str]]) -> None:
        """Show conditions with their words."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (condition, words) in enumerate(conditions):
            self._layout.insertWidget(at, self._chip(condition, words))
        if len(conditions) > 1:
            clear = QPushButton(_("Clear all"))
            clear.setObjectName("link")
            clear.clicked.connect(self.cleared)
            self._layout.insertWidget(len(conditions), clear)

    def _chip(self, condition: Condition, words: str) -> QPushButton:
        short = words if len(words) <= _LONGEST_CHIP else words[: _LONGEST_CHIP - 1] + "…"
        chip = QPushButton(short)
        chip.setObjectName("chip")
        chip.setIcon(icon("x"))
        chip.setIconSize(QSize(11, 11))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(words)
        chip.setAccessibleName(_("Remove the filter: {words}").format(words=words))
        chip.clicked.connect(lambda: self.removed.emit(condition))
        return chip
