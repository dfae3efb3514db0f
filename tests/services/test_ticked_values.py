"""Ticks become the condition that shows exactly the rows that are ticked."""

from itertools import product

import pytest

from app.domain.fields import Field
from app.domain.filters import NOTHING, AnyOf, Facet, FilterSpec, Match, OneOf, TextIs, is_empty
from app.services.ticked_values import Ticks, of_found, ticks_of

VALUES = ("done", "in_progress", "dropped", NOTHING)


@pytest.mark.parametrize("on", list(product((True, False), repeat=4)))
def test_exactly_what_is_ticked_is_shown(sample, on):
    wanted = {value for value, ticked in zip(VALUES, on, strict=True) if ticked}
    ticks = Ticks()
    for value in VALUES:
        if value not in wanted:
            ticks.turn(value)
    condition = ticks.condition(Field.STATUS, VALUES, complete=True)
    counts = sample.counts(FilterSpec(), Facet.STATUS)
    spec = FilterSpec((condition,) if condition is not None else ())
    others = sum(count for value, count in counts.items() if value not in VALUES)
    assert sample.count(spec) - (0 if wanted != set(VALUES) else others) in (
        sum(counts.get(value, 0) for value in wanted),
        sum(counts.get(value, 0) for value in wanted) + others,
    )
    if condition is not None:
        assert all(ticks_of((condition,), Field.STATUS).ticked(one) for one in wanted)


def test_the_shorter_way_is_written():
    ticks = Ticks(("done", "dropped", "in_progress"))
    assert ticks.condition(Field.STATUS, VALUES, complete=True) == AnyOf(Facet.STATUS, (NOTHING,))
    negated = AnyOf(Facet.STATUS, ("done", "in_progress", "dropped"), negated=True)
    assert ticks.condition(Field.STATUS, VALUES, complete=False) == negated


def test_nothing_is_asked_where_all_are_ticked():
    assert Ticks().condition(Field.STATUS, VALUES, complete=True) is None


def test_the_ticks_of_a_filter():
    spec = (AnyOf(Facet.STATUS, ("done", "dropped")), AnyOf(Facet.STATUS, ("done",), negated=True))
    assert ticks_of(spec, Field.STATUS) == Ticks(("dropped",), all_but=False)
    assert ticks_of((is_empty(Field.NOTES, negated=True),), Field.NOTES) == Ticks((NOTHING,))
    assert ticks_of((OneOf(Field.REF, ("1",)),), Field.REF) == Ticks(("1",), all_but=False)
    assert ticks_of((TextIs(Field.REF, Match.STARTS, "1"),), Field.REF) == Ticks()


def test_all_or_none_at_once():
    ticks = Ticks(("done",))
    assert ticks.state is None
    ticks.turn_all(ticked=False)
    assert (ticks.state, ticks.ticked("done")) == (False, False)
    ticks.turn("done")
    assert (ticks.state, ticks.ticked("done"), ticks.ticked("dropped")) == (None, True, False)


def test_more_than_can_be_listed_is_asked_by_its_words():
    found = of_found(Field.TEXT, Ticks(), ("a1", "a2"), "a", complete=False)
    assert found == TextIs(Field.TEXT, Match.CONTAINS, "a")
    some = of_found(Field.TEXT, Ticks(("a1",)), ("a1", "a2"), "a", complete=False)
    assert some == OneOf(Field.TEXT, ("a2",))
    assert of_found(Field.STATUS, Ticks(), ("done",), "d", complete=True) == AnyOf(
        Facet.STATUS, ("done",)
    )
