import threading
import time
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget

from app.domain.changes import Origin
from app.domain.errors import Refused
from app.domain.filters import FilterSpec
from app.exchange.document_reader import read_document
from app.services.importing import planned, propose
from app.services.workspace import Workspace, open_workspace
from app.ui.jobs import Jobs
from tests.storage.contents import everything
from tests.ui.child import run_child

ITEMS = 700


@pytest.fixture
def owner(qtbot):
    """A window that jobs belong to."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def jobs(owner):
    jobs = Jobs(owner)
    yield jobs
    jobs.stop()


class Heard:
    """Everything that a job says, with the thread in which it arrives."""

    def __init__(self, job):
        self.said = []
        self.threads = set()
        for name in ("progressed", "succeeded", "failed", "cancelled", "finished"):
            getattr(job, name).connect(lambda *what, name=name: self.note(name, *what))

    def note(self, name, *what):
        self.said.append((name, *what))
        self.threads.add(current_thread())

    @property
    def over(self):
        return ("finished",) in self.said


def begin(jobs, owner, work):
    return Heard(jobs.start(work, "Working", owner))


def dialog_of(owner):
    return owner.findChild(QProgressDialog)


@pytest.fixture
def long_document(tmp_path):
    return document(tmp_path / "long.txt", ITEMS)


def document(path, items):
    """A document that takes some steps to write."""
    lines = [f"- 在2025年內推出第{number}號計劃。(保安局)" for number in range(items)]
    path.write_text("\n".join(["章", "節", *lines]), encoding="utf-8")
    return path


# --- the three ends -------------------------------------------------------------------------------


def test_what_the_work_returns_arrives_in_the_thread_of_the_window(jobs, owner, qtbot):
    worked_in = []
    heard = begin(jobs, owner, lambda _progress: worked_in.append(current_thread()) or 42)
    assert jobs.busy
    qtbot.waitUntil(lambda: heard.over)
    assert heard.said == [("succeeded", 42), ("finished",)]
    assert heard.threads == {main_thread()}
    assert worked_in != [main_thread()]
    qtbot.waitUntil(lambda: not jobs.busy)


def test_the_quickest_work_is_heard_too(jobs, owner, qtbot):
    """Its signals must not be sent before anybody can have connected to them."""
    for _ in range(50):
        job = jobs.start(lambda _progress: None, "Working", owner)
        threading.Event().wait(0.001)  # Time enough for the worker.
        heard = Heard(job)
        qtbot.waitUntil(lambda heard=heard: heard.over)
        assert heard.said[0] == ("succeeded", None)


@pytest.mark.parametrize("error", [Refused("document_empty", name="a.txt"), ValueError("ours")])
def test_what_goes_wrong_is_told_and_the_next_job_runs(jobs, owner, qtbot, error, caplog):
    def work(_progress):
        raise error

    heard = begin(jobs, owner, work)
    qtbot.waitUntil(lambda: heard.over)
    assert heard.said == [("failed", error), ("finished",)]
    faults = [record for record in caplog.records if record.levelname == "ERROR"]
    assert bool(faults) == isinstance(error, ValueError), "only what is ours is logged as a fault"
    after = begin(jobs, owner, lambda _progress: "well")
    qtbot.waitUntil(lambda: after.over)
    assert ("succeeded", "well") in after.said


def test_progress_is_told_ten_times_a_second_at_most(jobs, owner, qtbot):
    steps = 20_000

    def work(progress):
        began = time.monotonic()
        for step in range(steps):
            progress.step(step, steps, "part")
        return time.monotonic() - began

    heard = begin(jobs, owner, work)
    qtbot.waitUntil(lambda: heard.over)
    told = [one for one in heard.said if one[0] == "progressed"]
    (seconds,) = [one[1] for one in heard.said if one[0] == "succeeded"]
    assert told[0] == ("progressed", 0, steps, "part")
    assert len(told) <= seconds / 0.1 + 1


def test_jobs_run_one_after_the_other(jobs, owner, qtbot):
    together, most, order = [0], [0], []

    def work(number):
        def run(_progress):
            together[0] += 1
            most[0] = max(most[0], together[0])
            order.append(number)
            threading.Event().wait(0.002)
            together[0] -= 1

        return run

    heard = [begin(jobs, owner, work(number)) for number in range(8)]
    qtbot.waitUntil(lambda: all(one.over for one in heard))
    assert most == [1]
    assert order == list(range(8))


def test_finished_jobs_are_not_kept(jobs, owner, qtbot):
    for _ in range(20):
        heard = begin(jobs, owner, lambda _progress: None)
        qtbot.waitUntil(lambda heard=heard: heard.over)
    qtbot.waitUntil(lambda: not jobs.children() and dialog_of(owner) is None)
    assert not jobs.busy


# --- cancel ---------------------------------------------------------------------------------------


def endless(started):
    def work(progress):
        while True:
            progress.step(1, 2, "part")
            started.set()

    return work


def test_cancel_ends_the_work_at_its_next_step(jobs, owner, qtbot):
    started = Event()
    job = jobs.start(endless(started), "Working", owner)
    heard = Heard(job)
    qtbot.waitUntil(started.is_set)
    job.cancel()
    qtbot.waitUntil(lambda: heard.over)
    assert [one for one in heard.said if one[0] != "progressed"] == [("cancelled",), ("finished",)]


@pytest.mark.parametrize("part", [0.1, 1.0])
def test_cancel_in_the_middle_of_an_import_leaves_nothing_of_it(
    jobs, owner, qtbot, empty, long_document, part
):
    """The whole transaction is rolled back, and what comes next finds the tracker free."""
    before = everything(empty.path)
    begun = []
    work = importing(empty, long_document, lambda: [job.cancel() for job in begun], part)
    begun.append(jobs.start(work, "Importing", owner))
    (job,) = begun
    heard = Heard(job)
    qtbot.waitUntil(lambda: heard.over, timeout=20_000)
    assert ("cancelled",) in heard.said
    assert everything(empty.path) == before
    again = begin(jobs, owner, importing(empty, long_document, lambda: None, 2))
    qtbot.waitUntil(lambda: again.over, timeout=20_000)
    ((_name, applied),) = [one for one in again.said if one[0] == "succeeded"]
    empty.publish(applied)
    assert empty.count(FilterSpec()) == ITEMS


def importing(workspace: Workspace, path, at_part, part):
    """Reads and writes a document; when a part of the writing is done `at_part` is called."""

    def work(progress):
        reading = read_document(path, workspace.directory)
        with workspace.reader() as reader:
            plan = planned(reader, propose(reader, reading, path.name))

        class Watched:
            def step(self, done, total, what):
                if done >= total * part:
                    at_part()
                progress.step(done, total, what)

        return workspace.store(plan, Origin.IMPORT, Watched())

    return work


def test_stop_cancels_what_runs_and_waits_for_it(jobs, owner, qtbot):
    started, ended = Event(), Event()

    def work(progress):
        try:
            endless(started)(progress)
        finally:
            ended.set()

    waiting = []
    jobs.start(work, "Working", owner)
    jobs.start(lambda _progress: waiting.append("begun"), "Working", owner)
    qtbot.waitUntil(started.is_set)
    jobs.stop()
    assert ended.is_set()
    assert waiting == []


def test_what_is_started_after_the_end_never_begins(jobs, owner, qtbot):
    begun = []
    jobs.start(lambda _progress: begun.append("before"), "Working", owner)
    jobs.stop()
    jobs.start(lambda _progress: begun.append("after"), "Working", owner)
    idle = []
    QTimer.singleShot(0, lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle))
    assert begun == []


# --- the dialog -----------------------------------------------------------------------------------


def test_work_that_ends_soon_shows_no_dialog(jobs, owner, qtbot):
    seen = []

    def work(progress):
        for step in range(1, 4):
            progress.step(step, 4, "part")
            threading.Event().wait(0.06)

    heard = begin(jobs, owner, work)
    dialog = dialog_of(owner)
    qtbot.waitUntil(lambda: seen.append(dialog_of(owner) and dialog.isVisible()) or heard.over)
    assert not any(seen)


def test_long_work_shows_how_far_it_is_and_can_be_cancelled_by_its_button(jobs, owner, qtbot):
    go_on = Event()

    def work(progress):
        step = 0
        while not go_on.is_set():
            step = min(step + 1, 70)
            progress.step(step, 100, "part")
            threading.Event().wait(0.005)
        endless(Event())(progress)

    began = time.monotonic()
    heard = begin(jobs, owner, work)
    dialog = dialog_of(owner)
    qtbot.waitUntil(dialog.isVisible)
    assert time.monotonic() - began >= 0.38
    assert dialog.windowTitle() == "Working"
    assert dialog.isModal()
    qtbot.waitUntil(lambda: dialog.value() == 70)
    assert dialog.maximum() == 100
    go_on.set()
    dialog.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: heard.over)
    assert ("cancelled",) in heard.said
    qtbot.waitUntil(lambda: dialog_of(owner) is None)


def test_the_dialog_goes_when_the_work_is_done(jobs, owner, qtbot):
    go_on = Event()
    heard = begin(jobs, owner, lambda _progress: go_on.wait(10))
    dialog = dialog_of(owner)
    qtbot.waitUntil(dialog.isVisible)
    go_on.set()
    qtbot.waitUntil(lambda: heard.over)
    qtbot.waitUntil(lambda: dialog_of(owner) is None)
    assert heard.said == [("succeeded", True), ("finished",)]


# --- the end of the program -----------------------------------------------------------------------


def test_fifty_jobs_and_the_end_of_the_program(tmp_path):
    """A thread that still runs when Python ends would abort it."""
    done = run_child(
        """
        from PySide6.QtWidgets import QApplication, QWidget
        from app.ui.jobs import Jobs
        application = QApplication([])
        window = QWidget()
        window.show()
        jobs = Jobs(window)
        application.aboutToQuit.connect(jobs.stop)
        def work(progress):
            for step in range(10**9):
                progress.step(step, 10**9, "part")
        for _ in range(50):
            jobs.start(work, "Working", window)
        QTimer.singleShot(50, window.close)
        sys.exit(application.exec())
        """,
        tmp_path,
    )
    assert (done.code, done.err) == (0, "")
    assert done.seconds < 10


def test_the_window_closed_while_a_document_comes_in(tmp_path, sample_file):
    """It ends at once, without a crash, and nothing half is in the tracker."""
    text = document(tmp_path / "long.txt", 4_000)
    done = run_child(
        """
        from app.ui.session import Session
        from app.ui.review.import_dialog import ImportDialog
        from PySide6.QtWidgets import QApplication
        session = Session(["pledgeline"])
        def accept():
            dialog = session.window.findChild(ImportDialog)
            if dialog is None or not dialog.isVisible():
                return QTimer.singleShot(5, accept)
            dialog._take()
            QTimer.singleShot(150, close)
        def close():
            print("busy" if session.window.jobs.busy else "idle")
            session.window.close()
        def begin():
            session._inputs.import_document(Path(sys.argv[3]))
            accept()
        QTimer.singleShot(0, begin)
        sys.exit(session.run(Path(sys.argv[2])))
        """,
        tmp_path,
        tmp_path / "t.pledge",
        text,
        tracker=sample_file,
    )
    assert (done.code, done.err) == (0, "")
    assert done.out == "busy"
    workspace = open_workspace(tmp_path / "t.pledge")
    with workspace.reader() as reader:
        result = reader.check()
    workspace.close()
    assert result.sound
    assert result.commitments in (54, 4_054)
