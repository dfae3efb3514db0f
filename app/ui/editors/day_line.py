"""A day: typed in any form, or chosen in a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from app.domain.days import read_day
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.services.commands import Command
from app.ui.editors.facts import EditorFacts
from app.ui.editors.typed_line import TypedLine
from app.ui.icons import icon
from app.ui.widgets.field_editors import Editable, LineEditor
from app.ui.words import _, language
from app.wording.deadlines import day as day_words

_OPENING_KEYS = (Qt.Key.Key_F4, Qt.Key.Key_Down)


class DayLine(TypedLine):
    """F4 or Down opens the calendar; the day that was typed is said below."""

    def __init__(self, field: Field, facts: EditorFacts, parent: QWidget | None = None) -> None:
        super().__init__(field, facts, parent)
        self._calendar: _Calendar | None = None
        opening = self.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        opening.setToolTip(_("Choose in a calendar  (F4)"))
        opening.triggered.connect(self.open_calendar)

    def shown_text(self, shown: Editable) -> str:
        return LineEditor.shown_text(self, shown)

    def command(self, ids: tuple[str, ...]) -> Command:
        return LineEditor.command(self, ids)

    def takes(self, event: QKeyEvent) -> bool:
        """The keys that open the calendar."""
        if event.key() in _OPENING_KEYS and not event.modifiers():
            self.open_calendar()
            return True
        return False

    def reading(self) -> str:
        day = self._day()
        return f"→ {day_words(day, language())}" if day is not None else ""

    def hint(self) -> str:
        return _("F4: calendar")

    @property
    def calendar(self) -> QCalendarWidget | None:
        """The calendar while it is open."""
        opened = self._calendar
        return opened.days if opened is not None and opened.isVisible() else None

    @Slot()
    def open_calendar(self) -> None:
        """Show the month of the day that was typed."""
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.days.activated.connect(self._choose)
            self._calendar.days.clicked.connect(self._choose)
        day = self._day()
        self._calendar.show_below(self, day)

    def _day(self) -> date | None:
        try:
            return read_day(self.text()) if self.text().strip() else None
        except InvalidValue:
            return None

    @Slot(QDate)
    def _choose(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
        self.setText(day.toString(Qt.DateFormat.ISODate))
        self.setModified(True)
        self.setFocus()
        self.explain()


class _Calendar(QWidget):
    """A popup whose parent is the editor: the editor stays open while it has the keys."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line, Qt.WindowType.Popup)
        self.days = QCalendarWidget(self)
        self.days.setAccessibleName(_("Calendar"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.days)

    def show_below(self, line: QLineEdit, day: date | None) -> None:
        """Open with a day chosen."""
        if day is not None:
            self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(line.mapToGlobal(QPoint(0, line.height())))
        self.show()
        self.days.setFocus()
