"""What each command must do to plain rows. Phrases and texts come from a list with their readings:
how words are read is proved elsewhere, by the tables of the grammars.
"""

from typing import Any

from tests.journeys.plain_table.rows import PlainRows, Row

NO_DEADLINE = {"phrase": "", "relation": "none", "earliest": None, "latest": None,
               "certainty": "firm"}  # fmt: skip
PHRASES: dict[str, tuple[str, str | None, str | None]] = {
    "": ("none", None, None),
    "2023年12月": ("in", "2023-12-01", "2023-12-31"),
    "2024年第三季": ("in", "2024-07-01", "2024-09-30"),
    "2024-05-20": ("in", "2024-05-20", "2024-05-20"),
    "2026年上半年": ("in", "2026-01-01", "2026-06-30"),
    "2025年或之前": ("by", None, "2025-12-31"),
    "2025年6月30日或之前": ("by", None, "2025-06-30"),
    "持續": ("ongoing", None, None),
}
TARGETS: dict[str, tuple[float, str, str]] = {
    "500名": (500, "名", "="),
    "30%": (30, "%", "="),
    "最少1,000個": (1000, "個", ">="),
    "約20間": (20, "間", "~"),
}
TEXTS = {
    "推行便民措施": ("", 0, "", 0),
    "加強宣傳及教育，並公布結果": ("", 0, "", 0),
    "於2024年第三季完成檢討": ("2024年第三季", 1, "", 0),
    "全力在2025年6月30日或之前推出平台，惠及500名長者": ("2025年6月30日或之前", 3, "500名", 23),
    "Publish a guide for schools": ("", 0, "", 0),
}
"""Texts to add, with the deadline and the target in them and where these stand."""
PREFIXES = ("", "另外，", "同時，")
NOT_REPORTED = {"status": None, "percent": None, "completed_on": None,
                "assessment": "not_assessed", "assessment_reason": ""}  # fmt: skip


class Refused(Exception):
    """A command that the product must refuse, with the code of its sentence."""


class PlainEdits:
    """Commands on some rows, on a day."""

    def __init__(self, rows: PlainRows, fold: Any) -> None:
        self.rows = rows
        self.today = ""
        self.first_document = ""
        self._fold = fold

    # --- fields ---------------------------------------------------------------------------------

    def set_field(self, ids: Any, name: str, value: Any) -> None:
        for identifier in ids:
            values = {name: value}
            row = self.rows.tables["commitment"][identifier]
            if name == "status":
                done = row["completed_on"] or self.today
                values["completed_on"] = done if value == "done" else None
            if name == "ref":
                others = [r for k, r in self._commitments() if k != identifier]
                if any(one["ref"] == value for one in others):
                    raise Refused("ref_taken")
            self.rows.set("commitment", identifier, **values)

    def set_tags(self, ids: Any, names: tuple[str, ...]) -> None:
        for identifier in ids:
            held = {row["name"]: key for key, row in self.rows.of("tag", identifier)}
            for name in held.keys() - set(names):
                self.rows.remove("tag", held[name])
            for name in dict.fromkeys(names):
                if name not in held:
                    self.rows.add("tag", {"commitment_id": identifier, "name": name})

    def alter_tags(self, ids: Any, add: tuple[str, ...], remove: tuple[str, ...]) -> None:
        for identifier in ids:
            held = [row["name"] for _key, row in self.rows.of("tag", identifier)]
            self.set_tags([identifier], (*(one for one in held if one not in remove), *add))

    def add_update(self, ids: Any, kind: str, text: str) -> None:
        for one in ids:
            values = {"commitment_id": one, "on_date": self.today, "kind": kind, "text": text}
            self.rows.add("update", values)

    # --- organisations --------------------------------------------------------------------------

    def set_parties(self, ids: Any, parties: list[tuple[str, str | None, str | None]]) -> None:
        """`parties` are names with role and identifier."""
        for identifier in ids:
            held = {row["known"]: (key, row) for key, row in self.responsible(identifier)}
            wanted = {known or f"?{self._fold(name)}": (name, role, known)
                      for name, role, known in parties}  # fmt: skip
            for position, (key, (name, role, known)) in enumerate(wanted.items(), 1):
                if key in held:
                    again = {"role": role} if role else {}
                    self.rows.set("party", held[key][0], position=position, **again)
                else:
                    made = {"commitment_id": identifier, "organisation_id": known, "known": key}
                    made |= {"position": position, "name": name, "role": role or "responsible"}
                    self.rows.add("party", made)
            for key in held.keys() - wanted.keys():
                self.rows.remove("party", held[key][0])
            self._ask_about_parties(identifier, held, wanted)

    def add_parties(self, ids: Any, party: tuple[str, str | None, str | None]) -> None:
        for identifier in ids:
            held = self.given(identifier, roles=False)
            keys = [self._key(one) for one in held]
            if self._key(party) in keys:
                held[keys.index(self._key(party))] = party
            else:
                held.append(party)
            self.set_parties([identifier], held)

    def remove_party(self, ids: Any, party: tuple[str, str | None, str | None]) -> None:
        for identifier in ids:
            held = self.given(identifier, roles=False)
            self.set_parties([identifier], [h for h in held if self._key(h) != self._key(party)])

    def given(self, identifier: str, *, roles: bool) -> list[tuple[str, str | None, str | None]]:
        return [
            (row["name"], row["role"] if roles else None, row["organisation_id"])
            for _key, row in self.responsible(identifier)
        ]

    def responsible(self, identifier: str) -> list[tuple[str, Row]]:
        return [one for one in self.rows.of("party", identifier) if one[1]["role"] != "agent"]

    def _key(self, party: tuple[str, str | None, str | None]) -> str:
        return party[2] or f"?{self._fold(party[0])}"

    def _ask_about_parties(self, identifier: str, held: Any, wanted: Any) -> None:
        if held.keys() == wanted.keys():
            return
        for key, (_row_id, row) in held.items():
            if key not in wanted:
                self.settle(identifier, "organisation", {"name": row["name"]})
        if not wanted:
            self.ask(identifier, "organisation", "organisation_missing", {})
            return
        if not held:
            self.settle(identifier, "organisation", {})
        for key, (name, _role, known) in wanted.items():
            if known is None and key not in held:
                self.ask(identifier, "organisation", "organisation_unknown", {"name": name})

    def settle(self, identifier: str, about: str, values: dict[str, str]) -> None:
        for key, row in self.rows.of("question", identifier):
            if (row["about"] == about and row["state"] == "open"
                    and values.items() <= row["details"].items()):  # fmt: skip
                self.rows.remove("question", key)

    def ask(self, identifier: str, about: str, code: str, details: dict[str, str]) -> None:
        values = {"commitment_id": identifier, "about": about, "code": code}
        values |= {"details": Details(details), "state": "open"}
        if all(row != values for _key, row in self.rows.of("question", identifier)):
            self.rows.add("question", values)

    # --- deadlines and targets ------------------------------------------------------------------

    def actions(self, identifier: str) -> list[tuple[str, Row]]:
        return self.rows.of("action", identifier)

    def ledger(self, action: str) -> list[Row | None]:
        """The first promise of an action and what it has become; None for no deadline."""
        first = self.rows.tables["action"][action]
        later = [row for _key, row in self.rows.of("revision", action, "action_id")]
        return [row if row["phrase"] else None for row in (first, *later)]

    def in_force(self, identifier: str) -> list[Row]:
        found = [self.ledger(key)[-1] for key, _row in self.actions(identifier)]
        return [one for one in found if one is not None]

    def _deciding(self, identifier: str) -> str:
        dated = [
            (now["latest"] or "0001-01-01", key)
            for key, _row in self.actions(identifier)
            if (now := self.ledger(key)[-1]) is not None and (now["earliest"] or now["latest"])
        ]
        if dated:
            return max(dated, key=lambda pair: pair[0])[1]
        return self.actions(identifier)[0][0]

    def revise(self, ids: Any, phrase: str) -> None:
        for identifier in ids:
            action = self._deciding(identifier)
            before = self.ledger(action)[-1]
            said = "；".join(one["phrase"] for one in self.in_force(identifier))
            if (before["phrase"] if before else "") == phrase or (phrase and phrase == said):
                continue
            later = self.rows.of("revision", action, "action_id")
            if later and before is not None:
                self.settle(identifier, "deadline", {"phrase": before["phrase"]})
            last = max((row["position"] for _key, row in later), default=0)
            made = {"commitment_id": identifier, "action_id": action, "position": last + 1}
            self.rows.add("revision", made | reading(phrase))

    def correct(self, ids: Any, phrase: str) -> None:
        for identifier in ids:
            action = self._deciding(identifier)
            row = self.rows.tables["action"][action]
            if row["phrase"] == phrase:
                continue
            if row["phrase"]:
                self.settle(identifier, "deadline", {"phrase": row["phrase"]})
            text = self.rows.tables["commitment"][identifier]["text"]
            at = text.find(phrase, row["span_from"], row["span_to"]) if phrase else -1
            at = text.find(phrase) if phrase and at < 0 else at
            place = (at, at + len(phrase)) if at >= 0 else (0, 0)
            place_of = {"phrase_from": place[0], "phrase_to": place[1]}
            self.rows.set("action", action, **reading(phrase), **place_of)

    def targets(self, identifier: str) -> list[tuple[str, Row]]:
        return [
            one
            for key, _row in self.actions(identifier)
            for one in self.rows.of("target", key, "action_id")
        ]

    def set_targets(self, ids: Any, phrases: tuple[str, ...]) -> None:
        for identifier in ids:
            held, missing = self.targets(identifier), list(phrases)
            if [row["phrase"] for _key, row in held] == missing:
                continue
            ends: dict[str, int] = {}
            for key, row in held:
                if row["phrase"] in missing:
                    missing.remove(row["phrase"])
                else:
                    self.rows.remove("target", key)
                ends[row["action_id"]] = max(ends.get(row["action_id"], 0), row["position"])
            for phrase in missing:
                self._add_target(identifier, phrase, ends)

    def _add_target(self, identifier: str, phrase: str, ends: dict[str, int]) -> None:
        at = self.rows.tables["commitment"][identifier]["text"].find(phrase)
        actions = self.actions(identifier)
        inside = [k for k, row in actions if at >= 0 and row["span_from"] <= at < row["span_to"]]
        holder = (inside or [actions[0][0]])[0]
        ends[holder] = ends.get(holder, 0) + 1
        self.rows.add("target", {"action_id": holder, "position": ends[holder],
                                 **target(phrase, at)})  # fmt: skip

    def _commitments(self) -> list[tuple[str, Row]]:
        return list(self.rows.tables["commitment"].items())


class Details(dict[str, str]):
    """Values of a question, which can stand in a set."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted(self.items())))


def reading(phrase: str) -> Row:
    relation, earliest, latest = PHRASES[phrase]
    return {"phrase": phrase, "relation": relation, "earliest": earliest, "latest": latest,
            "certainty": "firm"}  # fmt: skip


def target(phrase: str, at: int) -> Row:
    value, unit, comparator = TARGETS[phrase]
    place = (at, at + len(phrase)) if at >= 0 else (0, 0)
    return {"phrase": phrase, "value": value, "unit": unit, "comparator": comparator, "scope": "",
            "span_from": place[0], "span_to": place[1]}  # fmt: skip
