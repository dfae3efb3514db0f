"""A commitment split into actions at places of its text, and actions joined again."""

import itertools
from collections.abc import Iterable, Sequence

from app.domain.action_splitting import trimmed
from app.domain.changes import Change
from app.domain.deadline import Span
from app.domain.errors import InvalidValue
from app.services.action_rows import (
    ActionRows,
    Row,
    WantedAction,
    WantedTarget,
    deadline_columns,
    target_columns,
)
from app.services.commands import Circumstances, JoinActions, SplitActions
from app.storage.deadlines import deadline_values
from app.storage.reader import Reader


def cuts_around(text: str, span: Span) -> tuple[int, ...]:
    """The cuts that make a chosen stretch of a text an action of its own."""
    return tuple(at for at in sorted(set(span)) if text[:at].strip() and text[at:].strip())


def split_actions(reader: Reader, command: SplitActions, _now: Circumstances) -> list[Change]:
    """Each deadline and each target goes to the part that it stands in.

    Two deadlines in one part stay two actions with the same words. One that stands nowhere in the
    text, because it was entered by hand, goes where its action began. Raises InvalidValue for cuts
    that leave a part without words.
    """
    rows = ActionRows(reader, command.ids)
    text = rows.texts.get(command.commitment_id)
    if text is None:
        return []
    parts = _parts(text, command.cuts)
    held = rows.actions(command.commitment_id)
    _require_whole(rows, held, command.cuts)
    wanted: list[WantedAction] = []
    free = dict(held)
    for at, part in enumerate(parts):
        inside = [
            (key, row)
            for key, row in held
            if (row["phrase"] or rows.revisions(key)) and _part_of(row, parts) == at
        ]
        for key, _row in inside:
            del free[key]
        wanted += [_action(text, part, row, key) for key, row in inside] or [
            WantedAction(text[part[0] : part[1]], part, deadline_values(None))
        ]
    _reuse(wanted, free)
    for key, row in held:
        for target in rows.targets(key):
            _holder(wanted, target[1], row).targets.append(_target(target))
    rows.bring(command.commitment_id, wanted)
    return rows.changes


def _parts(text: str, cuts: Sequence[int]) -> list[Span]:
    edges = [0, *sorted(set(cuts) - {0, len(text)}), len(text)]
    parts = []
    for start, end in itertools.pairwise(edges):
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise InvalidValue("part_without_words")
        parts.append(trimmed(text, start, end))
    return parts


def _require_whole(rows: ActionRows, held: Iterable[tuple[str, Row]], cuts: Iterable[int]) -> None:
    """No cut goes through the words of a deadline or of a target."""
    places = [(row["phrase_from"], row["phrase_to"], row["phrase"]) for _key, row in held]
    places += [
        (row["span_from"], row["span_to"], row["phrase"])
        for key, _row in held
        for _target_key, row in rows.targets(key)
    ]
    for start, end, phrase in places:
        if any(int(start or 0) < cut < int(end or 0) for cut in cuts):
            raise InvalidValue("part_cuts_phrase", phrase=phrase)


def _place(row: Row) -> int:
    """Where the deadline of an action stands, or the action itself."""
    by_words = row["phrase"] and (row["phrase_from"], row["phrase_to"]) != (0, 0)
    return int((row["phrase_from"] if by_words else row["span_from"]) or 0)


def _part_of(row: Row, parts: Sequence[Span]) -> int:
    """The part in which an action goes on."""
    return max(at for at, part in enumerate(parts) if at == 0 or part[0] <= _place(row))


def _reuse(wanted: Iterable[WantedAction], free: dict[str, Row]) -> None:
    """The rows without a deadline that are left over become the new actions, as far as they go."""
    for one in wanted:
        if one.key is None and free:
            one.key = next(iter(free))
            one.deadline = deadline_columns(free.pop(one.key))


def _holder(wanted: Sequence[WantedAction], target: Row, action: Row) -> WantedAction:
    at = int(target["span_from"] or 0)
    if (at, int(target["span_to"] or 0)) == (0, 0):
        at = int(action["span_from"] or 0)
    inside = [one for one in wanted if one.span[0] <= at < one.span[1]]
    before = [one for one in wanted if one.span[0] <= at]
    return (inside or before or list(wanted))[-1]


def join_actions(reader: Reader, command: JoinActions, _now: Circumstances) -> list[Change]:
    """One action from the first word of those joined to the last.

    Of their deadlines the one counts that ends last, with its revisions; the words of the others
    stand in the text as before. All targets stay.
    """
    rows = ActionRows(reader, command.ids)
    held = rows.actions(command.commitment_id)
    chosen = [one for one in held if one[0] in command.action_ids] if command.action_ids else held
    if len(chosen) < 2:
        return []
    text = rows.texts[command.commitment_id]
    kept = max(chosen, key=lambda one: _end(rows, *one))
    span = (
        min(int(row["span_from"] or 0) for _key, row in chosen),
        max(int(row["span_to"] or 0) for _key, row in chosen),
    )
    joined = _action(text, span, kept[1], kept[0])
    joined.targets = [_target(one) for key, _row in chosen for one in rows.targets(key)]
    wanted = []
    gone = {key for key, _row in chosen}
    for key, row in held:
        if key == chosen[0][0]:
            wanted.append(joined)
        elif key not in gone:
            other = _action(text, (int(row["span_from"] or 0), int(row["span_to"] or 0)), row, key)
            other.targets = [_target(one) for one in rows.targets(key)]
            wanted.append(other)
    rows.bring(command.commitment_id, wanted)
    return rows.changes


def _end(rows: ActionRows, key: str, row: Row) -> tuple[bool, str]:
    """An action with a deadline before one without; then by the last day that is in force."""
    now = next((later for _key, later in reversed(rows.revisions(key))), row)
    return bool(row["phrase"] or now["phrase"]), str(now["latest"] or "")


def _action(text: str, span: Span, row: Row, key: str) -> WantedAction:
    return WantedAction(text[span[0] : span[1]], span, deadline_columns(row), [], key)


def _target(target: tuple[str, Row]) -> WantedTarget:
    return WantedTarget(target_columns(target[1]), target[0])
