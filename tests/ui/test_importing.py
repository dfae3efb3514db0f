"""A document through the real window into the tracker: file, review, one change set."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressDialog

from app.services.creating import new_tracker
from app.storage import database
from app.ui.review.import_dialog import ImportDialog
from tests.exchange.documents.forms import as_printed, as_word
from tests.storage.contents import content_hash, everything, journaled
from tests.ui.driving import boxes, the_box
from tests.ui.review.reviewing import button, commitments, open_dialog, summary, tick


@pytest.fixture
def tracker(session_home, clock):
    """A tracker without documents."""
    path = session_home / "data" / "empty.pledge"
    new_tracker(path, clock=clock, who="tester").close()
    return path


@pytest.fixture
def window(start, tracker, qtbot):
    """The window over it."""
    return start(tracker).window


def press(qtbot, window, key):
    """Press a key with Ctrl; on the screen of the tests no window comes to the front by itself."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def choose(monkeypatch):
    """Answers the next questions for a file."""

    def choose(path):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))

    return choose


@pytest.fixture
def review(window, choose, qtbot):
    """Opens the review of a document as a user does."""

    def review(path):
        choose(path)
        press(qtbot, window, Qt.Key.Key_I)
        qtbot.waitUntil(lambda: open_dialog(window) is not None)
        return open_dialog(window)

    return review


def publish(qtbot, dialog, day="2023-10-25"):
    dialog._facts._published.setFocus()
    dialog._facts._published.setText(day)
    qtbot.keyClick(dialog._facts._published, Qt.Key.Key_Return)


def accept(qtbot, window, dialog):
    """Agree, and wait until it is all there."""
    count = len(window.view.rows)
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: len(window.view.rows) > count, timeout=10_000)


def test_nothing_is_written_before_somebody_agrees(window, tracker, review, seed_path, qtbot):
    before = everything(tracker)
    dialog = review(seed_path)
    assert len(commitments(dialog)) == 54
    publish(qtbot, dialog)
    assert everything(tracker) == before
    button(dialog, "Cancel").click()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None)
    assert not window.jobs.busy
    assert everything(tracker) == before
    assert len(window.view.rows) == 0


@pytest.mark.parametrize(
    ("make", "name", "form"),
    [(as_word, "a.docx", "Word document"), (as_printed, "a.pdf", "PDF document")],
)
def test_documents_of_other_kinds_are_reviewed_and_land_like_text(
    window, review, seed_path, qtbot, tmp_path, make, name, form
):
    path = make(seed_path.read_text(encoding="utf-8"), tmp_path / name)
    dialog = review(path)
    assert form in [one.text() for one in dialog.findChildren(QLabel)]
    path.unlink()  # It is read once: another day changes only what is understood of it.
    publish(qtbot, dialog)
    accept(qtbot, window, dialog)
    assert len(window.view.rows) == 54
    assert window.view.workspace.documents()[0].source_name == name


def test_a_long_document_shows_its_progress_and_can_be_cancelled(
    window, tracker, choose, seed_path, qtbot, tmp_path
):
    before = everything(tracker)
    choose(as_printed(seed_path.read_text(encoding="utf-8") * 40, tmp_path / "a.pdf"))
    window.actions_["import_document"].trigger()
    qtbot.waitUntil(lambda: shown_progress(window) is not None)
    progress = shown_progress(window)
    qtbot.waitUntil(lambda: progress.value() > 5, timeout=20_000)
    assert progress.maximum() > 120
    button(progress, "Cancel").click()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert open_dialog(window) is None
    assert boxes() == []
    assert everything(tracker) == before


def shown_progress(window):
    found = [one for one in window.findChildren(QProgressDialog) if one.isVisible()]
    return found[0] if found else None


def test_it_lands_as_one_change_that_one_undo_takes_back(window, tracker, review, seed_path, qtbot):
    empty, steps = content_hash(tracker), journaled(tracker)
    dialog = review(seed_path)
    publish(qtbot, dialog)
    accept(qtbot, window, dialog)
    assert len(window.view.rows) == 54
    assert len(journaled(tracker)) == len(steps) + 1
    held = content_hash(tracker)
    assert held != empty
    assert window.view.workspace.documents()[0].published == "2023-10-25"
    assert "Import" in window.actions_["undo"].text()
    press(qtbot, window, Qt.Key.Key_Z)
    assert len(window.view.rows) == 0
    assert content_hash(tracker) == empty
    window.actions_["redo"].trigger()
    assert content_hash(tracker) == held


def test_every_view_knows_what_has_come_in(window, review, seed_path, qtbot):
    assert window.view.facets.findChildren(object)
    dialog = review(seed_path)
    publish(qtbot, dialog)
    accept(qtbot, window, dialog)
    view = window.view
    assert view.table.model().rowCount() == 54
    first, last = view.timeline._fitted().day(0), view.timeline._fitted().day(2_000)
    assert first < date(2023, 10, 25) < last
    qtbot.waitUntil(lambda: "54 of 54" in view.status.words)
    window.search.setText("section:應急")
    assert len(view.rows) == 12
    window.search.setText("bureau:保安局")
    assert len(view.rows) == 12


def test_importing_it_again_says_that_there_is_nothing_to_do(
    window, tracker, review, seed_path, qtbot
):
    dialog = review(seed_path)
    publish(qtbot, dialog)
    accept(qtbot, window, dialog)
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None and not window.jobs.busy)
    held = everything(tracker)
    again = review(seed_path)
    assert summary(again) == "Nothing to do: the tracker holds all of this document."
    assert not button(again, "Import").isEnabled()
    assert everything(tracker) == held


def test_what_was_left_out_can_come_later(window, review, seed_path, qtbot):
    dialog = review(seed_path)
    for item in commitments(dialog)[40:]:
        tick(item, False)
    accept(qtbot, window, dialog)
    assert len(window.view.rows) == 40
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None and not window.jobs.busy)
    later = review(seed_path)
    assert "40 are held already" in summary(later)
    accept(qtbot, window, later)
    assert len(window.view.rows) == 54


def test_what_two_reviews_offer_comes_in_once(window, seed_path, qtbot):
    """The document was dropped twice before the first review stood there."""
    for _ in range(2):
        window.file_dropped.emit(str(seed_path))
    qtbot.waitUntil(lambda: len(window.findChildren(ImportDialog)) == 2)
    one, other = window.findChildren(ImportDialog)
    accept(qtbot, window, other)
    button(one, "Import").click()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None and not window.jobs.busy)
    assert len(window.view.rows) == 54


@pytest.fixture
def bad_files(tmp_path, seed_path):
    files = {
        "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00",
        "empty.txt": b"",
        "blank.txt": " \n\n　\n".encode(),
        "address.pdf": b"%PDF-1.7\n",
        "address.docx": b"PK\x03\x04",
        "broken.txt": b"\xef\xbb\xbf\xff\xfe\xff",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "huge.txt").write_bytes("承諾".encode() * 4_000_000)
    return tmp_path


REFUSALS = {
    "picture.txt": "picture.txt is a picture.",
    "broken.txt": "broken.txt is no document that can be read",
    "empty.txt": "empty.txt holds no text.",
    "blank.txt": "blank.txt holds no text.",
    "address.pdf": "address.pdf is damaged or incomplete",
    "address.docx": "address.docx is damaged or incomplete",
    "huge.txt": "huge.txt is larger than 20 MB.",
    "gone.txt": "gone.txt is not there.",
}


def test_what_is_no_document_is_refused_with_a_sentence(window, tracker, choose, bad_files, qtbot):
    before = everything(tracker)
    for name, sentence in REFUSALS.items():
        choose(bad_files / name)
        window.actions_["import_document"].trigger()
        qtbot.waitUntil(lambda: len(boxes()) == 1)
        assert sentence in the_box().text()
        assert open_dialog(window) is None
        the_box().close()
        qtbot.waitUntil(lambda: not boxes())
    assert everything(tracker) == before


def test_a_tracker_that_another_program_holds_is_told(
    start, tracker, seed_path, qtbot, monkeypatch
):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.1)
    window = start(tracker).window
    window.file_dropped.emit(str(seed_path))
    qtbot.waitUntil(lambda: open_dialog(window) is not None)
    with closing(sqlite3.connect(tracker, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        button(open_dialog(window), "Import 54").click()
        qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "Nothing was saved" in the_box().text()
    assert len(window.view.rows) == 0


def test_names_in_every_script_are_read(window, review, seed_path, tmp_path):
    path = tmp_path / "施政報告 附篇.txt"
    shutil.copyfile(seed_path, path)
    assert len(commitments(review(path))) == 54
