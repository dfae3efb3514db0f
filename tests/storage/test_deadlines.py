from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadline import Certainty, Deadline, Precision, Relation, Window
from app.storage.deadlines import deadline_of, deadline_values

DAYS = st.none() | st.dates()
DEADLINES = st.builds(
    Deadline,
    phrase=st.text(min_size=1, max_size=10),
    relation=st.sampled_from(Relation),
    earliest=DAYS,
    latest=DAYS,
    precision=st.none() | st.sampled_from(Precision),
    certainty=st.sampled_from(Certainty),
    soft_start=st.booleans(),
    soft_end=st.booleans(),
    alternatives=st.lists(st.builds(Window, DAYS, DAYS), max_size=2).map(tuple),
    span=st.tuples(st.integers(0, 99), st.integers(0, 99)),
)


@given(DEADLINES)
def test_a_deadline_comes_back_from_its_columns(deadline):
    assert deadline_of(SimpleNamespace(**deadline_values(deadline))) == deadline


def test_no_deadline_comes_back_as_none():
    values = deadline_values(None)
    assert (values["relation"], values["phrase"]) == ("none", "")
    assert deadline_of(SimpleNamespace(**values)) is None
