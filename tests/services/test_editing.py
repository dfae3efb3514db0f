from datetime import date

import pytest

from app.domain.changes import FieldChanged, RowAdded, RowRemoved, Table
from app.domain.commitment import UpdateKind
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.services.editing import AddUpdate, SetField, SetTags, plan

TODAY = date(2024, 5, 15)


@pytest.fixture
def ids(sample):
    rows = sample.rows(sample.matches(FilterSpec()))
    return {row.ref: row.id for row in rows.values()}


def planned(sample, command):
    with sample.reader() as reader:
        return plan(reader, command, TODAY, "陳")


def test_setting_a_field_plans_what_follows_from_it(sample, ids):
    found = planned(sample, SetField((ids["1"], ids["2"]), Field.STATUS, "done"))
    assert [(one.id, one.field, one.after) for one in found.changes] == [
        (ids["1"], "status", "done"), (ids["1"], "completed_on", "2024-05-15"),
        (ids["2"], "status", "done"), (ids["2"], "completed_on", "2024-05-15"),
    ]  # fmt: skip
    assert found.label.values == {"field": "status", "count": "2"}


def test_tags_are_brought_to_what_was_typed(sample, ids):
    sample.apply(SetTags((ids["1"],), "會議, 跟進"))
    sample.apply(SetTags((ids["2"],), "跟進"))
    found = planned(sample, SetTags((ids["1"], ids["2"]), "跟進, 緊急"))
    removed = [one.values["name"] for one in found.changes if isinstance(one, RowRemoved)]
    added = [
        (one.values["commitment_id"], one.values["name"])
        for one in found.changes
        if isinstance(one, RowAdded)
    ]
    assert removed == ["會議"]
    assert added == [(ids["1"], "緊急"), (ids["2"], "緊急")]
    assert found.label.values == {"field": "tags", "count": "2"}


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [(UpdateKind.PROGRESS, " 完成 ", "完成"), (UpdateKind.NO_CHANGE, "", "")],
)
def test_an_update_is_dated_and_signed(sample, ids, kind, typed, kept):
    (change,) = planned(sample, AddUpdate((ids["7"],), kind, typed)).changes
    assert (change.table, change.values) == (
        Table.UPDATE,
        {
            "commitment_id": ids["7"],
            "on_date": "2024-05-15",
            "kind": kind.value,
            "text": kept,
            "author": "陳",
        },
    )


def test_progress_without_words_is_refused(sample, ids):
    with pytest.raises(InvalidValue) as refused:
        planned(sample, AddUpdate((ids["1"],), UpdateKind.PROGRESS, " \n"))
    assert refused.value.code == "update_empty"


def test_a_command_on_what_is_no_longer_there_plans_nothing(sample):
    assert planned(sample, SetField(("gone",), Field.OWNER, "陳")).changes == ()
    assert planned(sample, AddUpdate(("gone",), UpdateKind.NO_CHANGE)).changes == ()


def test_a_step_on_one_commitment_is_called_by_its_ref(sample, ids):
    label = planned(sample, SetField((ids["12"],), Field.OWNER, "陳")).label
    assert (label.code, label.values) == ("set_field", {"field": "owner", "ref": "12"})


def test_only_what_differs_is_changed(sample, ids):
    sample.apply(SetField((ids["1"],), Field.OWNER, "陳"))
    found = planned(sample, SetField((ids["1"], ids["2"]), Field.OWNER, "陳"))
    assert found.changes == (FieldChanged(Table.COMMITMENT, ids["2"], "owner", "", "陳"),)
