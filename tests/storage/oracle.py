"""What a filter must find, worked out in plain Python from the rows that people entered."""

import itertools
import json
from datetime import date, timedelta
from functools import cmp_to_key
from operator import eq, ge, gt, le, lt
from typing import Any

from app.base.folding import fold
from app.domain.changes import Table
from app.domain.commitment import Assessment, Status
from app.domain.deadline import Certainty, Deadline, Relation
from app.domain.due_state import DueState, due_state
from app.domain.fields import Field
from app.domain.filters import (
    FACET_OF,
    NOTHING,
    AnyOf,
    Between,
    Comparison,
    Condition,
    Contains,
    Facet,
    FilterSpec,
    IsEmpty,
    Match,
    NumberIs,
    OneOf,
    Period,
    Relative,
    SortKey,
    TextIs,
)
from app.domain.overall import overall
from tests.storage.random_changes import Rows, Values

RANKS = {
    kind: {value.value: rank for rank, value in enumerate(kind)}
    for kind in (DueState, Status, Assessment, Relation, Certainty)
}
COMPARE = {
    Comparison.EQUAL: eq, Comparison.LESS: lt, Comparison.AT_MOST: le, Comparison.MORE: gt,
    Comparison.AT_LEAST: ge,
}  # fmt: skip
LIES = {
    Match.CONTAINS: lambda text, part: part in text,
    Match.STARTS: lambda text, part: text.startswith(part),
    Match.ENDS: lambda text, part: text.endswith(part),
    Match.EQUALS: lambda text, part: text == part,
}


class Oracle:
    """All commitments of some rows, each with everything that can be asked of it."""

    def __init__(self, rows: Rows, today: date, changed: str = "2024-05-15") -> None:
        self._rows = rows
        self._today = today
        self._changed = date.fromisoformat(changed)
        self.facts = {key: self._facts_of(key, row) for key, row in rows[Table.COMMITMENT].items()}

    def ids(self, spec: FilterSpec) -> list[str]:
        """The commitments that a filter finds, in its order."""
        found = [
            key
            for key in self.facts
            if all(self._meets(key, one, spec.stale_days) for one in spec.conditions)
        ]
        return sorted(found, key=cmp_to_key(lambda a, b: self._compare(a, b, spec.sort)))

    def counts(self, spec: FilterSpec, facet: Facet) -> dict[str, int]:
        """How many rows each value of a facet would show."""
        counts: dict[str, int] = {}
        for key in self.ids(FilterSpec(spec.without(facet), stale_days=spec.stale_days)):
            for value in self.facet_values(key, facet, spec.stale_days):
                counts[value] = counts.get(value, 0) + 1
        return counts

    def values(self, field: Field, spec: FilterSpec) -> dict[str, int]:
        """How many rows each value of a field has beside the other conditions."""
        counts: dict[str, int] = {}
        for key in self.ids(FilterSpec(spec.without_values(field), stale_days=spec.stale_days)):
            (value,) = self.plain_values(key, field)
            counts[value] = counts.get(value, 0) + 1
        return counts

    def plain_values(self, key: str, field: Field) -> set[str]:
        """The values of a field as filters write them."""
        facts = self.facts[key]
        if field in FACET_OF:
            return self.facet_values(key, FACET_OF[field], 60)
        if field in facts["texts"]:
            return {facts["texts"][field][0]}
        value = facts["numbers"].get(field, facts["days"].get(field))
        if value is None:
            return {NOTHING}
        return {
            value.isoformat()
            if isinstance(value, date)
            else f"{value:g}".replace("8e+09", "8000000000")
        }

    def facet_values(self, key: str, facet: Facet, stale_days: int) -> set[str]:
        """The values of a facet that a row has."""
        facts = self.facts[key]
        if facet is not Facet.ATTENTION:
            return facts["facets"][facet]
        finished = facts["facets"][Facet.STATUS] & {"done", "dropped"}
        last = facts["days"][Field.UPDATED] or facts["published"]
        silent = last is None or last <= self._today - timedelta(days=stale_days)
        reasons = {
            "stale": silent and not finished,
            "question": facts["numbers"][Field.QUESTIONS] > 0,
            "no_organisation": not finished and facts["facets"][Facet.ORGANISATION] == {""},
            "slipped": not finished and facts["numbers"][Field.SLIPS] > 0,
            "past_latest": facts["facets"][Facet.DUE] == {"past_latest"},
        }
        return {reason for reason, holds in reasons.items() if holds} or {""}

    # --- conditions --------------------------------------------------------------------------

    def _meets(self, key: str, condition: Condition, stale_days: int) -> bool:
        facts = self.facts[key]
        if isinstance(condition, AnyOf):
            met = bool(self.facet_values(key, condition.facet, stale_days) & set(condition.values))
        elif isinstance(condition, Contains):
            met = any(fold(condition.text) in fold(words) for words in facts["words"])
        elif isinstance(condition, OneOf):
            met = bool(self.plain_values(key, condition.field) & set(condition.values))
        elif isinstance(condition, IsEmpty):
            met = self.plain_values(key, condition.field) == {NOTHING}
        elif isinstance(condition, NumberIs):
            met = _compares(facts["numbers"][condition.field], condition)
        elif isinstance(condition, TextIs):
            empty = self.plain_values(key, condition.field) == {NOTHING}
            met = _is_worded(facts["texts"][condition.field], condition, empty=empty)
        elif isinstance(condition, Relative):
            met = _lies_relatively(facts["days"][condition.field], condition, self._today)
        else:
            met = _lies_between(facts["days"][condition.field], condition)
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
        updates = sorted(
            (one["on_date"], identifier, one["text"])
            for identifier, one in self._rows[Table.UPDATE].items()
            if one["commitment_id"] == key
        )
        updated, update = (
            (date.fromisoformat(updates[-1][0]), updates[-1][2]) if updates else (None, "")
        )
        lead = [one for one in parties if one["role"] == "lead"]
        chain = self._chain(row["section_id"])
        percent = row["percent"]
        value = targets[0]["value"] if targets else None
        silent = (self._today - updated).days if updated else None
        due = due_state(whole.relation, whole.earliest, whole.latest, status, done, self._today)
        questions = [one for one in self._children(Table.QUESTION, key) if one["state"] == "open"]
        document = self._rows[Table.DOCUMENT][row["document_id"]]
        return {
            "place": (document["position"], row["position"]),
            "published": _day(document["published"]),
            "words": [
                row["ref"], row["text"], *path, whole.phrase, promised.phrase, row["owner"],
                row["notes"], *tags, row["assessment_reason"], update,
                "、".join(one["phrase"] for one in targets),
                *(name for one in parties for name in self._names(one)),
            ],
            "facets": {
                Facet.ORGANISATION: _known(parties, agents=False) or {""},
                Facet.LEAD: _known(lead, agents=False) or {""},
                Facet.AGENT: _known(parties, agents=True) or {""},
                Facet.ROLE: {one["role"] for one in parties} or {""},
                Facet.CERTAINTY: {whole.certainty.value},
                Facet.OWNER: {row["owner"]},
                Facet.QUARTER: {_quarter(whole.latest)},
                Facet.SECTION: set(chain) or {""},
                Facet.DOCUMENT: {row["document_id"]},
                Facet.DUE: {due.value},
                Facet.STATUS: {row["status"] or ""},
                Facet.ASSESSMENT: {row["assessment"]},
                Facet.RELATION: {whole.relation.value},
                Facet.TAG: set(tags) or {""},
                Facet.TARGET: {"yes" if targets else "no"},
                Facet.QUESTION: {"yes" if questions else "no"},
            },
            "texts": {
                Field.REF: [row["ref"]],
                Field.TEXT: [row["text"]],
                Field.RESPONSIBLE: self._all_names(parties, lambda role: role != "agent"),
                Field.LEAD: self._all_names(parties, lambda role: role == "lead"),
                Field.AGENTS: self._all_names(parties, lambda role: role == "agent"),
                Field.SECTION: path,
                Field.DOCUMENT: [document["title"]],
                Field.DEADLINE: [whole.phrase],
                Field.FIRST_PROMISE: [promised.phrase],
                Field.TARGET: ["、".join(one["phrase"] for one in targets)],
                Field.OWNER: [row["owner"]],
                Field.TAGS: tags,
                Field.NOTES: [row["notes"]],
                Field.ASSESSMENT_REASON: [row["assessment_reason"]],
                Field.UPDATE: [update],
            },
            "numbers": {
                Field.PERCENT: percent, Field.TARGET_VALUE: value, Field.ACTIONS: len(actions),
                Field.QUESTIONS: len(questions), Field.SILENT: silent,
                Field.SLIPS: sum(map(_slips, ledgers)),
            },
            "days": {
                Field.EARLIEST: whole.earliest, Field.LATEST: whole.latest, Field.COMPLETED: done,
                Field.UPDATED: updated, Field.CHANGED: self._changed,
            },
            Field.LEAD: "、".join(one["name"] for one in lead) or None,
            Field.DOCUMENT: document["position"],
            Field.QUARTER: _quarter(whole.latest) or None,
            Field.RELATION: RANKS[Relation][whole.relation.value],
            Field.CERTAINTY: RANKS[Certainty][whole.certainty.value],
            Field.TARGET_VALUE: value,
            Field.ASSESSMENT_REASON: row["assessment_reason"] or None,
            Field.ACTIONS: len(actions),
            Field.QUESTIONS: len(questions),
            Field.UPDATED: updated,
            Field.UPDATE: update or None,
            Field.SILENT: silent,
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

    def _all_names(self, parties: list[Values], wanted: Any) -> list[str]:
        """Every name of the organisations with some roles; of known ones those of the list."""
        found = []
        for one in parties:
            if not wanted(one["role"]):
                continue
            body = self._rows[Table.ORGANISATION].get(one["organisation_id"])
            if body is None:
                found.append(one["name"])
            else:
                names = ("zh_hant", "zh_hans", "en", "abbreviation")
                found += [*(body[name] for name in names), *json.loads(body["aliases"])]
        return [name for name in found if name]

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


def _quarter(day: date | None) -> str:
    return f"{day.year}Q{(day.month - 1) // 3 + 1}" if day else ""


def _compares(number: float | None, condition: NumberIs) -> bool:
    if number is None:
        return False
    if condition.comparison is Comparison.BETWEEN:
        return condition.value <= number <= condition.upper
    return COMPARE[condition.comparison](number, condition.value)


def _is_worded(texts: list[str], condition: TextIs, *, empty: bool) -> bool:
    wanted = fold(condition.text)
    if not wanted:
        return condition.match is not Match.EQUALS or empty
    return any(LIES[condition.match](fold(text), wanted) for text in texts)


def _lies_relatively(day: date | None, condition: Relative, today: date) -> bool:
    """By asking of the day itself where it lies, not for the ends of the stretch."""
    if day is None:
        return False
    offset = (day - today).days
    counted = {
        Period.TODAY: offset == 0, Period.YESTERDAY: offset == -1, Period.TOMORROW: offset == 1,
        Period.PAST: offset < 0, Period.FUTURE: offset > 0,
        Period.LAST_DAYS: -condition.days <= offset <= 0,
        Period.NEXT_DAYS: 0 <= offset <= condition.days,
    }  # fmt: skip
    if condition.period in counted:
        return counted[condition.period]
    step, _, unit = condition.period.value.partition("_")
    return (
        _number_of(unit, day) - _number_of(unit, today) == {"last": -1, "this": 0, "next": 1}[step]
    )


def _number_of(unit: str, day: date) -> int:
    """The running number of the week, month, quarter... that a day lies in."""
    if unit == "week":
        return (day.toordinal() - 1) // 7
    if unit == "financial_year":
        return day.year if day.month >= 4 else day.year - 1
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    return (day.year * 12 + day.month - 1) // months


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
