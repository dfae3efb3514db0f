from array import array
from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.domain.matches import Matches
from app.domain.windows import NO_DAY, RowWindows
from app.ui.theme import theme
from app.ui.timeline.density import DenseRows, paint_density
from app.ui.timeline.scale import TimeScale

LEFT, TOP, WIDTH, HEIGHT = 20, 30, 400, 200
AREA = QRectF(LEFT, TOP, WIDTH, HEIGHT)
FIRST = date(2024, 1, 1).toordinal()
SCALE = TimeScale(FIRST, 1.0)
"""A pixel for a day, from New Year on."""


def painted(windows, height, *, offset=0.0, dark=False):
    """Rows with these days, the first one being 0; None is a row without."""
    days = [(0, 0), *((FIRST + a if a is not None else NO_DAY, FIRST + b if b is not None
                       else NO_DAY) for a, b in windows)]  # fmt: skip
    held = RowWindows(array("i", [one[0] for one in days]), array("i", [one[1] for one in days]))
    rows = Matches(len(windows), iter(range(1, len(windows) + 1)))
    picture = QImage(LEFT + WIDTH + 20, TOP + HEIGHT + 20, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    dense = DenseRows(rows, held, height, offset)
    paint_density(painter, AREA, dense, SCALE, theme(dark=dark))
    painter.end()
    return picture


def columns(picture, y):
    """From where to where there is ink on a line of pixels."""
    inked = [x for x in range(picture.width()) if picture.pixelColor(x, y).alpha()]
    return (inked[0], inked[-1]) if inked else None


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((10, 59), (LEFT + 10, LEFT + 59)),
        ((100, 100), (LEFT + 100, LEFT + 100)),
        ((100, None), (LEFT + 100, LEFT + WIDTH - 1)),
        ((None, 100), (LEFT + 101 - 8, LEFT + 100)),
        ((-500, 900), (LEFT, LEFT + WIDTH - 1)),
        ((-500, 0), (LEFT, LEFT)),
        ((None, None), (LEFT, LEFT + WIDTH - 1)),
        ((-500, -400), None),
        ((900, 950), None),
    ],
)
def test_a_row_is_a_stripe_over_its_days(qapp, days, expected):
    assert columns(painted([days], 4.0), TOP + 2) == expected


def test_rows_without_days_are_there_but_fainter(qapp):
    picture = painted([(0, 300), (None, None)], 4.0)
    dated, lane = picture.pixelColor(LEFT + 50, TOP + 2), picture.pixelColor(LEFT + 50, TOP + 6)
    assert lane == theme(dark=False).colour("line")
    assert dated.rgb() != lane.rgb()


def test_rows_lie_in_their_order_and_scroll(qapp):
    windows = [(at, at) for at in range(100)]
    picture = painted(windows, 4.0)
    for at in range(40):
        assert columns(picture, TOP + 4 * at + 2) == (LEFT + at, LEFT + at)
    scrolled = painted(windows, 4.0, offset=80.0)
    assert columns(scrolled, TOP + 2) == (LEFT + 20, LEFT + 20)


@pytest.mark.parametrize("height", [4.0, 1.0, 0.5, 0.1, 0.004])
@pytest.mark.parametrize("offset", [0.0, 7.3])
def test_no_ink_leaves_the_area_whatever_the_height(qapp, height, offset):
    windows = [(0, None), (-9, 900), (None, None), (None, 5)] * 5_000
    picture = painted(windows, height, offset=offset)
    outside = [
        (x, y)
        for x in range(0, picture.width(), 3)
        for y in range(0, TOP + HEIGHT, 3)
        if picture.pixelColor(x, y).alpha()
        and not AREA.adjusted(0, -height, 0, 0).contains(x + 0.5, y + 0.5)
    ]
    assert outside == []
    assert columns(picture, TOP + HEIGHT // 4) is not None


def test_where_more_windows_lie_it_is_darker(qapp):
    crowded = painted([(0, 100)] * 600 + [(200, 300)], 0.3)
    lonely = painted([(0, 100)] * 1 + [(None, 5)] * 600, 0.3)
    assert crowded.pixelColor(LEFT + 50, TOP).alpha() > lonely.pixelColor(LEFT + 50, TOP).alpha()


def test_a_hundred_thousand_rows_need_no_more_strokes_than_the_screen_has_lines(qapp):
    looked_up = []

    class Counted(array):
        def __getitem__(self, at):
            looked_up.append(at)
            return super().__getitem__(at)

    count = 100_000
    starts = Counted("i", [FIRST] * (count + 1))
    held = RowWindows(starts, array("i", [FIRST + 9] * (count + 1)))
    picture = QImage(500, 300, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    rows = Matches(count, iter(range(1, count + 1)))
    paint_density(painter, AREA, DenseRows(rows, held, HEIGHT / count, 0.0), SCALE,
                  theme(dark=False))  # fmt: skip
    painter.end()
    assert 1.5 * HEIGHT < len(looked_up) <= 3.5 * HEIGHT


def test_nothing_is_painted_of_nothing(qapp):
    assert columns(painted([], 1.0), TOP) is None
