"""What stands below an editor while somebody types: what may be meant, and how it is read."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QVBoxLayout, QWidget

from app.ui.editors.facts import Offer

_LEAST_WIDTH, _MOST_WIDTH, _GAP = 260, 620, 3


class BelowEditor(QFrame):
    """A part of the window, not a window: the focus, and the input method, stay in the editor."""

    chosen = Signal(str)
    """An offer was clicked or taken with Enter."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self.setObjectName("below")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offers = QListWidget()
        self._offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._offers.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._offers.itemClicked.connect(lambda _item: self.take())
        self._reading = QLabel()
        self._hint = QLabel()
        self._hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 4, 5, 4)
        layout.setSpacing(2)
        for part in (self._offers, self._reading, self._hint):
            layout.addWidget(part)
        for label in (self._reading, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._inserts: list[str] = []
        editor.destroyed.connect(self.deleteLater)
        editor.installEventFilter(self)
        self.hide()

    def say(self, reading: str, hint: str = "", offers: Sequence[Offer] = ()) -> None:
        """Show something, or nothing."""
        self._inserts = [one.insert for one in offers]
        self._offers.clear()
        self._offers.addItems([one.shown for one in offers])
        self._offers.setVisible(bool(offers))
        self._reading.setText(reading)
        self._reading.setVisible(bool(reading))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        shown = bool(reading or hint or offers) and self._editor.isVisible()
        self.setVisible(shown)
        if shown:
            self._place()

    @property
    def reading(self) -> str:
        """What is said, for tests and screen readers."""
        return self._reading.text() if self.isVisible() else ""

    @property
    def offers(self) -> list[str]:
        """What would be put in, one for each line."""
        return self._inserts if self.isVisible() else []

    @property
    def marked(self) -> int:
        """The line that Enter takes; -1 for none."""
        return self._offers.currentRow() if self.offers else -1

    def mark(self, row: int) -> None:
        """Make a line the one that Enter takes; -1 for none."""
        self._offers.setCurrentRow(max(-1, min(row, len(self._inserts) - 1)))

    def take(self) -> None:
        """Put in what is marked."""
        if 0 <= self.marked < len(self._inserts):
            self.chosen.emit(self._inserts[self.marked])

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Hide, QEvent.Type.FocusOut):
            self.hide()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        """Below the editor; above it where the window ends."""
        if self._offers.isVisibleTo(self):
            rows = self._offers.count()
            self._offers.setFixedHeight(max(1, self._offers.sizeHintForRow(0)) * rows + 4)
        window, editor = self._editor.window(), self._editor
        widest = self._offers.sizeHintForColumn(0) + 24 if self._inserts else 0
        width = max(_LEAST_WIDTH, min(_MOST_WIDTH, max(editor.width(), widest)))
        width = min(width, window.width())
        self.setFixedWidth(width)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        self.resize(width, max(height, self.minimumSizeHint().height()))
        top = editor.mapTo(window, QPoint(0, 0))
        y = top.y() + editor.height() + _GAP
        if y + self.height() > window.height():
            y = max(0, top.y() - self.height() - _GAP)
        self.move(max(0, min(top.x(), window.width() - width)), y)
        self.raise_()
