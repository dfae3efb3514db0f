"""The chips of all that filters: one for each condition, in as many lines as they need."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.domain.filters import Condition
from app.ui.icons import icon
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.words import _

_LONGEST = 30
_SPACING = 6
_Key = Qt.Key
_STEPS = {_Key.Key_Left: -1, _Key.Key_Up: -1, _Key.Key_Right: 1, _Key.Key_Down: 1}


class Chip(QPushButton):
    """One condition; a click, Delete, Enter or the space bar takes it off."""

    gone = Signal()
    stepped = Signal(int)
    """To the chip before (-1) or after (1)."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…", parent)
        self.setObjectName("chip")
        self.setIcon(icon("x"))
        self.setIconSize(QSize(11, 11))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolTip(words)
        self.setAccessibleName(_("Remove the filter: {words}").format(words=words))
        self.clicked.connect(self.gone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (_Key.Key_Delete, _Key.Key_Backspace, _Key.Key_Return, _Key.Key_Enter):
            self.gone.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[_Key(key)])
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """One chip for each condition."""

    removed = Signal(object)
    """A `Condition`."""
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, _SPACING)
        self._shown: list[tuple[Condition, str]] = []
        self._buttons: list[QPushButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_conditions(self, conditions: list[tuple[Condition, str]]) -> None:
        """Show conditions with their words; the focus stays where it was among them."""
        if conditions == self._shown:
            return
        at = next((at for at, one in enumerate(self._buttons) if one.hasFocus()), None)
        old, self._shown = self._buttons, conditions
        self._buttons = [self._chip(*one) for one in conditions]
        if len(conditions) > 1:
            clear = QPushButton(_("Clear all"), self)
            clear.setObjectName("link")
            clear.clicked.connect(self.cleared)
            self._buttons.append(clear)
        while self._layout.takeAt(0) is not None:
            pass
        for button in self._buttons:
            self._layout.addWidget(button)
            button.show()
        if at is not None and self._buttons:
            self._buttons[min(at, len(self._buttons) - 1)].setFocus()
        for button in old:
            button.hide()
            button.deleteLater()
        self.updateGeometry()

    def _chip(self, condition: Condition, words: str) -> QPushButton:
        chip = Chip(words, self)
        chip.gone.connect(lambda: self.removed.emit(condition))
        chip.stepped.connect(lambda by: self._step(chip, by))
        return chip

    def _step(self, chip: QPushButton, by: int) -> None:
        at = self._buttons.index(chip) + by
        if 0 <= at < len(self._buttons):
            self._buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
