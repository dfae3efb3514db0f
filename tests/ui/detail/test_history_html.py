"""The history of a commitment in words."""

import re

import pytest

from app.domain.commitment import UpdateKind
from app.domain.fields import Field
from app.services.editing import AddUpdate, SetField, SetTags
from app.ui.detail.history_html import history_html
from app.ui.theme import theme


@pytest.fixture
def lines(sample):
    key = next(iter(sample.rows(range(1, 2)).values())).id

    def after(*commands):
        for command in commands:
            sample.apply(command((key,)))
        shown = history_html(sample.history(key), theme(dark=False))
        return [re.sub("<[^>]*>", "", line).replace("&nbsp;", " ") for line in shown.split("<br>")]

    return after


def test_a_change_has_its_time_author_and_both_values(lines):
    first, _begin = lines(lambda ids: SetField(ids, Field.PERCENT, 45))
    assert first == "2024-05-15 09:00 tester  Percent: — → 45%"


def test_values_are_in_words(lines):
    assessed, status, _begin = lines(
        lambda ids: SetField(ids, Field.STATUS, "done"),
        lambda ids: SetField(ids, Field.ASSESSMENT, "off_track"),
    )
    assert assessed.endswith("Assessment: Not assessed → Off track")
    assert status.endswith("Status: — → Done; Done on: — → 2024-05-15")


def test_the_latest_stands_first_and_the_import_last(lines):
    found = lines(
        lambda ids: SetField(ids, Field.OWNER, "A"),
        lambda ids: SetField(ids, Field.OWNER, "B"),
    )
    assert found[0].endswith("A → B")
    assert found[-1].startswith("2023-10-25 12:00 maker")
    assert "Import of" in found[-1]


def test_tags_and_updates_are_told_too(lines):
    update, tags, _begin = lines(
        lambda ids: SetTags(ids, "會議"),
        lambda ids: AddUpdate(ids, UpdateKind.NO_CHANGE),
    )
    assert tags.endswith("Tags of 1")
    assert update.endswith("Update of 1")


def test_long_values_are_shortened_and_nothing_is_taken_for_a_mark(lines):
    first, _begin = lines(lambda ids: SetField(ids, Field.NOTES, "<i>" + "字" * 100))
    assert first.endswith("字…")
    assert "Notes: — → &lt;i&gt;字" in first
