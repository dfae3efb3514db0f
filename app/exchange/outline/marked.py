"""What a document itself says of its lines, as far as it can be believed."""

from collections.abc import Sequence
from dataclasses import replace

from app.exchange.documents.source import MarkUp
from app.exchange.outline.shapes import (
    Shape,
    ShapedLine,
    ends_with_abbreviation,
    finished_with_bracket,
    tidy,
)

_LONGEST = 80
_SENTENCE_ENDS = ("。", "；", ";", "，", ",", "：", ":")


def as_marked(shapes: Sequence[ShapedLine], mark_up: MarkUp) -> list[ShapedLine]:
    """The lines of a document with its headings, and the heads of its tables, as it marks them.

    Where all headings are marked as of one level, as in pages that want nothing but large letters,
    their places are worked out as in a text without marks.
    """
    believed = {line.number for line in shapes if _is_heading(line, mark_up)}
    several = len({mark_up.levels[number] for number in believed}) > 1
    others = any(line.shape is Shape.ITEM and line.number not in believed for line in shapes)
    return [
        replace(line, shape=Shape.TABLE_HEAD)
        if line.number in mark_up.table_heads and line.shape is not Shape.BLANK
        else _heading(line, mark_up.levels[line.number] if several else 0)
        if line.number in believed and (others or line.shape is not Shape.ITEM)
        else line
        for line in shapes
    ]


def _is_heading(line: ShapedLine, mark_up: MarkUp) -> bool:
    """Not a sentence that is set in large letters, and no item with its organisations."""
    text = line.source.strip()
    return (
        line.number in mark_up.levels
        and 0 < len(text) <= _LONGEST
        and not text.endswith(_SENTENCE_ENDS)
        and (ends_with_abbreviation(text) or not finished_with_bracket(text))
    )


def _heading(line: ShapedLine, level: int) -> ShapedLine:
    if level:
        return replace(line, shape=Shape.HEADING, text=tidy(line.source), level=level)
    # A number in front of a heading makes it no item.
    numbered = line.shape is Shape.ITEM and bool(line.printed)
    return replace(line, shape=Shape.SHORT, text=tidy(line.source)) if numbered else line
