"""A sentence with fields in it: `from {first} to {last}`."""

import re

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.ui.words import language
from app.wording.deadlines import month

_MOST_MONTHS = 12


class MonthField(QComboBox):
    """One month of the year."""

    def __init__(self) -> None:
        super().__init__()
        self.addItems([month(number, language()) for number in range(1, _MOST_MONTHS + 1)])

    @property
    def month(self) -> int:
        """The chosen month, 1 to 12."""
        return self.currentIndex() + 1

    def set_month(self, number: int) -> None:
        """Choose a month, 1 to 12."""
        self.setCurrentIndex(number - 1)


class DayField(QLineEdit):
    """One day, typed; it may be empty."""

    def __init__(self, example: str) -> None:
        super().__init__()
        self.setPlaceholderText(example)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("2024年12月31日") + 24)


def sentence(template: str, fields: dict[str, MonthField | DayField]) -> QWidget:
    """The words of a template in a row, with a field for each name in braces."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for words, name in re.findall(r"([^{}]*)(?:\{(\w+)\})?", template):
        if words.strip():
            layout.addWidget(QLabel(words.strip()))
        if name:
            layout.addWidget(fields[name])
    layout.addStretch(1)
    return row
