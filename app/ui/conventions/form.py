"""Each convention as a sentence with a choice in it."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from app.domain.conventions import Conventions, checked_conventions
from app.domain.days import read_day
from app.domain.deadline import Window
from app.domain.errors import InvalidValue
from app.ui.conventions.sentence import DayField, MonthField, sentence
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, language
from app.wording.errors import error_sentence

_MONTHS = tuple(field.name for field in fields(Conventions) if field.name != "term")
_FIRST, _LAST = "term_first", "term_last"
_SLACK = 12


class ConventionsForm(QWidget):
    """Shows conventions and takes others; tells at once what cannot be."""

    changed = Signal(object)
    """The `Conventions`; None while something in the form cannot be."""

    def __init__(self, conventions: Conventions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months = {name: MonthField() for name in _MONTHS}
        self._days = {_FIRST: DayField("2022-07-01"), _LAST: DayField("2027-06-30")}
        self._faults: dict[str, QLabel] = {}
        """Where it is told what is wrong with a field, by its name."""
        self._wrong: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._build()
        self.show_conventions(conventions)
        for month in self._months.values():
            month.currentIndexChanged.connect(self._tell)
        for day in self._days.values():
            day.textEdited.connect(self._tell)
            day.editingFinished.connect(self._check_days)

    def _build(self) -> None:
        for name, template, names in (
            (_("&Early in the year (年初)"),
             _("from 1 January to the end of {early_last_month}"), ("early_last_month",)),
            (_("&Mid-year as a time (年中)"),
             _("from the start of {middle_first_month} to the end of {middle_last_month}"),
             ("middle_first_month", "middle_last_month")),
            (_("&By mid-year (年中或之前)"),
             _("by the end of {middle_limit_month}"), ("middle_limit_month",)),
            (_("Year e&nd (年底)"),
             _("from about {end_first_month} to 31 December"), ("end_first_month",)),
            (_("&School year (學年)"),
             _("from 1 {school_first_month} for twelve months"), ("school_first_month",)),
            (_("&Financial year (財政年度)"),
             _("from 1 {financial_first_month} for twelve months"), ("financial_first_month",)),
            (_("&Term of the government (本屆政府任期)"),
             _("from {term_first} to {term_last}"), (_FIRST, _LAST)),
        ):  # fmt: skip
            self._add(name, template, names)
        note = QLabel(
            _("It counts for documents that were published within it. Without it, it is asked.")
        )
        note.setObjectName("muted")
        note.setWordWrap(True)
        self._grid.addWidget(note, self._grid.rowCount(), 1)

    def _add(self, name: str, template: str, names: tuple[str, ...]) -> None:
        inside: dict[str, MonthField | DayField] = {}
        for one in names:
            inside[one] = self._months[one] if one in self._months else self._days[one]
        label = QLabel(name)
        label.setBuddy(inside[names[0]])
        # With a letter underlined Qt paints Chinese beside English wider than it measures it.
        label.setMinimumWidth(label.sizeHint().width() + _SLACK)
        for number, one in enumerate(names, 1):
            plain = name.replace("&", "")
            inside[one].setAccessibleName(plain if len(names) == 1 else f"{plain} {number}")
        fault = QLabel()
        fault.setObjectName("error")
        fault.setWordWrap(True)
        fault.hide()
        at = self._grid.rowCount()
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(sentence(template, inside), at, 1)
        self._grid.addWidget(fault, at + 1, 1)
        self._faults |= dict.fromkeys(names, fault)

    def show_conventions(self, conventions: Conventions) -> None:
        """Show some conventions in the place of what was chosen and typed."""
        for name, month in self._months.items():
            month.set_month(getattr(conventions, name))
        term = conventions.term or Window()
        for name, day in ((_FIRST, term.earliest), (_LAST, term.latest)):
            self._days[name].setText(day.isoformat() if day else "")
        self._tell()

    def conventions(self) -> Conventions | None:
        """What the form says; None if it cannot be: then the reason stands beside the field, which
        has the focus.
        """
        found = self._read(finished=True)
        if found is None:
            self._wrong[0].setFocus()
        return found

    @Slot()
    def _tell(self, *_anything: object) -> None:
        self.changed.emit(self._read(finished=False))

    @Slot()
    def _check_days(self) -> None:
        """A day has been left: what is wrong with it is told, but not yet that one is missing."""
        try:
            term = self._term()
        except InvalidValue:
            self._read(finished=True)
        else:
            if term is not None and term.earliest and term.latest:
                self._read(finished=True)

    def _read(self, *, finished: bool) -> Conventions | None:
        """What the form says. Nothing is said against a day that is being typed, nor, unless all
        of it is `finished`, that one is missing.
        """
        self._forget_fault()
        chosen: dict[str, Any] = {name: one.month for name, one in self._months.items()}
        months = Conventions(**chosen)
        try:
            checked_conventions(months)
        except InvalidValue as error:
            name = str(error.values["field"])
            self._show_fault(name, error, [self._months[name]])
            return None
        try:
            return checked_conventions(replace(months, term=self._term()))
        except InvalidValue as error:
            wrong = self._wrong_days()
            typing = any(field.hasFocus() for field in wrong)
            if finished or not (typing or error.code == "conventions_term_half"):
                self._show_fault(_FIRST, error, wrong)
            return None

    def _term(self) -> Window | None:
        """The days of the term as typed; None without any. Raises InvalidValue."""
        first, last = (_day(field) for field in self._days.values())
        return None if first is None and last is None else Window(first, last)

    def _wrong_days(self) -> list[QWidget]:
        """Which of the two days to look at; the last one if only their order is wrong."""
        unreadable: list[QWidget] = []
        missing: list[QWidget] = []
        for field in self._days.values():
            try:
                missing += [field] if _day(field) is None else []
            except InvalidValue:
                unreadable.append(field)
        return unreadable or missing or [self._days[_LAST]]

    def _show_fault(self, name: str, error: InvalidValue, wrong: list[QWidget]) -> None:
        """Tell below the sentence of a field what is wrong, and mark where."""
        words = error_sentence(error, language())
        self._faults[name].setText(words)
        self._faults[name].show()
        self._wrong = wrong
        for field in wrong:
            mark_invalid(field, invalid=True)
            field.setAccessibleDescription(words)

    def _forget_fault(self) -> None:
        for fault in self._faults.values():
            fault.hide()
        for field in self._wrong:
            mark_invalid(field, invalid=False)
            field.setAccessibleDescription("")
        self._wrong = []


def _day(field: QLineEdit) -> date | None:
    text = field.text().strip()
    return read_day(text) if text else None
