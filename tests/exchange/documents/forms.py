"""The same text as files of other kinds, as somebody would make them with ordinary programs."""

import html
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLineF, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from tests.exchange.documents.word_files import paragraph, word_file

FONT = "Noto Sans CJK HK"
POINTS = 72


def lines_of(text: str) -> Iterator[tuple[str, str]]:
    """`item`, `number` of a page or `words`, with the text; blank lines are left out."""
    for line in text.splitlines():
        if line.startswith("- "):
            yield "item", line[2:]
        elif line.strip().isdecimal():
            yield "number", line.strip()
        elif line.strip():
            yield "words", line


def as_word(text: str, path: Path) -> Path:
    """Bullets from a list, all else as paragraphs with the styles of headings."""
    blocks = []
    for kind, words in lines_of(text):
        if kind == "item":
            blocks.append(paragraph(words, number=1))
        else:
            blocks.append(paragraph(words, style="1" if kind == "words" else ""))
    return word_file(path, *blocks)


def as_web_page(text: str, encoding: str = "utf-8") -> bytes:
    """Bullets as a list, all else as headings; the lines are broken anywhere."""
    blocks = []
    for kind, words in lines_of(text):
        broken = "\n      ".join(
            html.escape(words[at : at + 40]) for at in range(0, len(words), 40)
        )
        tag = {"item": "li", "number": "p", "words": "h2"}[kind]
        blocks.append(f"<{tag}>{broken}</{tag}>")
    body = "\n".join(blocks).replace("</h2>\n<li>", "</h2>\n<ul>\n<li>")
    body = body.replace("</li>\n<h2>", "</li>\n</ul>\n<h2>")
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>t</title>'
        f"<style>h2 {{ color: red }}</style><script>var a = '<li>- b</li>';</script></head>"
        f"<body><nav><ul><li>首頁</li></ul></nav>{body}</body></html>"
    )
    return page.encode(encoding)


def as_markdown(text: str) -> str:
    """Bullets as they are, all else as headings."""
    marks = {"item": "* **{}**", "number": "\n{}\n", "words": "\n## {}\n"}
    return "\n".join(marks[kind].format(words) for kind, words in lines_of(text))


def as_printed(text: str, path: Path, *, width: int = 595, font: str = FONT) -> Path:
    """Set by Qt and printed to PDF: bullets from a list, lines broken where the page ends."""
    writer = pdf_writer(path, width)
    document = QTextDocument()
    document.setDefaultFont(QFont(font, 12))
    blocks = []
    for kind, words in lines_of(text):
        form = {"item": "<li>{}</li>", "number": "<p>{}</p>", "words": "<h3>{}</h3>"}[kind]
        blocks.append(form.format(html.escape(words)))
    body = "\n".join(blocks).replace("</h3>\n<li>", "</h3>\n<ul>\n<li>")
    document.setHtml(body.replace("</li>\n<h3>", "</li>\n</ul>\n<h3>"))
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    return path


def pdf_writer(path: Path, width: int = 595, height: int = 842) -> QPdfWriter:
    """A page in points with an edge of 54 points."""
    writer = QPdfWriter(str(path))
    writer.setResolution(POINTS)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(54, 54, 54, 54))
    )
    return writer


class Paper:
    """A PDF drawn line by line, in any order; places are in points from the upper left corner."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(POINTS)
        size = QPageSize(QSizeF(595, 842), QPageSize.Unit.Point)
        no_edge = QMarginsF(0, 0, 0, 0)
        self._writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, no_edge))
        self._painter = QPainter(self._writer)

    def write(self, left: float, top: float, text: str, size: float = 12, font: str = FONT) -> None:
        letters = QFont(font)
        letters.setPointSizeF(size)
        self._painter.setFont(letters)
        self._painter.drawText(QRectF(left, top, 1000, 40), text)

    def write_turned(self, left: float, top: float, text: str, degrees: float) -> None:
        """`degrees` clockwise."""
        self._painter.save()
        self._painter.translate(left, top)
        self._painter.rotate(degrees)
        self.write(0, 0, text)
        self._painter.restore()

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        self._painter.drawLine(QLineF(left, top, right, bottom))

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        self._painter.drawRect(QRectF(left, top, right - left, bottom - top))

    def picture(self, image) -> None:
        self._painter.drawImage(QRectF(50, 50, 495, 742), image)

    def next_page(self) -> None:
        self._writer.newPage()

    def save(self) -> Path:
        self._painter.end()
        return self._path
