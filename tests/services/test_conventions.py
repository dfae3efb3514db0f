"""Other conventions for a tracker: what they would change, one change set, and the way back."""

import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from app.base.i18n import Language
from app.base.progress import Cancelled
from app.domain.changes import FieldChanged, Label, Origin, RowAdded, Table
from app.domain.conventions import Conventions
from app.domain.deadline import Window
from app.domain.errors import InvalidValue, StaleValue
from app.exchange.document_reader import read_document
from app.services.conventions import (
    EXAMPLES,
    examples,
    planned_conventions,
    propose_conventions,
)
from app.services.creating import new_tracker, seed
from app.services.editing import Planned
from app.services.importing import planned, propose
from app.services.workspace import open_workspace
from app.wording.changes import change_label
from tests.storage.contents import content_hash, everything, journaled, truth_of

PUBLISHED = date(2023, 7, 10)
TERM = Window(date(2022, 7, 1), date(2027, 6, 30))
OTHER = Conventions(
    early_last_month=2, middle_first_month=5, middle_last_month=8, middle_limit_month=7,
    end_first_month=12, school_first_month=8, financial_first_month=1, term=TERM,
)  # fmt: skip
TEXT = """章
節
- 在2024年年中前完成檢討。(保安局)
- 在2024年底推出計劃，並在2024-25學年擴展。(教育局)
- 在本屆政府任期內完成。(發展局)
- 推出計劃。(保安局)
- 在2023年年中前完成。(保安局)
- 在2024年6月前完成。(保安局)
"""


@pytest.fixture
def bring_in(tmp_path):
    """Imports a text into a tracker, by the conventions of the tracker."""

    def bring_in(workspace, text=TEXT, published=PUBLISHED, name="文件.txt"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        reading = read_document(
            path, workspace.directory, published=published, conventions=workspace.conventions
        )
        with workspace.reader() as reader:
            plan = planned(reader, propose(reader, reading, name))
        workspace.write(plan, Origin.IMPORT)

    return bring_in


def proposal_of(workspace, conventions=OTHER, **given):
    with workspace.reader() as reader:
        return propose_conventions(reader, workspace.directory, conventions, **given)


def plan_of(workspace, proposal, accepted=None):
    with workspace.reader() as reader:
        return planned_conventions(reader, proposal, accepted)


def change(workspace, conventions=OTHER, accepted=None):
    """Propose and agree; returns the change set."""
    plan = plan_of(workspace, proposal_of(workspace, conventions), accepted)
    return workspace.write(plan, Origin.EDIT)


def seen(proposal):
    return [(one.ref, one.before.phrase, one.before.window, one.after.window)
            for one in proposal.shifts]  # fmt: skip


def questions(workspace):
    """Code and words of the open questions, and of which commitment they are."""
    rows = truth_of(workspace.path)
    refs = {key: row["ref"] for key, row in rows[Table.COMMITMENT].items()}
    return sorted((refs[row["commitment_id"]], row["code"]) for row in rows[Table.QUESTION].values()
                  if row["state"] == "open")  # fmt: skip


def essence(workspace):
    """All actions and questions, without the identifiers that each tracker has its own of."""
    rows = truth_of(workspace.path)
    refs = {key: row["ref"] for key, row in rows[Table.COMMITMENT].items()}
    counted = Counter()
    for table in (Table.ACTION, Table.QUESTION):
        for row in rows[table].values():
            values = {**row, "commitment_id": refs[row["commitment_id"]]}
            counted[(table, *sorted(values.items(), key=str))] += 1
    return counted


# --- what would change ----------------------------------------------------------------------------


def test_only_the_deadlines_whose_windows_change_are_proposed(empty, bring_in):
    bring_in(empty)
    assert seen(proposal_of(empty)) == [
        ("1", "2024年年中前", Window(None, date(2024, 6, 30)), Window(None, date(2024, 7, 31))),
        ("2", "2024年底", Window(date(2024, 11, 1), date(2024, 12, 31)),
         Window(date(2024, 12, 1), date(2024, 12, 31))),
        ("2", "2024-25學年", Window(date(2024, 9, 1), date(2025, 8, 31)),
         Window(date(2024, 8, 1), date(2025, 7, 31))),
        ("3", "本屆政府任期內", Window(), TERM),
        ("5", "2023年年中前", Window(None, date(2023, 6, 30)), Window(None, date(2023, 7, 31))),
    ]  # fmt: skip


def test_a_proposal_writes_nothing(empty, bring_in):
    bring_in(empty)
    before = everything(empty.path)
    plan_of(empty, proposal_of(empty))
    assert everything(empty.path) == before


def test_the_conventions_of_the_tracker_again_are_nothing_to_do(empty, bring_in):
    bring_in(empty)
    proposal = proposal_of(empty, Conventions())
    assert (proposal.empty, proposal.shifts) == (True, ())
    assert plan_of(empty, proposal).changes == ()


def test_conventions_that_make_no_sense_are_refused(empty):
    with pytest.raises(InvalidValue):
        proposal_of(empty, Conventions(middle_last_month=2))


@pytest.mark.parametrize("published", [date(2021, 10, 6), None])
def test_the_term_of_another_government_is_still_asked_about(empty, bring_in, published):
    bring_in(empty, published=published)
    assert proposal_of(empty, Conventions(term=TERM)).shifts == ()


def test_parts_and_years_of_taiwan_are_read_as_in_their_document(empty, bring_in):
    items = ("在113年底推出下列措施：", "在2024年年中前完成。(保安局)", "檢討。(教育局)")
    text = "中華民國施政\n1. {}\n- {}\n- {}\n".format(*items)
    bring_in(empty, text)
    other = replace(OTHER, term=None)
    found = [
        (phrase, after.latest) for _ref, phrase, _before, after in seen(proposal_of(empty, other))
    ]
    assert found == [("113年底", date(2024, 12, 31)), ("2024年年中前", date(2024, 7, 31))]


# --- agreed ---------------------------------------------------------------------------------------


def test_one_change_set_that_one_undo_takes_back(empty, bring_in, clock):
    bring_in(empty)
    before, steps = content_hash(empty.path), journaled(empty.path)
    written = change(empty)
    after = content_hash(empty.path)
    assert len(journaled(empty.path)) == len(steps) + 1
    assert written.label == Label("set_conventions", {"count": "5"})
    assert empty.conventions == OTHER
    row = next(one for one in empty.rows(range(1, 7)).values() if one.ref == "1")
    assert row.latest == date(2024, 7, 31)
    empty.undo()
    assert (content_hash(empty.path), empty.conventions) == (before, Conventions())
    empty.redo()
    assert (content_hash(empty.path), empty.conventions) == (after, OTHER)
    empty.close()
    with closing(open_workspace(empty.path, clock=clock)) as again:
        assert again.conventions == OTHER
        with again.reader() as reader:
            assert reader.check().sound


def test_a_second_change_replaces_the_first(empty, bring_in):
    bring_in(empty)
    before = essence(empty)
    change(empty)
    changed = change(empty, Conventions())
    assert len(changed.changes) > 1
    assert (essence(empty), empty.conventions) == (before, Conventions())
    empty.undo()
    assert empty.conventions == OTHER


def test_only_what_is_ticked_changes_and_the_conventions_with_it(empty, bring_in):
    bring_in(empty)
    before = truth_of(empty.path)[Table.ACTION]
    (first, *_others) = proposal_of(empty).shifts
    change(empty, accepted={first.action_id})
    after = truth_of(empty.path)[Table.ACTION]
    assert [key for key in after if after[key] != before[key]] == [first.action_id]
    assert empty.conventions == OTHER


def test_questions_come_and_go_with_the_readings(empty, bring_in):
    bring_in(empty)
    assert questions(empty) == [
        ("3", "deadline_term_unknown"), ("5", "deadline_was_over"), ("6", "deadline_before_unit"),
    ]  # fmt: skip
    change(empty)
    assert questions(empty) == [("6", "deadline_before_unit")]
    change(empty, replace(OTHER, middle_limit_month=5))
    assert questions(empty) == [("5", "deadline_was_over"), ("6", "deadline_before_unit")]


def test_a_question_that_was_answered_stays_answered(empty, bring_in):
    bring_in(empty)
    rows = truth_of(empty.path)[Table.QUESTION]
    (key,) = [key for key, row in rows.items() if row["code"] == "deadline_term_unknown"]
    answered = FieldChanged(Table.QUESTION, key, "state", "open", "answered")
    empty.write(Planned(Label("create_tracker"), (answered,)), Origin.EDIT)
    change(empty)
    assert truth_of(empty.path)[Table.QUESTION][key]["state"] == "answered"


def test_changed_afterwards_is_the_same_as_imported_so(empty, bring_in, tmp_path, clock):
    bring_in(empty)
    change(empty)
    with closing(new_tracker(tmp_path / "new.pledge", clock=clock)) as fresh:
        change(fresh)
        bring_in(fresh)
        assert essence(empty) == essence(fresh)


def test_the_sample_changed_is_the_same_as_the_sample_imported_so(sample, tmp_path, clock):
    source = seed()
    before = essence(sample)
    change(sample)
    assert essence(sample) != before
    with closing(new_tracker(tmp_path / "new.pledge", clock=clock)) as fresh:
        change(fresh)
        reading = read_document(
            source.path, fresh.directory, published=source.published, title=source.title,
            conventions=fresh.conventions,
        )  # fmt: skip
        with fresh.reader() as reader:
            plan = planned(reader, propose(reader, reading, source.path.name))
        fresh.write(plan, Origin.IMPORT)
        assert essence(sample) == essence(fresh)


# --- what stands in the way -----------------------------------------------------------------------


def test_a_deadline_that_was_read_otherwise_stays_and_is_counted(empty, bring_in):
    bring_in(empty)
    first = proposal_of(empty).shifts[0]
    by_hand = FieldChanged(Table.ACTION, first.action_id, "latest", "2024-06-30", "2024-06-15")
    empty.write(Planned(Label("create_tracker"), (by_hand,)), Origin.EDIT)
    proposal = proposal_of(empty)
    assert (len(proposal.shifts), proposal.apart) == (4, 1)
    change(empty)
    assert truth_of(empty.path)[Table.ACTION][first.action_id]["latest"] == "2024-06-15"


def test_a_deadline_that_has_changed_since_it_was_shown_stops_all_of_it(empty, bring_in):
    bring_in(empty)
    proposal = proposal_of(empty)
    action = proposal.shifts[0].action_id
    by_hand = FieldChanged(Table.ACTION, action, "latest", "2024-06-30", "2024-06-15")
    empty.write(Planned(Label("create_tracker"), (by_hand,)), Origin.EDIT)
    before = everything(empty.path)
    with pytest.raises(StaleValue):
        empty.write(plan_of(empty, proposal), Origin.EDIT)
    assert everything(empty.path) == before
    assert empty.conventions == Conventions()


@pytest.mark.parametrize("first", [None, replace(OTHER, early_last_month=1)])
def test_conventions_that_have_changed_since_stop_all_of_it(empty, bring_in, first):
    bring_in(empty)
    if first is not None:
        change(empty, first)
    proposal = proposal_of(empty, replace(OTHER, school_first_month=10))
    between = change(empty, replace(OTHER, school_first_month=11), accepted=())
    assert len(between.changes) == 1
    before = everything(empty.path)
    with pytest.raises(StaleValue):
        plan_of(empty, proposal)
    assert everything(empty.path) == before


@pytest.mark.parametrize("damaged", ["{", "[1]", '{"early_last_month": "two"}'])
def test_a_damaged_property_means_the_defaults_and_can_be_replaced(empty, bring_in, damaged):
    bring_in(empty)
    added = RowAdded(Table.PROPERTY, "conventions", {"value": damaged})
    empty.write(Planned(Label("create_tracker"), (added,)), Origin.EDIT)
    assert empty.conventions == Conventions()
    change(empty)
    assert empty.conventions == OTHER
    empty.undo()
    assert truth_of(empty.path)[Table.PROPERTY]["conventions"]["value"] == damaged


class StopsAt:
    """Progress that is given up after some steps."""

    def __init__(self, steps):
        self.left = steps
        self.told = []

    def step(self, done, total, what):
        self.told.append((done, total))
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_it_tells_how_far_it_is_and_can_be_given_up(empty, bring_in):
    bring_in(empty)
    listening = StopsAt(100)
    proposal_of(empty, progress=listening)
    # Six commitments with seven actions.
    assert listening.told == [(0, 7), (1, 7), (3, 7), (4, 7), (5, 7), (6, 7)]
    with pytest.raises(Cancelled):
        proposal_of(empty, progress=StopsAt(3))
    proposal = proposal_of(empty)
    before = everything(empty.path)
    with pytest.raises(Cancelled):
        empty.write(plan_of(empty, proposal), Origin.EDIT, progress=StopsAt(0))
    assert everything(empty.path) == before


# --- examples and words ---------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", [Conventions(), OTHER])
def test_every_example_is_read_and_the_same_in_chinese_and_english(conventions, monkeypatch):
    chinese = examples(conventions)
    assert len(chinese) == len(EXAMPLES)
    turned = tuple((english, chinese) for chinese, english in EXAMPLES)
    monkeypatch.setattr("app.services.conventions.EXAMPLES", turned)
    english = examples(conventions)
    assert [(one.relation, one.window) for one in english] == [
        (one.relation, one.window) for one in chinese
    ]


def test_each_convention_changes_an_example():
    default = examples(Conventions())
    for name in (*Conventions.__dataclass_fields__,):
        value = getattr(OTHER, name)
        assert examples(replace(Conventions(), **{name: value})) != default, name


@pytest.mark.parametrize(
    ("count", "words"),
    [("1", "Reading conventions: 1 deadline"), ("12", "Reading conventions: 12 deadlines")],
)
def test_the_change_set_has_a_name(count, words):
    assert change_label(Label("set_conventions", {"count": count}), Language.EN) == words


@pytest.mark.long
def test_ten_thousand_commitments_take_a_few_seconds(tmp_path, monkeypatch):
    data = pytest.importorskip("tests.benchmarks.data")
    monkeypatch.setattr(data, "PER_DOCUMENT", 10_000)
    with closing(data.make_tracker(tmp_path / "large.pledge", 10_000)) as large:
        begun = time.perf_counter()
        proposal = proposal_of(large)
        plan = plan_of(large, proposal)
        assert len(proposal.shifts) > 1_000
        assert time.perf_counter() - begun < 15
        large.write(plan, Origin.EDIT)
        assert large.conventions == OTHER
