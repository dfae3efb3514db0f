"""A workbook being written: formats made once each, and text that stays text."""

from collections.abc import Iterable
from datetime import date
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.base.i18n import Language

LONGEST_CELL = 32_767
_LINE_POINTS = 14.0
_HIGHEST_ROW = 409.0
_FONTS = {
    Language.ZH_HANT: "Microsoft JhengHei",
    Language.ZH_HANS: "Microsoft YaHei",
    Language.EN: "Calibri",
}
INK, PALE_INK, LINE, HEAD_FILL = "#1f2933", "#5f6b76", "#c9d1d9", "#1d4f7c"
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Canvas:
    """The workbook with its formats. Nothing written through it ever becomes a formula."""

    def __init__(self, path: str, language: Language) -> None:
        self.book = Workbook(
            path,
            {
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": "yyyy-mm-dd",
                # Else parts of it would lie in the folder for temporary files if the disk fails.
                "in_memory": True,
            },
        )
        self._font = _FONTS[language]
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.book.formats[0].set_font_name(self._font)
        self.book.formats[0].set_font_size(10)

    def format(self, **properties: Any) -> Format:
        """A format; the same properties give the same one."""
        wanted = {"font_name": self._font, "font_size": 10, "font_color": INK, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(wanted)
        return self._formats[key]

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, set up for print on A4 across, one page wide."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet

    def text(self, sheet: Worksheet, row: int, column: int, value: str, **look: Any) -> None:
        """Write words as words, however they begin; over-long ones end in an ellipsis."""
        if len(value) > LONGEST_CELL:
            value = value[: LONGEST_CELL - 1] + "…"
        if value.startswith(_LOOKS_LIKE_FORMULA):
            look = {**look, "quote_prefix": True}
        if value:
            sheet.write_string(row, column, value, self.format(**look))
        else:
            sheet.write_blank(row, column, None, self.format(**look))

    def day(self, sheet: Worksheet, row: int, column: int, value: date | None, **look: Any) -> None:
        """Write a day as a real date."""
        form = self.format(num_format="yyyy-mm-dd", align="center", **look)
        if value is None:
            sheet.write_blank(row, column, None, form)
        else:
            sheet.write_datetime(row, column, value, form)

    def number(
        self, sheet: Worksheet, row: int, column: int, value: float | None, **look: Any
    ) -> None:
        """Write a number, or an empty cell."""
        if value is None:
            sheet.write_blank(row, column, None, self.format(**look))
        else:
            sheet.write_number(row, column, value, self.format(**look))

    def fit_row(self, sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
        """Make a row as high as its wrapped texts need; `cells` are texts with column widths.

        Programs measure wrapped text differently or, like Calc when it opens a file, not at all.
        """
        lines = max((_lines(text, width) for text, width in cells), default=1)
        sheet.set_row(row, min(_HIGHEST_ROW, lines * _LINE_POINTS + 4))

    def heads(self, sheet: Worksheet, row: int, heads: list[str]) -> None:
        """A row of column heads."""
        look = {
            "bold": True, "font_color": "#ffffff", "bg_color": HEAD_FILL, "text_wrap": True,
            "valign": "vcenter", "border": 1, "border_color": LINE,
        }  # fmt: skip
        for column, head in enumerate(heads):
            self.text(sheet, row, column, head, **look)

    def print_frame(self, sheet: Worksheet, title: str, words: str, page: str) -> None:
        """On every printed page the title on top, the filter and page n of N at the foot."""
        # The blank parts the size of the type from words that begin with a figure.
        sheet.set_header(f'&L&"-,Bold"&11 {_plain(title)}')
        sheet.set_footer(f"&L&8 {_plain(words)}&R&8 {page}")


def _plain(words: str) -> str:
    return words[:100].replace("&", "&&")


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column; a Chinese character is as wide as two digits."""
    room = max(2.0, width - 1.5)
    return sum(
        max(1, ceil(sum(2 if ord(one) > 0x2E7F else 1.05 for one in part) / room))
        for part in text.split("\n")
    )


BODY = {"valign": "top", "border": 1, "border_color": LINE}
WRAPPED = {**BODY, "text_wrap": True}
