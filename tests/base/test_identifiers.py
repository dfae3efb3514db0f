import itertools
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine

from app.base import identifiers
from app.base.identifiers import named_id, new_id

NOON = 1_715_745_600_000


@pytest.fixture(autouse=True)
def fresh_sequence(monkeypatch):
    """Identifiers of earlier tests may come from a clock that was set forward."""
    monkeypatch.setattr(identifiers, "_last_millisecond", 0)
    monkeypatch.setattr(identifiers, "_counter", 0)


def increases(ids):
    return all(before < after for before, after in itertools.pairwise(ids))


def test_an_identifier_is_a_uuid_of_version_7():
    made = uuid.UUID(new_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)


def test_an_identifier_begins_with_its_millisecond():
    with time_machine.travel(NOON / 1000, tick=False):
        assert int(new_id()[:12], 16) == NOON


def test_identifiers_increase_within_one_millisecond():
    with time_machine.travel(NOON / 1000, tick=False):
        assert increases([new_id() for _ in range(10_000)])


def test_identifiers_increase_when_the_clock_goes_back():
    with time_machine.travel(NOON / 1000, tick=False) as traveller:
        before = [new_id() for _ in range(5_000)]
        traveller.shift(-86_400)
        after = [new_id() for _ in range(5_000)]
    assert increases([*before, *after])


def test_threads_never_get_the_same_identifier():
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: new_id(), range(4_000)))
    assert len(set(made)) == len(made)


def test_a_named_identifier_is_the_same_in_every_tracker():
    assert named_id("organisation", "cso") == "b70656a31eae5a14b97c5266ce25974c"
    assert named_id("organisation", "fso") != named_id("organisation", "cso")
