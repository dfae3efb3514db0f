"""Colours that cover their ground only in part."""

from PySide6.QtGui import QColor


class Tints:
    """Mixes each tint once. Where nothing may shine through, it is mixed with the ground."""

    def __init__(self, ground: QColor, *, opaque: bool) -> None:
        self._ground = ground
        self._opaque = opaque
        self._mixed: dict[tuple[int, float], QColor] = {}

    def of(self, colour: QColor, share: float) -> QColor:
        """A colour that covers a share of its ground, from 0.0 to 1.0."""
        key = (colour.rgb(), share)
        tint = self._mixed.get(key)
        if tint is None:
            tint = self._mixed[key] = self._mix(colour, share)
        return tint

    def _mix(self, colour: QColor, share: float) -> QColor:
        if not self._opaque:
            tint = QColor(colour)
            tint.setAlphaF(share)
            return tint
        mixed = (
            round(above * share + below * (1 - share))
            for above, below in zip(_channels(colour), _channels(self._ground), strict=True)
        )
        return QColor(*mixed)


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
