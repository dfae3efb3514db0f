"""What a filter must find, worked out in plain Python from the rows that people entered."""

import itertools
from datetime import date
from functools import cmp_to_key
from typing import Any

from app.base.folding import fold
from app.domain.changes import Table
from app.domain.commitment import Assessment, Status
from app.domain.deadline import Certainty, Deadline, Relation
from app.domain.due_state import DueState, due_state
from app.domain.fields import Field
from app.domain.filters import AnyOf, Between, Condition, Contains, Facet, FilterSpec, SortKey
from app.domain.overall import overall
from tests.storage.random_changes import Rows, Values

RANKS = {
    kind: {value.value: rank for rank, value in enumerate(kind)}
    for kind in (DueState, Status, Assessment)
}


class Oracle:
    """All commitments of some rows, each with everything that can be asked of it."""

    def __init__(self, rows: Rows, today: date) -> None:
        self._rows = rows
        self._today = today
        self.facts = {key: self._facts_of(key, row) for key, row in rows[Table.COMMITMENT].items()}

    def ids(self, spec: FilterSpec) -> list[str]:
        """The commitments that a filter finds, in its order."""
        found = [key for key in self.facts if all(self._meets(key, one) for one in spec.conditions)]
        return sorted(found, key=cmp_to_key(lambda a, b: self._compare(a, b, spec.sort)))

    def counts(self, spec: FilterSpec, facet: Facet) -> dict[str, int]:
        """How many rows each value of a facet would show."""
        counts: dict[str, int] = {}
        for key in self.ids(FilterSpec(spec.without(facet))):
            for value in self.facts[key]["facets"][facet]:
                counts[value] = counts.get(value, 0) + 1
        return counts

    # --- conditions --------------------------------------------------------------------------

    def _meets(self, key: str, condition: Condition) -> bool:
        facts = self.facts[key]
        if isinstance(condition, AnyOf):
            met = bool(facts["facets"][condition.facet] & set(condition.values))
        elif isinstance(condition, Contains):
            met = any(fold(condition.text) in fold(words) for words in facts["words"])
        else:
            met = _lies_between(facts[condition.field], condition)
        return met is not condition.negated

    # --- order -------------------------------------------------------------------------------

    def _compare(self, one: str, other: str, sort: tuple[SortKey, ...]) -> int:
        first, second = self.facts[one], self.facts[other]
        for key in sort:
            a, b = first[key.field], second[key.field]
            if (a is None) is not (b is None):
                return 1 if a is None else -1
            if a != b:
                return (1 if a > b else -1) * (-1 if key.descending else 1)
        return 1 if first["place"] > second["place"] else -1

    # --- facts -------------------------------------------------------------------------------

    def _facts_of(self, key: str, row: Values) -> dict[Any, Any]:
        path = self._path(row["section_id"])
        actions = self._children(Table.ACTION, key)
        ledgers = [self._ledger(one) for one in actions]
        deadlines = [ledger[-1] for ledger in ledgers if ledger[-1] is not None]
        promised = overall(ledger[0] for ledger in ledgers if ledger[0] is not None)
        targets = [one for action in actions for one in self._targets(action)]
        parties = self._children(Table.RESPONSIBILITY, key)
        responsible = "、".join(one["name"] for one in parties if one["role"] != "agent")
        agents = "、".join(one["name"] for one in parties if one["role"] == "agent")
        tags = sorted(one["name"] for one in self._children(Table.TAG, key))
        whole = overall(deadlines)
        status = Status(row["status"]) if row["status"] else None
        done = date.fromisoformat(row["completed_on"]) if row["completed_on"] else None
        due = due_state(whole.relation, whole.earliest, whole.latest, status, done, self._today)
        questions = [one for one in self._children(Table.QUESTION, key) if one["state"] == "open"]
        document = self._rows[Table.DOCUMENT][row["document_id"]]
        return {
            "place": (document["position"], row["position"]),
            "words": [
                row["ref"], row["text"], *path, whole.phrase, promised.phrase, row["owner"],
                row["notes"], *tags,
                "、".join(one["phrase"] for one in targets),
                *(name for one in parties for name in self._names(one)),
            ],
            "facets": {
                Facet.ORGANISATION: _known(parties, agents=False) or {""},
                Facet.AGENT: _known(parties, agents=True),
                Facet.SECTION: set(self._chain(row["section_id"])),
                Facet.DOCUMENT: {row["document_id"]},
                Facet.DUE: {due.value},
                Facet.STATUS: {row["status"] or ""},
                Facet.ASSESSMENT: {row["assessment"]},
                Facet.RELATION: {whole.relation.value},
                Facet.TAG: set(tags) or {""},
                Facet.TARGET: {"yes" if targets else "no"},
                Facet.QUESTION: {"yes" if questions else "no"},
            },
            Field.REF: (document["position"], row["position"]),
            Field.TEXT: row["text"],
            Field.RESPONSIBLE: responsible or None,
            Field.AGENTS: agents or None,
            Field.DEADLINE: whole.latest,
            Field.EARLIEST: whole.earliest,
            Field.LATEST: whole.latest,
            Field.DUE: RANKS[DueState][due.value],
            Field.TARGET: targets[0]["value"] if targets else None,
            Field.STATUS: RANKS[Status][row["status"]] if row["status"] else None,
            Field.PERCENT: row["percent"],
            Field.COMPLETED: row["completed_on"],
            Field.ASSESSMENT: RANKS[Assessment][row["assessment"]],
            Field.OWNER: row["owner"] or None,
            Field.NOTES: row["notes"] or None,
            Field.SLIPS: sum(map(_slips, ledgers)) or None,
            Field.FIRST_PROMISE: promised.latest,
        }  # fmt: skip

    def _children(self, table: Table, commitment: str) -> list[Values]:
        rows = self._rows[table].values()
        own = [row for row in rows if row["commitment_id"] == commitment]
        return sorted(own, key=lambda row: row.get("position") or 0)

    def _ledger(self, action: Values) -> list[Deadline | None]:
        """The first promise of an action, and what it has become, step by step."""
        (key,) = [key for key, row in self._rows[Table.ACTION].items() if row is action]
        later = [one for one in self._rows[Table.REVISION].values() if one["action_id"] == key]
        later.sort(key=lambda one: one["position"])
        return [_deadline(one) if one["phrase"] else None for one in (action, *later)]

    def _targets(self, action: Values) -> list[Values]:
        (key,) = [key for key, row in self._rows[Table.ACTION].items() if row is action]
        own = [row for row in self._rows[Table.TARGET].values() if row["action_id"] == key]
        return sorted(own, key=lambda row: row["position"])

    def _chain(self, section: str | None) -> list[str]:
        chain: list[str] = []
        while section:
            chain.insert(0, section)
            section = self._rows[Table.SECTION][section]["parent_id"]
        return chain

    def _path(self, section: str | None) -> list[str]:
        return [self._rows[Table.SECTION][one]["title"] for one in self._chain(section)]

    def _names(self, party: Values) -> list[str]:
        body = self._rows[Table.ORGANISATION].get(party["organisation_id"], {})
        return [
            party["name"],
            *(body.get(name, "") for name in ("zh_hant", "zh_hans", "en", "abbreviation")),
        ]


def _slips(ledger: list[Deadline | None]) -> int:
    """How often the last day moved away, or was taken away."""
    ends = [one.latest if one else None for one in ledger]
    return sum(
        before is not None and (after is None or after > before)
        for before, after in itertools.pairwise(ends)
    )


def _known(parties: list[Values], *, agents: bool) -> set[str]:
    return {
        one["organisation_id"] or f"?{one['name']}"
        for one in parties
        if (one["role"] == "agent") is agents
    }


def _deadline(row: Values) -> Deadline:
    days = [date.fromisoformat(row[name]) if row[name] else None for name in ("earliest", "latest")]
    return Deadline(
        row["phrase"], Relation(row["relation"]), *days, certainty=Certainty(row["certainty"])
    )


def _lies_between(day: date | None, condition: Between) -> bool:
    if day is None:
        return False
    after = condition.first is None or day >= condition.first
    return after and (condition.last is None or day <= condition.last)
