"""Asks how the timeline is laid out as a picture, as PDF and on paper."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.domain.deadline import Window
from app.ui.timeline.sheet_form import MOST_ACROSS, PaperSize, SheetForm, SheetLayout
from app.ui.words import _, language
from app.wording.deadlines import window

_WIDTH = 460


class PageSetup(QDialog):
    """Size, pages, stretch of time, actions. Bands and holidays are those of the screen."""

    agreed = Signal(object)
    """A `SheetForm`."""

    def __init__(
        self, form: SheetForm, seen: tuple[date, date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._seen = seen
        self.setWindowTitle(_("Timeline page setup"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDTH)
        self.size_ = QComboBox()
        self.layout_ = QComboBox()
        self.days = QComboBox()
        self.across = QComboBox()
        self.actions_ = QCheckBox(_("Actions &below their commitments"))
        self._fill()
        self._build()
        self.layout_.currentIndexChanged.connect(self._enable)
        self._enable()

    def _fill(self) -> None:
        form, words = self._form, window(Window(*self._seen), language())
        for size, name in (
            (PaperSize.A4, _("A4 across")),
            (PaperSize.A3, _("A3 across")),
            (PaperSize.SLIDE, _("Slide, 16:9")),
        ):
            self.size_.addItem(name, size.value)
        self.layout_.addItem(_("As many pages as the rows need"), SheetLayout.PAGES.value)
        self.layout_.addItem(_("All on one page"), SheetLayout.ONE.value)
        self.days.addItem(_("All that the rows speak of"), False)
        self.days.addItem(_("As on the screen: {days}").format(days=words), True)
        _choose(self.size_, form.size)
        _choose(self.layout_, form.layout)
        self.days.setCurrentIndex(int(form.days is not None))
        for count in range(1, MOST_ACROSS + 1):
            self.across.addItem(str(count), count)
        self.across.setCurrentIndex(form.across - 1)
        self.actions_.setChecked(form.actions)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        words = _("For the picture, the PDF and the print preview of the timeline.")
        said = QLabel(words)
        said.setWordWrap(True)
        layout.addWidget(said)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(_("&Size"), self.size_)
        form.addRow(_("&Pages"), self.layout_)
        form.addRow(_("&Time"), self.days)
        form.addRow(_("Pages beside &each other"), self.across)
        form.addRow("", self.actions_)
        layout.addLayout(form)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(_("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def form(self) -> SheetForm:
        """What has been chosen."""
        return replace(
            self._form,
            size=PaperSize(self.size_.currentData()),
            layout=SheetLayout(self.layout_.currentData()),
            across=self.across.currentData() if self.across.isEnabled() else 1,
            days=self._seen if self.days.currentData() else None,
            actions=self.actions_.isChecked(),
        )

    @Slot()
    def _enable(self, *_index: object) -> None:
        """All on one page is one page across too."""
        self.across.setEnabled(self.layout_.currentData() == SheetLayout.PAGES.value)

    @Slot()
    def _agree(self) -> None:
        self.agreed.emit(self.form())
        self.accept()


def _choose(box: QComboBox, value: StrEnum) -> None:
    box.setCurrentIndex(box.findData(value.value))
