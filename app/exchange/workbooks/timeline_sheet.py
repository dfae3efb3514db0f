"""The sheet 時間線 Timeline: cells, not a picture, so that a meeting can change it by hand."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.domain.marks import Mark, Shape, extent
from app.domain.quarters import Quarter, quarter_of, quarters
from app.exchange.workbooks.book import MeetingBook, StateColours, state_colours
from app.exchange.workbooks.canvas import BODY, LINE, PALE_INK, WRAPPED, Canvas
from app.wording.columns import cell
from app.wording.labels import label
from app.wording.time_axis import quarter_number

_LEFT = (Field.REF, Field.TEXT, Field.RESPONSIBLE, Field.DUE)
_LEFT_WIDTHS = (6, 46, 20, 11)
_MOST_QUARTERS = 80
_HEAD_ROWS = 2
LIMIT, MILESTONE, ARROW, UNSURE, ALWAYS = "●", "◆", "▶", "?", "～"


def write_timeline(canvas: Canvas, book: MeetingBook) -> None:
    """One row a commitment, one column a quarter; the present quarter is framed."""
    _ = book.words
    sheet = canvas.sheet(_("Timeline"))
    columns = _columns(book)
    _write_heads(canvas, sheet, book, columns)
    for at, row in enumerate(book.rows, _HEAD_ROWS):
        _write_row(canvas, sheet, at, row, book, columns)
    _write_legend(canvas, sheet, book, _HEAD_ROWS + len(book.rows) + 1)
    sheet.freeze_panes(_HEAD_ROWS, 2)
    sheet.repeat_rows(0, _HEAD_ROWS - 1)
    canvas.print_frame(sheet, book.title, book.filter_words, _("Page &P of &N"))


def _columns(book: MeetingBook) -> list[Quarter]:
    every = [mark for row in book.rows for mark in book.marks(row)]
    first, last = extent(every, book.today)
    found = quarters(first, last)
    found.append(found[-1].next)  # Where arrows run out.
    return found[-_MOST_QUARTERS:]


def _write_heads(
    canvas: Canvas, sheet: Worksheet, book: MeetingBook, columns: list[Quarter]
) -> None:
    _ = book.words
    canvas.heads(sheet, 0, [label(field, book.language) for field in _LEFT])
    canvas.heads(sheet, 1, [""] * len(_LEFT))
    for column, width in enumerate(_LEFT_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(len(_LEFT), len(_LEFT) + len(columns) - 1, 4.6)
    years: dict[int, list[int]] = {}
    for column, quarter in enumerate(columns, len(_LEFT)):
        years.setdefault(quarter.year, []).append(column)
        look = {**BODY, "align": "center", "font_size": 8, "font_color": PALE_INK}
        canvas.text(
            sheet,
            1,
            column,
            _("Q{number}").format(number=quarter_number(quarter.number, book.language)),
            **look,
        )
    for year, held in years.items():
        form = canvas.format(
            bold=True, align="center", bg_color="#e8eef4", border=1, border_color=LINE
        )
        name = _("{year}").format(year=year)
        if len(held) > 1:
            sheet.merge_range(0, held[0], 0, held[-1], name, form)
        else:
            sheet.write_string(0, held[0], name, form)


def _write_row(
    canvas: Canvas,
    sheet: Worksheet,
    at: int,
    row: ListingRow,
    book: MeetingBook,
    columns: list[Quarter],
) -> None:
    state = book.due_state(row)
    colours = state_colours()[state]
    for column, field in enumerate(_LEFT):
        look = dict(BODY, align="center") if field is Field.REF else dict(WRAPPED)
        if field is Field.DUE:
            look |= {"font_color": colours.ink, "bg_color": colours.soft, "bold": True}
        canvas.text(sheet, at, column, cell(row, field, book.reader), **look)
    canvas.fit_row(
        sheet,
        at,
        zip((cell(row, one, book.reader) for one in _LEFT), _LEFT_WIDTHS, strict=True),
    )
    cells = _cells(book.marks(row), columns, colours, state)
    today = quarter_of(book.today)
    for column, quarter in enumerate(columns):
        text, look = cells.get(column, ("", {}))
        if quarter == today:
            look = look | {"left": 5, "right": 5, "left_color": "#1f2933", "right_color": "#1f2933"}
        base = {"border": 1, "border_color": "#e3e8ed", "align": "center", "valign": "vcenter"}
        canvas.text(sheet, at, column + len(_LEFT), text, **{**base, **look})


def _cells(
    marks: tuple[Mark, ...], columns: list[Quarter], colours: StateColours, state: DueState
) -> dict[int, tuple[str, dict[str, Any]]]:
    """The text and the look of each quarter that a row's marks touch."""
    cells: dict[int, tuple[str, dict[str, Any]]] = {}
    for mark in marks:
        if mark.shape in (Shape.ONGOING, Shape.UNDATED):
            text = ALWAYS if mark.shape is Shape.ONGOING else ""
            if mark.shape is Shape.ONGOING:
                look = {"bg_color": colours.soft, "font_color": colours.ink}
                cells |= dict.fromkeys(range(len(columns)), (text, look))
            continue
        touched = [at for at, quarter in enumerate(columns) if _touches(mark, quarter)]
        for at in touched:
            first, last = at == touched[0], at == touched[-1]
            cells[at] = (
                _sign(mark, last),
                {"bg_color": _fill(mark, colours, first, last), "font_color": _ink(mark, colours)},
            )
    if state in (DueState.DONE, DueState.DONE_LATE) and cells:
        last_column = max(cells)
        text, look = cells[last_column]
        cells[last_column] = ("✔", look)
    return cells


def _touches(mark: Mark, quarter: Quarter) -> bool:
    assert mark.start is not None
    return mark.start <= quarter.last and (mark.end is None or mark.end >= quarter.first)


def _sign(mark: Mark, last: bool) -> str:
    if not last:
        return ""
    if mark.ambiguous:
        return UNSURE
    signs = {Shape.LIMIT: LIMIT, Shape.MILESTONE: MILESTONE, Shape.ARROW: ARROW}
    return signs.get(mark.shape, "")


def _fill(mark: Mark, colours: StateColours, first: bool, last: bool) -> str:
    """Soft edges, and all of a bar that only leads to its limit or runs on, are lighter."""
    if mark.shape is Shape.LIMIT:
        return colours.full if last else colours.soft
    if mark.shape is Shape.ARROW:
        return colours.full if first and not mark.soft_start else colours.soft
    soft = (first and mark.soft_start) or (last and mark.soft_end)
    return colours.soft if soft else colours.full


def _ink(mark: Mark, colours: StateColours) -> str:
    return "#1f2933" if mark.shape is not Shape.ARROW else colours.ink


def _write_legend(canvas: Canvas, sheet: Worksheet, book: MeetingBook, at: int) -> None:
    _ = book.words
    lines = (
        _("{sign} latest day of a limit").format(sign=LIMIT),
        _("{sign} one day").format(sign=MILESTONE),
        _("{sign} goes on without an end").format(sign=ARROW),
        _("{sign} can be read in two ways").format(sign=UNSURE),
        _("{sign} ongoing").format(sign=ALWAYS),
        _("Lighter cells: the edge is not sharp. Framed column: the present quarter."),
    )
    for row, line in enumerate(lines, at):
        canvas.text(sheet, row, 1, line, font_color=PALE_INK, font_size=9)
