"""The table on paper: the columns shown, heads on each page, page n of N."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextOption

from app.base.i18n import translator
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.ui.table.columns import COLUMN_LOOKS
from app.ui.theme import theme
from app.ui.timeline.sheet import SheetWords
from app.wording.columns import Reader, cell, head

_MARGIN = 24.0
_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row on a page with the height it needs."""

    row: ListingRow
    height: float


class ListPages:
    """Rows laid out as a table on pages of one size."""

    def __init__(
        self,
        rows: Sequence[ListingRow],
        fields: Sequence[Field],
        words: SheetWords,
        font: QFont,
        reader: Reader,
        page: QRectF,
    ) -> None:
        self._fields = tuple(fields)
        self._words = words
        self._font = font
        self._reader = reader
        self._theme = theme(dark=False)
        self._metrics = QFontMetricsF(font)
        self._inner = page.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self._widths = self._fitted_widths()
        self._pages = self._broken(rows)

    def __len__(self) -> int:
        return len(self._pages)

    def paint_page(self, painter: QPainter, number: int) -> None:
        """Paint the page of a number, counted from 0."""
        inner = self._inner
        painter.setFont(self._bold())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QPointF(inner.left(), inner.top() + self._metrics.ascent()),
                         self._words.title)  # fmt: skip
        y = inner.top() + self._metrics.height() * 1.8
        y = self._paint_heads(painter, y)
        for placed in self._pages[number]:
            self._paint_row(painter, y, placed)
            y += placed.height
        self._paint_foot(painter, number)

    def _fitted_widths(self) -> list[float]:
        units = [COLUMN_LOOKS[field].width for field in self._fields]
        total = sum(units) or 1
        return [self._inner.width() * unit / total for unit in units]

    def _broken(self, rows: Sequence[ListingRow]) -> list[list[_Placed]]:
        room = self._inner.height() - self._metrics.height() * 5.4
        pages: list[list[_Placed]] = [[]]
        used = 0.0
        for row in rows:
            height = min(room, self._row_height(row))
            if used + height > room and pages[-1]:
                pages.append([])
                used = 0.0
            pages[-1].append(_Placed(row, height))
            used += height
        return pages

    def _row_height(self, row: ListingRow) -> float:
        highest = self._metrics.height()
        for field, width in zip(self._fields, self._widths, strict=True):
            area = QRectF(0, 0, width - 2 * _PADDING, 10_000)
            flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
            text = cell(row, field, self._reader)
            highest = max(highest, self._metrics.boundingRect(area, flags, text).height())
        return highest + 2 * _PADDING

    def _paint_heads(self, painter: QPainter, y: float) -> float:
        height = self._metrics.height() + 2 * _PADDING
        painter.fillRect(QRectF(self._inner.left(), y, self._inner.width(), height),
                         self._theme.colour("header"))  # fmt: skip
        x = self._inner.left()
        painter.setPen(self._theme.colour("text"))
        for field, width in zip(self._fields, self._widths, strict=True):
            words = self._metrics.elidedText(
                head(field, self._reader.language),
                Qt.TextElideMode.ElideRight,
                width - 2 * _PADDING,
            )
            painter.drawText(QPointF(x + _PADDING, y + _PADDING + self._metrics.ascent()), words)
            x += width
        return y + height

    def _paint_row(self, painter: QPainter, y: float, placed: _Placed) -> None:
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        x = self._inner.left()
        for field, width in zip(self._fields, self._widths, strict=True):
            area = QRectF(x, y, width, placed.height).adjusted(
                _PADDING, _PADDING, -_PADDING, -_PADDING
            )
            option = QTextOption(COLUMN_LOOKS[field].alignment)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            painter.drawText(area, cell(placed.row, field, self._reader), option)
            x += width
        painter.setPen(QPen(self._theme.colour("line"), 0.6))
        bottom = y + placed.height
        painter.drawLine(QPointF(self._inner.left(), bottom), QPointF(self._inner.right(), bottom))

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        _ = translator(self._reader.language)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("muted"))
        y = self._inner.bottom() - self._metrics.descent()
        painter.drawText(QPointF(self._inner.left(), y), self._words.filter_words[:120])
        page = _("Page {number} of {count}").format(number=number + 1, count=len(self._pages))
        x = self._inner.right() - self._metrics.horizontalAdvance(page)
        painter.drawText(QPointF(x, y), page)

    def _bold(self) -> QFont:
        font = QFont(self._font)
        font.setWeight(QFont.Weight.DemiBold)
        return font
