"""Renders every view and dialog, in each language, light and dark, at two sizes.

    python3 run.py pictures OUT [--only WORD] [--lang en]

The window is a real one on Qt's offscreen platform, over the sample tracker with some progress.
"""

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.base import paths
from app.base.i18n import Language
from app.domain.bands import Moment
from app.domain.conventions import Conventions
from app.domain.deadline import Window
from app.domain.document import DocumentForm
from app.domain.fields import Field
from app.domain.filters import Facet
from app.domain.listing import ListingRow
from app.exchange.documents.opening import read_lines
from app.exchange.documents.source import SourceText
from app.services.conventions import propose_conventions
from app.services.creating import new_tracker, seed
from app.services.editing import SetField, SetTags
from app.services.overview import published_days
from app.ui.about_dialog import AboutDialog
from app.ui.conventions.dialog import ConventionsDialog
from app.ui.help_window import HelpWindow
from app.ui.importing import Importing
from app.ui.printing import PrintPreview
from app.ui.review.import_dialog import ImportDialog
from app.ui.session import Session
from app.ui.source_window import SourceWindow
from app.ui.timeline.page_setup import PageSetup
from app.ui.timeline.revision_dialog import Revisable, RevisionDialog
from app.ui.timeline.sheet_form import SheetForm

SIZES = (QSize(1366, 768), QSize(2560, 1440))
NOW = datetime(2024, 8, 15, 2, 0, tzinfo=UTC)


class Studio:
    """One window in one language and one appearance."""

    def __init__(self, session: Session, language: Language, appearance: str) -> None:
        self.session = session
        session._preferences.choose(language=language.value, appearance=appearance)
        session._build_window()
        self.settle()

    def settle(self) -> None:
        """Let timers run and layouts settle."""
        until = time.monotonic() + 0.35
        while time.monotonic() < until:
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def window(self):
        return self.session.window

    @property
    def view(self):
        return self.session.window.view

    def scenes(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """Names and what to grab."""
        yield "split", lambda: self._shown("view_split")
        yield "table", lambda: self._shown("view_table")
        yield "timeline", lambda: self._shown("view_timeline")
        yield "timeline-all-rows", self._all_rows
        yield "timeline-bands", self._timeline_bands
        yield "timeline-setup", self._timeline_setup
        yield "revision", self._revision
        yield "filtered", self._filtered
        yield "nothing-found", self._nothing_found
        yield "wrong-query", self._wrong_query
        yield "menu", self._menu
        yield "import", self._import
        yield "import-later", self._import_later
        yield "source", self._source
        yield "conventions", self._conventions
        yield "conventions-wrong", self._conventions_wrong
        yield "conventions-changes", self._conventions_changes
        yield "about", lambda: AboutDialog(self.view.workspace.path, self.window)
        yield "help", HelpWindow
        yield "help-deadlines", self._help_deadlines
        yield "print-preview", self._print_preview
        yield "start-page", self._start_page

    def _reset(self) -> None:
        self.window.search.clear()
        self.view.filtering.clear()
        self.view.rows.set_current(self.view.rows.row(23).id)

    def _shown(self, action: str) -> QWidget:
        self._reset()
        self.window.actions_[action].trigger()
        self.settle()
        self.view.timeline.fit_all()
        return self.window

    def _all_rows(self) -> QWidget:
        self._reset()
        self.window.actions_["fit_rows"].trigger()
        return self.window

    def _timeline_bands(self) -> QWidget:
        """Bands, holidays, meetings, what was promised before, and actions, close up."""
        shown = self._shown("view_timeline")
        view, actions = self.view, self.window.actions_
        view.marks._earlier = _revised
        view.marks.forget(published_days(view.workspace))
        actions["bands_financial_year"].setChecked(True)
        actions["show_holidays"].setChecked(True)
        meetings = (Moment(date(2024, 3, 5), "第3次督導會議"), Moment(date(2024, 9, 20), "第4次"))
        view.timeline.show_backdrop(view.timeline.backdrop.with_moments(meetings))
        view.rows.set_current(view.rows.row(11).id)
        view.timeline.opened.show_open([view.rows.row(11).id])
        view.timeline.show_days(date(2023, 9, 1), date(2025, 6, 30))
        view.timeline.setFocus()
        return shown

    def _timeline_setup(self) -> QWidget:
        return PageSetup(SheetForm(), self.view.timeline.seen_days(), self.window)

    def _revision(self) -> QWidget:
        row = self.view.rows.row(12)
        earlier = (Window(None, date(2024, 3, 31)),)
        one = Revisable(row.id, "", f"{row.ref}  {row.text}", row.phrase,
                        Window(None, row.latest), earlier, date(2023, 10, 25))  # fmt: skip
        return RevisionDialog(one, "2025年第一季或之前", Conventions(), (), self.window)

    def _filtered(self) -> QWidget:
        self._shown("view_split")
        self.window.search.setText("消防")
        self.view.filtering.choose(Facet.DUE, ("past_latest", "open"))
        return self.window

    def _nothing_found(self) -> QWidget:
        self._shown("view_split")
        self.window.search.setText("颱風")
        return self.window

    def _wrong_query(self) -> QWidget:
        self._shown("view_table")
        self.window.search.setText("colour:red")
        return self.window

    def _menu(self) -> QWidget:
        self._reset()
        menu = self.window.menuBar().actions()[3].menu()
        menu.adjustSize()
        return menu

    def _import(self) -> QWidget:
        source = seed()
        with (
            tempfile.TemporaryDirectory() as folder,
            closing(new_tracker(Path(folder) / "empty.pledge")) as tracker,
        ):
            importing = Importing(tracker, self.window.jobs, self.window.theme, self.window)
            importing._source = read_lines(source.path)
            proposal = importing.proposed(source.published, source.title)
            return ImportDialog(
                proposal, importing.proposed, tracker.directory, self.window.theme, self.window
            )

    def _import_later(self) -> QWidget:
        """The sample a year later: other years, some items gone, a new one."""
        workspace = self.view.workspace
        text = seed().path.read_text("utf-8").replace("2024", "2025").replace("2023", "2024")
        lines = text.splitlines()
        items = [at for at, line in enumerate(lines) if line.startswith("-")]
        del lines[items[5]], lines[items[3]]
        lines.insert(items[7], "- 在2025年第二季推出社區應變訓練計劃。(保安局)")
        importing = Importing(workspace, self.window.jobs, self.window.theme, self.window)
        importing._source = SourceText(tuple(lines), DocumentForm.TEXT, "utf-8")
        proposal = importing.proposed(date(2024, 10, 16), "行政長官2024年施政報告附篇")
        dialog = ImportDialog(
            proposal, importing.proposed, workspace.directory, self.window.theme, self.window,
            documents=workspace.documents(),
        )  # fmt: skip
        dialog._list.setCurrentItem(dialog._list.topLevelItem(8))
        return dialog

    def _source(self) -> QWidget:
        shown = SourceWindow(
            self.view.workspace, self.view.rows, self.session.messages, self.window.theme
        )
        shown.show_commitment(self.view.rows.row(23).id)
        return shown

    def _conventions(self) -> ConventionsDialog:
        return ConventionsDialog(self.view.workspace.conventions, parent=self.window)

    def _conventions_wrong(self) -> QWidget:
        shown = self._conventions()
        shown.form._days["term_first"].setText("2022年7月")
        shown.form._tell()
        shown.form.conventions()
        return shown

    def _conventions_changes(self) -> QWidget:
        workspace = self.view.workspace
        term = Window(date(2022, 7, 1), date(2027, 6, 30))
        other = Conventions(middle_limit_month=7, end_first_month=10, term=term)
        shown = ConventionsDialog(other, parent=self.window)
        with workspace.reader() as reader:
            shown.show_proposal(propose_conventions(reader, workspace.directory, other))
        return shown

    def _help_deadlines(self) -> QWidget:
        shown = HelpWindow()
        shown.show_page("deadlines")
        return shown

    def _print_preview(self) -> QWidget:
        return PrintPreview(
            self.view.workspace, self.view.rows.spec, self.view.table.shown_fields, "",
            lambda: NOW, with_table=True, with_timeline=True, parent=self.window,
        )  # fmt: skip

    def _start_page(self) -> QWidget:
        self.window._stack.setCurrentWidget(self.window.start_page)
        return self.window


def _revised(row: ListingRow) -> list[tuple[Window, ...]]:
    """As a ledger would have it: some were promised for earlier quarters."""
    promised = (Window(date(2023, 10, 1), date(2023, 12, 31)), Window(None, date(2024, 3, 31)))
    return [promised] * len(row.bars) if row.ref in ("13", "15") else []


def report_progress(session: Session) -> None:
    """Some of what staff would enter, so that every state is seen."""
    workspace = session._workspace
    keys = {row.ref: row.id for row in workspace.rows(range(1, 55)).values()}
    for ref, status, percent, owner in (
        ("10", "done", 100, "陳大文"), ("11", "done", 100, "陳大文"),
        ("12", "in_progress", 60, "李美玲"), ("13", "in_progress", 80, ""),
        ("15", "in_progress", 40, "張家豪"), ("24", "done", 100, "黃詠詩"),
        ("26", "dropped", None, ""), ("28", "in_progress", 55, "黃詠詩"),
        ("49", "in_progress", 50, ""),
    ):  # fmt: skip
        workspace.apply(SetField((keys[ref],), Field.STATUS, status))
        workspace.apply(SetField((keys[ref],), Field.PERCENT, percent))
        workspace.apply(SetField((keys[ref],), Field.OWNER, owner))
    workspace.apply(SetField((keys["10"],), Field.COMPLETED, "2023-12-20"))
    workspace.apply(SetField((keys["24"],), Field.COMPLETED, "2024-05-02"))
    workspace.apply(SetField((keys["12"],), Field.ASSESSMENT, "watch"))
    workspace.apply(SetTags((keys["24"],), "重點、會議"))


def shoot(widget: QWidget, size: QSize, studio: Studio, path: Path) -> None:
    if widget.isWindow() and widget is not studio.window:
        if isinstance(widget, QDialog):
            widget.open()
        else:
            widget.show()
    else:
        widget.resize(size)
    studio.settle()
    widget.grab().save(str(path))
    if widget is not studio.window:
        widget.close()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py pictures")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="only scenes whose name holds this")
    parser.add_argument("--lang", choices=[one.value for one in Language])
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    home = tempfile.TemporaryDirectory(prefix="pledgeline-pictures-")
    paths.data_folder = lambda: Path(home.name) / "data"
    paths.settings_folder = lambda: Path(home.name) / "settings"
    session = Session(sys.argv[:1], clock=lambda: NOW)
    session.start(None)
    report_progress(session)
    languages = [Language(options.lang)] if options.lang else list(Language)
    for language, appearance in itertools.product(languages, ("light", "dark")):
        studio = Studio(session, language, appearance)
        for name, make in studio.scenes():
            if options.only not in name:
                continue
            for size in SIZES:
                studio.window.resize(size)
                studio.settle()
                file = f"{name}-{language.value}-{appearance}-{size.width()}.png"
                shoot(make(), size, studio, options.out / file)
                if make.__name__ == "_menu":
                    break
        studio.window._stack.setCurrentWidget(studio.view)
    session.close()
    home.cleanup()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
