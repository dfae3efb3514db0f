"""The sheet 行動 Actions: one row for each action, with its own deadline and target."""

from datetime import date
from typing import TypeAlias

from app.domain.commitment import Action
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.exchange.workbooks.book import MeetingBook
from app.exchange.workbooks.canvas import CENTRED, DAY, WRAPPED, Canvas
from app.exchange.workbooks.columns import Column, Columns
from app.wording.deadlines import reading
from app.wording.labels import label
from app.wording.quantities import target as target_words

_Line: TypeAlias = tuple[ListingRow, Action]


def write_actions(canvas: Canvas, book: MeetingBook) -> None:
    """Ref, action, organisations, deadline and target as printed and as read."""
    _ = book.words
    sheet = canvas.sheet(_("Actions"))
    columns = Columns(sheet, _columns(canvas, book))
    canvas.heads(sheet, 0, columns.heads)
    sheet.set_row(0, 30)
    lines = [(row, action) for row in book.rows for action in book.actions.get(row.id, ())]
    for at, line in enumerate(lines, 1):
        columns.put(at, line)
    sheet.autofilter(0, 0, max(1, len(lines)), len(columns) - 1)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    canvas.print_frame(sheet, book.title, book.filter_words, _("Page &P of &N"))


class _Words:
    """What the columns say of an action."""

    def __init__(self, book: MeetingBook) -> None:
        self._language = book.language
        self._organisations = book.organisations

    def organisations(self, line: _Line) -> str:
        return self._organisations[line[0].id]

    def phrase(self, line: _Line) -> str:
        deadline = line[1].in_force
        return deadline.phrase if deadline else ""

    def relation(self, line: _Line) -> str:
        deadline = line[1].in_force
        return label(deadline.relation, self._language) if deadline else ""

    def reading(self, line: _Line) -> str:
        deadline = line[1].in_force
        return reading(deadline, self._language) if deadline else ""

    def targets(self, line: _Line) -> str:
        return "、".join(one.phrase for one in line[1].targets)

    def target_readings(self, line: _Line) -> str:
        return "\n".join(target_words(one, self._language) for one in line[1].targets)


def _columns(canvas: Canvas, book: MeetingBook) -> list[Column[_Line]]:
    _, say = book.words, _Words(book)
    ref, day = canvas.look(**CENTRED, num_format="@").text, canvas.look(**DAY).day
    words = canvas.look(**WRAPPED).text
    names = {field: label(field, book.language) for field in Field}
    return [
        Column(names[Field.REF], 6, lambda line: line[0].ref, ref),
        Column(_("Action"), 60, lambda line: line[1].text, words, wraps=True),
        Column(names[Field.RESPONSIBLE], 22, say.organisations, words, wraps=True),
        Column(names[Field.DEADLINE], 22, say.phrase, words, wraps=True),
        Column(_("Relation"), 11, say.relation, words, wraps=True),
        Column(names[Field.EARLIEST], 11.5, _earliest, day),
        Column(names[Field.LATEST], 11.5, _latest, day),
        Column(_("Reading"), 30, say.reading, words, wraps=True),
        Column(names[Field.TARGET], 22, say.targets, words, wraps=True),
        Column(_("Reading of the target"), 22, say.target_readings, words, wraps=True),
    ]


def _earliest(line: _Line) -> date | None:
    deadline = line[1].in_force
    return deadline.earliest if deadline else None


def _latest(line: _Line) -> date | None:
    deadline = line[1].in_force
    return deadline.latest if deadline else None
