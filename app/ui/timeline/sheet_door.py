"""What leaves the timeline: the page setup, and pictures and cells through the clipboard."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.base.clock import Clock
from app.domain.errors import TrackerError
from app.services.listing import safe_cell
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.outputs import Outputs
from app.ui.timeline.sheet_form import PaperSize, SheetForm, SheetLayout
from app.ui.widgets.rich_text import escaped
from app.ui.words import _, language, plural

if TYPE_CHECKING:
    from app.services.timeline_cells import PastedCell
    from app.ui.timeline.page_setup import PageSetup

_SHOWN_MILLISECONDS = 8_000
_MOST_PICTURED = 200
"""Rows in a picture for the clipboard: more than a slide or a page of a report can take."""


class SheetDoor(QObject):
    """Opens the page setup, and copies the timeline."""

    def __init__(
        self,
        window: MainWindow,
        view: WorkspaceView,
        messages: Messages,
        outputs: Outputs,
        clock: Clock,
    ) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self._outputs = outputs
        self._clock = clock
        self.dialog: PageSetup | None = None
        outputs.form = self._form
        self._chosen: SheetForm | None = None
        for name, do in (
            ("page_setup", self.show_setup),
            ("copy_timeline_picture", self.copy_picture),
            ("copy_timeline_cells", self.copy_cells),
        ):
            window.actions_.connect(name, do)

    def _form(self, usual: PaperSize = PaperSize.A3) -> SheetForm:
        """What was chosen, with the bands and holidays of the screen."""
        chosen = self._chosen or SheetForm(usual)
        return replace(chosen, backdrop=self._view.timeline.backdrop)

    def show_setup(self) -> None:
        """Ask for size, pages and stretch of time."""
        # Rarely opened.
        from app.ui.timeline.page_setup import PageSetup

        seen = self._view.timeline.seen_days()
        self.dialog = PageSetup(self._chosen or SheetForm(), seen, self._window)
        self.dialog.agreed.connect(self._keep)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    @Slot(object)
    def _keep(self, form: SheetForm) -> None:
        self._chosen = form

    def copy_picture(self) -> None:
        """Copy the rows and the time in sight, with names, title and legend."""
        # Pictures need parts of Qt that the window does without.
        from app.ui.timeline.export import sheet_image, timeline_sheet

        view = self._view
        positions = view.timeline.seen_rows()[:_MOST_PICTURED]
        form = replace(
            self._form(), layout=SheetLayout.PAGES, across=1, days=view.timeline.seen_days()
        )
        # One that stands under several organisations is in the picture once.
        rows = list({row.id: row for row in map(view.rows.row, positions)}.values())
        sheet = timeline_sheet(
            view.workspace, view.rows.spec, language(), self._clock, form=form, rows=rows
        )
        QGuiApplication.clipboard().setImage(sheet_image(sheet, form))
        self._tell(len(rows))

    def copy_cells(self) -> None:
        """Copy what is shown, one line a commitment and one cell a quarter."""
        # Workbooks take a quarter of a second to import.
        from app.services.timeline_cells import timeline_cells

        view = self._view
        try:
            lines = timeline_cells(view.workspace, view.rows.spec, language())
        except TrackerError as error:
            self._messages.warn(error)
            return
        data = QMimeData()
        data.setText("".join("\t".join(map(_plain, line)) + "\n" for line in lines))
        data.setHtml(_html(lines))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(len(lines) - 1)

    def _tell(self, count: int) -> None:
        words = plural("{count} commitment", "{count} commitments", count)
        copied = _("Copied: {what}").format(what=words)
        self._view.status.showMessage(copied, _SHOWN_MILLISECONDS)


def _plain(cell: "PastedCell") -> str:
    return safe_cell(" ".join(cell.text.split()))


def _html(lines: "list[list[PastedCell]]") -> str:
    """Cells of text with their colours; some spreadsheets calculate even in those."""
    rows = "".join(f"<tr>{''.join(map(_html_cell, line))}</tr>" for line in lines)
    return f"<table border='1' cellspacing='0'>{rows}</table>"


def _html_cell(cell: "PastedCell") -> str:
    look = 'mso-number-format:"\\@"'
    if cell.fill:
        look += f";background:{cell.fill};color:{cell.ink}"
    return f"<td style='{look}'>{escaped(safe_cell(cell.text))}</td>"
