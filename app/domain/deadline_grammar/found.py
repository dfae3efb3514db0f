"""What a reader of deadlines hands back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.deadline import Certainty, Deadline, Relation
from app.domain.deadline_grammar.relations import Reading
from app.domain.lexing import Prepared

Actors = Callable[[int], bool]
"""Tells whether the name of an organisation ends at an offset of the text."""

_SENTENCE_ENDS = "。.;；\n"


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline of a text and the code of the question that it raises, if any."""

    deadline: Deadline
    doubt: str = ""
    condition: bool = False
    """視乎…: it makes another deadline of the sentence uncertain, if there is one."""


_MOST_EARLIER = 20


def of_sentence(every: list[FoundDeadline], begin: int) -> tuple[Deadline, ...]:
    """The last deadlines whose words stand behind the offset at which a sentence begins."""
    return tuple(one.deadline for one in every[-_MOST_EARLIER:] if one.deadline.span[0] >= begin)


def nobody(_end: int) -> bool:
    """`Actors` of a text that names none."""
    return False


def found(prepared: Prepared, start: int, end: int, reading: Reading) -> FoundDeadline:
    """A reading with its words, [start, end) of the prepared text."""
    deadline = reading.deadline(prepared.printed(start, end), prepared.span(start, end))
    return FoundDeadline(deadline, reading.doubt)


def under_conditions(text: str, every: list[FoundDeadline]) -> list[FoundDeadline]:
    """Conditions merged into the dated deadlines of their sentences, which nobody can be sure of.

    A condition without any stays: a deadline whose day an event decides.
    """
    softened: set[int] = set()
    kept: list[FoundDeadline] = []
    for index, one in enumerate(every):
        if not one.condition:
            kept.append(one)
            continue
        same = [
            at
            for at, other in enumerate(every)
            if other.deadline.dated and _one_sentence(text, one.deadline, other.deadline)
        ]
        behind = [at for at in same if at > index]
        softened.update((behind or same)[:1])
        if not same:
            kept.append(one)
    soft = {id(every[at]) for at in softened}
    return [_softened(one) if id(one) in soft else one for one in kept]


def _softened(one: FoundDeadline) -> FoundDeadline:
    deadline = one.deadline
    if deadline.certainty is not Certainty.FIRM or deadline.relation is Relation.ONGOING:
        return one
    return replace(one, deadline=replace(deadline, certainty=Certainty.APPROXIMATE))


def _one_sentence(text: str, one: Deadline, other: Deadline) -> bool:
    first, last = sorted((one.span, other.span))
    return not any(end in text[first[1] : last[0]] for end in _SENTENCE_ENDS)
