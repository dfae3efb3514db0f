"""From the text of one item to everything that it says: who, by when, how much, what to ask."""

from app.domain.action_splitting import split_actions
from app.domain.conventions import ReadingContext
from app.domain.deadline import Deadline, Relation
from app.domain.deadline_grammar.reader import FoundDeadline, find_deadlines
from app.domain.organisation import (
    Directory,
    Mention,
    OrganisationKind,
    Role,
)
from app.domain.reading import Question, ReadCommitment, ReadOrganisation
from app.domain.responsibility_grammar import NamedRole, split_responsibility
from app.domain.target_grammar import find_targets


def read_commitment(
    number: int,
    printed_number: str,
    path: tuple[str, ...],
    item: str,
    directory: Directory,
    context: ReadingContext,
) -> ReadCommitment:
    """Read an item, without its bullet and with its bracket. The same input, the same result."""
    day = context.published
    parted = split_responsibility(item, lambda name: directory.named(name, day) is not None)
    text = parted.text
    responsible = tuple(_organisation(one, directory, context) for one in parted.named)
    mentions = directory.mentions(text, day)
    ends = {mention.end for mention in mentions}
    found = find_deadlines(text, context, lambda at: at in ends)
    deadlines = [one.deadline for one in found]
    return ReadCommitment(
        number=number,
        printed_number=printed_number,
        path=path,
        text=text,
        organisations=responsible,
        agents=_agents(mentions),
        actions=split_actions(text, deadlines, find_targets(text)),
        questions=(*_about_organisations(responsible), *_about_deadlines(found, context)),
    )


def _organisation(
    named: NamedRole, directory: Directory, context: ReadingContext
) -> ReadOrganisation:
    known = directory.named(named.name, context.published)
    placeholder = known is not None and known.kind is OrganisationKind.PLACEHOLDER
    return ReadOrganisation(named.name, Role.PLACEHOLDER if placeholder else named.role, known)


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
        if one.known is None
    ]


def _about_deadlines(found: list[FoundDeadline], context: ReadingContext) -> list[Question]:
    questions = []
    for one in found:
        values = {"phrase": one.deadline.phrase}
        if one.doubt:
            questions.append(Question("deadline", one.doubt, values))
        elif _over_when_published(one.deadline, context):
            questions.append(Question("deadline", "deadline_was_over", values))
    return questions


def _over_when_published(deadline: Deadline, context: ReadingContext) -> bool:
    """A window that had ended may describe what was done before, not what is promised."""
    limits = deadline.relation in (Relation.BY, Relation.IN, Relation.UNTIL)
    if not limits or deadline.latest is None or context.published is None:
        return False
    return deadline.latest < context.published
