"""Groups in the timeline: their heads over the axis, and their bands where rows are too many."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPixmap

from app.domain.coverage import sampled
from app.domain.grouping import Group, Grouping
from app.domain.windows import RowWindows
from app.ui.group_facts import GroupFacts
from app.ui.state_signs import Signs
from app.ui.table.group_heads import INDENT, SIGN_WIDTH, GroupHeadPainter
from app.ui.theme import Theme
from app.ui.timeline.group_bands import GroupBandPainter, GroupRows
from app.ui.timeline.labels import LabelWriter
from app.ui.timeline.scale import TimeScale
from app.ui.viewed_rows import ViewedRows

_BAND_MARGIN = 4.0
_MOST_LOOKED_AT = 4_000
"""Rows of all bands together that are looked at for one picture."""
_LEAST_LOOKED_AT = 100
_MOST_NAMES = 200


class TimelineHeads:
    """Paints what a timeline shows of groups; areas begin at the axis, names end there."""

    def __init__(
        self, rows: ViewedRows, facts: GroupFacts, theme: Theme, font: QFont, palette: QPalette
    ) -> None:
        self._rows = rows
        self._facts = facts
        self._heads = GroupHeadPainter(theme, font, palette)
        self._bands = GroupBandPainter(theme, LabelWriter(font), Signs(theme))
        self._looked_at: dict[Group, list[int]] = {}
        self._names: dict[tuple[object, ...], QPixmap] = {}
        self._grouping: Grouping | None = None

    def is_arrow(self, x: float, group: Group) -> bool:
        """Whether the sign that opens and closes a group is at an x of the names."""
        return 0 <= x - group.level * INDENT <= SIGN_WIDTH

    def paint(self, painter: QPainter, area: QRectF, group: Group, scale: TimeScale) -> None:
        """The head of a group: its name where names are, a bracket over its time."""
        self._paint_ground(painter, area, group, closed=self._rows.lines.is_closed(group.path))
        self._paint_bracket(painter, area, group, scale)

    def paint_band(
        self,
        painter: QPainter,
        area: QRectF,
        group: Group,
        windows: RowWindows,
        scale: TimeScale,
    ) -> None:
        """The rows of a group in one band: dark where many of them have their time."""
        closed = not group.below or self._rows.lines.is_closed(group.path)
        self._paint_ground(painter, area, group, closed=closed)
        if not closed:
            self._paint_bracket(painter, area, group, scale)  # Its groups have bands of their own.
            return
        band = area.adjusted(0, _BAND_MARGIN, 0, -_BAND_MARGIN)
        tally = dict(self._facts.of(group).states)
        rows = GroupRows(self._sampled(group), windows, tally)
        self._bands.paint_density(painter, band, rows, scale)
        if not area.left():  # Where no names are, the counts stand in the band.
            self._bands.paint_summary(painter, band, rows, scale)

    def _sampled(self, group: Group) -> list[int]:
        """The keys of a group, or as many of them as a picture shows."""
        lines = self._rows.lines
        if self._grouping is not lines.grouping:
            self._grouping = lines.grouping
            self._looked_at.clear()
        keys = self._looked_at.get(group)
        if keys is None:
            most = max(_LEAST_LOOKED_AT, _MOST_LOOKED_AT // max(1, len(lines.heads)))
            keys = self._looked_at[group] = sampled(group.keys, most)
        return keys

    def _paint_ground(self, painter: QPainter, area: QRectF, group: Group, *, closed: bool) -> None:
        whole = QRectF(0, area.top(), area.right(), area.height())
        self._heads.paint_ground(painter, whole, group.level, selected=False)
        if area.left():
            ratio = painter.device().devicePixelRatio()
            width, height = round(area.left()), round(area.height())
            name = self._name(group, closed, width, height, ratio)
            painter.drawPixmap(0, round(area.top()), name)

    def _name(self, group: Group, closed: bool, width: int, height: int, ratio: float) -> QPixmap:
        """The name of a group with its counts; painted once, for its round plate takes long."""
        facts = self._facts.of(group)
        said = (facts.name, facts.count, facts.states, facts.totals)
        key = (said, group.level, closed, width, height, ratio)
        picture = self._names.get(key)
        if picture is None:
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
            picture = self._names[key] = QPixmap(round(width * ratio), round(height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            place = QRectF(0, 0, width, height)
            self._heads.paint(painter, place, facts, group.level, closed=closed)
            painter.end()
        return picture

    def _paint_bracket(
        self, painter: QPainter, area: QRectF, group: Group, scale: TimeScale
    ) -> None:
        facts = self._facts.of(group)
        if facts.extent is not None:
            first, last = facts.extent
            bar = QRectF(area.left() + scale.x(first), area.top(), 0, area.height())
            bar.setRight(area.left() + scale.right(last))
            self._heads.paint_summary(painter, area, bar, facts)
