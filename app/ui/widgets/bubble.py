"""A short sentence beside a field that tells why it cannot take what was typed."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from app.domain.errors import TrackerError
from app.ui.words import language
from app.wording.errors import error_sentence

_SHOWN_MILLISECONDS = 12_000


def show_reason(field: QWidget, error: TrackerError) -> None:
    """Show the reason right below a field until it is typed in again."""
    below = field.mapToGlobal(QPoint(0, field.height()))
    sentence = error_sentence(error, language())
    field.setAccessibleDescription(sentence)
    QToolTip.showText(below, sentence, field, field.rect(), _SHOWN_MILLISECONDS)


def hide_reason(field: QWidget) -> None:
    """The field holds something that it can take again."""
    if field.accessibleDescription():
        field.setAccessibleDescription("")
        QToolTip.hideText()
