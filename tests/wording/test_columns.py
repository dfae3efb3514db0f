from datetime import date

import pytest

from app.base.i18n import Language
from app.domain.attention import Attention
from app.domain.commitment import Assessment, Status, UpdateKind
from app.domain.deadline import Certainty, Relation
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.listing import ListingRow, Party
from app.domain.organisation import Role
from app.exchange.organisation_list import hong_kong, organisation_id
from app.wording.columns import Reader, cell, head, help_text, row_attention, row_due_state

ROW = ListingRow(
    key=1, id="c1", ref="2-12", text="推出計劃。", path=("章", "節"), document_id="d",
    section_id="s",
    parties=(
        Party("保安局", Role.RESPONSIBLE, organisation_id("sb")),
        Party("某某局", Role.LEAD),
        Party("消防處", Role.AGENT, organisation_id("fsd")),
    ),
    phrase="2024年第三季或以前", relation=Relation.BY, earliest=None, latest=date(2024, 9, 30),
    certainty=Certainty.FIRM, bars=(), target="兩次", status=Status.IN_PROGRESS, percent=0,
    completed_on=None, assessment=Assessment.WATCH, owner="陳", tags=("會議", "跟進"), notes="記",
    actions=1, questions=0, changed="2024-05-14T16:30:00.000Z",
    document="附篇", target_value=1200.0, assessment_reason="緩慢", updated=date(2024, 3, 15),
    update_text="", update_kind=UpdateKind.NO_CHANGE,
)  # fmt: skip
CELLS = {
    Field.REF: "2-12",
    Field.TEXT: "推出計劃。",
    Field.RESPONSIBLE: "Security Bureau, 某某局",
    Field.AGENTS: "Fire Services Department",
    Field.SECTION: "節",
    Field.LEAD: "某某局",
    Field.DOCUMENT: "附篇",
    Field.DEADLINE: "2024年第三季或以前",
    Field.EARLIEST: "",
    Field.LATEST: "2024-09-30",
    Field.DUE: "Open",
    Field.QUARTER: "2024Q3",
    Field.RELATION: "by",
    Field.CERTAINTY: "firm",
    Field.TARGET: "兩次",
    Field.TARGET_VALUE: "1,200",
    Field.ASSESSMENT_REASON: "緩慢",
    Field.ACTIONS: "1",
    Field.QUESTIONS: "0",
    Field.UPDATED: "2024-03-15",
    Field.UPDATE: "Confirmed, no change",
    Field.SILENT: "61",
    Field.STATUS: "In progress",
    Field.PERCENT: "0%",
    Field.COMPLETED: "",
    Field.ASSESSMENT: "Watch",
    Field.OWNER: "陳",
    Field.TAGS: "會議、跟進",
    Field.NOTES: "記",
    Field.CHANGED: "2024-05-15 00:30",
    Field.SLIPS: "",
    Field.FIRST_PROMISE: "",
}


def reader(language=Language.EN, today=date(2024, 5, 15)):
    return Reader(language, today, hong_kong())


@pytest.mark.parametrize("field", Field)
def test_a_field_is_shown_in_words(field):
    assert cell(ROW, field, reader()) == CELLS[field]


@pytest.mark.parametrize("language", Language)
def test_every_field_has_a_cell_and_a_head_in_every_language(language):
    heads = [head(field, language) for field in Field]
    assert all(heads)
    assert len(set(heads)) == len(heads)
    assert all(isinstance(cell(ROW, field, reader(language)), str) for field in Field)


def test_names_are_parted_as_the_language_parts_them():
    assert cell(ROW, Field.RESPONSIBLE, reader(Language.ZH_HANT)) == "保安局、某某局"


def test_the_due_state_of_a_row_depends_on_the_day():
    states = [
        row_due_state(ROW, day) for day in (date(2024, 5, 15), date(2024, 9, 1), date(2024, 10, 1))
    ]
    assert states == [DueState.OPEN, DueState.DUE_SOON, DueState.PAST_LATEST]


@pytest.mark.parametrize("field", Field)
def test_every_field_is_explained_in_a_line(field):
    words = help_text(field, Language.EN)
    assert 10 < len(words) < 80
    assert words != head(field, Language.EN)


def test_a_row_tells_why_it_needs_attention():
    assert row_attention(ROW, date(2024, 5, 15)) == {Attention.STALE}
    assert row_attention(ROW, date(2024, 5, 13)) == frozenset()
    assert row_attention(ROW, date(2024, 5, 13), 30) == {Attention.STALE}
    assert row_attention(ROW, date(2024, 10, 1)) == {Attention.STALE, Attention.PAST_LATEST}
