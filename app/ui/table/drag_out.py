"""Rows dragged out of the table, to a spreadsheet or a text.

As in Excel the drag begins at the edge of what is selected, where the pointer changes: anywhere
else pressing and moving selects, and nothing is dragged by accident.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView

_EDGE = 4
"""So many pixels on either side of the edge."""


class DragOut(QObject):
    """Watches the mouse over a table; `data` gives what is dragged, or None."""

    def __init__(self, table: QTableView, data: Callable[[], QMimeData | None]) -> None:
        super().__init__(table)
        self._table = table
        self._data = data
        self._pressed: QPoint | None = None
        self._over_edge = False
        table.viewport().installEventFilter(self)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Leave:
            self._show_edge(False)
        if not isinstance(event, QMouseEvent):
            return False
        place = event.position().toPoint()
        if kind is QEvent.Type.MouseButtonPress:
            return self._press(event, place)
        if kind is QEvent.Type.MouseMove:
            return self._move(event, place)
        if kind is QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._pressed = None
            return True
        return False

    def _press(self, event: QMouseEvent, place: QPoint) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is not Qt.MouseButton.LeftButton or not plain or not self._at_edge(place):
            return False
        self._pressed = place
        return True

    def _move(self, event: QMouseEvent, place: QPoint) -> bool:
        if self._pressed is None:
            if event.buttons() == Qt.MouseButton.NoButton:
                self._show_edge(self._at_edge(place))
            return False
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far:
            self._pressed = None
            self._begin()
        return True

    def _begin(self) -> None:
        data = self._data()
        if data is not None:
            drag = QDrag(self._table)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)
        self._show_edge(False)

    def _show_edge(self, over: bool) -> None:
        if over != self._over_edge:
            self._over_edge = over
            viewport = self._table.viewport()
            if over:
                viewport.setCursor(Qt.CursorShape.SizeAllCursor)
            else:
                viewport.unsetCursor()

    def _at_edge(self, place: QPoint) -> bool:
        """Whether a place is on the edge of something selected."""
        for area in self._areas():
            outside = area.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
            inside = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            if outside.contains(place) and not inside.contains(place):
                return True
        return False

    def _areas(self) -> Iterator[QRect]:
        """What is selected, as far as it is seen."""
        table, model = self._table, self._table.model()
        heads = table.horizontalHeader()
        for one in table.selectionModel().selection().toList():
            columns = [column for column in range(one.left(), one.right() + 1)
                       if not table.isColumnHidden(column)]  # fmt: skip
            if not columns:
                continue
            columns.sort(key=heads.visualIndex)
            first = table.visualRect(model.index(one.top(), columns[0]))
            last = table.visualRect(model.index(one.bottom(), columns[-1]))
            yield first.united(last)
