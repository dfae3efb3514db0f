import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from app.ui.fonts import paper_font
from app.ui.timeline.labels import Label, LabelWriter
from tests.ui.timeline.drawings import drawn

BLACK = QColor("#000000")
TEXT = "在2024年第三季 or thereabouts"


def on_paper(text, area):
    writer = LabelWriter(paper_font(10), keep=False)

    def write(painter):
        writer.begin(painter)
        writer.write(painter, area, Label(text, BLACK))

    return drawn(400, 60, write)


def on_screen(writer, text, area):
    picture = QImage(400, 60, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    writer.begin(painter)
    writer.write(painter, area, Label(text, BLACK))
    painter.end()
    return picture


def inked(picture):
    return [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 60
    ]


@given(st.text("abcQ 承諾在年第季2024（）", max_size=30), st.floats(0, 300))
def test_a_label_never_leaves_its_room(qapp, text, room):
    area = QRectF(20, 10, room, 30)
    drawing = on_paper(text, area)
    assert drawing.outside(area) == []
    whole = text.strip() and QFontMetricsF(paper_font(10)).horizontalAdvance(text) <= room
    if whole:
        assert drawing.text.strip() == text.strip()


@pytest.mark.parametrize("room", [60.0, 100.0, 150.0])
def test_what_has_no_room_is_shortened_and_says_so(qapp, room):
    written = on_paper(TEXT, QRectF(0, 0, room, 30)).text
    assert written.endswith("…")
    assert TEXT.startswith(written[:-1])


@pytest.mark.parametrize("room", [0.0, 4.0, 10.0, -50.0])
def test_where_only_dots_would_fit_there_is_nothing(qapp, room):
    assert on_paper(TEXT, QRectF(0, 0, room, 30)).words == ()


def test_it_stands_in_the_middle_of_the_height(qapp):
    metrics = QFontMetricsF(paper_font(10))
    (words,) = on_paper("Hx", QRectF(0, 10, 200, 40)).words
    assert words.area.bottom() == pytest.approx(30 - metrics.height() / 2 + metrics.ascent(), 0.01)


def test_kept_labels_look_the_same_the_second_time_and_like_those_that_are_not_kept(qapp):
    area = QRectF(10, 10, 380, 40)
    kept, fresh = LabelWriter(paper_font(12)), LabelWriter(paper_font(12), keep=False)
    first = on_screen(kept, TEXT, area)
    assert inked(first)
    assert on_screen(kept, TEXT, area) == first
    plain = inked(on_screen(fresh, TEXT, area))
    assert abs(len(inked(first)) - len(plain)) < 0.2 * len(plain)


def test_what_is_kept_is_forgotten_before_it_grows_without_end(qapp):
    writer = LabelWriter(paper_font(10))
    area = QRectF(0, 0, 60, 30)
    picture = QImage(80, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    writer.begin(painter)
    for number in range(2_600):
        writer.write(painter, area, Label(f"第{number}項承諾在年內", BLACK))
    painter.end()
    sizes = [len(kept) for kept in (writer._widths, writer._short, writer._shaped)]
    assert all(0 < size <= 2_001 for size in sizes)
