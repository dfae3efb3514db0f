import itertools
from datetime import date, timedelta

from sqlalchemy import case, insert, select

from app.domain.attention import Attention, AttentionFacts, attention
from app.domain.commitment import Status
from app.domain.deadline import Relation
from app.domain.due_state import due_state
from app.storage.attention_expression import attention_expressions, stale_expression
from app.storage.tables import listing
from tests.storage.test_due_expression import REST, text

TODAY = date(2024, 2, 28)
DAYS = (None, *(TODAY + timedelta(days=offset) for offset in (-61, -60, -59, 0, 1)))


def test_the_database_and_the_domain_agree_on_every_combination(database):
    cases = list(itertools.product(("", "保安局"), DAYS, (None, *Status), (0, 2), DAYS, (0, 1)))
    rows = [
        REST
        | {"key": key, "id": str(key), "relation": "by", "earliest": None, "completed_on": None}
        | {"responsible": body, "latest": text(latest), "status": status}
        | {"questions": questions, "updated": text(updated), "slips": slips}
        for key, (body, latest, status, questions, updated, slips) in enumerate(cases)
    ]
    with database.transaction() as connection:
        connection.execute(insert(listing), rows)
        for days in (0, 60, 10**7):
            reasons = attention_expressions(TODAY) | {
                Attention.STALE: stale_expression(TODAY, days)
            }
            flags = [case((holds, 1), else_=0) for holds in reasons.values()]
            found = [
                {reason for reason, holds in zip(reasons, row, strict=True) if holds}
                for row in connection.execute(select(*flags).order_by(listing.c.key))
            ]
            expected = [expected_of(one, days) for one in cases]
            assert [
                one for one in zip(cases, found, expected, strict=True) if one[1] != one[2]
            ] == []
            assert set().union(*expected) >= set(attention_expressions(TODAY))


def expected_of(one, days):
    body, latest, status, questions, updated, slips = one
    due = due_state(Relation.BY, None, latest, status, None, TODAY)
    facts = AttentionFacts(status, due, bool(body), questions, updated, slips)
    return attention(facts, TODAY, days)
