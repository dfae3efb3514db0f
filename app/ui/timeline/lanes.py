"""Rows that have no place in time: drawn along all of it, so that nothing disappears."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.base.i18n import Language, translator
from app.domain.marks import Mark, Shape
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.tints import Tints

_CHEVRON_STEP = 56.0


class LanePainter:
    """Paints the lanes of ongoing and of undated rows."""

    def __init__(self, theme: Theme, language: Language, writer: LabelWriter, tints: Tints) -> None:
        _ = translator(language)
        self._theme = theme
        self._writer = writer
        self._tint = tints.of
        self._ongoing = _("Ongoing")
        self._undated = _("No time named")

    def paint(
        self, painter: QPainter, area: QRectF, mark: Mark, colour: QColor, bar_height: float,
        *, words: bool,
    ) -> None:  # fmt: skip
        """Paint a lane into the rectangle of its row."""
        middle = area.center().y()
        if mark.shape is Shape.ONGOING:
            top = middle - bar_height / 2
            ground = QRectF(area.left(), top, area.width(), bar_height)
            painter.fillRect(ground, self._tint(colour, 0.10))
            label = Label(self._ongoing, colour)
        else:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
            label = Label(self._undated, self._theme.colour("faint"))
        if not words:
            return
        place = QRectF(area.left() + 10, area.top(), area.width() - 20, area.height())
        width = self._writer.width(label.text)
        if mark.shape is Shape.UNDATED:
            ground = QRectF(place.left() - 4, middle - 1, width + 8, 2)
            painter.fillRect(ground, self._theme.colour("base"))
        self._writer.write(painter, place, label)
        if mark.shape is Shape.ONGOING:
            self._paint_chevrons(painter, place.adjusted(width + 12, 0, 0, 0), colour)

    def _paint_chevrons(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        painter.setPen(QPen(self._tint(colour, 0.45), 1.4))
        middle, x = area.center().y(), area.left()
        lines = []
        while x < area.right():
            tip = QPointF(x + 4, middle)
            lines.append(QLineF(QPointF(x, middle - 4), tip))
            lines.append(QLineF(tip, QPointF(x, middle + 4)))
            x += _CHEVRON_STEP
        painter.drawLines(lines)
