"""Puts the program together: the only module that knows every layer."""

import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base import i18n, logs, paths
from app.base.i18n import Language, mark
from app.domain.filters import FilterSpec
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

NO_DISPLAY = mark(
    "There is no display, so the window cannot be shown. These commands need none: {commands}."
)
_REFUSED = 3
_GARBAGE_MILLISECONDS = 20_000


def run_window(arguments: list[str], commands: Sequence[str]) -> int:
    """Show the window, with the tracker named on the command line if there is one.

    `commands` are those that need no display, to be named where there is none.
    """
    if not has_display():
        words = i18n.translator(i18n.system_language())(NO_DISPLAY)
        print(words.format(commands=", ".join(commands)), file=sys.stderr)
        return _REFUSED
    gc.disable()
    logs.start(paths.log_folder())
    # Qt takes a fifth of a second to import, and the commands of the terminal need none of it.
    from app.ui.session import Session

    session = Session(sys.argv[:1])
    _collect_garbage_in_main_thread(session)
    # Its place is kept for the next start, which may be in another folder.
    return session.run(Path(arguments[0]).absolute() if arguments else None)


def draw_timeline(
    workspace: Workspace, spec: FilterSpec, out: Path, language: Language, **chosen: Any
) -> None:
    """Draw a timeline into a file, with or without a display. Raises Environment."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As in run_window; and the platform has to be chosen before Qt is imported.
    from PySide6.QtWidgets import QApplication

    from app.ui.timeline.export import save_timeline
    from app.ui.timeline.sheet_form import chosen_form

    application = QApplication.instance() or QApplication(sys.argv[:1])
    form = chosen_form(workspace, spec, **chosen)
    save_timeline(workspace, spec, out, language, form=form)
    del application


def has_display() -> bool:
    """Whether windows can be shown. Windows and macOS always can."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _collect_garbage_in_main_thread(session: "QObject") -> None:
    """A collection in a worker thread could free objects of Qt there, which crashes.

    Nor is there one while the window is built: nothing of that is garbage yet, and most of it is
    the code of libraries, which is set aside so that later collections are short.
    """
    # As in run_window.
    from PySide6.QtCore import QTimer

    QTimer.singleShot(_GARBAGE_MILLISECONDS // 2, session, gc.freeze)
    timer = QTimer(session)
    timer.timeout.connect(gc.collect)
    timer.start(_GARBAGE_MILLISECONDS)
    logging.getLogger(__name__).debug("garbage is collected by timer")
