import pytest

from app.domain.changes import FieldChanged, RowAdded, RowRemoved, Table
from app.domain.fields import Field
from app.domain.filters import (
    AnyOf,
    Between,
    Comparison,
    Contains,
    Facet,
    FilterSpec,
    IsEmpty,
    Match,
    NumberIs,
    OneOf,
    Period,
    Relative,
    SortKey,
    TextIs,
)
from app.storage.dependencies import changed_columns, sort_depends, spec_depends
from tests.storage.random_changes import change_set


def field(name, table=Table.COMMITMENT):
    return FieldChanged(table, "1", name, "a", "b")


@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ([field("status")], {Field.STATUS, Field.DUE}),
        ([field("completed_on")], {Field.COMPLETED, Field.DUE}),
        ([field("percent"), field("owner")], {Field.PERCENT, Field.OWNER}),
        ([field("assessment_reason")], {Field.ASSESSMENT_REASON}),
        ([RowAdded(Table.TAG, "1", {}), RowRemoved(Table.TAG, "2", {})], {Field.TAGS}),
        (
            [RowAdded(Table.UPDATE, "1", {})],
            {Field.UPDATED, Field.UPDATE, Field.SILENT},
        ),
        ([field("state", Table.QUESTION)], {Field.QUESTIONS}),
    ],
)
def test_what_is_reported_upsets_its_own_orders_only(changes, columns):
    assert changed_columns(change_set(changes)) == columns | {Field.CHANGED}


@pytest.mark.parametrize(
    "change",
    [
        RowAdded(Table.COMMITMENT, "1", {}),
        RowRemoved(Table.COMMITMENT, "1", {}),
        field("text"),
        field("latest", Table.ACTION),
        field("position", Table.DOCUMENT),
        RowAdded(Table.RESPONSIBILITY, "1", {}),
    ],
)
def test_what_changes_a_row_itself_may_upset_any_order(change):
    assert changed_columns(change_set([field("owner"), change])) is None


@pytest.mark.parametrize(
    ("changed", "condition", "depends"),
    [
        (Field.OWNER, Contains("陳"), True),
        (Field.PERCENT, Contains("陳"), False),
        (Field.STATUS, AnyOf(Facet.STATUS, ("done",)), True),
        (Field.DUE, AnyOf(Facet.DUE, ("open",)), True),
        (Field.TAGS, AnyOf(Facet.TAG, ("會議",)), True),
        (Field.OWNER, AnyOf(Facet.STATUS, ("done",)), False),
        (Field.OWNER, AnyOf(Facet.SECTION, ("s",)), False),
        (Field.OWNER, Between(Field.LATEST), False),
        (Field.OWNER, AnyOf(Facet.OWNER, ("陳",)), True),
        (Field.UPDATED, AnyOf(Facet.ATTENTION, ("stale",)), True),
        (Field.QUESTIONS, AnyOf(Facet.QUESTION, ("yes",)), True),
        (Field.CHANGED, AnyOf(Facet.QUESTION, ("yes",)), False),
        (Field.SILENT, NumberIs(Field.SILENT, Comparison.MORE, 60), True),
        (Field.NOTES, TextIs(Field.NOTES, Match.STARTS, "記"), True),
        (Field.NOTES, TextIs(Field.TEXT, Match.STARTS, "記"), False),
        (Field.COMPLETED, Relative(Field.COMPLETED, Period.THIS_WEEK), True),
        (Field.NOTES, OneOf(Field.NOTES, ("記",)), True),
        (Field.NOTES, IsEmpty(Field.NOTES), True),
    ],
)
def test_an_answer_is_wrong_only_if_what_it_looked_at_has_changed(changed, condition, depends):
    assert spec_depends(FilterSpec((condition,)), frozenset({changed})) is depends


def test_an_order_is_another_only_if_its_own_field_has_changed():
    sort = (SortKey(Field.LATEST), SortKey(Field.OWNER))
    assert sort_depends(sort, frozenset({Field.OWNER}))
    assert not sort_depends(sort, frozenset({Field.NOTES}))
    assert spec_depends(FilterSpec((), sort), frozenset({Field.OWNER}))
