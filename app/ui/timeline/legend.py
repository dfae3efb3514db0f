"""The legend of a timeline on paper: the signs and the marks that occur, and no others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.base.i18n import Language, translator
from app.domain.deadline import Window
from app.domain.due_state import DueState
from app.domain.marks import Mark, Overrun, Progress, Shape
from app.ui.state_signs import Signs
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.scale import TimeScale
from app.wording.labels import label

_FIRST, _LAST = date(2024, 1, 1), date(2024, 1, 20)
_SAMPLE = 24.0
_GAP = 13.0


@dataclass(frozen=True, slots=True)
class _Entry:
    words: str
    state: DueState | None = None
    mark: Mark | None = None


class Legend:
    """Explains what some marks show, in as many lines as it is given."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        writer: LabelWriter,
        signs: Signs,
        painter: MarkPainter,
    ) -> None:
        self._theme = theme
        self._language = language
        self._writer = writer
        self._signs = signs
        self._marks = painter

    def paint(
        self, painter: QPainter, area: QRectF, states: Sequence[DueState], marks: Sequence[Mark]
    ) -> None:
        """Paint the legend into an area of some lines; what has no room is left out."""
        self._writer.begin(painter)
        height = self._writer.height * 1.25
        x, y = area.left(), area.top()
        for entry in self._entries(states, marks):
            sample = self._writer.height * 0.72 if entry.state else _SAMPLE
            width = sample + 4 + self._writer.width(entry.words)
            if x + width > area.right() and x > area.left():
                x, y = area.left(), y + height
            if y + height > area.bottom() + 1 or x + width > area.right():
                return
            self._paint_entry(painter, QRectF(x, y, width + 1, height), sample, entry)
            x += width + _GAP

    def _paint_entry(self, painter: QPainter, place: QRectF, sample: float, entry: _Entry) -> None:
        if entry.state is not None:
            top = place.center().y() - sample / 2
            self._signs.draw(painter, QRectF(place.left(), top, sample, sample), entry.state)
        elif entry.mark is not None:
            area = QRectF(place.left(), place.top(), sample, place.height())
            scale = TimeScale(_FIRST.toordinal() - 1, sample / 22)
            painter.save()
            painter.setClipRect(area)
            self._marks.paint_bars(painter, area, (entry.mark,), _state_of(entry.mark), scale)
            painter.restore()
            self._writer.begin(painter)
        words = place.adjusted(sample + 4, 0, 0, 0)
        self._writer.write(painter, words, Label(entry.words, self._theme.colour("text")))

    def _entries(self, states: Sequence[DueState], marks: Sequence[Mark]) -> Iterator[_Entry]:
        for state in DueState:
            if state in states:
                yield _Entry(label(state, self._language), state=state)
        _ = translator(self._language)
        for there, mark, words in (
            (any(one.shape is Shape.WINDOW for one in marks),
             Mark(Shape.WINDOW, _FIRST, _LAST), _("between these days")),
            (any(one.shape is Shape.LIMIT for one in marks),
             Mark(Shape.LIMIT, _FIRST, _LAST, True), _("by this day")),
            (any(one.shape is Shape.ARROW for one in marks),
             Mark(Shape.ARROW, _FIRST, None), _("from this day on")),
            (any(one.shape is Shape.MILESTONE for one in marks),
             Mark(Shape.MILESTONE, date(2024, 1, 12), date(2024, 1, 12)), _("one day")),
            (any(one.shape is Shape.WINDOW and (one.soft_start or one.soft_end) for one in marks),
             Mark(Shape.WINDOW, _FIRST, _LAST, True, True), _("the edge is not sharp")),
            (any(one.ambiguous for one in marks),
             Mark(Shape.WINDOW, _FIRST, _LAST, ambiguous=True), _("can be read in two ways")),
            (any(one.progress for one in marks),
             Mark(Shape.WINDOW, _FIRST, _LAST, progress=Progress(40, 70)),
             _("reported, and the time gone")),
            (any(one.earlier for one in marks),
             Mark(Shape.WINDOW, date(2024, 1, 12), _LAST,
                  earlier=(Window(_FIRST, date(2024, 1, 8)),)), _("first promise")),
            (any(one.overrun for one in marks),
             Mark(Shape.WINDOW, _FIRST, date(2024, 1, 8), overrun=Overrun(_LAST, done=False)),
             _("time past the latest day")),
        ):  # fmt: skip
            if there:
                yield _Entry(words, mark=mark)


def _state_of(mark: Mark) -> DueState:
    return DueState.PAST_LATEST if mark.overrun else DueState.OPEN
