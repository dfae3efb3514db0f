"""The sheet 摘要 Summary: counts, with charts that read the cells beside them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet

from app.domain.due_state import DueState
from app.domain.listing import ListingRow
from app.domain.quarters import quarter_of
from app.exchange.workbooks.book import MeetingBook, state_colours
from app.exchange.workbooks.canvas import BODY, PALE_INK, Canvas
from app.wording.columns import responsible
from app.wording.labels import label
from app.wording.organisations import party_name
from app.wording.time_axis import quarter_number

_STATES = tuple(DueState)


def write_summary(canvas: Canvas, book: MeetingBook) -> None:
    """Organisations and sections by due state, and how many fall due in each quarter."""
    _ = book.words
    name = _("Summary")
    sheet = canvas.sheet(name)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(_STATES) + 1, 9.5)
    at = _crosstab(
        canvas, sheet, book, 0, _("Organisation by due state"), _by_organisation(book), name
    )
    note = _("A joint commitment counts under each of its organisations; the total counts it once.")
    canvas.text(sheet, at, 0, note, font_color=PALE_INK, italic=True, font_size=9)
    second = at + 2
    third = 1 + _crosstab(
        canvas, sheet, book, second, _("Section by due state"), _by_section(book), name
    )
    _by_quarter(canvas, sheet, book, third, name)
    sheet.set_h_pagebreaks([second, third])
    canvas.print_frame(sheet, book.title, book.filter_words, _("Page &P of &N"))


def _by_organisation(book: MeetingBook) -> dict[str, list[ListingRow]]:
    found: dict[str, list[ListingRow]] = {}
    for row in book.rows:
        parties = responsible(row)
        names = {
            party_name(one.name, one.organisation_id, book.directory, book.language)
            for one in parties
        } or {book.words("none")}
        for name in names:
            found.setdefault(name, []).append(row)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _by_section(book: MeetingBook) -> dict[str, list[ListingRow]]:
    found: dict[str, list[ListingRow]] = {}
    for row in book.rows:
        found.setdefault(row.path[-1] if row.path else book.words("none"), []).append(row)
    return found


def _crosstab(
    canvas: Canvas,
    sheet: Worksheet,
    book: MeetingBook,
    at: int,
    title: str,
    groups: dict[str, list[ListingRow]],
    sheet_name: str,
) -> int:
    """A table of groups by due state with a stacked bar chart below; returns the row behind."""
    _ = book.words
    canvas.text(sheet, at, 0, title, bold=True, font_size=13)
    sheet.set_row(at + 1, 30)
    states = [label(state, book.language) for state in _STATES]
    canvas.heads(sheet, at + 1, ["", *states, _("Total")])
    for offset, (name, rows) in enumerate(groups.items(), at + 2):
        _count_row(canvas, sheet, offset, name, rows, book)
    total_at = at + 2 + len(groups)
    _count_row(canvas, sheet, total_at, _("Total"), book.rows, book, bold=True)
    if groups:
        first, last = at + 2, total_at - 1
        chart = canvas.book.add_chart({"type": "bar", "subtype": "stacked"})
        for column, state in enumerate(_STATES, 1):
            chart.add_series(
                {
                    "name": [sheet_name, at + 1, column],
                    "categories": [sheet_name, first, 0, last, 0],
                    "values": [sheet_name, first, column, last, column],
                    "fill": {"color": state_colours()[state].full},
                    "gap": 40,
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"reverse": True, "line": {"none": True}})
        chart.set_x_axis({"major_gridlines": {"visible": False}, "num_format": "0"})
        height = max(320, 22 * len(groups) + 110)
        chart.set_size({"width": 900, "height": height})
        sheet.insert_chart(total_at + 2, 0, chart)
        return total_at + 3 + height // 20
    return total_at + 2


def _count_row(
    canvas: Canvas,
    sheet: Worksheet,
    at: int,
    name: str,
    rows: Iterable[ListingRow],
    book: MeetingBook,
    **look: Any,
) -> None:
    counts = Counter(book.due_states[row.id] for row in rows)
    canvas.text(sheet, at, 0, name, **BODY, **look)
    for column, state in enumerate(_STATES, 1):
        colours = state_colours()[state]
        shade = {"bg_color": colours.soft} if counts[state] else {}
        canvas.number(
            sheet, at, column, counts[state] or None, align="center", **BODY, **shade, **look
        )
    total = sum(counts.values())
    canvas.number(
        sheet, at, len(_STATES) + 1, total, align="center", **{**BODY, **look, "bold": True}
    )


def _by_quarter(
    canvas: Canvas, sheet: Worksheet, book: MeetingBook, at: int, sheet_name: str
) -> None:
    _ = book.words
    canvas.text(sheet, at, 0, _("Latest day by quarter"), bold=True, font_size=13)
    canvas.heads(sheet, at + 1, [_("Quarter"), _("Commitments")])
    counts = Counter(quarter_of(row.latest) for row in book.rows if row.latest is not None)
    for offset, (quarter, count) in enumerate(sorted(counts.items()), at + 2):
        name = _("Q{number} {year}").format(
            year=quarter.year, number=quarter_number(quarter.number, book.language)
        )
        canvas.text(sheet, offset, 0, name, **BODY)
        canvas.number(sheet, offset, 1, count, align="center", **BODY)
    if counts:
        first, last = at + 2, at + 1 + len(counts)
        chart = canvas.book.add_chart({"type": "column"})
        chart.add_series(
            {
                "name": _("Commitments"),
                "categories": [sheet_name, first, 0, last, 0],
                "values": [sheet_name, first, 1, last, 1],
                "fill": {"color": "#1d4f7c"},
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        chart.set_title(
            {"name": _("Latest day by quarter"), "name_font": {"size": 12, "bold": True}}
        )
        chart.set_legend({"none": True})
        chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_size({"width": 640, "height": 320})
        sheet.insert_chart(at + 1, 3, chart)
