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

from app.base.folding import find_all
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.ui.state_signs import draw_sign
from app.ui.table.columns import COLUMN_LOOKS
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
    width: int
    height: int
    lines: int
    ratio: float
    words: tuple[str, ...]


class RowPainter:
    """Pictures of rows, transparent where nothing is written."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(font)
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

    def picture(self, row: ListingRow, reader: Reader) -> QPixmap:
        """The picture of a row."""
        picture = self._pictures.get(row.key)
        if picture is None:
            picture = self._pictures[row.key] = self._paint(row, reader)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        return picture

    def _paint(self, row: ListingRow, reader: Reader) -> QPixmap:
        layout = self._layout
        assert layout is not None
        size = QSize(int(layout.width * layout.ratio), int(layout.height * layout.ratio))
        picture = QPixmap(size)
        picture.setDevicePixelRatio(layout.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self._font)
        for slot in layout.slots:
            area = QRectF(slot.left + PADDING, 0, slot.width - 2 * PADDING, layout.height)
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
        elif COLUMN_LOOKS[field].wraps and layout.lines > 1:
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
        draw_sign(painter, sign, state, colour)
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
        short = self._metrics.elidedText(flat, Qt.TextElideMode.ElideRight, area.width())
        alignment = COLUMN_LOOKS[field].alignment
        if words and alignment == Qt.AlignmentFlag.AlignLeft:
            middle = area.center().y() - self._metrics.height() / 2
            self._mark_hits(painter, area.left(), middle, short, 0, len(short), words, short)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(area, alignment | Qt.AlignmentFlag.AlignVCenter, short)

    def _paint_lines(self, painter: QPainter, area: QRectF, text: str, layout: Layout) -> None:
        """Wrapped over as many lines as there is room for; the last one is shortened."""
        flat = text.replace("\n", " ")
        lines = self._broken(flat, area.width(), layout.lines)
        height = self._metrics.lineSpacing()
        top = area.center().y() - height * len(lines) / 2
        for start, length in lines:
            last = (start, length) == lines[-1]
            part = flat[start:] if last else flat[start : start + length]
            shown = self._metrics.elidedText(part, Qt.TextElideMode.ElideRight, area.width())
            if layout.words:
                end = start + len(part if shown == part else shown[:-1])
                self._mark_hits(painter, area.left(), top, flat, start, end, layout.words, part)
            painter.setPen(self._theme.colour("text"))
            painter.drawText(QPointF(area.left(), top + self._metrics.ascent()), shown)
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
        self,
        painter: QPainter,
        left: float,
        top: float,
        text: str,
        start: int,
        end: int,
        words: tuple[str, ...],
        part: str,
    ) -> None:
        """A coloured ground under what was searched for, also where it runs over the line."""
        colour = self._theme.colour("hit")
        for word in words:
            for first, last in find_all(text, word):
                left_at, right_at = max(first, start) - start, min(last, end) - start
                if left_at < right_at:
                    before = self._metrics.horizontalAdvance(part[:left_at])
                    width = self._metrics.horizontalAdvance(part[left_at:right_at])
                    painter.fillRect(
                        QRectF(left + before, top, width, self._metrics.height()), colour
                    )
