"""The whole job through the real window: in, correct, find, out, all back, all again."""

import json
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.fields import Field
from app.domain.filters import Facet
from tests.command_line import pledgeline
from tests.journeys.at_the_window import Worker
from tests.storage.contents import content_hash, replayed, truth_of
from tests.ui.conftest import (  # noqa: F401  fixtures
    _NOT_OF_US,
    begun,
    choices,
    first_sample,
    plain_look,
    same_look,
    session_home,
    start,
    stop,
)
from tests.ui.driving import click_head, refs, row_of, shown

pytestmark = pytest.mark.qt_log_ignore(_NOT_OF_US, extend=True)
PUBLISHED = "2023-10-25"
DONE, IN_PROGRESS = 3, 2
"""How far down they stand in the list of what can be reported."""


@pytest.fixture
def worker(start, first_sample, qtbot, monkeypatch):  # noqa: F811
    """Somebody before the window as the program opens it, with the sample."""
    return Worker(start(), qtbot, monkeypatch)


@pytest.fixture
def mine(session_home):  # noqa: F811
    """Where the tracker of this unit is to be."""
    return session_home / "保安組.pledge"


def report_progress(worker):
    """What a unit enters after a meeting: in the cell, and at the right."""
    worker.choose_in_cell("3", Field.STATUS, DONE)
    worker.choose_in_cell("24", Field.STATUS, IN_PROGRESS)
    worker.type_in_cell("24", Field.PERCENT, "45")
    worker.type_in_cell("24", Field.OWNER, "陳大文")
    worker.type_in_detail("24", Field.NOTES, ("已去信", Qt.Key.Key_Return, "消防處"))
    worker.type_in_detail("25", Field.PERCENT, "60%")
    worker.add_update("25", "第一期完成")
    return 7


def entered(row):
    """What the window has of a commitment, to compare with what the command line lists."""
    return row.ref, row.text, row.status, row.percent, row.owner, row.notes


def sheet_of(path):
    """The sheet of commitments: its heads, and its rows."""
    heads, *rows = load_workbook(path)["Commitments"].iter_rows(values_only=True)
    return heads, rows


def assert_sheet_is_what_is_shown(path, view):
    """Every column that the table and the sheet both have, row by row."""
    model, fields = view.table.commitments, view.table.shown_fields
    heads, rows = sheet_of(path)
    assert len(rows) == model.rowCount() > 0
    for at, row in enumerate(rows):
        for field in fields:
            column = model.fields.index(field)
            head = model.headerData(column, Qt.Orientation.Horizontal)
            assert _words(row[heads.index(head)]) == model.index(at, column).data(), (at, field)


def _words(value):
    """A cell of the sheet as the table says it: a share in per cent, a day by its numbers."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return f"{value:.0%}" if isinstance(value, float) else value or ""


def test_the_whole_job(worker, mine, seed_path, qtbot, tmp_path):
    assert refs(worker.view) == [str(number) for number in range(1, 55)]
    worker.make_tracker(mine)
    assert worker.window.windowTitle().startswith("保安組 — ")
    assert refs(worker.view) == []
    empty = content_hash(mine)

    worker.import_document(seed_path, PUBLISHED)
    assert len(refs(worker.view)) == 54
    edits = report_progress(worker)
    view = worker.view
    assert shown(view, "3", Field.STATUS) == "Done"
    assert shown(view, "24", Field.PERCENT) == "45%"
    assert row_of(view, "24").notes == "已去信\n消防處"
    assert shown(view, "25", Field.PERCENT) == "60%"

    found = worker.search("bureau:保安局")
    assert len(found) == 12
    narrower = worker.click_facet(Facet.STATUS, "")
    assert narrower == [ref for ref in found if row_of(view, ref).status is None]
    assert 0 < len(narrower) < len(found)
    click_head(qtbot, view, Field.DEADLINE)
    by_deadline = refs(view)
    assert sorted(by_deadline, key=int) == narrower
    assert by_deadline != narrower

    give_out(worker, tmp_path, by_deadline)
    assert len(worker.show_all()) == 54
    take_all_back_and_again(worker, mine, empty, edits + 1)


def give_out(worker, folder, shown_refs):
    """A workbook and three pictures of what is shown."""
    book = worker.export("Export workbook…", folder / "會議.xlsx")
    heads, rows = sheet_of(book)
    assert [row[heads.index("Ref")] for row in rows] == shown_refs
    assert_sheet_is_what_is_shown(book, worker.view)
    for name in ("圖.png", "圖.svg", "圖.pdf"):
        worker.export("Save timeline as picture…", folder / name)
    assert QImage(str(folder / "圖.png")).width() > 1_000
    drawn = "".join("".join(ET.fromstring((folder / "圖.svg").read_bytes()).itertext()).split())
    for ref in shown_refs:
        assert row_of(worker.view, ref).text[:12] in drawn
    assert (folder / "圖.pdf").read_bytes().startswith(b"%PDF-")


def take_all_back_and_again(worker, path, empty, steps):
    """Every step back is the beginning, every step again is the end; the journal knows both."""
    full = content_hash(path)
    assert worker.undo_all() == steps
    assert refs(worker.view) == []
    assert content_hash(path) == empty
    assert worker.redo_all() == steps
    assert content_hash(path) == full
    assert len(refs(worker.view)) == 54
    assert shown(worker.view, "24", Field.OWNER) == "陳大文"
    assert replayed(path) == truth_of(path)


def test_the_job_goes_on_after_a_restart(worker, mine, seed_path, start, stop, qtbot, monkeypatch):  # noqa: F811
    worker.make_tracker(mine)
    empty = content_hash(mine)
    worker.import_document(seed_path, PUBLISHED)
    edits = report_progress(worker)
    held = content_hash(mine)
    last = worker.window.actions_["undo"].text()
    seen = [entered(row_of(worker.view, ref)) for ref in refs(worker.view)]
    worker.quit()
    stop(worker.session)
    assert [one.name for one in mine.parent.glob("保安組*")] == ["保安組.pledge"]

    rows = json.loads(pledgeline("list", mine, "--format", "json").out)
    names = ("ref", "text", "status", "percent", "owner", "notes")
    assert [tuple(row[name] for name in names) for row in rows] == seen
    sound = pledgeline("check", mine, "--lang", "en")
    assert (sound.code, sound.out) == (0, f"54 commitments, {edits + 2} change sets: sound.\n")

    again = Worker(start(), qtbot, monkeypatch)
    assert again.window.windowTitle().startswith("保安組 — ")
    assert again.window.actions_["undo"].text() == last
    assert content_hash(mine) == held
    take_all_back_and_again(again, mine, empty, edits + 1)
