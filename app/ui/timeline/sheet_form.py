"""How a timeline is laid out on paper: size, pages, stretch of time, and what lies behind bars."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QSizeF

from app.domain.bands import BandKind
from app.domain.errors import InvalidValue
from app.domain.filters import FilterSpec
from app.services.workspace import Workspace
from app.ui.timeline.backdrop import Backdrop


class PaperSize(StrEnum):
    """Always across."""

    A4 = "a4"
    A3 = "a3"
    SLIDE = "slide"
    """16:9, as presentations have it."""


class SheetLayout(StrEnum):
    """How many pages."""

    PAGES = "pages"
    """As many as the rows need; a picture is as high as all of them."""
    ONE = "one"
    """One page, with everything as small as it must be."""


POINTS = {
    PaperSize.A4: QSizeF(841.9, 595.3),
    PaperSize.A3: QSizeF(1190.6, 841.9),
    PaperSize.SLIDE: QSizeF(960.0, 540.0),
}
"""Width and height in points, 1/72 inch."""
MOST_ACROSS = 12


@dataclass(frozen=True)
class SheetForm:
    """What is chosen in the page setup, or on the command line."""

    size: PaperSize = PaperSize.A3
    layout: SheetLayout = SheetLayout.PAGES
    across: int = 1
    """Into how many pages beside each other time is divided."""
    days: tuple[date, date] | None = None
    """From when to when; None is all that the rows speak of."""
    actions: bool = False
    """Whether the actions stand below their commitments."""
    backdrop: Backdrop = field(default_factory=Backdrop)


def chosen_form(
    workspace: Workspace,
    spec: FilterSpec,
    *,
    size: str = "a3",
    layout: str = "pages",
    across: int = 1,
    first: date | None = None,
    last: date | None = None,
    bands: str | None = None,
    holidays: bool = False,
    actions: bool = False,
) -> SheetForm:
    """A form from the words of the command line; of two days the missing one is what rows say."""
    # The window starts without them.
    from app.exchange.holiday_list import hong_kong_holidays

    backdrop = Backdrop(
        bands=BandKind(bands) if bands else None,
        holidays=hong_kong_holidays() if holidays else None,
        conventions=workspace.conventions,
    )
    days = None
    if first is not None or last is not None:
        whole = workspace.extent(spec) or (workspace.today, workspace.today)
        begin, end = first or whole[0], last or whole[1]
        if end < begin:
            raise InvalidValue("days_turned", first=str(begin), last=str(end))
        days = begin, end
    return SheetForm(PaperSize(size), SheetLayout(layout), across, days, actions, backdrop)
