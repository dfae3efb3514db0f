"""Words on a timeline: shaped once, shortened where there is no room, and kept."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

_KEPT = 600


@dataclass(frozen=True, slots=True)
class Label:
    """A text with its colour."""

    text: str
    colour: QColor


class LabelWriter:
    """Writes labels in one font.

    Kept labels are drawn from shaped glyphs, four times as fast. For files they are not kept: a
    PDF must get the characters themselves, so that its text can be searched and copied.
    """

    def __init__(self, font: QFont, *, keep: bool = True) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._keep = keep
        self._widths: OrderedDict[str, float] = OrderedDict()
        self._shaped: OrderedDict[str, QStaticText] = OrderedDict()

    def width(self, text: str) -> float:
        """How wide a text is."""
        if text not in self._widths:
            self._widths[text] = self._metrics.horizontalAdvance(text)
            if len(self._widths) > _KEPT:
                self._widths.popitem(last=False)
        return self._widths[text]

    def write(self, painter: QPainter, area: QRectF, label: Label) -> None:
        """Write a label at the left of an area, in the middle of its height."""
        text = label.text
        if self.width(text) > area.width():
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        if len(text) < 2 and text != label.text:
            return
        painter.setPen(label.colour)
        painter.setFont(self._font)
        top = area.center().y() - self._metrics.height() / 2
        if self._keep:
            painter.drawStaticText(QPointF(area.left(), top), self._static(text, painter))
        else:
            painter.drawText(QPointF(area.left(), top + self._metrics.ascent()), text)

    def _static(self, text: str, painter: QPainter) -> QStaticText:
        shaped = self._shaped.get(text)
        if shaped is None:
            shaped = self._shaped[text] = QStaticText(text)
            shaped.setTextFormat(Qt.TextFormat.PlainText)
            shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            shaped.prepare(painter.transform(), self._font)
            if len(self._shaped) > _KEPT:
                self._shaped.popitem(last=False)
        return shaped
