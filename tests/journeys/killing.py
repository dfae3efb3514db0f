"""A server that starts users and kills them: `python -m tests.journeys.killing`.

It has imported everything, opens no tracker itself, and forks a user for each round. For a line of
JSON `[tracker, seed, milliseconds]` on standard input it answers with the list of the change sets
that the user was told to be written before the kill.
"""

import itertools
import json
import os
import random
import signal
import sys
import time
from datetime import date
from pathlib import Path

from app.domain.changes import Origin
from app.domain.filters import FilterSpec
from app.exchange.document_reader import read_document
from app.services.importing import planned, propose
from app.services.workspace import Workspace, open_workspace
from tests.services.random_commands import random_command

READY = b"ready\n"


def main() -> None:
    for line in sys.stdin:
        tracker, seed, milliseconds = json.loads(line)
        print(json.dumps(one_round(Path(tracker), seed, milliseconds / 1000)), flush=True)


def one_round(tracker: Path, seed: int, seconds: float) -> list[str]:
    """Let a user work, kill it after some time, and return what it was told to be saved."""
    theirs, ours = os.pipe()
    user = os.fork()
    if user == 0:
        os.close(theirs)
        work(tracker, random.Random(seed), ours)
        os._exit(1)
    os.close(ours)
    with os.fdopen(theirs, "rb") as told:
        assert told.readline() == READY, "the user could not begin"
        time.sleep(seconds)
        os.kill(user, signal.SIGKILL)
        os.waitpid(user, 0)
        return told.read().decode().split()


def work(tracker: Path, choose: random.Random, told: int) -> None:
    """Edit, undo, redo and import without end; each change set is acknowledged once written.

    The first steps are slow, for statements are made ready: the time begins to run behind them.
    """
    workspace = open_workspace(tracker, who="user")
    first = [bring_in(workspace, choose), workspace.undo(), *steps(workspace, choose, 3)]
    os.write(told, READY)
    for change_set in itertools.chain(first, steps(workspace, choose)):
        if change_set is not None:
            os.write(told, f"{change_set.id}\n".encode())


def steps(workspace: Workspace, choose: random.Random, count: int | None = None):
    numbers = itertools.count() if count is None else range(count)
    return (step(workspace, choose) for _ in numbers)


def step(workspace: Workspace, choose: random.Random):
    kind = choose.random()
    if kind < 0.2:
        return workspace.undo()
    if kind < 0.3:
        return workspace.redo()
    if kind < 0.4:
        return bring_in(workspace, choose)
    rows = workspace.rows(workspace.matches(FilterSpec()))
    return workspace.apply(random_command(choose, sorted(row.id for row in rows.values())))


def bring_in(workspace: Workspace, choose: random.Random):
    """Import a document of some items that the tracker does not hold yet."""
    path = workspace.path.with_suffix(".txt")
    number = choose.randrange(10**9)
    items = [
        f"- 在2025年內推出第{number + one}號計劃。(保安局)" for one in range(choose.randint(1, 30))
    ]
    path.write_text("\n".join([f"章{number}", "節", *items]), encoding="utf-8")
    reading = read_document(path, workspace.directory, published=date(2023, 10, 25))
    with workspace.reader() as reader:
        plan = planned(reader, propose(reader, reading, path.name))
    return workspace.write(plan, Origin.IMPORT)


if __name__ == "__main__":
    main()
