"""The facets of the panel, from top to bottom: a facet more is a line more."""

from dataclasses import dataclass

from app.domain.attention import Attention
from app.domain.commitment import Assessment, Status
from app.domain.deadline import Certainty, Relation
from app.domain.due_state import DueState
from app.domain.filters import Facet
from app.domain.organisation import Role

MOST_VALUES = 12
"""Of a facet with more, the most frequent ones are shown, and the others can be searched."""
TOO_FEW_TO_HIDE = 3
"""A line that says that there are two more takes as much room as one of them."""


@dataclass(frozen=True, slots=True)
class FacetLook:
    """How a facet stands in the panel."""

    facet: Facet
    order: tuple[str, ...] = ()
    """Values that have an order of their own; others follow by their words."""
    by_value: bool = False
    """The values themselves can be put in order, as quarters can."""
    tree: bool = False
    """Values stand under others, and in the order of the document."""
    closed: bool = False
    """Opened by those who want it; nothing is counted before."""


PANEL = (
    FacetLook(Facet.DUE, tuple(DueState)),
    FacetLook(Facet.ATTENTION, tuple(Attention)),
    FacetLook(Facet.ORGANISATION),
    FacetLook(Facet.SECTION, tree=True),
    FacetLook(Facet.STATUS, tuple(Status)),
    FacetLook(Facet.ASSESSMENT, tuple(Assessment), closed=True),
    FacetLook(Facet.QUESTION, ("yes", "no")),
    FacetLook(Facet.RELATION, tuple(Relation), closed=True),
    FacetLook(Facet.TARGET, ("yes", "no"), closed=True),
    FacetLook(Facet.QUARTER, by_value=True, closed=True),
    FacetLook(Facet.CERTAINTY, tuple(Certainty), closed=True),
    FacetLook(Facet.ROLE, tuple(Role), closed=True),
    FacetLook(Facet.LEAD, closed=True),
    FacetLook(Facet.AGENT, closed=True),
    FacetLook(Facet.OWNER, closed=True),
    FacetLook(Facet.TAG, closed=True),
    FacetLook(Facet.DOCUMENT, closed=True),
)
SHOWN = tuple(look.facet for look in PANEL)
LOOKS = {look.facet: look for look in PANEL}
