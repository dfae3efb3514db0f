"""Words on a timeline: shaped once, shortened where there is no room, and kept."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

_KEPT = 2_000


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
        self.height = self._metrics.height()
        self._keep = keep
        self._widths: dict[str, float] = {}
        self._short: dict[tuple[str, int], str] = {}
        self._shaped: dict[str, QStaticText] = {}

    def begin(self, painter: QPainter) -> None:
        """Write with a painter from now on, until another font is chosen for it."""
        painter.setFont(self._font)

    def width(self, text: str) -> float:
        """How wide a text is."""
        width = self._widths.get(text)
        if width is None:
            _make_room(self._widths)
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def write(self, painter: QPainter, area: QRectF, label: Label) -> None:
        """Write a label at the left of an area, in the middle of its height."""
        text = self._fitted(label.text, area.width())
        if not text:
            return
        painter.setPen(label.colour)
        if self._keep:
            shaped = self._static(text)
            # Signs that another font has to lend are higher than those of this one.
            top = area.top() + (area.height() - shaped.size().height()) / 2
            painter.drawStaticText(QPointF(area.left(), top), shaped)
        else:
            top = area.top() + (area.height() - self.height) / 2
            painter.drawText(QPointF(area.left(), top + self._metrics.ascent()), text)

    def _fitted(self, text: str, room: float) -> str:
        """The text, or as much of it as there is room for; empty if that says nothing."""
        if self.width(text) <= room:
            return text
        key = (text, int(room))
        short = self._short.get(key)
        if short is None:
            _make_room(self._short)
            short = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            short = self._short[key] = short if len(short) > 1 else ""
        return short

    def _static(self, text: str) -> QStaticText:
        shaped = self._shaped.get(text)
        if shaped is None:
            _make_room(self._shaped)
            shaped = self._shaped[text] = QStaticText(text)
            shaped.setTextFormat(Qt.TextFormat.PlainText)
            shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            shaped.prepare(font=self._font)
        return shaped


def _make_room(kept: dict[Any, Any]) -> None:
    """Forget everything now and then: what is still seen is soon there again."""
    if len(kept) > _KEPT:
        kept.clear()
