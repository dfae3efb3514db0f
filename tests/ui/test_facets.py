"""The facets: chosen with mouse and keys, with counts that plain Python comes to as well."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleOptionViewItem

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import AnyOf, Contains, Facet, FilterSpec
from app.services.editing import SetField, SetTags
from app.ui.facets.delegate import Data
from app.ui.facets.shown import MOST_VALUES, SHOWN
from app.ui.facets.values_dialog import FacetValuesDialog
from app.wording.labels import label
from app.wording.query_language import parse
from tests.storage.contents import truth_of
from tests.storage.oracle import Oracle
from tests.ui.driving import activate, click_button, press, refs, row_of, settle

K = Qt.Key
OPEN_QUESTION = (Facet.QUESTION, "yes")


class Tree:
    """The facets as a user sees and clicks them."""

    def __init__(self, view, qtbot):
        self.view, self.panel, self.qtbot = view, view.facets, qtbot
        self.panel.close_facets([])
        self.settle()

    def settle(self):
        """Wait until everything is counted."""
        panel = self.panel
        self.qtbot.waitUntil(lambda: not panel._stale and not panel._timer.isActive())

    def counts(self, facet):
        items = self.panel._model.items.items()
        return {value: item.data(Data.COUNT) for (of, value), item in items if of is facet}

    def hidden(self, facet):
        """How many values the last line of a facet says there are besides."""
        head = self.panel._model.heads[facet]
        words = head.child(head.rowCount() - 1).text()
        return int(words.partition(" ")[0]) if words.endswith("more…") else 0

    def checked(self):
        return {key for key, item in self.panel._model.items.items()
                if item.checkState() is Qt.CheckState.Checked}  # fmt: skip

    def index(self, facet, value):
        index = self.panel._model.items[facet, value].index()
        above = index.parent()
        while above.isValid():
            self.panel.expand(above)
            above = above.parent()
        self.panel.scrollTo(index)
        return index

    def click(self, facet, value, *, on_box=False):
        index = self.index(facet, value)
        area = self.panel.visualRect(index)
        place = self._box(index).center() if on_box else area.center()
        self.qtbot.mouseClick(self.panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def _box(self, index):
        option = QStyleOptionViewItem()
        option.initFrom(self.panel)
        option.rect = self.panel.visualRect(index)
        option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        return self.panel.style().subElementRect(element, option, self.panel)


@pytest.fixture
def tree(view, qtbot):
    return Tree(view, qtbot)


@pytest.fixture
def oracle(view):
    return Oracle(truth_of(view.workspace.path), view.workspace.today)


def test_every_facet_has_its_values_and_counts(view, tree, oracle):
    for facet in SHOWN:
        assert_counted(tree, facet, oracle.counts(FilterSpec(), facet))
    heads = [view.facets.model().index(at, 0).data() for at in range(len(SHOWN))]
    assert heads == [label(facet, Language.EN) for facet in SHOWN]


def assert_counted(tree, facet, expected):
    """All values stand in the panel, or the most frequent of them and how many more there are."""
    shown = tree.counts(facet)
    assert shown == {value: expected.get(value, 0) for value in shown}
    hidden = [count for value, count in expected.items() if value not in shown]
    assert not hidden or len(shown) >= MOST_VALUES
    assert max(hidden, default=0) <= min(shown.values())
    assert tree.hidden(facet) >= len(hidden)


FILTERS = [
    ("消防", ()),
    ("", ((Facet.DUE, "past_latest"),)),
    ("", ((Facet.DUE, "past_latest"), (Facet.DUE, "open"))),
    ("推", ((Facet.DUE, "open"), (Facet.STATUS, ""))),
    ("due:<2024Q3", ((Facet.QUESTION, "no"),)),
    ("-公務員 due:undated,ongoing", ((Facet.STATUS, ""), (Facet.ASSESSMENT, "not_assessed"))),
    ("no such words", ((Facet.DUE, "open"),)),
]


@pytest.mark.parametrize(("typed", "chosen"), FILTERS)
def test_counts_are_what_plain_python_comes_to(view, window, tree, qtbot, typed, chosen):
    for ref, status in (("3", "done"), ("4", "in_progress"), ("10", "done"), ("24", "dropped")):
        view.runner.apply(SetField((row_of(view, ref).id,), Field.STATUS, status))
    oracle = Oracle(truth_of(view.workspace.path), view.workspace.today)
    for facet, value in chosen:
        tree.click(facet, value)
    window.search.setFocus()
    press(qtbot, typed)
    tree.settle()
    spec = view.rows.spec
    assert [row.id for row in view.rows.rows(0, 99)] == oracle.ids(spec)
    for facet in SHOWN:
        assert_counted(tree, facet, oracle.counts(spec, facet))


def test_a_bureau_with_all_that_is_below_it(view, tree, oracle):
    counts = tree.counts(Facet.ORGANISATION)
    most = max(counts, key=counts.get)
    tree.click(Facet.ORGANISATION, most)
    assert len(view.rows) == counts[most]
    sections = tree.counts(Facet.SECTION)
    assert sections == {
        **dict.fromkeys(sections, 0), **oracle.counts(view.rows.spec, Facet.SECTION)
    }  # fmt: skip


def test_a_section_stands_below_the_one_above_it(tree, view):
    for section in view.workspace.sections():
        item = tree.panel._model.items[Facet.SECTION, section.id]
        above = item.parent()
        expected = (
            tree.panel._model.items[Facet.SECTION, section.parent_id]
            if section.parent_id
            else tree.panel._model.heads[Facet.SECTION]
        )
        assert above is expected


@pytest.mark.parametrize("on_box", [True, False])
def test_a_click_chooses_and_another_takes_off(view, tree, on_box):
    count = tree.counts(Facet.DUE)["open"]
    tree.click(Facet.DUE, "open", on_box=on_box)
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("open",)),)
    assert len(view.rows) == count
    assert tree.checked() == {(Facet.DUE, "open")}
    tree.click(Facet.DUE, "open", on_box=on_box)
    assert view.rows.spec.conditions == ()
    assert tree.checked() == set()


def test_the_space_bar_chooses(view, tree, qtbot):
    view.facets.setCurrentIndex(tree.index(*OPEN_QUESTION))
    view.facets.setFocus()
    press(qtbot, " ")
    assert view.rows.spec.conditions == (AnyOf(Facet.QUESTION, ("yes",)),)
    press(qtbot, " ")
    assert view.rows.spec.conditions == ()


def test_several_values_of_one_facet_mean_any_of_them(view, tree):
    counts = tree.counts(Facet.DUE)
    tree.click(Facet.DUE, "open")
    assert tree.counts(Facet.DUE) == counts, "a facet does not narrow itself"
    tree.click(Facet.DUE, "undated")
    assert len(view.rows) == counts["open"] + counts["undated"]


def test_a_click_on_a_head_opens_and_closes_it(view, tree, qtbot):
    head = tree.panel._model.heads[Facet.DUE].index()
    open_at_first = view.facets.isExpanded(head)
    place = view.facets.visualRect(head).center()
    qtbot.mouseClick(view.facets.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.facets.isExpanded(head) is not open_at_first
    assert view.rows.spec.conditions == ()


def test_what_is_typed_is_checked_too(view, window, tree, qtbot):
    window.search.setFocus()
    press(qtbot, "due:open,undated")
    tree.settle()
    assert tree.checked() == {(Facet.DUE, "open"), (Facet.DUE, "undated")}
    press(qtbot, K.Key_Escape)
    tree.settle()
    assert tree.checked() == set()


def test_boxes_follow_the_filter_and_never_filter_by_themselves(view, window, tree):
    """Each step looks for rows once: checking boxes for it must not choose anything."""
    found = []
    for step in (
        lambda: window.search.setText("status:none 公務員"),
        lambda: view.filtering.choose(Facet.DUE, ("open", "undated", "ongoing")),
        view.filtering.clear,
        lambda: window.search.setText("status:none"),
        window.search.clear,
    ):
        connection = view.rows.replaced.connect(lambda: found.append(view.rows.spec))
        step()
        tree.settle()
        assert found == [view.rows.spec]
        found.clear()
        view.rows.replaced.disconnect(connection)


def test_a_click_on_what_was_typed_takes_it_out_of_the_text(view, window, tree):
    window.search.setText("公務員 due:open")
    tree.settle()
    tree.click(Facet.DUE, "open")
    assert window.search.text() == "公務員"
    assert view.rows.spec.conditions == (Contains("公務員"),)
    assert tree.checked() == set()
    window.search.setText("公務員 due:open")
    tree.settle()
    tree.click(Facet.DUE, "undated")
    assert window.search.text() == "公務員 due:open,undated"
    assert tree.checked() == {(Facet.DUE, "open"), (Facet.DUE, "undated")}


def test_an_edit_is_counted(view, tree):
    before = tree.counts(Facet.STATUS)[""]
    view.runner.apply(SetField((row_of(view, "24").id,), Field.STATUS, "done"))
    tree.settle()
    assert tree.counts(Facet.STATUS) == {"": before - 1, "done": 1}
    view.runner.undo()
    tree.settle()
    assert tree.counts(Facet.STATUS) == {"": before}


def test_stands_the_model_tester_while_it_is_clicked(view, window, tree):
    model = view.facets.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    tree.click(Facet.DUE, "open")
    view.runner.apply(SetField((row_of(view, "24").id,), Field.STATUS, "done"))
    window.search.setText("due:open 推")
    tree.settle()
    tree.click(Facet.STATUS, "")
    view.facets.rebuild()
    tree.settle()
    assert tester.model() is model
    assert tree.checked() == {(Facet.DUE, "open"), (Facet.STATUS, "")}


def test_stands_the_model_tester(view, tree, qtmodeltester):
    qtmodeltester.check(view.facets.model())


@pytest.mark.parametrize("facet", [Facet.DUE, Facet.STATUS, Facet.ASSESSMENT])
def test_the_words_of_a_value_can_be_typed(view, tree, facet):
    for value in tree.counts(facet):
        words = tree.panel._model.items[facet, value].text()
        if value:
            typed = f'{facet.value}:"{words}"'
            assert parse(typed, view.workspace.directory) == (AnyOf(facet, (value,)),)


def test_the_filter_is_shared_with_the_rows(view, window, tree):
    window.search.setText("推")
    tree.click(Facet.DUE, "open")
    assert view.rows.spec.conditions == (Contains("推"), AnyOf(Facet.DUE, ("open",)))
    assert refs(view) == [row.ref for row in view.rows.rows(0, 99)]


# --- keys, menus, many values -------------------------------------------------------------------


def at(tree, facet, value):
    """Put the frame of the panel on a line, by key."""
    tree.panel.setCurrentIndex(tree.index(facet, value))
    tree.panel.setFocus()


def test_enter_chooses_a_value_alone_and_again_frees_the_facet(view, tree, qtbot):
    tree.click(Facet.DUE, "open")
    at(tree, Facet.DUE, "undated")
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("undated",)),)
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == ()


def test_shift_and_space_exclude_and_allow_again(view, tree, qtbot, oracle):
    at(tree, Facet.DUE, "open")
    press(qtbot, K.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    spec = FilterSpec((AnyOf(Facet.DUE, ("open",), negated=True),))
    assert view.rows.spec == spec
    assert [row.id for row in view.rows.rows(0, 99)] == oracle.ids(spec)
    tree.settle()
    item = tree.panel._model.items[Facet.DUE, "open"]
    assert item.data(Data.EXCLUDED)
    assert tree.panel._model.heads[Facet.DUE].data(Data.CHOSEN) == 1
    assert tree.panel.currentIndex() == item.index()
    press(qtbot, K.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert view.rows.spec == FilterSpec()
    assert not item.data(Data.EXCLUDED)


def test_a_click_on_what_is_excluded_chooses_it(view, tree):
    view.facets.exclude(Facet.DUE, "open")
    tree.settle()
    tree.click(Facet.DUE, "open")
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("open",)),)


def test_delete_takes_off_all_of_a_facet(view, tree, qtbot):
    view.filtering.choose_all(
        (AnyOf(Facet.DUE, ("open",)), AnyOf(Facet.DUE, ("done",), True), AnyOf(Facet.STATUS, ("",)))
    )
    tree.settle()
    at(tree, Facet.DUE, "undated")
    press(qtbot, K.Key_Delete)
    assert view.rows.spec.conditions == (AnyOf(Facet.STATUS, ("",)),)


def test_the_menu_of_a_value_and_of_a_head(view, tree, qtbot):
    def menu_at(index):
        place = view.facets.visualRect(index).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, view.facets.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(view.facets.viewport(), event)
        (menu,) = view.facets.findChildren(QMenu)
        return menu, {one.text().replace("&", ""): one for one in menu.actions() if one.text()}

    menu, entries = menu_at(tree.index(Facet.DUE, "open"))
    assert list(entries) == ["Only this", "Not this", "All", "None", "Search the values…"]
    entries["Not this"].trigger()
    menu.close()
    settle()
    assert view.rows.spec.excluded(Facet.DUE) == ("open",)
    menu, entries = menu_at(tree.index(Facet.DUE, "open"))
    entries["No longer excluded"].trigger()
    menu.close()
    settle()
    menu, entries = menu_at(tree.panel._model.heads[Facet.STATUS].index())
    assert list(entries) == ["All", "None", "Search the values…"]
    entries["All"].trigger()
    assert view.rows.spec.chosen(Facet.STATUS) == ("",)
    entries["None"].trigger()
    assert view.rows.spec == FilterSpec()
    menu.close()


def test_of_many_values_the_most_frequent_are_shown_and_the_others_found(view, window, tree, qtbot):
    row = row_of(view, "24")
    names = [f"標籤{at:02}" for at in range(30)]
    view.runner.apply(SetTags((row.id,), "、".join(names)))
    view.runner.apply(SetTags((row_of(view, "25").id,), names[29]))
    tree.settle()
    shown = tree.counts(Facet.TAG)
    assert len(shown) == MOST_VALUES
    assert shown[names[29]] == 2
    head = tree.panel._model.heads[Facet.TAG]
    more = head.child(head.rowCount() - 1)
    assert more.text() == "19 more…"
    tree.panel.setCurrentIndex(more.index())
    tree.panel.setFocus()
    press(qtbot, K.Key_Return)
    dialog = window.findChild(FacetValuesDialog)
    activate(qtbot, dialog)
    assert dialog.model.rowCount() == 31
    press(qtbot, "标签2")
    assert dialog.model.rowCount() == 10, "Simplified finds Traditional"
    press(qtbot, K.Key_Down)
    press(qtbot, " ")
    assert view.rows.spec.chosen(Facet.TAG) == (names[20],)
    press(qtbot, K.Key_Escape)
    activate(qtbot, window)
    tree.settle()
    assert tree.checked() == {(Facet.TAG, names[20])}, "what is chosen is shown"
    tree.click(Facet.TAG, names[29])
    assert set(view.rows.spec.chosen(Facet.TAG)) == {names[20], names[29]}


def test_all_and_none_of_what_was_found(view, window, tree, qtbot):
    view.runner.apply(SetTags((row_of(view, "24").id,), "甲一、甲二、乙"))
    view.filtering.choose(Facet.TAG, ("乙",))
    view.facets.show_values(Facet.TAG)
    dialog = window.findChild(FacetValuesDialog)
    activate(qtbot, dialog)
    press(qtbot, "甲")
    click_button(qtbot, dialog, "All")
    assert set(view.rows.spec.chosen(Facet.TAG)) == {"甲一", "甲二", "乙"}
    click_button(qtbot, dialog, "None")
    assert view.rows.spec.chosen(Facet.TAG) == ("乙",)
    dialog.search.setFocus()
    press(qtbot, K.Key_Return)
    assert len(view.rows.spec.chosen(Facet.TAG)) == 2
    dialog.search.clear()
    click_button(qtbot, dialog, "None")
    assert view.rows.spec == FilterSpec()


def test_a_section_is_found_in_the_list_too(view, window, tree, qtbot):
    view.facets.show_values(Facet.SECTION)
    dialog = window.findChild(FacetValuesDialog)
    assert dialog.model.rowCount() == len(view.workspace.sections())


def test_what_is_closed_is_not_counted_until_it_is_opened(view, qtbot, monkeypatch):
    panel = view.facets
    panel.close_facets([facet.value for facet in SHOWN])
    asked = []
    counts = view.workspace.counts
    monkeypatch.setattr(
        view.workspace, "counts", lambda spec, facet: asked.append(facet) or counts(spec, facet)
    )
    view.filtering.choose(Facet.STATUS, ("",))
    qtbot.waitUntil(lambda: not panel._timer.isActive() and not view.status._timer.isActive())
    assert set(asked) <= {Facet.DUE}, "only the status bar counts"
    assert panel._model.heads[Facet.STATUS].data(Data.CHOSEN) == 1
    asked.clear()
    panel.setCurrentIndex(panel._model.heads[Facet.TAG].index())
    panel.setFocus()
    press(qtbot, K.Key_Right)
    qtbot.waitUntil(lambda: Facet.TAG in panel._counts)
    assert asked == [Facet.TAG]
    assert panel.closed == [facet.value for facet in SHOWN if facet is not Facet.TAG]


def test_undo_leaves_the_panel_as_it_was_opened(view, tree, qtbot):
    """Names may be others after it, so the lines are made anew."""
    section = next(iter(view.workspace.sections())).id
    index = tree.index(Facet.SECTION, section)
    tree.panel.collapse(tree.panel._model.heads[Facet.STATUS].index())
    tree.panel.setExpanded(index, False)
    view.runner.apply(SetField((row_of(view, "24").id,), Field.STATUS, "done"))
    view.runner.undo()
    tree.settle()
    assert tree.panel.closed == [Facet.STATUS.value]
    assert not tree.panel.isExpanded(tree.panel._model.items[Facet.SECTION, section].index())
