"""The timeline as cells to paste: what the Timeline sheet of the workbook shows, as plain data."""

from itertools import chain
from typing import NamedTuple

from app.base.i18n import Language, translator
from app.domain.errors import Refused
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.exchange.workbooks.book import state_colours
from app.exchange.workbooks.quarter_cells import painted, quarters_of
from app.services.exporting import meeting_book
from app.services.workspace import Workspace
from app.wording.labels import label
from app.wording.time_axis import quarter_label

MOST_ROWS = 5_000
"""What office programs still paste at once."""


class PastedCell(NamedTuple):
    """The text of a cell; its ground and its ink as `#rrggbb`, or empty."""

    text: str
    fill: str = ""
    ink: str = ""


def timeline_cells(
    workspace: Workspace, spec: FilterSpec, language: Language
) -> list[list[PastedCell]]:
    """One line a commitment, one cell a quarter, below a line of heads. Raises Refused."""
    if len(workspace.matches(spec)) > MOST_ROWS:
        raise Refused("cells_too_many", limit=f"{MOST_ROWS:,}")
    _ = translator(language)
    book = meeting_book(workspace, spec, language)
    marks = [book.marks(row) for row in book.rows]
    quarters = quarters_of(list(chain.from_iterable(marks)), book.today)
    fields = (Field.REF, Field.TEXT, Field.RESPONSIBLE, Field.DUE)
    heads = [PastedCell(label(field, language)) for field in fields]
    heads += [
        PastedCell(quarter_label(one.first, language, with_year=True)) for one in quarters.every
    ]
    lines = [heads]
    for row, found in zip(book.rows, marks, strict=True):
        state = book.due_states[row.id]
        colours = state_colours()[state]
        cells = painted(found, quarters, colours, state)
        line = [
            PastedCell(row.ref),
            PastedCell(row.text),
            PastedCell(book.organisations[row.id]),
            PastedCell(label(state, language), colours.soft, colours.ink),
        ]
        for at in range(len(quarters)):
            paint = cells.get(at)
            line.append(PastedCell(paint.sign, paint.fill, paint.ink) if paint else PastedCell(""))
        lines.append(line)
    return lines
