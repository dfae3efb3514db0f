"""Print and print preview of what is shown: the table, the timeline, or both."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from app.base.clock import Clock
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.services.overview import rows_of
from app.services.workspace import Workspace
from app.ui.fonts import paper_font
from app.ui.table.list_pages import ListPages
from app.ui.timeline.export import timeline_sheet
from app.ui.timeline.sheet import SheetWords
from app.ui.timeline.sheet_form import PaperSize, SheetForm
from app.ui.words import _, language
from app.wording.columns import Reader

_POINTS_PER_INCH = 72
_FONT_POINTS = 8
_PAGES = {
    PaperSize.A4: QPageSize.PageSizeId.A4,
    PaperSize.A3: QPageSize.PageSizeId.A3,
    PaperSize.SLIDE: QPageSize.PageSizeId.A4,
}
"""Slides are not printed as such: they stand on a sheet of A4."""


class PrintPreview(QPrintPreviewDialog):
    """A4 across at first; paper and direction can be changed in the dialog."""

    def __init__(
        self,
        workspace: Workspace,
        spec: FilterSpec,
        fields: Sequence[Field],
        filter_words: str,
        clock: Clock,
        *,
        form: SheetForm | None = None,
        with_table: bool,
        with_timeline: bool,
        parent: QWidget | None = None,
    ) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        form = form or SheetForm(PaperSize.A4)
        printer.setPageSize(QPageSize(_PAGES[form.size]))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(workspace.title)
        super().__init__(printer, parent)
        self._printer = printer
        self._workspace = workspace
        self._spec = spec
        self._fields = fields
        self._filter_words = filter_words
        self._clock = clock
        self._form = form
        self._with_table = with_table
        self._with_timeline = with_timeline
        self.setWindowTitle(_("Print preview"))
        self.resize(1100, 760)
        self.paintRequested.connect(self._paint)

    @Slot(QPrinter)
    def _paint(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        ratio = printer.resolution() / _POINTS_PER_INCH
        painter.scale(ratio, ratio)
        pixels = printer.pageRect(QPrinter.Unit.Point)
        page = QRectF(0, 0, pixels.width(), pixels.height())
        if self._with_table:
            self._paint_table(painter, printer, page)
        if self._with_timeline:
            if self._with_table:
                printer.newPage()
            self._paint_timeline(painter, printer, page)
        painter.end()

    def _paint_table(self, painter: QPainter, printer: QPrinter, page: QRectF) -> None:
        words = SheetWords(self._workspace.title, self._filter_words, "")
        reader = Reader(language(), self._workspace.today, self._workspace.directory)
        rows = rows_of(self._workspace, self._spec)
        pages = ListPages(rows, self._fields, words, paper_font(_FONT_POINTS), reader, page)
        for number in range(len(pages)):
            if number:
                printer.newPage()
            pages.paint_page(painter, number)

    def _paint_timeline(self, painter: QPainter, printer: QPrinter, page: QRectF) -> None:
        sheet = timeline_sheet(
            self._workspace, self._spec, language(), self._clock, form=self._form,
            points=_FONT_POINTS, height=page.height(),
        )  # fmt: skip
        for number in range(sheet.pages(page.height())):
            if number:
                printer.newPage()
            sheet.paint_page(painter, page, number)
