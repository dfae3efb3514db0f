"""What the program has to say in a dialog. None of them stops the event loop."""

import logging
import time
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app import __version__
from app.base.progress import Cancelled
from app.domain.errors import TrackerError
from app.ui.words import _, language
from app.wording.errors import error_sentence

_log = logging.getLogger(__name__)
_SAME_FAULT_EVERY_SECONDS = 60.0


class Messages:
    """Dialogs over one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def tell(self, words: str) -> None:
        """Say something that has been done or found."""
        self._box(QMessageBox.Icon.Information, words).open()

    def warn(self, error: Exception) -> None:
        """Say why something could not be done."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, TrackerError):
            self._box(QMessageBox.Icon.Warning, error_sentence(error, language())).open()
        else:
            self.fault(error)

    def ask(self, words: str, yes: str, then: Callable[[], object]) -> None:
        """Ask before something that cannot be undone."""
        box = self._box(QMessageBox.Icon.Question, words)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.finished.connect(lambda: then() if box.clickedButton() is agree else None)
        box.open()

    def fault(self, error: BaseException) -> None:
        """The program itself is wrong: say so, and let the details be copied."""
        box = self._box(
            QMessageBox.Icon.Critical,
            _("Something went wrong in Pledgeline. What was saved is safe, and you can go on. "
              "Please copy the details and send them to whoever looks after the program."),
        )  # fmt: skip
        details = fault_details(error)
        box.setDetailedText(details)
        copy = box.addButton(_("&Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()

    def _box(self, icon: QMessageBox.Icon, words: str) -> QMessageBox:
        box = QMessageBox(icon, "Pledgeline", words, parent=self._window)
        box.finished.connect(box.deleteLater)
        return box


class FaultHook(QObject):
    """Takes what nobody caught: logs it, and tells it once a minute."""

    fault_found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: dict[str, float] = {}

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.error("fault: %s", fault_details(error))
        signature = "".join(traceback.format_tb(trace)[-1:]) + kind.__name__
        now = time.monotonic()
        if now - self._told.get(signature, -_SAME_FAULT_EVERY_SECONDS) >= _SAME_FAULT_EVERY_SECONDS:
            self._told[signature] = now
            self.fault_found.emit(error)


def fault_details(error: BaseException) -> str:
    """Where it happened. The message of the error stays out: it may quote a tracker."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"Pledgeline {__version__}", type(error).__name__, *lines])
