"""Going from one place of the searched words to the next, and which of how many rows it is."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel

from app.base.folding import fold
from app.ui.main_window import WorkspaceView
from app.ui.words import _

_ALL_LOOKED_THROUGH = 200_000
"""Beyond so many rows in groups nobody waits for the number of a row among all of them."""


class Hits(QObject):
    """Every row that is shown holds the words somewhere: counted are rows, gone to are cells."""

    def __init__(self, view: WorkspaceView, count: QLabel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._count = count
        view.rows.replaced.connect(self._count_known)
        view.rows.settled.connect(self._count_all)
        view.rows.current_changed.connect(self._count_known)
        self._count_known()

    def go(self, by: int) -> None:
        """To the next (1) or previous (-1) cell with the words, and round at the end."""
        rows, table = self._view.rows, self._view.table
        words = [fold(word) for word in rows.words]
        if not words or not len(rows):
            return
        if not table.isVisible():
            rows.move_current(by)
            return
        shown = table.shown_columns()
        current = table.currentIndex()
        line = current.row() if current.isValid() else 0
        at = shown.index(current.column()) if current.column() in shown else -1
        places = self._columns(line, words)
        later = [one for one in places if (one > at if by > 0 else one < at)]
        while not later:
            line = self._next_line(line, by)
            # Words that stand in no column that is shown: the row is gone to all the same.
            later = self._columns(line, words) or [0]
        column = shown[later[0] if by > 0 else later[-1]]
        table.setCurrentIndex(table.index_at(line, column))
        self._count_all()

    def _next_line(self, line: int, by: int) -> int:
        rows = self._view.rows
        for _step in range(len(rows)):
            line = (line + by) % len(rows)
            if rows.head(line) is None:
                return line
        group = rows.lines.group_at(line)
        rows.set_closed([group.path], False)
        return self._next_line(line, by)

    def _columns(self, line: int, words: list[str]) -> list[int]:
        """The shown columns of a line in which any of the words stands, counted from the left."""
        table = self._view.table
        if self._view.rows.head(line) is not None:
            return []
        texts = (fold(str(table.index_at(line, one).data() or "")) for one in table.shown_columns())
        return [at for at, text in enumerate(texts) if any(word in text for word in words)]

    @Slot()
    def _count_known(self, *_current: object) -> None:
        """As far as it takes no time: this is also asked for while somebody types."""
        rows = self._view.rows
        position = None if rows.spec.group else rows.known_position(rows.current)
        self._show(position)

    @Slot()
    def _count_all(self) -> None:
        rows = self._view.rows
        if not rows.spec.group:
            self._show(rows.position_of(rows.current))
        elif rows.current is not None and len(rows.matches) <= _ALL_LOOKED_THROUGH:
            key = self._view.workspace.keys([rows.current]).get(rows.current)
            self._show(None if key is None else rows.matches.position_of(key))

    def _show(self, position: int | None) -> None:
        rows = self._view.rows
        if not rows.words:
            self._count.clear()
            return
        number = "–" if position is None else f"{position + 1:,}"
        self._count.setText(_("{n} of {m}").format(n=number, m=f"{len(rows.matches):,}"))
