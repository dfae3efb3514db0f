"""Paints a timeline on anything that Qt can paint on: screen, picture, SVG, PDF.

What is painted are the marks of `domain.marks`; where, says a `TimeScale`; in which colours, the
theme. Rows are given by their rectangle, so the same code serves the table beside it and a page.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.base.i18n import Language
from app.domain.due_state import DueState
from app.domain.marks import Mark, Shape
from app.ui.state_signs import Signs
from app.ui.theme import Theme
from app.ui.timeline.bars import BarPainter
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.lanes import LanePainter
from app.ui.timeline.scale import TimeScale
from app.ui.timeline.tints import Tints

_BAR_SHARE = 0.46
_LOW_BAR_SHARE = 0.7
_TALLEST_BAR = 22.0
_GAP = 6.0
_NARROWEST_LABEL = 34.0
_LOWEST_WITH_EARLIER = 5.0
_LANES = (Shape.ONGOING, Shape.UNDATED)


class MarkPainter:
    """Paints the marks of rows."""

    def __init__(
        self, theme: Theme, font: QFont, language: Language, *, paper: bool = False
    ) -> None:
        """`paper` is for files: text stays text, and no colour shines through another.

        Qt writes gradients into a PDF without their transparency.
        """
        tints = Tints(theme.colour("base"), opaque=paper)
        self._theme = theme
        self._writer = LabelWriter(font, keep=not paper)
        self._signs = Signs(theme, stamped=not paper)
        self._lanes = LanePainter(theme, language, self._writer, tints)
        self._text_height = QFontMetricsF(font).height()
        self._bars = BarPainter(theme, tints, self._text_height)

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
        has_words = area.height() >= self._text_height  # Otherwise there is no room for them.
        if marks[0].shape in _LANES:
            colour = self._theme.state(state)
            height = self.bar_height(area.height())
            self._lanes.paint(painter, area, marks[0], colour, height, words=has_words)
            return
        ordered, bars = self.paint_bars(painter, area, marks, state, scale)
        if has_words:
            self._paint_words(painter, area, ordered, bars, state)

    def paint_bars(
        self,
        painter: QPainter,
        area: QRectF,
        marks: Sequence[Mark],
        state: DueState,
        scale: TimeScale,
    ) -> tuple[Sequence[Mark], list[QRectF]]:
        """Paint bars without words; returns the marks in order, with the place of each."""
        ordered = marks if len(marks) == 1 else sorted(marks, key=_long_before_short)
        bars = [self.bar_area(area, mark, scale) for mark in ordered]
        for mark, bar in zip(ordered, bars, strict=True):
            if mark.overrun is not None:
                self._bars.paint_overrun(painter, area, bar, mark, scale)
            if _is_seen(bar, area):
                self._bars.paint(painter, area, bar, mark, state)
            if mark.earlier and bar.height() >= _LOWEST_WITH_EARLIER:
                self._bars.paint_earlier(painter, area, bar, mark, scale)
        return ordered, bars

    # --- where ----------------------------------------------------------------------------------

    def bar_area(self, area: QRectF, mark: Mark, scale: TimeScale) -> QRectF:
        """Where the bar of a mark lies in the rectangle of its row."""
        assert mark.start is not None
        height = self.bar_height(area.height())
        top = area.center().y() - height / 2
        left = area.left() + scale.x(mark.start)
        right = area.right() if mark.end is None else area.left() + scale.right(mark.end)
        if mark.shape is Shape.MILESTONE:
            middle = (left + right) / 2
            return QRectF(middle - height / 2, top, height, height)
        return QRectF(left, top, max(3.0, right - left), height)

    def bar_height(self, row_height: float) -> float:
        """Low rows are filled by their bar, for they hold nothing else."""
        share = _BAR_SHARE if row_height >= self._text_height else _LOW_BAR_SHARE
        return max(1.0, min(_TALLEST_BAR, row_height * share))

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
