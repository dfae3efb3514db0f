"""Lines whose words the program reads: deadline, target and ref, with the reading below."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.conventions import ReadingContext
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.services.commands import Command
from app.ui.editors.below import BelowEditor
from app.ui.editors.facts import EditorFacts
from app.ui.editors.shown_text import shown_text
from app.ui.widgets.field_editors import Editable, LineEditor, TextEditor
from app.ui.words import _, language
from app.wording.deadlines import reading as deadline_words
from app.wording.quantities import target as target_words


class TypedLine(LineEditor):
    """A line that is read by the tracker, as text that is pasted into the field would be."""

    def __init__(self, field: Field, facts: EditorFacts, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.facts = facts
        self.told_in: QLabel | None = None
        """Where the reading stands, if not below: in a dialog there is room for it."""
        self._below: BelowEditor | None = None
        self.textEdited.connect(self.explain)

    @property
    def below(self) -> BelowEditor:
        """Made when it is first needed: the window is not known before."""
        if self._below is None:
            self._below = BelowEditor(self)
            self._below.chosen.connect(self.take_offer)
        return self._below

    def shown_text(self, shown: Editable) -> str:
        assert isinstance(shown, ListingRow)
        return shown_text(self.field, shown, self.facts.directory)

    def command(self, ids: tuple[str, ...]) -> Command:
        """The command that gives commitments what was typed. Raises InvalidValue."""
        return self.facts.command(self.field, self.text(), ids)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.explain()

    @Slot()
    def explain(self, *_text: object) -> None:
        """Show below how the words are read."""
        if self.told_in is not None:
            self.told_in.setText(self.reading())
        elif self.hasFocus():
            self.below.say(self.reading(), self.hint())

    def reading(self) -> str:
        """How the words are read, in words."""
        return ""

    def hint(self) -> str:
        """Which keys there are."""
        return ""

    @Slot(str)
    def take_offer(self, insert: str) -> None:
        """Put in something that was offered."""
        self.setText(insert)
        self.setModified(True)
        self.explain()


class DeadlineLine(TypedLine):
    """A deadline in words; what is understood stands below while it is typed."""

    _context: ReadingContext | None = None

    def show_value(self, shown: Editable) -> None:
        self._context = None
        super().show_value(shown)

    def set_ids(self, ids: tuple[str, ...]) -> None:
        """Read for the documents of other commitments."""
        self.ids, self._context = ids, None

    def reading(self) -> str:
        if not self.text().strip():
            return ""
        if self._context is None:
            self._context = self.facts.context(self.ids)
        found = self.facts.reading(self.text(), self._context)
        if found is None:
            return _("Not understood as a deadline yet.")
        return f"→ {deadline_words(found.deadline, language())}"


class TargetLine(TypedLine):
    """Targets in words, with their numbers below."""

    def reading(self) -> str:
        # The grammar takes its time to import: not before the first paint.
        from app.services.target_editing import read_targets

        try:
            found = read_targets(self.text())
        except InvalidValue:
            return _("Not understood as a target yet.")
        return "  ·  ".join(f"→ {target_words(one, language())}" for one in found)


class WordsEditor(TextEditor):
    """The words of the commitment itself: what they say of time and numbers goes with them."""

    def __init__(self, field: Field, facts: EditorFacts, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._facts = facts

    def shown_text(self, shown: Editable) -> str:
        assert isinstance(shown, ListingRow)
        return shown_text(self.field, shown, self._facts.directory)

    def command(self, ids: tuple[str, ...]) -> Command:
        """The command that corrects the words. Raises InvalidValue."""
        return self._facts.command(self.field, self.toPlainText(), ids)
