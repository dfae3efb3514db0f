from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.base.i18n import Language
from app.domain.deadline import Window
from app.domain.due_state import DueState
from app.domain.marks import BODIES, Body, Mark, Overrun, Progress, Shape
from app.ui.fonts import paper_font
from app.ui.theme import theme
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.scale import CLOSEST, WIDEST, TimeScale, fitted
from tests.ui.timeline.drawings import drawn

LEFT, WIDTH, HEIGHT = 30.0, 640.0, 32.0
AREA = QRectF(LEFT, 20, WIDTH, HEIGHT)
LIGHT = theme(dark=False)
JAN, MARCH, JULY, DECEMBER = (
    date(2024, 1, 1), date(2024, 3, 31), date(2024, 7, 1), date(2024, 12, 31)
)  # fmt: skip
YEAR = fitted(JAN, DECEMBER, WIDTH)
PHRASES = ("在2024年第三季", "2023年年底", "2024年年中或之前", "由2024年4月起逐步推行", "今年")


def painted(marks, *, state=DueState.OPEN, scale=YEAR, area=AREA, language=Language.EN):
    painter = MarkPainter(LIGHT, paper_font(10), language, paper=True)

    def paint(device):
        painter.begin(device)
        painter.paint_row(device, area, marks, state, scale)

    return drawn(area.right() + 30, area.bottom() + 20, paint)


def image(marks, *, state=DueState.OPEN, scale=YEAR, area=AREA, dark=False, paper=False):
    """The same as pixels, as on the screen."""
    chosen = theme(dark=dark)
    picture = QImage(
        int(area.right()) + 30, int(area.bottom()) + 20, QImage.Format.Format_ARGB32_Premultiplied
    )
    picture.fill(Qt.GlobalColor.transparent)
    painter = MarkPainter(chosen, paper_font(10), Language.EN, paper=paper)
    device = QPainter(picture)
    painter.begin(device)
    device.setClipRect(area)
    painter.paint_row(device, area, marks, state, scale)
    device.end()
    return picture


def ink(picture, x, y):
    """How much covers a pixel."""
    return picture.pixelColor(round(x), round(y)).alphaF()


def window(start, end, **more):
    return Mark(Shape.WINDOW, start, end, phrase="在2024年", **more)


# --- places and colours ---------------------------------------------------------------------------


@pytest.mark.parametrize("state", DueState)
@pytest.mark.parametrize("dark", [False, True])
def test_a_bar_has_the_colour_of_its_due_state_from_its_first_to_its_last_day(state, dark):
    picture = image([window(MARCH, JULY)], state=state, dark=dark)
    left, right = LEFT + YEAR.x(MARCH), LEFT + YEAR.right(JULY)
    y = AREA.center().y()
    colour = theme(dark=dark).state(state)
    for edge in (left + 1, right - 1):
        assert picture.pixelColor(int(edge), int(y)) == colour
    middle = picture.pixelColor(round((left + right) / 2), round(y))
    pale = BODIES[state] in (Body.HOLLOW, Body.STRUCK)
    assert (0.1 < middle.alphaF() < 0.3) if pale else (0.4 < middle.alphaF() < 0.8)
    assert ink(picture, left - 3, y) == 0


@pytest.mark.parametrize("state", DueState)
def test_behind_the_last_bar_stands_the_sign_of_the_due_state(state):
    """Never colour alone."""
    picture = image([Mark(Shape.WINDOW, JAN, MARCH)], state=state)
    right = LEFT + YEAR.right(MARCH)
    sign = picture.copy(round(right) + 3, int(AREA.top()), 16, int(HEIGHT))
    others = [
        image([Mark(Shape.WINDOW, JAN, MARCH)], state=one).copy(
            round(right) + 3, int(AREA.top()), 16, int(HEIGHT)
        )
        for one in DueState
        if one is not state
    ]
    assert any(sign.pixelColor(x, y).alpha() for x in range(16) for y in range(int(HEIGHT)))
    assert [other for other in others if form(other) == form(sign)] == []


def form(picture):
    """The shape without its colour."""
    return [
        [picture.pixelColor(x, y).alpha() > 100 for x in range(picture.width())]
        for y in range(picture.height())
    ]


def test_sharp_edges_are_lines_and_soft_ones_fade():
    y = AREA.top() + 12
    sharp = image([window(MARCH, JULY)])
    soft = image([window(MARCH, JULY, soft_start=True, soft_end=True)])
    left, right = LEFT + YEAR.x(MARCH), LEFT + YEAR.right(JULY)
    for edge in (left + 1, right - 1):
        assert ink(sharp, int(edge), y) == 1
        assert ink(soft, int(edge), y) < 0.25
    steps = [ink(soft, left + x, y) for x in (2, 8, 14, 20, 26)]
    assert steps == sorted(steps)
    assert steps[-1] > steps[0] + 0.3
    assert ink(soft, (left + right) / 2, y) == ink(sharp, (left + right) / 2, y)


@pytest.mark.parametrize(
    ("soft_start", "soft_end"), [(True, False), (False, True), (False, False), (True, True)]
)
def test_on_paper_softness_is_there_without_transparency(soft_start, soft_end):
    drawing = painted([window(MARCH, JULY, soft_start=soft_start, soft_end=soft_end)])
    edges = [one for one in drawing.filled if one.area.width() == 2]
    assert len(edges) == 2 - soft_start - soft_end
    assert len(drawing.gradients) == (soft_start or soft_end)
    assert all(stop.endswith("/1") for stops in drawing.gradients.values() for stop in stops)
    if soft_start:
        (stops,) = drawing.gradients.values()
        assert stops[0] == f"{LIGHT.colours['base']}/1"


def test_a_limit_grows_towards_its_thick_end():
    picture = image([Mark(Shape.LIMIT, JAN, JULY, True, phrase="")])
    left, right = LEFT + YEAR.x(JAN), LEFT + YEAR.right(JULY)
    y = AREA.top() + 12
    steps = [ink(picture, left + (right - left) * part, y) for part in (0.05, 0.3, 0.6, 0.9)]
    assert steps == sorted(steps)
    assert steps[-1] > steps[0] + 0.3
    above_the_bar = AREA.center().y() - HEIGHT * 0.46 / 2 - 2
    assert ink(picture, right - 2, above_the_bar) == 1
    assert ink(picture, right - 30, above_the_bar) == 0


def test_one_day_is_a_diamond():
    drawing = painted([Mark(Shape.MILESTONE, JULY, JULY, phrase="2024年7月1日")])
    (diamond,) = [one for one in drawing.filled if one.kind == "polygon"]
    middle = LEFT + (YEAR.x(JULY) + YEAR.right(JULY)) / 2
    assert diamond.area.center().x() == pytest.approx(middle, abs=0.1)
    assert diamond.area.width() == pytest.approx(diamond.area.height())


@pytest.mark.parametrize("soft_start", [True, False])
def test_what_has_no_end_is_an_arrow_to_the_edge(soft_start):
    drawing = painted([Mark(Shape.ARROW, JULY, None, soft_start, True, phrase="由2024年7月起")])
    (head,) = [one for one in drawing.filled if one.kind == "polygon"]
    assert head.area.right() == pytest.approx(AREA.right() - 2, abs=0.1)
    shaft = drawing.filled[0].area
    assert shaft.left() == pytest.approx(LEFT + YEAR.x(JULY), abs=0.1)
    assert shaft.right() == pytest.approx(head.area.left(), abs=0.1)
    assert (len([one for one in drawing.filled if one.area.width() == 2]) == 0) == soft_start
    assert "由2024年7月起" in drawing.text


@pytest.mark.parametrize("shape", [Shape.ONGOING, Shape.UNDATED])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, ("Ongoing", "No time named")),
        (Language.ZH_HANT, ("持續進行", "沒有列明時間")),
        (Language.ZH_HANS, ("持续进行", "没有列明时间")),
    ],
)
def test_what_has_no_days_has_a_lane_wherever_one_looks(shape, language, words):
    for scale in (YEAR, YEAR.panned(1e6), YEAR.zoomed(1_000, 0)):
        drawing = painted([Mark(shape)], scale=scale, language=language)
        assert words[shape is Shape.UNDATED] in drawing.text
    picture = image([Mark(shape)])
    for x in (AREA.left() + 2, AREA.center().x(), AREA.right() - 2):
        assert any(ink(picture, x, y) for y in range(int(AREA.top()), int(AREA.bottom())))


def test_two_readings_are_hatched_and_have_a_question_mark():
    plain = image([window(MARCH, DECEMBER)])
    hatched = image([window(MARCH, DECEMBER, ambiguous=True)])
    y = AREA.top() + 12
    xs = range(round(LEFT + YEAR.x(MARCH)) + 10, round(AREA.right()) - 40)
    base = LIGHT.colour("base")
    assert [x for x in xs if plain.pixelColor(x, round(y)) == base] == []
    stripes = [x for x in xs if hatched.pixelColor(x, round(y)) == base]
    assert 0.05 < len(stripes) / len(xs) < 0.5
    assert "?" in painted([window(MARCH, DECEMBER, ambiguous=True)]).text


# --- whatever the row and the zoom ----------------------------------------------------------------

some_day = st.dates(date(2022, 1, 1), date(2027, 12, 31))


@st.composite
def dated_marks(draw):
    shape = draw(st.sampled_from([Shape.WINDOW, Shape.LIMIT, Shape.MILESTONE, Shape.ARROW]))
    start, end = sorted((draw(some_day), draw(some_day)))
    if shape is Shape.MILESTONE:
        end = start
    if shape is Shape.ARROW:
        end = None
    return Mark(
        shape, start, end, draw(st.booleans()), draw(st.booleans()), draw(st.booleans()),
        draw(st.sampled_from(PHRASES)),
    )  # fmt: skip


rows = st.lists(dated_marks(), min_size=1, max_size=4)
views = st.builds(
    lambda day, part: TimeScale(day.toordinal(), WIDEST * (CLOSEST / WIDEST) ** part),
    some_day, st.floats(0, 1),
)  # fmt: skip


@given(rows, views, st.sampled_from(DueState), st.sampled_from([16.0, 32.0, 60.0]))
def test_labels_keep_apart_and_inside(qapp, marks, scale, state, height):
    area = QRectF(LEFT, 20, WIDTH, height)
    drawing = painted(marks, state=state, scale=scale, area=area)
    assert drawing.overlaps() + drawing.outside(area) == []


def seen(mark, scale):
    return scale.x(mark.start) < WIDTH and (mark.end is None or scale.right(mark.end) > 0)


@given(rows, views, st.sampled_from([2.0, 6.0, 32.0]))
def test_every_bar_in_sight_leaves_ink_and_none_leaves_the_height_of_its_row(
    qapp, marks, scale, height
):
    area = QRectF(LEFT, 20, WIDTH, height)
    for mark in marks:
        drawing = painted([mark], scale=scale, area=area)
        there = [one for one in drawing.filled if one.area.intersects(area)]
        assert bool(there) or not seen(mark, scale), mark
    whole = painted(marks, scale=scale, area=area)
    beyond = [one for one in whole.filled if one.area.top() < 17 or one.area.bottom() > 23 + height]
    assert beyond == []


@st.composite
def month_marks(draw):
    """Marks that are months apart, or the same."""
    first, last = sorted((draw(st.integers(0, 30)), draw(st.integers(0, 30))))
    start = date(2024 + first // 12, first % 12 + 1, 1)
    end = date(2024 + (last + 1) // 12, (last + 1) % 12 + 1, 1) - timedelta(days=1)
    mark = draw(dated_marks())
    return replace(mark, start=start, end=mark.end and (start if mark.end == mark.start else end))


@given(st.lists(month_marks(), min_size=2, max_size=2, unique_by=lambda one: one.end))
def test_of_two_bars_none_hides_the_other(qapp, marks):
    """On paper nothing shines through."""
    low = QRectF(LEFT, 20, 1_000, 10)
    scale = fitted(date(2024, 1, 1), date(2026, 12, 31), 1_000)
    together = image(marks, scale=scale, area=low, paper=True)
    for mark in marks:
        assert image([mark], scale=scale, area=low, paper=True) != together


def test_a_short_bar_lies_upon_a_long_one_that_begins_with_it():
    short, long = window(JAN, MARCH), window(JAN, DECEMBER)
    end = round(LEFT + YEAR.right(MARCH)) - 1
    for marks in ([short, long], [long, short]):
        picture = image(marks, paper=True)
        assert picture.pixelColor(end, round(AREA.top() + 12)) == LIGHT.state(DueState.OPEN)


@given(rows, views)
def test_the_screen_stays_within_the_row(qapp, marks, scale):
    """Without the clip of the caller, too, nothing goes above or below."""
    picture = image(marks, scale=scale)
    beyond = [
        (x, y)
        for y in (2, 10, round(AREA.bottom()) + 5)
        for x in range(0, picture.width(), 7)
        if picture.pixelColor(x, y).alpha()
    ]
    assert beyond == []


def test_low_rows_have_bars_but_no_words():
    area = QRectF(LEFT, 20, WIDTH, 8)
    drawing = painted([window(MARCH, JULY)], area=area)
    assert drawing.words == ()
    assert drawing.filled[0].area.height() == pytest.approx(8 * 0.7, abs=0.01)


def test_the_order_of_the_marks_does_not_matter():
    one, other = window(JAN, MARCH), Mark(Shape.WINDOW, JULY, DECEMBER, phrase="下半年")
    apart = JULY - MARCH
    assert apart > timedelta(days=30)
    assert image([one, other]) == image([other, one])


# --- how far it has come --------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True])
def test_the_bars_of_due_states_differ_without_their_colours(dark):
    """Open and past latest share a body; what tells them apart is the tail of the latter."""
    pictures = {}
    for state in (DueState.NOT_YET_OPEN, DueState.OPEN, DueState.DUE_SOON, DueState.DONE):
        picture = image([replace(window(MARCH, JULY), phrase="")], state=state, dark=dark)
        bar = picture.copy(round(LEFT + YEAR.x(MARCH)), int(AREA.top()), 100, int(HEIGHT))
        pictures[state] = [
            [round(bar.pixelColor(x, y).alphaF() * 4) for x in range(0, 100, 5)]
            for y in range(int(HEIGHT))
        ]
    forms = list(pictures.values())
    assert all(one != other for at, one in enumerate(forms) for other in forms[:at])


@pytest.mark.parametrize("done", [False, True])
def test_what_ran_over_has_a_tail_to_the_day(done):
    mark = window(JAN, MARCH, overrun=Overrun(JULY, done))
    state = DueState.DONE_LATE if done else DueState.PAST_LATEST
    picture = image([mark], state=state)
    foot = AREA.center().y() + HEIGHT * 0.46 / 2 - 1
    end = LEFT + YEAR.right(JULY)
    tail = [ink(picture, x, foot) for x in range(round(LEFT + YEAR.right(MARCH)) + 1, int(end) - 2)]
    assert (min(tail) > 0.5) == done
    assert max(tail) > 0.5
    assert [x for x in range(round(end) + 1, round(end) + 40) if ink(picture, x, foot)] == []
    hidden = image([mark], state=state, scale=YEAR.panned(YEAR.right(MARCH) + 20))
    seen = [ink(hidden, LEFT + step, foot + off) for step in range(1, 40) for off in (-1, 0, 1)]
    assert max(seen) > 0.5, "only the tail is in sight"


def test_progress_is_a_line_at_the_foot_with_a_notch_where_it_was_to_be_expected():
    mark = replace(window(JAN, DECEMBER), phrase="", progress=Progress(reported=25, expected=60))
    picture = image([mark])
    foot = AREA.center().y() + HEIGHT * 0.46 / 2 - 1.5
    left, width = LEFT + YEAR.x(JAN), YEAR.right(DECEMBER) - YEAR.x(JAN)
    colour = LIGHT.state(DueState.OPEN)
    assert picture.pixelColor(round(left + width * 0.2), round(foot)) == colour
    assert picture.pixelColor(round(left + width * 0.3), round(foot)) != colour
    notch = [
        x for x in range(round(left), round(left + width))
        if picture.pixelColor(x, round(foot) - 1) == LIGHT.colour("text")
    ]  # fmt: skip
    assert notch
    assert abs(notch[0] - (left + width * 0.6)) <= 2


def test_the_first_promise_stays_as_an_outline_with_steps_to_the_latest():
    promised = (Window(JAN, MARCH), Window(JAN, JULY))
    moved = window(date(2024, 8, 1), DECEMBER, earlier=promised)
    with_ghost, without = image([moved]), image([replace(moved, earlier=())])
    above = round(AREA.center().y() - HEIGHT * 0.46 / 2 - 4)
    first, second, last = (LEFT + YEAR.right(day) for day in (MARCH, JULY, DECEMBER))
    for end in (first, second):
        assert any(ink(with_ghost, end + step, above) for step in (-1, 0))
        assert not any(ink(without, end + step, above) for step in (-1, 0))
    steps = [ink(with_ghost, (second + last) / 2, above + off) for off in (-2, -1, 0, 1, 2)]
    assert max(steps) > 0, "a step to the latest"
    assert with_ghost.copy(0, above + 6, 700, 40) == without.copy(0, above + 6, 700, 40)


def test_a_first_promise_by_a_day_has_an_end_only():
    moved = Mark(Shape.LIMIT, JAN, DECEMBER, True, phrase="", earlier=(Window(None, MARCH),))
    picture = image([moved])
    above = round(AREA.center().y() - HEIGHT * 0.46 / 2 - 4)
    end = LEFT + YEAR.right(MARCH)
    assert any(ink(picture, end + step, above) for step in (-1, 0))
