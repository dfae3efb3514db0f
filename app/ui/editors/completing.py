"""Lines that offer what may be meant: organisations in three scripts, tags and owners in use."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QWidget

from app.domain.fields import Field
from app.domain.organisation import Role
from app.services.commands import Command, SetParties
from app.ui.editors.facts import EditorFacts, Offer, parts_of
from app.ui.editors.shown_text import role_marks
from app.ui.editors.typed_line import TypedLine
from app.ui.widgets.field_editors import Editable, LineEditor
from app.ui.words import _, language
from app.wording.labels import label

_K = Qt.Key
_SEPARATORS = "、,，;；"
_ENTER = (_K.Key_Return, _K.Key_Enter)
_CHIP_ALPHA = 70


class CompletingLine(TypedLine):
    """Down and Up go through what is offered, Enter takes it, Esc closes the list first."""

    several = True

    def takes(self, event: QKeyEvent) -> bool:
        """Keys that belong to the list of what is offered."""
        below, key = self.below, event.key()
        if not below.offers:
            return False
        if key in (_K.Key_Down, _K.Key_Up):
            below.mark(below.marked + (1 if key == _K.Key_Down else -1))
            return True
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        )  # fmt: skip
        if key in _ENTER and plain and below.marked >= 0:
            below.take()
            return True
        if key == _K.Key_Escape:
            self.tell()
            return True
        return False

    @Slot()
    def explain(self, *_text: object) -> None:
        if self.hasFocus():
            offers = self.offered() if self.isModified() else []
            self.tell(offers)
            if offers and self.is_surely_meant():
                self.below.mark(0)

    def tell(self, offers: Sequence[Offer] = ()) -> None:
        """Show what is understood, with what may be meant; in a dialog each has its place."""
        if self.told_in is None:
            self.below.say(self.reading(), self.hint(), offers)
        else:
            told = (self.reading(), self.hint() if self.text() else "")
            self.told_in.setText("   ".join(filter(None, told)))
            self.below.say("", "", offers)

    def offered(self) -> list[Offer]:
        """What may be meant by the part in which the cursor stands."""
        start, end = self.part()
        part = self.text()[start:end]
        others = [self.text()[slice(*one)] for one in self.parts() if one != (start, end)]
        return self.facts.words_in_use(self.field, part, others) if part else []

    def is_surely_meant(self) -> bool:
        """Whether Enter takes the first of what is offered; new words are welcome here."""
        return False

    def parts(self) -> list[tuple[int, int]]:
        """Where the single names stand."""
        if not self.several:
            return [(0, len(self.text()))]
        return list(parts_of(self.text(), _SEPARATORS))

    def part(self) -> tuple[int, int]:
        """Where the name stands that the cursor is in."""
        at = self.cursorPosition()
        within = [one for one in self.parts() if one[0] <= at <= one[1]]
        return within[-1] if within else (at, at)

    @Slot(str)
    def take_offer(self, insert: str) -> None:
        """Put it in the place of the part that is being typed."""
        start, end = self.part()
        self.setText(self.text()[:start] + insert + self.text()[end:])
        self.setCursorPosition(start + len(insert))
        self.setModified(True)
        self.tell()


class UsedWordsLine(CompletingLine):
    """Tags, or the owner: any words, those that others have are offered."""

    def __init__(self, field: Field, facts: EditorFacts, parent: QWidget | None = None) -> None:
        super().__init__(field, facts, parent)
        self.several = field is Field.TAGS

    def shown_text(self, shown: Editable) -> str:
        return LineEditor.shown_text(self, shown)

    def command(self, ids: tuple[str, ...]) -> Command:
        return LineEditor.command(self, ids)


class PartyLine(CompletingLine):
    """Organisations: each known one stands on a ground of its own, F4 gives it another role."""

    def __init__(self, field: Field, facts: EditorFacts, parent: QWidget | None = None) -> None:
        super().__init__(field, facts, parent)
        self._marked_at_first: dict[str, Role] = {}
        self._composing = False
        self.textChanged.connect(self._paint_chips)

    def show_value(self, shown: Editable) -> None:
        super().show_value(shown)
        self._marked_at_first = self._marked()

    def command(self, ids: tuple[str, ...]) -> Command:
        """Whoever had a role here and is written without it now is responsible again."""
        command = super().command(ids)
        assert isinstance(command, SetParties)
        now, before = self._marked(), self._marked_at_first
        parties = tuple(
            replace(one, role=Role.RESPONSIBLE)
            if one.role is None and self._key(one.name) in before.keys() - now.keys()
            else one
            for one in command.parties
        )
        return replace(command, parties=parties)

    def takes(self, event: QKeyEvent) -> bool:
        """F4 goes through the roles of the name in which the cursor stands."""
        if event.key() == _K.Key_F4 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.turn_role()
            return True
        return super().takes(event)

    def turn_role(self) -> None:
        """Responsible, lead, supporting, and round."""
        start, end = self.part()
        name, role = _split_mark(self.text()[start:end])
        if not name:
            return
        order = (Role.RESPONSIBLE, Role.LEAD, Role.SUPPORTING)
        role = order[(order.index(role) + 1) % len(order)]
        written = name + role_marks().get(role, "")
        self.setText(self.text()[:start] + written + self.text()[end:])
        self.setCursorPosition(start + len(name))
        self.setModified(True)
        self.tell()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Looks are told by the same kind of event, which would end a composition."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def offered(self) -> list[Offer]:
        start, end = self.part()
        return self.facts.organisations(_split_mark(self.text()[start:end])[0])

    def is_surely_meant(self) -> bool:
        """Only names of the list can be kept, so the first one offered is meant."""
        start, end = self.part()
        return not self.facts.is_organisation(_split_mark(self.text()[start:end])[0])

    def parts(self) -> list[tuple[int, int]]:
        """A comma within a name of the list, as in English, parts nothing."""
        found: list[tuple[int, int]] = []
        pieces = list(parts_of(self.text(), _SEPARATORS))
        at = 0
        while at < len(pieces):
            end = next(
                (
                    end
                    for end in range(len(pieces) - 1, at, -1)
                    if self._is_known((pieces[at][0], pieces[end][1]))
                ),
                at,
            )
            found.append((pieces[at][0], pieces[end][1]))
            at = end + 1
        return found

    def reading(self) -> str:
        told = []
        for part in self.parts():
            name, role = _split_mark(self.text()[slice(*part)])
            if name:
                known = self.facts.is_organisation(name)
                words = label(role, language()) if known else _("not in the list")
                told.append(f"{name}: {words}")
        return "  ·  ".join(told)

    def hint(self) -> str:
        return _("F4: another role")

    def _is_known(self, part: tuple[int, int]) -> bool:
        return self.facts.is_organisation(_split_mark(self.text()[slice(*part)])[0])

    def _marked(self) -> dict[str, Role]:
        """The organisations behind which a role is written."""
        split = (_split_mark(self.text()[slice(*part)]) for part in self.parts())
        return {self._key(name): role for name, role in split if role is not Role.RESPONSIBLE}

    def _key(self, name: str) -> str:
        known = self.facts.directory.named(name)
        return known.id if known is not None else name

    @Slot()
    def _paint_chips(self, *_text: object) -> None:
        """Ground behind the names that are known; Qt draws it where a composition has its own."""
        if self._composing or not self.text():
            return
        ground = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        ground.setAlpha(_CHIP_ALPHA)
        look = QTextCharFormat()
        look.setBackground(ground)
        attribute = QInputMethodEvent.Attribute
        kind = QInputMethodEvent.AttributeType.TextFormat
        cursor = self.cursorPosition()
        looks = [
            attribute(kind, part[0] - cursor, part[1] - part[0], look)
            for part in self.parts()
            if self._is_known(part)
        ]
        # Not through the queue of events: nothing else may come between the text and its looks.
        QCoreApplication.sendEvent(self, QInputMethodEvent("", looks))


def _split_mark(text: str) -> tuple[str, Role]:
    """A name without the mark of its role, and that role."""
    for role, mark in role_marks().items():
        for written in (mark, mark.strip(), mark.replace("（", "(").replace("）", ")")):
            if text.endswith(written):
                return text[: -len(written)].strip(), role
    return text.strip(), Role.RESPONSIBLE
