from hypothesis import given
from hypothesis import strategies as st

from app.domain.changes import FieldChanged, RowAdded, RowRemoved, Table, inverse

PLAIN = st.none() | st.text(max_size=5) | st.integers() | st.booleans().map(int)
VALUES = st.dictionaries(st.sampled_from(["name", "text", "position"]), PLAIN)
TABLES, IDS = st.sampled_from(Table), st.sampled_from(["1", "2", "3"])
CHANGES = st.lists(
    st.builds(RowAdded, TABLES, IDS, VALUES)
    | st.builds(RowRemoved, TABLES, IDS, VALUES)
    | st.builds(FieldChanged, TABLES, IDS, st.sampled_from(["status", "owner"]), PLAIN, PLAIN),
    max_size=8,
).map(tuple)


@given(CHANGES)
def test_the_way_back_from_the_way_back_is_the_way(changes):
    assert inverse(inverse(changes)) == changes


def test_the_way_back_takes_the_steps_in_the_other_order():
    there = (
        RowAdded(Table.TAG, "1", {"name": "a"}),
        FieldChanged(Table.TAG, "1", "name", "a", "b"),
        RowRemoved(Table.TAG, "2", {"name": "c"}),
    )
    assert inverse(there) == (
        RowAdded(Table.TAG, "2", {"name": "c"}),
        FieldChanged(Table.TAG, "1", "name", "b", "a"),
        RowRemoved(Table.TAG, "1", {"name": "a"}),
    )
