import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.domain.filters import FilterSpec
from app.services.overview import published_days, rows_of
from app.ui.fonts import paper_font
from app.ui.theme import theme
from app.ui.timeline.names import NamePainter
from app.ui.timeline.row_marks import RowMarks
from tests.ui.timeline.drawings import drawn

AREA = QRectF(10, 10, 240, 24)


@pytest.fixture
def marked(sample):
    marks = RowMarks(published_days(sample), lambda: sample.today)
    return [marks.of(row) for row in rows_of(sample, FilterSpec())]


def pixels(painter_of_names, one, *, ratio=1.0):
    picture = QImage(round(300 * ratio), round(50 * ratio), QImage.Format.Format_ARGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter_of_names.paint(painter, AREA, one)
    painter.end()
    return picture


def inked(picture):
    return [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha()
    ]


def test_a_name_is_the_reference_and_the_beginning_of_the_text(qapp, marked):
    names = NamePainter(theme(dark=False), paper_font(10), paper=True)
    for one in marked:
        drawing = drawn(300, 50, lambda painter, one=one: names.paint(painter, AREA, one))
        assert drawing.text.startswith(one.row.ref)
        shown = drawing.text.removeprefix(one.row.ref).rstrip("…")
        assert one.row.text.startswith(shown)
        assert len(shown) > 8
        assert drawing.overlaps() + drawing.outside(AREA) == []


def test_on_the_screen_it_is_painted_once_and_stamped_from_then_on(qapp, marked):
    names = NamePainter(theme(dark=False), paper_font(12))
    first = pixels(names, marked[0])
    places = inked(first)
    assert places
    assert all(AREA.contains(x + 0.5, y + 0.5) for x, y in places)
    assert pixels(names, marked[0]) == first
    assert pixels(names, marked[1]) != first
    assert len(names._pictures) == 2


def test_it_is_as_sharp_as_the_screen(qapp, marked):
    names = NamePainter(theme(dark=False), paper_font(12))
    once, twice = pixels(names, marked[0]), pixels(names, marked[0], ratio=2.0)
    assert len(inked(twice)) > 2 * len(inked(once))


def test_no_more_names_are_kept_than_screens_show(qapp, marked):
    names = NamePainter(theme(dark=False), paper_font(10))
    for width in range(200, 204):
        for one in marked:
            names._picture(one, width, 24, 1.0)
            picture = QImage(300, 50, QImage.Format.Format_ARGB32)
            painter = QPainter(picture)
            names.paint(painter, QRectF(0, 0, width, 24), one)
            painter.end()
    assert len(names._pictures) == 160
