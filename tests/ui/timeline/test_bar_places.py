"""Whatever windows, zoom and scroll: each bar in sight is where its dates say, none is missing."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from app.base.i18n import Language
from app.domain.due_state import DueState
from app.domain.marks import Mark, Shape
from app.ui.fonts import paper_font
from app.ui.theme import theme
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.rows import RowLayout
from app.ui.timeline.scale import CLOSEST, WIDEST, TimeScale
from tests.ui.timeline.drawings import drawn

WIDTH, LEFT = 500.0, 40.0
some_day = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@st.composite
def bars(draw):
    start = draw(some_day)
    end = start + timedelta(days=draw(st.integers(1, 1500)))
    return Mark(draw(st.sampled_from([Shape.WINDOW, Shape.LIMIT])), start, end)


scales = st.builds(
    lambda day, part: TimeScale(day.toordinal() + part, WIDEST * (CLOSEST / WIDEST) ** part),
    some_day, st.floats(0, 1),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(bars(), min_size=1, max_size=12), scales, st.floats(4, 60), st.floats(0, 300),
    st.sampled_from(DueState),
)  # fmt: skip
def test_every_visible_bar_is_where_its_dates_say(qapp, marks, scale, height, offset, state):
    painter = MarkPainter(theme(dark=False), paper_font(10), Language.EN, paper=True)
    layout = RowLayout(len(marks), height)
    colour = theme(dark=False).state(state).name()
    for position, mark in enumerate(marks):
        top = layout.top(position) - offset
        area = QRectF(LEFT, top, WIDTH, height)

        def paint(device, area=area, mark=mark):
            painter.begin(device)
            painter.paint_row(device, area, (mark,), state, scale)

        left = LEFT + (mark.start.toordinal() - scale.origin) * scale.density
        right = LEFT + (mark.end.toordinal() + 1 - scale.origin) * scale.density
        drawing = drawn(LEFT + WIDTH + 40, max(80, top + height + 20), paint)
        inside = [one.area for one in drawing.filled if one.area.intersects(area)]
        if right <= LEFT or left >= LEFT + WIDTH:
            continue
        assert inside, (mark, scale)
        if right - left >= 3 and right <= LEFT + WIDTH:
            edges = [one.area.right() for one in drawing.filled if one.colour == colour]
            assert any(abs(edge - right) <= 1 for edge in edges), (mark, scale)
        ground = inside[0]
        assert abs(max(ground.left(), LEFT - 60) - max(left, LEFT - 60)) <= 1
        assert top - 4 <= ground.top() <= ground.bottom() <= top + height + 4
