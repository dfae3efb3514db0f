"""The text of a commitment with its recognised parts marked in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.base.folding import find_all
from app.domain.commitment import Commitment
from app.domain.deadline import Span
from app.domain.organisation import Directory, Role
from app.ui.theme import Theme
from app.ui.widgets.rich_text import escaped
from app.ui.words import language
from app.wording.deadlines import reading
from app.wording.organisations import party_name
from app.wording.quantities import target as target_words


@dataclass(frozen=True, slots=True)
class Part:
    """A recognised part: where it stands, the colour of its kind, and what it was taken for."""

    span: Span
    colour: str
    meaning: str


def parts(commitment: Commitment, directory: Directory) -> list[Part]:
    """The recognised parts of a commitment, in order, none over another."""
    found = []
    for action in commitment.actions:
        if action.deadline is not None:
            meaning = reading(action.deadline, language())
            found.append(Part(action.deadline.span, "deadline", meaning))
        found += [
            Part(target.span, "target", target_words(target, language()))
            for target in action.targets
        ]
    for party in commitment.responsibilities:
        if party.role is Role.AGENT:
            meaning = party_name(party.name, party.organisation_id, directory, language())
            places = find_all(commitment.text, party.name)
            found += [Part(place, "agent", meaning) for place in places]
    return _apart(sorted(found, key=lambda part: part.span))


def marked_html(text: str, marked: Sequence[Part], theme: Theme, words: Sequence[str]) -> str:
    """The text as rich text: parts on the ground of their kind, searched words on theirs."""
    looks: list[str | None] = [None] * len(text)
    for part in marked:
        for at in range(*part.span):
            looks[at] = theme.colours[part.colour]
    for word in words:
        for first, last in find_all(text, word):
            looks[first:last] = [theme.colours["hit"]] * (last - first)
    out, start = [], 0
    for at in range(1, len(text) + 1):
        if at == len(text) or looks[at] != looks[start]:
            piece = escaped(text[start:at])
            ground = looks[start]
            out.append(f"<span style='background:{ground}'>{piece}</span>" if ground else piece)
            start = at
    return "".join(out)


def _apart(ordered: list[Part]) -> list[Part]:
    kept: list[Part] = []
    for part in ordered:
        if not kept or part.span[0] >= kept[-1].span[1]:
            kept.append(part)
    return kept
