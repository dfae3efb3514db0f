"""A press of the mouse beside something that lies over the window closes it, as it does menus."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget


class Outside(QObject):
    """Watches while it is asked to; a filter of the whole program sees every event."""

    pressed = Signal()

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part

    def watch(self, on: bool) -> None:
        """Begin to watch, or stop."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        if on:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self._part or self._part.isAncestorOf(watched)
            # The list that a choice drops down is a window of its own.
            if not inside and watched.window() is self._part.window():
                self.pressed.emit()
        return False
