"""What an item follows, beside what it says now: the words and the organisations that changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from app.domain.document import StoredItem
from app.domain.lineage import Link, LinkKind
from app.domain.organisation import Directory
from app.domain.party_changes import NamedParty, PartyChange, PartyFate, party_changes
from app.domain.reading import ReadCommitment
from app.services.importing import ImportProposal
from app.ui.changed_words import changed_words
from app.ui.theme import Theme
from app.ui.widgets.rich_text import escaped
from app.ui.words import _, language
from app.wording.lineage import link_word
from app.wording.organisations import party_name


class Comparison(QFrame):
    """Shown for what follows something, or is no longer there; hidden for the rest."""

    apart_asked = Signal(bool)
    """The current item follows nothing after all, or follows again."""

    def __init__(self, theme: Theme, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._directory = directory
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setContentsMargins(10, 0, 10, 0)
        self._apart = QPushButton(_("Not the &same promise"))
        self._apart.setCheckable(True)
        self._apart.setAutoDefault(False)
        self._apart.clicked.connect(self.apart_asked)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._words)
        area.setAccessibleName(_("What it follows"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(area, 1)
        layout.addWidget(self._apart, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_number(self, proposal: ImportProposal, number: int) -> None:
        """Show what an item of a proposal follows."""
        found = proposal.earlier.links if proposal.earlier else ()
        link = next((one for one in found if number in one.newer and one.older), None)
        self.setVisible(link is not None)
        if link is None:
            return
        self._apart.show()
        self._apart.setChecked(number in proposal.apart)
        read = {one.number: one for one in proposal.reading.commitments}
        items = {item.id: item for item in proposal.earlier.items} if proposal.earlier else {}
        before = "\n".join(items[key].text for key in link.older)
        after = "\n".join(read[one].text for one in link.newer)
        refs = "、".join(items[key].ref for key in link.older)
        head = self._head(link, refs, apart=number in proposal.apart)
        words = changed_words(before, after, self._theme).replace("\n", "<br>")
        lines = [head, words]
        if link.kind in (LinkKind.SAME, LinkKind.REWORDED):
            lines += self._party_lines(items[link.older[0]], read[link.newer[0]])
        self._words.setText("<br>".join(lines))

    def show_dropped(self, older: StoredItem) -> None:
        """Show an item that is no longer there."""
        words = escaped(link_word(LinkKind.DROPPED, language()))
        self._words.setText(f"<b>{escaped(older.ref)}</b> ({words})<br>{escaped(older.text)}")
        self._apart.hide()
        self.show()

    def _head(self, link: Link, refs: str, *, apart: bool) -> str:
        words = _("Follows {refs}").format(refs=refs)
        if apart:
            words = _("Follows nothing; {refs} was found").format(refs=refs)
        return f"<b>{escaped(words)}</b> ({escaped(link_word(link.kind, language()))})"

    def _party_lines(self, older: StoredItem, now: ReadCommitment) -> list[str]:
        before = [NamedParty(name, known) for name, known in older.parties]
        after = [
            NamedParty(one.name, one.known.id if one.known else None) for one in now.organisations
        ]
        return [self._party_line(one) for one in party_changes(before, after, self._directory)]

    def _party_line(self, change: PartyChange) -> str:
        before, after = self._name(change.before), self._name(change.after)
        if change.fate is PartyFate.RENAMED:
            return escaped(_("{before} is now {after}").format(before=before, after=after))
        if change.fate is PartyFate.ADDED:
            return escaped(_("Now also responsible: {name}").format(name=after))
        return escaped(_("No longer responsible: {name}").format(name=before))

    def _name(self, party: NamedParty | None) -> str:
        if party is None:
            return ""
        return party_name(party.name, party.known, self._directory, language())
