"""The timeline as an area: which rows are seen of it, and where they lie."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.table.columned import head_height
from app.ui.table.grouped import row_height
from app.ui.timeline.opened import OpenedRows
from app.ui.timeline.rows import (
    DENSE_BELOW,
    GroupBands,
    LevelRows,
    Levels,
    RowLayout,
    RowPlaces,
)
from app.ui.timeline.time_area import TimeArea
from app.ui.viewed_rows import ViewedRows

_LOWEST_ROW = 0.002
_NAME_SHARE = 0.34
_WIDEST_NAMES = 420.0
_HIGHEST_BAND = 72.0


class TimelinePane(TimeArea):
    """Scrolls through rows as through time; paints nothing itself."""

    def __init__(
        self,
        rows: ViewedRows,
        opened: OpenedRows,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(rows.extent, today, parent)
        self._rows = rows
        self.opened = opened
        self._row_height = float(row_height(self, 2))
        self._layout: RowPlaces = RowLayout(len(rows), self._row_height)
        self._names_shown = False
        self._levels: Levels | None = None
        self._head = head_height(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # While somebody types, the table beside is painted first and this in the next turn.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._repaint)
        rows.replaced.connect(self._take_other_rows)
        rows.changed.connect(self._repaint)
        rows.settled.connect(self._repaint)
        rows.current_changed.connect(self._show_current)
        opened.changed.connect(self.take_rows)
        self.take_rows()

    @property
    def rows(self) -> ViewedRows:
        """The rows that are shown."""
        return self._rows

    @property
    def shows_lanes(self) -> bool:
        """Whether rows can show their actions below them."""
        return self._left > 0 and not self.in_bands

    @property
    def in_bands(self) -> bool:
        """Whether each group is one band, for its rows are too many to be told apart."""
        dense = self._row_height < DENSE_BELOW and self._levels is None
        return dense and bool(self._rows.spec.group)

    def set_foot(self, height: int) -> None:
        """Leave room at the foot, as high as the scroll bar of the table beside it."""
        self.setViewportMargins(0, 0, 0, height)

    def set_names_shown(self, shown: bool) -> None:
        """Show the names of the rows at the left, where no table does."""
        self._names_shown = shown
        self.take_rows()

    @property
    def page(self) -> int:
        """How many rows are seen at once, less one that stays in sight."""
        return max(1, int((self.viewport().height() - self._head) / self._row_height) - 1)

    @property
    def _left(self) -> float:
        """Where the axis begins: behind the names of the rows, if they are shown."""
        share = self.viewport().width() * _NAME_SHARE
        readable = self.in_bands or self._row_height >= self.fontMetrics().height()
        return min(_WIDEST_NAMES, share) if self._names_shown and readable else 0.0

    # --- rows -----------------------------------------------------------------------------------

    @property
    def row_layout(self) -> RowPlaces:
        """Where each row lies."""
        return self._layout

    @property
    def row_height(self) -> float:
        """The height of a row in pixels; far below one when thousands are fitted in."""
        return self._row_height

    def set_row_height(self, height: float) -> None:
        """Make rows higher or lower."""
        self._row_height = max(_LOWEST_ROW, height)
        self.take_rows()

    def set_levels(self, levels: Levels | None) -> None:
        """Put rows where they stand in the table beside; None makes all of them equally high."""
        self._levels = levels
        self.take_rows()

    @Slot()
    def fit_rows(self) -> None:
        """Show all rows at once, however many, over all of time."""
        room = max(1, self.viewport().height() - self._head)
        normal = float(row_height(self, 1))
        self.set_row_height(min(normal, room / max(1, len(self._rows))))
        self.fit_all()

    @Slot()
    def take_rows(self) -> None:
        """There are other rows, or they have other heights."""
        self._fit_bar()
        self.viewport().update()

    @Slot()
    def _take_other_rows(self) -> None:
        self._fit_bar()
        self._later.start()

    def _fit_bar(self) -> None:
        self._layout = self._laid_out()
        bar = self.verticalScrollBar()
        room = self.viewport().height() - self._head
        bar.setRange(0, max(0, round(self._layout.total) - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(max(1, round(self._row_height)))

    def _laid_out(self) -> RowPlaces:
        if self._levels is not None:
            return LevelRows(self._levels)
        if self.in_bands:
            lines = self._rows.lines
            room = (self.viewport().height() - self._head) / max(1, len(lines.heads))
            return GroupBands(lines, min(_HIGHEST_BAND, max(row_height(self, 1), room)))
        # Beside a table rows are as high as those of the table, and nothing fits below them.
        lanes = self.opened.counts() if self.shows_lanes else {}
        return RowLayout(len(self._rows), self._row_height, lanes)

    @Slot()
    def _repaint(self, *_anything: object) -> None:
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.take_rows()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @property
    def first_row_y(self) -> float:
        """The height of the viewport at which the rows begin."""
        return float(self._head)

    def row_at(self, y: float) -> int | None:
        """The position of the row at a height of the viewport."""
        found = self.line_at(y)
        return None if found is None else found[0]

    def line_at(self, y: float) -> tuple[int, int] | None:
        """The position of the row at a height, and the number of the line in it; 0 is the row."""
        if y < self._head:
            return None
        found = self._layout.at(y - self._head + self.verticalScrollBar().value())
        return found if found is not None and found[0] < len(self._rows) else None

    @property
    def head_line_height(self) -> float:
        """The height of the head of a group."""
        return float(row_height(self, 1)) if self._levels else self._row_height

    def _top_of(self, position: int) -> float:
        """Where a row begins, counted from the ruler."""
        return self._layout.top(position) - self.verticalScrollBar().value()

    def row_area(self, position: int, line: int = 0) -> QRectF:
        """Where a row, or one of the lines below it, is painted."""
        top = self._head + self._top_of(position) + line * self._row_height
        height = self._row_height if line else self._layout.height_of(position)
        return QRectF(self._left, top, self._time_width, height)

    @Slot()
    def _show_current(self, *_identifier: object) -> None:
        """Scroll so that the current row is seen."""
        position = self._rows.position_of(self._rows.current)
        if position is None or not self.isVisible():
            return
        area, bar = self.row_area(position), self.verticalScrollBar()
        # As much of its actions as there is room for comes into sight with it.
        room = self.viewport().height() - self._head
        lanes = self._layout.lanes(position) * self._row_height
        area.setHeight(min(area.height() + lanes, max(area.height(), room)))
        top = self._head
        if self._rows.spec.group and not self.in_bands:  # Heads that stay cover the first rows.
            top += round(len(self._rows.lines.around(position)) * self.head_line_height)
        if area.top() < top:
            bar.setValue(round(bar.value() + area.top() - top))
        elif area.bottom() > self.viewport().height():
            bar.setValue(round(bar.value() + area.bottom() - self.viewport().height()))
        self.viewport().update()
