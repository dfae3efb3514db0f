"""The list of values in the head of a column: what rows hold, with counts and what is chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.base.folding import fold
from app.domain.fields import Field
from app.domain.filters import FACET_OF, NOTHING, Facet, FilterSpec
from app.services.workspace import Workspace
from app.wording.filters import ENUMS, ORGANISATIONS, FacetWords


@dataclass(frozen=True, slots=True)
class ListedValue:
    """One line of the list."""

    value: str
    """As `domain.filters.one_of` takes it."""
    words: str
    count: int
    """How many rows have it under the rest of the filter."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class ValueList:
    """The lines that are shown, and how many different values there are."""

    values: tuple[ListedValue, ...]
    distinct: int


def values_of(
    workspace: Workspace,
    field: Field,
    spec: FilterSpec,
    words: FacetWords,
    search: str = "",
    limit: int = 500,
) -> ValueList:
    """The values of a field under the rest of a filter; those that contain `search`, if given.

    Fixed values stand in their own order, days and numbers in theirs, all others by their
    frequency; nothing comes last. What is chosen is listed even where no row has it now.
    """
    chosen = spec.values(field)
    facet = FACET_OF.get(field)
    if facet is None:
        found = workspace.values(field, spec, search, limit)
        counts, distinct = dict(found.values), found.distinct
        if not search:
            counts |= {value: 0 for value in chosen if value not in counts}
        order: Sequence[str] = sorted(counts, key=lambda value: value == NOTHING)
    else:
        counts = workspace.counts(spec, facet)
        counts |= {value: 0 for value in chosen if value not in counts}
        counts = _searched(workspace, facet, counts, words, search)
        distinct = len(counts)
        order = _ordered(facet, counts)[:limit]
    listed = tuple(
        ListedValue(value, words.field_value(field, value), counts[value], value in chosen)
        for value in order
    )
    return ValueList(listed, distinct)


def _searched(
    workspace: Workspace, facet: Facet, counts: dict[str, int], words: FacetWords, search: str
) -> dict[str, int]:
    wanted = fold(search)
    if not wanted:
        return counts

    def known_as(value: str) -> Iterable[str]:
        yield words.value(facet, value)
        body = workspace.directory.by_id(value) if facet in ORGANISATIONS else None
        if body is not None:
            yield from (*body.names, body.abbreviation)

    return {
        value: count
        for value, count in counts.items()
        if any(wanted in fold(word) for word in known_as(value))
    }


def _ordered(facet: Facet, counts: dict[str, int]) -> list[str]:
    if facet in ENUMS:
        places = {one.value: place for place, one in enumerate(ENUMS[facet])}
        return sorted(counts, key=lambda value: places.get(value, len(places)))
    if facet is Facet.QUARTER:
        return sorted(counts, key=lambda value: (value == NOTHING, value))
    return sorted(counts, key=lambda value: (value == NOTHING, -counts[value], value))
