"""Reference scenes: small pictures that were looked at, compared with what is painted now.

Letters are rasterised differently from one system to the next, so scenes hold none, and a pixel may
differ a little. `REWRITE_SCENES=1` paints the references anew: look at every one before it is kept.
"""

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.base.i18n import Language
from app.domain.bands import BandKind
from app.domain.deadline import Window
from app.domain.due_state import DueState
from app.domain.marks import Mark, Overrun, Progress, Shape
from app.exchange.holiday_list import hong_kong_holidays
from app.ui.fonts import paper_font
from app.ui.theme import theme
from app.ui.timeline.backdrop import Backdrop, BackdropPainter
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.scale import fitted

FOLDER = Path(__file__).parent / "scenes"
WIDTH, ROW = 320, 24
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
APRIL, JUNE, SEPTEMBER = date(2024, 4, 1), date(2024, 6, 30), date(2024, 9, 30)
YEAR = fitted(FIRST, LAST, WIDTH)
_MOST_OFF = 40
"""How far a channel of a pixel may be off before the pixel counts."""
_MOST_PIXELS = 0.004
"""The share of pixels that may count."""

WINDOW = Mark(Shape.WINDOW, APRIL, JUNE)
SHAPES = (
    (WINDOW, DueState.OPEN),
    (Mark(Shape.WINDOW, APRIL, JUNE, True, True), DueState.OPEN),
    (Mark(Shape.LIMIT, FIRST, SEPTEMBER, True), DueState.OPEN),
    (Mark(Shape.MILESTONE, JUNE, JUNE), DueState.OPEN),
    (Mark(Shape.ARROW, APRIL, None, False, True), DueState.OPEN),
    (Mark(Shape.WINDOW, APRIL, SEPTEMBER, ambiguous=True), DueState.OPEN),
)
STATES = tuple((WINDOW, state) for state in DueState)
STANDINGS = (
    (Mark(Shape.WINDOW, APRIL, JUNE, overrun=Overrun(SEPTEMBER, done=False)),
     DueState.PAST_LATEST),
    (Mark(Shape.WINDOW, APRIL, JUNE, overrun=Overrun(SEPTEMBER, done=True)), DueState.DONE_LATE),
    (Mark(Shape.WINDOW, FIRST, SEPTEMBER, progress=Progress(30, 60)), DueState.OPEN),
    (Mark(Shape.LIMIT, FIRST, SEPTEMBER, True, progress=Progress(80, 60)), DueState.OPEN),
    (Mark(Shape.WINDOW, date(2024, 7, 1), SEPTEMBER,
          earlier=(Window(FIRST, date(2024, 3, 31)), Window(APRIL, JUNE))), DueState.OPEN),
)  # fmt: skip
SCENES = {"shapes": SHAPES, "states": STATES, "standings": STANDINGS}


def painted(lines, *, dark, paper, backdrop=None, scale=YEAR):
    look = theme(dark=dark)
    picture = QImage(WIDTH, ROW * len(lines), QImage.Format.Format_RGB32)
    picture.fill(look.colour("base"))
    painter = MarkPainter(look, paper_font(8), Language.EN, paper=paper)
    device = QPainter(picture)
    if backdrop is not None:
        whole = QRectF(0, 0, WIDTH, ROW * len(lines))
        BackdropPainter(look, paper_font(8)).paint(device, whole, scale, backdrop)
    for number, (mark, state) in enumerate(lines):
        area = QRectF(0, number * ROW, WIDTH, ROW)
        device.setClipRect(area)
        painter.paint_bars(device, area, (mark,), state, scale)
    device.end()
    return picture


def compared(name, picture):
    path = FOLDER / f"{name}.png"
    reference = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert reference.size() == picture.size(), f"{path} is missing or of another size"
    off = sum(
        _differs(reference.pixelColor(x, y), picture.pixelColor(x, y))
        for y in range(picture.height())
        for x in range(picture.width())
    )
    return off / (picture.width() * picture.height())


def approved(name, picture):
    """The share of pixels that differ from the scene of a name."""
    if os.environ.get("REWRITE_SCENES"):
        FOLDER.mkdir(exist_ok=True)
        assert picture.save(str(FOLDER / f"{name}.png"))
    return compared(name, picture)


def _differs(one, other):
    channels = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return max(abs(a - b) for a, b in channels) > _MOST_OFF


@pytest.mark.parametrize("look", ["light", "dark", "paper"])
@pytest.mark.parametrize("name", SCENES)
def test_bars_look_as_they_were_approved(qapp, name, look):
    picture = painted(SCENES[name], dark=look == "dark", paper=look == "paper")
    assert approved(f"{name}-{look}", picture) <= _MOST_PIXELS


@pytest.mark.parametrize("dark", [False, True])
def test_bands_and_holidays_look_as_they_were_approved(qapp, dark):
    backdrop = Backdrop(BandKind.QUARTER, hong_kong_holidays())
    close = fitted(date(2024, 3, 15), date(2024, 7, 15), WIDTH)
    picture = painted(SHAPES[:3], dark=dark, paper=False, backdrop=backdrop, scale=close)
    assert approved(f"backdrop-{'dark' if dark else 'light'}", picture) <= _MOST_PIXELS


def test_the_comparison_sees_a_bar_that_is_a_day_off(qapp):
    moved = ((Mark(Shape.WINDOW, date(2024, 4, 8), JUNE), DueState.OPEN), *SHAPES[1:])
    assert compared("shapes-light", painted(moved, dark=False, paper=False)) > 0
    other = ((WINDOW, DueState.PAST_LATEST), *SHAPES[1:])
    assert compared("shapes-light", painted(other, dark=False, paper=False)) > _MOST_PIXELS


def test_without_colours_no_two_states_with_bars_look_alike(qapp):
    """Printed in grey, too: the body, or the tail behind it, tells them apart."""
    late = Mark(Shape.WINDOW, APRIL, JUNE, overrun=Overrun(SEPTEMBER, done=False))
    done_late = Mark(Shape.WINDOW, APRIL, JUNE, overrun=Overrun(SEPTEMBER, done=True))
    lines = {
        DueState.OPEN: WINDOW, DueState.NOT_YET_OPEN: WINDOW, DueState.DUE_SOON: WINDOW,
        DueState.DONE: WINDOW, DueState.DROPPED: WINDOW, DueState.PAST_LATEST: late,
        DueState.DONE_LATE: done_late,
    }  # fmt: skip
    forms = {}
    for state, mark in lines.items():
        picture = painted(((mark, state),), dark=False, paper=True)
        inked = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        forms[state] = [
            [inked.pixelColor(x, y).red() // 40 for x in range(0, WIDTH, 3)] for y in range(ROW)
        ]
    every = list(forms.values())
    assert all(one != other for at, one in enumerate(every) for other in every[:at])
