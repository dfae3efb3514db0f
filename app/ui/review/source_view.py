"""Every line of a document, coloured by what it was taken for."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from app.domain.document import LineKind, SourceLine
from app.domain.reading import Reading
from app.ui.review.gutter import Gutter
from app.ui.theme import Theme
from app.ui.words import _, language
from app.wording.labels import label

GROUNDS = {
    LineKind.HEADING: "agent",
    LineKind.COMMITMENT: "organisation",
    LineKind.CONTINUATION: "organisation",
    LineKind.UNRESOLVED: "deadline",
}
"""The colours that kinds of lines lie on, by their names in the theme."""


class SourceView(QTextEdit):
    """Nothing is typed here; the lines of the current commitment are selected."""

    line_entered = Signal(int)
    """The cursor was put on a line, by its number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[SourceLine, ...] = ()
        self._corrected: frozenset[int] = frozenset()
        self._showing = False
        self._menu: QMenu | None = None
        self.setReadOnly(True)
        # Read only, a text has no cursor for the keyboard unless it is asked for.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(_("Lines of the document"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gutter = Gutter(self, theme)
        self.setViewportMargins(self._gutter.sizeHint().width(), 0, 0, 0)
        self.cursorPositionChanged.connect(self._tell_line)

    @property
    def lines(self) -> tuple[SourceLine, ...]:
        """The lines that are shown."""
        return self._lines

    def set_menu(self, menu: QMenu) -> None:
        """What a click with the other button offers."""
        self._menu = menu

    def show_reading(self, reading: Reading, corrected: Collection[int] = ()) -> None:
        """Show the lines of a document, of which some are `corrected`; blank ones are left out.

        The same lines, understood in another way, stay where they are, with cursor and selection.
        """
        before, known = self._lines, self._corrected
        self._lines = tuple(line for line in reading.lines if line.text.strip())
        self._corrected = frozenset(corrected)
        if [line.text for line in before] != [line.text for line in self._lines]:
            self._fill()
        else:
            for block, old, new in zip(self._blocks(), before, self._lines, strict=True):
                marked = (new.number in known) != (new.number in self._corrected)
                if old != new or marked:
                    self._dress(block, new)
        self._gutter.show_lines(self._lines, self._corrected)

    def selected_numbers(self) -> frozenset[int]:
        """The numbers of the lines that are selected, or of the one that has the cursor."""
        return frozenset(line.number for line in self._selected())

    def current_line(self) -> SourceLine | None:
        """The line that has the cursor."""
        at = self.textCursor().blockNumber()
        return self._lines[at] if at < len(self._lines) else None

    @Slot(int)
    def show_commitment(self, number: int) -> None:
        """Select the lines of a commitment, as far as they stand together, and show them."""
        at = [at for at, line in enumerate(self._lines) if line.commitment == number]
        if at:
            last = at[0]
            while last + 1 in at:
                last += 1
            self._select(at[0], last)

    @Slot(int)
    def show_line(self, number: int) -> None:
        """Select a line and show it."""
        for at, line in enumerate(self._lines):
            if line.number == number:
                self._select(at, at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the lines; those that are clicked beside a selection take its place."""
        if self._menu is None:
            return
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        else:
            clicked = self.cursorForPosition(event.pos())
            chosen = self.textCursor()
            if not chosen.selectionStart() <= clicked.position() <= chosen.selectionEnd():
                self.setTextCursor(clicked)
        self._menu.popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        width = self._gutter.sizeHint().width()
        self._gutter.setGeometry(inside.left(), inside.top(), width, inside.height())

    def _selected(self) -> tuple[SourceLine, ...]:
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last_block = document.findBlock(cursor.selectionEnd())
        last = last_block.blockNumber()
        if last > first and cursor.selectionEnd() == last_block.position():
            last -= 1  # Down to the end of a line selects nothing of the next one.
        return self._lines[first : last + 1]

    def _select(self, first: int, last: int) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(first))
        end = self.document().findBlockByNumber(last)
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        self.setTextCursor(cursor)
        self._showing = False
        self._show_block(self.document().findBlockByNumber(first))

    def _show_block(self, block: QTextBlock) -> None:
        """Scroll so that a block is seen from its beginning, the one before it too."""
        box = self.document().documentLayout().blockBoundingRect(block)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= box.top() <= bar.value() + height - min(box.height(), height):
            bar.setValue(round(box.top()) - height // 3)

    @Slot()
    def _tell_line(self) -> None:
        line = self.current_line()
        if line is not None and not self._showing:
            self.line_entered.emit(line.number)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _fill(self) -> None:
        self._showing = True
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for at, line in enumerate(self._lines):
            if at:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(line))
            cursor.insertText(line.text.strip(), self._characters(line))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._showing = False

    def _dress(self, block: QTextBlock, line: SourceLine) -> None:
        """Give a line the looks of another kind."""
        cursor = QTextCursor(block)
        cursor.setBlockFormat(self._block(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(self._characters(line))

    def _block(self, line: SourceLine) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setBottomMargin(4)
        form.setTopMargin(8 if line.kind is LineKind.HEADING else 0)
        ground = GROUNDS.get(line.kind)
        if ground is not None:
            form.setBackground(self._theme.colour(ground))
        return form

    def _characters(self, line: SourceLine) -> QTextCharFormat:
        form = QTextCharFormat()
        noise = line.kind is LineKind.NOISE
        form.setForeground(QColor(self._theme.colour("faint" if noise else "text")))
        form.setFontStrikeOut(noise)
        if line.kind is LineKind.HEADING:
            form.setFontWeight(QFont.Weight.DemiBold)
        form.setToolTip(self._meaning(line))
        return form

    def _meaning(self, line: SourceLine) -> str:
        """What a line was taken for, in words."""
        words = label(line.noise, language()) if line.noise else label(line.kind, language())
        if line.level:
            words = _("Heading, level {level}").format(level=line.level)
        if line.number in self._corrected:
            words = _("{meaning} (corrected)").format(meaning=words)
        return words
