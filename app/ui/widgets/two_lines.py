"""Entries of a list in two lines: what, and below it in grey what there is to say about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_MARGIN, _GAP = 10, 6


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the two lines of what a model says; a class of its own says what is struck out."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def is_past(self, index: Index) -> bool:
        """Whether an entry holds no more: it is struck out as well as grey."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.lineSpacing() * 2 + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        first, _, second = str(index.data()).partition("\n")
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        line, past = option.fontMetrics.lineSpacing(), self.is_past(index)
        area = option.rect.adjusted(_MARGIN, _GAP, -_MARGIN, -_GAP)
        font = option.font
        font.setStrikeOut(past)
        painter.setFont(font)
        top = QRect(area.left(), area.top(), area.width(), line)
        self._line(painter, top, "selection_text" if chosen else "muted" if past else "text", first)
        font.setStrikeOut(False)
        painter.setFont(font)
        below = top.translated(0, line)
        self._line(painter, below, "selection_text" if chosen else "muted", second)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, ink: str, text: str) -> None:
        painter.setPen(self._theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
