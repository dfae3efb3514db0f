from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.commitment import Action, Assessment, Status
from app.domain.deadline import Certainty, Deadline, Relation, Window
from app.domain.due_state import DueState
from app.domain.ledger import Revision
from app.domain.listing import Bar, ListingRow
from app.domain.marks import (
    BODIES,
    LEAD_DAYS,
    Mark,
    Overrun,
    Progress,
    Shape,
    action_mark,
    elapsed,
    extent,
    marks,
)

PUBLISHED = date(2023, 10, 25)
JAN, JUNE = date(2024, 1, 1), date(2024, 6, 30)


def bar(earliest=None, latest=None, certainty=Certainty.FIRM, soft_start=False, soft_end=False):
    return Bar(Relation.IN, earliest, latest, certainty, soft_start, soft_end, "期限")


def row(*bars, relation=Relation.NONE):
    return ListingRow(
        key=1, id="c1", ref="1", text="", path=(), document_id="d1", section_id=None, parties=(),
        phrase="期限", relation=relation, earliest=None, latest=None, certainty=Certainty.FIRM,
        bars=bars, target="", status=None, percent=None, completed_on=None,
        assessment=Assessment.NOT_ASSESSED, owner="", tags=(), notes="", actions=1, questions=0,
        changed="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (bar(JAN, JUNE), Mark(Shape.WINDOW, JAN, JUNE, phrase="期限")),
        (
            bar(JAN, JUNE, soft_start=True, soft_end=True),
            Mark(Shape.WINDOW, JAN, JUNE, soft_start=True, soft_end=True, phrase="期限"),
        ),
        (bar(JAN, JAN), Mark(Shape.MILESTONE, JAN, JAN, phrase="期限")),
        (bar(JAN), Mark(Shape.ARROW, JAN, None, soft_end=True, phrase="期限")),
        (
            bar(None, JUNE, Certainty.AMBIGUOUS),
            Mark(Shape.LIMIT, PUBLISHED, JUNE, True, False, True, "期限"),
        ),
    ],
)
def test_each_kind_of_window_has_its_own_shape(one, expected):
    assert marks(row(one), PUBLISHED) == (replace(expected, bar=0),)


@pytest.mark.parametrize("published", [None, JUNE, JUNE + timedelta(days=1)])
def test_a_limit_without_a_known_beginning_leads_in_by_half_a_year(published):
    (mark,) = marks(row(bar(None, JUNE)), published)
    assert (mark.start, mark.end) == (JUNE - timedelta(days=LEAD_DAYS), JUNE)


def test_nothing_disappears_what_has_no_days_has_a_lane():
    assert [one.shape for one in marks(row(relation=Relation.ONGOING), None)] == [Shape.ONGOING]
    assert [one.shape for one in marks(row(), None)] == [Shape.UNDATED]
    assert [one.shape for one in marks(row(bar()), None)] == [Shape.UNDATED]


def test_each_dated_deadline_of_a_row_is_drawn_and_no_lane_beside_it():
    found = marks(row(bar(), bar(JAN, JUNE), bar(JAN), relation=Relation.ONGOING), PUBLISHED)
    assert [one.shape for one in found] == [Shape.WINDOW, Shape.ARROW]


def test_the_axis_takes_in_every_mark_and_the_present_day():
    today = date(2024, 3, 1)
    found = [*marks(row(bar(JAN), bar(None, JUNE)), PUBLISHED), Mark(Shape.ONGOING)]
    assert extent(found, today) == (PUBLISHED, JUNE)
    assert extent([], today) == (today, today)


# --- how far a row has come -----------------------------------------------------------------------

TODAY = date(2024, 8, 15)


def standing(*bars, today=TODAY, **more):
    latest = max(one.latest for one in bars)
    whole = replace(row(*bars, relation=Relation.IN), earliest=bars[0].earliest, latest=latest)
    return marks(replace(whole, **more), PUBLISHED, today)


def test_what_is_past_its_latest_day_runs_on_to_today():
    (mark,) = standing(bar(JAN, JUNE))
    assert mark.overrun == Overrun(TODAY, done=False)
    (mark,) = standing(bar(JAN, JUNE), today=JUNE)
    assert mark.overrun is None


def test_what_was_done_late_runs_on_to_that_day():
    late = {"status": Status.DONE, "completed_on": date(2024, 7, 3)}
    (mark,) = standing(bar(JAN, JUNE), **late)
    assert mark.overrun == Overrun(date(2024, 7, 3), done=True)
    (mark,) = standing(bar(JAN, JUNE), status=Status.DONE, completed_on=JUNE)
    assert mark.overrun is None


@pytest.mark.parametrize("status", [Status.DROPPED, Status.DONE])
def test_what_is_over_does_not_run_on(status):
    (mark,) = standing(bar(JAN, JUNE), status=status)
    assert mark.overrun is None


def test_of_several_bars_the_one_that_ends_last_tells_how_far_it_has_come():
    found = standing(bar(JAN, JUNE), bar(JAN, date(2024, 3, 31)), percent=40)
    assert [one.overrun is None for one in found] == [False, True]
    assert [one.progress for one in found] == [Progress(40, 100), None]


def test_progress_stands_beside_the_part_of_the_window_that_has_gone_by():
    (mark,) = standing(bar(date(2024, 8, 6), date(2024, 8, 25)), percent=70)
    assert mark.progress == Progress(reported=70, expected=45)
    (mark,) = standing(bar(JUNE, JUNE), percent=70)
    assert mark.progress is None, "one day has no length"


def test_the_part_that_has_gone_by_is_between_nothing_and_all():
    first, last = date(2024, 1, 1), date(2024, 1, 10)
    gone = [elapsed(first, last, first + timedelta(days=step)) for step in range(-2, 13)]
    assert gone[0] == gone[1] == gone[2] == 0
    assert gone == sorted(gone)
    assert gone[12] == gone[14] == 100


def test_every_due_state_has_a_body():
    assert set(BODIES) == set(DueState)


def test_earlier_promises_belong_to_their_own_deadline():
    promised = (Window(None, JAN),)
    revised = replace(bar(None, JUNE), earlier=promised)
    found = marks(row(bar(JAN, JUNE), revised), PUBLISHED)
    assert [one.earlier for one in found] == [(), promised]
    assert [one.bar for one in found] == [0, 1]
    assert extent(found, JUNE)[0] == PUBLISHED


def test_the_extent_holds_what_was_promised_and_what_ran_over():
    mark = Mark(Shape.WINDOW, JAN, JUNE, earlier=(Window(date(2023, 3, 1), None),),
                overrun=Overrun(date(2025, 1, 1), done=True))  # fmt: skip
    assert extent([mark], JUNE) == (date(2023, 3, 1), date(2025, 1, 1))


def action(deadline, *revisions):
    return Action("1", "", (0, 0), deadline, revisions=revisions)


def test_an_action_has_the_mark_of_its_deadline():
    deadline = Deadline("2024年上半年", Relation.IN, JAN, JUNE, soft_end=True)
    assert action_mark(action(deadline), None) == Mark(
        Shape.WINDOW, JAN, JUNE, soft_end=True, phrase="2024年上半年"
    )
    assert action_mark(action(None), None).shape is Shape.UNDATED
    ongoing, timely = Deadline("持續", Relation.ONGOING), Deadline("適時", Relation.NONE)
    assert action_mark(action(ongoing), None).shape is Shape.ONGOING
    assert action_mark(action(timely), None).shape is Shape.UNDATED


def test_a_revised_action_has_the_mark_of_its_latest_deadline_over_the_first_promise():
    first = Deadline("2024年上半年", Relation.IN, JAN, JUNE)
    later = Deadline("2025年年底前", Relation.BY, None, date(2025, 12, 31))
    gone = Revision("2", JUNE, None)
    revised = action(first, Revision("1", JAN, later))
    mark = action_mark(revised, JAN)
    assert (mark.shape, mark.end, mark.earlier) == (
        Shape.LIMIT, date(2025, 12, 31), (Window(JAN, JUNE),)
    )  # fmt: skip
    assert action_mark(action(first, *revised.revisions, gone), JAN).shape is Shape.UNDATED
