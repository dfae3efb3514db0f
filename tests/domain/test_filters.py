from app.domain.filters import AnyOf, Contains, Facet, FilterSpec

BUREAU = AnyOf(Facet.ORGANISATION, ("a", "b"))
NOT_BUREAU = AnyOf(Facet.ORGANISATION, ("c",), negated=True)
WORDS = Contains("消防")
SPEC = FilterSpec((BUREAU, NOT_BUREAU, WORDS))


def test_what_is_chosen_in_a_facet_is_told():
    assert SPEC.chosen(Facet.ORGANISATION) == ("a", "b")
    assert SPEC.chosen(Facet.STATUS) == ()


def test_another_choice_takes_the_place_of_the_first_and_leaves_the_rest():
    changed = SPEC.with_chosen(Facet.ORGANISATION, ("d",))
    assert changed.chosen(Facet.ORGANISATION) == ("d",)
    assert {NOT_BUREAU, WORDS} < set(changed.conditions)


def test_nothing_chosen_is_no_condition():
    assert SPEC.with_chosen(Facet.ORGANISATION, ()).conditions == (NOT_BUREAU, WORDS)


def test_counts_of_a_facet_leave_out_its_own_choice_only():
    assert SPEC.without(Facet.ORGANISATION) == (NOT_BUREAU, WORDS)
    assert SPEC.without(Facet.STATUS) == SPEC.conditions


def test_what_is_excluded_is_apart_from_what_is_chosen():
    spec = FilterSpec((Contains("a"),)).with_chosen(Facet.DUE, ("open",))
    spec = spec.with_excluded(Facet.DUE, ("done",)).with_excluded(Facet.STATUS, ("", "done"))
    assert spec.chosen(Facet.DUE) == ("open",)
    assert spec.excluded(Facet.DUE) == ("done",)
    assert spec.excluded(Facet.STATUS) == ("", "done")
    spec = spec.with_excluded(Facet.STATUS, ()).with_excluded(Facet.DUE, ("dropped",))
    assert spec.conditions == (
        Contains("a"), AnyOf(Facet.DUE, ("open",)), AnyOf(Facet.DUE, ("dropped",), True),
    )  # fmt: skip
