"""The timeline as a picture: what is in sight of rows and time, painted."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QLine, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from app.domain.commitment import Action
from app.domain.grouping import Group
from app.domain.windows import RowWindows
from app.ui.group_facts import GroupFacts
from app.ui.stuck_heads import stuck_heads
from app.ui.table.grouped import row_height
from app.ui.theme import Theme
from app.ui.timeline.backdrop import Backdrop, BackdropPainter
from app.ui.timeline.density import DenseRows, paint_density
from app.ui.timeline.heads import TimelineHeads
from app.ui.timeline.names import NamePainter, paint_disclosure
from app.ui.timeline.opened import ActionSource, OpenedRows, action_state
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.pane import TimelinePane
from app.ui.timeline.row_marks import MarkedRow, RowMarks
from app.ui.timeline.rows import DENSE_BELOW
from app.ui.timeline.ruler import Ruler
from app.ui.viewed_rows import ViewedRows
from app.ui.words import language


def no_actions(_ids: Iterable[str]) -> Mapping[str, tuple[Action, ...]]:
    """For a timeline whose rows cannot be opened."""
    return {}


class PaintedTimeline(TimelinePane):
    """Paints the rows in sight, and nothing else."""

    def __init__(
        self,
        rows: ViewedRows,
        marks: RowMarks,
        windows: Callable[[], RowWindows],
        today: Callable[[], date],
        theme: Theme,
        facts: GroupFacts,
        parent: QWidget | None = None,
        *,
        actions: ActionSource = no_actions,
    ) -> None:
        super().__init__(rows, OpenedRows(rows, actions, marks.published), today, parent)
        self._marks = marks
        self._windows = windows
        self._theme = theme
        self._selected: Callable[[int], bool] = lambda _position: False
        self._bar = 0
        self._ruler = Ruler(theme, self.font(), language())
        self._painter = MarkPainter(theme, self.font(), language())
        self._names = NamePainter(theme, self.font())
        self._heads = TimelineHeads(rows, facts, theme, self.font(), self.palette())
        self.facts = facts
        self._backdrop = BackdropPainter(theme, self.font())

    @property
    def backdrop(self) -> Backdrop:
        """Bands, holidays and named days behind the bars."""
        return self._ruler.backdrop

    def show_backdrop(self, backdrop: Backdrop) -> None:
        """Show other bands, holidays and named days."""
        self._ruler.backdrop = backdrop
        self.viewport().update()

    def show_selected(self, selected: Callable[[int], bool]) -> None:
        """Mark the rows at these positions as selected."""
        self._selected = selected
        self.viewport().update()

    def marked(self, position: int) -> MarkedRow:
        """The row at a position with what is drawn of it."""
        return self._marks.of(self._rows.row(position))

    def seen_rows(self) -> list[int]:
        """The positions of the rows in sight."""
        body = QRectF(0, self._head, 1, max(1, self.viewport().height() - self._head))
        every = range(*self._seen_rows(body))
        return [position for position in every if self._rows.head(position) is None]

    def line_at(self, y: float) -> tuple[int, int] | None:
        """Heads that stay at the top cover what is below them."""
        for top, group in self._stuck_heads():
            if top <= y - self._head < top + self.head_line_height:
                position = self._rows.lines.position_of_head(group.path)
                return None if position is None else (position, 0)
        return super().line_at(y)

    def _stuck_heads(self) -> list[tuple[float, Group]]:
        if not self._rows.spec.group or self._row_height < DENSE_BELOW:
            return []
        offset, layout = self.verticalScrollBar().value(), self._layout

        def line_at(y: float) -> int | None:
            found = layout.at(offset + y)
            return None if found is None else found[0]

        return stuck_heads(self._rows, self.head_line_height, line_at, self._top_of)

    def show_rows_of(self, group: Group) -> None:
        """Rows as high as words again, from the head of a group whose rows were one band."""
        self.set_row_height(float(row_height(self, 2)))
        self._rows.set_closed([group.path], closed=False)
        position = self._rows.lines.position_of_head(group.path)
        if position is not None:
            self.verticalScrollBar().setValue(round(self._layout.top(position)))

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scale_seen = True
        painter = QPainter(self.viewport())
        height = self.viewport().height()
        painter.fillRect(event.rect(), self._theme.colour("base"))
        body = QRectF(self._left, self._head, self._time_width, height - self._head)
        if self.in_bands:
            self._paint_bands(painter, body)
        elif self._row_height < DENSE_BELOW:
            self._paint_behind(painter, body)
            self._paint_density(painter, body)
        else:
            self._paint_rows(painter, body)
        self._backdrop.paint_moments(painter, body, self.scale, self.backdrop)
        self._paint_above(painter, body)
        head = QRectF(self._left, 0, self._time_width, self._head)
        self._ruler.paint(painter, head, self.scale, self._today())
        painter.fillRect(QRectF(0, 0, self._left, self._head), self._theme.colour("header"))
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_above(self, painter: QPainter, body: QRectF) -> None:
        """What lies above the bars; for those who know more than what is painted here."""

    def _paint_behind(self, painter: QPainter, body: QRectF) -> None:
        self._backdrop.paint(painter, body, self.scale, self.backdrop)
        self._ruler.paint_grid(painter, body, self.scale, self._today())

    def _paint_rows(self, painter: QPainter, body: QRectF) -> None:
        areas = self._areas(body)
        self._paint_grounds(painter, areas)
        self._paint_behind(painter, body)
        self._paint_lines(painter, body, areas)
        marked = {position: self.marked(position) for position in areas
                  if self._rows.head(position) is None}  # fmt: skip
        if self._left:
            for position, one in marked.items():
                area = areas[position]
                self._names.paint(painter, QRectF(0, area.top(), self._left, area.height()), one)
        painter.setClipRect(body)
        self._painter.begin(painter)
        scale = self.scale
        for position, one in marked.items():
            self._painter.paint_row(painter, areas[position], one.marks, one.state, scale)
        painter.setClipping(False)
        for position, one in marked.items() if self._left else ():
            if one.row.actions > 1 or self._layout.lanes(position):
                self._paint_actions(painter, body, position, one)
        if self._rows.spec.group:
            self._paint_heads(painter, body, areas)

    def _paint_lines(self, painter: QPainter, body: QRectF, areas: Mapping[int, QRectF]) -> None:
        """A line below each row and the actions that it shows."""
        painter.setPen(self._theme.colour("line"))
        edge, lanes, height = round(body.right()), self._layout.lanes, self._row_height
        bottoms = (round(area.bottom() + lanes(position) * height) - 1
                   for position, area in areas.items())  # fmt: skip
        painter.drawLines([QLine(0, bottom, edge, bottom) for bottom in bottoms])

    def _paint_heads(self, painter: QPainter, body: QRectF, areas: Mapping[int, QRectF]) -> None:
        """The heads of groups where they stand, and those that stay at the top."""
        painter.setClipRect(QRectF(0, body.top(), body.right(), body.height()))
        for position, area in areas.items():
            group = self._rows.head(position)
            if group is not None:
                self._heads.paint(painter, area, group, self.scale)
        for y, group in reversed(self._stuck_heads()):
            top, height = self._head + y, self.head_line_height
            area = QRectF(self._left, top, self._time_width, height)
            self._heads.paint(painter, area, group, self.scale)
        painter.setClipping(False)

    def _paint_bands(self, painter: QPainter, body: QRectF) -> None:
        painter.setClipRect(QRectF(0, body.top(), body.right(), body.height()))
        windows, lines = self._windows(), self._rows.lines
        offset = self.verticalScrollBar().value()
        first, last = self._layout.at(offset), self._layout.at(offset + body.height())
        start = lines.place_of(first[0]) if first else 0
        end = lines.place_of(last[0]) + 1 if last else len(lines.heads)
        for place in range(start, end):
            area = self.row_area(lines.start_of(place))
            self._heads.paint_band(painter, area, lines.heads[place], windows, self.scale)
        self._ruler.paint_grid(painter, body, self.scale, self._today())
        painter.setClipping(False)

    def _paint_actions(
        self, painter: QPainter, body: QRectF, position: int, marked: MarkedRow
    ) -> None:
        """The sign that a row can be opened, and the actions of one that is."""
        opened = bool(self._layout.lanes(position))
        line = self.row_area(position)
        paint_disclosure(painter, line.translated(-self._left, 0), self._theme, opened=opened)
        for number, lane in enumerate(self.opened.lanes(marked.row), 1):
            area = self.row_area(position, number)
            place = QRectF(0, area.top(), self._left, area.height())
            state = action_state(marked.row, lane.action, self._today())
            self._names.paint_action(painter, place, lane.action.text, state)
            painter.setClipRect(body)
            self._painter.begin(painter)
            self._painter.paint_row(painter, area, (lane.mark,), state, self.scale)
            painter.setClipping(False)

    def _seen_rows(self, body: QRectF) -> tuple[int, int]:
        """The positions [first, last) of the rows in sight."""
        offset = self.verticalScrollBar().value()
        first = self._layout.at(offset)
        last = self._layout.at(offset + body.height())
        if first is None:
            return 0, 0
        return first[0], min(last[0] + 1 if last else len(self._rows), len(self._rows))

    def _areas(self, body: QRectF) -> dict[int, QRectF]:
        """The rows in sight, by position."""
        left, width, layout = self._left, self._time_width, self._layout
        base = self._head - self.verticalScrollBar().value()
        return {
            position: QRectF(left, base + layout.top(position), width, layout.height_of(position))
            for position in range(*self._seen_rows(body))
        }

    def _paint_grounds(self, painter: QPainter, areas: Mapping[int, QRectF]) -> None:
        """Every other row striped, the selected ones and the current one marked."""
        current = self._rows.known_position(self._rows.current)
        width, usual, lanes = self.viewport().width(), self._row_height, self._layout.lanes
        highlight = self.palette().color(QPalette.ColorRole.Highlight)
        for position, area in areas.items():
            chosen = position == current or self._selected(position)
            if chosen or position % 2:
                ground = QRectF(0, area.top(), width, area.height() + usual * lanes(position))
                painter.fillRect(ground, highlight if chosen else self._theme.colour("stripe"))

    def _paint_density(self, painter: QPainter, body: QRectF) -> None:
        offset = self.verticalScrollBar().value()
        dense = DenseRows(self._rows.places, self._windows(), self._row_height, offset)
        paint_density(painter, body, dense, self.scale, self._theme)

    def _paint_current_bar(self, painter: QPainter) -> None:
        """A frame round the bar that keys act on."""
        position = self._rows.known_position(self._rows.current)
        if position is None or position >= len(self._rows):
            return
        marks, line = self.marked(position).marks, self.row_area(position)
        mark = marks[min(self._bar, len(marks) - 1)]
        if mark.start is None or line.bottom() < self._head:
            return
        bar = self._painter.bar_area(line, mark, self.scale).adjusted(-2, -2, 2, 2)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.drawRect(bar.intersected(line))
