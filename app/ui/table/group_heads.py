"""Paints the heads of groups, in the table and beside the timeline."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from app.ui.group_facts import HeadFacts
from app.ui.state_signs import Signs
from app.ui.theme import Theme

INDENT = 18.0
"""How far the head of a level stands behind that of the level around it, in pixels."""
SIGN_WIDTH = 26.0
"""The left part of a head, where a click opens and closes the group."""
_GAP = 10.0
_PILL_PADDING = 7.0


class GroupHeadPainter:
    """A head: the sign of open or closed, the name, how many, how they stand, what they add to."""

    def __init__(self, theme: Theme, font: QFont, palette: QPalette) -> None:
        self._theme = theme
        self._font = font
        self._selection = palette.color(QPalette.ColorRole.Highlight)
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(font)
        self._bold_metrics = QFontMetricsF(self._bold)
        self._signs = Signs(theme)

    def paint_ground(self, painter: QPainter, area: QRectF, level: int, *, selected: bool) -> None:
        """The ground of a head; the outermost are the darkest."""
        theme = self._theme
        ground = self._selection if selected else theme.colour("header" if not level else "panel")
        painter.fillRect(area, ground)
        painter.setPen(QPen(theme.colour("line"), 1))
        bottom = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom))

    def paint(
        self, painter: QPainter, area: QRectF, facts: HeadFacts, level: int, *, closed: bool
    ) -> None:
        """The words and signs of a head into its rectangle, over its ground."""
        left = area.left() + 8 + level * INDENT
        self._paint_arrow(painter, QPointF(left + 6, area.center().y()), closed=closed)
        rest = area.adjusted(left + 20 - area.left(), 0, -8, 0)
        needed = self._needed(facts)
        room = max(60.0, rest.width() - needed)
        painter.setFont(self._bold)
        painter.setPen(self._theme.colour("text"))
        name = self._bold_metrics.elidedText(facts.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._font)
        x = rest.left() + self._bold_metrics.horizontalAdvance(name) + _GAP
        x = self._paint_pill(painter, x, area, f"{facts.count:,}")
        x = self._paint_states(painter, x, area, facts)
        self._paint_rest(painter, x, rest, facts)

    def paint_summary(self, painter: QPainter, area: QRectF, bar: QRectF, facts: HeadFacts) -> None:
        """A bracket over the time that the rows of a group speak of, with how many they are."""
        shown = bar.intersected(area)
        if shown.width() <= 0:
            return
        colour = self._theme.colour("muted")
        middle = area.center().y()
        painter.fillRect(QRectF(shown.left(), middle - 2, max(3.0, shown.width()), 4), colour)
        for x in (bar.left(), bar.right() - 3):
            if area.left() <= x <= area.right():
                painter.fillRect(QRectF(x, middle - 2, 3, 9), colour)
        text = f"{facts.count:,}"
        x = shown.right() + 6
        if x + self._metrics.horizontalAdvance(text) < area.right():
            painter.setFont(self._font)
            painter.setPen(colour)
            words = QRectF(x, area.top(), area.right() - x, area.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _needed(self, facts: HeadFacts) -> float:
        """The room of what must be seen: the count and the counts by due state."""
        width = self._metrics.horizontalAdvance(f"{facts.count:,}") + 2 * _PILL_PADDING + 2 * _GAP
        for _state, count in facts.states:
            width += self._metrics.horizontalAdvance(f"{count:,}") + self._sign + 4 + _GAP
        return width

    @property
    def _sign(self) -> float:
        return self._metrics.height() * 0.72

    def _paint_arrow(self, painter: QPainter, centre: QPointF, *, closed: bool) -> None:
        points = [(-2, -4.5), (2.5, 0), (-2, 4.5)] if closed else [(-4.5, -2), (0, 2.5), (4.5, -2)]
        line = QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in points])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("muted"), 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(line)
        painter.restore()

    def _paint_pill(self, painter: QPainter, x: float, area: QRectF, text: str) -> float:
        width = self._metrics.horizontalAdvance(text) + 2 * _PILL_PADDING
        height = self._metrics.height() + 2
        pill = QRectF(x, area.center().y() - height / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(self._theme.colour("faint"))
        ground.setAlphaF(0.28)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.restore()
        painter.setPen(self._theme.colour("text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return pill.right() + _GAP + 2

    def _paint_states(self, painter: QPainter, x: float, area: QRectF, facts: HeadFacts) -> float:
        size = self._sign
        for state, count in facts.states:
            text = f"{count:,}"
            width = self._metrics.horizontalAdvance(text)
            if x + size + 4 + width > area.right():
                break
            self._signs.draw(painter, QRectF(x, area.center().y() - size / 2, size, size), state)
            x += size + 4
            painter.setPen(self._theme.state(state))
            words = QRectF(x, area.top(), width + 1, area.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + _GAP
        return x

    def _paint_rest(self, painter: QPainter, x: float, rest: QRectF, facts: HeadFacts) -> None:
        """What the targets add up to, as far as there is room."""
        room = rest.right() - x - 4
        if facts.totals and room > 60:
            painter.setPen(self._theme.colour("muted"))
            text = self._metrics.elidedText(facts.totals, Qt.TextElideMode.ElideRight, room)
            words = QRectF(x + 4, rest.top(), room, rest.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
