"""One question to a column: which, and what is to be typed for it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.conventions import Conventions
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import Condition, Match, Period
from app.services.column_conditions import (
    Input,
    Offer,
    fields_of_column,
    made,
    offer_of,
    offers_for,
)
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, language
from app.wording.errors import error_sentence
from app.wording.labels import label

_BOTH = (Input.NUMBERS, Input.DAYS)
_MOST_SHOWN = 14


class ConditionRow(QWidget):
    """A list of questions, and one or two fields for what they need."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in a field."""

    def __init__(self, field: Field, conventions: Conventions, parent: QWidget) -> None:
        super().__init__(parent)
        self._conventions = conventions
        self._offers = offers_for(field)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Condition"))
        self.choice.setMaxVisibleItems(_MOST_SHOWN)
        self.first, self.second = QLineEdit(), QLineEdit()
        self.to = QLabel(_("to"))
        self.wrong = QLabel()
        self.wrong.setObjectName("error")
        self.wrong.setWordWrap(True)
        self._fill(field)
        self._lay_out()
        self._show_inputs()
        self.choice.currentIndexChanged.connect(self._take_choice)
        for line in (self.first, self.second):
            line.textChanged.connect(self.changed)
            line.returnPressed.connect(self.entered)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        for part in (self.first, self.to, self.second):
            fields.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.choice)
        layout.addLayout(fields)
        layout.addWidget(self.wrong)
        self.wrong.hide()

    def _fill(self, field: Field) -> None:
        """The questions; where a column has those of two fields, each under its name."""
        fields = fields_of_column(field)
        self.choice.addItem(_("No other condition"), None)
        for one in fields:
            offers = [offer for offer in self._offers if offer.field is one]
            if len(fields) > 1 and offers:
                self._add_heading(label(one, language()))
            for offer in offers:
                self.choice.addItem(_words(offer), self._offers.index(offer))

    def _add_heading(self, words: str) -> None:
        self.choice.addItem(f"— {words} —", None)
        model = self.choice.model()
        assert isinstance(model, QStandardItemModel)
        model.item(self.choice.count() - 1).setEnabled(False)

    # --- what is asked --------------------------------------------------------------------------

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self._offers)

    @property
    def offer(self) -> Offer | None:
        """The question that is chosen."""
        at = self.choice.currentData()
        return None if at is None else self._offers[at]

    def show_condition(self, condition: Condition) -> bool:
        """Show a condition; False if no question makes it."""
        found = offer_of(condition)
        if found is None or found[0] not in self._offers:
            return False
        offer, first, second = found
        self.choice.setCurrentIndex(self.choice.findData(self._offers.index(offer)))
        self.first.setText(first)
        self.second.setText(second)
        return True

    def condition(self) -> Condition | None:
        """The condition; what is wrong with it is shown. Raises InvalidValue."""
        offer, typed = self.offer, (self.first.text(), self.second.text())
        try:
            found = None if offer is None else made(offer, *typed, self._conventions)
        except InvalidValue as error:
            self._say(error_sentence(error, language()))
            raise
        self._say("")
        return found

    @property
    def is_waiting(self) -> bool:
        """Whether a question is chosen and nothing is typed for it yet."""
        offer = self.offer
        return offer is not None and not (
            offer.input is Input.NOTHING or self.first.text().strip() or self.second.text().strip()
        )

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        mark_invalid(self.first, bool(words))

    # --- what is shown --------------------------------------------------------------------------

    @Slot()
    def _take_choice(self) -> None:
        self._show_inputs()
        self.changed.emit()

    def _show_inputs(self) -> None:
        offer = self.offer
        kind = Input.NOTHING if offer is None else offer.input
        self.first.setVisible(kind is not Input.NOTHING)
        for part in (self.to, self.second):
            part.setVisible(kind in _BOTH)
        if kind in (Input.DAY, Input.DAYS):
            hint = _("2024Q3, 2024-06-30, end of 2024…")
        elif kind is Input.COUNT:
            hint = _("how many days")
        else:
            hint = _("words") if kind is Input.WORDS else _("number")
        self.first.setPlaceholderText(hint)
        for line, name in ((self.first, hint), (self.second, _("to"))):
            line.setAccessibleName(name)


def _words(offer: Offer) -> str:
    if offer.words:
        return _(offer.words)
    how = offer.how
    assert isinstance(how, Match | Period)
    return label(how, language())
