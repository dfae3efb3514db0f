"""The search box with what helps to fill it: completion, what is wrong, and the chips."""

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.errors import InvalidValue
from app.domain.filters import Condition, Contains
from app.services.completion import Suggestion, complete
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.widgets.completion import CompletionList
from app.ui.words import language
from app.wording.errors import error_sentence

_COMPLETE_AFTER_MILLISECONDS = 120
_CHIPS_AFTER_MILLISECONDS = 200
_GOES_ON = (":", "<", ">", "=")
"""Behind these something else has to be typed."""


class SearchDoor(QObject):
    """Connects the search box of a window with the filter of one tracker."""

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._view = view
        self._box = window.search
        self.completion = CompletionList(window.search, window.theme, window)
        self._completing = _timer(self, _COMPLETE_AFTER_MILLISECONDS, self._complete)
        # Chips that come and go with every key would move the table up and down.
        self._chips_later = _timer(self, _CHIPS_AFTER_MILLISECONDS, self._show_chips)
        self._error: InvalidValue | None = None
        self._connect()

    def _connect(self) -> None:
        box, view, filtering = self._box, self._view, self._view.filtering
        box.textChanged.connect(filtering.set_text)
        filtering.text_rewritten.connect(box.rewrite)
        filtering.typed_wrongly.connect(self._show_error)
        filtering.changed.connect(self._follow)
        view.chips.removed.connect(filtering.remove)
        view.chips.cleared.connect(filtering.clear)
        box.textEdited.connect(self._edited)
        self.completion.wanted.connect(self._complete)
        self.completion.taken.connect(self._take)
        view.destroyed.connect(self.completion.deleteLater)

    # --- completion -----------------------------------------------------------------------------

    @Slot()
    def _edited(self, _text: str = "") -> None:
        """Typing comes first: what could follow is looked for when it pauses."""
        self.completion.hide()
        if self._box.text():
            self._completing.start()
        else:
            self._completing.stop()

    @Slot()
    def _complete(self) -> None:
        text, cursor = self._box.text(), self._box.cursorPosition()
        found = list[Suggestion]()
        if text and self._box.hasFocus() and not self._box.hasSelectedText():
            titles = self._view.filtering.titles
            found = complete(self._view.workspace, text, cursor, language(), titles)
            found = [one for one in found if text[slice(*one.span)] != one.insert]
        wrong = error_sentence(self._error, language()) if self._error else ""
        self.completion.offer(found, wrong)

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        """Put it in the place of what was typed, so that it can be undone in the box."""
        box, (first, last) = self._box, suggestion.span
        goes_on = suggestion.insert.endswith(_GOES_ON)
        at_end = last >= len(box.text())
        box.setSelection(first, last - first)
        box.insert(suggestion.insert + (" " if at_end and not goes_on else ""))
        if goes_on:
            self._complete()

    # --- what is wrong --------------------------------------------------------------------------

    @Slot(object)
    def _show_error(self, error: InvalidValue | None) -> None:
        """Say below the search box what is wrong with the filter; the rows stay as they were."""
        view = self._view
        self._error = error
        self._box.show_error(error, view.filtering.wrong_part() if error else None)
        view.query_error.setText(error_sentence(error, language()) if error else "")
        view.query_error.setVisible(error is not None)
        view.chip_line.setVisible(error is not None or not view.chips.isHidden())

    # --- chips ----------------------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        if self._view.filtering.typing and self._view.filtering.conditions:
            self._chips_later.start()
        else:
            self._show_chips()

    @Slot()
    def _show_chips(self) -> None:
        self._chips_later.stop()
        view = self._view
        conditions = view.filtering.conditions
        if all(map(_is_word, conditions)):
            conditions = ()  # They stand in the box as they are.
        words = view.filtering.words()
        view.chips.show_conditions([(one, words.condition(one)) for one in conditions])
        view.chips.setVisible(bool(conditions))
        view.chip_line.setVisible(bool(conditions) or not view.query_error.isHidden())


def _is_word(condition: Condition) -> bool:
    return isinstance(condition, Contains) and not condition.negated


def _timer(parent: QObject, milliseconds: int, do: object) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=milliseconds)
    timer.timeout.connect(do)
    return timer
