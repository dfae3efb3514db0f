from datetime import date

import pytest

from app.domain.deadline import Deadline, Relation
from app.domain.ledger import Revision, in_force, slipped_days, slips


def by(day):
    return None if day is None else Deadline("x", Relation.BY, latest=date.fromisoformat(day))


OPEN = Deadline("持續", Relation.ONGOING)


@pytest.mark.parametrize(
    ("first", "later", "count"),
    [
        ("2024-03-31", [], 0),
        ("2024-03-31", ["2024-06-30"], 1),
        ("2024-03-31", ["2024-06-30", "2024-12-31"], 2),
        ("2024-03-31", ["2024-01-31"], 0),
        ("2024-03-31", ["2024-01-31", "2024-02-28"], 1),
        ("2024-03-31", [None], 1),
        (None, ["2024-03-31"], 0),
        (None, ["2024-03-31", "2024-04-30"], 1),
        ("2024-03-31", [None, "2025-03-31"], 1),
    ],
)
def test_a_slip_is_a_last_day_that_moves_away(first, later, count):
    assert slips(by(first), [by(one) for one in later]) == count


def test_an_end_that_becomes_open_has_slipped():
    assert slips(by("2024-03-31"), [OPEN]) == 1


def test_the_latest_revision_counts_and_the_first_promise_stays():
    first, later = by("2024-03-31"), Revision("r", date(2024, 4, 1), by("2024-06-30"))
    assert in_force(first, ()) is first
    assert in_force(first, (later,)) is later.deadline
    assert in_force(first, (later, Revision("s", date(2024, 5, 1), None))) is None


def test_how_far_it_has_moved_is_counted_in_days():
    assert slipped_days(date(2024, 3, 31), date(2024, 6, 30)) == 91
    assert slipped_days(None, date(2024, 6, 30)) is None
    assert slipped_days(date(2024, 3, 31), None) is None
