"""What was understood of each item, to accept or leave out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.fields import Field
from app.domain.reading import Question, ReadCommitment
from app.services.importing import ImportProposal
from app.ui.theme import Theme
from app.ui.words import _, language
from app.wording.deadlines import reading
from app.wording.labels import label
from app.wording.quantities import target as target_words
from app.wording.questions import question as question_words

_NUMBER, _TEXT, _WHO, _WHEN, _TARGET = range(5)
_ROLE = int(Qt.ItemDataRole.UserRole)


class ReviewList(QTreeWidget):
    """One line for each commitment, its questions below it; those about the document on top."""

    current_number = Signal(int)
    current_line = Signal(int)
    """A question about a line of the source, by its number."""
    choice_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("What was understood"))
        self.setHeaderLabels(
            [
                _("No."),
                label(Field.TEXT, language()),
                label(Field.RESPONSIBLE, language()),
                label(Field.DEADLINE, language()),
                label(Field.TARGET, language()),
            ]
        )
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(False)
        heads = self.header()
        heads.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        heads.setStretchLastSection(False)
        for column, width in ((_NUMBER, 64), (_WHO, 140), (_WHEN, 150), (_TARGET, 90)):
            self.setColumnWidth(column, width)
        self.currentItemChanged.connect(self._tell_current)
        self.itemChanged.connect(self._tell_choice)

    def show_proposal(self, proposal: ImportProposal) -> None:
        """Show the commitments of a proposal; what the tracker holds already is greyed.

        What has been left out stays so when the document is read again.
        """
        offered = {self._number(item) for item in self._items() if not item.isDisabled()}
        left_out = offered - self.chosen()
        self.blockSignals(True)
        self.clear()
        for question in proposal.reading.questions:
            item = self._question_item(question)
            item.setData(_TEXT, _ROLE, int(question.values.get("line", 0)))
            self.addTopLevelItem(item)
        for one in proposal.reading.commitments:
            is_new = one.number in proposal.new
            self._add(one, is_new=is_new, is_chosen=one.number not in left_out)
        self.blockSignals(False)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def chosen(self) -> frozenset[int]:
        """The numbers that are to be imported."""
        return frozenset(
            self._number(item)
            for item in self._items()
            if item.checkState(_NUMBER) is Qt.CheckState.Checked
        )

    def choose_all(self, chosen: bool) -> None:
        """Tick or untick everything that is new."""
        state = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        self.blockSignals(True)
        for item in self._items():
            if not item.isDisabled():
                item.setCheckState(_NUMBER, state)
        self.blockSignals(False)
        self.choice_changed.emit()

    @Slot()
    def next_question(self) -> None:
        """Go to the next commitment with a question, from the top again after the last."""
        items = self._tops()
        current = self.currentItem()
        current = current.parent() or current if current else None
        start = items.index(current) + 1 if current in items else 0
        for item in items[start:] + items[:start]:
            if item.childCount() or not self._number(item):
                self.setCurrentItem(item)
                self.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)
                return

    def _tops(self) -> list[QTreeWidgetItem]:
        return [
            item
            for at in range(self.topLevelItemCount())
            if (item := self.topLevelItem(at)) is not None
        ]

    def _items(self) -> list[QTreeWidgetItem]:
        """Those that are commitments."""
        return [item for item in self._tops() if self._number(item)]

    def _number(self, item: QTreeWidgetItem) -> int:
        """The number of a commitment; 0 for what is none."""
        return int(item.data(_NUMBER, _ROLE) or 0)

    def _add(self, one: ReadCommitment, *, is_new: bool, is_chosen: bool) -> None:
        deadlines = [action.deadline for action in one.actions if action.deadline is not None]
        targets = [target for action in one.actions for target in action.targets]
        item = QTreeWidgetItem(
            [
                str(one.number),
                one.text,
                "、".join(party.name for party in one.organisations),
                "；".join(deadline.phrase for deadline in deadlines),
                "、".join(target.phrase for target in targets),
            ]
        )
        item.setData(_NUMBER, _ROLE, one.number)
        item.setToolTip(_TEXT, one.text)
        item.setToolTip(_WHEN, "\n".join(reading(one, language()) for one in deadlines))
        item.setToolTip(_TARGET, "\n".join(target_words(one, language()) for one in targets))
        if is_new:
            state = Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
            item.setCheckState(_NUMBER, state)
        else:
            item.setDisabled(True)
            item.setToolTip(_NUMBER, _("The tracker holds this one already."))
        self.addTopLevelItem(item)
        for question in one.questions:
            item.addChild(self._question_item(question))
        item.setExpanded(True)

    def _question_item(self, question: Question) -> QTreeWidgetItem:
        words = question_words(question.code, question.values, language())
        item = QTreeWidgetItem(["?", words])
        for column in range(self.columnCount()):
            item.setBackground(column, QBrush(self._theme.colour("deadline")))
        item.setToolTip(_TEXT, words)
        return item

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _tell_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        top = item.parent() or item if item else None
        if top is None:
            return
        if self._number(top):
            self.current_number.emit(self._number(top))
        else:
            self.current_line.emit(top.data(_TEXT, _ROLE))

    @Slot()
    def _tell_choice(self, *_item: object) -> None:
        self.choice_changed.emit()
