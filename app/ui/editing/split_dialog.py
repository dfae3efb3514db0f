"""Where the text of a commitment parts into actions: cuts by cursor and key, parts below."""

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.action_splitting import clause_starts, trimmed
from app.domain.commitment import Commitment
from app.domain.deadline import Span
from app.domain.errors import InvalidValue
from app.services.action_editing import cuts_around
from app.services.commands import JoinActions, SplitActions
from app.ui.detail.marked_text import Part
from app.ui.theme import Theme
from app.ui.words import _, language
from app.wording.errors import error_sentence

_SIZE = 660, 520
_BAR = 3


class CutText(QPlainTextEdit):
    """The text with its parts coloured and a bar wherever it is cut; only the cursor moves."""

    def __init__(self, text: str, marked: Sequence[Part], theme: Theme) -> None:
        super().__init__(text)
        self._theme = theme
        self.cuts: set[int] = set()
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        self.setAccessibleName(_("Text of the commitment"))
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        looks = []
        for part in marked:
            look = QTextEdit.ExtraSelection()
            look.cursor = self.textCursor()
            look.cursor.setPosition(part.span[0])
            look.cursor.setPosition(part.span[1], QTextCursor.MoveMode.KeepAnchor)
            look.format = QTextCharFormat()
            look.format.setBackground(theme.colour(part.colour))
            looks.append(look)
        self.setExtraSelections(looks)

    def go_to(self, at: int) -> None:
        """Put the cursor somewhere."""
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for at in self.cuts:
            place = self._place(at)
            painter.fillRect(
                place.left() - 2, place.top(), _BAR, place.height(), self._theme.colour("accent")
            )
        if self.hasFocus():  # Text that is read only has a cursor that nobody sees.
            place = self.cursorRect()
            painter.setPen(QPen(QColor(self._theme.colour("text")), 1))
            painter.drawLine(place.topLeft(), place.bottomLeft())

    def _place(self, at: int) -> QRect:
        cursor = self.textCursor()
        cursor.setPosition(at)
        return self.cursorRect(cursor)


class SplitDialog(QDialog):
    """Space cuts at the cursor, or takes the cut away; Tab goes on to the parts and buttons."""

    decided = Signal(object)
    """A `SplitActions`, or a `JoinActions` where no cut is left."""

    def __init__(
        self,
        commitment: Commitment,
        marked: Sequence[Part],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._commitment = commitment
        self.setWindowTitle(_("Split {ref} into actions").format(ref=commitment.ref))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)
        self.text = CutText(commitment.text, marked, theme)
        self.text.cuts = {one.span[0] for one in commitment.actions if one.span[0] > 0}
        self._at_first = frozenset(self.text.cuts)
        self.parts = QListWidget()
        self._said = QLabel()
        self._build()
        self._show_parts()
        self.text.installEventFilter(self)
        self.text.cursorPositionChanged.connect(self.text.viewport().update)
        self.text.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(9)
        hint = QLabel(
            _("Space: cut at the cursor, or take the cut away. N: next clause. A selection and "
              "Space: an action of its own.")
        )  # fmt: skip
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addWidget(self.text, 2)
        self._said.setObjectName("error")
        self._said.setWordWrap(True)
        layout.addWidget(self._said)
        self.parts.setAccessibleName(_("Actions that this makes"))
        self.parts.setWordWrap(True)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self.parts, 3)
        row = QHBoxLayout()
        for words, do in (
            (_("At every &clause"), self.cut_everywhere),
            (_("&No cut: one action"), self.cut_nowhere),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(do)
            row.addWidget(button)
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(_("&Split"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.agree.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons, 1)
        layout.addLayout(row)

    def eventFilter(self, text: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                self.turn_cut()
                return True
            if event.key() == Qt.Key.Key_N and not event.modifiers():
                self.next_clause()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._decide()
                return True
        return super().eventFilter(text, event)

    # --- cuts -----------------------------------------------------------------------------------

    @Slot()
    def turn_cut(self) -> None:
        """Cut at the cursor, or around the selection; what is cut there is joined again."""
        cursor = self.text.textCursor()
        if cursor.hasSelection():
            span = cursor.selectionStart(), cursor.selectionEnd()
            self._set(self.text.cuts | set(cuts_around(self._commitment.text, span)))
            self.text.go_to(span[1])
            return
        self._set(self.text.cuts ^ {cursor.position()})

    @Slot()
    def next_clause(self) -> None:
        """Put the cursor where the next clause begins, and from the last one to the first."""
        starts = clause_starts(self._commitment.text)
        at = self.text.textCursor().position()
        later = [one for one in starts if one > at]
        if starts:
            self.text.go_to((later or list(starts))[0])

    @Slot()
    def cut_everywhere(self) -> None:
        """A part for each clause that has a deadline or a target of its own words."""
        whole = [one for one in clause_starts(self._commitment.text) if not self._cuts(one)]
        self._set(set(whole))
        self.text.setFocus()

    @Slot()
    def cut_nowhere(self) -> None:
        """All in one."""
        self._set(set())
        self.text.setFocus()

    def _set(self, cuts: set[int]) -> None:
        text = self._commitment.text
        self._said.clear()
        for at in cuts - self.text.cuts:
            phrase = self._cuts(at)
            if phrase:
                self._say(InvalidValue("part_cuts_phrase", phrase=phrase))
                return
        edges = [0, *sorted(cuts), len(text)]
        if any(not text[start:end].strip() for start, end in itertools.pairwise(edges)):
            self._say(InvalidValue("part_without_words"))
            return
        self.text.cuts = cuts
        self.text.viewport().update()
        self._show_parts()

    def _say(self, error: InvalidValue) -> None:
        self._said.setText(error_sentence(error, language()))

    def _cuts(self, at: int) -> str:
        """The phrase of a deadline or target that a cut would go through; empty for none."""
        for start, end, phrase in self._phrases():
            if start < at < end:
                return phrase
        return ""

    def _phrases(self) -> list[tuple[int, int, str]]:
        found = [
            (*one.deadline.span, one.deadline.phrase)
            for one in self._commitment.actions
            if one.deadline is not None
        ]
        found += [(*one.span, one.phrase) for each in self._commitment.actions
                  for one in each.targets]  # fmt: skip
        return found

    # --- what it makes --------------------------------------------------------------------------

    def _show_parts(self) -> None:
        """Each action with the deadlines and targets that go to it."""
        text = self._commitment.text
        edges = [0, *sorted(self.text.cuts), len(text)]
        self.parts.clear()
        for number, (start, end) in enumerate(itertools.pairwise(edges), 1):
            words = slice(*trimmed(text, start, end))
            self.parts.addItem(f"{number}.  {text[words]}{self._gets((start, end))}")
        changed = frozenset(self.text.cuts) != self._at_first
        self.agree.setEnabled(changed)
        self.agree.setText(_("&Split") if self.text.cuts else _("&Join"))

    def _gets(self, part: Span) -> str:
        # What stands nowhere in the text was entered by hand; it goes where its action began.
        placed = [
            (start if (start, end) != (0, 0) else 0, phrase)
            for start, end, phrase in self._phrases()
        ]
        inside = [phrase for at, phrase in sorted(placed) if part[0] <= at < part[1]]
        return f"\n→ {'  ·  '.join(inside)}" if inside else ""

    @Slot()
    def _decide(self) -> None:
        if not self.agree.isEnabled():
            return
        commitment, cuts = self._commitment, tuple(sorted(self.text.cuts))
        self.accept()
        self.decided.emit(SplitActions(commitment.id, cuts) if cuts else JoinActions(commitment.id))
