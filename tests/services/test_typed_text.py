from datetime import date

import pytest

from app.base.i18n import Language
from app.domain.changes import Table
from app.domain.commitment import Status
from app.domain.deadline import Window
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.domain.organisation import Role
from app.services.commands import (
    AddCommitment,
    CorrectDeadline,
    CorrectText,
    DeleteCommitments,
    DuplicateCommitments,
    JoinActions,
    ReviseDeadline,
    SetField,
    SetTags,
    SplitActions,
)
from app.services.previewing import preview
from app.services.taking_back import undo_change_set
from app.services.typed_text import cleared, command_for, filled_down
from app.wording.errors import error_sentence
from tests.storage.contents import content_hash


@pytest.fixture
def ids(sample):
    return {row.ref: row.id for row in sample.rows(sample.matches(FilterSpec())).values()}


def row_of(sample, identifier):
    (row,) = sample.rows(sample.keys([identifier]).values()).values()
    return row


def typed(sample, field, text, *ids, **how):
    with sample.reader() as reader:
        return command_for(reader, sample.directory, field, text, ids, **how)


@pytest.mark.parametrize(
    ("field", "text", "name", "value"),
    [
        (Field.STATUS, "進行中", "status", Status.IN_PROGRESS),
        (Field.STATUS, "进行中", "status", Status.IN_PROGRESS),
        (Field.STATUS, "IN PROGRESS", "status", Status.IN_PROGRESS),
        (Field.STATUS, "", "status", None),
        (Field.PERCENT, "４５％", "percent", 45),
        (Field.COMPLETED, "5/3/2024", "completed_on", date(2024, 3, 5)),
        (Field.TAGS, "甲、乙", "tags", ("乙", "甲")),
        (Field.OWNER, "陳", "owner", "陳"),
        (Field.REF, "A1", "ref", "A1"),
        (Field.TARGET, "約500個名額、30%", "target", "約500個名額、30%"),
        (Field.TEXT, "新的字句。", "text", "新的字句。"),
    ],
)
def test_words_of_any_language_become_the_value(sample, ids, field, text, name, value):
    sample.apply(typed(sample, field, text, ids["24"]))
    assert getattr(row_of(sample, ids["24"]), name) == value
    with sample.reader() as reader:
        assert reader.check().sound


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        (Field.STATUS, "早晨", "choice_not_known"),
        (Field.PERCENT, "101", "percent_out_of_range"),
        (Field.COMPLETED, "遲些", "date_not_understood"),
        (Field.DEADLINE, "遲些", "deadline_not_read"),
        (Field.DEADLINE, "", "deadline_not_cleared"),
        (Field.TARGET, "很多", "target_not_read"),
        (Field.TEXT, " \n", "text_missing"),
        (Field.REF, "", "ref_missing"),
        (Field.RESPONSIBLE, "保安處", "organisation_not_known"),
        (Field.DUE, "x", "field_not_editable"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(sample, ids, field, text, code):
    with pytest.raises(InvalidValue) as refused:
        typed(sample, field, text, ids["24"])
    assert refused.value.code == code
    assert all("{" not in error_sentence(refused.value, language) for language in Language)


def test_a_ref_belongs_to_one_commitment(sample, ids):
    with pytest.raises(InvalidValue) as refused:
        sample.apply(SetField((ids["24"],), Field.REF, "1"))
    assert refused.value.code == "ref_taken"
    with pytest.raises(InvalidValue):
        sample.apply(SetField((ids["24"], ids["25"]), Field.REF, "A"))


def test_organisations_are_known_by_any_name_and_keep_their_roles(sample, ids):
    sample.apply(typed(sample, Field.RESPONSIBLE, "保安局（牽頭）、CEDB", ids["24"]))
    parties = [one for one in row_of(sample, ids["24"]).parties if one.role is not Role.AGENT]
    assert [(one.name, one.role) for one in parties] == [
        ("保安局", Role.LEAD), ("商務及經濟發展局", Role.RESPONSIBLE)
    ]  # fmt: skip
    before = content_hash(sample.path)
    english = "Security Bureau, Commerce and Economic Development Bureau"
    assert sample.apply(typed(sample, Field.RESPONSIBLE, english, ids["24"])) is None
    assert content_hash(sample.path) == before


def test_an_unknown_organisation_is_kept_only_if_wanted_and_then_asked_about(sample, ids):
    sample.apply(typed(sample, Field.RESPONSIBLE, "某某公司", ids["24"], any_name=True))
    (question,) = sample.commitment(ids["24"]).questions
    assert (question.code, question.values) == ("organisation_unknown", {"name": "某某公司"})
    assert typed(sample, Field.RESPONSIBLE, "某某公司、保安局", ids["24"])
    sample.apply(typed(sample, Field.RESPONSIBLE, "保安局", ids["24"]))
    assert sample.commitment(ids["24"]).questions == ()


def test_the_first_promise_stays_when_a_deadline_is_revised(sample, ids):
    key = ids["24"]
    sample.apply(ReviseDeadline((key,), "2026年底前", "延誤", "署長"))
    sample.apply(ReviseDeadline((key,), "30/9/2027"))
    row = row_of(sample, key)
    assert (row.phrase, row.latest, row.slips) == ("30/9/2027", date(2027, 9, 30), 2)
    assert (row.first_phrase, row.first_latest) == ("2024年第一季度", date(2024, 3, 31))
    assert row.bars[0].earlier == (
        Window(date(2024, 1, 1), date(2024, 3, 31)), Window(None, date(2026, 12, 31))
    )  # fmt: skip
    first, second = sample.commitment(key).actions[0].revisions
    assert (first.reason, first.approver, second.reason) == ("延誤", "署長", "")
    sample.apply(ReviseDeadline((key,), ""))
    assert (row_of(sample, key).phrase, row_of(sample, key).slips) == ("", 3)


def test_a_correction_is_no_slip(sample, ids):
    sample.apply(CorrectDeadline((ids["24"],), "2025年底前"))
    row = row_of(sample, ids["24"])
    assert (row.latest, row.slips, row.first_latest) == (date(2025, 12, 31), 0, date(2025, 12, 31))
    sample.apply(CorrectDeadline((ids["24"],), ""))
    assert row_of(sample, ids["24"]).latest is None


def test_the_first_promise_can_be_corrected_to_what_is_in_force(sample, ids):
    sample.apply(ReviseDeadline((ids["24"],), "2026年底前"))
    assert row_of(sample, ids["24"]).slips == 1
    assert sample.apply(CorrectDeadline((ids["24"],), "2026年底前")) is not None
    row = row_of(sample, ids["24"])
    assert (row.first_phrase, row.slips) == ("2026年底前", 0)


def test_a_revision_stands_behind_all_others_though_one_of_them_was_taken_back(sample, ids):
    first = sample.apply(ReviseDeadline((ids["24"],), "2026年底前"))
    sample.apply(ReviseDeadline((ids["24"],), "2027年底前"))
    undo_change_set(sample, first.id)
    sample.apply(ReviseDeadline((ids["24"],), "2028年底前"))
    with sample.reader() as reader:
        rows = reader.children(Table.REVISION, [ids["24"]]).values()
    assert sorted((row["position"], row["phrase"]) for row in rows) == [
        (2, "2027年底前"),
        (3, "2028年底前"),
    ]


def test_an_ambiguous_deadline_is_asked_about_until_it_is_revised(sample, ids):
    sample.apply(ReviseDeadline((ids["24"],), "2026年第三季前"))
    assert [one.code for one in sample.commitment(ids["24"]).questions] == ["deadline_before_unit"]
    sample.apply(ReviseDeadline((ids["24"],), "2026年第三季或之前"))
    assert sample.commitment(ids["24"]).questions == ()


def test_corrected_words_take_their_deadline_with_them(sample, ids):
    key = ids["24"]
    text = row_of(sample, key).text
    sample.apply(ReviseDeadline((key,), "2027年底前"))
    sample.apply(CorrectText((key,), text.replace("2024", "2025")))
    (action,) = sample.commitment(key).actions
    assert (action.deadline.phrase, action.deadline.latest) == ("2025年第一季度", date(2025, 3, 31))
    assert [one.deadline.phrase for one in action.revisions] == ["2027年底前"]
    sample.apply(CorrectText((key,), f"{action.text}並在2028年年底前檢討。"))
    assert len(sample.commitment(key).actions) == 2


def test_an_item_is_split_into_actions_and_joined_again(sample, ids):
    key, before = ids["24"], content_hash(sample.path)
    at = row_of(sample, key).text.index("內含")
    sample.apply(SplitActions(key, (at,)))
    first, second = sample.commitment(key).actions
    assert (first.deadline.phrase, second.deadline) == ("2024年第一季度", None)
    assert second.text.startswith("內含")
    with pytest.raises(InvalidValue) as refused:
        sample.apply(SplitActions(key, (first.deadline.span[0] + 2,)))
    assert refused.value.code == "part_cuts_phrase"
    sample.apply(JoinActions(key))
    (joined,) = sample.commitment(key).actions
    assert joined.id == first.id
    assert content_hash(sample.path) == before


def test_rows_go_with_everything_and_come_back_as_they_were(sample, ids):
    before = content_hash(sample.path)
    sample.apply(DeleteCommitments((ids["1"], ids["24"])))
    assert sample.count(FilterSpec()) == 52
    sample.undo()
    assert content_hash(sample.path) == before


def test_what_is_added_by_hand_is_read_as_an_item(sample, ids):
    add = AddCommitment("在2025年內增加500個名額（教育局）", after_id=ids["3"])
    sample.apply(add)
    row = row_of(sample, add.identifier)
    assert (row.ref, row.text, row.latest) == ("55", "在2025年內增加500個名額", date(2025, 12, 31))
    assert [one.name for one in row.parties] == ["教育局"]
    keys = list(sample.matches(FilterSpec()))
    assert keys.index(row.key) == 3


def test_without_a_document_one_is_made_for_what_is_added_by_hand(empty):
    empty.apply(AddCommitment("第一項", title="人手加入"))
    empty.apply(AddCommitment("第二項"))
    (document,) = empty.documents()
    rows = empty.rows(empty.matches(FilterSpec())).values()
    assert (document.title, sorted(row.ref for row in rows)) == ("人手加入", ["1", "2"])


def test_a_copy_promises_the_same_and_reports_nothing(sample, ids):
    sample.apply(SetField((ids["24"],), Field.STATUS, "done"))
    sample.apply(SetTags((ids["24"],), "甲"))
    sample.apply(DuplicateCommitments((ids["24"],)))
    copy = next(
        row for row in sample.rows(sample.matches(FilterSpec())).values() if row.ref == "55"
    )
    assert (copy.phrase, copy.tags, copy.status) == ("2024年第一季度", ("甲",), None)


def test_filling_down_and_clearing_are_one_step_each(sample, ids):
    some = (ids["24"], ids["25"], ids["26"])
    sample.apply(SetField(some[:1], Field.STATUS, "done"))
    sample.apply(SetField(some[:1], Field.COMPLETED, "2024-03-01"))
    before = content_hash(sample.path)
    fields = (Field.STATUS, Field.COMPLETED, Field.RESPONSIBLE, Field.DEADLINE)
    with sample.reader() as reader:
        step = filled_down(reader, fields, some)
    seen = preview(sample, step)
    assert (seen.changing, seen.fields) == (2, fields)
    sample.apply(step)
    assert {row_of(sample, one).completed_on for one in some} == {date(2024, 3, 1)}
    assert row_of(sample, some[2]).phrase == "2024年第一季度"
    sample.undo()
    assert content_hash(sample.path) == before
    with sample.reader() as reader:
        sample.apply(cleared(reader, sample.directory, (Field.STATUS, Field.RESPONSIBLE), some))
    assert [row_of(sample, one).status for one in some] == [None] * 3
