"""Filter, order, groups and counts over facts: loops over all rows, nothing clever."""

from datetime import date
from functools import cmp_to_key
from operator import eq, ge, gt, le, lt
from typing import Any

from app.domain.fields import FIELDS
from app.domain.filters import (
    FACET_OF,
    AnyOf,
    Between,
    Condition,
    Contains,
    FilterSpec,
    GroupKey,
    IsEmpty,
    NumberIs,
    OneOf,
    Relative,
    SortKey,
    TextIs,
)
from tests.journeys.plain_table.facts import ASSESSMENT, DUE, RELATION, STATUS, Facts, FactsOf

COMPARE = {"=": eq, "<": lt, "<=": le, ">": gt, ">=": ge}
LIES = {
    "contains": lambda text, part: part in text,
    "starts": str.startswith,
    "ends": str.endswith,
    "equals": eq,
}
RANKED = {
    "due": list(DUE), "status": list(STATUS), "assessment": list(ASSESSMENT),
    "relation": list(RELATION), "certainty": ["firm", "approximate", "ambiguous"],
}  # fmt: skip
GROUP_WORDS = {
    "organisation": "Organisation", "section": "Section", "document": "Document",
    "due": "Due state", "quarter": "Deadline quarter", "status": "Status",
    "assessment": "Assessment", "owner": "Owner", "tag": "Tag",
}  # fmt: skip
FACET_NAMES = (
    "organisation", "lead", "agent", "role", "section", "document", "due", "quarter", "status",
    "assessment", "relation", "certainty", "owner", "tag", "target", "question", "attention",
)  # fmt: skip


class Questions:
    """Answers for one state of the rows."""

    def __init__(self, facts_of: FactsOf) -> None:
        self._of = facts_of
        self.facts = facts_of.every()

    # --- values ---------------------------------------------------------------------------------

    def facet(self, facts: Facts, name: str, days: int = 60) -> set[str]:
        """The values of a facet that a row has; "" for none."""
        if name == "organisation":
            return {
                one["organisation_id"] or f"?{one['name']}" for one in facts["responsible"]
            } or {""}
        if name in ("lead", "agent"):
            own = facts["lead" if name == "lead" else "agents"]
            return {one["organisation_id"] or f"?{one['name']}" for one in own} or {""}
        found = {
            "role": lambda: facts["roles"] or {""},
            "section": lambda: set(facts["chain"]) or {""},
            "tag": lambda: set(facts["tags"]) or {""},
            "target": lambda: {"yes" if facts["target"] else "no"},
            "question": lambda: {"yes" if facts["questions"] else "no"},
            "attention": lambda: facts["attention"](days) or {""},
        }
        return found[name]() if name in found else {facts[name] or ""}

    def texts(self, facts: Facts, name: str) -> list[str]:
        """The texts of a field in which words are looked for."""
        if name in ("responsible", "agents", "lead"):
            return [one for one in facts[f"{name}_names"] if one]
        if name in ("section", "tags"):
            return list(facts["path" if name == "section" else "tags"])
        return [self.plain(facts, name)]

    def plain(self, facts: Facts, name: str) -> Any:
        """The value of a field that is no facet, as it is stored; "" for none."""
        if name in ("responsible", "agents", "lead"):
            return "、".join(one["name"] for one in facts[name])
        also = {"deadline": "phrase", "first_promise": "first_phrase", "document": "title"}
        value = facts[also.get(name, name)]
        if name == "changed":
            return value.date().isoformat()
        if value is None:
            return ""
        return value.isoformat() if isinstance(value, date) else f"{value}"

    def values(self, spec: FilterSpec, name: str) -> dict[str, int]:
        """The list of values in the head of a column that is no facet."""
        counts: dict[str, int] = {}
        kept = [
            one
            for one in spec.conditions
            if not (isinstance(one, OneOf) and one.field.value == name and not one.negated)
        ]
        for facts in self._met(kept, spec.stale_days):
            value = self.plain(facts, name)
            counts[value] = counts.get(value, 0) + 1
        return counts

    def counts(self, spec: FilterSpec, facet: str) -> dict[str, int]:
        """How many rows each value of a facet would show beside the rest of the filter."""
        counts: dict[str, int] = {}
        kept = [
            one
            for one in spec.conditions
            if not (isinstance(one, AnyOf) and one.facet.value == facet and not one.negated)
        ]
        for facts in self._met(kept, spec.stale_days):
            for value in self.facet(facts, facet, spec.stale_days):
                counts[value] = counts.get(value, 0) + 1
        return counts

    # --- filter ---------------------------------------------------------------------------------

    def found(self, spec: FilterSpec) -> list[Facts]:
        """The rows that a filter finds, in its order."""
        met = self._met(spec.conditions, spec.stale_days)
        return sorted(met, key=cmp_to_key(lambda a, b: self._compare(a, b, spec.sort)))

    def _met(self, conditions: Any, days: int) -> list[Facts]:
        return [
            facts
            for facts in self.facts.values()
            if all(self._meets(facts, one, days) is not one.negated for one in conditions)
        ]

    def _meets(self, facts: Facts, one: Condition, days: int) -> bool:
        fold = self._of.fold
        if isinstance(one, AnyOf):
            return bool(self.facet(facts, one.facet.value, days) & set(one.values))
        if isinstance(one, Contains):
            return any(fold(one.text) in fold(words) for words in self._searched(facts))
        name = one.field.value
        if isinstance(one, OneOf):
            return self.plain(facts, name) in one.values
        if isinstance(one, IsEmpty):
            return self.plain(facts, name) == ""
        if isinstance(one, TextIs):
            wanted, texts = fold(one.text), self.texts(facts, name)
            if not wanted:
                return one.match.value != "equals" or not any(texts)
            return any(LIES[one.match.value](fold(text), wanted) for text in texts)
        return facts[name] is not None and self._compares(facts[name], name, one)

    def _compares(self, value: Any, name: str, one: Any) -> bool:
        if isinstance(one, NumberIs):
            if one.comparison.value == "..":
                return bool(one.value <= value <= one.upper)
            return bool(COMPARE[one.comparison.value](value, one.value))
        day = value.date() if name == "changed" else value
        if isinstance(one, Between):
            return (not one.first or one.first <= day) and (not one.last or day <= one.last)
        assert isinstance(one, Relative)
        return self._lies(day, one)

    def _lies(self, day: date, one: Relative) -> bool:
        today = self._of.today
        period, away = one.period.value, (day - today).days
        plain = {
            "today": away == 0, "yesterday": away == -1, "tomorrow": away == 1, "past": away < 0,
            "future": away > 0, "last_days": -one.days <= away <= 0,
            "next_days": 0 <= away <= one.days,
        }  # fmt: skip
        if period in plain:
            return plain[period]
        step, _, unit = period.partition("_")
        return _number(unit, day) - _number(unit, today) == {"last": -1, "this": 0, "next": 1}[step]

    def _searched(self, facts: Facts) -> list[str]:
        return [
            facts["ref"], facts["text"], *facts["path"], facts["phrase"], facts["first_phrase"],
            facts["target"], facts["owner"], *facts["tags"], facts["notes"], facts["update"],
            facts["assessment_reason"], *(one["name"] for one in facts["responsible"]),
            *(one["name"] for one in facts["agents"]), *facts["responsible_names"],
            *facts["agents_names"],
        ]  # fmt: skip

    # --- order ----------------------------------------------------------------------------------

    def _compare(self, one: Facts, other: Facts, sort: tuple[SortKey, ...]) -> int:
        for key in sort:
            a, b = self._rank(one, key.field.value), self._rank(other, key.field.value)
            if (a is None) is not (b is None):
                return 1 if a is None else -1
            if a != b:
                return (1 if a > b else -1) * (-1 if key.descending else 1)
        return 1 if one["place"] > other["place"] else -1

    def _rank(self, facts: Facts, name: str) -> Any:
        """What a field is sorted by; None for nothing."""
        if name in RANKED:
            return RANKED[name].index(facts[name]) if facts[name] else None
        special = {
            "ref": lambda: facts["place"][:2],
            "document": lambda: facts["place"][0],
            "section": lambda: facts["path"] or None,
            "tags": lambda: tuple(facts["tags"]) or None,
            "deadline": lambda: facts["latest"],
            "first_promise": lambda: facts["first_latest"],
            "target": lambda: facts["target_value"],
            "slips": lambda: facts["slips"] or None,
            "responsible": lambda: self.plain(facts, name) or None,
            "agents": lambda: self.plain(facts, name) or None,
            "lead": lambda: self.plain(facts, name) or None,
            "quarter": lambda: facts["quarter"] or None,
        }
        if name in special:
            return special[name]()
        return None if facts[name] == "" else facts[name]

    # --- groups ---------------------------------------------------------------------------------

    def lines(self, spec: FilterSpec, closed: set[tuple[str, ...]]) -> list[Any]:
        """What stands in the list: facts of rows, and (path, members) for the heads of groups."""
        rows = self.found(spec)
        if not spec.group:
            return rows
        return self._grouped(rows, tuple(dict.fromkeys(spec.group)), (), closed)

    def paths(self, spec: FilterSpec) -> list[tuple[str, ...]]:
        """The paths of all groups."""
        return [one[0] for one in self.lines(spec, set()) if isinstance(one, tuple)]

    def _grouped(
        self, rows: list[Facts], by: tuple[GroupKey, ...], path: tuple[str, ...], closed: Any
    ) -> list[Any]:
        found: list[Any] = []
        values = {value for facts in rows for value in self.group_values(facts, by[0])}
        for value in sorted(values, key=lambda one: self._group_rank(by[0], one)):
            members = [facts for facts in rows if value in self.group_values(facts, by[0])]
            inner = (*path, value)
            found.append((inner, members))
            if inner in closed:
                continue
            found += self._grouped(members, by[1:], inner, closed) if by[1:] else members
        return found

    def group_values(self, facts: Facts, by: GroupKey) -> set[str]:
        """The groups of a level that a row stands in."""
        if by is GroupKey.SECTION:
            return {facts["section"] or ""}
        return self.facet(facts, by.value)

    def _group_rank(self, by: GroupKey, value: str) -> Any:
        if by.value in RANKED:
            return RANKED[by.value].index(value) if value else 99
        if by is GroupKey.SECTION:
            return value == "", self._of.world.sections[value]["place"] if value else 0
        if by is GroupKey.DOCUMENT:
            return self._of.world.documents[value]["position"]
        if by is GroupKey.ORGANISATION:
            ranks = list(self._of.world.organisations)
            rank = ranks.index(value) if value in ranks else len(ranks)
            return value == "", rank, self._of.fold(value), value
        return value == "", self._of.fold(value), value

    def head(self, by: GroupKey, path: tuple[str, ...], members: list[Facts]) -> str:
        """What the head of a group says, but for totals, which come later."""
        count = len(members)
        parts = [f"{count} commitment{'s' if count != 1 else ''}"]
        for state, words in DUE.items():
            number = sum(facts["due"] == state for facts in members)
            parts += [f"{words}: {number}"] if number else []
        shared = sum(len(self.group_values(facts, by)) > 1 for facts in members)
        parts += [f"{shared} shared"] if shared else []
        return f"{self._group_name(by, path[-1])}: " + " · ".join(parts)

    def _group_name(self, by: GroupKey, value: str) -> str:
        world = self._of.world
        if not value:
            return f"{GROUP_WORDS[by.value]}: none"
        if by is GroupKey.QUARTER:
            return f"Q{value[-1]} {value[:4]}"
        if by is GroupKey.ORGANISATION:
            known = world.organisations.get(value)
            return known["shown"] if known else value.removeprefix("?")
        if by is GroupKey.SECTION:
            return " › ".join(world.sections[one]["title"] for one in self._of.chain(value))
        if by is GroupKey.DOCUMENT:
            return str(world.documents[value]["title"])
        words = {"status": STATUS, "assessment": ASSESSMENT, "due": DUE}.get(by.value, {})
        return words.get(value, value)

    def totals(self, members: list[Facts]) -> dict[tuple[str, str, str], tuple[int, float]]:
        """How many targets and their sum, by unit, comparator and scope."""
        found: dict[tuple[str, str, str], tuple[int, float]] = {}
        for one in (target for facts in members for target in facts["targets"]):
            kind = one["unit"], one["comparator"], one["scope"]
            count, total = found.get(kind, (0, 0.0))
            found[kind] = count + 1, total + one["value"]
        return found


def _number(unit: str, day: date) -> int:
    """The running number of the week, month, quarter... that a day lies in."""
    if unit == "week":
        return (day.toordinal() - 1) // 7
    if unit == "financial_year":
        return day.year if day.month >= 4 else day.year - 1
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    return (day.year * 12 + day.month - 1) // months


PLAIN_FIELDS = tuple(one for one in FIELDS if one not in FACET_OF)
"""The fields whose values are listed one by one."""
