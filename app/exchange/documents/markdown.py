"""Markdown as lines: the marks of lists stay as a bullet or number, all others go."""

import html
import re
from collections.abc import Iterator

from app.domain.document import DocumentForm
from app.exchange.documents.source import Line, SourceText, source_text
from app.exchange.documents.table_rows import spaced_lines
from app.exchange.documents.text import text_of

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_HEADING = re.compile(r"^ {0,3}(?P<signs>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?P<sign>=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_BULLET = re.compile(r"^(?P<indent>[ \t]*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>\S.*)$")
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,20})\]:[ \t]*(?P<text>.*)$")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]*\S+")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xF0000
"""An escaped sign stands here in the private planes while the marks are taken away."""
_SHOWN = re.compile(f"[{chr(_HIDDEN)}-{chr(_HIDDEN + 0x7F)}]")
_INLINE = (
    (re.compile(r"<!--.*?-->"), ""),
    (re.compile(r"!?\[(?!\^)([^\[\]]{0,500})\]\([^()\s]{0,500}(?:\s+\"[^\"]{0,200}\")?\)"), r"\1"),
    (re.compile(r"!?\[(?!\^)([^\[\]]{1,500})\]\[[^\[\]]{0,200}\]"), r"\1"),
    (re.compile(r"\[\^[^\]\s]{1,20}\]"), ""),
    (re.compile(r"<(https?://[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,300}>"), ""),
    (re.compile(r"~~(?=\S)[^~]{1,500}~~"), ""),
    (re.compile(r"(\*{1,3})(?=\S)([^*]{1,2000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`{1,2}([^`]{1,500})`{1,2}"), r"\1"),
)


def read_markdown(content: bytes, name: str) -> SourceText:
    """Read a Markdown document in any encoding. Raises Refused for bytes that hold no text."""
    text, encoding = text_of(content, name)
    source = _without_front_matter(text.splitlines())
    return source_text(_single_spaced(_lines(source)), DocumentForm.MARKDOWN, encoding)


def _single_spaced(lines: Iterator[Line]) -> Iterator[Line]:
    """One blank line parts as well as several: how many there are has no meaning."""
    blank = True
    for line in lines:
        if line.text.strip() or not blank:
            yield line
        blank = not line.text.strip()


def _without_front_matter(lines: list[str]) -> list[str]:
    """Facts in front of the text are no words of it."""
    if lines and lines[0].strip() == "---":
        ends = [at for at, line in enumerate(lines[1:50], 1) if line.strip() in ("---", "...")]
        if ends and all(":" in line or line[:1] in " -#" for line in lines[1 : ends[0]] if line):
            return lines[ends[0] + 1 :]
    return lines


def _lines(source: list[str]) -> Iterator[Line]:
    at, fenced = 0, False
    while at < len(source):
        line = source[at].expandtabs(4)
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            yield Line(line.rstrip())
        elif at + 1 < len(source) and "|" in line and _is_table_rule(source[at + 1]):
            end = _end_of_table(source, at)
            yield from spaced_lines([_cells(row) for row in [line, *source[at + 2 : end]]], 1)
            at = end
            continue
        else:
            below = source[at + 1] if at + 1 < len(source) else ""
            yield from _line(
                line, level=_underlined(below), after_text=at > 0 and bool(source[at - 1].strip())
            )
        at += 1


def _underlined(below: str) -> int:
    """The level of heading that the line below gives to words; 0 if it underlines none."""
    underline = _UNDERLINE.match(below)
    return 0 if underline is None else 1 if underline["sign"].startswith("=") else 2


def _line(line: str, *, level: int, after_text: bool) -> list[Line]:
    """A line of the source as none, one or several, each without its marks."""
    line = _QUOTE.sub("", line)
    if (heading := _HEADING.match(line)) is not None:
        text = plain(heading["text"] or "")
        return [Line(""), Line(text, len(heading["signs"]) if text else 0), Line("")]
    if (after_text and _UNDERLINE.match(line)) or _RULE.match(line) or _REFERENCE.match(line):
        return [Line("")]
    if (footnote := _FOOTNOTE.match(line)) is not None:
        return [Line(f"[{footnote[1]}] {plain(footnote['text'])}")]
    if (bullet := _BULLET.match(line)) is not None:
        return [Line(f"{bullet['indent']}• {plain(bullet['text'])}")]
    text = plain(line).rstrip()
    return [Line(text, level if text and not after_text else 0)]


def plain(text: str) -> str:
    """Words without the marks around them."""
    text = _ESCAPED.sub(lambda escaped: chr(_HIDDEN + ord(escaped[1])), text)
    for pattern, instead in _INLINE:
        text = pattern.sub(instead, text)
    text = _SHOWN.sub(lambda hidden: chr(ord(hidden[0]) - _HIDDEN), text)
    return html.unescape(text.removesuffix("\\"))


def _is_table_rule(line: str) -> bool:
    return "-" in line and "|" in line and _TABLE_RULE.match(line) is not None


def _end_of_table(source: list[str], begin: int) -> int:
    at = begin + 2
    while at < len(source) and "|" in source[at]:
        at += 1
    return at


def _cells(row: str) -> list[list[str]]:
    inner = row.strip().removeprefix("|")
    inner = inner.removesuffix("|") if not inner.endswith("\\|") else inner
    return [[plain(cell.strip())] for cell in _CELL_END.split(inner)]
