"""The bars for screen readers: the timeline is a list, each row an entry with name and place.

Interfaces may be None in Qt, which the stubs of PySide do not know.
"""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from app.ui.timeline.view import TimelineView
from app.ui.words import language
from app.wording.timeline import spoken_bar, spoken_row

if TYPE_CHECKING:
    from app.domain.marks import Mark

_KEPT = 256


def make_accessible(timeline: TimelineView) -> None:
    """Tell screen readers of a timeline, and of every move to another row or bar in it."""
    _install()
    timeline.bar_changed.connect(lambda: _tell(timeline))
    timeline.rows.current_changed.connect(lambda _identifier: _tell(timeline))


def spoken_entry(timeline: TimelineView, position: int) -> str:
    """What is said of a row: `24 警務處…; 2024年第一季度 (…); past latest`, then each bar."""
    group = timeline.rows.head(position)
    if group is not None:
        return timeline.facts.words(group)
    marked = timeline.marked(position)
    words = spoken_row(marked.row, marked.state, language())
    dated = [mark for mark in marked.marks if mark.start is not None]
    if len(dated) == 1 and not _says_more(dated[0]):
        return words
    return "\n".join([words, *(spoken_bar(mark, language()) for mark in dated)])


def _says_more(mark: "Mark") -> bool:
    return bool(mark.earlier or mark.progress or mark.overrun)


def _tell(timeline: TimelineView) -> None:
    """Say the current row, or the bar of it that keys act on."""
    position = timeline.rows.known_position(timeline.rows.current)
    if position is None or not QAccessible.isActive():
        return
    event = QAccessibleEvent(timeline, QAccessible.Event.Focus)
    event.setChild(position)
    QAccessible.updateAccessibility(event)


class _Entry(QAccessibleInterface):
    """A row of the timeline."""

    def __init__(self, timeline: TimelineView, position: int) -> None:
        super().__init__()
        self._timeline = timeline
        self.position = position

    def isValid(self) -> bool:
        return isValid(self._timeline) and self.position < len(self._timeline.rows)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._timeline)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name or not self.isValid():
            return ""
        return spoken_entry(self._timeline, self.position)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names come from the tracker."""

    def rect(self) -> QRect:
        area = self._timeline.row_area(self.position).toRect()
        return area.translated(self._timeline.viewport().mapToGlobal(QPoint()))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        current = self._timeline.rows.known_position(self._timeline.rows.current)
        state.focused = state.selected = current == self.position
        return state


class _List(QAccessibleWidget):
    """The timeline itself."""

    def __init__(self, timeline: TimelineView) -> None:
        super().__init__(timeline, QAccessible.Role.List, timeline.accessibleName())
        self._timeline = timeline
        self._entries: OrderedDict[int, _Entry] = OrderedDict()

    def childCount(self) -> int:
        return len(self._timeline.rows)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        entry = self._entries.get(index)
        if entry is None:
            entry = self._entries[index] = _Entry(self._timeline, index)
            QAccessible.registerAccessibleInterface(entry)
            if len(self._entries) > _KEPT:
                _position, oldest = self._entries.popitem(last=False)
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(oldest))
        return entry

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.position if isinstance(child, _Entry) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._timeline.viewport().mapFromGlobal(QPoint(x, y))
        position = self._timeline.row_at(place.y())
        return None if position is None else self.child(position)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        position = self._timeline.rows.known_position(self._timeline.rows.current)
        return None if position is None else self.child(position)


def _made(_key: str, thing: QObject) -> QAccessibleInterface | None:
    return _List(thing) if isinstance(thing, TimelineView) else None


_installed: list[bool] = []


def _install() -> None:
    """Once for the whole program."""
    if not _installed:
        QAccessible.installFactory(_made)
        _installed.append(True)
