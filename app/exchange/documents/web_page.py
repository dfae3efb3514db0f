"""Web pages as lines: what a reader of the page sees, block by block."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from app.domain.document import DocumentForm
from app.exchange.documents.list_marks import mark_of
from app.exchange.documents.source import Line, SourceText, source_text
from app.exchange.documents.text import text_of
from app.exchange.documents.web_table import WebTable

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_DECLARED_WITHIN = 4096

_UNSEEN = frozenset(
    "script style template noscript svg math head select button textarea nav object iframe "
    "canvas audio video map del s rt rp".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_APART = _HEADINGS | {"p", "ul", "ol", "table", "blockquote", "section", "article", "hr"}
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HAN_BREAK = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n[ \t\n]*(?=[\u3000-\u9fff\uff00-\uffef])"
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_NOTE_MARK = re.compile(r"^\s*[\[(（]?\s*(?:\d{1,3}|[*†‡])\s*[\])）]?\s*$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_web_page(content: bytes, name: str) -> SourceText:
    """Read a page in the encoding that it declares, or else looks like.

    Raises Refused for bytes that hold no text.
    """
    head = content[:_DECLARED_WITHIN]
    said = _CHARSET.search(head) or _XML_ENCODING.search(head)
    text, encoding = text_of(content, name, said[1].decode("ascii") if said else "")
    page = _Page()
    page.feed(text)
    page.close()
    return source_text(page.result(), DocumentForm.HTML, encoding)


@dataclass(slots=True)
class _List:
    """A list that is open."""

    sign: str
    """`ul`, or the type of the numbers: 1, a, A, i, I."""
    number: int = 1


class _Page(HTMLParser):
    """Collects the lines while the parser goes through the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside = {"pre": 0, "main": 0, "a": 0}
        self._unseen = ""
        self._unseen_depth = 0
        self._lists: list[_List] = []
        self._tables: list[WebTable] = []
        self._lines: list[Line] = []
        self._main: list[Line] | None = None
        self._words: list[str] = []
        self._mark = ""
        self._level = 0
        """Of the heading that is open."""
        self._raised: list[str] | None = None

    def result(self) -> list[Line]:
        """The lines: those of the main part of the page, if it names one."""
        self._end_line()
        while self._tables:
            self._end_table()
        main = self._main or []
        return main if any(line.text.strip() for line in main) else self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self._unseen and tag == ("p" if self._unseen == "p" else "body"):
            # Nobody has to close a paragraph, nor the head of the page.
            self._unseen = ""
        if self._unseen:
            self._unseen_depth += tag == self._unseen
            return
        if tag in _UNSEEN or "hidden" in values:
            if tag not in _EMPTY:
                self._unseen, self._unseen_depth = tag, 1
            return
        if tag in self._inside:
            # Links do not nest; many are never closed.
            self._inside[tag] = 1 if tag == "a" else self._inside[tag] + 1
        if tag == "br":
            # A heading is one line, wherever it was broken for the eye.
            whole = self._within("pre") or self._level
            self._words.append("\n") if whole else self._end_line()
        elif tag == "img":
            return
        elif tag == "sup":
            self._raised = []
        elif tag in _BLOCKS:
            self._begin_block(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen_depth -= tag == self._unseen
            if self._unseen_depth == 0:
                self._unseen = ""
            return
        if tag == "sup" and self._raised is not None:
            self._end_raised()
        elif tag in _BLOCKS:
            self._end_block(tag)
        elif tag == "a":
            self._inside["a"] = 0

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._raised is not None:
            self._raised.append(data)
        elif self._within("pre"):
            for number, line in enumerate(data.split("\n")):
                if number:
                    self._end_line()
                self._words.append(line)
        else:
            self._words.append(data)

    def _begin_block(self, tag: str, values: dict[str, str | None]) -> None:
        self._end_line()
        if tag in _APART:
            self._part()
        if tag == "main" and self._main is None:
            self._main = []
        elif tag in ("ul", "ol"):
            sign = "ul" if tag == "ul" else values.get("type") or "1"
            self._lists.append(_List(sign, _whole(values.get("start"), 1)))
        elif tag == "li":
            self._begin_item(values)
        elif tag == "table":
            self._tables.append(WebTable())
        elif tag == "tr" and self._tables:
            self._tables[-1].open_row()
        elif tag in ("thead", "tbody") and self._tables:
            self._tables[-1].in_head = tag == "thead"
        elif tag in _HEADINGS:
            self._level = int(tag[1])
        elif tag in ("td", "th") and self._tables:
            columns, rows = _whole(values.get("colspan"), 1), _whole(values.get("rowspan"), 1)
            self._tables[-1].open_cell(max(1, columns), rows, head=tag == "th")

    def _begin_item(self, values: dict[str, str | None]) -> None:
        if not self._lists:
            self._lists.append(_List("ul"))
        innermost = self._lists[-1]
        innermost.number = _whole(values.get("value"), innermost.number)
        indent = "    " * (len(self._lists) - 1)
        self._mark = f"{indent}{mark_of(innermost.sign, innermost.number)} "
        innermost.number += 1

    def _end_block(self, tag: str) -> None:
        self._end_line()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in _HEADINGS:
            self._level = 0
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = False
        if tag == "main" and self._main is not None:
            self._lines += self._main
        if tag in _APART:
            self._part()
        if tag in self._inside:
            self._inside[tag] = max(0, self._inside[tag] - 1)

    def _end_table(self) -> None:
        for line in self._tables.pop().lines():
            self._add(line)

    def _end_raised(self) -> None:
        """The mark of a note is no word of the text; 2 of m² is."""
        text = "".join(self._raised or ())
        linked = self._within("a") or text.strip() in ("*", "†", "‡")
        self._raised = None
        if not (_NOTE_MARK.match(text) and (linked or not self._after_letter())):
            self._words.append(text.translate(_RAISED))

    def _after_letter(self) -> bool:
        """Whether a unit stands right before, such as m."""
        before = "".join(self._words)[-1:]
        return before.isascii() and before.isalnum()

    def _end_line(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        if not self._within("pre"):
            text = _BLANKS.sub(" ", _HAN_BREAK.sub("", text)).strip(" ")
        if text.strip():
            self._add(Line(self._mark + text, 0 if self._mark else self._level))
            self._mark = ""

    def _part(self) -> None:
        """A blank line, not two."""
        if not self._tables and self._target() and self._target()[-1].text:
            self._add(Line(""))

    def _add(self, line: Line) -> None:
        if not (self._tables and self._tables[-1].add(line.text)):
            self._target().append(line)

    def _target(self) -> list[Line]:
        inside = self._main is not None and self._within("main")
        return self._main if inside and self._main is not None else self._lines

    def _within(self, tag: str) -> bool:
        return self._inside[tag] > 0


def _whole(text: str | None, otherwise: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 5 else otherwise
