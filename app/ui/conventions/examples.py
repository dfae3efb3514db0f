"""What some phrases become under the conventions that are shown."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QGroupBox, QLabel, QWidget

from app.base.i18n import Language
from app.domain.conventions import Conventions
from app.services.conventions import EXAMPLES, examples
from app.ui.words import _, language
from app.wording.deadlines import reading


class Examples(QGroupBox):
    """Phrases at the left, their readings at the right; grey while the form cannot be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("For example"), parent)
        self._readings = [QLabel() for _pair in EXAMPLES]
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 10)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, ((chinese, english), label) in enumerate(
            zip(EXAMPLES, self._readings, strict=True)
        ):
            words = f"{chinese}, {english}" if language() is Language.EN else chinese
            phrase = QLabel(words)
            phrase.setObjectName("muted")
            grid.addWidget(phrase, row, 0)
            grid.addWidget(label, row, 1)

    @Slot(object)
    def show_readings(self, conventions: Conventions | None) -> None:
        """Read the phrases by these conventions; None leaves what was read, in grey."""
        self.setEnabled(conventions is not None)
        if conventions is not None:
            for label, deadline in zip(self._readings, examples(conventions), strict=True):
                words = reading(deadline, language()) if deadline.dated else ""
                label.setText(words or _("a question is asked"))

    def texts(self) -> list[str]:
        """The readings as they are shown, in the order of `EXAMPLES`."""
        return [label.text() for label in self._readings]
