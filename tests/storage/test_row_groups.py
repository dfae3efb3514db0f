"""Groups against plain Python over the rows, while everything changes."""

import random
from itertools import product

import pytest

from app.domain.fields import Field
from app.domain.filters import AnyOf, Contains, Facet, FilterSpec, GroupKey, SortKey
from app.domain.organisation import Role
from app.domain.quarters import quarter_of
from app.services.commands import AddCommitment, DeleteCommitments
from app.services.editing import SetField, SetTags
from app.wording.columns import row_due_state
from tests.services.random_commands import random_command

FILTERS = ((), (Contains("推"),), (AnyOf(Facet.DUE, ("undated", "open")),))


def _organisations(row):
    named = {one.organisation_id or "?" + one.name for one in row.parties
             if one.role is not Role.AGENT}  # fmt: skip
    return named or {""}


def _quarter(row):
    if row.latest is None:
        return ""
    quarter = quarter_of(row.latest)
    return f"{quarter.year}Q{quarter.number}"


VALUES = {
    GroupKey.ORGANISATION: lambda row, _today: _organisations(row),
    GroupKey.SECTION: lambda row, _today: {row.section_id or ""},
    GroupKey.DOCUMENT: lambda row, _today: {row.document_id},
    GroupKey.DUE: lambda row, today: {row_due_state(row, today).value},
    GroupKey.QUARTER: lambda row, _today: {_quarter(row)},
    GroupKey.STATUS: lambda row, _today: {row.status.value if row.status else ""},
    GroupKey.ASSESSMENT: lambda row, _today: {row.assessment.value},
    GroupKey.OWNER: lambda row, _today: {row.owner},
    GroupKey.TAG: lambda row, _today: set(row.tags) or {""},
}


def expected(workspace, spec):
    """For each path of values the keys in the order of the list."""
    keys = list(workspace.matches(spec))
    rows = workspace.rows(keys)
    found = {}
    for key in keys:
        values = [VALUES[by](rows[key], workspace.today) for by in spec.group]
        for depth in range(1, len(values) + 1):
            for path in product(*values[:depth]):
                found.setdefault(path, []).append(key)
    return found


def grouped(workspace, spec):
    return {one.path: list(one.members) for one in workspace.groups(spec).every()}


def test_every_key_has_values_to_compare_with():
    assert set(VALUES) == set(GroupKey)


@pytest.mark.parametrize("seed", range(3))
def test_groups_hold_what_the_rows_say_after_any_changes(sample, seed):
    choose = random.Random(seed)
    ids = [row.id for row in sample.rows(range(1, 55)).values()]
    for _ in range(25):
        for _edit in range(choose.randrange(3)):
            choose.choice((sample.undo, lambda: sample.apply(random_command(choose, ids))))()
        group = tuple(choose.sample(list(GroupKey), choose.choice((1, 1, 2, 3))))
        sort = choose.choice(((), (SortKey(Field.LATEST, True),), (SortKey(Field.TEXT),)))
        spec = FilterSpec(choose.choice(FILTERS), sort, group)
        assert grouped(sample, spec) == expected(sample, spec), group


def test_a_joint_commitment_is_shared_and_counted_once_in_all(sample):
    spec = FilterSpec(group=(GroupKey.ORGANISATION,))
    grouping = sample.groups(spec)
    rows = sample.rows(range(1, 55)).values()
    joint = {row.key for row in rows if len(_organisations(row)) > 1}
    assert joint
    assert {row.key for row in rows if grouping.is_shared(row.key)} == joint
    assert sum(len(one) for one in grouping.groups) > sample.count(spec) == 54


def test_a_row_counts_once_in_a_group_around_groups(sample):
    spec = FilterSpec(group=(GroupKey.DOCUMENT, GroupKey.ORGANISATION))
    (document,) = sample.groups(spec).groups
    assert len(document) == 54 < sum(len(one) for one in document.below)


def test_names_in_two_scripts_stand_in_one_order_whichever_came_first(sample):
    first, second = (row.id for row in sample.rows((1, 2)).values())
    for tags in (("會議", "会议"), ("会议", "會議")):
        for identifier, tag in zip((first, second), tags, strict=True):
            sample.apply(SetTags((identifier,), tag))
        found = [one.value for one in sample.groups(FilterSpec(group=(GroupKey.TAG,))).groups]
        assert found == ["会议", "會議", ""]


def test_sections_stand_as_printed_though_their_first_rows_are_gone(sample):
    spec = FilterSpec(group=(GroupKey.SECTION,))
    groups = sample.groups(spec).groups
    before = [one.value for one in groups]
    first = tuple(row.id for row in sample.rows(groups[0].members).values())
    sample.apply(AddCommitment("推行便民措施", after_id=first[-1]))
    sample.apply(DeleteCommitments(first))
    assert [one.value for one in sample.groups(spec).groups] == before


@pytest.mark.parametrize("by", list(GroupKey))
def test_what_has_no_value_comes_last(sample, by):
    groups = [one.value for one in sample.groups(FilterSpec(group=(by,))).groups]
    assert groups
    assert "" not in groups[:-1]


def test_quarters_and_due_states_stand_in_their_own_order(sample):
    quarters = [one.value for one in sample.groups(FilterSpec(group=(GroupKey.QUARTER,))).groups]
    assert quarters[:-1] == sorted(quarters[:-1])
    states = [one.value for one in sample.groups(FilterSpec(group=(GroupKey.DUE,))).groups]
    assert states[0] == "past_latest"


def test_counts_by_due_state_are_those_of_the_rows(sample):
    for one in sample.groups(FilterSpec(group=(GroupKey.ORGANISATION,))).groups:
        rows = sample.rows(one.members).values()
        tally = sample.row_groups.tally(one.keys)
        assert sum(tally.values()) == len(one)
        assert tally == {
            state: sum(row_due_state(row, sample.today).value == state for row in rows)
            for state in tally
        }


def test_targets_add_up_by_unit_and_are_counted_once(sample):
    every = sum(1 << key for key in sample.matches(FilterSpec()))
    with sample.reader() as reader:
        actions = reader.actions(row.id for row in sample.rows(range(1, 55)).values())
    targets = [one for held in actions.values() for action in held for one in action.targets]
    totals = sample.row_groups.totals(every)
    assert sum(count for count, _total in totals.values()) == len(targets)
    for (unit, comparator, scope), (_count, total) in totals.items():
        alike = [one.value for one in targets
                 if (one.unit, one.comparator, one.scope) == (unit, comparator, scope)]  # fmt: skip
        assert total == sum(alike)
    assert sample.row_groups.totals(0) == {}


def test_another_status_moves_a_row_to_another_group(sample):
    spec = FilterSpec(group=(GroupKey.STATUS,))
    row = sample.rows([1])[1]
    sample.groups(spec)
    sample.apply(SetField((row.id,), Field.STATUS, "done"))
    assert 1 in grouped(sample, spec)[("done",)]
