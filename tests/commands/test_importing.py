"""A later document and a correction, brought in without a window."""

import pytest

from tests.services.test_lineage import CORRECTED, FIRST, LATER


@pytest.fixture
def bring_in(in_process, tracker_path, tmp_path):
    """Import a text into one tracker; returns the lines of what was said below the reading."""

    def bring_in(words, *options):
        path = tmp_path / "文件.txt"
        path.write_text(words, encoding="utf-8")
        done = in_process("import", tracker_path, path, "--yes", "--lang", "en", *options)
        assert (done.code, done.err) == (0, "")
        lines = done.out.splitlines()
        return lines[next((at for at, line in enumerate(lines) if "questions" in line), -1) + 1 :]

    return bring_in


def test_a_later_document_is_told_item_by_item(bring_in):
    bring_in(FIRST)
    told = bring_in(LATER)
    assert told[:2] == [
        "Taken as later than “施政綱領”.",
        "1 with the same words · 1 reworded · 1 new · 2 no longer there",
    ]
    assert "1 → 1 (reworded) 在[-2024-]{+2025+}年內興建" in told[2]
    assert told[3].startswith("3 → – (no longer there) 每年在市區")


def test_a_correction_is_told_and_then_there_is_nothing_to_do(bring_in):
    bring_in(FIRST)
    told = bring_in(CORRECTED)
    assert told[0] == "Taken as a correction of “施政綱領”."
    assert "1 → 2 (reworded)" in told[2]
    assert bring_in(CORRECTED) == ["Nothing to do: the tracker holds all of this document."]


def test_the_user_may_know_better(bring_in, in_process, tracker_path):
    bring_in(FIRST)
    assert bring_in(LATER, "--as", "own")[0] == "3 new commitments"
    assert bring_in(CORRECTED.replace("施政綱領", "另一份"), "--as", "later")[0].startswith(
        "Taken as later than"
    )
    refs = in_process("list", tracker_path, "--format", "csv").out.splitlines()[1:]
    assert [line.split(",")[0] for line in refs] == [
        "1", "2", "3", "4", "2-1", "2-2", "2-3", "3-1", "3-2", "3-3", "3-4",
    ]  # fmt: skip


def test_an_unknown_succession_is_no_word_of_the_command_line(in_process, tracker_path, seed_path):
    done = in_process("import", tracker_path, seed_path, "--as", "sequel")
    assert done.code == 2
    assert "sequel" in done.err
