"""The column of the text ends where the view ends, until somebody gives it a width."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QTableView

_NARROWEST = 0.5
"""Share of its usual width that the column keeps in the narrowest view."""


class TextFit(QObject):
    """Makes a column narrower in a view that has no room for its usual width."""

    def __init__(self, table: QTableView, column: int) -> None:
        super().__init__(table)
        self._table = table
        self._column = column
        self._usual = table.columnWidth(column)
        self._fitting = False
        self.chosen = False
        """Somebody has given the column a width."""
        table.viewport().installEventFilter(self)
        table.horizontalHeader().sectionResized.connect(self._note_resized)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.chosen:
            self._fit()
        return super().eventFilter(watched, event)

    def begin_again(self) -> None:
        """Fit the column to the view again, for nobody has chosen its width any more."""
        self.chosen = False
        self._fit()

    def _fit(self) -> None:
        room = self._table.viewport().width() - self._left()
        width = min(self._usual, max(room, round(self._usual * _NARROWEST)))
        self._fitting = True
        self._table.setColumnWidth(self._column, width)
        self._fitting = False

    def _left(self) -> int:
        """Where the column begins when nothing is scrolled."""
        return self._table.horizontalHeader().sectionPosition(self._column)

    @Slot(int, int, int)
    def _note_resized(self, column: int, before: int, now: int) -> None:
        """A width that somebody chose stays as it is; hiding a column chooses none."""
        if column == self._column and before and now and not self._fitting:
            self.chosen = True
