"""A timeline on paper: the page, its heads, and as many rows as fit on it.

Screen and paper share marks, ruler and painter; only the names of the rows at the left are of the
page's own, for there is no table beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.base.i18n import Language, translator
from app.domain.due_state import DueState
from app.domain.marks import Mark, extent
from app.ui.fonts import resized
from app.ui.state_signs import Signs
from app.ui.theme import theme
from app.ui.timeline.backdrop import BackdropPainter
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.legend import Legend
from app.ui.timeline.names import NamePainter
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.row_marks import MarkedRow
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.scale import TimeScale, fitted
from app.ui.timeline.sheet_form import SheetForm

_MARGIN = 24.0
_NAME_SHARE = 0.34
_LEGEND_LINES = 2


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What is written around the rows."""

    title: str
    filter_words: str
    as_at: str


@dataclass(frozen=True, slots=True)
class SheetAction:
    """An action below its commitment."""

    text: str
    mark: Mark
    state: DueState


@dataclass(frozen=True, slots=True)
class _Line:
    row: MarkedRow
    action: SheetAction | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.row.marks if self.action is None else (self.action.mark,)

    @property
    def state(self) -> DueState:
        return self.row.state if self.action is None else self.action.state


class TimelineSheet:
    """Rows laid out on pages of one size, in points (1/72 inch) or pixels."""

    def __init__(
        self,
        rows: Sequence[MarkedRow],
        words: SheetWords,
        font: QFont,
        language: Language,
        today: date,
        *,
        form: SheetForm | None = None,
        actions: Mapping[str, Sequence[SheetAction]] | None = None,
    ) -> None:
        self._form = form or SheetForm()
        self._lines = _lines(rows, actions or {})
        self._words = words
        self._font = font
        self._language = language
        self._today = today
        self._theme = theme(dark=False)
        self._metrics = QFontMetricsF(font)
        self._row_height = self._metrics.height() * 1.85
        self._head = self._metrics.height() * 2.5
        self._make_painters()

    def _make_painters(self) -> None:
        look, font, language = self._theme, self._font, self._language
        self._writer = LabelWriter(font, keep=False)
        signs = Signs(look, stamped=False)
        self._names = NamePainter(look, font, paper=True)
        self._marks = MarkPainter(look, font, language, paper=True)
        self._ruler = Ruler(look, font, language, keep=False)
        self._ruler.backdrop = self._form.backdrop
        self._backdrop = BackdropPainter(look, font, keep=False)
        self._legend = Legend(look, language, self._writer, signs, self._marks)

    @property
    def title(self) -> str:
        """What stands at its head."""
        return self._words.title

    def height_of_all(self) -> float:
        """How high one page must be to hold all rows."""
        return self._above + self._head + len(self._lines) * self._row_height + self._below

    def pages(self, height: float) -> int:
        """How many pages of a height are needed."""
        return self._down(height) * self._form.across

    def squeeze(self, height: float) -> None:
        """Make rows as low as they must be for all of them to fit on one page."""
        room = height - self._above - self._below - self._head
        self._row_height = min(self._row_height, room / max(1, len(self._lines)))

    def paint_page(self, painter: QPainter, page: QRectF, number: int) -> None:
        """Paint the page of a number, counted from 0: first across, then down."""
        painter.fillRect(page, self._theme.colour("base"))
        self._writer.begin(painter)
        down, across = divmod(number, self._form.across)
        per_page = self._per_page(page.height())
        lines = self._lines[down * per_page : (down + 1) * per_page]
        inner = page.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        top = self._paint_title(painter, inner)
        names = QRectF(inner.left(), top, inner.width() * _NAME_SHARE, self._head)
        body = QRectF(names.right(), top, inner.right() - names.right(), self._head)
        scale = self._scale(body.width(), across)
        painter.fillRect(names, self._theme.colour("header"))
        self._ruler.paint(painter, body, scale, self._today)
        grid = QRectF(body.left(), body.bottom(), body.width(), len(lines) * self._row_height)
        self._backdrop.paint(painter, grid, scale, self._form.backdrop)
        self._ruler.paint_grid(painter, grid, scale, self._today)
        for at, line in enumerate(lines):
            y = body.bottom() + at * self._row_height
            row = QRectF(inner.left(), y, inner.width(), self._row_height)
            self._paint_line(painter, row, body, line, scale)
        self._backdrop.paint_moments(painter, grid, scale, self._form.backdrop)
        self._writer.begin(painter)
        self._paint_foot(painter, inner, number, self.pages(page.height()))

    # --- where ----------------------------------------------------------------------------------

    def _scale(self, width: float, across: int) -> TimeScale:
        """The stretch of time of one of the pages beside each other."""
        pages = self._form.across
        if self._form.days is None:
            every = [mark for line in self._lines for mark in line.marks]
            whole = fitted(*extent(every, self._today), width * pages)
        else:
            first, last = self._form.days
            days = last.toordinal() - first.toordinal() + 1
            whole = TimeScale(float(first.toordinal()), width * pages / max(1, days))
        return TimeScale(whole.origin + across * width / whole.density, whole.density)

    @property
    def _above(self) -> float:
        return _MARGIN + self._metrics.height() * 2.3

    @property
    def _below(self) -> float:
        return _MARGIN + self._metrics.height() * (1.7 + 1.25 * _LEGEND_LINES)

    def _down(self, height: float) -> int:
        return max(1, -(-len(self._lines) // self._per_page(height)))

    def _per_page(self, height: float) -> int:
        room = height - self._above - self._below - self._head
        return max(1, int(room / self._row_height + 0.001))

    # --- painting -------------------------------------------------------------------------------

    def _paint_line(
        self, painter: QPainter, row: QRectF, body: QRectF, line: _Line, scale: TimeScale
    ) -> None:
        """The name of a row or an action, and its marks."""
        name = QRectF(row.left(), row.top(), body.left() - row.left(), row.height())
        if row.height() >= self._metrics.height() * 0.9:
            if line.action is None:
                self._names.paint(painter, name, line.row)
            else:
                self._names.paint_action(painter, name, line.action.text, line.action.state)
        painter.save()
        area = QRectF(body.left(), row.top(), body.width(), row.height())
        painter.setClipRect(area)
        self._marks.begin(painter)
        self._marks.paint_row(painter, area, line.marks, line.state, scale)
        painter.restore()
        if row.height() >= 4:
            painter.setPen(QPen(self._theme.colour("line"), 0.6))
            painter.drawLine(row.bottomLeft(), row.bottomRight())

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
        width = self._writer.width(self._words.as_at)
        place = QRectF(inner.right() - width, inner.top(), width + 1, metrics.height())
        self._writer.write(painter, place, Label(self._words.as_at, self._theme.colour("muted")))
        return inner.top() + self._metrics.height() * 2.3

    def _paint_foot(self, painter: QPainter, inner: QRectF, number: int, pages: int) -> None:
        _ = translator(self._language)
        height = self._metrics.height()
        y = inner.bottom() - height * (1.2 + 1.25 * _LEGEND_LINES)
        legend = QRectF(inner.left(), y, inner.width(), height * 1.25 * _LEGEND_LINES)
        states = [state for state in DueState if any(one.state is state for one in self._lines)]
        marks = [mark for line in self._lines for mark in line.marks]
        self._legend.paint(painter, legend, states, marks)
        self._writer.begin(painter)
        foot = QRectF(inner.left(), inner.bottom() - height, inner.width() * 0.8, height)
        words = Label(self._words.filter_words, self._theme.colour("muted"))
        self._writer.write(painter, foot, words)
        page = _("Page {number} of {count}").format(number=number + 1, count=pages)
        width = self._writer.width(page)
        place = QRectF(inner.right() - width, foot.top(), width + 1, height)
        self._writer.write(painter, place, Label(page, self._theme.colour("muted")))


def _lines(rows: Sequence[MarkedRow], actions: Mapping[str, Sequence[SheetAction]]) -> list[_Line]:
    found = []
    for row in rows:
        found.append(_Line(row))
        found += [_Line(row, action) for action in actions.get(row.row.id, ())]
    return found
