import os
import signal
import subprocess
import sys
import threading

import pytest

from app.base.account import account_name, machine_name
from app.domain.errors import Environment
from app.storage.lock import WriterLock
from app.storage.opening import create_tracker, open_tracker

HOLD = """
import sys; from pathlib import Path; from app.storage.opening import open_tracker
database = open_tracker(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
database.close()
"""


@pytest.fixture
def tracker(tracker_path):
    create_tracker(tracker_path).close()
    return tracker_path


@pytest.fixture
def holder(tracker):
    """Another process that has the tracker open for writing."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tracker)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_whoever_comes_second_is_told_who_came_first(tracker, holder):
    with pytest.raises(Environment) as error:
        open_tracker(tracker)
    values = error.value.values
    assert error.value.code == "tracker_in_use"
    assert (values["pid"], values["user"], values["host"]) == (
        holder.pid, account_name(), machine_name()
    )  # fmt: skip
    assert values["since"].endswith("Z")


def test_a_tracker_in_use_can_be_read(tracker, holder):
    open_tracker(tracker, read_only=True).close()


def test_a_closed_tracker_is_free_and_nothing_is_left_beside_it(tracker, holder):
    holder.communicate()
    open_tracker(tracker).close()
    assert [path.name for path in tracker.parent.iterdir()] == ["tracker.pledge"]


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal on Windows")
def test_a_program_that_was_killed_holds_nothing(tracker, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    open_tracker(tracker).close()
    assert [path.name for path in tracker.parent.iterdir()] == ["tracker.pledge"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"user": "a"}', b"\xff" * 9000])
def test_a_lock_file_that_says_nothing_does_not_stop_anyone(tracker, content):
    tracker.with_name("tracker.pledge.lock").write_bytes(content)
    open_tracker(tracker).close()


def test_of_two_that_race_exactly_one_gets_the_lock(tracker):
    for _ in range(50):
        locks = [WriterLock(tracker), WriterLock(tracker)]
        start, got = threading.Barrier(2), []

        def race(lock, start=start, got=got):
            start.wait()
            try:
                lock.acquire()
                got.append(lock)
            except Environment:
                pass

        threads = [threading.Thread(target=race, args=(lock,)) for lock in locks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(got) == 1
        got[0].release()


def test_giving_back_what_is_not_held_does_nothing(tracker):
    WriterLock(tracker).release()
