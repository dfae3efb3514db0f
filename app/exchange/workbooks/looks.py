"""How cells look, and cells with a look: made once a sheet, used in every row."""

from datetime import date
from functools import cached_property
from typing import TypeAlias
from xml.sax.saxutils import escape

from xlsxwriter.format import Format
from xlsxwriter.sharedstrings import SharedStringTable

Cell: TypeAlias = str
"""The XML of a cell behind its address."""

LONGEST_CELL = 32_767
"""In units of UTF-16, as Excel counts."""
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIRST_YEAR = 1900
_DAY_ZERO = date(1899, 12, 31).toordinal()
_LEAP_DAY_THAT_WAS_NOT = 60
"""Excel takes 1900 for a leap year."""


class Look:
    """One format, and the cells that have it. No words of a cell ever become a formula."""

    def __init__(self, plain: Format, quoted: Format, strings: SharedStringTable) -> None:
        self.plain = plain
        self._quoted = quoted
        self._strings = strings

    def text(self, value: str) -> Cell:
        """Words as words, however they begin; over-long ones end in an ellipsis."""
        if not value:
            return self.blank
        looks_like_formula = value.startswith(_LOOKS_LIKE_FORMULA)
        number = self._quoted_number if looks_like_formula else self._plain_number
        index = self._strings._get_shared_string_index(as_string(value))  # noqa: SLF001
        return f' s="{number}" t="s"><v>{index}</v></c>'

    def day(self, value: date | None) -> Cell:
        """A real date. Excel knows none before 1900: those stay words."""
        if value is None:
            return self.blank
        if value.year < _FIRST_YEAR:
            return self.text(value.isoformat())
        serial = value.toordinal() - _DAY_ZERO
        return self.number(serial + (serial >= _LEAP_DAY_THAT_WAS_NOT))

    def number(self, value: float | None) -> Cell:
        """A number, or an empty cell."""
        if value is None:
            return self.blank
        return f' s="{self._plain_number}"><v>{value:.16G}</v></c>'

    @cached_property
    def blank(self) -> Cell:
        """An empty cell."""
        return f' s="{self._plain_number}"/>'

    def of_words(self, value: str) -> Format:
        """The format of words; what may be taken for a formula is marked as text."""
        return self._quoted if value.startswith(_LOOKS_LIKE_FORMULA) else self.plain

    # XlsxWriter numbers a format when it is first asked for the number, and writes only such.
    @cached_property
    def _plain_number(self) -> int:
        return int(self.plain._get_xf_index())  # noqa: SLF001

    @cached_property
    def _quoted_number(self) -> int:
        return int(self._quoted._get_xf_index())  # noqa: SLF001


def as_string(value: str) -> str:
    """Words as XlsxWriter's table of strings has to get them: cut to what a cell holds."""
    if len(value) > LONGEST_CELL // 2:
        value = _cut(value)
    if value.startswith("<r>") and value.endswith("</r>"):
        # It would take them for its own rich text, and write them as they are.
        return f'<r><t xml:space="preserve">{escape(value)}</t></r>'
    return value


def _cut(value: str) -> str:
    units = value.encode("utf-16-le")
    if len(units) <= LONGEST_CELL * 2:
        return value
    return units[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"
