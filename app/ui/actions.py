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
         "Ctrl+Alt+Shift+P"),
    Spec("copy_timeline_picture", mark("Copy timeline as pict&ure"),
         mark("Copy the timeline as it is seen, to paste as a picture"), "Ctrl+Alt+P", "copy"),
    Spec("copy_timeline_cells", mark("Copy timeline as ce&lls"),
         mark("Copy the timeline as cells, one column a quarter, to paste into Excel"),
         "Ctrl+Alt+Shift+C"),
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
    Spec("show_history", mark("&History"),
         mark("Show who changed what, and take back any one change"), "Ctrl+Shift+H", "history",
         True),
    Spec("edit_cell", mark("&Edit cell"), mark("Change the cell that has the frame"), "F2",
         "pencil-line"),
    Spec("copy", mark("&Copy cells"), mark("Copy the selected cells, to paste into Excel"),
         QKeySequence.StandardKey.Copy, "copy"),
    Spec("cut", mark("Cu&t cells"), mark("Copy the selected cells and clear them"),
         QKeySequence.StandardKey.Cut),
    Spec("paste", mark("Pa&ste cells…"),
         mark("Put cells out of Excel onto the table from the current cell on, after a preview"),
         QKeySequence.StandardKey.Paste),
    Spec("fill_down", mark("Fill &down"),
         mark("Give the selected cells what the first one of each column holds"), "Ctrl+D"),
    Spec("clear_cells", mark("Clear c&ontents"), mark("Empty the selected cells"),
         QKeySequence.StandardKey.Delete, "x"),
    Spec("bulk_edit", mark("&Bulk edit…"),
         mark("Change one field of all selected commitments, after a preview"), "Ctrl+B"),
    Spec("copy_with_heads", mark("Copy rows &with heads"),
         mark("Copy the selected rows with the heads of their columns"), "Ctrl+Shift+C"),
    Spec("select_all", mark("Select &all"), mark("Select all cells of the table")),
    Spec("show_text", mark("Show te&xt of cell"),
         mark("Show the whole text of the current cell in a bubble"), "Shift+F2"),
    Spec("find", mark("&Find"), mark("Go to the search box"),
         QKeySequence.StandardKey.Find, "search"),
    Spec("next_hit", mark("Find &next"), mark("Go to the next cell with the searched words"),
         QKeySequence.StandardKey.FindNext),
    Spec("previous_hit", mark("Find &previous"),
         mark("Go to the previous cell with the searched words"),
         QKeySequence.StandardKey.FindPrevious),
    Spec("clear_filter", mark("C&lear filter"), mark("Show all commitments again"),
         "Ctrl+Shift+L", "filter"),
    Spec("filter_column", mark("Filter this colu&mn…"),
         mark("Choose what is shown by the values of the current column; Alt+Down in the table"),
         "Ctrl+Alt+F"),
    Spec("conventions", mark("Reading con&ventions…"),
         mark("Say what early in the year, the school year and other words of time mean here")),
    # Commitment
    Spec("next_row", mark("&Next commitment"), mark("Go to the commitment below"),
         "Alt+Down", "chevron-down"),
    Spec("previous_row", mark("&Previous commitment"), mark("Go to the commitment above"),
         "Alt+Up"),
    Spec("show_detail_fields", mark("Edit in &detail"),
         mark("Go to the fields of the commitment at the right"), "Ctrl+F10"),
    Spec("add_commitment", mark("Add c&ommitment…"), mark("Write a commitment by hand"),
         "Ctrl+Shift+A", "plus"),
    Spec("duplicate", mark("Dup&licate"),
         mark("Make copies of the selected commitments; nothing is reported on them yet"),
         "Ctrl+Shift+D"),
    Spec("delete_commitments", mark("D&elete commitments"),
         mark("Remove the selected commitments with all that belongs to them"), "Ctrl+Del",
         "trash-2"),
    Spec("revise_deadline", mark("&Revise deadline…"),
         mark("Note a later deadline with its reason, or correct one that was misread"),
         "Ctrl+R", "clock"),
    Spec("split_actions", mark("Spl&it into actions…"),
         mark("Choose where the text of the commitment parts into actions"), "Ctrl+J"),
    Spec("join_actions", mark("&Join actions"),
         mark("Make all actions of the commitment one again"), "Ctrl+Shift+J"),
    Spec("show_source", mark("Show in &source"),
         mark("Show where the commitment stands in its document"), "Ctrl+U", "eye"),
    Spec("confirm_no_change", mark("&Confirmed, no change"),
         mark("Note today that nothing has changed on the selected commitments"),
         "Ctrl+Shift+N", "check"),
    Spec("show_attention", mark("Needs &attention"),
         mark("List what is past latest, put off, unclear, without organisation or without news"),
         "F7", "circle-alert", True),
    Spec("next_attention", mark("Ne&xt that needs attention"),
         mark("Go to the next commitment that asks for attention"), "F8"),
    Spec("previous_attention", mark("Pre&vious that needs attention"),
         mark("Go to the commitment before that asks for attention"), "Shift+F8"),
    Spec("confirm_and_next", mark("Confir&m and next"),
         mark("Note today that nothing has changed, and go to the next that asks for attention"),
         "Ctrl+F8"),
    # View
    Spec("view_table", mark("&Table"), mark("Show the table alone"), "Ctrl+1", "table-2", True),
    Spec("view_split", mark("Table and time&line"), mark("Show both over the same rows"),
         "Ctrl+2", "columns-2", True),
    Spec("view_timeline", mark("T&imeline"), mark("Show the timeline alone"), "Ctrl+3",
         "chart-gantt", True),
    Spec("save_view", mark("&Save view"), mark("Keep what is shown in the view that is applied"),
         "Ctrl+Alt+S", "bookmark"),
    Spec("save_view_as", mark("Save view &as…"), mark("Keep what is shown as another view"),
         "Ctrl+Alt+Shift+S"),
    Spec("revert_view", mark("&Revert view"), mark("Go back to the view as it was saved"),
         "Ctrl+Alt+R"),
    Spec("edit_view", mark("&Change view…"),
         mark("Give the applied view another name, icon or place")),
    Spec("delete_view", mark("De&lete view"), mark("Delete the view that is applied")),
    Spec("go_to_views", mark("&Go to the saved views"), mark("Choose a saved view with the keys"),
         "Ctrl+Alt+V"),
    Spec("show_facets", mark("&Filters at the left"), mark("Show or hide the filters"), "F9",
         "panel-left", True),
    Spec("show_detail", mark("&Detail at the right"), mark("Show or hide the detail"), "F10",
         "panel-right", True),
    Spec("one_line", mark("&One line a row"), mark("Low rows"), None, "", True),
    Spec("two_lines", mark("T&wo lines a row"), mark("Rows of middle height"), None, "", True),
    Spec("three_lines", mark("T&hree lines a row"), mark("High rows"), None, "", True),
    Spec("full_text", mark("&Full text"), mark("Rows as high as their text"), None, "", True),
    Spec("choose_columns", mark("C&hoose columns…"),
         mark("Show, hide and order the columns of the table"), "Ctrl+Alt+C"),
    Spec("fit_column", mark("Fit c&olumn to its text"),
         mark("Make the current column as wide as what is seen of it"), "Ctrl+Alt+W"),
    Spec("freeze_0", mark("F&reeze no column"), mark("All columns scroll"), None, "", True),
    Spec("freeze_1", mark("Freeze the &first column"),
         mark("The first column stays when the others scroll"), None, "", True),
    Spec("freeze_2", mark("Freeze the first t&wo columns"),
         mark("Two columns stay when the others scroll"), None, "", True),
    Spec("freeze_3", mark("Freeze the first t&hree columns"),
         mark("Three columns stay when the others scroll"), None, "", True),
    Spec("sort_column", mark("&Sort by this column"),
         mark("Sort by the current column: up, down, as in the documents"), "F6"),
    Spec("sort_column_too", mark("Sort by this column &too"),
         mark("Sort by the current column within the order there is"), "Shift+F6"),
    Spec("sort_none", mark("Order of the &documents"),
         mark("Show the rows as they stand in their documents"), "Ctrl+F6"),
    Spec("group_none", mark("&No groups"), mark("Show the rows in one list"),
         "Ctrl+Alt+U", "", True),
    Spec("group_organisation", mark("By &organisation"),
         mark("A joint commitment stands under each of its organisations"),
         "Ctrl+Alt+G", "", True),
    Spec("group_section", mark("By &section"), mark("One group for each section"),
         None, "", True),
    Spec("group_document", mark("By doc&ument"), mark("One group for each document"),
         None, "", True),
    Spec("group_due", mark("By &due state"), mark("One group for each due state"),
         None, "", True),
    Spec("group_quarter", mark("By deadline &quarter"),
         mark("One group for each quarter in which something is due"), None, "", True),
    Spec("group_status", mark("By s&tatus"), mark("One group for each status"), None, "", True),
    Spec("group_assessment", mark("By &assessment"), mark("One group for each assessment"),
         None, "", True),
    Spec("group_owner", mark("By o&wner"), mark("One group for each owner"), None, "", True),
    Spec("group_tag", mark("By ta&g"), mark("One group for each tag"), None, "", True),
    Spec("collapse_group", mark("&Collapse group"), mark("Hide the rows of this group"),
         "Alt+Shift+Left"),
    Spec("expand_group", mark("&Expand group"), mark("Show the rows of this group"),
         "Alt+Shift+Right"),
    Spec("collapse_all", mark("Collapse a&ll"), mark("Show the heads of groups only"),
         "Alt+Shift+Up"),
    Spec("first_level", mark("Groups of the first le&vel"),
         mark("Show the heads of the first two levels"), None),
    Spec("expand_all", mark("E&xpand all"), mark("Show the rows of all groups"),
         "Alt+Shift+Down"),
    Spec("zoom_in", mark("Zoom in on ti&me"), mark("Show less time, larger"), "Ctrl++", "zoom-in"),
    Spec("zoom_out", mark("Zoom out of tim&e"), mark("Show more time, smaller"), "Ctrl+-",
         "zoom-out"),
    Spec("fit_all", mark("Fit &all of time"), mark("Show all the time that the rows speak of"),
         "Ctrl+0", "maximize-2"),
    Spec("fit_rows", mark("Fit all ro&ws"),
         mark("Show all rows at once in the timeline, however many"), "Ctrl+9", "rows-3"),
    Spec("today", mark("Go to toda&y"), mark("Bring the present day to the middle"), "Ctrl+T",
         "calendar-days"),
    Spec("fit_selection", mark("Fit selectio&n"),
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
         "Ctrl+Alt+H", "", True),
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
    Spec("palette", mark("&Find a command…"),
         mark("Find any command, column, organisation or commitment by its words"),
         "Ctrl+Shift+P", "list-checks"),
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
