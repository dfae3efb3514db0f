"""The Help menu, and the check of a tracker: what tells about the program itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.workspace import Workspace
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.words import _

if TYPE_CHECKING:
    from app.ui.help_window import HelpWindow


class HelpMenu(QObject):
    """Opens help, keys, About, and says whether the tracker is sound."""

    def __init__(self, window: MainWindow, messages: Messages, workspace: Workspace | None) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._workspace = workspace
        self._help: HelpWindow | None = None
        for name, do in (
            ("help", lambda: self.show_help("")),
            ("shortcuts", lambda: self.show_help("keys")),
            ("about", self.show_about),
            ("check", self.check),
        ):
            window.actions_.connect(name, do)

    def show_help(self, page: str) -> None:
        """Show a page of the help in a window that stays beside the work."""
        # Help is rarely opened, and its text widget takes long to import.
        from app.ui.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow()
            self._window.gone.connect(self._help.close)
        self._help.show_page(page)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_about(self) -> None:
        """Show versions, licences and folders."""
        # As rarely opened; looks up the versions of the libraries.
        from app.ui.about_dialog import AboutDialog

        path = self._workspace.path if self._workspace else None
        dialog = AboutDialog(path, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def check(self) -> None:
        """Look through the whole tracker and say what was found."""
        assert self._workspace is not None
        with self._workspace.reader() as reader:
            result = reader.check()
        if result.sound:
            self._messages.tell(
                _("The tracker is sound: {commitments} commitments, {change_sets} change sets.")
                .format(commitments=result.commitments, change_sets=result.change_sets)
            )  # fmt: skip
        else:
            self._messages.tell(
                _("The tracker is damaged: {damage} faults in the file, {references} references "
                  "that lead nowhere, {rows} rows that are not what they should be. Go on in a "
                  "copy, and keep this file for whoever looks after the program.")
                .format(damage=len(result.damage), references=result.broken_references,
                        rows=result.stale_rows)
            )  # fmt: skip
