"""Everything that can be seen and asked of a commitment, worked out from plain rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from tests.journeys.plain_table.edits import PlainEdits
from tests.journeys.plain_table.rows import Row

STATUS = {"not_started": "Not started", "in_progress": "In progress", "done": "Done",
          "dropped": "Dropped"}  # fmt: skip
ASSESSMENT = {"on_track": "On track", "watch": "Watch", "off_track": "Off track",
              "not_assessed": "Not assessed"}  # fmt: skip
DUE = {"past_latest": "Past latest", "due_soon": "Due soon", "open": "Open",
       "not_yet_open": "Not yet open", "ongoing": "Ongoing", "undated": "Undated",
       "done_late": "Done late", "done": "Done", "dropped": "Dropped"}  # fmt: skip
RELATION = {"by": "by", "in": "within", "from": "from", "until": "until", "ongoing": "ongoing",
            "none": "no deadline"}  # fmt: skip
CERTAINTY = ("firm", "approximate", "ambiguous")
Facts = dict[str, Any]


@dataclass
class World:
    """What does not change while the machine runs."""

    documents: dict[str, Row]
    sections: dict[str, Row]
    """Each with its title, its place among all and the section above it."""
    organisations: dict[str, Row]
    """In their order, with all names."""


class FactsOf:
    """Reads plain rows as a table, on a day."""

    def __init__(self, edits: PlainEdits, world: World, fold: Callable[[str], str]) -> None:
        self._edits = edits
        self._rows = edits.rows
        self.world = world
        self.fold = fold

    def every(self) -> dict[str, Facts]:
        """All commitments, as they stand in their documents."""
        found = {key: self.facts(key) for key in self._rows.tables["commitment"]}
        return dict(sorted(found.items(), key=lambda pair: pair[1]["place"]))

    def facts(self, key: str) -> Facts:
        row = self._rows.tables["commitment"][key]
        document = self.world.documents[row["document_id"]]
        chain = self.chain(row["section_id"])
        facts: Facts = {
            "id": key,
            "place": (document["position"], row["position"], key),
            "document": row["document_id"],
            "section": row["section_id"],
            "chain": chain,
            "path": tuple(self.world.sections[one]["title"] for one in chain),
            "title": document["title"],
            "published": document["published"],
            "tags": sorted(one["name"] for _key, one in self._rows.of("tag", key)),
            "questions": sum(q["state"] == "open" for _k, q in self._rows.of("question", key)),
            "changed": self._rows.changed[key] + timedelta(hours=8),
        }
        for name in ("ref", "text", "status", "percent", "assessment", "assessment_reason",
                     "owner", "notes"):  # fmt: skip
            facts[name] = row[name]
        facts["completed"] = _day(row["completed_on"])
        self._time(key, facts)
        self._people(key, facts)
        self._reports(key, facts)
        facts["due"] = self._due(facts)
        facts["attention"] = lambda days: self._attention(facts, days)
        return facts

    def chain(self, section: str | None) -> list[str]:
        found: list[str] = []
        while section:
            found.insert(0, section)
            section = self.world.sections[section]["parent"]
        return found

    @property
    def today(self) -> date:
        return date.fromisoformat(self._edits.today)

    def _time(self, key: str, facts: Facts) -> None:
        ledgers = [self._edits.ledger(action) for action, _row in self._edits.actions(key)]
        now = _whole([one[-1] for one in ledgers if one[-1] is not None])
        first = _whole([one[0] for one in ledgers if one[0] is not None])
        facts |= now
        facts["actions"] = len(ledgers)
        facts["first_phrase"], facts["first_latest"] = first["phrase"], first["latest"]
        ends = [[step and step["latest"] for step in one] for one in ledgers]
        facts["slips"] = sum(bool(a) and (not b or b > a) for one in ends for a, b in pairwise(one))
        latest = facts["latest"]
        facts["quarter"] = f"{latest.year}Q{(latest.month + 2) // 3}" if latest else ""
        targets = [row for _key, row in self._edits.targets(key)]
        facts["targets"] = targets
        facts["target"] = "、".join(one["phrase"] for one in targets)
        facts["target_value"] = targets[0]["value"] if targets else None

    def _people(self, key: str, facts: Facts) -> None:
        every = [row for _key, row in self._rows.of("party", key)]
        for name, wanted in (
            ("responsible", lambda role: role != "agent"),
            ("agents", lambda role: role == "agent"),
            ("lead", lambda role: role == "lead"),
        ):
            own = [one for one in every if wanted(one["role"])]
            facts[name] = own
            facts[f"{name}_names"] = [n for one in own for n in self._names(one)]
        facts["roles"] = {one["role"] for one in every}

    def _names(self, party: Row) -> list[str]:
        known = self.world.organisations.get(party["organisation_id"] or "")
        return known["every"] if known else [party["name"]]

    def shown_name(self, party: Row) -> str:
        """The English name, as the window of the machine speaks English."""
        known = self.world.organisations.get(party["organisation_id"] or "")
        return known["shown"] if known else party["name"]

    def _reports(self, key: str, facts: Facts) -> None:
        updates = [(row["on_date"], name, row) for name, row in self._rows.of("update", key)]
        last = max(updates)[2] if updates else None
        facts["updated"] = _day(last["on_date"]) if last else None
        facts["update"] = last["text"] if last else ""
        facts["update_kind"] = last["kind"] if last else None
        facts["silent"] = (self.today - facts["updated"]).days if last else None

    def _due(self, facts: Facts) -> str:
        status, latest, earliest = facts["status"], facts["latest"], facts["earliest"]
        if status == "dropped":
            return "dropped"
        if status == "done":
            done = facts["completed"]
            return "done_late" if latest and done and done > latest else "done"
        if not earliest and not latest:
            return "ongoing" if facts["relation"] == "ongoing" else "undated"
        if earliest and earliest > self.today:
            return "not_yet_open"
        if not latest:
            return "open"
        if latest < self.today:
            return "past_latest"
        return "due_soon" if (latest - self.today).days <= 30 else "open"

    def _attention(self, facts: Facts, days: int) -> set[str]:
        unfinished = facts["status"] not in ("done", "dropped")
        news = facts["updated"] or facts["published"]
        silent = news is None or (self.today - news).days >= days
        holds = {
            "past_latest": facts["due"] == "past_latest",
            "question": facts["questions"] > 0,
            "no_organisation": unfinished and not facts["responsible"],
            "slipped": unfinished and facts["slips"] > 0,
            "stale": unfinished and silent,
        }
        return {reason for reason, so in holds.items() if so}

    def cell(self, facts: Facts, field: str) -> str:
        """What the table says, in English."""
        value = facts.get(field)
        if field in ("responsible", "agents", "lead"):
            return ", ".join(self.shown_name(one) for one in facts[field])
        if field in _WORDS:
            return _WORDS[field].get(value, "")
        if field in _CELLS:
            return _CELLS[field](facts)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        return "" if value is None else str(value)


_WORDS: dict[str, dict[Any, str]] = {
    "status": STATUS, "assessment": ASSESSMENT, "due": DUE, "relation": RELATION,
    "certainty": dict(zip(CERTAINTY, CERTAINTY, strict=True)),
}  # fmt: skip
_CELLS: dict[str, Callable[[Facts], str]] = {
    "section": lambda facts: facts["path"][-1] if facts["path"] else "",
    "document": lambda facts: facts["title"],
    "deadline": lambda facts: facts["phrase"],
    "first_promise": lambda facts: facts["first_phrase"],
    "percent": lambda facts: "" if facts["percent"] is None else f"{facts['percent']}%",
    "tags": lambda facts: "、".join(facts["tags"]),
    "target_value": lambda facts: (
        "" if facts["target_value"] is None else f"{facts['target_value']:,}"
    ),
    "update": lambda facts: (
        "Confirmed, no change"
        if facts["update_kind"] == "no_change" and not facts["update"]
        else facts["update"]
    ),
    "changed": lambda facts: facts["changed"].strftime("%Y-%m-%d %H:%M"),
    "slips": lambda facts: str(facts["slips"] or ""),
    "silent": lambda facts: "" if facts["silent"] is None else f"{facts['silent']:,}",
}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _whole(deadlines: list[Row]) -> Facts:
    """A commitment ends when its last action does; it begins with the first, if all begin."""
    phrase = "；".join(one["phrase"] for one in deadlines)
    dated = [one for one in deadlines if one["earliest"] or one["latest"]]
    firmness = [CERTAINTY.index(one["certainty"]) for one in dated or deadlines]
    certainty = CERTAINTY[max(firmness, default=0)]
    if not dated:
        ongoing = any(one["relation"] == "ongoing" for one in deadlines)
        return {"phrase": phrase, "relation": "ongoing" if ongoing else "none",
                "earliest": None, "latest": None, "certainty": certainty}  # fmt: skip
    last = max(dated, key=lambda one: one["latest"] or "0001-01-01")
    begins = [one["earliest"] for one in dated]
    return {"phrase": phrase, "relation": last["relation"], "certainty": certainty,
            "earliest": _day(min(begins)) if all(begins) else None,
            "latest": _day(last["latest"])}  # fmt: skip
