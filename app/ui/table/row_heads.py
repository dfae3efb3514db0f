"""The narrow heads at the left of the rows: a click selects whole rows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip

from app.ui.table.blocks import ranges
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import tip

_WIDTH = 18
_TIP_WIDTH = 320


class RowHeads(QHeaderView):
    """Marks the current row and, in groups, the rows that stand in several of them."""

    def __init__(
        self,
        rows: ViewedRows,
        theme: Theme,
        shared_words: Callable[[int], str],
        table: QTableView,
    ) -> None:
        """`shared_words` says of a position with whom its row is shared."""
        super().__init__(Qt.Orientation.Vertical, table)
        self._rows = rows
        self._theme = theme
        self._table = table
        self._shared_words = shared_words
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(4)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("header"))
        painter.setPen(self._theme.colour("line"))
        area = self.viewport().rect()
        painter.drawLine(area.topRight(), area.bottomRight())
        count = self.count()
        first = self.visualIndexAt(0)
        if first < 0 or not count:
            return
        current = self._table.currentIndex().row()
        selection = self._table.selectionModel()
        selected = [(one.top(), one.bottom()) for one in ranges(selection.selection())]
        for position in range(first, count):
            top = self.sectionViewportPosition(position)
            if top > area.height():
                break
            height = self.sectionSize(position)
            place = QRectF(0, top, _WIDTH - 1, height)
            if any(start <= position <= end for start, end in selected):
                painter.fillRect(place, self._theme.colour("selection"))
            if position == current:
                painter.fillRect(QRectF(0, top, 3, height), self._theme.colour("accent"))
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(0, int(place.bottom()) - 1, _WIDTH - 1, int(place.bottom()) - 1)
            if self._is_shared(position):
                self._paint_shared(painter, place)

    def _is_shared(self, position: int) -> bool:
        if not self._rows.spec.group or position >= len(self._rows):
            return False
        key = self._rows.key(position)
        return key is not None and self._rows.lines.grouping.is_shared(key)

    def _paint_shared(self, painter: QPainter, place: QRectF) -> None:
        """Two sheets, one over the other."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 1.2))
        centre = place.center()
        painter.drawRoundedRect(QRectF(centre.x() - 3, centre.y() - 5, 7, 7), 1.5, 1.5)
        painter.setBrush(self._theme.colour("header"))
        painter.drawRoundedRect(QRectF(centre.x() - 5.5, centre.y() - 2.5, 7, 7), 1.5, 1.5)
        painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            position = self.logicalIndexAt(event.pos())
            words = ""
            if position >= 0 and self._is_shared(position):
                words = tip(self._shared_words(position), _TIP_WIDTH)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)
