"""The search box, and beside it which of the rows with the words is the current one."""

from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain.errors import InvalidValue
from app.ui.icons import icon
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, language
from app.wording.errors import error_sentence

_LONGEST = 1_000_000
"""Whatever is chosen in lists of thousands has to find room."""
_WRONG = QColor("#d13438")
"""Red enough on light and on dark ground."""


class SearchBox(QLineEdit):
    """Tells what is typed with every key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search: words, bureau:…, due:<2024Q3, status:done"))
        self.setAccessibleName(_("Search"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(260)
        self.setMaxLength(_LONGEST)
        self._wrong: tuple[int, int] | None = None
        self._rewritten = False
        self.textEdited.connect(self._note_edited)

    @Slot(str)
    def rewrite(self, text: str) -> None:
        """Hold what was chosen elsewhere; who goes on typing here begins another term."""
        self._rewritten = True
        self.setText(text)

    @Slot()
    def _note_edited(self) -> None:
        self._rewritten = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._rewritten and self.text() and not self.text().endswith(" "):
            self._rewritten = False
            self.setText(self.text() + " ")

    def show_error(self, error: InvalidValue | None, part: tuple[int, int] | None = None) -> None:
        """Show by the frame that the filter is wrong, and which part of it."""
        mark_invalid(self, error is not None)
        if part != self._wrong:
            self._wrong = part
            self.update()
        self.setAccessibleDescription(error_sentence(error, language()) if error else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._wrong is not None:
            self._underline(*self._wrong)

    def _underline(self, first: int, last: int) -> None:
        """A wave below a part of the text, as under a word that is spelt wrongly."""
        text, metrics, caret = self.text(), self.fontMetrics(), self.cursorRect()
        # The only place that a line edit tells is that of its cursor.
        origin = caret.center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        left = max(float(origin + metrics.horizontalAdvance(text[:first])), 28.0)
        right = min(float(origin + metrics.horizontalAdvance(text[:last])), self.width() - 26.0)
        if right <= left:
            return
        y = caret.bottom() - 1.5
        count = max(2, round((right - left) / 2.5))
        points = [QPointF(left + at * 2.5, y + (1.4 if at % 2 else -0.6)) for at in range(count)]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_WRONG, 1.2))
        painter.drawPolyline(QPolygonF(points))


class HitCount(QLabel):
    """Says beside the search box which row of how many is the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muted")
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("00,000 of 00,000"))
        self.setContentsMargins(6, 0, 6, 0)
        self.setToolTip(_("Row with the searched words, of all of them"))
