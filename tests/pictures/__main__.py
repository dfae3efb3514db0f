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
from app.base.identifiers import new_id
from app.domain.bands import Moment
from app.domain.conventions import Conventions
from app.domain.deadline import Window
from app.domain.document import DocumentForm
from app.domain.fields import Field
from app.domain.filters import AnyOf, Facet, GroupKey, Match, Period, Relative, SortKey, TextIs
from app.domain.saved_views import SavedView, state_text
from app.exchange.documents.opening import read_lines
from app.exchange.documents.source import SourceText
from app.services.commands import ReviseDeadline, SetField, SetTags
from app.services.conventions import propose_conventions
from app.services.creating import new_tracker, seed
from app.ui.about_dialog import AboutDialog
from app.ui.conventions.dialog import ConventionsDialog
from app.ui.editing.revise_dialog import ReviseDialog
from app.ui.facets.values_dialog import FacetValuesDialog
from app.ui.help_window import HelpWindow
from app.ui.history.panel import HistoryPanel
from app.ui.importing import Importing
from app.ui.palette.box import PaletteBox
from app.ui.printing import PrintPreview
from app.ui.review.import_dialog import ImportDialog
from app.ui.saved_views.dialog import ViewDialog
from app.ui.saved_views.door import SavedViewsDoor
from app.ui.saved_views.state import present_state
from app.ui.search_door import SearchDoor
from app.ui.session import Session
from app.ui.source_window import SourceWindow
from app.ui.table.columns_dialog import ColumnsDialog
from app.ui.timeline.page_setup import PageSetup
from app.ui.timeline.revising import Wish
from app.ui.timeline.sheet_form import SheetForm
from tests.pictures.editing import EditingScenes

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
        yield "saved-views", self._saved_views
        yield "saved-views-dialog", self._view_dialog
        yield "facet-values", self._facet_values
        yield "head-menu-values", lambda: self._head_menu(Field.RESPONSIBLE)
        yield "head-menu-days", lambda: self._head_menu(Field.DEADLINE)
        yield "head-menu-due", lambda: self._head_menu(Field.DUE)
        yield "completion", self._completion
        yield "many-chips", self._many_chips
        yield "groups-split", lambda: self._grouped("view_split", "group_organisation")
        yield "groups-table", lambda: self._grouped("view_table", "group_section", GroupKey.DUE)
        yield "groups-timeline", lambda: self._grouped("view_timeline", "group_quarter")
        yield "groups-bands", self._group_bands
        yield "full-text", self._full_text
        yield "frozen-block", self._frozen_block
        yield "columns", lambda: ColumnsDialog(self.view.table, self.window)
        yield from EditingScenes(self).all()
        yield "menu", self._menu
        yield "import", self._import
        yield "import-later", self._import_later
        yield "source", self._source
        yield "conventions", self._conventions
        yield "conventions-wrong", self._conventions_wrong
        yield "conventions-changes", self._conventions_changes
        yield "history", self._history
        yield "attention", self._attention
        yield "palette", self._palette
        yield "about", lambda: AboutDialog(self.view.workspace.path, self.window)
        yield "help", HelpWindow
        yield "help-deadlines", self._help_deadlines
        yield "print-preview", self._print_preview
        yield "start-page", self._start_page

    def _head_menu(self, field: Field) -> QWidget:
        self._shown("view_table")
        filtering, table = self.view.filtering, self.view.table
        filtering.choose_all((
            AnyOf(Facet.DUE, ("past_latest", "open")),
            TextIs(Field.DEADLINE, Match.CONTAINS, "年"),
            Relative(Field.LATEST, Period.NEXT_DAYS, 900),
        ))  # fmt: skip
        heads, _frozen = table.every_heads()
        heads.filter_requested.emit(table.commitments.fields.index(field))
        self.settle()
        self.settle()
        return self.window

    def _completion(self) -> QWidget:
        self._shown("view_table")
        window, search = self.window, self.window.search
        window.activateWindow()
        self.settle()
        search.setFocus()
        search.setText("消防 機構:局")
        self.view.findChild(SearchDoor).completion.wanted.emit()
        self.settle()
        return window

    def _many_chips(self) -> QWidget:
        self._shown("view_table")
        self.window.search.setText(
            '消防 期限:<2026 -狀態:已完成 指標:有 內容:開頭:"消防" 百分比:>=0 colour:red '
            '-備註:空白 期限原文:包含:"年" -標籤:會議 進展日期:空白'
        )
        self.settle()
        self.window.search.setText(self.window.search.text().replace("colour:red ", ""))
        self.settle()
        return self.window

    def _grouped(self, action: str, by: str, then: GroupKey | None = None) -> QWidget:
        self._shown(action)
        self.window.actions_[by].trigger()
        rows = self.view.rows
        if then is not None:
            rows.set_group((*rows.spec.group, then))
        self.settle()
        self.settle()
        self.view.table.verticalScrollBar().setValue(330)
        self.view.timeline.verticalScrollBar().setValue(330)
        return self.window

    def _group_bands(self) -> QWidget:
        """What fit all rows shows of thousands."""
        shown = self._grouped("view_timeline", "group_organisation")
        self.view.timeline.set_row_height(3)
        self.view.timeline.fit_all()
        return shown

    def _full_text(self) -> QWidget:
        self._shown("view_split")
        self.window.actions_["full_text"].trigger()
        return self.window

    def _frozen_block(self) -> QWidget:
        self._shown("view_table")
        table = self.view.table
        table.set_frozen(2)
        sort = (Field.DUE, Field.STATUS, Field.LATEST)
        self.view.rows.set_sort(tuple(SortKey(one, one is Field.LATEST) for one in sort))
        fields = table.commitments.fields
        table.horizontalScrollBar().setValue(340)
        first = table.index_at(2, fields.index(Field.DEADLINE))
        table.setCurrentIndex(first)
        table._moves.note_click(first)
        table._moves.extend_to(table.index_at(6, fields.index(Field.ASSESSMENT)))
        table.setFocus()
        return self.window

    def _reset(self) -> None:
        if (palette := self.window.findChild(PaletteBox)) is not None:
            palette.leave()
        for name in ("show_history", "show_attention", "show_holidays"):
            self.window.actions_[name].setChecked(False)
        self.window.actions_["bands_none"].setChecked(True)
        self.view.timeline.show_backdrop(self.view.timeline.backdrop.with_moments(()))
        self.view.timeline.opened.show_open(())
        self.view.rows.set_group(())
        self.view.rows.set_sort(())
        self.view.table.set_frozen(0)
        self.window.actions_["two_lines"].trigger()
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
        revise(self.session)
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
        """What a hand that has dragged the end of a bar is asked."""
        self._shown("view_timeline")
        revise(self.session)
        row = self.view.rows.row(12)
        mark = self.view.timeline.marked(12).marks[0]
        wish = Wish(row, mark, mark.bar, Window(None, date(2025, 3, 31)))
        self.view.timeline.hand.wished.emit(wish)
        self.settle()
        dialog = self.window.findChildren(ReviseDialog)[-1]
        dialog.decide()  # Without a reason: it is said what is missing.
        self.settle()
        return dialog

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

    def _saved_views(self) -> QWidget:
        """Three views, one applied and changed since, and a value excluded."""
        self._shown("view_split")
        door = self.view.findChild(SavedViewsDoor)
        for name, drawing, shared, facet, value in (
            ("部門首長會議", "star", True, Facet.DUE, "past_latest"),
            ("未有機構負責的項目及其他待查詢事項", "circle-help", True, Facet.QUESTION, "yes"),
            ("我的跟進", "flag", False, Facet.STATUS, "in_progress"),
        ):
            self.view.filtering.choose_all((AnyOf(facet, (value,)),))
            if name not in [one.name for one in door.views.all]:
                text = state_text(present_state(self.window, self.view))
                door.views.keep(SavedView(new_id(), name, text, drawing, shared, drawing == "star"))
        door.apply(door.views.all[0].id)
        self.view.filtering.exclude(Facet.STATUS, ("done",))
        return self.window

    def _view_dialog(self) -> QWidget:
        self._saved_views()
        self.window.actions_["save_view_as"].trigger()
        return self.window.findChild(ViewDialog)

    def _facet_values(self) -> QWidget:
        self._reset()
        self.view.facets.show_values(Facet.ORGANISATION)
        return self.window.findChild(FacetValuesDialog)

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

    def _history(self) -> QWidget:
        """An undo out of turn, and one that something stands against."""
        self._shown("view_split")
        row = self.view.rows.row(23)
        if not row.owner.startswith("何"):
            for owner in ("何小姐", "何先生"):
                self.view.runner.apply(SetField((row.id,), Field.OWNER, owner))
            self.view.runner.apply(SetField((row.id,), Field.PERCENT, 90))
            self.view.runner.undo()
        self.window.actions_["show_history"].setChecked(True)
        self.settle()
        panel = self.window.findChild(HistoryPanel)
        panel._choose(3)
        self.settle()
        return self.window

    def _palette(self) -> QWidget:
        """Words in English find commands, columns and organisations on a Chinese screen too."""
        self._shown("view_split")
        box = self.window.findChild(PaletteBox)
        if box is None or box.isHidden():
            self.window.actions_["palette"].trigger()
        self.window.findChild(PaletteBox).line.setText("re")
        return self.window

    def _attention(self) -> QWidget:
        self._shown("view_split")
        self.window.actions_["show_attention"].setChecked(True)
        self.window.actions_["next_attention"].trigger()
        return self.window

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


def revise(session: Session) -> None:
    """As the ledger has it: some were promised for earlier quarters."""
    workspace = session._workspace
    for row in workspace.rows(range(1, 55)).values():
        if row.ref in ("13", "15") and not row.slips:
            for phrase in ("2025年3月底前", "2025年第三季"):
                workspace.apply(ReviseDeadline((row.id,), phrase, "招標需時", "常任秘書長"))


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
