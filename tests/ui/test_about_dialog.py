import platform
from importlib import metadata

import pytest
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from app import __version__
from app.base import paths
from app.base.i18n import Language
from app.ui import words
from app.ui.about_dialog import AboutDialog


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def press(dialog, beginning):
    (button,) = [one for one in dialog.findChildren(QPushButton)
                 if one.text().replace("&", "").startswith(beginning)]  # fmt: skip
    button.click()


@pytest.fixture
def dialog(tmp_path, qtbot):
    dialog = AboutDialog(tmp_path / "年度.pledge", None)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_it_names_versions_and_folders(dialog, tmp_path):
    said = "\n".join(texts(dialog))
    for expected in (
        __version__, str(tmp_path / "年度.pledge"), str(paths.data_folder()),
        str(paths.settings_folder()), str(paths.log_folder()), qVersion(),
        platform.python_version(), f"SQLAlchemy {metadata.version('SQLAlchemy')}", "MIT",
    ):  # fmt: skip
        assert expected in said, expected


def test_all_of_it_can_be_copied_for_whoever_helps(dialog):
    press(dialog, "Copy details")
    copied = QGuiApplication.clipboard().text()
    assert f"Version: {__version__}" in copied
    assert f"Data folder: {paths.data_folder()}" in copied
    assert len(copied.splitlines()) == 9


def test_single_facts_can_be_copied_with_the_mouse(dialog):
    with_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    labels = dialog.findChildren(QLabel)
    selectable = [one for one in labels if one.textInteractionFlags() & with_mouse]
    assert len(selectable) == 9


def test_the_data_folder_opens(dialog, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(dialog, "Open data folder")
    assert opened == [QUrl.fromLocalFile(str(paths.data_folder()))]


def test_the_menu_opens_it_over_the_window_and_close_frees_it(window, view, qtbot):
    window.actions_["about"].trigger()
    (dialog,) = window.findChildren(AboutDialog)
    assert dialog.isVisible()
    assert str(view.workspace.path) in "\n".join(texts(dialog))
    press(dialog, "Close")
    qtbot.waitUntil(lambda: not window.findChildren(AboutDialog))


def test_without_a_tracker_it_says_so(qtbot):
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    assert "none open" in texts(dialog)


@pytest.mark.parametrize("language", [Language.ZH_HANT, Language.ZH_HANS])
def test_it_speaks_the_language_of_the_screen(qtbot, language):
    words.use(language)
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    said = "\n".join(texts(dialog))
    for english in ("Version", "Tracker", "Data folder", "none open", "Free software"):
        assert english not in said.split("\n")
    assert dialog.windowTitle() != "About Pledgeline"
