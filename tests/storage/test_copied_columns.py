"""Edits of copied columns leave the same derived rows as writing everything anew."""

import random

import pytest
from sqlalchemy import select

from app.domain.changes import Label
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.services.editing import SetField, SetTags, Several
from app.storage import derived, search_index, tables

VALUES = {
    Field.STATUS: ("done", "dropped", "in_progress", None),
    Field.PERCENT: (None, 5, 100),
    Field.ASSESSMENT: ("on_track", "not_assessed", "off_track"),
    Field.ASSESSMENT_REASON: ("", "等候撥款", "Waiting for funds"),
    Field.OWNER: ("", "陳大文", "Chan"),
    Field.NOTES: ("", "備註一", "臺灣 note"),
    Field.COMPLETED: (None, "2024-05-01"),
}


def derived_state(workspace):
    """Everything that is derived, but the moments of change, and what the index finds."""
    with workspace.reader() as reader:
        connection = reader._connection
        listing = [column for column in tables.listing.c if column.name not in ("changed", "key")]
        rows = set(connection.execute(select(*listing)).all())
        facet, key = tables.listing_facet.c, tables.listing.c.key
        named = select(facet.facet, facet.value, tables.listing.c.id).where(facet.key == key)
        facets = set(connection.execute(named).all())
        assert reader.check().stale_rows == 0
    return rows, facets


def words_found(workspace, word):
    with workspace.reader() as reader:
        return len(search_index.matching_keys(reader._connection, word))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_derived_is_what_a_rebuild_would_give(sample, seed):
    choose = random.Random(seed)
    rows = list(sample.rows(sample.matches(FilterSpec())).values())
    for _ in range(12):
        field = choose.choice(list(VALUES))
        ids = tuple(row.id for row in choose.sample(rows, 9))
        command = SetField(ids, field, choose.choice(VALUES[field]))
        if choose.random() < 0.3:
            both = (command, SetTags(ids[:4], choose.choice(("", "甲", "甲, 乙"))))
            command = Several(both, Label("set_field", {"count": "9"}))
        sample.apply(command)
        if choose.random() < 0.3:
            sample.undo()
    before = derived_state(sample)
    found = {word: words_found(sample, word) for word in "備陳文臺甲乙fc等"}
    assert any(found.values())
    with sample._database.transaction() as connection:
        derived.rebuild(connection, "2024-05-15T02:00:00.000Z")
    assert derived_state(sample) == before
    assert {word: words_found(sample, word) for word in found} == found


def test_an_owner_alone_is_counted_under_the_owner(sample):
    rows = list(sample.rows(sample.matches(FilterSpec())).values())[:3]
    sample.apply(SetField(tuple(row.id for row in rows), Field.OWNER, "陳大文"))
    _, facets = derived_state(sample)
    assert {one for facet, value, one in facets if (facet, value) == ("owner", "陳大文")} == {
        row.id for row in rows
    }


def test_progress_is_told_and_may_cancel(sample):
    class Cancelling:
        def step(self, done, total, what):
            told.append((done, total, what))
            raise KeyboardInterrupt

    told = []
    ids = tuple(row.id for row in sample.rows(sample.matches(FilterSpec())).values())
    before = derived_state(sample)
    with pytest.raises(KeyboardInterrupt):
        sample.apply(SetField(ids, Field.OWNER, "陳大文"), Cancelling())
    assert told == [(len(ids), len(ids), "index")]
    assert derived_state(sample) == before
