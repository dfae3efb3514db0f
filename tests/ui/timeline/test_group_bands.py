"""A group of rows in one line."""

from array import array
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.domain.due_state import DueState
from app.domain.windows import NO_DAY, RowWindows
from app.ui.fonts import paper_font
from app.ui.state_signs import Signs
from app.ui.theme import theme
from app.ui.timeline.group_bands import GroupBandPainter, GroupRows
from app.ui.timeline.labels import LabelWriter
from app.ui.timeline.scale import fitted
from tests.ui.timeline.drawings import drawn

LIGHT = theme(dark=False)
AREA = QRectF(20, 10, 400, 24)
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
SCALE = fitted(FIRST, LAST, 400)


def group(*spans, tally=None):
    starts, ends = zip(*((a and a.toordinal(), b and b.toordinal()) for a, b in spans), strict=True)
    windows = RowWindows(array("i", starts), array("i", ends))
    return GroupRows(range(len(spans)), windows, tally or {DueState.OPEN: len(spans)})


def painter():
    return GroupBandPainter(
        LIGHT, LabelWriter(paper_font(9), keep=False), Signs(LIGHT, stamped=False)
    )


def image(paint):
    picture = QImage(460, 44, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    device = QPainter(picture)
    paint(device)
    device.end()
    return picture


def ink(picture, day):
    return picture.pixelColor(round(AREA.left() + SCALE.x(day)) + 2, 20).alphaF()


def test_where_more_rows_have_their_time_it_is_darker(qapp):
    rows = group((FIRST, LAST), (date(2024, 6, 1), date(2024, 8, 31)), (NO_DAY, NO_DAY))
    picture = image(lambda device: painter().paint_density(device, AREA, rows, SCALE))
    assert 0 < ink(picture, date(2024, 2, 1)) < ink(picture, date(2024, 7, 1))


def test_nothing_is_dark_where_no_row_has_a_day(qapp):
    rows = group((NO_DAY, NO_DAY))
    picture = image(lambda device: painter().paint_density(device, AREA, rows, SCALE))
    assert ink(picture, date(2024, 7, 1)) == 0


def test_a_summary_goes_from_the_earliest_to_the_latest_day_with_its_counts(qapp):
    rows = group(
        (date(2024, 3, 1), date(2024, 4, 30)), (date(2024, 9, 1), date(2024, 10, 31)),
        tally={DueState.OPEN: 1, DueState.PAST_LATEST: 1_200},
    )  # fmt: skip
    picture = image(lambda device: painter().paint_summary(device, AREA, rows, SCALE))
    y = round(AREA.center().y())
    xs = [x for x in range(460) if picture.pixelColor(x, y + 4).alpha()]
    right = AREA.left() + SCALE.right(date(2024, 10, 31))
    assert abs(max(xs) - right) <= 2
    drawing = drawn(460, 44, lambda device: painter().paint_summary(device, AREA, rows, SCALE))
    assert [one.text for one in drawing.words] == ["1,200", "1"]
    assert drawing.overlaps() == []


def test_without_days_the_counts_are_there_still(qapp):
    rows = group((NO_DAY, NO_DAY), tally={DueState.UNDATED: 1})
    drawing = drawn(460, 44, lambda device: painter().paint_summary(device, AREA, rows, SCALE))
    assert drawing.text == "1"
