"""What is asked ahead is what would be asked later, and nothing that is out of date is kept."""

import threading

import pytest

from app.base.progress import Cancelled
from app.domain.fields import FIELDS, Field
from app.domain.filters import FACET_OF, Facet, FilterSpec
from app.services.commands import SetField
from app.storage import ahead


@pytest.fixture(autouse=True)
def every_tracker_is_large(monkeypatch):
    monkeypatch.setattr(ahead, "SMALL", 0)


def in_a_thread(do):
    found = []

    def run():
        try:
            found.append(do())
        except Cancelled as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return found[0]


def answers(workspace):
    spec = FilterSpec()
    facets = {facet: workspace.counts(spec, facet) for facet in Facet}
    fields = [field for field in FIELDS if field not in FACET_OF]
    return facets, {field: workspace.values(field, spec) for field in fields}


def test_all_that_is_not_ready_is_fetched_and_is_what_would_be_asked(sample):
    expected = answers(sample)
    sample._ask_for(sample.today)
    missing = sample.not_ready()
    assert set(missing) == {*Facet, *(field for field in FIELDS if field not in FACET_OF)}
    for what in missing:
        sample.keep(in_a_thread(lambda what=what: sample.fetched(what)))
    assert sample.not_ready() == []
    assert answers(sample) == expected


def test_a_small_tracker_has_nothing_to_get_ready(sample, monkeypatch):
    monkeypatch.setattr(ahead, "SMALL", 1_000)
    assert sample.not_ready() == []


def test_what_a_change_has_overtaken_is_not_kept(sample):
    row = next(iter(sample.rows(list(sample.matches(FilterSpec()))[:1]).values()))
    late = [sample.fetched(what) for what in (Field.NOTES, Facet.STATUS)]
    sample.apply(SetField((row.id,), Field.NOTES, "等候撥款"))
    for fetched in late:
        sample.keep(fetched)
    assert {Field.NOTES, Facet.STATUS} <= set(sample.not_ready())
    assert ("等候撥款", 1) in sample.values(Field.NOTES, FilterSpec()).values


def test_what_is_kept_follows_later_changes(sample):
    for what in sample.not_ready():
        sample.keep(sample.fetched(what))
    row = next(iter(sample.rows(list(sample.matches(FilterSpec()))[:1]).values()))
    sample.apply(SetField((row.id,), Field.STATUS, "done"))
    assert sample.counts(FilterSpec(), Facet.STATUS)["done"] == 1


def test_nothing_is_fetched_from_a_tracker_that_was_given_back(sample):
    sample.close()
    assert isinstance(in_a_thread(lambda: sample.fetched(Facet.STATUS)), Cancelled)
