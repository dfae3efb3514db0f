"""The walls around the readers of foreign files, with children that do run into them."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.base.progress import Cancelled, Silent
from app.domain.errors import Environment, Refused
from app.exchange.sandbox import windows_job
from app.exchange.sandbox.failure import ChildFailed, Reason
from app.exchange.sandbox.limits import Limits
from app.exchange.sandbox.parent import confined

CHILD = "tests.exchange.sandbox.children"
posix = pytest.mark.skipif(sys.platform == "win32", reason="these limits are those of POSIX")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes("內容".encode())
    with path.open("rb", buffering=0) as file:
        yield file


@pytest.fixture
def run(source):
    def run(behaviour, progress=Silent(), **limits):
        return confined(CHILD, source, [behaviour], progress=progress, limits=Limits(**limits))

    return run


def children() -> set[int]:
    """The processes that this one has started and that still run."""
    path = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return {int(one) for one in path.read_text().split()} if path.exists() else set()


class Steps:
    def __init__(self, stop_at=10**9, then=Cancelled):
        self.seen = []
        self._stop_at = stop_at
        self._then = then

    def step(self, done, total, what):
        self.seen.append((done, total))
        if done >= self._stop_at:
            raise self._then


def test_what_the_child_makes_of_the_file_comes_back_with_its_progress(run):
    steps = Steps()
    assert run("echo", steps)["text"] == "內容"
    assert {(0, 0), (1, 2), (2, 2)} >= set(steps.seen)
    assert len(steps.seen) >= 2


def test_nothing_is_imported_from_the_folder_that_the_user_is_in(run, tmp_path, monkeypatch):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise SystemExit(9)")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    result = run("echo")
    assert result["folder"] == str(tmp_path.resolve())
    assert result["path"] != result["folder"]


def test_a_refusal_of_the_child_is_one_of_the_program(run):
    with pytest.raises(Refused) as refused:
        run("refuse")
    assert (refused.value.code, refused.value.values) == (
        "document_scan",
        {"name": "a", "pages": 3},
    )


@pytest.mark.parametrize(
    ("behaviour", "limits", "reason"),
    [
        ("hang", {"seconds": 0.8}, Reason.TIME),
        ("spin", {"seconds": 0.8}, Reason.TIME),
        ("chatter", {"seconds": 0.8}, Reason.TIME),
        ("chatter", {"output_bytes": 50_000}, Reason.OUTPUT),
        ("speak_long", {"output_bytes": 50_000}, Reason.OUTPUT),
        ("recurse", {}, Reason.MEMORY),
        ("die", {}, Reason.DIED),
        ("leave", {}, Reason.DIED),
        ("stumble", {}, Reason.FAULT),
        pytest.param("take_memory", {"memory_bytes": 400_000_000}, Reason.MEMORY, marks=posix),
    ],
)
def test_a_child_that_misbehaves_is_ended_and_the_reason_is_told(run, behaviour, limits, reason):
    before = children()
    begun = time.monotonic()
    with pytest.raises(ChildFailed) as failed:
        run(behaviour, **limits)
    assert failed.value.reason is reason
    assert time.monotonic() - begun < 10
    assert children() == before


def test_a_fault_comes_with_what_the_log_needs(run):
    with pytest.raises(ChildFailed) as failed:
        run("stumble")
    assert "KeyError: 'missing'" in failed.value.details


@posix
def test_a_processor_that_the_clock_does_not_see_is_limited_too(source):
    """As when the machine of the parent sleeps, or the parent was killed."""
    limits = Limits(seconds=-4)
    child = subprocess.run(
        [sys.executable, "-m", CHILD, limits.encoded(), "spin"],
        stdin=source, capture_output=True, timeout=30, check=False,
    )  # fmt: skip
    assert -child.returncode in (signal.SIGXCPU, signal.SIGKILL)


@posix
def test_a_child_writes_no_files(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ChildFailed):
        run("write")
    assert not (tmp_path / "written.txt").exists() or (tmp_path / "written.txt").stat().st_size == 0


def test_cancel_ends_the_child_at_once(run):
    before = children()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        run("hang", Steps(stop_at=1))
    assert time.monotonic() - begun < 5
    assert children() == before


@posix
def test_a_child_that_is_killed_from_outside_is_a_failure_not_a_hang(run):
    before = children()

    class Killing:
        def step(self, done, total, what):
            if done:
                for child in children() - before:
                    os.kill(child, signal.SIGKILL)

    with pytest.raises(ChildFailed) as failed:
        run("hang", Killing())
    assert failed.value.reason is Reason.DIED


def test_where_no_process_can_be_started_it_is_said(run, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(Environment) as error:
        run("echo")
    assert error.value.code == "reader_not_started"


@posix
def test_the_silent_python_of_windows_is_not_asked_to_speak(run, monkeypatch, tmp_path):
    """Its place is taken by the one beside it."""
    silent, speaking = tmp_path / "pythonw", tmp_path / "python"
    for path, target in ((silent, "/bin/false"), (speaking, sys.executable)):
        path.write_text(f'#!/bin/sh\nexec "{target}" "$@"\n')
        path.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(silent))
    assert run("echo")["text"] == "內容"
    speaking.unlink()
    with pytest.raises(ChildFailed):
        run("echo")


def test_limits_survive_the_way_to_the_child():
    limits = Limits(seconds=1.5, memory_bytes=7, output_bytes=9)
    assert Limits.decoded(limits.encoded()) == limits


def test_the_structures_for_windows_are_those_of_its_headers():
    """winnt.h on 64 bits; wrong sizes would make the call fail in silence."""
    assert ctypes_size(windows_job.BasicLimits) == 64
    assert ctypes_size(windows_job.ExtendedLimits) == 144
    limits = windows_job.job_limits(1_000, 2.5)
    assert limits.Basic.PerProcessUserTimeLimit == 25_000_000
    assert limits.ProcessMemoryLimit == 1_000
    assert limits.Basic.LimitFlags == 0x0002 | 0x0008 | 0x0100 | 0x0400


def ctypes_size(structure):
    import ctypes

    return ctypes.sizeof(structure)
