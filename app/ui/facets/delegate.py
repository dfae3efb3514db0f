"""How the lines of the facets are painted."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.due_state import DueState
from app.domain.filters import Facet
from app.ui.state_signs import Signs
from app.ui.theme import Theme

_FIRST = int(Qt.ItemDataRole.UserRole)


class Data(IntEnum):
    """What a line holds besides its words."""

    VALUE = _FIRST + 1
    """The facet and the value; none for a head."""
    COUNT = _FIRST + 2
    HIGHEST = _FIRST + 3
    """The highest count of the facet, which the bars are compared with."""
    EXCLUDED = _FIRST + 4
    FACET = _FIRST + 5
    KIND = _FIRST + 6
    CHOSEN = _FIRST + 7
    """Of a head: how many of its values are chosen or excluded."""


class Kind(IntEnum):
    """What a line is."""

    HEAD = 1
    VALUE = 2
    MORE = 3
    WAITING = 4
    """Stands under a head that has not been opened yet."""


class FacetDelegate(QStyledItemDelegate):
    """The name at the left, the count at the right, and a bar that compares the counts."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs = Signs(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        size = super().sizeHint(option, index)
        is_head = index.data(Data.KIND) == Kind.HEAD
        size.setHeight(option.fontMetrics.height() + (16 if is_head else 9))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        kind = index.data(Data.KIND)
        if kind == Kind.HEAD:
            self._paint_head(painter, option, index)
        elif kind == Kind.VALUE:
            self._paint_value(painter, option, index)
        else:
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("accent"))
            super().paint(painter, option, index)

    def _paint_head(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        area = QRect(option.rect)
        option.font.setWeight(option.font.Weight.DemiBold)
        super().paint(painter, option, index)
        if chosen := index.data(Data.CHOSEN):
            painter.save()
            painter.setPen(self._theme.colour("accent"))
            self._paint_right(painter, area, f"{chosen:,}")
            painter.restore()

    def _paint_value(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        facet, value = index.data(Data.VALUE)
        count = index.data(Data.COUNT) or 0
        words = f"{count:,}"
        room = option.fontMetrics.horizontalAdvance(words) + 14
        self._paint_bar(painter, option.rect, count, index.data(Data.HIGHEST) or 1)
        area = QRect(option.rect)
        option.rect.setRight(area.right() - room)
        if facet == Facet.DUE:
            option.rect.setRight(option.rect.right() - 18)
        if index.data(Data.EXCLUDED):
            option.font.setStrikeOut(True)
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("muted"))
        super().paint(painter, option, index)
        painter.save()
        if facet == Facet.DUE:
            sign = QRect(area.right() - room - 14, area.center().y() - 6, 12, 12)
            self._signs.draw(painter, sign.toRectF(), DueState(value))
        painter.setPen(self._theme.colour("muted" if count else "faint"))
        self._paint_right(painter, area, words)
        painter.restore()

    def _paint_right(self, painter: QPainter, area: QRect, words: str) -> None:
        align = Qt.AlignmentFlag
        painter.drawText(area.adjusted(0, 0, -8, 0), align.AlignRight | align.AlignVCenter, words)

    def _paint_bar(self, painter: QPainter, area: QRect, count: int, highest: int) -> None:
        if count:
            width = max(2, round((area.width() - 8) * count / highest))
            painter.fillRect(
                QRect(area.left(), area.bottom() - 1, width, 2), self._theme.colour("selection")
            )
