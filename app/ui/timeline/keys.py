"""What keys do in a timeline."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from app.ui.timeline.view import TimelineView

_PAN_STEP = 80
_Key = Qt.Key
_Do = Callable[["TimelineView"], object]

_PLAIN: dict[Qt.Key, _Do] = {
    _Key.Key_Left: lambda view: view.set_scale(view.scale.panned(-_PAN_STEP)),
    _Key.Key_Right: lambda view: view.set_scale(view.scale.panned(_PAN_STEP)),
    _Key.Key_Plus: lambda view: view.zoom_in(),
    _Key.Key_Equal: lambda view: view.zoom_in(),
    _Key.Key_Minus: lambda view: view.zoom_out(),
    _Key.Key_Home: lambda view: view.fit_all(),
    _Key.Key_T: lambda view: view.go_to_today(),
    _Key.Key_Up: lambda view: view.rows.move_current(-1),
    _Key.Key_Down: lambda view: view.rows.move_current(1),
    _Key.Key_PageUp: lambda view: view.rows.move_current(-view.page),
    _Key.Key_PageDown: lambda view: view.rows.move_current(view.page),
    _Key.Key_Return: lambda view: view.activate_current(),
    _Key.Key_Enter: lambda view: view.activate_current(),
    _Key.Key_Space: lambda view: view.toggle_actions(),
    _Key.Key_B: lambda view: view.bands_requested.emit(),
    _Key.Key_H: lambda view: view.holidays_requested.emit(),
}
_SHIFTED: dict[Qt.Key, _Do] = {
    _Key.Key_Left: lambda view: view.move_bar(-1),
    _Key.Key_Right: lambda view: view.move_bar(1),
}


def key_action(view: "TimelineView", event: QKeyEvent) -> Callable[[], object] | None:
    """What a key does; None if it means nothing here."""
    key = Qt.Key(event.key())
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    do = (_SHIFTED.get(key) if shifted else None) or _PLAIN.get(key)
    return None if do is None else lambda: do(view)
