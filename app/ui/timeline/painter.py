"""Paints a timeline on anything that Qt can paint on: screen, picture, SVG, PDF.

What is painted are the marks of `domain.marks`; where, says a `TimeScale`; in which colours, the
theme. Rows are given by their rectangle, so the same code serves the table beside it and a page.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
)

from app.base.i18n import Language, translator
from app.domain.due_state import DueState
from app.domain.marks import Mark, Shape
from app.ui.state_signs import Signs
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.scale import TimeScale
from app.ui.timeline.tints import Tints

_BAR_SHARE = 0.46
_LOW_BAR_SHARE = 0.7
_TALLEST_BAR = 22.0
_GAP = 6.0
_NARROWEST_LABEL = 34.0
_FADE = 26.0


class MarkPainter:
    """Paints the marks of rows."""

    def __init__(
        self, theme: Theme, font: QFont, language: Language, *, paper: bool = False
    ) -> None:
        """`paper` is for files: text stays text, and no colour shines through another.

        Qt writes gradients into a PDF without their transparency.
        """
        self._theme = theme
        self._language = language
        self._writer = LabelWriter(font, keep=not paper)
        self._signs = Signs(theme, stamped=not paper)
        self._text_height = QFontMetricsF(font).height()
        self._tint = Tints(theme.colour("base"), opaque=paper).of

    def begin(self, painter: QPainter) -> None:
        """Paint rows with a painter from now on."""
        self._writer.begin(painter)

    def paint_row(
        self,
        painter: QPainter,
        area: QRectF,
        marks: Sequence[Mark],
        state: DueState,
        scale: TimeScale,
    ) -> None:
        """Paint the marks of a row into its rectangle; `area.left()` is the x = 0 of the scale."""
        colour = self._theme.state(state)
        if marks[0].shape in (Shape.ONGOING, Shape.UNDATED):
            self._paint_lane(painter, area, marks[0], colour)
            return
        ordered = marks if len(marks) == 1 else sorted(marks, key=_long_before_short)
        bars = [self._bar_area(area, mark, scale) for mark in ordered]
        for mark, bar in zip(ordered, bars, strict=True):
            if _is_seen(bar, area):
                self._paint_mark(painter, area, bar, mark, colour)
        if area.height() >= self._text_height:  # Otherwise there is no room for words and signs.
            self._paint_words(painter, area, ordered, bars, state)

    # --- where ----------------------------------------------------------------------------------

    def _bar_area(self, area: QRectF, mark: Mark, scale: TimeScale) -> QRectF:
        assert mark.start is not None
        height = self._bar_height(area)
        top = area.center().y() - height / 2
        left = area.left() + scale.x(mark.start)
        right = area.right() if mark.end is None else area.left() + scale.right(mark.end)
        if mark.shape is Shape.MILESTONE:
            middle = (left + right) / 2
            return QRectF(middle - height / 2, top, height, height)
        return QRectF(left, top, max(3.0, right - left), height)

    def _bar_height(self, area: QRectF) -> float:
        """Low rows are filled by their bar, for they hold nothing else."""
        share = _BAR_SHARE if area.height() >= self._text_height else _LOW_BAR_SHARE
        return max(1.0, min(_TALLEST_BAR, area.height() * share))

    # --- shapes ---------------------------------------------------------------------------------

    def _paint_mark(
        self, painter: QPainter, area: QRectF, bar: QRectF, mark: Mark, colour: QColor
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.shape is Shape.MILESTONE:
            self._paint_diamond(painter, bar, colour)
        elif mark.shape is Shape.ARROW:
            self._paint_arrow(painter, area, bar, mark, colour)
        else:
            seen = bar.intersected(area.adjusted(-60, 0, 60, 0))
            painter.fillRect(seen, self._fill(bar, mark, colour))
            if mark.shape is Shape.LIMIT:
                painter.fillRect(
                    QRectF(bar.right() - 3, bar.top() - 3, 3, bar.height() + 6), colour
                )
            else:
                self._paint_edges(painter, bar, mark, colour)
        if mark.ambiguous:
            self._paint_hatching(painter, bar.intersected(area))

    def _fill(self, bar: QRectF, mark: Mark, colour: QColor) -> QBrush | QColor:
        """Solid between sharp edges; soft ones fade, and a limit is grown towards."""
        solid, pale, clear = (self._tint(colour, share) for share in (0.62, 0.10, 0.0))
        if mark.shape is Shape.LIMIT:
            gradient = QLinearGradient(bar.left(), 0, bar.right(), 0)
            gradient.setColorAt(0, pale)
            gradient.setColorAt(1, solid)
            return QBrush(gradient)
        if not mark.soft_start and not mark.soft_end:
            return solid
        gradient = QLinearGradient(bar.left(), 0, bar.right(), 0)
        fade = min(0.5, _FADE / max(1.0, bar.width()))
        gradient.setColorAt(0, clear if mark.soft_start else solid)
        gradient.setColorAt(fade, solid)
        gradient.setColorAt(1 - fade, solid)
        gradient.setColorAt(1, clear if mark.soft_end else solid)
        return QBrush(gradient)

    def _paint_edges(self, painter: QPainter, bar: QRectF, mark: Mark, colour: QColor) -> None:
        if not mark.soft_start:
            painter.fillRect(QRectF(bar.left(), bar.top(), 2, bar.height()), colour)
        if not mark.soft_end:
            painter.fillRect(QRectF(bar.right() - 2, bar.top(), 2, bar.height()), colour)

    def _paint_diamond(self, painter: QPainter, bar: QRectF, colour: QColor) -> None:
        centre, half = bar.center(), bar.height() / 2
        points = ((0, -half), (half, 0), (0, half), (-half, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([centre + QPointF(*point) for point in points]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_arrow(
        self, painter: QPainter, area: QRectF, bar: QRectF, mark: Mark, colour: QColor
    ) -> None:
        """Sure at the start, then paler, with a head where it leaves the picture."""
        solid, pale, clear = (self._tint(colour, share) for share in (0.62, 0.16, 0.0))
        middle, height = bar.center().y(), bar.height()
        tip = area.right() - 2
        head = min(height * 0.7, max(0.0, tip - bar.left()))
        shaft = QRectF(
            bar.left(), middle - height / 4, max(0.0, tip - head - bar.left()), height / 2
        )
        gradient = QLinearGradient(bar.left(), 0, bar.left() + 260, 0)
        gradient.setColorAt(0, clear if mark.soft_start else solid)
        gradient.setColorAt(0.12, solid)
        gradient.setColorAt(1, pale)
        painter.fillRect(shaft.intersected(area), QBrush(gradient))
        if not mark.soft_start:
            painter.fillRect(QRectF(bar.left(), bar.top(), 2, height), colour)
        if head > 2:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(colour)
            points = (
                QPointF(tip - head, middle - height / 2),
                QPointF(tip, middle),
                QPointF(tip - head, middle + height / 2),
            )
            painter.drawPolygon(QPolygonF(points))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_hatching(self, painter: QPainter, seen: QRectF) -> None:
        """Two readings are possible: hatched, with a question mark at the end."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(seen, QBrush(self._theme.colour("base"), Qt.BrushStyle.BDiagPattern))

    def _paint_lane(self, painter: QPainter, area: QRectF, mark: Mark, colour: QColor) -> None:
        """Ongoing and undated rows have no place on the axis; they stay visible at every one."""
        _ = translator(self._language)
        middle = area.center().y()
        if mark.shape is Shape.ONGOING:
            pale = self._tint(colour, 0.10)
            height = self._bar_height(area)
            painter.fillRect(QRectF(area.left(), middle - height / 2, area.width(), height), pale)
            label = Label(_("Ongoing"), colour)
        else:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
            label = Label(_("No time named"), self._theme.colour("faint"))
        if area.height() < self._text_height:
            return
        place = QRectF(area.left() + 10, area.top(), area.width() - 20, area.height())
        width = self._writer.width(label.text)
        if mark.shape is Shape.UNDATED:
            ground = QRectF(place.left() - 4, middle - 1, width + 8, 2)
            painter.fillRect(ground, self._theme.colour("base"))
        self._writer.write(painter, place, label)
        if mark.shape is Shape.ONGOING:
            self._paint_chevrons(painter, place.adjusted(width + 12, 0, 0, 0), colour)

    def _paint_chevrons(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        painter.setPen(QPen(self._tint(colour, 0.45), 1.4))
        middle, x = area.center().y(), area.left()
        lines = []
        while x < area.right():
            tip = QPointF(x + 4, middle)
            lines.append(QLineF(QPointF(x, middle - 4), tip))
            lines.append(QLineF(tip, QPointF(x, middle + 4)))
            x += 56
        painter.drawLines(lines)

    # --- words ----------------------------------------------------------------------------------

    def _paint_words(
        self,
        painter: QPainter,
        area: QRectF,
        ordered: Sequence[Mark],
        bars: Sequence[QRectF],
        state: DueState,
    ) -> None:
        """A label for each bar, up to the next one, and the sign of the row behind them all."""
        end = max(bars, key=QRectF.right)
        free = area.right()
        for mark, bar in zip(reversed(ordered), reversed(bars), strict=True):
            if _is_seen(bar, area):
                behind = bar.right() + _GAP
                if bar is end and mark.shape is not Shape.ARROW:
                    behind = self._paint_sign(painter, bar, state)
                room = free if bar is end else min(free, end.right())
                self._paint_label(painter, area, bar, mark, behind, room)
            free = min(free, bar.left())

    def _paint_sign(self, painter: QPainter, bar: QRectF, state: DueState) -> float:
        """The sign of the due state behind the bar; returns where the label may begin."""
        size = min(13.0, bar.height())
        sign = QRectF(bar.right() + 4, bar.center().y() - size / 2, size, size)
        self._signs.draw(painter, sign, state)
        return sign.right() + _GAP

    def _paint_label(
        self,
        painter: QPainter,
        area: QRectF,
        bar: QRectF,
        mark: Mark,
        behind: float,
        free: float,
    ) -> None:
        """Inside the bar where it fits, otherwise behind it up to the next one, or not at all."""
        text = f"{mark.phrase} ?" if mark.ambiguous else mark.phrase
        label = Label(text, self._theme.colour("text"))
        needed = self._writer.width(text) + 2 * _GAP
        inside = QRectF(max(bar.left(), area.left()), area.top(), 0, area.height())
        inside.setRight(min(bar.right(), area.right(), free))
        place = QRectF(max(behind, area.left() + 4), area.top(), 0, area.height())
        place.setRight(min(free - _GAP, area.right()))
        if mark.shape is Shape.ARROW or inside.width() >= needed:
            self._writer.write(painter, inside.adjusted(_GAP, 0, -_GAP, 0), label)
        elif place.width() >= min(needed, _NARROWEST_LABEL):
            self._writer.write(painter, place, label)


def _is_seen(bar: QRectF, area: QRectF) -> bool:
    return bar.right() >= area.left() and bar.left() <= area.right()


def _long_before_short(mark: Mark) -> tuple[date, int]:
    """What begins earlier is painted first; of two that begin together, the longer one."""
    return mark.start or date.min, -(mark.end or date.max).toordinal()
