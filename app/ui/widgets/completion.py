"""What could be typed next, below the search box. It never takes the focus from the box."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.services.completion import Suggestion
from app.ui.theme import Theme
from app.ui.words import _

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_WIDTH, _LINES, _ROOM = 460, 10, 10
_Key = Qt.Key


class CompletionList(QFrame):
    """A part of the window, for input methods' sake. Nothing is chosen until somebody does."""

    taken = Signal(object)
    """A `Suggestion`."""
    wanted = Signal()
    """Down was pressed in the box, and nothing is shown yet."""

    def __init__(self, box: QLineEdit, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("completion")
        self._box = box
        self._window = window
        self.model = _Suggestions(self)
        self.list = QListView()
        self.list.setObjectName("suggestions")
        self.list.setAccessibleName(_("What could be typed"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.wrong = QLabel()
        self.wrong.setObjectName("error")
        self.wrong.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.setSpacing(4)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.wrong)
        box.installEventFilter(self)
        self.hide()

    def offer(self, suggestions: Sequence[Suggestion], wrong: str) -> None:
        """Show suggestions, and what is wrong as the text stands; none close the list."""
        self.model.show(suggestions)
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        if not suggestions or not self._box.hasFocus():
            self.hide()
            return
        self._place(len(suggestions))
        self.show()
        self.raise_()

    def _place(self, count: int) -> None:
        corner = self._box.mapTo(self._window, QPoint(0, self._box.height() + 2))
        width = min(max(_WIDTH, self._box.width()), self._window.width() - corner.x() - 8)
        line = self.list.fontMetrics().height() + _ROOM
        height = min(count, _LINES) * line + 14
        if self.wrong.text():
            height += self.wrong.heightForWidth(width - 14) + 6
        height = min(height, self._window.height() - corner.y() - 8)
        self.setGeometry(QRect(corner, QSize(width, height)))

    # --- keys of the box ------------------------------------------------------------------------

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return not plain and self._take_key(event.key())
        if kind is QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QInputMethodEvent) and event.preeditString():
            self.hide()  # The list of the input method stands at the same place.
        return super().eventFilter(box, event)

    def _take_key(self, key: int) -> bool:
        """Enter is the box's own as long as nothing is chosen in the list."""
        current = self.list.currentIndex()
        if self.isHidden():
            if key == _Key.Key_Down and self._box.text():
                self.wanted.emit()
                return True
            return False
        if key in (_Key.Key_Down, _Key.Key_Up):
            self._step(1 if key == _Key.Key_Down else -1)
        elif key == _Key.Key_Tab:
            self._take(current if current.isValid() else self.model.index(0))
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            if not current.isValid():
                self.hide()
                return False
            self._take(current)
        elif key == _Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Above the first one nothing is chosen."""
        row = self.list.currentIndex().row() + by
        row = max(-1, min(row, self.model.rowCount() - 1))
        index = self.model.index(row) if row >= 0 else _NOWHERE
        self.list.setCurrentIndex(index)
        words = str(index.data(_Role.AccessibleTextRole) or "")
        self._box.setAccessibleDescription(words)

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        self.hide()
        self.taken.emit(self.model.suggestion(index.row()))


class _Suggestions(QAbstractListModel):
    """What the list shows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._suggestions: Sequence[Suggestion] = ()

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """Show other suggestions."""
        self.beginResetModel()
        self._suggestions = suggestions
        self.endResetModel()

    def suggestion(self, row: int) -> Suggestion:
        return self._suggestions[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._suggestions)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._suggestions[index.row()]
        if role == _Role.DisplayRole:
            return one.shown
        if role == _Role.ToolTipRole:
            return one.insert
        if role == _Role.AccessibleTextRole:
            count = "" if one.count is None else f"{one.count:,}"
            return ", ".join(filter(None, (one.shown, one.explanation, count)))
        return one if role == _Role.UserRole else None


class _Painter(QStyledItemDelegate):
    """The words, what they mean in grey, and at the right how many rows there would be."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Suggestion = index.data(_Role.UserRole)
        metrics, align = option.fontMetrics, Qt.AlignmentFlag
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        area = option.rect.adjusted(8, 0, -8, 0)
        count = "" if one.count is None else f"{one.count:,}"
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(area, align.AlignRight | align.AlignVCenter, count)
        area.setRight(area.right() - metrics.horizontalAdvance(count) - 14)
        painter.setPen(self._theme.colour("text"))
        words = metrics.elidedText(one.shown, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, align.AlignVCenter, words)
        area.setLeft(area.left() + metrics.horizontalAdvance(words) + 14)
        if area.width() > 40:
            painter.setPen(self._theme.colour("muted"))
            meant = metrics.elidedText(one.explanation, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, align.AlignVCenter, meant)
        painter.restore()
