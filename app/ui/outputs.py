"""What leaves the window: workbook, picture, paper."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.base.clock import Clock
from app.base.progress import Progress
from app.domain.errors import Refused, TrackerError
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.timeline.sheet_form import PaperSize, SheetForm
from app.ui.words import _, language, plural

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class Outputs(QObject):
    """The outputs of one view; each takes exactly the rows that are shown."""

    def __init__(
        self, window: MainWindow, view: WorkspaceView, messages: Messages, clock: Clock
    ) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self._clock = clock
        self.form: Callable[[PaperSize], SheetForm] = SheetForm
        """How the timeline is laid out, on paper of a size unless another has been chosen."""
        for name, do in (
            ("export_workbook", self.export_workbook),
            ("export_timeline", self.export_timeline),
            ("print_preview", self.print_preview),
        ):
            window.actions_.connect(name, do)

    def export_workbook(self) -> None:
        """Write the meeting workbook of what is shown."""
        path = self._ask_path(_("Export workbook"), ".xlsx", _("Excel workbook (*.xlsx)"))
        if path is not None:
            self.write_workbook(path)

    def write_workbook(self, path: Path) -> None:
        """Write the workbook on a thread; the window stays alive."""
        # XlsxWriter and openpyxl take a quarter of a second to import, and only this needs them.
        from app.services.exporting import export_workbook

        view, workspace = self._view, self._view.workspace
        spec, fields, words = view.rows.spec, view.table.shown_fields, language()

        def work(progress: Progress) -> tuple[Path, int]:
            count = export_workbook(
                workspace, path, spec, words, fields=fields, clock=self._clock, progress=progress
            )
            return path, count

        job = self._window.jobs.start(work, _("Exporting"), self._window)
        job.succeeded.connect(lambda result: self._tell_written(*result))
        job.failed.connect(self._messages.warn)

    def export_timeline(self) -> None:
        """Save the timeline of what is shown as a picture."""
        kinds = _("PDF pages (*.pdf);;PNG picture (*.png);;SVG drawing (*.svg)")
        path = self._ask_path(_("Save timeline as picture"), ".pdf", kinds)
        if path is not None:
            self.write_timeline(path)

    def write_timeline(self, path: Path) -> None:
        """Draw the timeline into a file."""
        # Pictures and PDF need parts of Qt that the window does without.
        from app.ui.timeline.export import save_timeline

        try:
            save_timeline(
                self._view.workspace, self._view.rows.spec, path, language(), clock=self._clock,
                form=self.form(PaperSize.A3),
            )  # fmt: skip
        except TrackerError as error:
            self._messages.warn(error)
        else:
            self._tell_written(path, len(self._view.rows.matches))

    def print_preview(self) -> None:
        """Show what is shown as it would be printed."""
        # Printing loads a library of its own.
        from app.ui.printing import PrintPreview

        view = self._view
        dialog = PrintPreview(
            view.workspace,
            view.rows.spec,
            view.table.shown_fields,
            view.filtering.words().spec(view.rows.spec),
            self._clock,
            form=self.form(PaperSize.A4),
            with_table=view.table.isVisible(),
            with_timeline=view.timeline.isVisible(),
            parent=self._window,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_path(self, title: str, suffix: str, kinds: str) -> Path | None:
        workspace = self._view.workspace
        stem = _NOT_IN_NAMES.sub("_", workspace.title[:60])
        proposed = workspace.path.with_name(f"{stem}{suffix}")
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(proposed), kinds)
        if not name:
            return None
        path = Path(name)
        if f"(*{path.suffix.lower()})" not in kinds:
            # The kind that was chosen in the dialog, as in `PNG picture (*.png)`.
            path = path.with_name(path.name + (chosen.partition("*")[2].rstrip(")") or suffix))
            if path.exists():  # The dialog has asked about another name.
                self._messages.warn(Refused("tracker_exists", path=str(path)))
                return None
        return path

    def _tell_written(self, path: Path, count: int) -> None:
        words = plural("{count} commitment", "{count} commitments", count)
        self._view.status.showMessage(f"{path}: {words}", 15_000)
