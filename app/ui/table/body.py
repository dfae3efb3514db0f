"""Paints what is seen of the table: rows, heads of groups, the selection, columns that stay."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionRange, QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QPainter, QPalette, QPen

from app.domain.grouping import Group
from app.ui.group_facts import GroupFacts
from app.ui.table.group_heads import GroupHeadPainter
from app.ui.table.row_painter import Layout, RowPainter
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.wording.columns import Reader


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a table at a moment."""

    first: int
    """The position of the first row in sight."""
    lines: tuple[tuple[int, int], ...]
    """Top and height of each row in sight, in the viewport."""
    width: int
    height: int
    scrolled: Layout
    offset: int
    """How far the columns that move are scrolled to the left."""
    frozen: Layout | None
    frozen_width: int
    selected: tuple[QItemSelectionRange, ...]
    columns: dict[int, tuple[int, int]]
    """Left edge and width of each column in sight, in the viewport."""
    stuck: tuple[tuple[int, Group], ...]
    """The heads that stay at the top while their rows scroll: top and group."""
    head_height: int
    current: QRect | None
    """The frame around the cell that keys act on."""


class BodyPainter:
    """Keeps pictures of rows, for those that move and those that stay."""

    def __init__(
        self, rows: ViewedRows, facts: GroupFacts, theme: Theme, font: QFont, palette: QPalette
    ) -> None:
        self._rows = rows
        self._facts = facts
        self._theme = theme
        self._selection = palette.color(QPalette.ColorRole.Highlight)
        self._scrolled = RowPainter(theme, font)
        self._frozen = RowPainter(theme, font)
        self._heads = GroupHeadPainter(theme, font, palette)

    def forget(self, keys: list[int] | None = None) -> None:
        """Rows have changed; all of them if `keys` is None."""
        self._scrolled.forget(keys)
        self._frozen.forget(keys)

    def height_of(self, position: int, layout: Layout, reader: Reader) -> int:
        """How high a row has to be to show all of its text; 0 for the head of a group."""
        if self._rows.head(position) is not None:
            return 0
        return self._scrolled.full_height(self._rows.row(position), layout, reader)

    def paint(self, painter: QPainter, seen: Seen, reader: Reader) -> None:
        """Paint everything that is seen."""
        self._scrolled.use(seen.scrolled)
        if seen.frozen is not None:
            self._frozen.use(seen.frozen)
        for position, (top, height) in enumerate(seen.lines, seen.first):
            area = QRect(0, top, seen.width, height)
            group = self._rows.head(position)
            if group is None:
                self._paint_row(painter, area, position, seen, reader)
            else:
                selected = any(one.top() <= position <= one.bottom() for one in seen.selected)
                self._paint_head(painter, area, group, selected=selected)
        self._paint_blocks(painter, seen)
        if seen.frozen is not None:
            painter.setPen(QPen(self._theme.colour("faint"), 1))
            x = seen.frozen_width - 1
            painter.drawLine(x, 0, x, seen.lines[-1][0] + seen.lines[-1][1] if seen.lines else 0)
        for top, group in reversed(seen.stuck):
            area = QRect(0, top, seen.width, seen.head_height)
            self._paint_head(painter, area, group, selected=False)

    def _paint_head(self, painter: QPainter, area: QRect, group: Group, *, selected: bool) -> None:
        place = QRectF(area)
        closed = self._rows.lines.is_closed(group.path)
        self._heads.paint_ground(painter, place, group.level, selected=selected)
        self._heads.paint(painter, place, self._facts.of(group), group.level, closed=closed)

    def _paint_row(
        self, painter: QPainter, area: QRect, position: int, seen: Seen, reader: Reader
    ) -> None:
        if position % 2:
            painter.fillRect(area, self._theme.colour("stripe"))
        self._paint_selected(painter, area, position, seen)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        row = self._rows.row(position)
        left = seen.scrolled.left - seen.offset
        if seen.frozen is None:
            picture = self._scrolled.picture(row, reader, area.height())
            painter.drawPixmap(QPoint(left, area.top()), picture)
            return
        rest = QRect(seen.frozen_width, area.top(), seen.width, area.height())
        painter.setClipRect(rest)
        picture = self._scrolled.picture(row, reader, area.height())
        painter.drawPixmap(QPoint(left, area.top()), picture)
        painter.setClipping(False)
        picture = self._frozen.picture(row, reader, area.height())
        painter.drawPixmap(QPoint(seen.frozen.left, area.top()), picture)

    def _paint_selected(self, painter: QPainter, area: QRect, position: int, seen: Seen) -> None:
        for one in seen.selected:
            if one.top() <= position <= one.bottom():
                for column, (left, width) in seen.columns.items():
                    if one.left() <= column <= one.right():
                        cell = QRect(left, area.top(), width, area.height())
                        painter.fillRect(cell, self._selection)

    def _paint_blocks(self, painter: QPainter, seen: Seen) -> None:
        """A thin frame around what is selected, a thick one around the cell that keys act on."""
        painter.setPen(QPen(self._theme.colour("accent"), 1))
        last = seen.first + len(seen.lines) - 1
        for one in seen.selected:
            edges = [place for column, place in seen.columns.items()
                     if one.left() <= column <= one.right()]  # fmt: skip
            top, bottom = max(one.top(), seen.first), min(one.bottom(), last)
            if not edges or top > bottom or (one.height() == 1 and one.width() == 1):
                continue
            left = min(edge for edge, _width in edges)
            right = max(edge + width for edge, width in edges)
            upper = seen.lines[top - seen.first][0] - (4 if one.top() < seen.first else 0)
            end = seen.lines[bottom - seen.first]
            lower = end[0] + end[1] + (4 if one.bottom() > last else 0)
            painter.drawRect(QRect(left, upper, right - left - 1, lower - upper - 1))
        if seen.current is not None:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(seen.current.adjusted(1, 1, -1, -1))
