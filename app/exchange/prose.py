"""An address in prose, told from a list of commitments."""

from collections.abc import Sequence

from app.domain.reading import Question, ReadCommitment

CODE = "document_in_prose"
_FEWEST = 20
"""Of fewer items nothing can be said."""
_NAMED = 0.7
"""Share of the items of a list that name who is responsible; one or the other may be forgotten."""


def about_prose(commitments: Sequence[ReadCommitment]) -> tuple[Question, ...]:
    """A question where most numbered paragraphs are no commitments, with what was found."""
    total = len(commitments)
    named = sum(bool(one.organisations) for one in commitments)
    if total < _FEWEST or named >= _NAMED * total:
        return ()
    return (Question("document", "document_in_prose", {"named": str(named), "total": str(total)}),)


def names_nobody(one: ReadCommitment) -> bool:
    """Whether an item of such a document is probably none."""
    return not one.organisations
