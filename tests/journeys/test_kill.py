"""An edit that was acknowledged survives the death of the program at any moment."""

import json
import os
import random
import shutil
import subprocess
import sys

import pytest

from app.services.workspace import open_workspace
from tests.command_line import environment
from tests.storage.contents import journaled, replayed, truth_of

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows cannot fork, nor kill with SIGKILL"
)


@pytest.fixture
def kill():
    """Lets a user work on a tracker, kills it, and returns what the user was told to be saved."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.killing"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(), text=True,
    ) as server:  # fmt: skip

        def one_round(tracker, seed, milliseconds):
            print(json.dumps([str(tracker), seed, milliseconds]), file=server.stdin, flush=True)
            return json.loads(server.stdout.readline())

        yield one_round
        server.stdin.close()


def rounds(kill, tracker, count):
    """Kill again and again, each time on what the last kill left; how much was saved."""
    choose, known = random.Random(2024), journaled(tracker)
    for number in range(count):
        acknowledged = kill(tracker, number, choose.uniform(5, 120))
        if number % 2:
            # Looking before anybody has tidied up, as another program would.
            assert truth_of(tracker) == replayed(tracker)
        workspace = open_workspace(tracker)
        with workspace.reader() as reader:
            assert reader.check().sound, number
        workspace.close()
        held = journaled(tracker)
        written = held[len(known) :]
        assert held[: len(known)] == known, "history is never rewritten"
        assert written[: len(acknowledged)] == acknowledged, number
        assert len(written) <= len(acknowledged) + 1, "at most the one that was on its way"
        assert truth_of(tracker) == replayed(tracker), number
        known = held
    return len(known)


def test_a_killed_program_loses_nothing_that_it_said_was_saved(kill, sample_path):
    assert rounds(kill, sample_path, 12) > 40


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_three_hundred_kills_lose_nothing(kill, sample_file, tmp_path):
    saved = 0
    for number in range(15):
        tracker = tmp_path / f"{number}.pledge"
        shutil.copyfile(sample_file, tracker)
        saved += rounds(kill, tracker, 20)
    assert saved > 2_000
