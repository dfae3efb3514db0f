from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.services.creating import new_tracker
from app.services.workspace import open_workspace
from tests.ui.review.reviewing import open_dialog


def drop(window, *urls):
    """Drop files on a window; returns whether it would take them."""
    held = QMimeData()
    if urls:
        held.setUrls(list(urls))
    else:
        held.setText("承諾")
    enter = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        event = QDropEvent(
            QPointF(300, 300), Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(window, event)
    return enter.isAccepted()


def local(path):
    return QUrl.fromLocalFile(str(path))


def test_a_document_that_is_dropped_is_reviewed(window, seed_path, qtbot):
    assert drop(window, local(seed_path))
    qtbot.waitUntil(lambda: open_dialog(window) is not None)


def test_a_tracker_that_is_dropped_is_opened(session, window, session_home, clock, qtbot):
    other = session_home / "data" / "其他.pledge"
    new_tracker(other, clock=clock).close()
    assert drop(window, local(other))
    qtbot.waitUntil(lambda: session.window is not window)
    assert session.window.view.workspace.path == other


def test_what_is_no_file_of_this_machine_is_left_alone(window):
    drop(window, QUrl("https://example.invalid/document.txt"))
    assert not drop(window)
    assert not window.jobs.busy
    assert open_dialog(window) is None


def test_nobody_chose_a_file(window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    window.actions_["import_document"].trigger()
    assert not window.jobs.busy


def test_a_file_dialog_offers_all_that_can_be_read_first(window, monkeypatch):
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *given, **_: asked.append(given) or ("", "")
    )
    window.actions_["import_document"].trigger()
    ((_parent, title, _folder, kinds),) = asked
    assert title == "Import document"
    first, *others = kinds.split(";;")
    assert first == "Documents (*.txt *.docx *.pdf *.html *.htm *.md)"
    assert [one.split(" (")[0] for one in others] == [
        "Plain text", "Word documents", "PDF documents", "Web pages", "Markdown text", "All files"
    ]  # fmt: skip


def test_into_a_tracker_that_is_read_only_nothing_comes(session, window, sample_path, seed_path):
    session._take_workspace(open_workspace(sample_path, read_only=True))
    window = session.window
    assert not window.actions_["import_document"].isEnabled()
    drop(window, local(seed_path))
    assert not window.jobs.busy
    assert open_dialog(window) is None


def test_on_the_start_page_a_document_has_nowhere_to_go(start, choices, seed_path):
    choices(sample_dismissed=True)
    window = start().window
    assert window.view is None
    drop(window, local(seed_path))
    assert not window.jobs.busy
