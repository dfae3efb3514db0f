import csv
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from openpyxl import load_workbook

from app.domain.filters import FilterSpec
from app.services.workspace import open_workspace
from app.storage.header import Header
from tests.command_line import environment, pledgeline
from tests.storage.contents import content_hash

DAY = ("--published", "2023-10-25")


def print_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- import ----------------------------------------------------------------------------------


def test_an_import_into_a_new_tracker_makes_it(tracker_path, seed_path):
    done = pledgeline("import", tracker_path, seed_path, *DAY, "--yes", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "54 new commitments\n" in done.out
    assert done.out.endswith(f"Written to {tracker_path}.\n")
    workspace = open_workspace(tracker_path, read_only=True)
    assert workspace.count(FilterSpec()) == 54
    workspace.close()


def test_the_same_document_again_proposes_nothing(sample_path, seed_path):
    before = content_hash(sample_path)
    title = "行政長官2023年施政報告附篇：着力提高治理水平"
    done = pledgeline(
        "import", sample_path, seed_path, *DAY, "--title", title, "--yes", "--lang", "en"
    )
    assert (done.code, done.out) == (0, "Nothing to do: the tracker holds all of this document.\n")
    assert content_hash(sample_path) == before


def test_an_answer_that_comes_through_a_pipe_is_no_agreement(sample_path, tmp_path):
    document = tmp_path / "新.txt"
    document.write_text("- 推出計劃。(保安局)\n", encoding="utf-8")
    before = content_hash(sample_path)
    done = pledgeline("import", sample_path, document, "--lang", "en", typed="y\n")
    assert (done.code, done.out.splitlines()[-1]) == (0, "Nothing was written.")
    assert content_hash(sample_path) == before


def test_a_document_without_commitments_is_told_to_have_none(in_process, sample_path, tmp_path):
    document = tmp_path / "新.txt"
    document.write_text("只有一句說明文字，沒有項目。\n", encoding="utf-8")
    done = in_process("import", sample_path, document, "--yes", "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("No commitments were found in 新.txt: ")


def test_a_new_tracker_is_not_left_behind_when_nobody_agrees(tracker_path, seed_path):
    assert pledgeline("import", tracker_path, seed_path).code == 0
    assert not tracker_path.exists()


@pytest.mark.parametrize(("answer", "count"), [("是", 55), ("", 54)])
def test_at_a_terminal_the_user_is_asked(sample_path, tmp_path, answer, count):
    document = tmp_path / "新.txt"
    document.write_text("- 推出計劃。(保安局)\n", encoding="utf-8")
    pty = pytest.importorskip("pty", reason="there are no such terminals on Windows")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "app", "import", str(sample_path), str(document), "--lang", "en"],
        stdin=theirs, stdout=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        os.write(ours, f"{answer}\n".encode())
        told = process.stdout.read().decode()
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0
    assert "Import? [y/N]" in told
    workspace = open_workspace(sample_path, read_only=True)
    assert workspace.count(FilterSpec()) == count
    workspace.close()


def test_a_tracker_in_use_is_refused_with_who_has_it(in_process, sample, seed_path):
    done = in_process("import", sample.path, seed_path, "--yes", "--lang", "en")
    assert done.code == 3
    assert done.err.startswith("The tracker is open for writing by ")


# --- list ------------------------------------------------------------------------------------


def test_commitments_are_listed_by_a_typed_filter(sample_path):
    done = pledgeline("list", sample_path, "--where", "消防處 due:2024", "--format", "json")
    refs = [row["ref"] for row in json.loads(done.out)]
    assert (done.code, refs) == (0, ["28", "49", "50", "51", "54"])


def test_commitments_are_listed_as_csv(in_process, sample_path):
    done = in_process("list", sample_path, "--format", "csv", "--lang", "en")
    assert done.out.startswith("\ufeff"), "Excel would show the wrong characters"
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"), newline="")))
    assert (len(rows), rows[11]["Latest"]) == (54, "2025-12-31")


def test_a_tracker_in_use_can_be_listed(in_process, sample):
    done = in_process("list", sample.path, "--where", "HKSOS", "--lang", "en")
    assert (done.code, len(done.out.splitlines())) == (0, 2)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("colour:red", "“colour” cannot be searched by. Use one of: ref, text, org, "),
        ("status:finished", "“finished” is not a value of status. Use one of: not-started, "),
        ("bureau:沒有這局", "No organisation is called “沒有這局”."),
        ("due:<soon", "“<soon” is not a time."),
        ("due:>=2024年第三季前", "“>=2024年第三季前” is not a time."),
        ("消防 due:", "Type a value behind “due:”"),
        ("status:<", "Type a value behind “status:<”"),
        ("-tag:", "Type a value behind “-tag:”"),
        ('"消防', "A quotation mark is missing behind “消防”."),
    ],
)
def test_a_filter_that_is_not_understood_is_refused_with_a_sentence(
    in_process, sample_path, query, sentence
):
    done = in_process("list", sample_path, "--where", query, "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(sentence)


def test_no_workbook_is_written_for_a_filter_that_is_not_understood(
    in_process, sample_path, tmp_path
):
    done = in_process("export", sample_path, tmp_path / "a.xlsx", "--where", "colour:red")
    assert done.code == 3
    assert not (tmp_path / "a.xlsx").exists()


# --- export ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_the_workbook_is_written_in_the_language_asked_for(
    in_process, sample_path, tmp_path, language
):
    out = tmp_path / "會議.xlsx"
    done = in_process("export", sample_path, out, "--where", "消防處", "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{out}: 7")
    sheet = load_workbook(out).worksheets[1]
    assert sheet.max_row == 8
    bureau = {"zh-Hant": "保安局", "zh-Hans": "保安局", "en": "Security Bureau"}[language]
    assert bureau in {cell.value for cell in sheet[2]}


def test_a_workbook_that_cannot_be_written_is_told(in_process, sample_path, tmp_path):
    done = in_process("export", sample_path, tmp_path / "none" / "a.xlsx", "--lang", "en")
    assert done.code == 3
    assert "could not be written" in done.err
    assert "Traceback" not in done.err


# --- check -----------------------------------------------------------------------------------


def test_a_sound_tracker_is_told_to_be_sound(sample_path):
    before = print_of(sample_path)
    done = pledgeline("check", sample_path, "--lang", "en")
    assert (done.code, done.out) == (0, "54 commitments, 2 change sets: sound.\n")
    assert print_of(sample_path) == before


def test_what_is_wrong_with_a_tracker_is_told_and_ends_with_code_1(in_process, sample_path):
    with closing(sqlite3.connect(sample_path)) as connection:
        connection.execute("UPDATE listing SET owner = 'x' WHERE key < 3")
        connection.execute("INSERT INTO tag VALUES ('1', 'gone', 'a')")
        connection.commit()
    done = in_process("check", sample_path, "--lang", "en")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        "1 references lead nowhere.",
        "2 rows of the list are not what they should be.",
    ]


# --- every command ---------------------------------------------------------------------------


def arguments_for(command, tracker, seed_path):
    return {
        "import": ["import", tracker, seed_path, "--yes"],
        "list": ["list", tracker],
        "export": ["export", tracker, tracker.with_suffix(".xlsx")],
        "check": ["check", tracker],
    }[command]


@pytest.mark.parametrize("command", ["import", "list", "export", "check"])
def test_what_is_no_tracker_is_refused(tracker_path, seed_path, command):
    tracker_path.write_text("notes", encoding="utf-8")
    done = pledgeline(*arguments_for(command, tracker_path, seed_path), "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"{tracker_path} is not a Pledgeline tracker.")
    assert tracker_path.read_text(encoding="utf-8") == "notes"


@pytest.mark.parametrize("command", ["import", "list", "export", "check"])
def test_a_tracker_of_a_newer_program_is_refused_untouched(
    in_process, sample_path, seed_path, command
):
    with closing(sqlite3.connect(sample_path)) as connection:
        connection.execute(f"PRAGMA user_version={Header(9, 9).user_version}")
    before = print_of(sample_path)
    done = in_process(*arguments_for(command, sample_path, seed_path), "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert "was made by a newer Pledgeline: it needs one that knows schema 9" in done.err
    assert print_of(sample_path) == before
    assert [path.name for path in sample_path.parent.iterdir()] == ["tracker.pledge"]
