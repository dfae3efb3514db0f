from datetime import date

import pytest

from app.domain.changes import Table
from app.domain.commitment import Assessment
from app.domain.document import LineKind
from app.domain.filters import FilterSpec
from app.exchange.organisation_list import hong_kong


@pytest.fixture
def reader(sample):
    with sample.reader() as reader:
        yield reader


@pytest.fixture
def by_ref(sample):
    rows = sample.rows(sample.matches(FilterSpec()))
    return {row.ref: row for row in rows.values()}


def test_a_commitment_is_read_with_everything_that_belongs_to_it(reader, by_ref):
    found = reader.commitment(by_ref["12"].id)
    assert found.path == ("着力提高治理水平", "提升「治理能力」和「治理效能」", "加快數字政府建設")
    assert [(one.name, one.role.value) for one in found.responsibilities] == [
        ("創新科技及工業局", "responsible")
    ]  # fmt: skip
    assert [action.deadline.latest for action in found.actions] == [
        date(2023, 12, 31), date(2025, 12, 31)
    ]  # fmt: skip
    assert [target.value for target in found.actions[1].targets] == [110]
    assert found.text[slice(*found.actions[1].span)] == found.actions[1].text
    assert (found.status, found.assessment, found.tags) == (None, Assessment.NOT_ASSESSED, ())


def test_questions_and_unknown_things_are_told(reader, by_ref):
    (question,) = reader.commitment(by_ref["28"].id).questions
    assert (question.code, question.values) == (
        "deadline_before_unit",
        {"phrase": "2024年第三季前"},
    )
    assert reader.commitment("none") is None
    assert reader.keys(["none"]) == {}
    assert reader.rows([99_999]) == {}


def test_a_row_of_the_list_says_the_same_as_the_commitment(reader, by_ref):
    for row in by_ref.values():
        whole = reader.commitment(row.id)
        assert (row.text, row.path, row.ref) == (whole.text, whole.path, whole.ref)
        assert [one.name for one in row.parties] == [one.name for one in whole.responsibilities]
        assert row.actions == len(whole.actions)
        assert row.questions == len(whole.questions)
        assert [bar.phrase for bar in row.bars] == [
            one.deadline.phrase for one in whole.actions if one.deadline
        ]
        assert row.target == "、".join(t.phrase for one in whole.actions for t in one.targets)


def test_the_lines_of_a_commitment_stand_among_their_neighbours(reader, by_ref):
    lines = reader.lines_around(by_ref["3"].id, 2)
    own = [line for line in lines if line.commitment_id == by_ref["3"].id]
    assert [line.number for line in lines] == list(range(lines[0].number, lines[0].number + 5))
    assert [line.kind for line in own] == [LineKind.COMMITMENT]
    assert own[0].text.startswith("- 積極進行新一屆區議會")
    assert reader.lines_around("none", 2) == []


def test_documents_and_sections_are_told_in_order(reader):
    (document,) = reader.documents()
    assert (document.published, document.language) == ("2023-10-25", "zh-Hant")
    sections = reader.sections()
    assert [one.title for one in sections][:4] == [
        "着力提高治理水平", "完善「治理體系」", "行政立法互動交流", "人大政協聯絡機制"
    ]  # fmt: skip
    assert len(sections) == 1 + 3 + 12
    assert sections[1].parent_id == sections[0].id


def test_the_tracker_knows_the_organisations_that_are_shipped(reader):
    shipped = {one.code: one for one in hong_kong().organisations}
    assert {one.code: one for one in reader.directory().organisations} == shipped


def test_properties_and_counts_are_told(reader):
    assert (reader.property("sample"), reader.property("none")) == ("yes", None)
    assert reader.action_count() == 55


def test_rows_are_told_as_they_are_stored(reader, by_ref):
    ids = [by_ref[ref].id for ref in ("1", "2")]
    assert reader.plain(Table.COMMITMENT, ids)[ids[0]]["ref"] == "1"
    owners = {row["commitment_id"] for row in reader.children(Table.RESPONSIBILITY, ids).values()}
    assert owners == set(ids)
    (document,) = reader.documents()
    assert len(reader.items(document.id)) == 54
