import itertools
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from app.domain.commitment import Status
from app.domain.deadline import Relation
from app.domain.due_state import DueState, due_state
from app.storage.due_expression import due_state_expression
from app.storage.tables import listing

TODAY = date(2024, 2, 28)
OFFSETS = (-31, -1, 0, 1, 30, 31)
DAYS = (None, *(TODAY + timedelta(days=offset) for offset in OFFSETS))
REST = {
    "document_id": "d", "document_position": 1, "position": 1, "ref": "", "text": "", "path": "[]",
    "responsible": "", "agents": "", "parties": "[]", "names": "", "phrase": "",
    "certainty": "firm", "bars": "[]", "target": "", "assessment": "", "owner": "",
    "tags": "[]", "notes": "", "actions": 1, "questions": 0, "changed": "",
    "document": "", "lead": "", "assessment_reason": "", "update_text": "",
    "slips": 0, "first_phrase": "",
}  # fmt: skip


def text(day):
    return day.isoformat() if day else None


def test_the_database_and_the_domain_agree_on_every_combination(database):
    cases = list(itertools.product(Relation, DAYS, DAYS, (None, *Status), (None, *DAYS[2:5])))
    rows = [
        REST
        | {"key": key, "id": str(key), "relation": relation.value, "earliest": text(earliest)}
        | {"latest": text(latest), "status": status, "completed_on": text(completed)}
        for key, (relation, earliest, latest, status, completed) in enumerate(cases)
    ]
    with database.transaction() as connection:
        connection.execute(insert(listing), rows)
        query = select(due_state_expression(TODAY)).order_by(listing.c.key)
        found = connection.execute(query).scalars().all()
    expected = [due_state(*case, TODAY).value for case in cases]
    assert [case for case, a, b in zip(cases, found, expected, strict=True) if a != b] == []
    assert set(expected) == {state.value for state in DueState}


@pytest.mark.parametrize("today", [date(2023, 12, 31), date(2024, 2, 29), date(2024, 12, 2)])
def test_soon_is_counted_over_the_ends_of_months_and_years(database, today):
    rows = [
        REST
        | {"key": offset, "id": str(offset), "relation": "by", "earliest": None, "status": None}
        | {"latest": text(today + timedelta(days=offset)), "completed_on": None}
        for offset in (0, 30, 31)
    ]
    with database.transaction() as connection:
        connection.execute(insert(listing), rows)
        found = connection.execute(
            select(due_state_expression(today)).order_by(listing.c.key)
        ).scalars()
        assert list(found) == ["due_soon", "due_soon", "open"]
