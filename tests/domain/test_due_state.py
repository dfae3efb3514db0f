from datetime import date, timedelta

import pytest

from app.domain.commitment import Status
from app.domain.deadline import Relation
from app.domain.due_state import DUE_SOON_DAYS, DueState, due_state

TODAY = date(2024, 5, 15)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SOON, LATER = TODAY + timedelta(days=30), TODAY + timedelta(days=31)


@pytest.mark.parametrize(
    ("relation", "earliest", "latest", "state"),
    [
        ("none", None, None, DueState.UNDATED),
        ("by", None, None, DueState.UNDATED),
        ("ongoing", None, None, DueState.ONGOING),
        ("from", TOMORROW, None, DueState.NOT_YET_OPEN),
        ("from", TODAY, None, DueState.OPEN),
        ("from", YESTERDAY, None, DueState.OPEN),
        ("by", None, YESTERDAY, DueState.PAST_LATEST),
        ("by", None, TODAY, DueState.DUE_SOON),
        ("by", None, SOON, DueState.DUE_SOON),
        ("by", None, LATER, DueState.OPEN),
        ("in", YESTERDAY, YESTERDAY, DueState.PAST_LATEST),
        ("in", YESTERDAY, SOON, DueState.DUE_SOON),
        ("in", TODAY, LATER, DueState.OPEN),
        ("in", TOMORROW, TOMORROW, DueState.NOT_YET_OPEN),
        ("in", TOMORROW, LATER, DueState.NOT_YET_OPEN),
        ("until", None, YESTERDAY, DueState.PAST_LATEST),
    ],
)
@pytest.mark.parametrize("status", [None, Status.NOT_STARTED, Status.IN_PROGRESS])
def test_what_is_not_done_stands_by_its_window(relation, earliest, latest, state, status):
    assert due_state(Relation(relation), earliest, latest, status, None, TODAY) is state


@pytest.mark.parametrize(
    ("latest", "completed", "state"),
    [
        (TODAY, TODAY, DueState.DONE),
        (TODAY, TOMORROW, DueState.DONE_LATE),
        (TODAY, None, DueState.DONE),
        (None, TOMORROW, DueState.DONE),
        (None, None, DueState.DONE),
    ],
)
def test_what_is_done_was_in_time_or_late(latest, completed, state):
    assert due_state(Relation.BY, None, latest, Status.DONE, completed, TODAY) is state


@pytest.mark.parametrize("latest", [None, YESTERDAY, LATER])
def test_what_is_dropped_is_never_late(latest):
    assert due_state(Relation.BY, None, latest, Status.DROPPED, None, TODAY) is DueState.DROPPED


def test_soon_is_within_thirty_days():
    assert DUE_SOON_DAYS == 30
