"""The conventions of an office: set in a tracker, kept in its file, used by every import."""

import sqlite3
from contextlib import closing

from app.domain.changes import Origin
from app.domain.conventions import Conventions
from app.services.conventions import planned_conventions, propose_conventions
from app.services.workspace import open_workspace
from tests.command_line import pledgeline

FIRST = "第一份\n- 在2024年年中前完成檢討。(保安局)\n"
SECOND = "第二份\n- 在2025年年中前推出計劃。(教育局)\n"


def latest_days(path):
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT latest FROM action ORDER BY latest")]


def bring_in(tracker, folder, words):
    document = folder / f"{words[:3]}.txt"
    document.write_text(words, "utf-8")
    options = ("--published", "2023-10-25", "--as", "own", "--yes")
    done = pledgeline("import", tracker, document, *options)
    assert (done.code, done.err) == (0, "")
    return document


def test_an_import_at_the_command_line_follows_the_conventions_of_its_tracker(
    tracker_path, tmp_path, clock
):
    bring_in(tracker_path, tmp_path, FIRST)
    assert latest_days(tracker_path) == ["2024-06-30"]
    with closing(open_workspace(tracker_path, clock=clock)) as workspace:
        july = Conventions(middle_limit_month=7)
        with workspace.reader() as reader:
            proposal = propose_conventions(reader, workspace.directory, july)
            plan = planned_conventions(reader, proposal)
        workspace.write(plan, Origin.EDIT)
    document = bring_in(tracker_path, tmp_path, SECOND)
    assert latest_days(tracker_path) == ["2024-07-31", "2025-07-31"]
    with closing(open_workspace(tracker_path, clock=clock)) as workspace:
        workspace.undo()  # the second import
        workspace.undo()  # the conventions
    assert latest_days(tracker_path) == ["2024-06-30"]
    bring_in(tracker_path, tmp_path, SECOND)
    assert latest_days(tracker_path) == ["2024-06-30", "2025-06-30"]
    # Without a tracker there is nobody's convention.
    read = pledgeline("read", document, "--published", "2023-10-25", "--format", "json")
    assert "2025-06-30" in read.out
    assert pledgeline("check", tracker_path).code == 0
