import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from app.base import paths
from app.base.i18n import Language
from app.ui import words
from app.ui.actions import SPECS
from app.ui.help_window import HelpWindow
from tests.ui.child import run_child

ARROWS = str.maketrans({"↓": "Down", "↑": "Up", "←": "Left", "→": "Right"})
LINK = re.compile(r"\]\(([^)#]+)(#[^)]*)?\)")


def pages(language=Language.EN):
    return sorted(paths.resource("help", language).glob("*.md"))


def headings(path):
    """How deep each heading lies, from top to bottom."""
    return [len(marks) for marks in re.findall(r"(?m)^(#+) ", path.read_text(encoding="utf-8"))]


def help_windows():
    return [one for one in QApplication.topLevelWidgets()
            if isinstance(one, HelpWindow) and one.isVisible()]  # fmt: skip


@pytest.fixture
def shown(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()
    return window


# --- the window -----------------------------------------------------------------------------------


def test_f1_opens_the_first_page_and_ctrl_f1_the_keys(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (shown,) = help_windows()
    assert "First steps" in shown._text.toPlainText()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    (shown,) = help_windows()
    assert "Every command of the menus" in shown._text.toPlainText()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert help_windows() == []


@pytest.mark.parametrize("language", Language)
def test_every_page_is_listed_by_its_heading_and_can_be_read(qtbot, language):
    words.use(language)
    shown = HelpWindow()
    qtbot.addWidget(shown)
    names = [shown._pages.item(at).text() for at in range(shown._pages.count())]
    texts = [path.read_text(encoding="utf-8") for path in pages(language)]
    assert names == [text.splitlines()[0].removeprefix("# ") for text in texts]
    for at, name in enumerate(names):
        shown._pages.setCurrentRow(at)
        text = shown._text.toPlainText()
        assert text.startswith(name)
        assert "**" not in text
        assert "](" not in text
        assert "| ---" not in text


def test_a_link_in_a_page_leads_to_its_page(shown):
    shown.show_page("start")
    shown._text.anchorClicked.emit(QUrl("12-deadlines.md"))
    assert "How deadlines are read" in shown._text.toPlainText()
    shown._text.anchorClicked.emit(QUrl("nowhere.md"))
    assert "How deadlines are read" in shown._text.toPlainText()


def test_closing_the_window_ends_the_program_though_help_is_open(tmp_path, sample_file):
    (tmp_path / "data").mkdir()
    done = run_child(
        """
        from app.ui.session import Session
        session = Session(["pledgeline"])
        def act():
            session.window.actions_["help"].trigger()
            session.window.actions_["quit"].trigger()
        QTimer.singleShot(0, act)
        QTimer.singleShot(8000, lambda: print("still there") or session._application.exit(9))
        sys.exit(session.run(None))
        """,
        tmp_path,
        tmp_path / "data" / "sample.pledge",
        tracker=sample_file,
    )
    assert (done.code, done.out, done.err) == (0, "", "")


# --- what stands in it ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_every_language_has_the_same_pages_with_the_same_headings(language):
    english = {path.name: headings(path) for path in pages()}
    assert len(english) >= 17
    assert {path.name: headings(path) for path in pages(language)} == english


@pytest.mark.parametrize("language", Language)
def test_every_link_leads_to_a_page_of_the_same_language(language):
    found = {(path.name, target) for path in pages(language)
             for target, _part in LINK.findall(path.read_text(encoding="utf-8"))}  # fmt: skip
    assert len(found) >= 3
    there = {path.name for path in pages(language)}
    assert [link for link in found if link[1] not in there] == []


def keys_of(spec):
    """The shortcuts of an action as the help writes them; one of several will do."""
    sequences = (
        QKeySequence.keyBindings(spec.keys)
        if isinstance(spec.keys, QKeySequence.StandardKey)
        else [QKeySequence(spec.keys)]
    )
    return [one.toString(QKeySequence.SequenceFormat.PortableText) for one in sequences]


@pytest.mark.parametrize("language", Language)
def test_every_key_is_on_the_page_of_keys(qapp, language):
    (page,) = [path for path in pages(language) if "keys" in path.name]
    cells = re.split(r"[,，、|\s]+|\bor\b|或", page.read_text(encoding="utf-8"))
    with_keys = [spec for spec in SPECS if spec.keys is not None]
    assert len(with_keys) > 20
    held = {cell.translate(ARROWS) for cell in cells}
    missing = {spec.name: keys_of(spec) for spec in with_keys if not held & set(keys_of(spec))}
    assert missing == {}


def test_no_two_actions_have_the_same_key(qapp):
    keys = [key for spec in SPECS if spec.keys is not None for key in keys_of(spec)]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_every_action_without_a_key_is_named_somewhere_in_the_help(qapp):
    text = "".join(path.read_text(encoding="utf-8") for path in pages()).lower()
    names = [
        spec.words.replace("&", "").rstrip("…").lower() for spec in SPECS
        if spec.keys is None and not spec.checkable
    ]  # fmt: skip
    assert [name for name in names if name.removesuffix(" pledgeline") not in text] == []
