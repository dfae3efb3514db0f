"""A commitment with several deadlines is several actions, each a part of its text."""

import itertools
from dataclasses import replace

from app.domain.deadline import Deadline, Span
from app.domain.reading import ReadAction
from app.domain.target import Target

_CLAUSE_ENDS = "，,；;。"


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
    for deadline, start in zip(deadlines, starts, strict=True):
        end = min((other for other in starts if other > start), default=len(text))
        parts.append((deadline, (start, _without_comma(text, start, end))))
    return parts


def _clause_start(text: str, after: int, before: int) -> int | None:
    """Where the clause begins in which the place `before` stands, if that is not before `after`."""
    cut = max(text.rfind(mark, after, before) for mark in _CLAUSE_ENDS)
    return None if cut < 0 else cut + 1


def _without_comma(text: str, start: int, end: int) -> int:
    return end - 1 if end - start > 1 and text[end - 1] in "，,；;" else end


def _inside(span: Span, part: Span) -> bool:
    return part[0] <= span[0] < part[1]
