"""Organisations of a place that the list knows nothing of: asked about once, not item by item."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.organisation import Role
from app.domain.reading import Question, ReadCommitment, ReadOrganisation
from app.domain.responsibility_grammar import sounds_like_body

_FEWEST = 3
"""Fewer may be slips of the pen."""
_SHOWN = 4


def asked_once(
    commitments: Sequence[ReadCommitment],
) -> tuple[list[ReadCommitment], tuple[Question, ...]]:
    """The commitments, and one question for all names that are new, if most of them are.

    Names of another kind, and the few new ones among many that are known, are asked about where
    they stand: they may be those of the list, written in another way.
    """
    named = [one for item in commitments for one in item.organisations]
    known = {one.known.id for one in named if one.known is not None}
    new = list(dict.fromkeys(one.name for one in named if _is_new(one)))
    if len(new) < _FEWEST or len(new) <= len(known):
        return list(commitments), ()
    names = "、".join(new[:_SHOWN]) + ("…" if len(new) > _SHOWN else "")
    question = Question(
        "organisation", "organisations_new", {"count": str(len(new)), "names": names}
    )
    return [_without(item, frozenset(new)) for item in commitments], (question,)


def _is_new(one: ReadOrganisation) -> bool:
    return one.known is None and one.role is not Role.PLACEHOLDER and sounds_like_body(one.name)


def _without(item: ReadCommitment, names: frozenset[str]) -> ReadCommitment:
    questions = tuple(
        one
        for one in item.questions
        if one.code != "organisation_unknown" or one.values["name"] not in names
    )
    return replace(item, questions=questions)
