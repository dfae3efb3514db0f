"""Targets by hand: a text such as `500名、30%` becomes the targets of a commitment."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, Plain, RowAdded, RowRemoved, Table
from app.domain.deadline import Span
from app.domain.edits import LONGEST_LINE
from app.domain.errors import InvalidValue
from app.domain.target import Target
from app.domain.target_grammar import find_targets
from app.services.commands import Circumstances, SetTargets
from app.services.document_rows import target_values
from app.storage.reader import Reader

_PARTS = re.compile(r"[、；;\n]|[,，](?!\d)")

_Rows = list[tuple[str, Mapping[str, Plain]]]


@lru_cache(maxsize=1_024)
def read_targets(text: str) -> tuple[Target, ...]:
    """The targets of a typed text, each with its words whole. Raises InvalidValue for other words.

    Parts stand between 、 ； and commas. A part in which the grammar finds one target is its
    phrase, so that nothing that was typed is lost: 約500個名額.
    """
    found: list[Target] = []
    for part in filter(None, (one.strip() for one in _PARTS.split(whole(text)))):
        if len(part) > LONGEST_LINE:
            raise InvalidValue("text_too_long", limit=LONGEST_LINE)
        targets = find_targets(part)
        if not targets:
            raise InvalidValue("target_not_read", phrase=part)
        if len(targets) == 1:
            found.append(replace(targets[0], phrase=part, span=(0, 0)))
        else:
            found += (replace(one, span=(0, 0)) for one in targets)
    return tuple(found)


def set_targets(reader: Reader, command: SetTargets, _now: Circumstances) -> list[Change]:
    """The same targets for all."""
    return targets_changed(reader, dict.fromkeys(command.ids, command.text))


def targets_changed(reader: Reader, texts: Mapping[str, str]) -> list[Change]:
    """The changes that bring each commitment to the targets of its text.

    A target whose words are there already stays what it is, with the action that it belongs to; a
    new one goes to the action in which its words stand, or to the first.
    """
    wanted = {identifier: read_targets(text) for identifier, text in texts.items()}
    rows = reader.plain(Table.COMMITMENT, wanted, ("text",))
    words = {key: str(row["text"]) for key, row in rows.items()}
    actions = _by_position(reader.children(Table.ACTION, words), "commitment_id")
    every = [key for rows in actions.values() for key, _row in rows]
    targets = _by_position(reader.targets(every), "action_id")
    removed: list[Change] = []
    added: list[Change] = []
    for identifier, text in words.items():
        own = actions.get(identifier, [])
        held = [one for key, _row in own for one in targets.get(key, ())]
        if [row["phrase"] for _key, row in held] == [one.phrase for one in wanted[identifier]]:
            continue
        missing = list(wanted[identifier])
        ends: dict[str, int] = {}
        for key, row in held:
            same = next((one for one in missing if one.phrase == row["phrase"]), None)
            if same is None:
                removed.append(RowRemoved(Table.TARGET, key, row))
            else:
                missing.remove(same)
            action_id = str(row["action_id"])
            ends[action_id] = max(ends.get(action_id, 0), int(row["position"] or 0))
        for one in missing:
            span = _place(text, one.phrase)
            holder = _holder(own, span)
            if holder is not None:
                ends[holder] = ends.get(holder, 0) + 1
                values = target_values(holder, ends[holder], replace(one, span=span))
                added.append(RowAdded(Table.TARGET, new_id(), values))
    return [*removed, *added]


def _by_position(rows: Mapping[str, Mapping[str, Plain]], reference: str) -> dict[str, _Rows]:
    found: dict[str, _Rows] = {}
    for key, row in sorted(rows.items(), key=lambda pair: int(pair[1]["position"] or 0)):
        found.setdefault(str(row[reference]), []).append((key, row))
    return found


def _place(text: str, phrase: str) -> Span:
    at = text.find(phrase)
    return (at, at + len(phrase)) if at >= 0 else (0, 0)


def _holder(actions: Iterable[tuple[str, Mapping[str, Plain]]], span: Span) -> str | None:
    """The action that holds a place of the text, or the first one."""
    every = list(actions)
    for key, row in every:
        start, end = int(row["span_from"] or 0), int(row["span_to"] or 0)
        if span != (0, 0) and start <= span[0] < end:
            return key
    return every[0][0] if every else None
