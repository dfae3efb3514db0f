"""A whole story: bring in, list, correct, put out, look, take everything back."""

import json
from datetime import date

from openpyxl import load_workbook

from app.base.i18n import Language
from app.domain.changes import Origin
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.exchange.document_reader import read_document
from app.services.creating import new_tracker
from app.services.editing import SetField, SetTags
from app.services.exporting import export_workbook
from app.services.importing import planned, propose
from app.services.listing import listed
from app.services.queries import parsed_filter
from app.services.workspace import open_workspace
from tests.command_line import pledgeline
from tests.storage.contents import content_hash


def test_a_document_goes_in_and_a_workbook_comes_out(tracker_path, tmp_path, seed_path):
    imported = ("import", tracker_path, seed_path, "--published", "2023-10-25", "--yes")
    assert pledgeline(*imported).code == 0
    held = content_hash(tracker_path)

    rows = json.loads(pledgeline("list", tracker_path, "--format", "json").out)
    assert [row["ref"] for row in rows] == [str(number) for number in range(1, 55)]
    due = pledgeline("list", tracker_path, "--where", "due:<2024", "--format", "json")
    assert len(json.loads(due.out)) == 7

    out = tmp_path / "會議.xlsx"
    assert pledgeline("export", tracker_path, out, "--where", "due:<2024", "--lang", "en").code == 0
    assert load_workbook(out)["Commitments"].max_row == 8

    check = pledgeline("check", tracker_path, "--lang", "en")
    assert check.out == "54 commitments, 2 change sets: sound.\n"
    again = pledgeline(*imported, "--lang", "en")
    assert again.out == "Nothing to do: the tracker holds all of this document.\n"
    assert content_hash(tracker_path) == held

    workspace = open_workspace(tracker_path)
    workspace.undo()
    workspace.close()
    assert json.loads(pledgeline("list", tracker_path, "--format", "json").out) == []
    assert pledgeline("check", tracker_path, "--lang", "en").out.startswith("0 commitments, 3 ")


def test_the_same_story_through_the_use_cases_ends_where_it_began(
    tracker_path, tmp_path, seed_path, clock
):
    workspace = new_tracker(tracker_path, "施政報告", clock=clock, who="陳")
    start = content_hash(tracker_path)
    reading = read_document(seed_path, workspace.directory, published=date(2023, 10, 25))
    with workspace.reader() as reader:
        plan = planned(reader, propose(reader, reading, seed_path.name))
    workspace.write(plan, Origin.IMPORT)

    late = parsed_filter(workspace, "due:past-latest -status:done")
    ids = [row["id"] for row in json.loads(listed(workspace, late, Language.EN, "json"))]
    assert len(ids) == 11
    workspace.apply(SetField(tuple(ids[:4]), Field.STATUS, "done"))
    workspace.apply(SetField((ids[0],), Field.COMPLETED, "2023-09-01"))
    workspace.apply(SetTags(tuple(ids), "會議"))
    assert workspace.count(late) == 7
    assert workspace.count(parsed_filter(workspace, "tag:會議 due:done-late")) == 3

    out = tmp_path / "會議.xlsx"
    spec = parsed_filter(workspace, "tag:會議")
    assert export_workbook(workspace, out, spec, Language.ZH_HANT, clock=clock) == 11
    assert load_workbook(out).worksheets[1].max_row == 12

    with workspace.reader() as reader:
        assert reader.check().sound
    assert len(list(iter(workspace.undo, None))) == 4
    assert (content_hash(tracker_path), workspace.count(FilterSpec())) == (start, 0)
    assert len(list(iter(workspace.redo, None))) == 4
    assert workspace.count(late) == 7
    workspace.close()
