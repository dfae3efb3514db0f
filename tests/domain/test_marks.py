from datetime import date, timedelta

import pytest

from app.domain.commitment import Assessment
from app.domain.deadline import Certainty, Relation
from app.domain.listing import Bar, ListingRow
from app.domain.marks import LEAD_DAYS, Mark, Shape, extent, marks

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
    assert marks(row(one), PUBLISHED) == (expected,)


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
