from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.base.i18n import Language
from app.ui.fonts import interface_font, paper_font
from app.ui.theme import theme
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.scale import CLOSEST, WIDEST, TimeScale, Unit
from tests.ui.timeline.drawings import drawn

TODAY = date(2024, 5, 15)
LEFT, HEIGHT = 60.0, 44.0


def painted(scale, width, language, *, font=None, today=TODAY):
    ruler = Ruler(theme(dark=False), font or paper_font(10), language, keep=False)
    area = QRectF(LEFT, 0, width, HEIGHT)
    return drawn(width + 2 * LEFT, 200, lambda one: ruler.paint(one, area, scale, today)), area


def zoom_steps(count=45):
    return [WIDEST * (CLOSEST / WIDEST) ** (step / (count - 1)) for step in range(count)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shift", [0.0, 137.4])
def test_labels_keep_apart_and_inside_at_every_zoom(qapp, language, shift):
    faults = {}
    for density in zoom_steps():
        scale = TimeScale(TODAY.toordinal() - 300 / density, density).panned(shift)
        drawing, area = painted(scale, 640, language)
        assert drawing.words, density
        found = drawing.overlaps() + drawing.outside(area)
        if found:
            faults[round(density, 3)] = found
    assert faults == {}


@given(
    day=st.dates(date(1600, 1, 1), date(2400, 1, 1)),
    step=st.floats(0, 1),
    width=st.floats(80, 1_600),
    language=st.sampled_from(Language),
)
def test_nor_do_they_anywhere_else_in_time(qapp, day, step, width, language):
    scale = TimeScale(day.toordinal() + 0.3, WIDEST * (CLOSEST / WIDEST) ** step)
    drawing, area = painted(scale, width, language, today=scale.day(width / 3))
    assert drawing.overlaps() + drawing.outside(area) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("per_cent", [80, 200])
def test_nor_in_other_sizes_of_text(qapp, language, per_cent):
    font = interface_font(language, per_cent)
    for density in zoom_steps(12):
        scale = TimeScale(TODAY.toordinal() - 200 / density, density)
        drawing, area = painted(scale, 900, language, font=font)
        assert drawing.overlaps() + drawing.outside(area) == []


@pytest.mark.parametrize(
    ("language", "months_on_screen", "words"),
    [
        (Language.EN, 40, ["2024", "2025", "Q1", "Q2", "Q3", "Q4"]),
        (Language.ZH_HANT, 40, ["2024年", "第一季", "第四季"]),
        (Language.ZH_HANS, 40, ["2024年", "第一季", "第四季"]),
        (Language.EN, 12, ["Q3 2024", "Jul", "Dec"]),
        (Language.ZH_HANT, 12, ["2024年第三季", "7月", "12月"]),
        (Language.EN, 240, ["2020s", "2030s", "2031"]),
        (Language.ZH_HANS, 240, ["2020年代", "2030年代"]),
        (Language.EN, 2, ["May 2024", "Jun 2024", "27"]),
    ],
)
def test_it_speaks_in_quarters_and_finer_or_coarser_where_there_is_room(
    qapp, language, months_on_screen, words
):
    scale = TimeScale(date(2024, 2, 1).toordinal(), 1_000 / (months_on_screen * 30.4))
    if months_on_screen == 2:
        scale = TimeScale(date(2024, 5, 20).toordinal(), scale.density)
    drawing, _area = painted(scale, 1_000, language, today=date(2030, 1, 1))
    assert [one for one in words if one not in drawing.text] == []


def test_quarters_fall_back_to_a_short_name_before_they_give_way(qapp):
    scale = TimeScale(date(2023, 1, 1).toordinal(), 30 / 91)
    ruler = Ruler(theme(dark=False), paper_font(10), Language.ZH_HANT, keep=False)
    assert ruler.levels(scale) == (Unit.YEAR, Unit.QUARTER)
    drawing, _area = painted(scale, 800, Language.ZH_HANT)
    assert "第三季" not in drawing.text
    assert drawing.text.count("Q3") >= 5


def test_today_is_named_where_it_is_seen_and_nowhere_else(qapp):
    scale = TimeScale(date(2024, 1, 1).toordinal(), 2.0)
    drawing, area = painted(scale, 600, Language.EN)
    (plate,) = [one for one in drawing.filled if one.colour == theme(dark=False).colours["today"]]
    assert plate.area.center().x() == pytest.approx(area.left() + scale.x(TODAY), abs=1)
    assert "Today" in drawing.text
    far, _area = painted(scale.panned(4_000), 600, Language.EN)
    assert "Today" not in far.text


@pytest.mark.parametrize("x", [1.0, 599.0])
def test_today_at_an_edge_stays_inside(qapp, x):
    scale = TimeScale(TODAY.toordinal() - x / 2.0, 2.0)
    drawing, area = painted(scale, 600, Language.EN)
    assert "Today" in drawing.text
    assert drawing.outside(area) == []


def test_the_grid_has_a_line_for_today(qapp):
    chosen = theme(dark=False)
    ruler = Ruler(chosen, paper_font(10), Language.EN)
    scale = TimeScale(date(2024, 1, 1).toordinal(), 2.0)
    area = QRectF(LEFT, 0, 600, 100)
    image = grid_image(ruler, area, scale)
    x = round(LEFT + scale.x(TODAY))
    colour = chosen.colour("today")
    assert any(close(image.pixelColor(x + step, 50), colour) for step in (-1, 0, 1))
    assert not any(close(image.pixelColor(at, 50), colour) for at in range(720) if abs(at - x) > 2)


def grid_image(ruler, area, scale):
    image = QImage(720, 100, QImage.Format.Format_RGB32)
    image.fill(theme(dark=False).colour("base"))
    painter = QPainter(image)
    ruler.paint_grid(painter, area, scale, TODAY)
    painter.end()
    return image


def close(one, other):
    return all(abs(a - b) < 40 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))
