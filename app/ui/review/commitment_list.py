"""What was understood of each item, to accept or leave out."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.document import LineKind
from app.domain.fields import Field
from app.services.importing import ImportProposal
from app.ui.review.rows import (
    LINK,
    NUMBER,
    TARGET,
    TEXT,
    WHEN,
    WHO,
    Facts,
    RowDelegate,
    commitment_row,
    dropped_items,
    dropped_row,
    facts_of,
    likely_none,
    link_names,
    question_row,
)
from app.ui.theme import Theme
from app.ui.words import _, language
from app.wording.labels import label


class ReviewList(QTreeWidget):
    """One row for each commitment, its questions below it; those about the document on top."""

    current_number = Signal(int)
    current_line = Signal(int)
    """A question about a line of the source, by its number."""
    choice_changed = Signal()
    name_asked = Signal(str)
    """Somebody wants to say which organisation a name means."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._silent = False
        """While rows are filled or followed, nobody has chosen anything."""
        self._commitment_at: dict[int, int] = {}
        """The number of the commitment that each line belongs to."""
        self.setAccessibleName(_("What was understood"))
        fields = (Field.TEXT, Field.RESPONSIBLE, Field.DEADLINE, Field.TARGET)
        names = (label(field, language()) for field in fields)
        self.setHeaderLabels([_("No."), *names, _("Before")])
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(False)
        self.setItemDelegate(RowDelegate(self))
        heads = self.header()
        heads.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        heads.setStretchLastSection(False)
        for column, width in ((NUMBER, 64), (WHO, 140), (WHEN, 140), (TARGET, 90), (LINK, 90)):
            self.setColumnWidth(column, width)
        self.currentItemChanged.connect(self._tell_current)
        self.itemChanged.connect(self._tell_choice)

    def show_proposal(self, proposal: ImportProposal) -> None:
        """Show the commitments of a proposal; what the tracker holds already is greyed.

        The current row and what has been left out stay so when the document is understood again:
        a commitment is known by the line where it begins.
        """
        rows = self._items()
        offered = {facts_of(item).line for item in rows if not item.isDisabled()}
        left_out = offered - {facts_of(item).line for item in self._ticked()}
        if not rows:
            left_out = likely_none(proposal)
        place, bar = self._place(), self.verticalScrollBar()
        scrolled = bar.value()
        self._silent = True
        self.clear()
        self._fill(proposal, left_out)
        self.doItemsLayout()
        bar.setValue(scrolled)
        if (row := self._row_for(*place)) is not None:
            self.setCurrentItem(row)
        self._silent = False

    def chosen(self) -> frozenset[int]:
        """The numbers that are to be imported."""
        return frozenset(facts_of(item).number for item in self._ticked())

    def choose_all(self, chosen: bool) -> None:
        """Tick or untick everything that is new."""
        self._choose(self._items() if chosen else ())

    @Slot()
    def choose_sure(self) -> None:
        """Tick what is new and raises no question, and nothing else."""
        self._choose([item for item in self._items() if not item.childCount()])

    @Slot()
    def next_question(self) -> None:
        """Go to the next commitment with a question, from the top again after the last."""
        items = self._tops()
        current = self._current_top()
        start = items.index(current) + 1 if current in items else 0
        self._go_to_question(items[start:] + items[:start])

    @Slot()
    def previous_question(self) -> None:
        """Go to the commitment with a question before this one, from the end after the first."""
        items = self._tops()
        current = self._current_top()
        start = items.index(current) if current in items else 0
        self._go_to_question(reversed(items[start:] + items[:start]))

    @Slot(int)
    def follow(self, line: int) -> None:
        """Make the row of a line of the source the current one, without telling so."""
        number = self._commitment_at.get(line, 0)
        found = next(
            (item for item in self._tops() if facts_of(item).number == number
             and (number or facts_of(item).line == line)),
            None,
        )  # fmt: skip
        if found is not None and found is not self._current_top():
            self._silent = True
            self.setCurrentItem(found)
            self._silent = False

    def unknown_name(self) -> str:
        """The name that the current row asks about, or the first that its commitment does."""
        item, top = self.currentItem(), self._current_top()
        if item is None or top is None:
            return ""
        within = _children(top)
        return next((name for one in (item, *within) if (name := facts_of(one).name)), "")

    def current_facts(self) -> Facts:
        """What the current row stands for, or the commitment that its question is about."""
        top = self._current_top()
        return facts_of(top) if top is not None else Facts()

    @Slot()
    def ask_name(self) -> None:
        """Ask which organisation is meant in the current row, if nobody knows."""
        if name := self.unknown_name():
            self.name_asked.emit(name)

    @Slot()
    def tell_current(self) -> None:
        """Tell the source which row is the current one."""
        top = self._current_top()
        if top is None or self._silent:
            return
        facts = facts_of(top)
        if facts.number:
            self.current_number.emit(facts.number)
        elif facts.line:
            self.current_line.emit(facts.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a question about a name answers it; elsewhere it imports."""
        item = self.currentItem()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and item is not None and facts_of(item).name:
            self.ask_name()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter does."""
        super().mouseDoubleClickEvent(event)
        item = self.currentItem()
        if item is not None and facts_of(item).name:
            self.ask_name()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.unknown_name():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(_("&This is…")).triggered.connect(self.ask_name)
            menu.popup(event.globalPos())

    def _fill(self, proposal: ImportProposal, left_out: set[int]) -> None:
        lines = proposal.reading.lines
        self._commitment_at = {line.number: line.commitment for line in lines if line.commitment}
        begins = {
            line.commitment: line.number for line in lines if line.kind is LineKind.COMMITMENT
        }
        for question in proposal.reading.questions:
            self.addTopLevelItem(question_row(question, self._theme))
        links = link_names(proposal)
        self.setColumnHidden(LINK, not links)
        for one in proposal.reading.commitments:
            line = begins.get(one.number, 0)
            item = commitment_row(one, line, self._theme, links.get(one.number, ""))
            if one.number in proposal.new:
                item.setCheckState(NUMBER, _state(line not in left_out))
            else:
                item.setDisabled(True)
                item.setToolTip(NUMBER, _("The tracker holds this one already."))
            self.addTopLevelItem(item)
            item.setExpanded(True)
        for older in dropped_items(proposal):
            self.addTopLevelItem(dropped_row(older, self._theme))
        # Only now: each lays out what has been added since the one before.
        for item in self._tops():
            for row in (item, *_children(item)):
                if facts_of(row).code:
                    row.setFirstColumnSpanned(True)

    def _choose(self, wanted: Iterable[QTreeWidgetItem]) -> None:
        chosen = {facts_of(item).number for item in wanted}
        self._silent = True
        for item in self._items():
            if not item.isDisabled():
                item.setCheckState(NUMBER, _state(facts_of(item).number in chosen))
        self._silent = False
        self.choice_changed.emit()

    def _go_to_question(self, items: Iterable[QTreeWidgetItem]) -> None:
        for item in items:
            if item.childCount() or facts_of(item).code:
                self.setCurrentItem(item)
                self.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)
                return

    def _place(self) -> tuple[int, Facts, Facts]:
        """The current row: from the top, the row at the top, the row itself."""
        top, item = self._current_top(), self.currentItem()
        if top is None or item is None:
            return 0, Facts(), Facts()
        return self.indexOfTopLevelItem(top), facts_of(top), facts_of(item)

    def _row_for(self, at: int, top: Facts, inner: Facts) -> QTreeWidgetItem | None:
        """The row that stands where another one stood before the document was understood again."""
        tops = self._tops()
        number = self._commitment_at.get(top.line, 0)
        same = [item for item in tops if facts_of(item).code == top.code
                and facts_of(item).line == top.line]  # fmt: skip
        merged = [item for item in tops if number and facts_of(item).number == number]
        found = next(iter(same or (merged if top.number else [])), None)
        if found is None:
            return tops[min(at, len(tops) - 1)] if tops else None
        asked = (inner.code, inner.name)
        return next(
            (one for one in _children(found)
             if inner.code and (facts_of(one).code, facts_of(one).name) == asked),
            found,
        )  # fmt: skip

    def _current_top(self) -> QTreeWidgetItem | None:
        item = self.currentItem()
        return item.parent() or item if item is not None else None

    def _tops(self) -> list[QTreeWidgetItem]:
        return [
            item
            for at in range(self.topLevelItemCount())
            if (item := self.topLevelItem(at)) is not None
        ]

    def _items(self) -> list[QTreeWidgetItem]:
        """Those that are commitments."""
        return [item for item in self._tops() if facts_of(item).number]

    def _ticked(self) -> list[QTreeWidgetItem]:
        checked = Qt.CheckState.Checked
        return [item for item in self._items() if item.checkState(NUMBER) is checked]

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _tell_current(self, _item: object, _before: object) -> None:
        self.tell_current()

    @Slot()
    def _tell_choice(self, *_item: object) -> None:
        if not self._silent:
            self.choice_changed.emit()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [one for at in range(item.childCount()) if (one := item.child(at)) is not None]


def _state(chosen: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
