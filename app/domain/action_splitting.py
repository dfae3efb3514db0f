"""A commitment with several deadlines is several actions, each a part of its text."""

import itertools
import re
from dataclasses import replace

from app.domain.deadline import Deadline, Span
from app.domain.reading import ReadAction
from app.domain.target import Target

# Not the sign in 1,000 and 1.5; in English a blank follows it.
_CLAUSE_END = re.compile(r"[，；。]\s*|[,;](?!\d)\s*|\.\s+")


def split_actions(
    text: str, deadlines: list[Deadline], targets: list[Target]
) -> tuple[ReadAction, ...]:
    """The actions of a commitment: one for each deadline, at least one.

    A part ends where the clause begins that holds the next deadline; deadlines of one clause share
    it. Each target goes to the part that it stands in.
    """
    parts = _parts(text, deadlines)
    actions = []
    for index, (deadline, part) in enumerate(parts):
        # Deadlines that share a clause share its text; its targets belong to the last of them.
        shared = index + 1 < len(parts) and parts[index + 1][1] == part
        own = () if shared else tuple(one for one in targets if _inside(one.span, part))
        start, end = part
        actions.append(ReadAction(text[start:end], part, deadline, own))
    return tuple(actions)


def moved(action: ReadAction, by: int) -> ReadAction:
    """An action whose text stands that much further behind in the text of the commitment."""
    deadline = action.deadline and replace(action.deadline, span=_moved(action.deadline.span, by))
    targets = tuple(replace(one, span=_moved(one.span, by)) for one in action.targets)
    return replace(action, span=_moved(action.span, by), deadline=deadline, targets=targets)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _parts(text: str, deadlines: list[Deadline]) -> list[tuple[Deadline | None, Span]]:
    if len(deadlines) < 2:
        return [(deadlines[0] if deadlines else None, (0, len(text)))]
    starts = [0]
    for before, deadline in itertools.pairwise(deadlines):
        cut = _clause_start(text, before.span[1], deadline.span[0])
        starts.append(starts[-1] if cut is None else cut)
    parts: list[tuple[Deadline | None, Span]] = []
    ends = dict(itertools.pairwise([*sorted(set(starts)), len(text)]))
    for deadline, start in zip(deadlines, starts, strict=True):
        end = ends[start]
        parts.append((deadline, (start, _without_comma(text, start, end))))
    return parts


def _clause_start(text: str, after: int, before: int) -> int | None:
    """Where the clause begins in which the place `before` stands, if that is not before `after`."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text, after, before)]
    return ends[-1] if ends else None


def clause_starts(text: str) -> tuple[int, ...]:
    """Where a clause or a line begins behind the first one: places at which to split actions."""
    ends = {match.end() for match in _CLAUSE_END.finditer(text)}
    ends |= {at + 1 for at, character in enumerate(text) if character == "\n"}
    return tuple(at for at in sorted(ends) if text[at:].strip())


def trimmed(text: str, start: int, end: int) -> Span:
    """A part without the blanks around it and the comma that leads on to what follows."""
    while start < end and text[start].isspace():
        start += 1
    return start, _without_comma(text, start, end)


def _without_comma(text: str, start: int, end: int) -> int:
    """The end of a part without the comma, and the blanks, that lead on to what follows."""
    last = start + len(text[start:end].rstrip())
    if last - start > 1 and text[last - 1] in "，,；;":
        last -= 1
    return last


def _inside(span: Span, part: Span) -> bool:
    return part[0] <= span[0] < part[1]
