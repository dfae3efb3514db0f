"""The sheet 封面 Cover: what this workbook shows, and how to read it."""

from xlsxwriter.worksheet import Worksheet

from app.domain.due_state import DueState
from app.exchange.workbooks.book import MeetingBook, state_colours
from app.exchange.workbooks.canvas import LINE, PALE_INK, Canvas
from app.wording.labels import label


def write_cover(canvas: Canvas, book: MeetingBook) -> None:
    """Title, filter, moment, counts and the legend of due states."""
    _ = book.words
    sheet = canvas.sheet(_("Cover"))
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 2, 84)
    sheet.set_row(1, 34)
    canvas.text(sheet, 1, 1, book.title, bold=True, font_size=20)
    actions = sum(len(book.actions.get(row.id, ())) for row in book.rows)
    facts = (
        (_("Tracker"), book.tracker),
        (_("View"), book.view),
        (_("Filter"), book.filter_words),
        (_("State as at"), book.as_at),
        (_("Commitments"), f"{len(book.rows):,}"),
        (_("Actions"), f"{actions:,}"),
    )
    for row, (name, value) in enumerate(facts, 3):
        line = {"bottom": 1, "bottom_color": LINE, "valign": "top"}
        canvas.text(sheet, row, 1, name, font_color=PALE_INK, **line)
        canvas.text(sheet, row, 2, value, text_wrap=True, **line)
    note = _("A joint commitment is listed under each of its organisations and counted once.")
    canvas.text(sheet, 10, 1, note, font_color=PALE_INK, italic=True)
    _legend(canvas, sheet, book)
    sheet.activate()


def _legend(canvas: Canvas, sheet: Worksheet, book: MeetingBook) -> None:
    _ = book.words
    canvas.text(
        sheet, 12, 1, _("Due states on {day}").format(day=book.today.isoformat()), bold=True
    )
    meanings = {
        DueState.PAST_LATEST: _("the latest day is over and it is not reported as done"),
        DueState.DUE_SOON: _("the latest day is within 30 days"),
        DueState.OPEN: _("the window is open"),
        DueState.NOT_YET_OPEN: _("the window has not begun"),
        DueState.ONGOING: _("goes on without an end"),
        DueState.UNDATED: _("the document names no time"),
        DueState.DONE_LATE: _("done after the latest day"),
        DueState.DONE: _("reported as done"),
        DueState.DROPPED: _("given up by the organisation"),
    }
    for row, (state, meaning) in enumerate(meanings.items(), 13):
        colours = state_colours()[state]
        canvas.text(
            sheet, row, 1, label(state, book.language), bg_color=colours.soft,
            font_color=colours.ink, bold=True, border=1, border_color=LINE,
        )  # fmt: skip
        canvas.text(sheet, row, 2, meaning, font_color=PALE_INK, indent=1)
