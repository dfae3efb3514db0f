"""A real window over a tracker, driven and timed from outside."""

import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.base.i18n import Language
from app.services.workspace import open_workspace
from app.ui import words
from app.ui.fonts import interface_font
from app.ui.head_menu.door import HeadMenuDoor
from app.ui.idle_work import IdleWork
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.rows_door import RowsDoor
from app.ui.search_door import SearchDoor
from app.ui.theme import apply_theme, theme
from app.ui.wiring import Wiring

NOW = datetime(2024, 8, 15, 2, 0, tzinfo=UTC)


class Paints(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.count += 1
        return False


class Stage:
    """The window at 1280x800 with a tracker in it."""

    def __init__(self, tracker: Path) -> None:
        self.application = QApplication.instance() or QApplication([])
        words.use(Language.ZH_HANT)
        look = theme(dark=False)
        apply_theme(self.application, look)
        self.application.setFont(interface_font(Language.ZH_HANT, 100))
        start = time.perf_counter()
        self.workspace = open_workspace(tracker, clock=lambda: NOW)
        self.window = MainWindow(look)
        self.view = self.window.show_workspace(
            lambda: WorkspaceView(self.workspace, look, lambda: NOW)
        )
        for door in (SearchDoor, Wiring, RowsDoor, HeadMenuDoor, IdleWork):
            door(self.window, self.view)
        self.window.resize(1280, 800)
        self.table_paints = Paints(self.view.table.viewport())
        self.timeline_paints = Paints(self.view.timeline.viewport())
        self.window.show()
        self.until_painted(self.table_paints, 0)
        self.opened_ms = (time.perf_counter() - start) * 1000

    def until_painted(self, paints: Paints, before: int) -> None:
        """Run the event loop until a widget has been painted again."""
        give_up = time.perf_counter() + 30
        while paints.count == before:
            self.application.processEvents()
            if time.perf_counter() > give_up:
                raise TimeoutError("nothing was painted")

    def settle(self, seconds: float = 0.5) -> None:
        """Let everything that waits for a pause have its turn; none of it is timed."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.application.processEvents()

    def until_ready(self) -> float:
        """Let the idle work of a large tracker come to its end; the seconds that it takes."""
        start = time.perf_counter()
        while self.workspace.not_ready():
            self.settle(0.1)
        return time.perf_counter() - start

    def painted_after(self, do, paints: Paints) -> float:
        """Milliseconds from an act until the widget has been painted."""
        before = paints.count
        start = time.perf_counter()
        do()
        self.until_painted(paints, before)
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        """Close the window and give the tracker back."""
        self.window.jobs.stop()
        self.window.close()
        self.workspace.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
