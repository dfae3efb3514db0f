"""The ruler of time in two rows, and the lines that go down from it."""

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from app.base.i18n import Language, translator
from app.ui.fonts import resized
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.scale import Tick, TimeScale, Unit
from app.wording.time_axis import decade_label, month_label, quarter_label, year_label

_ROOM = 14.0
_SHORT_QUARTER = "Q{}"


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
        if upper is lower:
            self._paint_row(painter, area, scale, lower, self._upper, sticky=True)
        else:
            self._paint_row(painter, top, scale, upper, self._upper, sticky=True)
            self._paint_row(painter, bottom, scale, lower, self._lower, sticky=False)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_today(painter, area, scale, today)

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
            round(left + scale.x(tick.start)) + 0.5 for tick in scale.ticks(unit, area.width())
        )
        painter.drawLines([QLineF(x, top, x, bottom) for x in edges if x >= left])

    def _paint_row(
        self,
        painter: QPainter,
        area: QRectF,
        scale: TimeScale,
        unit: Unit,
        writer: LabelWriter,
        *,
        sticky: bool,
    ) -> None:
        writer.begin(painter)
        for tick in scale.ticks(unit, area.width()):
            left, right = area.left() + scale.x(tick.start), area.left() + scale.x(tick.end)
            if left >= area.left():
                painter.setPen(self._theme.colour("line"))
                edge = round(left) + 0.5
                painter.drawLine(QPointF(edge, area.top()), QPointF(edge, area.bottom()))
            text = self._label(tick, full=sticky)
            width = writer.width(text)
            x = left + 6
            if sticky:
                x = max(x, area.left() + 6)
                if x + width > right - 4:
                    x = right - 4 - width
            elif width + 6 > right - left:
                if tick.unit is not Unit.QUARTER:
                    continue
                text = _SHORT_QUARTER.format((tick.start.month + 2) // 3)
                width = writer.width(text)
                x = left + 2
            if x >= left - width and right > area.left():
                colour = self._theme.colour("text" if sticky else "muted")
                place = QRectF(x, area.top(), width + 1, area.height())
                if place.left() >= area.left() and place.left() >= left:
                    writer.write(painter, place, Label(text, colour))

    def _paint_today(self, painter: QPainter, area: QRectF, scale: TimeScale, today: date) -> None:
        x = area.left() + scale.x(today)
        if not area.left() <= x <= area.right():
            return
        _ = translator(self._language)
        text = _("Today")
        width = self._lower.width(text) + 10
        place = QRectF(
            x - width / 2, area.bottom() - area.height() / 2 + 2, width, area.height() / 2 - 4
        )
        place.moveLeft(min(max(place.left(), area.left()), area.right() - width))
        painter.fillRect(place, self._theme.colour("today"))
        ground = self._theme.colour("base")
        self._lower.begin(painter)
        self._lower.write(painter, place.adjusted(5, 0, 0, 0), Label(text, ground))

    def _label(self, tick: Tick, *, full: bool = False) -> str:
        """The label of a stretch; a full one names the year too."""
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
