"""An entry of the history in two lines: what, and below it when and by whom."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.history.model import HistoryModel, entry_source, entry_words
from app.ui.theme import Theme

_MARGIN = 10
_GAP = 6


class EntryDelegate(QStyledItemDelegate):
    """Paints entries; what is taken back is struck out as well as grey."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, option.fontMetrics.lineSpacing() * 2 + 2 * _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, HistoryModel)
        entry = model.entry(index.row())
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        line = option.fontMetrics.lineSpacing()
        area = option.rect.adjusted(_MARGIN, _GAP, -_MARGIN, -_GAP)
        font = option.font
        font.setStrikeOut(entry.taken_back)
        painter.setFont(font)
        ink = "selection_text" if chosen else "muted" if entry.taken_back else "text"
        self._line(painter, QRect(area.left(), area.top(), area.width(), line), ink,
                   entry_words(entry))  # fmt: skip
        font.setStrikeOut(False)
        painter.setFont(font)
        below = QRect(area.left(), area.top() + line, area.width(), line)
        self._line(painter, below, "selection_text" if chosen else "muted", entry_source(entry))
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, ink: str, text: str) -> None:
        painter.setPen(self._theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
