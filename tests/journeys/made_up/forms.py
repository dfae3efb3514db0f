"""A made-up document in each form that offices have, its headings marked as such where one can."""

import html
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextDocument

from tests.exchange.documents.forms import FONT, pdf_writer
from tests.exchange.documents.word_files import paragraph, word_file
from tests.journeys.made_up.known import MadeUp
from tests.journeys.made_up.wrapping import broken, columns, hard_wrapped

FONTS = {"zh-Hant": FONT, "en": "Liberation Sans"}
"""What Qt prints of English in a Chinese font does not say which digits its digits are."""

Form = Callable[[MadeUp, Path, Random], Path]
"""Writes a document into a folder; what the form leaves open is drawn."""


def text(document: MadeUp, folder: Path, _draw: Random) -> Path:
    return _saved(folder / "text.txt", document.text)


def wrapped_text(document: MadeUp, folder: Path, draw: Random) -> Path:
    return _saved(folder / "wrapped.txt", hard_wrapped(document.text, draw))


def markdown(document: MadeUp, folder: Path, draw: Random) -> Path:
    mark = draw.choice(("* {}", "- {}", "* **{}**"))
    lines = [
        f"\n{'#' * level} {words}\n" if level else mark.format(words)
        for level, words in document.blocks
    ]
    return _saved(folder / "marked.md", "\n".join(lines) + "\n")


def word(document: MadeUp, folder: Path, _draw: Random) -> Path:
    """Bullets from a list, headings with their level in the outline."""
    blocks = [
        paragraph(words, properties=f'<w:outlineLvl w:val="{level - 1}"/>', style="1")
        if level
        else paragraph(words, number=1)
        for level, words in document.blocks
    ]
    return word_file(folder / "word.docx", *blocks)


def web_page(document: MadeUp, folder: Path, draw: Random) -> Path:
    """The source is broken where a browser shows no sign of it: at blanks, or within Chinese."""
    width = draw.choice((40, 76, 1_000))
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title></head><body>'
    pages = _marked(document, lambda words: html.escape(_broken_unseen(words, width)))
    return _saved(folder / "page.html", f"{head}{pages}</body></html>")


def printed(document: MadeUp, folder: Path, draw: Random) -> Path:
    """Set by Qt on wide or narrow paper, with the sizes that it gives to headings."""
    path = folder / "printed.pdf"
    writer = pdf_writer(path, draw.choice((595, 595, 420)))
    set_text = QTextDocument()
    set_text.setDefaultFont(QFont(FONTS[document.language], 12))
    set_text.setHtml(_marked(document, html.escape))
    set_text.documentLayout().setPaintDevice(writer)
    set_text.setPageSize(QSizeF(writer.width(), writer.height()))
    set_text.print_(writer)
    return path


FORMS: tuple[Form, ...] = (text, wrapped_text, markdown, word, web_page, printed)


def _marked(document: MadeUp, written: Callable[[str], str]) -> str:
    blocks: list[str] = []
    for level, words in document.blocks:
        tag = f"h{level}" if level else "li"
        blocks.append(f"<{tag}>{written(words)}</{tag}>")
    body = "\n".join(blocks)
    for tag in ("h1", "h2", "h3"):
        body = body.replace(f"</{tag}>\n<li>", f"</{tag}>\n<ul>\n<li>")
        body = body.replace(f"</li>\n<{tag}>", f"</li>\n</ul>\n<{tag}>")
    return body


def _broken_unseen(words: str, width: int) -> str:
    first, *others = broken(words, width)
    found, at = first, len(first)
    for line in others:
        begin = words.index(line, at)
        if begin > at or (columns(words[at - 1]) == 2 and columns(line[0]) == 2):
            found += "\n  "
        found += line
        at = begin + len(line)
    return found


def _saved(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path
