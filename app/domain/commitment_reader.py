"""From the text of one item to everything that it says: who, by when, how much, what to ask."""

import re
from dataclasses import dataclass, replace

from app.domain.action_splitting import moved, split_actions
from app.domain.conventions import ReadingContext
from app.domain.deadline import Deadline, Relation
from app.domain.deadline_grammar.reader import FoundDeadline, find_deadlines
from app.domain.organisation import (
    Directory,
    Mention,
    Organisation,
    OrganisationKind,
    Role,
)
from app.domain.reading import Question, ReadAction, ReadCommitment, ReadOrganisation
from app.domain.responsibility_grammar import NamedRole, split_responsibility
from app.domain.target_grammar import find_targets

# 各區政府, 相關部門: words that stand for bodies without naming one.
_NO_ONE_NAMED = re.compile(
    r"各|相關|相关|有關|有关|其他|(?:all|other|relevant)\b"
    r"|.{1,8}(?:各|相關|相关|有關|有关)(?:職能|职能)?(?:部門|部门|單位|单位|委辦局|委办局|區|区|縣|县)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item as the outline found it: texts with brackets, without bullets."""

    number: int
    printed_number: str
    path: tuple[str, ...]
    text: str
    parts: tuple[str, ...] = ()
    """The bullets below it, each with a bracket of its own or none."""


def read_commitment(
    item: ItemText, directory: Directory, context: ReadingContext
) -> ReadCommitment:
    """Read an item. The same input, the same result."""
    reader = _Reader(directory, context)
    for text in (item.text, *item.parts):
        reader.add(text)
    parties = reader.organisations()
    return ReadCommitment(
        number=item.number,
        printed_number=item.printed_number,
        path=item.path,
        text="\n".join(reader.texts),
        organisations=parties,
        agents=_agents(reader.mentions),
        actions=reader.actions(),
        questions=(*_about_organisations(parties), *_about_deadlines(reader.found, context)),
    )


def read_deadlines(text: str, directory: Directory, context: ReadingContext) -> list[FoundDeadline]:
    """The deadlines of a commitment as it is kept, in order: head and parts are its lines, without
    their brackets. The spans count in the whole text, as those of `read_commitment` do.
    """
    found: list[FoundDeadline] = []
    before = 0
    for line in text.split("\n"):
        for one in find_deadlines(line, context, _Actors(line, directory, context)):
            start, end = one.deadline.span
            span = start + before, end + before
            found.append(replace(one, deadline=replace(one.deadline, span=span)))
        before += len(line) + 1
    return found


def read_actions(
    text: str, directory: Directory, context: ReadingContext
) -> tuple[ReadAction, ...]:
    """The actions of a commitment as it is kept: head and parts are its lines, without brackets."""
    lines = text.split("\n")
    found: list[ReadAction] = []
    before = 0
    for at, line in enumerate(lines):
        deadlines = find_deadlines(line, context, _Actors(line, directory, context))
        actions = split_actions(line, [one.deadline for one in deadlines], find_targets(line))
        silent = not any(one.deadline or one.targets for one in actions)
        if at or len(lines) == 1 or not silent:
            found += (moved(action, before) for action in actions if action.text.strip())
        before += len(line) + 1
    return tuple(found) or (ReadAction(text, (0, len(text))),)


class _Actors:
    """Where the names of organisations end in a text; looked for only if somebody asks."""

    def __init__(self, text: str, directory: Directory, context: ReadingContext) -> None:
        self._text = text
        self._directory = directory
        self._day = context.published
        self._ends: set[int] | None = None

    def __call__(self, at: int) -> bool:
        if self._ends is None:
            mentions = self._directory.mentions(self._text, self._day)
            self._ends = {mention.end for mention in mentions}
        return at in self._ends


class _Reader:
    """Reads the head of an item and then its parts."""

    def __init__(self, directory: Directory, context: ReadingContext) -> None:
        self._directory = directory
        self._context = context
        self.texts: list[str] = []
        self.mentions: list[Mention] = []
        self.found: list[FoundDeadline] = []
        self._named: list[tuple[ReadOrganisation, ...]] = []
        self._actions: list[tuple[ReadAction, ...]] = []

    def add(self, printed: str) -> None:
        """Read one more text: who, by when, how much."""
        day = self._context.published
        parted = split_responsibility(
            printed, lambda name: self._directory.named(name, day) is not None
        )
        text = parted.text
        mentions = self._directory.mentions(text, day)
        ends = {mention.end for mention in mentions}
        found = find_deadlines(text, self._context, lambda at: at in ends)
        actions = split_actions(text, [one.deadline for one in found], find_targets(text))
        before = sum(len(other) + 1 for other in self.texts)
        self.texts.append(text)
        self.mentions += mentions
        self.found += found
        self._named.append(
            tuple(_organisation(one, self._directory, self._context) for one in parted.named)
        )
        self._actions.append(tuple(moved(action, before) for action in actions))

    def organisations(self) -> tuple[ReadOrganisation, ...]:
        """Everybody who is named in a bracket, once."""
        return tuple(dict.fromkeys(one for named in self._named for one in named))

    def actions(self) -> tuple[ReadAction, ...]:
        """Those of the parts; the head is one only if it says by when or how much itself.

        The last bracket that there is governs the parts without one.
        """
        if len(self.texts) == 1:
            return self._actions[0]
        governing = next((named for named in reversed(self._named) if named), ())
        several = len({named for named in self._named if named}) > 1
        found: list[ReadAction] = []
        for at, (named, actions) in enumerate(zip(self._named, self._actions, strict=True)):
            if at == 0 and not any(one.deadline or one.targets for one in actions):
                continue
            own = (named or governing) if several else ()
            found += (replace(one, organisations=own) for one in actions)
        return tuple(found)


def _organisation(
    named: NamedRole, directory: Directory, context: ReadingContext
) -> ReadOrganisation:
    known = directory.named(named.name, context.published)
    role = Role.PLACEHOLDER if names_no_one(named.name, known) else named.role
    return ReadOrganisation(named.name, role, known)


def names_no_one(name: str, known: Organisation | None) -> bool:
    """Whether words stand for bodies without naming one: 各政策局, 相關部門."""
    if known is None:
        return _NO_ONE_NAMED.match(name) is not None
    return known.kind is OrganisationKind.PLACEHOLDER


def _agents(mentions: list[Mention]) -> tuple[ReadOrganisation, ...]:
    """Each organisation that the text names, once."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.organisation.id, mention)
    return tuple(
        ReadOrganisation(mention.name, Role.AGENT, mention.organisation)
        for mention in first.values()
    )


def _about_organisations(responsible: tuple[ReadOrganisation, ...]) -> list[Question]:
    if not responsible:
        return [Question("organisation", "organisation_missing")]
    return [
        Question("organisation", "organisation_unknown", {"name": one.name})
        for one in responsible
        if one.known is None and one.role is not Role.PLACEHOLDER
    ]


def _about_deadlines(found: list[FoundDeadline], context: ReadingContext) -> list[Question]:
    questions = (deadline_question(one, context) for one in found)
    return [question for question in questions if question is not None]


def deadline_question(one: FoundDeadline, context: ReadingContext) -> Question | None:
    """What has to be asked about a deadline; None if nothing."""
    values = {"phrase": one.deadline.phrase}
    if one.doubt:
        return Question("deadline", one.doubt, values)
    if _over_when_published(one.deadline, context):
        return Question("deadline", "deadline_was_over", values)
    return None


def _over_when_published(deadline: Deadline, context: ReadingContext) -> bool:
    """A window that had ended may describe what was done before, not what is promised."""
    limits = deadline.relation in (Relation.BY, Relation.IN, Relation.UNTIL)
    if not limits or deadline.latest is None or context.published is None:
        return False
    return deadline.latest < context.published
