"""A timeline on paper: the page, its heads, and as many rows as fit on it.

Screen and paper share marks, ruler and painter; only the names of the rows at the left are of the
page's own, for there is no table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.base.i18n import Language, translator
from app.domain.due_state import DueState
from app.domain.marks import extent
from app.ui.fonts import resized
from app.ui.state_signs import Signs
from app.ui.theme import theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.names import NamePainter
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.row_marks import MarkedRow
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.scale import TimeScale, fitted
from app.wording.labels import label

_MARGIN = 24.0
_NAME_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What is written around the rows."""

    title: str
    filter_words: str
    as_at: str


class TimelineSheet:
    """Rows laid out on pages of one size, in points (1/72 inch) or pixels."""

    def __init__(
        self,
        rows: Sequence[MarkedRow],
        words: SheetWords,
        font: QFont,
        language: Language,
        today: date,
    ) -> None:
        self._rows = rows
        self._words = words
        self._font = font
        self._language = language
        self._today = today
        self._theme = theme(dark=False)
        self._metrics = QFontMetricsF(font)
        self._writer = LabelWriter(font, keep=False)
        self._signs = Signs(self._theme, stamped=False)
        self._names = NamePainter(self._theme, font, paper=True)
        self._marks = MarkPainter(self._theme, font, language, paper=True)
        self._ruler = Ruler(self._theme, font, language, keep=False)
        self._row_height = self._metrics.height() * 1.85
        self._head = self._metrics.height() * 2.5

    def height_of_all(self) -> float:
        """How high one page must be to hold all rows."""
        return self._above + self._head + len(self._rows) * self._row_height + self._below

    def pages(self, height: float) -> int:
        """How many pages of a height are needed."""
        return max(1, -(-len(self._rows) // self._per_page(height)))

    def paint_page(self, painter: QPainter, page: QRectF, number: int) -> None:
        """Paint the page of a number, counted from 0."""
        painter.fillRect(page, self._theme.colour("base"))
        self._writer.begin(painter)
        per_page = self._per_page(page.height())
        rows = self._rows[number * per_page : (number + 1) * per_page]
        inner = page.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        top = self._paint_title(painter, inner)
        names = QRectF(inner.left(), top, inner.width() * _NAME_SHARE, self._head)
        body = QRectF(names.right(), top, inner.right() - names.right(), self._head)
        scale = self._scale(body.width())
        painter.fillRect(names, self._theme.colour("header"))
        self._ruler.paint(painter, body, scale, self._today)
        grid = QRectF(body.left(), body.bottom(), body.width(), len(rows) * self._row_height)
        self._ruler.paint_grid(painter, grid, scale, self._today)
        for at, marked in enumerate(rows):
            y = body.bottom() + at * self._row_height
            name = QRectF(names.left(), y, names.width(), self._row_height)
            self._names.paint(painter, name, marked)
            painter.save()
            area = QRectF(body.left(), y, body.width(), self._row_height)
            painter.setClipRect(area)
            self._marks.begin(painter)
            self._marks.paint_row(painter, area, marked.marks, marked.state, scale)
            painter.restore()
            painter.setPen(QPen(self._theme.colour("line"), 0.6))
            bottom = y + self._row_height
            painter.drawLine(QPointF(inner.left(), bottom), QPointF(inner.right(), bottom))
        self._writer.begin(painter)
        self._paint_foot(painter, inner, number, self.pages(page.height()))

    def _scale(self, width: float) -> TimeScale:
        every = [mark for marked in self._rows for mark in marked.marks]
        return fitted(*extent(every, self._today), width)

    @property
    def _above(self) -> float:
        return _MARGIN + self._metrics.height() * 2.3

    @property
    def _below(self) -> float:
        return _MARGIN + self._metrics.height() * 2.9

    def _per_page(self, height: float) -> int:
        room = height - self._above - self._below - self._head
        return max(1, int(room / self._row_height + 0.001))

    def _paint_title(self, painter: QPainter, inner: QRectF) -> float:
        large = resized(self._font, 1.5)
        large.setWeight(QFont.Weight.DemiBold)
        painter.setFont(large)
        painter.setPen(self._theme.colour("text"))
        metrics = QFontMetricsF(large)
        title = metrics.elidedText(
            self._words.title, Qt.TextElideMode.ElideRight, inner.width() * 0.75
        )
        painter.drawText(QPointF(inner.left(), inner.top() + metrics.ascent()), title)
        self._writer.begin(painter)
        when = QRectF(inner.right() - inner.width() * 0.24, inner.top(), inner.width() * 0.24, 0)
        width = self._writer.width(self._words.as_at)
        place = QRectF(when.right() - width, inner.top(), width + 1, metrics.height())
        self._writer.write(painter, place, Label(self._words.as_at, self._theme.colour("muted")))
        return inner.top() + self._metrics.height() * 2.3

    def _paint_foot(self, painter: QPainter, inner: QRectF, number: int, pages: int) -> None:
        _ = translator(self._language)
        height = self._metrics.height()
        y = inner.bottom() - height * 2.4
        self._paint_legend(painter, QRectF(inner.left(), y, inner.width(), height * 1.2))
        foot = QRectF(inner.left(), inner.bottom() - height, inner.width() * 0.8, height)
        words = Label(self._words.filter_words, self._theme.colour("muted"))
        self._writer.write(painter, foot, words)
        page = _("Page {number} of {count}").format(number=number + 1, count=pages)
        width = self._writer.width(page)
        place = QRectF(inner.right() - width, foot.top(), width + 1, height)
        self._writer.write(painter, place, Label(page, self._theme.colour("muted")))

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        x = area.left()
        present = {marked.state for marked in self._rows}
        for state in DueState:
            if state not in present:
                continue
            words = label(state, self._language)
            width = self._writer.width(words)
            size = self._metrics.height() * 0.72
            if x + size + width + 8 > area.right():
                return
            sign = QRectF(x, area.center().y() - size / 2, size, size)
            self._signs.draw(painter, sign, state)
            place = QRectF(sign.right() + 4, area.top(), width + 1, area.height())
            self._writer.write(painter, place, Label(words, self._theme.colour("text")))
            x = place.right() + 16
