"""The sheet 承諾 Commitments: an Excel table of the rows of the view."""

from collections.abc import Callable
from operator import attrgetter

from xlsxwriter.worksheet import Worksheet

from app.domain.commitment import Assessment, Status
from app.domain.due_state import DueState
from app.domain.fields import FIELDS, Field, FieldKind
from app.domain.listing import ListingRow
from app.exchange.workbooks.book import MeetingBook, state_colours
from app.exchange.workbooks.canvas import BODY, CENTRED, DAY, WRAPPED, Canvas
from app.exchange.workbooks.columns import Column, Columns
from app.wording.columns import cell, head
from app.wording.labels import label

_WIDTHS = {
    Field.REF: 6, Field.TEXT: 54, Field.RESPONSIBLE: 17, Field.AGENTS: 13, Field.SECTION: 18,
    Field.DEADLINE: 17, Field.EARLIEST: 11, Field.LATEST: 11, Field.DUE: 11, Field.TARGET: 14,
    Field.STATUS: 9, Field.PERCENT: 7, Field.COMPLETED: 11, Field.ASSESSMENT: 9, Field.OWNER: 9,
    Field.TAGS: 10, Field.NOTES: 22, Field.CHANGED: 16, Field.LEAD: 15, Field.DOCUMENT: 18,
    Field.QUARTER: 10, Field.RELATION: 11, Field.CERTAINTY: 11, Field.TARGET_VALUE: 12,
    Field.ASSESSMENT_REASON: 22, Field.ACTIONS: 8, Field.QUESTIONS: 9, Field.UPDATED: 11,
    Field.UPDATE: 22, Field.SILENT: 11,
    Field.TAGS: 10, Field.NOTES: 22, Field.CHANGED: 16, Field.SLIPS: 7,
    Field.FIRST_PROMISE: 17,
}  # fmt: skip
_DAYS = {
    Field.EARLIEST: "earliest", Field.LATEST: "latest", Field.COMPLETED: "completed_on",
    Field.UPDATED: "updated",
}  # fmt: skip
KEY_HEAD = "pledgeline_key"
_KEY_WIDTH = 34


def write_commitments(canvas: Canvas, book: MeetingBook) -> None:
    """One row a commitment; the last column, hidden, holds its identifier."""
    _ = book.words
    sheet = canvas.sheet(_("Commitments"))
    key = Column(KEY_HEAD, _KEY_WIDTH, attrgetter("id"), canvas.look().text)
    columns = Columns(sheet, [*(_column(canvas, book, field) for field in book.fields), key])
    last_row, last_column = max(1, len(book.rows)), len(columns) - 1
    sheet.set_column(last_column, last_column, None, None, {"hidden": True})
    sheet.add_table(
        0, 0, last_row, last_column,
        {
            "name": "Commitments",
            "style": None,
            "columns": [{"header": name} for name in columns.heads],
        },
    )  # fmt: skip
    canvas.heads(sheet, 0, columns.heads)
    sheet.set_row(0, 30)
    for at, row in enumerate(book.rows, 1):
        columns.put(at, row)
    _offer_choices(sheet, book, last_row)
    _colour_states(canvas, sheet, book, last_row)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    canvas.print_frame(sheet, book.title, book.filter_words, _("Page &P of &N"))


def _column(canvas: Canvas, book: MeetingBook, field: Field) -> Column[ListingRow]:
    name, width = head(field, book.language), _WIDTHS[field]
    if field in _DAYS:
        return Column(name, width, attrgetter(_DAYS[field]), canvas.look(**DAY).day)
    if FIELDS[field].kind is FieldKind.PERCENT:
        return Column(name, width, _share, canvas.look(**BODY, num_format="0%").number)
    if FIELDS[field].kind is FieldKind.NUMBER:
        number = canvas.look(**BODY, num_format="#,##0.##").number
        return Column(name, width, _number_of(field, book), number)
    if field is Field.REF:
        return Column(name, width, attrgetter("ref"), canvas.look(**CENTRED, num_format="@").text)
    words = canvas.look(**WRAPPED).text
    return Column(name, width, _words_of(field, book), words, wraps=True)


def _words_of(field: Field, book: MeetingBook) -> Callable[[ListingRow], str]:
    if field is Field.RESPONSIBLE:
        organisations = book.organisations
        return lambda row: organisations[row.id]
    reader = book.reader
    return lambda row: cell(row, field, reader)


def _number_of(field: Field, book: MeetingBook) -> Callable[[ListingRow], float | None]:
    if field is Field.SILENT:
        today = book.reader.today
        return lambda row: None if row.updated is None else float((today - row.updated).days)
    return attrgetter(field.value)


def _share(row: ListingRow) -> float | None:
    return None if row.percent is None else row.percent / 100


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
