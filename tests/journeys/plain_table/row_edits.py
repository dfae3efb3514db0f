"""What commands on whole rows, on texts and on blocks must do to plain rows."""

from typing import Any

from tests.journeys.plain_table.edits import (
    NO_DEADLINE,
    NOT_REPORTED,
    PHRASES,
    TARGETS,
    TEXTS,
    PlainEdits,
    Refused,
    reading,
    target,
)
from tests.journeys.plain_table.rows import Row

CHILDREN = ("action", "revision", "party", "tag", "update", "question")


def next_ref(edits: PlainEdits, document: str) -> str:
    """One more than the highest number of a document, in its style."""
    every = edits.rows.tables["commitment"].values()
    held = [row["ref"] for row in every if row["document_id"] == document]
    prefix = next((f"{ref.rpartition('-')[0]}-" for ref in held if "-" in ref), "")
    if not held and document != edits.first_document:
        prefix = "2-"
    numbers = [int(tail) for ref in held if (tail := ref.rpartition("-")[2]).isdecimal()]
    number = max(numbers, default=0) + 1
    taken = {row["ref"] for row in every}
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def add_commitment(edits: PlainEdits, identifier: str, text: str, where: Row) -> None:
    """`where` has document, section and position."""
    rows = edits.rows
    phrase, at, wanted, target_at = TEXTS[text]
    values = {**where, "ref": next_ref(edits, where["document_id"]), "text": text,
              **NOT_REPORTED, "owner": "", "notes": ""}  # fmt: skip
    rows.add("commitment", values, identifier)
    action = {"commitment_id": identifier, "position": 1, "text": text, "span_from": 0,
              "span_to": len(text), **reading(phrase), "phrase_from": at,
              "phrase_to": at + len(phrase)}  # fmt: skip
    key = rows.add("action", action)
    if wanted:
        rows.add("target", {"action_id": key, "position": 1, **target(wanted, target_at)})
    edits.ask(identifier, "organisation", "organisation_missing", {})


def place_behind(edits: PlainEdits, neighbour: str) -> Row:
    row = edits.rows.tables["commitment"][neighbour]
    return {name: row[name] for name in ("document_id", "section_id", "position")}


def delete(edits: PlainEdits, ids: Any) -> None:
    for identifier in ids:
        for key, _row in edits.targets(identifier):
            edits.rows.remove("target", key)
        for table in CHILDREN:
            for key, _row in edits.rows.of(table, identifier):
                edits.rows.remove(table, key)
        edits.rows.remove("commitment", identifier)


def duplicate(edits: PlainEdits, copies: dict[str, str]) -> None:
    """`copies` has the identifier of each copy by that of its original."""
    rows = edits.rows
    for identifier, copy in copies.items():
        row = rows.tables["commitment"][identifier]
        fresh = {**row, **NOT_REPORTED, "ref": next_ref(edits, row["document_id"])}
        rows.add("commitment", fresh, copy)
        for key, action in edits.actions(identifier):
            made = rows.add("action", {**action, "commitment_id": copy})
            for _key, one in rows.of("target", key, "action_id"):
                rows.add("target", {**one, "action_id": made})
        for table in ("party", "tag", "question"):
            for _key, one in rows.of(table, identifier):
                if one.get("state", "open") == "open":
                    rows.add(table, {**one, "commitment_id": copy})


# --- texts and actions ---------------------------------------------------------------------------


def prefixed(edits: PlainEdits, identifier: str, old: str, new: str) -> None:
    """The words in front of a text become others; everything behind them stays as it is."""
    rows = edits.rows
    text = rows.tables["commitment"][identifier]["text"]
    after, by = new + text[len(old) :], len(new) - len(old)
    if after == text:
        return
    rows.set("commitment", identifier, text=after)
    for key, row in edits.actions(identifier):
        start = row["span_from"] + by if row["span_from"] else 0
        end = row["span_to"] + by
        rows.set("action", key, span_from=start, span_to=end, text=after[start:end])
        if row["phrase"] and row["phrase_to"]:
            rows.set("action", key, phrase_from=row["phrase_from"] + by,
                     phrase_to=row["phrase_to"] + by)  # fmt: skip
        for position, (name, one) in enumerate(rows.of("target", key, "action_id"), 1):
            shift = by if one["span_to"] else 0
            rows.set("target", name, position=position, span_from=one["span_from"] + shift,
                     span_to=one["span_to"] + shift)  # fmt: skip


def split(edits: PlainEdits, identifier: str, cut: int) -> None:
    """One action becomes two at a place of the text."""
    rows = edits.rows
    text = rows.tables["commitment"][identifier]["text"]
    if not text[:cut].strip() or not text[cut:].strip():
        raise Refused("part_without_words")
    parts = [trimmed(text, 0, cut), trimmed(text, cut, len(text))]
    ((key, row),) = edits.actions(identifier)
    targets = rows.of("target", key, "action_id")
    places = [(row["phrase_from"], row["phrase_to"])]
    places += [(one["span_from"], one["span_to"]) for _key, one in targets]
    if any(start < cut < end for start, end in places):
        raise Refused("part_cuts_phrase")
    at = row["phrase_from"] if row["phrase"] and row["phrase_to"] else row["span_from"]
    dated = bool(row["phrase"] or rows.of("revision", key, "action_id"))
    mine = 1 if dated and parts[1][0] <= at else 0
    made = ["", ""]
    for place, (start, end) in enumerate(parts):
        values = {"position": place + 1, "text": text[start:end], "span_from": start,
                  "span_to": end}  # fmt: skip
        if place == mine:
            rows.set("action", key, **values)
            made[place] = key
        else:
            blank = {"commitment_id": identifier, **NO_DEADLINE, "phrase_from": 0, "phrase_to": 0}
            made[place] = rows.add("action", {**blank, **values})
    counts = [0, 0]
    begin = row["span_from"] if key == made[0] else 0
    for name, one in targets:
        at = one["span_from"] if one["span_to"] else begin
        holder = 1 if parts[1][0] <= at else 0
        counts[holder] += 1
        rows.set("target", name, action_id=made[holder], position=counts[holder])


def join(edits: PlainEdits, identifier: str) -> None:
    """All actions become one, with the deadline that ends last and all targets."""
    rows = edits.rows
    every = edits.actions(identifier)
    if len(every) < 2:
        return
    text = rows.tables["commitment"][identifier]["text"]
    start, end = min(r["span_from"] for _k, r in every), max(r["span_to"] for _k, r in every)

    def ends(one: tuple[str, Row]) -> tuple[bool, str]:
        now = edits.ledger(one[0])[-1]
        return bool(one[1]["phrase"] or now), (now or {"latest": None})["latest"] or ""

    targets, kept = edits.targets(identifier), max(every, key=ends)[0]
    for position, (name, _row) in enumerate(targets, 1):
        rows.set("target", name, action_id=kept, position=position)
    for key, _row in every:
        if key != kept:
            for name, _revision in rows.of("revision", key, "action_id"):
                rows.remove("revision", name)
            rows.remove("action", key)
    rows.set("action", kept, position=1, span_from=start, span_to=end, text=text[start:end])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A part without blanks around it and the comma behind it."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    words = text[start:end].rstrip()
    if len(words) > 1 and words[-1] in "，,；;":
        words = words[:-1]
    return start, start + len(words)


# --- blocks --------------------------------------------------------------------------------------


def set_value(edits: PlainEdits, ids: Any, name: str, value: Any) -> None:
    """A value of any kind of field."""
    if name == "tags":
        edits.set_tags(ids, value)
    elif name == "responsible":
        edits.set_parties(ids, value)
    elif name == "deadline":
        edits.revise(ids, value)
    elif name == "target":
        edits.set_targets(ids, value)
    else:
        column = "completed_on" if name == "completed" else name
        edits.set_field(ids, column, value)


def held(edits: PlainEdits, name: str, identifier: str) -> Any:
    """What a commitment holds in a field; LookupError for words that are not in our lists."""
    if name == "tags":
        return tuple(sorted(row["name"] for _key, row in edits.rows.of("tag", identifier)))
    if name == "responsible":
        return edits.given(identifier, roles=True)
    if name == "deadline":
        phrase = "；".join(one["phrase"] for one in edits.in_force(identifier))
        if not phrase:
            raise Refused("deadline_not_cleared")
        if phrase not in PHRASES:
            raise LookupError
        return phrase
    if name == "target":
        phrases = tuple(row["phrase"] for _key, row in edits.targets(identifier))
        if not set(phrases) <= TARGETS.keys() or len(set(phrases)) < len(phrases):
            raise LookupError
        return phrases
    column = "completed_on" if name == "completed" else name
    return edits.rows.tables["commitment"][identifier][column]
