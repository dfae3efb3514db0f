"""The mouse on a timeline: drags time and rows along, or an edge of a bar."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPen

from app.domain.deadline import Window
from app.domain.errors import InvalidValue
from app.ui.theme import Theme
from app.ui.timeline.hits import Hit
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.revising import (
    Edge,
    EdgeDrag,
    Wish,
    held_edge,
    require_revisable,
    turned,
    window_of,
)
from app.ui.timeline.scale import TimeScale, Unit
from app.ui.words import language, plural
from app.wording.deadlines import window as window_words

_TREMBLE = 3


class Hand(QObject):
    """Holds a bar by its edge, or both edges with Shift; says what is wished when it lets go."""

    wished = Signal(object)
    """A `Wish`."""
    refused = Signal(object)
    """An `InvalidValue` that says why nothing was changed."""

    def __init__(
        self, theme: Theme, writer: LabelWriter, unit: Callable[[], Unit], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writer = writer
        self._unit = unit
        self._hit: Hit | None = None
        self._drag: EdgeDrag | None = None
        self._window: Window | None = None
        self._refusal: InvalidValue | None = None
        self._place = QPointF()

    @property
    def holds(self) -> bool:
        """Whether a bar is being dragged."""
        return self._drag is not None

    def take(self, hit: Hit, place: QPoint, left: float, *, both: bool) -> bool:
        """Take a bar at a place; returns whether there was something to take hold of.

        What cannot be moved is held too: only who really drags it is told why not.
        """
        edge = Edge.BOTH if both else hit.edge
        if edge is None and not hit.earlier:
            return False
        self._hit, self._window, self._refusal = hit, None, _refusal(hit, edge)
        if self._refusal is None and edge is not None:
            edge = held_edge(hit.mark, edge)
        self._drag = EdgeDrag(hit.mark, edge or Edge.BOTH, place.x() - left)
        return True

    def move(self, place: QPoint, left: float, scale: TimeScale, *, freely: bool) -> None:
        """Follow the pointer; `freely` keeps to days instead of the lines of the ruler."""
        if self._drag is None:
            return
        x = place.x() - left
        if self._window is None and abs(x - self._drag.grip) < _TREMBLE:
            return
        self._place = QPointF(place)
        if self._refusal is not None:
            self._window = Window()
        else:
            self._window = self._drag.at(x, scale, Unit.DAY if freely else self._unit())

    def let_go(self) -> None:
        """Say what is wished; what would end before it begins is refused."""
        hit, window, refusal = self._hit, self._window, self._refusal
        self.drop()
        if hit is None or window is None:
            return
        if refusal is not None:
            self.refused.emit(refusal)
        elif turned(window):
            first, last = (str(day) for day in (window.earliest, window.latest))
            self.refused.emit(InvalidValue("revision_turned", first=first, last=last))
        elif window != window_of(hit.mark):
            self.wished.emit(Wish(hit.row, hit.mark, hit.mark.bar, window))

    def drop(self) -> None:
        """Let go without a wish."""
        self._hit = self._drag = self._window = self._refusal = None

    def cursor(self, hit: Hit | None) -> QCursor | None:
        """The pointer over a bar."""
        if hit is None or not (hit.can_move or hit.earlier):
            return None
        allowed = _refusal(hit, hit.edge) is None
        return QCursor(Qt.CursorShape.SplitHCursor if allowed else Qt.CursorShape.ForbiddenCursor)

    def paint(self, painter: QPainter, area: QRectF, scale: TimeScale) -> None:
        """The window that the bar would have, and its days in words."""
        if self._hit is None or self._window is None or self._refusal is not None:
            return
        window, bar = self._window, self._hit.bar
        wrong = turned(window)
        colour = self._theme.colour("error" if wrong else "accent")
        first = area.left() + scale.x(window.earliest) if window.earliest else bar.left()
        last = area.left() + scale.right(window.latest) if window.latest else area.right()
        outline = QRectF(min(first, last), bar.top() - 2, abs(last - first), bar.height() + 4)
        fill = QColor(colour)
        fill.setAlphaF(0.18)
        painter.fillRect(outline, fill)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(outline)
        self._paint_words(painter, area, bar, self._words(window), colour)

    def _words(self, window: Window) -> str:
        words = window_words(window, language())
        hit = self._hit
        if hit is None or hit.mark.end is None or window.latest is None:
            return words
        days = (window.latest - hit.mark.end).days
        if not days:
            return words
        moved = plural("{count} day", "{count} days", abs(days))
        return f"{words} · {'+' if days > 0 else '−'}{moved}"

    def _paint_words(
        self, painter: QPainter, area: QRectF, bar: QRectF, words: str, colour: QColor
    ) -> None:
        width, height = self._writer.width(words) + 12, self._writer.height + 6
        left = min(max(area.left(), self._place.x() + 12), area.right() - width)
        top = bar.bottom() + 6
        if top + height > area.bottom():
            top = bar.top() - height - 6
        plate = QRectF(left, top, width, height)
        painter.fillRect(plate, colour)
        self._writer.begin(painter)
        label = Label(words, self._theme.colour("base"))
        self._writer.write(painter, plate.adjusted(6, 0, 0, 0), label)


def _refusal(hit: Hit, edge: Edge | None) -> InvalidValue | None:
    """Why a bar cannot be moved by an edge."""
    if hit.earlier:
        return InvalidValue("revision_of_first_promise")
    try:
        require_revisable(hit.row)
        held_edge(hit.mark, edge or Edge.BOTH)
    except InvalidValue as error:
        return error
    return None
