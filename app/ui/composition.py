"""While an input method composes, keys are its own: nothing is kept, closed or run by them.

Most systems hide the keys of a composition from programs, some hand them on as well: then Enter,
which chooses a character, would also keep a cell, and a digit would be a shortcut.
"""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


class CompositionGuard(QObject):
    """Watches the field that has the focus, and only that."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        self._composing = False
        application.focusChanged.connect(self._watch)

    @property
    def composing(self) -> bool:
        return self._composing

    @Slot(QWidget, QWidget)
    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and before is self._watched:
            before.removeEventFilter(self)
        self._composing = False
        self._watched = now
        # Put on last, it hears of an event before the filters of delegates and forms do.
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif self._composing and kind is QEvent.Type.ShortcutOverride:
            event.accept()  # It is a key, not a shortcut; the input method has had it already.
            return True
        elif self._composing and kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event.accept()
            return True
        return False
