"""The box of the palette: a line to type in and what it finds, over the window."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import icon
from app.ui.palette.entries import Entry, Provider, ranked
from app.ui.theme import Theme
from app.ui.words import _

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()
_WIDTH, _LINES, _MARGIN, _ICON = 640, 11, 10, 16
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
          Qt.Key.Key_PageDown: _LINES - 1, Qt.Key.Key_PageUp: 1 - _LINES}  # fmt: skip


class PaletteBox(QFrame):
    """Shows entries and runs one of them. It is a part of the window, for input methods' sake."""

    chosen = Signal(object)
    """An `Entry` that was run."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._window = window
        self._providers: Sequence[Provider] = ()
        self._entries: list[Entry] = []
        self._recent: Sequence[str] = ()
        self._before: QWidget | None = None
        self.line = _Line(self)
        self.line.setPlaceholderText(_("Command, column, organisation or number of a commitment"))
        self.line.setAccessibleName(_("Find a command"))
        self.line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.model = _EntryModel(self)
        self.list = QListView()
        self.list.setObjectName("found")
        self.list.setAccessibleName(_("What was found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_EntryDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self._find)
        self.line.stepped.connect(self._step)
        self.line.accepted.connect(self._run_current)
        self.line.left.connect(self.leave)
        self.list.clicked.connect(lambda _index: self._run_current())
        window.installEventFilter(self)
        self.hide()

    def open_with(self, providers: Sequence[Provider], recent: Sequence[str]) -> None:
        """Open empty, with what was used lately on top."""
        if self.isHidden():
            self._before = self._window.focusWidget()
        self._providers = providers
        self._recent = recent
        self._entries = [entry for provider in providers for entry in provider.entries()]
        self.line.clear()
        self._find("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    @Slot()
    def leave(self) -> None:
        """Close, and go back to where the keys were."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(window, event)

    def _place(self) -> None:
        line = self.list.fontMetrics().lineSpacing() + _EntryDelegate.ROOM
        width = min(_WIDTH, self._window.width() - 40)
        height = self.line.sizeHint().height() + line * _LINES + 26
        height = min(height, self._window.height() - 80)
        self.setGeometry((self._window.width() - width) // 2, 56, width, height)

    @Slot(str)
    def _find(self, typed: str) -> None:
        found = [one for provider in self._providers for one in provider.found(typed)
                 ] if typed.strip() else []  # fmt: skip
        self.model.show(ranked(self._entries, typed, self._recent, found))
        self._choose(0)

    def _choose(self, position: int) -> None:
        count = self.model.rowCount()
        if count:
            index = self.model.index(max(0, min(position, count - 1)))
            self.list.setCurrentIndex(index)
            words = str(index.data(_ACCESSIBLE))
            self.line.setAccessibleDescription(words)

    @Slot(int)
    def _step(self, by: int) -> None:
        self._choose(self.list.currentIndex().row() + by)

    @Slot()
    def _run_current(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        entry = self.model.entry(index.row())
        if entry.refused:
            return
        self.leave()
        self.chosen.emit(entry)
        entry.run()


class _Line(QLineEdit):
    """The keys of a list in a line; none of them counts while an input method composes."""

    stepped = Signal(int)
    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # type: ignore[attr-defined]
            return True  # There is nowhere to go to.
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() not in (reasons.ActiveWindowFocusReason, reasons.PopupFocusReason):
            self.left.emit()


class _EntryModel(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: list[Entry] = []

    def show(self, found: list[Entry]) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def entry(self, position: int) -> Entry:
        return self._found[position]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        entry = self._found[index.row()]
        if role == _DISPLAY:
            return entry.title
        if role == _ACCESSIBLE:
            parts = (entry.title, entry.place, entry.keys, entry.refused)
            return ", ".join(part for part in parts if part)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return entry.refused or entry.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._found[index.row()].refused:
            return Qt.ItemFlag.ItemIsSelectable  # Seen and explained, but grey.
        return super().flags(index)


class _EntryDelegate(QStyledItemDelegate):
    """Icon and title at the left, at the right the keys and where the menus have it."""

    ROOM = 14

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.lineSpacing() + self.ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _EntryModel)
        entry = model.entry(index.row())
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(option.rect, 4, 4)
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if entry.icon:
            top = area.top() + (area.height() - _ICON) // 2
            mode = icon(entry.icon).Mode.Disabled if entry.refused else icon(entry.icon).Mode.Normal
            icon(entry.icon).paint(
                painter, QRect(area.left(), top, _ICON, _ICON), Qt.AlignmentFlag.AlignCenter, mode
            )
        area.setLeft(area.left() + _ICON + 9)
        right = entry.refused or entry.place
        used = self._right(painter, area, entry.keys, "selection_text" if chosen else "text")
        room = area.adjusted(area.width() // 2, 0, -used, 0)
        used += self._right(painter, room, right, "faint" if entry.refused else "muted")
        ink = "faint" if entry.refused else "selection_text" if chosen else "text"
        painter.setPen(self._theme.colour(ink))
        area.setRight(area.right() - used)
        text = painter.fontMetrics().elidedText(
            entry.title, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def _right(self, painter: QPainter, area: QRect, text: str, ink: str) -> int:
        """Draw at the right end; returns how much room that took."""
        if not text:
            return 0
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(self._theme.colour(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return metrics.horizontalAdvance(shown) + 16
