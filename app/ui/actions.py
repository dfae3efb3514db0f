"""Every action of the program: its words, icon, keys and place in the menus, in one table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from app.base.i18n import Translate, mark
from app.ui.icons import icon
from app.ui.words import _

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. `mark` in the table, translation when the window is built."""

    name: str
    words: str
    tip: str
    keys: Keys = None
    icon: str = ""
    checkable: bool = False


SPECS = (
    # File
    Spec("new", mark("&New tracker…"), mark("Make an empty tracker"),
         QKeySequence.StandardKey.New, "file-plus"),
    Spec("open", mark("&Open…"), mark("Open a tracker"),
         QKeySequence.StandardKey.Open, "folder-open"),
    Spec("import_document", mark("&Import document…"),
         mark("Read a policy document and review what it promises before it is kept"),
         "Ctrl+I", "file-input"),
    Spec("import_clipboard", mark("Import from clip&board…"),
         mark("Review what was copied in another program as a document"), "Ctrl+Shift+V"),
    Spec("export_workbook", mark("Export &workbook…"),
         mark("Write what is shown as an Excel workbook for a meeting"),
         "Ctrl+E", "file-spreadsheet"),
    Spec("export_timeline", mark("Save &timeline as picture…"),
         mark("Save the timeline of what is shown as PNG, SVG or PDF"), "Ctrl+Shift+E", "image"),
    Spec("page_setup", mark("Timeline pa&ge setup…"),
         mark("Say on which paper, over which time and on how many pages the timeline stands"),
         "Ctrl+Alt+S"),
    Spec("copy_timeline_picture", mark("Copy timeline as pict&ure"),
         mark("Copy the timeline as it is seen, to paste as a picture"), "Ctrl+Alt+P", "copy"),
    Spec("copy_timeline_cells", mark("Copy timeline as ce&lls"),
         mark("Copy the timeline as cells, one column a quarter, to paste into Excel"),
         "Ctrl+Alt+C"),
    Spec("print_preview", mark("Print pre&view…"),
         mark("See what is shown as it would be printed, and print it"),
         QKeySequence.StandardKey.Print, "printer"),
    Spec("check", mark("&Check tracker"), mark("Look whether the tracker is sound"), None,
         "list-checks"),
    Spec("remove_sample", mark("Re&move sample"),
         mark("Delete the sample tracker from this machine"), None, "trash-2"),
    Spec("quit", mark("&Quit"), mark("Close Pledgeline; everything is saved already"),
         "Ctrl+Q", "log-out"),
    # Edit
    Spec("undo", mark("&Undo"), mark("Take back the latest change"),
         QKeySequence.StandardKey.Undo, "undo-2"),
    Spec("redo", mark("&Redo"), mark("Bring again what was taken back"),
         QKeySequence.StandardKey.Redo, "redo-2"),
    Spec("edit_cell", mark("&Edit cell"), mark("Change the cell that has the frame"), "F2",
         "pencil-line"),
    Spec("copy", mark("&Copy rows"), mark("Copy the selected rows, to paste into Excel"),
         QKeySequence.StandardKey.Copy, "copy"),
    Spec("find", mark("&Find"), mark("Go to the search box"),
         QKeySequence.StandardKey.Find, "search"),
    Spec("clear_filter", mark("C&lear filter"), mark("Show all commitments again"),
         "Ctrl+Shift+L", "filter"),
    Spec("conventions", mark("Reading con&ventions…"),
         mark("Say what early in the year, the school year and other words of time mean here")),
    # Commitment
    Spec("next_row", mark("&Next commitment"), mark("Go to the commitment below"),
         "Alt+Down", "chevron-down"),
    Spec("previous_row", mark("&Previous commitment"), mark("Go to the commitment above"),
         "Alt+Up"),
    Spec("show_detail_fields", mark("Edit in &detail"),
         mark("Go to the fields of the commitment at the right"), "Ctrl+D"),
    Spec("show_source", mark("Show in &source"),
         mark("Show where the commitment stands in its document"), "Ctrl+U", "eye"),
    Spec("confirm_no_change", mark("&Confirmed, no change"),
         mark("Note today that nothing has changed on the selected commitments"),
         "Ctrl+Shift+N", "check"),
    Spec("revise_deadline", mark("&Revise deadline…"),
         mark("Give the chosen bar a later deadline; the first promise stays"), "Ctrl+Shift+D",
         "calendar-days"),
    # View
    Spec("view_table", mark("&Table"), mark("Show the table alone"), "Ctrl+1", "table-2", True),
    Spec("view_split", mark("Table and time&line"), mark("Show both over the same rows"),
         "Ctrl+2", "columns-2", True),
    Spec("view_timeline", mark("T&imeline"), mark("Show the timeline alone"), "Ctrl+3",
         "chart-gantt", True),
    Spec("show_facets", mark("&Filters at the left"), mark("Show or hide the filters"), "F9",
         "panel-left", True),
    Spec("show_detail", mark("&Detail at the right"), mark("Show or hide the detail"), "F10",
         "panel-right", True),
    Spec("one_line", mark("&One line a row"), mark("Low rows"), None, "", True),
    Spec("two_lines", mark("T&wo lines a row"), mark("Rows of middle height"), None, "", True),
    Spec("three_lines", mark("T&hree lines a row"), mark("High rows"), None, "", True),
    Spec("zoom_in", mark("Zoom in on ti&me"), mark("Show less time, larger"), "Ctrl++", "zoom-in"),
    Spec("zoom_out", mark("Zoom out of tim&e"), mark("Show more time, smaller"), "Ctrl+-",
         "zoom-out"),
    Spec("fit_all", mark("Fit &all of time"), mark("Show all the time that the rows speak of"),
         "Ctrl+0", "maximize-2"),
    Spec("fit_rows", mark("Fit all ro&ws"),
         mark("Show all rows at once in the timeline, however many"), "Ctrl+9", "rows-3"),
    Spec("today", mark("Go to toda&y"), mark("Bring the present day to the middle"), "Ctrl+T",
         "calendar-days"),
    Spec("fit_selection", mark("Fit &selection"),
         mark("Show the time of the selected rows as large as it can be"), "Ctrl+8"),
    Spec("show_actions", mark("Show &actions"),
         mark("Show the actions of the commitment below it, or hide them"), "Ctrl+Shift+O"),
    Spec("show_all_actions", mark("Show actions of all &rows"),
         mark("Show the actions of every commitment that has several, or hide all"),
         "Ctrl+Alt+O", "", True),
    Spec("bands_none", mark("&No bands"), mark("The ruler alone divides time"), None, "", True),
    Spec("bands_quarter", mark("&Quarters"), mark("Shade every other quarter"), None, "", True),
    Spec("bands_half", mark("&Halves"), mark("Shade every other half of a year"), None, "", True),
    Spec("bands_financial_year", mark("&Financial years"),
         mark("Shade every other financial year"), None, "", True),
    Spec("bands_school_year", mark("School &years"), mark("Shade every other school year"), None,
         "", True),
    Spec("next_bands", mark("Ne&xt bands"), mark("Shade other stretches of time"),
         "Ctrl+Shift+B"),
    Spec("show_holidays", mark("General h&olidays"), mark("Shade the general holidays"),
         "Ctrl+Shift+H", "", True),
    Spec("appearance_system", mark("As the &system"), mark("Light or dark as the system is"), None,
         "", True),
    Spec("appearance_light", mark("&Light"), mark("Light colours"), None, "", True),
    Spec("appearance_dark", mark("&Dark"), mark("Dark colours"), None, "", True),
    Spec("larger_text", mark("Lar&ger text"), mark("All text one step larger"), "Ctrl+Alt++"),
    Spec("smaller_text", mark("S&maller text"), mark("All text one step smaller"),
         "Ctrl+Alt+-"),
    # Help
    Spec("help", mark("&Help"), mark("How Pledgeline works"),
         QKeySequence.StandardKey.HelpContents, "circle-help"),
    Spec("shortcuts", mark("&Keys"), mark("All keys on one page"), "Ctrl+F1"),
    Spec("about", mark("&About Pledgeline"), mark("Versions, licences, data folder"), None,
         "info"),
)  # fmt: skip


class Actions:
    """The actions of one window, by name."""

    def __init__(self, window: QMainWindow) -> None:
        self._actions = {spec.name: _made(spec, window, _) for spec in SPECS}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Every action, in the order of the table."""
        return list(self._actions.values())

    def connect(self, name: str, do: Callable[[], object]) -> None:
        """Let an action do something."""
        self._actions[name].triggered.connect(lambda _checked=False: do())

    def enable(self, names: tuple[str, ...], enabled: bool) -> None:
        """Enable or disable some actions."""
        for name in names:
            self._actions[name].setEnabled(enabled)


def _made(spec: Spec, window: QMainWindow, words: Translate) -> QAction:
    action = QAction(words(spec.words), window)
    action.setObjectName(spec.name)
    action.setStatusTip(words(spec.tip))
    action.setCheckable(spec.checkable)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    if isinstance(spec.keys, QKeySequence.StandardKey):
        action.setShortcuts(spec.keys)
    elif spec.keys:
        action.setShortcut(QKeySequence(spec.keys))
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(words(spec.tip) + (f"  ({keys})" if keys else ""))
    window.addAction(action)
    return action
