"""The source with what it takes to correct its lines: buttons above, legend below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exchange.outline.corrections import Corrections, headings
from app.ui.review.legend import Legend
from app.ui.review.outline_actions import OutlineActions
from app.ui.review.source_view import SourceView
from app.ui.theme import Theme


class SourcePane(QWidget):
    """The left half of a review."""

    def __init__(self, actions: OutlineActions, theme: Theme) -> None:
        super().__init__()
        self._actions = actions
        self._corrections: Corrections = {}
        self.source = SourceView(theme)
        self.source.set_menu(actions.menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(actions.bar())
        layout.addWidget(self.source, 1)
        layout.addWidget(Legend(theme))
        self.source.cursorPositionChanged.connect(self.enable)
        self.source.selectionChanged.connect(self.enable)

    def note_corrections(self, corrections: Corrections) -> None:
        """These are in force now."""
        self._corrections = corrections
        self.enable()

    def enable(self) -> None:
        """Offer what can be said of the selected lines."""
        numbers = self.source.selected_numbers()
        levels = [line.level for line in headings(self.source.lines, numbers)]
        for name, possible in (
            ("higher", any(level > 1 for level in levels)),
            ("lower", bool(levels)),
            ("as_read", any(number in self._corrections for number in numbers)),
        ):
            self._actions[name].setEnabled(possible)
        for name in ("heading", "commitment", "join", "noise"):
            self._actions[name].setEnabled(bool(numbers))
