"""The ruler of time in two rows, and the lines that go down from it."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from app.base.i18n import Language, translator
from app.ui.fonts import resized
from app.ui.theme import Theme
from app.ui.timeline.backdrop import Backdrop
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.scale import DAYS, Tick, TimeScale, Unit
from app.wording.time_axis import (
    band_label,
    decade_label,
    month_label,
    quarter_label,
    year_label,
)

_ROOM = 14.0
_SHORT_QUARTER = "Q{}"
_LARGER = 1.9
_DAY = timedelta(days=1)


class Ruler:
    """Paints the ruler and the grid of a scale in a language."""

    def __init__(self, theme: Theme, font: QFont, language: Language, *, keep: bool = True) -> None:
        self._theme = theme
        self._language = language
        small = resized(font, 0.92)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        self._upper = LabelWriter(strong, keep=keep)
        self._lower = LabelWriter(small, keep=keep)
        _ = translator(language)
        self._today_words = _("Today")
        self.backdrop = Backdrop()
        self._counted: tuple[TimeScale, float] | None = None
        self._kept: dict[Unit, list[Tick]] = {}

    def snapping(self, scale: TimeScale) -> Unit:
        """The unit that hands keep to: that of the lower row."""
        return self.levels(scale)[1]

    def levels(self, scale: TimeScale) -> tuple[Unit, Unit]:
        """The units of the two rows."""
        return scale.levels(self._label_room)

    def paint(self, painter: QPainter, area: QRectF, scale: TimeScale, today: date) -> None:
        """Paint the ruler; the labels of the upper row stay in sight while their stretch does."""
        painter.fillRect(area, self._theme.colour("header"))
        upper, lower = self.levels(scale)
        half = area.height() / 2
        top = QRectF(area.left(), area.top(), area.width(), half)
        bottom = QRectF(area.left(), area.top() + half, area.width(), half)
        plate = self._today_plate(bottom, scale, today)
        fine = self._ticks(scale, lower, area.width())
        large = self._bands(scale, area.width(), lower) or self._ticks(scale, upper, area.width())
        if upper is lower:
            self._paint_row(painter, area, scale, fine, self._upper, plate, sticky=True)
        else:
            self._paint_row(painter, top, scale, large, self._upper, plate, sticky=True)
            self._paint_row(painter, bottom, scale, fine, self._lower, plate, sticky=False)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if not plate.isEmpty():
            self._paint_today(painter, plate)

    def _ticks(self, scale: TimeScale, unit: Unit, width: float) -> list[Tick]:
        """The stretches of a unit; ruler and grid of one picture ask for the same ones."""
        if self._counted != (scale, width):
            self._counted = scale, width
            self._kept.clear()
        if unit not in self._kept:
            self._kept[unit] = list(scale.ticks(unit, width))
        return self._kept[unit]

    def _bands(self, scale: TimeScale, width: float, lower: Unit) -> list[Tick]:
        """The bands that were asked for take the upper row where they are the larger stretches."""
        found = self.backdrop.stretches(scale, width)
        if not found or (found[0].last - found[0].first).days < _LARGER * DAYS[lower]:
            return []
        return [
            Tick(one.first, one.last + _DAY, lower, band_label(one, self._language))
            for one in found
        ]

    def paint_grid(self, painter: QPainter, area: QRectF, scale: TimeScale, today: date) -> None:
        """Lines down from the ruler, every other large stretch on a shaded ground, and today."""
        upper, lower = self.levels(scale)
        line = QPen(self._theme.colour("line"), 1)
        painter.setPen(line)
        self._paint_lines(painter, area, scale, lower)
        if upper is not lower:
            painter.setPen(QPen(self._theme.colour("faint"), 1))
            self._paint_lines(painter, area, scale, upper)
        x = area.left() + scale.x(today)
        if area.left() <= x <= area.right():
            painter.setPen(QPen(self._theme.colour("today"), 1.5))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paint_lines(self, painter: QPainter, area: QRectF, scale: TimeScale, unit: Unit) -> None:
        left, top, bottom = area.left(), area.top(), area.bottom()
        edges = (
            round(left + scale.x(tick.start)) + 0.5
            for tick in self._ticks(scale, unit, area.width())
        )
        painter.drawLines([QLineF(x, top, x, bottom) for x in edges if x >= left])

    def _paint_row(
        self,
        painter: QPainter,
        area: QRectF,
        scale: TimeScale,
        ticks: Iterable[Tick],
        writer: LabelWriter,
        plate: QRectF,
        *,
        sticky: bool,
    ) -> None:
        """Lines, and the labels that have room between them and beside the plate of today."""
        writer.begin(painter)
        colour = self._theme.colour("text" if sticky else "muted")
        for tick in ticks:
            left, right = area.left() + scale.x(tick.start), area.left() + scale.x(tick.end)
            if left >= area.left():
                painter.setPen(self._theme.colour("line"))
                edge = round(left) + 0.5
                painter.drawLine(QPointF(edge, area.top()), QPointF(edge, area.bottom()))
            room = QRectF(left, area.top(), right - left, area.height())
            place_in = self._sticky_label if sticky else self._plain_label
            text, x = place_in(tick, room, area.left(), writer)
            place = QRectF(x, area.top(), writer.width(text) + 1, area.height())
            inside = place.left() >= max(left, area.left()) and place.right() <= area.right()
            if text and inside and not place.intersects(plate):
                writer.write(painter, place, Label(text, colour))

    def _sticky_label(
        self, tick: Tick, room: QRectF, edge: float, writer: LabelWriter
    ) -> tuple[str, float]:
        """Keeps in sight until its stretch pushes it out."""
        text = self._label(tick, full=True)
        x = max(room.left(), edge) + 6
        return text, min(x, room.right() - 4 - writer.width(text))

    def _plain_label(
        self, tick: Tick, room: QRectF, _edge: float, writer: LabelWriter
    ) -> tuple[str, float]:
        """The short name of a quarter has room where its own has none; others go without."""
        text = self._label(tick)
        if writer.width(text) + 6 <= room.width():
            return text, room.left() + 6
        short = _SHORT_QUARTER.format((tick.start.month + 2) // 3)
        return (short if tick.unit is Unit.QUARTER else ""), room.left() + 2

    def _today_plate(self, row: QRectF, scale: TimeScale, today: date) -> QRectF:
        """Where the present day is named in a row; empty where it is out of sight."""
        x = row.left() + scale.x(today)
        if not row.left() <= x <= row.right():
            return QRectF()
        width = self._lower.width(self._today_words) + 10
        plate = QRectF(x - width / 2, row.top() + 2, width, row.height() - 4)
        plate.moveLeft(min(max(plate.left(), row.left()), row.right() - width))
        return plate

    def _paint_today(self, painter: QPainter, plate: QRectF) -> None:
        painter.fillRect(plate, self._theme.colour("today"))
        self._lower.begin(painter)
        words = Label(self._today_words, self._theme.colour("base"))
        self._lower.write(painter, plate.adjusted(5, 0, 0, 0), words)

    def _label(self, tick: Tick, *, full: bool = False) -> str:
        """The label of a stretch; a full one names the year too."""
        if tick.name:
            return tick.name
        start, language = tick.start, self._language
        if tick.unit in (Unit.DAY, Unit.WEEK):
            return str(start.day)
        if tick.unit is Unit.MONTH:
            return month_label(start, language, with_year=full)
        if tick.unit is Unit.QUARTER:
            return quarter_label(start, language, with_year=full)
        if tick.unit is Unit.DECADE:
            return decade_label(start, language)
        return year_label(start, language)

    def _label_room(self, unit: Unit) -> float:
        """What a label of a unit needs at least; quarters have a short one."""
        sample = date(2028, 12, 28)
        if unit is Unit.QUARTER:
            return self._lower.width(_SHORT_QUARTER.format(4)) + 4
        return self._lower.width(self._label(Tick(sample, sample, unit))) + _ROOM
