"""Domain and SQL say the same of what asks for attention."""

import random
from datetime import date, timedelta

import pytest

from app.domain.attention import Attention, AttentionFacts, attention
from app.domain.changes import FieldChanged, Label, Origin, RowRemoved, Table
from app.domain.commitment import Status, UpdateKind
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.services.attention import NeedsAttention
from app.services.editing import AddUpdate, Planned, SetField
from app.wording.columns import responsible, row_due_state

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        (AttentionFacts(None, DueState.OPEN, True, 0, TODAY), set()),
        (AttentionFacts(None, DueState.PAST_LATEST, True, 0, TODAY), {Attention.PAST_LATEST}),
        (AttentionFacts(None, DueState.OPEN, True, 2, TODAY), {Attention.QUESTION}),
        (AttentionFacts(None, DueState.OPEN, False, 0, TODAY), {Attention.NO_ORGANISATION}),
        (AttentionFacts(None, DueState.OPEN, True, 0, TODAY, 1), {Attention.SLIPPED}),
        (
            AttentionFacts(None, DueState.OPEN, True, 0, TODAY - timedelta(days=60)),
            {Attention.STALE},
        ),
        (AttentionFacts(None, DueState.OPEN, True, 0, TODAY - timedelta(days=59)), set()),
        (AttentionFacts(None, DueState.OPEN, True, 0, None), {Attention.STALE}),
        (AttentionFacts(Status.DONE, DueState.DONE_LATE, False, 1, None, 3), {Attention.QUESTION}),
        (AttentionFacts(Status.DROPPED, DueState.DROPPED, False, 0, None, 3), set()),
    ],
)
def test_reasons(facts, reasons):
    assert attention(facts, TODAY, 60) == reasons


@pytest.mark.parametrize("seed", range(3))
def test_sql_and_domain_agree_also_while_things_change(sample, clock, seed):
    choose = random.Random(seed)
    rows = list(sample.rows(sample.matches(FilterSpec())).values())
    needs = NeedsAttention(sample, 60)
    sample.subscribe(needs.note)
    remove_some_organisations(sample, choose, rows)
    for _ in range(60):
        one = choose.choice(rows)
        clock.forward(days=choose.choice((0, 1, 2)))
        sample.renew_day()
        if choose.random() < 0.5:
            sample.apply(AddUpdate((one.id,), UpdateKind.NO_CHANGE))
        else:
            value = choose.choice((None, "done", "dropped", "in_progress"))
            sample.apply(SetField((one.id,), Field.STATUS, value))
        if choose.random() < 0.2:
            needs.set_stale_days(choose.choice((7, 60, 250, 730)))
        if choose.random() < 0.3:
            assert told(sample, needs) == expected(sample, needs.stale_days)
    assert told(sample, needs) == expected(sample, needs.stale_days)


def remove_some_organisations(workspace, choose, rows):
    some = [row.id for row in choose.sample(rows, 6)]
    with workspace.reader() as reader:
        parties = reader.children(Table.RESPONSIBILITY, some)
        questions = list(reader.children(Table.QUESTION, [row.id for row in rows]).items())
    changes = [RowRemoved(Table.RESPONSIBILITY, key, values) for key, values in parties.items()]
    changes += [
        FieldChanged(Table.QUESTION, key, "state", "open", "dismissed")
        for key, values in questions[::2]
        if values["state"] == "open"
    ]
    workspace.write(Planned(Label("set_field", {"field": "notes"}), tuple(changes)), Origin.EDIT)


def told(workspace, needs):
    matches = workspace.matches(FilterSpec())
    found = {key: needs.reasons(key) for key in matches}
    assert needs.found(matches) == [key for key in matches if found[key]]
    counted = {reason: sum(reason in held for held in found.values()) for reason in Attention}
    assert needs.counts(matches) == counted
    return found


def expected(workspace, days):
    rows = workspace.rows(workspace.matches(FilterSpec()))
    published = {one.id: one.published for one in workspace.documents()}
    found = {}
    for key, row in rows.items():
        updates = workspace.commitment(row.id).updates
        news = max((one.on for one in updates), default=None) or published[row.document_id]
        news = date.fromisoformat(news) if isinstance(news, str) else news
        due, named = row_due_state(row, workspace.today), bool(responsible(row))
        facts = AttentionFacts(row.status, due, named, row.questions, news, row.slips)
        found[key] = attention(facts, workspace.today, days)
    return found


def test_the_next_one_in_either_direction_and_round(sample):
    needs = NeedsAttention(sample, 60)
    matches = sample.matches(FilterSpec())
    (one,) = {Attention.PAST_LATEST}
    places = [at for at, key in enumerate(matches) if one in needs.reasons(key)]
    assert len(places) > 2
    walked, at = [], 0
    for _ in places:
        at = needs.next_position(matches, at, 1, [one])
        walked.append(at)
    assert sorted(walked) == places
    assert needs.next_position(matches, places[0], -1, [one]) == places[-1]
    nothing = needs.next_position(matches, 0, 1, [Attention.SLIPPED])
    assert nothing is None
