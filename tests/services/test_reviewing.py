"""What is decided in a review, and what of it a tracker keeps."""

import json
from datetime import date

import pytest

from app.domain.changes import FieldChanged, Origin, RowAdded, Table
from app.domain.document import LineKind, Noise
from app.domain.filters import Facet, FilterSpec
from app.domain.organisation import OrganisationKind
from app.domain.teaching import Alias, extended, new_organisation
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import organisation_id
from app.exchange.outline.corrections import Correction
from app.services.importing import planned, propose
from app.services.reviewing import Decisions, DecisionSteps, understood_before, with_lessons
from tests.storage.contents import content_hash, truth_of

SB = organisation_id("sb")
TEXT = "章\n節\n- 推出計劃。(治安局)\n- 檢討服務。(某某小組)\n"
ALIAS = Alias("治安局", SB)
NEW = new_organisation("某某小組", "某某專責小組", "zh-Hant", OrganisationKind.BODY, "MMT")


@pytest.fixture
def bring_in(tmp_path):
    """Imports a document, as it was understood with some decisions."""

    def bring_in(workspace, decisions, text=TEXT, accepted=None):
        path = tmp_path / "文件.txt"
        path.write_text(text, encoding="utf-8")
        directory = extended(workspace.directory, decisions.lessons)
        reading = read_document(
            path, directory, published=date(2023, 10, 25), corrections=decisions.corrections
        )
        with workspace.reader() as reader:
            plan = planned(reader, propose(reader, reading, "文件.txt"), accepted)
            plan = with_lessons(reader, plan, decisions.lessons)
        if plan.changes:
            workspace.write(plan, Origin.IMPORT)
        return reading, plan

    return bring_in


def taught(*lessons):
    return Decisions(lessons=lessons)


def asked(reading):
    return [question.code for one in reading.commitments for question in one.questions]


def test_what_was_taught_is_written_with_the_import(empty, bring_in):
    reading, plan = bring_in(empty, taught(ALIAS, NEW))
    assert asked(reading) == []
    about = [change for change in plan.changes if change.table is Table.ORGANISATION]
    assert {type(change) for change in about} == {FieldChanged, RowAdded}
    rows = truth_of(empty.path)[Table.ORGANISATION]
    assert "治安局" in json.loads(rows[SB]["aliases"])
    assert rows[NEW.organisation.id]["zh_hant"] == "某某專責小組"
    counts = empty.counts(FilterSpec(), Facet.ORGANISATION)
    assert (counts[SB], counts[NEW.organisation.id]) == (1, 1)
    with empty.reader() as reader:
        assert reader.check().sound


def test_the_next_import_knows_it(empty, bring_in):
    bring_in(empty, taught(ALIAS, NEW))
    assert empty.directory.named("治安局").id == SB
    reading, _plan = bring_in(empty, Decisions(), "次章\n- 另一計劃。(治安局、MMT)\n")
    assert asked(reading) == []


def test_one_undo_takes_both_back_and_redo_brings_them_again(empty, bring_in):
    before = content_hash(empty.path)
    bring_in(empty, taught(ALIAS, NEW))
    after = content_hash(empty.path)
    empty.undo()
    assert content_hash(empty.path) == before
    assert empty.directory.named("治安局") is None
    empty.redo()
    assert content_hash(empty.path) == after
    assert empty.directory.named("某某小組").id == NEW.organisation.id


def test_what_another_import_has_taught_is_not_written_again(empty, bring_in):
    bring_in(empty, taught(ALIAS, NEW))
    _reading, plan = bring_in(empty, taught(ALIAS, NEW), "次章\n- 另一計劃。(治安局)\n")
    assert [change for change in plan.changes if change.table is Table.ORGANISATION] == []


def test_without_an_import_nothing_is_learnt(empty, bring_in):
    before = content_hash(empty.path)
    bring_in(empty, taught(ALIAS), accepted=set())
    assert content_hash(empty.path) == before


def test_a_corrected_line_is_kept_as_what_it_is(empty, bring_in):
    decisions = Decisions({3: Correction(LineKind.NOISE), 4: Correction(LineKind.HEADING)})
    bring_in(empty, decisions, TEXT + "- 三。(保安局)\n")
    lines = {row["number"]: row for row in truth_of(empty.path)[Table.SOURCE_LINE].values()}
    assert (lines[3]["kind"], lines[3]["noise"]) == ("noise", Noise.BY_HAND.value)
    assert lines[4]["kind"] == "heading"
    assert [line["text"] for _, line in sorted(lines.items())] == [
        "章", "節", "- 推出計劃。(治安局)", "- 檢討服務。(某某小組)", "- 三。(保安局)"
    ]  # fmt: skip
    assert empty.count(FilterSpec()) == 1


def again(workspace, reading_of, text=TEXT):
    """What is known of a document that is read a second time."""
    with workspace.reader() as reader:
        return understood_before(reader, propose(reader, reading_of(text), "文件.txt"))


@pytest.fixture
def read(tmp_path, empty):
    def read(text):
        path = tmp_path / "again.txt"
        path.write_text(text, encoding="utf-8")
        return read_document(path, empty.directory)

    return read


LONGER = "章\n\n- 一。(保安局)\n- 二。(保安局)\n乙\n- 三。(保安局)\n四\n- 五，\n六。(保安局)\n"
SAID = {
    3: Correction(LineKind.NOISE),
    4: Correction(LineKind.HEADING),
    7: Correction(LineKind.COMMITMENT),
    8: Correction(LineKind.CONTINUATION),
}


def test_of_the_same_document_again_the_day_and_the_corrections_are_known(empty, bring_in, read):
    assert again(empty, read, LONGER) is None
    first, _plan = bring_in(empty, Decisions(SAID), LONGER, accepted={1})
    before = again(empty, read, LONGER)
    assert before.published == date(2023, 10, 25)
    second, plan = bring_in(empty, before.decisions, LONGER)
    assert [line.kind for line in second.lines] == [line.kind for line in first.lines]
    assert [one.text for one in second.commitments] == [one.text for one in first.commitments]
    assert empty.count(FilterSpec()) == 2
    assert {change.table for change in plan.changes} >= {Table.COMMITMENT}


def test_of_a_document_that_was_not_corrected_nothing_is(empty, bring_in, read):
    bring_in(empty, Decisions(), LONGER)
    assert again(empty, read, LONGER).decisions == Decisions()
    assert again(empty, read, LONGER.replace("三", "叁")) is None


def test_where_blank_lines_have_come_nothing_is_taken_for_a_correction(empty, bring_in, read):
    bring_in(empty, Decisions(SAID), LONGER)
    before = again(empty, read, LONGER.replace("\n- 三", "\n\n- 三"))
    assert before.decisions == Decisions()


def test_steps_are_taken_back_one_by_one():
    steps = DecisionSteps()
    first = Decisions().corrected({1: Correction(LineKind.NOISE)})
    second = first.taught(ALIAS)
    for one in (first, second):
        steps.decide(one)
    assert (steps.now, steps.can_undo, steps.can_redo) == (second, True, False)
    steps.undo()
    assert (steps.now, steps.can_redo) == (first, True)
    steps.undo()
    steps.undo()
    assert (steps.now, steps.can_undo) == (Decisions(), False)
    steps.redo()
    assert steps.now == first
    steps.decide(second)
    steps.redo()
    assert (steps.now, steps.can_redo) == (second, False)
