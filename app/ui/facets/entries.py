"""The values of a facet as they stand in the panel: in which order, which of them, under which."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.document import StoredSection
from app.domain.filters import NOTHING, Facet
from app.ui.facets.shown import LOOKS, MOST_VALUES, TOO_FEW_TO_HIDE, FacetLook
from app.wording.filters import FacetWords


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a facet with the values below it."""

    value: str
    words: str
    below: tuple["Entry", ...] = ()

    def flat(self) -> Iterator["Entry"]:
        """Itself and all below it."""
        yield self
        for one in self.below:
            yield from one.flat()


def entries(facet: Facet, values: Collection[str], words: FacetWords) -> list[Entry]:
    """All values of a facet, in the order in which they are listed."""
    look = LOOKS[facet]
    found = [Entry(value, words.value(facet, value)) for value in values]
    return sorted(found, key=lambda one: _place(look, one))


def most_frequent(
    listed: Sequence[Entry], counts: Mapping[str, int], chosen: Collection[str]
) -> list[Entry]:
    """Of too many values those that are chosen and those with the highest counts.

    They stay in their order, so that little moves while somebody types.
    """
    if len(listed) < MOST_VALUES + TOO_FEW_TO_HIDE:
        return list(listed)
    places = {one.value: at for at, one in enumerate(listed)}
    ranked = sorted(listed, key=lambda one: (-counts.get(one.value, 0), places[one.value]))
    wanted = {one.value for one in ranked[:MOST_VALUES]} | set(chosen)
    return [one for one in listed if one.value in wanted]


def section_tree(sections: Sequence[StoredSection], counts: Mapping[str, int]) -> list[Entry]:
    """Sections under those above them; a chapter that stands alone is not repeated."""
    below: dict[str | None, list[StoredSection]] = {}
    for section in sections:
        if section.id in counts:
            below.setdefault(section.parent_id, []).append(section)

    def under(parent: str | None) -> tuple[Entry, ...]:
        return tuple(
            Entry(section.id, section.title, under(section.id)) for section in below.get(parent, ())
        )

    return list(under(None))


def _place(look: FacetLook, one: Entry) -> tuple[bool, int, str]:
    """What stands for nothing comes last."""
    own = look.order.index(one.value) if one.value in look.order else len(look.order)
    return one.value == NOTHING, own, one.value if look.by_value else one.words
