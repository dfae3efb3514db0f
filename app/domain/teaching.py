"""Organisations that a person has told the program about while a document was reviewed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.base.folding import fold
from app.base.identifiers import named_id
from app.base.unicode_text import whole
from app.domain.errors import InvalidValue
from app.domain.organisation import Directory, Organisation, OrganisationKind

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, as printed, of an organisation that is known."""

    name: str
    organisation_id: str


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation that nobody knew."""

    organisation: Organisation


Lesson = Alias | NewOrganisation


def new_organisation(
    printed: str, name: str, language: str, kind: OrganisationKind, abbreviation: str = ""
) -> NewOrganisation:
    """An organisation of a name in a language: `zh-Hant`, `zh-Hans` or `en`.

    The name as `printed` in the document is an alias of it where it is another one. The identifier
    comes from the name, so that the same one, made in two reviews, is one. Raises InvalidValue.
    """
    name, abbreviation = " ".join(whole(name).split()), whole(abbreviation).strip()
    if not fold(name):
        raise InvalidValue("organisation_without_name")
    if max(len(name), len(abbreviation)) > _LONGEST_NAME:
        raise InvalidValue("text_too_long", limit=_LONGEST_NAME)
    identifier = named_id("organisation", f"taught {fold(name)}")
    same = fold(printed) in (fold(name), fold(abbreviation))
    return NewOrganisation(
        Organisation(
            id=identifier,
            code=f"own-{identifier[-12:]}",
            zh_hant=name if language == "zh-Hant" else "",
            zh_hans=name if language == "zh-Hans" else "",
            en=name if language == "en" else "",
            abbreviation=abbreviation,
            kind=kind,
            aliases=() if same else (printed,),
        )
    )


def checked_new(directory: Directory, lesson: NewOrganisation) -> NewOrganisation:
    """The lesson, if none of its names is that of somebody else. Raises InvalidValue."""
    body = lesson.organisation
    for name in (*body.names, body.abbreviation):
        if name and directory.named(name) is not None:
            raise InvalidValue("organisation_exists", name=name)
    return lesson


def extended(directory: Directory, lessons: Iterable[Lesson]) -> Directory:
    """A directory that knows what it was taught too; what it knew already changes nothing."""
    known = {one.id: one for one in directory.organisations}
    for lesson in lessons:
        if isinstance(lesson, NewOrganisation):
            made = lesson.organisation
            held = known.setdefault(made.id, made)
            known[made.id] = _with_names(held, made.aliases)
        elif (body := known.get(lesson.organisation_id)) is not None:
            known[body.id] = _with_names(body, (lesson.name,))
    return Directory(known.values())


def _with_names(body: Organisation, names: Iterable[str]) -> Organisation:
    """An organisation with more aliases, but for those that it has in one form or another."""
    held = {fold(name) for name in (*body.names, body.abbreviation)}
    more = tuple(name for name in dict.fromkeys(names) if fold(name) not in held)
    return replace(body, aliases=(*body.aliases, *more)) if more else body


def similar(directory: Directory, name: str) -> list[Organisation]:
    """All organisations, those first that share most pairs of characters with a name."""
    wanted = _pairs(name)

    def likeness(body: Organisation) -> float:
        return max(
            (len(wanted & pairs) / len(wanted | pairs) for one in body.names
             if (pairs := _pairs(one))),
            default=0.0,
        )  # fmt: skip

    return sorted(directory.organisations, key=likeness, reverse=True)


def _pairs(name: str) -> frozenset[str]:
    folded = re.sub(r"\W", "", fold(name))
    return frozenset(folded[at : at + 2] for at in range(max(1, len(folded) - 1)))
