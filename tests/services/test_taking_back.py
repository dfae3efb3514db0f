"""Any one change set can be taken back as long as nothing later speaks against it."""

import random
import time

import pytest

from app.base.i18n import Language
from app.domain.changes import (
    FieldChanged,
    Label,
    Origin,
    RowAdded,
    RowRemoved,
    Table,
)
from app.domain.commitment import UpdateKind
from app.domain.errors import Conflict, StaleValue
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.domain.history import HistoryFilter
from app.services.commands import (
    AddCommitment,
    DeleteCommitments,
    DuplicateCommitments,
    GivenParty,
    SetParties,
)
from app.services.editing import AddUpdate, Planned, SetField, SetTags
from app.services.taking_back import (
    changes_shown,
    contradiction,
    history_page,
    newer_entries,
    people,
    redo_change_set,
    undo_change_set,
)
from app.wording.errors import error_sentence
from tests.services.random_commands import random_command
from tests.storage.contents import content_hash

EN = Language.EN


@pytest.fixture
def ids(sample):
    rows = sample.rows(sample.matches(FilterSpec()))
    return {row.ref: row.id for row in rows.values()}


def entries(workspace, wanted=None, language=EN):
    """All pages, one after the other."""
    found, before = [], None
    while True:
        page = history_page(workspace, wanted or HistoryFilter(), before, language)
        found += page.entries
        before = page.before
        if before is None:
            return found


def test_an_early_step_is_taken_back_under_later_ones(sample, ids):
    first = sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    before = content_hash(sample.path)
    sample.apply(SetField((ids["3"],), Field.PERCENT, 45))
    sample.apply(SetField((ids["4"],), Field.OWNER, "Ben"))
    assert contradiction(sample, first.id) is None
    undo_change_set(sample, first.id)
    assert sample.commitment(ids["3"]).owner == ""
    assert sample.commitment(ids["3"]).percent == 45
    assert sample.to_redo.id == first.id
    redo_change_set(sample, first.id)
    sample.undo()  # the step that came back last
    assert sample.commitment(ids["3"]).owner == ""
    sample.redo()
    sample.undo()
    sample.undo()
    sample.undo()
    sample.redo()
    assert sample.commitment(ids["4"]).owner == ""
    assert content_hash(sample.path) != before


def test_a_later_change_of_the_same_field_is_told_with_who_and_when_and_what(sample, ids):
    first = sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    sample.apply(SetField((ids["3"], ids["4"]), Field.OWNER, "Ben"))
    reason = error_sentence(contradiction(sample, first.id), EN)
    assert reason == (
        "tester has changed the same since, on 2024-05-15 09:00: 3 · Owner: Amy → Ben. "
        "Take that back first."
    )
    before = content_hash(sample.path)
    with pytest.raises(Conflict):
        undo_change_set(sample, first.id)
    assert content_hash(sample.path) == before


def test_a_commitment_that_comes_back_stands_where_it_stood(sample, ids):
    sample.apply(DuplicateCommitments((ids["3"],)))
    before = list(sample.matches(FilterSpec()))
    gone = sample.apply(DeleteCommitments((ids["3"], ids["10"])))
    sample.apply(made := AddCommitment("推行便民措施", after_id=ids["4"]))
    undo_change_set(sample, gone.id)
    # Each has the key that it had, nobody else has got one of them, and the order is the same.
    new = sample.keys([made.identifier])[made.identifier]
    assert new not in before
    assert [key for key in sample.matches(FilterSpec()) if key != new] == before


def test_nothing_comes_back_beside_its_like(sample, ids):
    only = (ids["3"],)
    sample.apply(SetTags(only, "跟進"))
    taken = sample.apply(SetTags(only, ""))
    again = sample.apply(SetTags(only, "跟進"))
    assert contradiction(sample, taken.id).code == "undo_changed_since"
    undo_change_set(sample, again.id)
    undo_change_set(sample, taken.id)
    assert contradiction(sample, again.id).code == "undo_changed_since"
    bodies = sample.directory.organisations[3:5]
    one, other = (GivenParty(body.zh_hant, None, body.id) for body in bodies)
    sample.apply(SetParties(only, (one,)))
    taken = sample.apply(SetParties(only, (other,)))
    sample.apply(SetParties(only, (other, one)))
    assert contradiction(sample, taken.id).code == "undo_changed_since"


def test_a_ref_comes_back_only_while_nobody_else_has_it(sample, ids):
    away = sample.apply(SetField((ids["3"],), Field.REF, "3a"))
    taken = sample.apply(SetField((ids["4"],), Field.REF, "3"))
    assert contradiction(sample, away.id).code == "undo_changed_since"
    undo_change_set(sample, taken.id)
    undo_change_set(sample, away.id)
    assert sample.commitment(ids["3"]).ref == "3"


def test_what_was_itself_taken_back_stands_against_nothing(sample, ids):
    first = sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    sample.apply(SetField((ids["3"],), Field.OWNER, "Ben"))
    sample.undo()
    assert contradiction(sample, first.id) is None
    sample.redo()
    assert contradiction(sample, first.id) is not None
    sample.undo()
    undo_change_set(sample, first.id)
    assert sample.commitment(ids["3"]).owner == ""


def test_what_was_put_back_by_hand_is_a_change_all_the_same(sample, ids):
    first = sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    sample.apply(SetField((ids["3"],), Field.OWNER, "Ben"))
    sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    assert contradiction(sample, first.id).code == "undo_changed_since"


def test_a_row_that_something_belongs_to_cannot_go(sample, ids):
    with sample.reader() as reader:
        line = dict(reader.plain(Table.COMMITMENT, [ids["3"]])[ids["3"]])
    values = {**line, "ref": "99", "position": 99}
    made = sample.write(
        Planned(Label("set_field", {"field": "owner", "ref": "99"}),
                (RowAdded(Table.COMMITMENT, "new", values),)), Origin.EDIT,
    )  # fmt: skip
    noted = sample.apply(AddUpdate(("new",), UpdateKind.PROGRESS, "halfway"))
    found = contradiction(sample, made.id)
    assert found.code == "undo_referred_since"
    assert "99 · Update: — → halfway" in error_sentence(found, EN)
    undo_change_set(sample, noted.id)
    undo_change_set(sample, made.id)
    assert sample.commitment("new") is None


def test_what_comes_back_must_have_what_it_belongs_to(sample, ids):
    with sample.reader() as reader:
        line = dict(reader.plain(Table.COMMITMENT, [ids["3"]])[ids["3"]])
    values = {**line, "ref": "99", "position": 99}
    label = Label("set_field", {"field": "owner", "ref": "99"})
    sample.write(Planned(label, (RowAdded(Table.COMMITMENT, "new", values),)), Origin.EDIT)
    noted = sample.apply(SetTags(("new",), "urgent"))
    cleared = sample.apply(SetTags(("new",), ""))
    sample.write(Planned(label, (RowRemoved(Table.COMMITMENT, "new", values),)), Origin.EDIT)
    found = contradiction(sample, cleared.id)
    assert found.code == "undo_needs_gone"
    assert contradiction(sample, noted.id).code == "undo_changed_since"


def test_the_first_contents_stay(sample):
    first = entries(sample)[-1].change_set
    assert first.origin is Origin.CREATION
    assert contradiction(sample, first.id).code == "undo_first_contents"


def test_nothing_is_taken_back_twice(sample, ids):
    first = sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    undo_change_set(sample, first.id)
    with pytest.raises(Conflict):
        undo_change_set(sample, first.id)
    redo_change_set(sample, first.id)
    with pytest.raises(Conflict):
        redo_change_set(sample, first.id)


@pytest.mark.parametrize("seed", range(4))
def test_without_a_contradiction_it_goes_and_with_one_it_would_not(sample, ids, seed):
    """What is said to be possible is; nothing else in the tracker changes but what it touched."""
    choose = random.Random(seed)
    some = [ids[ref] for ref in ("3", "4", "5", "6", "7")]
    made = []
    for _ in range(120):
        kind = choose.random()
        if kind < 0.55 or not made:
            done = sample.apply(random_command(choose, some))
            made += [done] if done else []
            continue
        if kind < 0.65:
            sample.undo()
            continue
        if kind < 0.72:
            sample.redo()
            continue
        one = choose.choice(made)
        with sample.reader() as reader:
            undone = reader.is_taken_back(one.id)
        do = redo_change_set if undone else undo_change_set
        if contradiction(sample, one.id) is None:
            do(sample, one.id)
            assert (_holds(sample, one) is True) is undone
        else:
            with pytest.raises(Conflict):
                do(sample, one.id)
    with sample.reader() as reader:
        assert reader.check().sound


def _holds(workspace, change_set):
    """Whether the values of a change set are those of the tracker now."""
    with workspace.reader() as reader:
        for change in change_set.changes:
            row = reader.plain(change.table, [change.id]).get(change.id)
            if isinstance(change, FieldChanged):
                if row is None or row[change.field] != change.after:
                    return False
            elif (row is None) is isinstance(change, RowAdded):
                return False
    return True


def test_steps_after_an_undo_out_of_turn_go_back_to_the_beginning(sample, ids):
    """The undo stack and the history know of each other: all undone is the start again."""
    start = content_hash(sample.path)
    choose = random.Random(7)
    some = [ids[ref] for ref in ("3", "4", "5", "6", "7")]
    made = [done for _ in range(40) if (done := sample.apply(random_command(choose, some)))]
    for one in made[::3]:
        if contradiction(sample, one.id) is None:
            undo_change_set(sample, one.id)
    while sample.to_undo:
        try:
            sample.undo()
        except StaleValue:
            pytest.fail("an undo out of turn broke a later one")
    assert content_hash(sample.path) == start


# --- pages ----------------------------------------------------------------------------------------


def test_all_are_told_the_newest_first_and_which_were_taken_back(sample, ids):
    made = [sample.apply(SetField((ids["3"],), Field.PERCENT, at)) for at in range(50)]
    undone = sample.undo()
    found = entries(sample)
    assert [one.change_set.id for one in found[:51]] == [
        undone.id, *(one.id for one in reversed(made))
    ]  # fmt: skip
    assert [one.taken_back for one in found[:3]] == [False, True, False]


def test_a_commitment_has_the_history_of_its_parts_too(sample, ids):
    mine = sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    tagged = sample.apply(SetTags((ids["3"],), "urgent"))
    sample.apply(SetField((ids["4"],), Field.OWNER, "Ben"))
    cleared = sample.apply(SetTags((ids["3"],), ""))
    found = entries(sample, HistoryFilter(commitment=ids["3"]))
    assert [one.change_set.id for one in found][:3] == [cleared.id, tagged.id, mine.id]
    assert len(found) == 4  # and the import that brought it


def test_a_change_of_a_part_is_in_the_history_of_its_commitment(sample):
    with sample.reader() as reader:
        rows = reader.children(Table.QUESTION, sample.keys([]) or _all_ids(sample))
    question, values = next(iter(rows.items()))
    label = Label("set_field", {"field": "notes", "ref": "x"})
    change = FieldChanged(Table.QUESTION, question, "state", "open", "dismissed")
    made = sample.write(Planned(label, (change,)), Origin.EDIT)
    found = entries(sample, HistoryFilter(commitment=values["commitment_id"]))
    assert found[0].change_set.id == made.id


def _all_ids(workspace):
    return [row.id for row in workspace.rows(workspace.matches(FilterSpec())).values()]


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [("amy", EN, 1), ("OWNER amy", EN, 1), ("張三", Language.ZH_HANT, 1),
     ("张三", Language.EN, 1), ("tester", EN, 3), ("nobody", EN, 0)],
)  # fmt: skip
def test_words_are_looked_for_in_all_that_is_told(sample, ids, words, language, count):
    sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    sample.apply(SetField((ids["4"],), Field.OWNER, "張三"))
    sample.apply(AddUpdate((ids["4"],), UpdateKind.PROGRESS, "halfway"))
    assert len(entries(sample, HistoryFilter(words=words), language)) == count


def test_by_person(sample, ids):
    sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    assert people(sample) == ["maker", "tester"]
    assert len(entries(sample, HistoryFilter(who="tester"))) == 1


def test_what_has_been_written_since(sample, ids):
    top = entries(sample)[0].seq
    made = sample.apply(SetField((ids["3"],), Field.OWNER, "Amy"))
    found = newer_entries(sample, HistoryFilter(), top, EN)
    assert [one.change_set.id for one in found] == [made.id]
    assert newer_entries(sample, HistoryFilter(commitment=ids["4"]), top, EN) == ()


def test_the_changes_of_a_large_one_are_told_in_part(sample, ids):
    first = entries(sample)[-2].change_set
    shown = changes_shown(sample, first.id)
    assert shown.total > len(shown.changes) == 300
    assert set(shown.refs.values()) <= set(ids)


@pytest.mark.long
def test_a_hundred_thousand_change_sets_stay_fast(sample, ids):
    with sample._database.transaction() as connection:
        for at in range(100_000):
            connection.exec_driver_sql(
                "INSERT INTO change_set (id, instant, who, origin, label) VALUES (?, "
                "'2024-05-15T01:00:00.000Z', 'x', 'edit', "
                '\'{"code":"set_field","values":{"field":"owner","ref":"3"}}\')',
                (f"s{at}",),
            )
    begun = time.perf_counter()
    page = history_page(sample, HistoryFilter(), None, EN)
    assert time.perf_counter() - begun < 0.05
    assert len(page.entries) == 100
