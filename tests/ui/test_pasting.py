"""What was copied elsewhere comes in through the same review, with what is taught there."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from app.base.i18n import Language
from app.domain.changes import Table
from app.services.creating import new_tracker
from app.ui import words
from tests.storage.contents import content_hash, everything, truth_of
from tests.ui.driving import boxes, the_box
from tests.ui.review.reviewing import button, commitments, open_dialog, questions, summary
from tests.ui.review.test_naming import form_of

TEXT = "章\n\n- 推出計劃。(保安局)\n- 檢討服務。(治安局)\n"
PAGE = "<h2>章</h2><ul><li>推出計劃。(保安局)</li></ul>"


@pytest.fixture
def tracker(session_home, clock):
    """A tracker without documents."""
    path = session_home / "data" / "empty.pledge"
    new_tracker(path, clock=clock, who="tester").close()
    return path


@pytest.fixture
def window(start, tracker):
    """The window over it."""
    return start(tracker).window


@pytest.fixture
def copied():
    """Puts something on the clipboard."""

    def copy(text="", html=""):
        held = QMimeData()
        if text:
            held.setText(text)
        if html:
            held.setHtml(html)
        QGuiApplication.clipboard().setMimeData(held)

    yield copy
    QGuiApplication.clipboard().clear()


def paste(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_V, control)


def review_of(qtbot, window):
    qtbot.waitUntil(lambda: open_dialog(window) is not None)
    return open_dialog(window)


def accept(qtbot, window, dialog):
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: len(window.view.rows) > 0 and not window.jobs.busy, timeout=10_000)


def test_the_text_of_the_clipboard_is_reviewed_and_kept_line_by_line(
    window, tracker, copied, qtbot
):
    copied(TEXT, html="<p>not this</p>")
    paste(qtbot, window)
    dialog = review_of(qtbot, window)
    assert len(commitments(dialog)) == 2
    accept(qtbot, window, dialog)
    rows = truth_of(tracker)
    (document,) = rows[Table.DOCUMENT].values()
    assert document["source_name"] == "clipboard"
    lines = sorted(rows[Table.SOURCE_LINE].values(), key=lambda row: row["number"])
    assert [row["text"] for row in lines] == TEXT.rstrip().split("\n")


def test_a_web_page_is_read_where_there_is_no_text(window, copied, qtbot):
    copied(html=PAGE)
    paste(qtbot, window)
    (item,) = commitments(review_of(qtbot, window))
    assert item.text(1) == "推出計劃。"


@pytest.mark.parametrize("text", ["", " \n "])
def test_without_text_it_is_refused_with_a_sentence(window, tracker, copied, qtbot, text):
    before = everything(tracker)
    copied(text)
    paste(qtbot, window)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "The clipboard holds no text." in the_box().text()
    assert open_dialog(window) is None
    assert everything(tracker) == before
    the_box().close()


@pytest.mark.parametrize("language", [Language.ZH_HANT, Language.ZH_HANS])
def test_its_name_is_in_the_language_of_the_screen(
    choices, start, tracker, copied, qtbot, language
):
    choices(language=language.value)
    window = start(tracker).window
    copied("- 推出計劃。(保安局)\n")
    paste(qtbot, window)
    dialog = review_of(qtbot, window)
    assert dialog._facts._title.text() == words._("clipboard") != "clipboard"


def test_what_is_taught_and_corrected_lands_with_it_and_goes_with_it(
    window, tracker, copied, qtbot
):
    before = content_hash(tracker)
    copied(TEXT)
    paste(qtbot, window)
    dialog = review_of(qtbot, window)
    dialog._list.setCurrentItem(commitments(dialog)[1])
    button(dialog, "This is").click()
    form = form_of(dialog)
    form._search.setText("security bureau")
    form._teach()
    assert not any("治安局" in one for one in questions(dialog))
    dialog._source.show_commitment(1)
    dialog._outline["noise"].trigger()
    accept(qtbot, window, dialog)
    assert len(window.view.rows) == 1
    workspace = window.view.workspace
    assert workspace.directory.named("治安局").code == "sb"
    window.actions_["undo"].trigger()
    assert content_hash(tracker) == before
    assert workspace.directory.named("治安局") is None


def test_the_rest_of_a_corrected_document_comes_later(window, copied, qtbot):
    """What was corrected and the day that was typed are known when it is read again."""
    copied(TEXT)
    paste(qtbot, window)
    dialog = review_of(qtbot, window)
    dialog._facts._published.setText("2023-10-25")
    dialog._read_again()
    dialog._source.show_line(1)
    dialog._outline["noise"].trigger()
    button(dialog, "Sure ones").click()
    accept(qtbot, window, dialog)
    assert len(window.view.rows) == 1
    qtbot.waitUntil(lambda: open_dialog(window) is None)
    paste(qtbot, window)
    dialog = review_of(qtbot, window)
    assert dialog._facts._published.text() == "2023-10-25"
    assert summary(dialog).endswith("1 question · 1 line corrected")
    assert dialog._list.chosen() == {2}
    dialog._source.show_line(1)
    assert dialog._outline["as_read"].isEnabled()
