"""The rows of the list of a review: one for each commitment, one for each question."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem

from app.domain.document import LineKind, StoredItem
from app.domain.lineage import LinkKind
from app.domain.reading import Question, ReadCommitment
from app.exchange import prose
from app.services.importing import ImportProposal
from app.ui.theme import Theme
from app.ui.words import _, language
from app.wording.deadlines import reading
from app.wording.lineage import link_word
from app.wording.quantities import target as target_words
from app.wording.questions import question as question_words

NUMBER, TEXT, WHO, WHEN, TARGET, LINK = COLUMNS = range(6)
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row stands for."""

    number: int = 0
    """Of its commitment; 0 for a question about the document."""
    line: int = 0
    """Where it begins in the source."""
    code: str = ""
    """Of the question; empty for a commitment."""
    name: str = ""
    """The organisation that the question is about, if nobody knows it."""
    older: str = ""
    """The identifier of a commitment of the earlier document that is there no more."""


def facts_of(item: QTreeWidgetItem) -> Facts:
    """What a row stands for."""
    facts = item.data(NUMBER, _ROLE)
    assert isinstance(facts, Facts)
    return facts


def commitment_row(one: ReadCommitment, line: int, theme: Theme, link: str = "") -> QTreeWidgetItem:
    """A commitment with its questions below it; `link` says how it follows an earlier one."""
    deadlines = [action.deadline for action in one.actions if action.deadline is not None]
    targets = [target for action in one.actions for target in action.targets]
    item = QTreeWidgetItem(
        [
            str(one.number),
            one.text,
            "、".join(party.name for party in one.organisations),
            "；".join(deadline.phrase for deadline in deadlines),
            "、".join(target.phrase for target in targets),
            link,
        ]
    )
    item.setData(NUMBER, _ROLE, Facts(one.number, line))
    item.setToolTip(TEXT, one.text)
    item.setToolTip(WHO, "\n".join(party.name for party in one.organisations))
    item.setToolTip(WHEN, "\n".join(reading(one, language()) for one in deadlines))
    item.setToolTip(TARGET, "\n".join(target_words(one, language()) for one in targets))
    for question in one.questions:
        item.addChild(question_row(question, theme, one.number, line))
    return item


def dropped_row(older: StoredItem, theme: Theme) -> QTreeWidgetItem:
    """A commitment of the earlier document that is there no more."""
    names = "、".join(name for name, _known in older.parties)
    link = link_word(LinkKind.DROPPED, language())
    item = QTreeWidgetItem([older.ref, older.text, names, "", "", link])
    item.setData(NUMBER, _ROLE, Facts(older=older.id))
    item.setToolTip(TEXT, older.text)
    font = item.font(TEXT)
    font.setStrikeOut(True)
    item.setFont(TEXT, font)
    for column in COLUMNS:
        item.setForeground(column, QBrush(theme.colour("muted")))
    return item


def question_row(
    question: Question, theme: Theme, number: int = 0, line: int = 0
) -> QTreeWidgetItem:
    """A question; one about the document says its line itself."""
    words = question_words(question.code, question.values, language())
    name = question.values["name"] if question.code == "organisation_unknown" else ""
    item = QTreeWidgetItem(["?", words])
    place = line or int(question.values.get("line", 0))
    item.setData(NUMBER, _ROLE, Facts(number, place, question.code, name))
    for column in COLUMNS:
        item.setBackground(column, QBrush(theme.colour("deadline")))
    hint = _("Enter: say which organisation it is") if name else ""
    # The view shows the first column alone, over the whole width.
    item.setToolTip(NUMBER, "\n".join(filter(None, (words, hint))))
    item.setData(NUMBER, Qt.ItemDataRole.AccessibleTextRole, words)
    return item


def link_names(proposal: ImportProposal) -> dict[int, str]:
    """How each commitment follows the earlier document, by its number; empty without one."""
    return {
        number: link_word(link.kind, language()) for link in proposal.links for number in link.newer
    }


def dropped_items(proposal: ImportProposal) -> list[StoredItem]:
    """The commitments of the earlier document that are there no more, in its order."""
    items, gone = proposal.earlier.items if proposal.earlier else (), set(proposal.dropped)
    return [item for item in items if item.id in gone]


def likely_none(proposal: ImportProposal) -> set[int]:
    """The lines where items of an address in prose begin that are probably no commitments."""
    reading = proposal.reading
    if not any(question.code == prose.CODE for question in reading.questions):
        return set()
    none = {one.number for one in reading.commitments if prose.names_nobody(one)}
    begun = (line for line in reading.lines if line.kind is LineKind.COMMITMENT)
    return {line.number for line in begun if line.commitment in none}


class RowDelegate(QStyledItemDelegate):
    """Writes the words of a question where its sign stands, for its row has no columns."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        facts = index.data(_ROLE)
        if isinstance(facts, Facts) and facts.code:
            option.text = f"?   {index.sibling(index.row(), TEXT).data()}"
