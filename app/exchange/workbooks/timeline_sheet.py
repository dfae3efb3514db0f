"""The sheet 時間線 Timeline: cells, not a picture, so that a meeting can change it by hand."""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from xlsxwriter.worksheet import Worksheet

from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.domain.marks import Mark
from app.exchange.workbooks.book import MeetingBook, state_colours
from app.exchange.workbooks.canvas import CENTRED, INK, LINE, PALE_INK, WRAPPED, Canvas
from app.exchange.workbooks.columns import Column, Columns
from app.exchange.workbooks.looks import Cell, Look
from app.exchange.workbooks.quarter_cells import (
    ALWAYS,
    ARROW,
    LIMIT,
    MILESTONE,
    OVERRUN,
    PROMISED,
    UNSURE,
    Paint,
    Quarters,
    painted,
    quarters_of,
)
from app.wording.labels import label
from app.wording.time_axis import quarter_number

_QUARTER_WIDTH = 4.6
_HEAD_ROWS = 2
_GRID = {"border": 1, "border_color": "#e3e8ed", "align": "center", "valign": "vcenter"}
_FRAME = {"left": 5, "right": 5, "left_color": INK, "right_color": INK}


def write_timeline(canvas: Canvas, book: MeetingBook) -> None:
    """One row a commitment, one column a quarter; the present quarter is framed."""
    _ = book.words
    sheet = canvas.sheet(_("Timeline"))
    columns = Columns(sheet, _columns(canvas, book))
    marks, states = [book.marks(row) for row in book.rows], book.due_states
    grid = _Grid(canvas, book, quarters_of(list(chain.from_iterable(marks)), book.today))
    canvas.heads(sheet, 0, columns.heads)
    canvas.heads(sheet, 1, [""] * len(columns))
    _write_quarters(canvas, sheet, book, len(columns), grid.quarters)
    for at, (row, found) in enumerate(zip(book.rows, marks, strict=True), _HEAD_ROWS):
        columns.put(at, row, grid.cells(found, states[row.id]))
    _write_legend(canvas, sheet, book, _HEAD_ROWS + len(book.rows) + 1)
    sheet.freeze_panes(_HEAD_ROWS, 2)
    sheet.repeat_rows(0, _HEAD_ROWS - 1)
    canvas.print_frame(sheet, book.title, book.filter_words, _("Page &P of &N"))


def _columns(canvas: Canvas, book: MeetingBook) -> list[Column[ListingRow]]:
    organisations, states = book.organisations, book.due_states
    words = canvas.look(**WRAPPED).text
    looks = {state: _state_look(canvas, state) for state in DueState}
    names = {field: label(field, book.language) for field in Field}
    return [
        Column(names[Field.REF], 6, attrgetter("ref"), canvas.look(**CENTRED).text),
        Column(names[Field.TEXT], 46, attrgetter("text"), words, wraps=True),
        Column(
            names[Field.RESPONSIBLE], 20, lambda row: organisations[row.id], words, wraps=True
        ),
        Column(
            names[Field.DUE], 11, lambda row: states[row.id],
            lambda state: looks[state].text(label(state, book.language)),
        ),
    ]  # fmt: skip


def _state_look(canvas: Canvas, state: DueState) -> Look:
    colours = state_colours()[state]
    return canvas.look(**WRAPPED, font_color=colours.ink, bg_color=colours.soft, bold=True)


class _Grid:
    """The cells of a row that stand for quarters."""

    def __init__(self, canvas: Canvas, book: MeetingBook, quarters: Quarters) -> None:
        self.quarters = quarters
        self._canvas = canvas
        self._today = quarters.at(book.today)
        self._looks: dict[tuple[str, str, bool], Look] = {}
        self._blank = [canvas.look(**_GRID).blank] * len(quarters)
        self._blank[self._today] = canvas.look(**{**_GRID, **_FRAME}).blank

    def cells(self, marks: Sequence[Mark], state: DueState) -> list[Cell]:
        """The cells of a row with some marks."""
        found = painted(marks, self.quarters, state_colours()[state], state)
        cells = self._blank.copy()
        for at in sorted(found):
            cells[at] = self._cell(found[at], framed=at == self._today)
        return cells

    def _cell(self, paint: Paint, *, framed: bool) -> Cell:
        key = (paint.fill, paint.ink, framed)
        if key not in self._looks:
            frame = _FRAME if framed else {}
            ground = {"bg_color": paint.fill} if paint.fill else {}
            look = {**_GRID, **ground, "font_color": paint.ink, **frame}
            self._looks[key] = self._canvas.look(**look)
        return self._looks[key].text(paint.sign)


def _write_quarters(
    canvas: Canvas, sheet: Worksheet, book: MeetingBook, column: int, quarters: Quarters
) -> None:
    """Quarters under their years."""
    _ = book.words
    sheet.set_column(column, column + len(quarters) - 1, _QUARTER_WIDTH)
    look = {**CENTRED, "font_size": 8, "font_color": PALE_INK}
    years: dict[int, list[int]] = {}
    for at, quarter in enumerate(quarters.every, column):
        years.setdefault(quarter.year, []).append(at)
        number = quarter_number(quarter.number, book.language)
        canvas.text(sheet, 1, at, _("Q{number}").format(number=number), **look)
    for year, held in years.items():
        _write_year(canvas, sheet, _("{year}").format(year=year), held)


def _write_year(canvas: Canvas, sheet: Worksheet, name: str, held: list[int]) -> None:
    look: dict[str, Any] = {
        "bold": True, "align": "center", "bg_color": "#e8eef4", "border": 1, "border_color": LINE
    }  # fmt: skip
    if len(held) == 1:
        canvas.text(sheet, 0, held[0], name, **look)
    else:
        sheet.merge_range(0, held[0], 0, held[-1], name, canvas.look(**look).plain)


def _write_legend(canvas: Canvas, sheet: Worksheet, book: MeetingBook, at: int) -> None:
    _ = book.words
    lines = (
        _("{sign} latest day of a limit").format(sign=LIMIT),
        _("{sign} one day").format(sign=MILESTONE),
        _("{sign} goes on without an end").format(sign=ARROW),
        _("{sign} can be read in two ways").format(sign=UNSURE),
        _("{sign} ongoing").format(sign=ALWAYS),
        _("{sign} first promise, or an earlier revision").format(sign=PROMISED),
        _("{sign} time past the latest day").format(sign=OVERRUN),
        _("Lighter cells: the edge is not sharp. Framed column: the present quarter."),
    )
    for row, line in enumerate(lines, at):
        canvas.text(sheet, row, 1, line, font_color=PALE_INK, font_size=9)
