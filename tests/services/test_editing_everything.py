"""Random commands of all kinds: undo gives the beginning back, and the tracker stays sound."""

import random

import pytest

from app.domain.filters import FilterSpec
from app.services.commands import CorrectText, SetTargets
from app.services.previewing import preview
from tests.services.everything_random import RandomEdits
from tests.storage.contents import content_hash, replayed, truth_of


@pytest.mark.parametrize("seed", range(3))
def test_undo_of_everything_gives_the_beginning_back(sample, seed):
    edits, choose = RandomEdits(sample, seed), random.Random(seed)
    start = content_hash(sample.path)
    for number in range(60):
        if choose.random() < 0.2:
            choose.choice((sample.undo, sample.redo))()
        else:
            sample.apply(edits.next())
        if number % 6 == 0:
            with sample.reader() as reader:
                assert reader.check().sound, number
    end = content_hash(sample.path)
    assert replayed(sample.path) == truth_of(sample.path)
    steps = len(list(iter(sample.undo, None)))
    assert steps > 20
    assert content_hash(sample.path) == start
    while sample.to_redo is not None and steps:
        sample.redo()
        steps -= 1
    assert content_hash(sample.path) == end
    with sample.reader() as reader:
        assert reader.check().sound


@pytest.mark.parametrize("seed", range(2))
def test_spans_of_all_parts_stay_valid(sample, seed):
    """Wherever a part says that it stands in the text, its words stand."""
    edits = RandomEdits(sample, seed + 50)
    for _number in range(60):
        made = sample.apply(edits.next())
        for identifier in {one.id for one in made.changes} if made else ():
            one = sample.commitment(identifier)
            for action in one.actions if one else ():
                assert one.text[slice(*action.span)] == action.text
                assert action.text.strip()
                parts = [*action.targets, *([action.deadline] if action.deadline else ())]
                for part in parts:
                    if part.span != (0, 0):
                        assert one.text[slice(*part.span)] == part.phrase


def test_a_preview_keeps_nothing_and_tells_what_will_be(sample):
    edits = RandomEdits(sample, 7)
    for _number in range(25):
        command = edits.next()
        before = content_hash(sample.path)
        seen = preview(sample, command)
        assert content_hash(sample.path) == before
        made = sample.apply(command)
        assert seen.changes == (len(made.changes) if made else 0)
        for shown in seen.samples:
            now = sample.rows(sample.keys([(shown.after or shown.before).id]).values())
            rows = list(now.values())
            if shown.after is None:
                assert rows == []
            elif shown.before is not None:  # A copy gets another identifier when it is made.
                assert rows[0].phrase == shown.after.phrase
                assert (rows[0].text, rows[0].tags) == (shown.after.text, shown.after.tags)


def test_corrected_words_leave_targets_in_the_order_that_staff_gave_them(sample):
    """Those typed by hand stand nowhere in the text, and are no less where they were put."""
    (identifier,) = [
        row.id for row in sample.rows(sample.matches(FilterSpec())).values() if row.ref == "49"
    ]
    sample.apply(SetTargets((identifier,), "兩次、約20間"))
    sample.apply(CorrectText((identifier,), "積極" + sample.commitment(identifier).text))
    key = sample.keys([identifier])[identifier]
    assert sample.rows([key])[key].target == "兩次、約20間"
