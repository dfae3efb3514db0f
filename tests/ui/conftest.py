"""A whole program for each test that wants one: settings and trackers in a folder of its own."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox

from app.base import paths
from app.base.i18n import Language
from app.ui import words
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.session import Session
from app.ui.trackers import SAMPLE_NAME
from tests.clocks import FixedClock
from tests.ui.driving import settle

Start = Callable[..., Session]
Stop = Callable[[Session], None]
_NOT_OF_US = "This plugin does not support "
"""What Qt's offscreen platform says of smallest sizes, of windows raised, of lists dropped down."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NOT_OF_US, extend=True))


@pytest.fixture(autouse=True)
def session_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's user keeps trackers, settings and logs."""
    home = tmp_path / "home"
    for name in ("data", "settings", "logs"):
        (home / name).mkdir(parents=True)
    monkeypatch.setattr(paths, "data_folder", lambda: home / "data")
    monkeypatch.setattr(paths, "settings_folder", lambda: home / "settings")
    monkeypatch.setattr(paths, "log_folder", lambda: home / "logs")
    return home


@pytest.fixture(scope="session")
def plain_look(qapp: QApplication) -> tuple[QFont, QPalette]:
    """How the program looked before anything of ours was put over it."""
    return QFont(qapp.font()), QPalette(qapp.palette())


@pytest.fixture(autouse=True)
def same_look(qapp: QApplication, plain_look: tuple[QFont, QPalette]) -> Iterator[None]:
    """No test leaves its language, colours or size of text to the next one."""
    words.use(Language.EN)
    yield
    words.use(Language.EN)
    font, palette = plain_look
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def choices(session_home: Path) -> Callable[..., None]:
    """Writes the settings that the next session begins with."""

    def write(**values: object) -> None:
        path = session_home / "settings" / "settings.json"
        path.write_text(json.dumps({"language": "en", "appearance": "light"} | values), "utf-8")

    return write


@pytest.fixture
def first_sample(session_home: Path, sample_file: Path) -> Path:
    """The sample where the program looks for it at the first start, so that it need not make it."""
    path = session_home / "data" / SAMPLE_NAME
    shutil.copyfile(sample_file, path)
    return path


@pytest.fixture
def begun() -> Iterator[list[Session]]:
    """The sessions that run; they are ended after the test."""
    running: list[Session] = []
    yield running
    for session in running:
        end(session)


@pytest.fixture
def start(
    begun: list[Session],
    qapp: QApplication,
    clock: FixedClock,
    choices: Callable[..., None],
    session_home: Path,
) -> Start:
    """Starts the program, with a tracker if one is given."""

    def begin(path: Path | None = None) -> Session:
        if not (session_home / "settings" / "settings.json").exists():
            choices()
        session = Session(["pledgeline"], clock=clock)
        begun.append(session)
        session.start(path)
        return session

    return begin


@pytest.fixture
def stop(begun: list[Session]) -> Stop:
    """Ends the program, so that it can be started again."""

    def finish(session: Session) -> None:
        begun.remove(session)
        end(session)

    return finish


@pytest.fixture
def session(start: Start, first_sample: Path) -> Session:
    """The program, in English, over a copy of the sample; it is the morning of 15 May 2024."""
    return start()


@pytest.fixture
def window(session: Session) -> MainWindow:
    """The window of the program as it is at the beginning; another language builds another."""
    assert session.window is not None
    return session.window


@pytest.fixture
def view(window: MainWindow) -> WorkspaceView:
    """What shows the sample in the window."""
    assert window.view is not None
    return window.view


def end(session: Session) -> None:
    """Close a session and free all its widgets, as the end of the program would."""
    session.close()
    session._day.stop()
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox) or box is session.window:
            box.close()
            box.deleteLater()
    QCoreApplication.removeTranslator(session._appearance._translator)
    session._appearance.deleteLater()
    session.window = None
    session.deleteLater()
    settle()
