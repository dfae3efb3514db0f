"""The sheet 行動 Actions: one row for each action, with its own deadline and target."""

from xlsxwriter.worksheet import Worksheet

from app.domain.commitment import Action
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.exchange.workbooks.book import MeetingBook
from app.exchange.workbooks.canvas import BODY, WRAPPED, Canvas
from app.wording.columns import cell
from app.wording.deadlines import reading
from app.wording.labels import label
from app.wording.quantities import target as target_words

_WIDTHS = (6, 60, 22, 22, 11, 11.5, 11.5, 30, 22, 22)


def write_actions(canvas: Canvas, book: MeetingBook) -> None:
    """Ref, action, organisations, deadline and target as printed and as read."""
    _ = book.words
    sheet = canvas.sheet(_("Actions"))
    heads = [
        label(Field.REF, book.language), _("Action"), label(Field.RESPONSIBLE, book.language),
        label(Field.DEADLINE, book.language), _("Relation"), label(Field.EARLIEST, book.language),
        label(Field.LATEST, book.language), _("Reading"), label(Field.TARGET, book.language),
        _("Reading of the target"),
    ]  # fmt: skip
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    canvas.heads(sheet, 0, heads)
    sheet.set_row(0, 30)
    at = 1
    for row in book.rows:
        for action in book.actions.get(row.id, ()):
            _write_action(canvas, sheet, at, row, action, book)
            at += 1
    sheet.autofilter(0, 0, max(1, at - 1), len(heads) - 1)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    canvas.print_frame(sheet, book.title, book.filter_words, _("Page &P of &N"))


def _write_action(
    canvas: Canvas, sheet: Worksheet, at: int, row: ListingRow, action: Action, book: MeetingBook
) -> None:
    deadline = action.deadline
    texts = (
        row.ref,
        action.text,
        cell(row, Field.RESPONSIBLE, book.reader),
        deadline.phrase if deadline else "",
        label(deadline.relation, book.language) if deadline else "",
        deadline.earliest if deadline else None,
        deadline.latest if deadline else None,
        reading(deadline, book.language) if deadline else "",
        "、".join(one.phrase for one in action.targets),
        "\n".join(target_words(target, book.language) for target in action.targets),
    )
    for column, value in enumerate(texts):
        if isinstance(value, str):
            look = dict(BODY, num_format="@", align="center") if column == 0 else WRAPPED
            canvas.text(sheet, at, column, value, **look)
        else:
            canvas.day(sheet, at, column, value, **BODY)
    wrapped = (value if isinstance(value, str) else "" for value in texts)
    canvas.fit_row(sheet, at, zip(wrapped, _WIDTHS, strict=True))
