"""A workbook being written: its sheets, its type and its colours."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.base.i18n import Language
from app.exchange.workbooks.looks import Look, as_string
from app.exchange.workbooks.row_sheet import RowSheet

_FONTS = {
    Language.ZH_HANT: "Microsoft JhengHei",
    Language.ZH_HANS: "Microsoft YaHei",
    Language.EN: "Calibri",
}
INK, PALE_INK, LINE, HEAD_FILL = "#1f2933", "#5f6b76", "#c9d1d9", "#1d4f7c"
BODY = {"valign": "top", "border": 1, "border_color": LINE}
WRAPPED = {**BODY, "text_wrap": True}
CENTRED = {**BODY, "align": "center"}
DAY = {**CENTRED, "num_format": "yyyy-mm-dd"}


class Canvas:
    """The workbook with its looks. Nothing written through it ever becomes a formula."""

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
        self._looks: dict[tuple[tuple[str, Any], ...], Look] = {}
        self.book.formats[0].set_font_name(self._font)
        self.book.formats[0].set_font_size(10)

    def sheet(self, name: str) -> RowSheet:
        """A new sheet, set up for print on A4 across, one page wide."""
        sheet: RowSheet = self.book.add_worksheet(name, RowSheet)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet

    def look(self, **properties: Any) -> Look:
        """A look by the properties of its format; the same properties give the same one."""
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            plain, quoted = self._format(properties), self._format(properties, quote_prefix=True)
            self._looks[key] = Look(plain, quoted, self.book.str_table)
        return self._looks[key]

    def _format(self, properties: dict[str, Any], **more: Any) -> Format:
        plain = {"font_name": self._font, "font_size": 10, "font_color": INK}
        return self.book.add_format({**plain, **properties, **more})

    def text(self, sheet: Worksheet, row: int, column: int, value: str, **look: Any) -> None:
        """Write words into one cell."""
        form = self.look(**look).of_words(value)
        if value:
            sheet.write_string(row, column, as_string(value), form)
        else:
            sheet.write_blank(row, column, None, form)

    def number(
        self, sheet: Worksheet, row: int, column: int, value: float | None, **look: Any
    ) -> None:
        """Write a number into one cell, or leave it empty."""
        form = self.look(**look).plain
        if value is None:
            sheet.write_blank(row, column, None, form)
        else:
            sheet.write_number(row, column, value, form)

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
