"""What a painter paints, as shapes and words with their places: read back from an SVG."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF, QTransform
from PySide6.QtSvg import QSvgGenerator

_SVG = "{http://www.w3.org/2000/svg}"
_HAIR = 0.75
"""Letters of neighbours may touch by less than a pixel."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text with the place that it takes up."""

    text: str
    area: QRectF


@dataclass(frozen=True, slots=True)
class Filled:
    """A rectangle or a polygon with its colour; `url(...)` is a gradient."""

    kind: str
    area: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that was painted, in order."""

    words: tuple[Words, ...]
    filled: tuple[Filled, ...]
    gradients: dict[str, tuple[str, ...]]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.words)

    def overlaps(self) -> list[tuple[str, str]]:
        """Words that lie on one another."""
        return [
            (one.text, other.text)
            for one, other in combinations(self.words, 2)
            if (common := one.area.intersected(other.area)).width() > _HAIR
            and common.height() > _HAIR
        ]

    def outside(self, area: QRectF) -> list[str]:
        """Words that leave an area at its left or right."""
        inside = area.adjusted(-_HAIR, 0, _HAIR, 0)
        return [
            one.text
            for one in self.words
            if one.area.left() < inside.left() or one.area.right() > inside.right()
        ]


def drawn(width: float, height: float, paint: Callable[[QPainter], object]) -> Drawing:
    """Let something be painted, and read back what it was."""
    return read(svg(width, height, paint))


def svg(width: float, height: float, paint: Callable[[QPainter], object]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(72)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def read(content: bytes) -> Drawing:
    """The shapes and words of an SVG that Qt has written."""
    root = ET.fromstring(content)
    words: list[Words] = []
    filled: list[Filled] = []
    for group in root.iter(f"{_SVG}g"):
        move = _transform(group.get("transform", "matrix(1,0,0,1,0,0)"))
        for node in group:
            kind = node.tag.removeprefix(_SVG)
            if kind == "text":
                words.append(Words(node.text or "", move.mapRect(_text_area(node))))
            elif kind in ("rect", "polygon") and group.get("fill", "none") != "none":
                filled.append(Filled(kind, move.mapRect(_area(node)), group.get("fill", "")))
    gradients = {
        f"url(#{one.get('id')})": tuple(
            f"{stop.get('stop-color')}/{stop.get('stop-opacity')}" for stop in one
        )
        for one in root.iter(f"{_SVG}linearGradient")
    }
    return Drawing(tuple(words), tuple(filled), gradients)


def _transform(text: str) -> QTransform:
    numbers = [float(one) for one in text.removeprefix("matrix(").rstrip(")").split(",")]
    return QTransform(*numbers)


def _area(node: ET.Element) -> QRectF:
    if node.tag.endswith("rect"):
        return QRectF(*(float(node.get(name, "0")) for name in ("x", "y", "width", "height")))
    points = [pair.split(",") for pair in node.get("points", "").split()]
    return QPolygonF([QPointF(float(x), float(y)) for x, y in points]).boundingRect()


def _text_area(node: ET.Element) -> QRectF:
    font = QFont()
    font.setFamilies(node.get("font-family", "").split(","))
    font.setPixelSize(round(float(node.get("font-size", "10"))))
    font.setWeight(QFont.Weight(int(node.get("font-weight", "400"))))
    metrics = QFontMetricsF(font)
    x, baseline = float(node.get("x", "0")), float(node.get("y", "0"))
    # The letters, not the line: lines may be set closer than their full height.
    height = metrics.capHeight()
    return QRectF(x, baseline - height, metrics.horizontalAdvance(node.text or ""), height)
