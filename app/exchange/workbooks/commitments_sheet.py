"""The sheet 承諾 Commitments: an Excel table of the rows of the view."""

from xlsxwriter.worksheet import Worksheet

from app.domain.commitment import Assessment, Status
from app.domain.due_state import DueState
from app.domain.fields import FIELDS, Field, FieldKind
from app.domain.listing import ListingRow
from app.exchange.workbooks.book import MeetingBook, state_colours
from app.exchange.workbooks.canvas import BODY, WRAPPED, Canvas
from app.wording.columns import cell, head
from app.wording.labels import label

_WIDTHS = {
    Field.REF: 6, Field.TEXT: 54, Field.RESPONSIBLE: 17, Field.AGENTS: 13, Field.SECTION: 18,
    Field.DEADLINE: 17, Field.EARLIEST: 11, Field.LATEST: 11, Field.DUE: 11, Field.TARGET: 14,
    Field.STATUS: 9, Field.PERCENT: 7, Field.COMPLETED: 11, Field.ASSESSMENT: 9, Field.OWNER: 9,
    Field.TAGS: 10, Field.NOTES: 22, Field.CHANGED: 16,
}  # fmt: skip
_DAYS = {
    Field.EARLIEST: "earliest", Field.LATEST: "latest", Field.COMPLETED: "completed_on"
}  # fmt: skip
KEY_HEAD = "pledgeline_key"


def write_commitments(canvas: Canvas, book: MeetingBook) -> None:
    """One row a commitment; the last column, hidden, holds its identifier."""
    _ = book.words
    sheet = canvas.sheet(_("Commitments"))
    heads = [head(field, book.language) for field in book.fields] + [KEY_HEAD]
    last_row, last_column = max(1, len(book.rows)), len(heads) - 1
    for column, field in enumerate(book.fields):
        sheet.set_column(column, column, _WIDTHS[field])
    sheet.set_column(last_column, last_column, None, None, {"hidden": True})
    sheet.add_table(
        0, 0, last_row, last_column,
        {
            "name": "Commitments",
            "style": None,
            "columns": [{"header": name} for name in heads],
        },
    )  # fmt: skip
    canvas.heads(sheet, 0, heads)
    sheet.set_row(0, 30)
    for at, row in enumerate(book.rows, 1):
        _write_row(canvas, sheet, at, row, book)
    _offer_choices(sheet, book, last_row)
    _colour_states(canvas, sheet, book, last_row)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    canvas.print_frame(sheet, book.title, book.filter_words, _("Page &P of &N"))


def _write_row(
    canvas: Canvas, sheet: Worksheet, at: int, row: ListingRow, book: MeetingBook
) -> None:
    for column, field in enumerate(book.fields):
        if field in _DAYS:
            canvas.day(sheet, at, column, getattr(row, _DAYS[field]), **BODY)
        elif FIELDS[field].kind is FieldKind.PERCENT:
            share = None if row.percent is None else row.percent / 100
            canvas.number(sheet, at, column, share, num_format="0%", **BODY)
        elif field is Field.REF:
            canvas.text(sheet, at, column, row.ref, num_format="@", align="center", **BODY)
        else:
            canvas.text(sheet, at, column, cell(row, field, book.reader), **WRAPPED)
    canvas.text(sheet, at, len(book.fields), row.id)
    canvas.fit_row(
        sheet, at, ((cell(row, field, book.reader), _WIDTHS[field]) for field in book.fields)
    )


def _offer_choices(sheet: Worksheet, book: MeetingBook, last_row: int) -> None:
    choices = {Field.STATUS: Status, Field.ASSESSMENT: Assessment}
    for field, values in choices.items():
        if field not in book.fields:
            continue
        column = book.fields.index(field)
        sheet.data_validation(
            1, column, last_row, column,
            {"validate": "list", "source": [label(value, book.language) for value in values]},
        )  # fmt: skip


def _colour_states(canvas: Canvas, sheet: Worksheet, book: MeetingBook, last_row: int) -> None:
    """By rule, so that the colour follows when somebody changes the word."""
    if Field.DUE not in book.fields:
        return
    column = book.fields.index(Field.DUE)
    for state in DueState:
        colours = state_colours()[state]
        form = canvas.book.add_format(
            {"bg_color": colours.soft, "font_color": colours.ink, "bold": True}
        )
        sheet.conditional_format(
            1, column, last_row, column,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{label(state, book.language)}"',
                "format": form,
            },
        )  # fmt: skip
