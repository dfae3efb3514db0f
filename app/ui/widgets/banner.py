"""A line above the rows that says something about the whole tracker, with what can be done."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Banner(QFrame):
    """Words and buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 5, 10, 5)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._layout.addWidget(self._words, 1)
        self.hide()

    def show_words(self, words: str, *actions: QAction) -> None:
        """Say something; each action becomes a button."""
        self._words.setText(words)
        while self._layout.count() > 1:
            item = self._layout.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for action in actions:
            button = QPushButton(action.text())
            button.setToolTip(action.statusTip())
            button.clicked.connect(action.trigger)
            self._layout.addWidget(button)
        self.show()
