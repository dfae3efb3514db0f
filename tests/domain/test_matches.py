from itertools import count

from app.domain.matches import Matches, no_matches


def test_only_what_is_looked_at_is_worked_out():
    """An endless source: asking for more than needed would never come back."""
    found = Matches(1_000_000, count())
    assert found.page(0, 3) == [0, 1, 2]
    assert found[10] == 10
    assert len(found) == 1_000_000


def test_all_keys_come_in_order():
    found = Matches(4, iter([7, 3, 9, 1]))
    assert list(found) == list(found) == [7, 3, 9, 1]
    assert found.page(2, 100) == [9, 1]


def test_a_key_is_found_by_its_place():
    found = Matches(3, iter([7, 3, 9]))
    assert found.position_of(7, thoroughly=False) is None, "nothing has been looked at yet"
    assert [found.position_of(key) for key in (7, 9, 4)] == [0, 2, None]


def test_an_answer_that_begins_alike_is_told_from_one_that_does_not():
    shown = Matches(4, iter([7, 3, 9, 1]))
    assert shown.begins_like(shown)
    assert Matches(4, iter([7, 3, 9, 1])).begins_like(shown)
    assert not Matches(4, iter([7, 3, 1, 9])).begins_like(shown)
    assert not Matches(3, iter([7, 3, 9])).begins_like(shown)


def test_nothing_has_no_pages():
    assert (len(no_matches()), list(no_matches()), no_matches().page(0, 10)) == (0, [], [])
