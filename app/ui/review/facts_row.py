"""What a document is called, when it was published, and in which form it came."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.domain.days import read_day
from app.domain.document import DocumentFacts
from app.domain.errors import TrackerError
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, language
from app.wording.documents import form_words


class FactsRow(QWidget):
    """Title and day to be typed; bad input is explained beside the field."""

    changed = Signal()
    """Somebody has left one of the fields."""

    def __init__(self, facts: DocumentFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.understood = True
        """Whether the day that stands there is one."""
        self._title = QLineEdit(facts.title)
        self._published = QLineEdit(facts.published.isoformat() if facts.published else "")
        self._published.setPlaceholderText("2023-10-25")
        self._published.setMaximumWidth(140)
        self._published.setToolTip(_("From this day on words such as 今年 or 三年內 are counted"))
        form = QLabel(form_words(facts, language()))
        form.setToolTip(_("What the file is, and how its characters are encoded"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, words in (
            (self._title, _("Tit&le")),
            (self._published, _("&Published on")),
        ):
            name = QLabel(words)
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row.addWidget(name)
            row.addWidget(field, 1 if field is self._title else 0)
            field.editingFinished.connect(self.changed)
        row.addWidget(form)

    def values(self) -> tuple[date | None, str]:
        """The day and the title. Raises InvalidValue if what was typed is no day."""
        text = self._published.text().strip()
        return read_day(text) if text else None, self._title.text().strip()

    def show_title(self, title: str) -> None:
        """Show the title that the document gives, where nobody has typed another one."""
        if not self._title.text().strip():
            self._title.setText(title)

    def explain(self, error: TrackerError | None) -> None:
        """Say beside the day what is wrong with it, or nothing any more."""
        self.understood = error is None
        if error is None:
            hide_reason(self._published)
        else:
            show_reason(self._published, error)
        mark_invalid(self._published, not self.understood)

    def ask_day(self) -> None:
        """Put the cursor where the day is to be typed."""
        self._published.setFocus()

    def has_focus(self) -> bool:
        return self._title.hasFocus() or self._published.hasFocus()
