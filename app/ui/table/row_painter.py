"""Paints rows of the table. A row is painted once and kept as a picture until it changes.

A screen of Chinese text takes ten times as long to draw as to copy: that is what makes scrolling
and typing in the search box keep up.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from app.base.folding import find_all, fold
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.ui.state_signs import Signs
from app.ui.table.columns import COLUMN_LOOKS
from app.ui.table.full_rows import MOST_LINES
from app.ui.theme import Theme
from app.wording.columns import Reader, cell, row_due_state

_KEPT = 160
PADDING = 8
_DISABLED = 0.55


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a column stands: its field, left edge and width."""

    field: Field
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything but the row that a picture depends on."""

    slots: tuple[Slot, ...]
    left: int
    """Where the picture begins among all columns."""
    width: int
    lines: int
    """Of text in a row; 0 if rows are as high as their text."""
    ratio: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cell: [start, end) of the text of the cell is seen, and begins with `text`."""

    start: int
    end: int
    text: str


class RowPainter:
    """Pictures of rows, transparent where nothing is written."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(font)
        self._signs = Signs(theme)
        self._layout: Layout | None = None
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()

    def use(self, layout: Layout) -> None:
        """Paint from now on with other columns, sizes or marked words."""
        if layout != self._layout:
            self._layout = layout
            self._pictures.clear()

    def forget(self, keys: Sequence[int] | None = None) -> None:
        """Rows have changed; all of them if `keys` is None."""
        if keys is None:
            self._pictures.clear()
        else:
            for key in keys:
                self._pictures.pop(key, None)

    def picture(self, row: ListingRow, reader: Reader, height: int) -> QPixmap:
        """The picture of a row of a height."""
        picture = self._pictures.get(row.key)
        if picture is None or picture.deviceIndependentSize().height() != height:
            picture = self._pictures[row.key] = self._paint(row, reader, height)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        return picture

    def full_height(self, row: ListingRow, layout: Layout, reader: Reader) -> int:
        """How high a row has to be so that nothing of its text is cut off."""
        most = 1
        for slot in layout.slots:
            width = slot.width - 2 * PADDING
            if COLUMN_LOOKS[slot.field].wraps and width > 4:
                text = cell(row, slot.field, reader)
                most = max(most, len(self._broken(_flat(text, 0), width, MOST_LINES)))
        return round(self._metrics.lineSpacing() * most + max(8, self._metrics.height() // 2))

    def _paint(self, row: ListingRow, reader: Reader, height: int) -> QPixmap:
        layout = self._layout
        assert layout is not None
        size = QSize(int(layout.width * layout.ratio), round(height * layout.ratio))
        picture = QPixmap(size)
        picture.setDevicePixelRatio(layout.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self._font)
        for slot in layout.slots:
            left = slot.left - layout.left + PADDING
            area = QRectF(left, 0, slot.width - 2 * PADDING, height)
            if area.width() > 4:
                self._paint_cell(painter, area, slot.field, row, reader, layout)
        painter.end()
        return picture

    def _paint_cell(
        self,
        painter: QPainter,
        area: QRectF,
        field: Field,
        row: ListingRow,
        reader: Reader,
        layout: Layout,
    ) -> None:
        text = cell(row, field, reader)
        if not text:
            return
        painter.setPen(self._theme.colour("text"))
        if field is Field.DUE:
            self._paint_state(painter, area, text, row, reader)
        elif field is Field.PERCENT:
            self._paint_percent(painter, area, text, row.percent or 0)
        elif COLUMN_LOOKS[field].wraps and layout.lines != 1:
            self._paint_lines(painter, area, text, layout)
        else:
            self._paint_line(painter, area, text, field, layout.words)

    def _paint_state(
        self, painter: QPainter, area: QRectF, text: str, row: ListingRow, reader: Reader
    ) -> None:
        state = row_due_state(row, reader.today)
        colour = self._theme.state(state)
        size = self._metrics.height() * 0.8
        sign = QRectF(area.left(), area.center().y() - size / 2, size, size)
        self._signs.draw(painter, sign, state)
        painter.setPen(colour)
        painter.setFont(self._bold)
        rest = area.adjusted(size + 6, 0, 0, 0)
        short = QFontMetricsF(self._bold).elidedText(
            text, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, short)
        painter.setFont(self._font)

    def _paint_percent(self, painter: QPainter, area: QRectF, text: str, percent: int) -> None:
        number = self._metrics.horizontalAdvance("100%") + 6
        track = QRectF(area.left() + number, area.center().y() - 3, area.width() - number, 6)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        if track.width() < 12:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(track, 3, 3)
        if percent:
            painter.setBrush(self._theme.colour("accent"))
            track.setWidth(track.width() * percent / 100)
            painter.drawRoundedRect(track, 3, 3)

    def _paint_line(
        self, painter: QPainter, area: QRectF, text: str, field: Field, words: tuple[str, ...]
    ) -> None:
        flat = text.replace("\n", " ")
        shown = self._metrics.elidedText(flat, Qt.TextElideMode.ElideRight, area.width())
        alignment = COLUMN_LOOKS[field].alignment
        if words and alignment == Qt.AlignmentFlag.AlignLeft:
            top = area.center().y() - self._metrics.height() / 2
            line = _Line(0, len(flat) if shown == flat else len(shown) - 1, flat)
            self._mark_hits(painter, QPointF(area.left(), top), line, _hits(flat, words))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(area, alignment | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_lines(self, painter: QPainter, area: QRectF, text: str, layout: Layout) -> None:
        """Wrapped over as many lines as there is room for; the last one is shortened."""
        flat = _flat(text, layout.lines)
        lines = self._broken(flat, area.width(), layout.lines or MOST_LINES)
        hits = _hits(flat, layout.words)
        height = self._metrics.lineSpacing()
        top = area.center().y() - height * len(lines) / 2
        ink = self._theme.colour("text")
        for start, length in lines:
            shown = part = flat[start : start + length]
            if (start, length) == lines[-1]:
                part = flat[start:]
                shown = self._metrics.elidedText(part, Qt.TextElideMode.ElideRight, area.width())
            if hits:
                end = start + (len(part) if shown == part else len(shown) - 1)
                self._mark_hits(painter, QPointF(area.left(), top), _Line(start, end, part), hits)
            painter.setPen(ink)
            words = shown.rstrip("\N{LINE SEPARATOR}")
            painter.drawText(QPointF(area.left(), top + self._metrics.ascent()), words)
            top += height

    def _broken(self, text: str, width: float, most: int) -> list[tuple[int, int]]:
        """Where the lines begin and how long they are, by the rules of Chinese and English."""
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[tuple[int, int]] = []
        while len(lines) < most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            lines.append((line.textStart(), line.textLength()))
        layout.endLayout()
        return lines or [(0, len(text))]

    def _mark_hits(
        self, painter: QPainter, at: QPointF, line: _Line, hits: list[tuple[int, int]]
    ) -> None:
        """A coloured ground under what was searched for, also where it runs over the line."""
        for first, last in hits:
            left, right = max(first, line.start) - line.start, min(last, line.end) - line.start
            if left < right:
                before = self._metrics.horizontalAdvance(line.text[:left])
                width = self._metrics.horizontalAdvance(line.text[left:right])
                ground = QRectF(at.x() + before, at.y(), width, self._metrics.height())
                painter.fillRect(ground, self._theme.colour("hit"))


def _flat(text: str, lines: int) -> str:
    """Breaks of lines are kept only where there is room for all of them."""
    return text.replace("\n", "\N{LINE SEPARATOR}" if lines == 0 else " ")


def _hits(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where any of the words occurs."""
    folded = fold(text) if words else ""
    return [place for word in words if fold(word) in folded for place in find_all(text, word)]
