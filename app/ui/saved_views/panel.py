"""The saved views at the left, above the facets: one click or Enter applies one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.saved_views import SavedView, known_icon
from app.ui.icons import icon
from app.ui.saved_views.applied import ALL
from app.ui.theme import Theme
from app.ui.words import _

_MOST_LINES = 8
_ID = int(Qt.ItemDataRole.UserRole) + 1
_SIGNS = int(Qt.ItemDataRole.UserRole) + 2
_APPLIED = int(Qt.ItemDataRole.UserRole) + 3
_CHANGED = int(Qt.ItemDataRole.UserRole) + 4
_SIGN = 13
_Key = Qt.Key
_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


class SavedViewsPanel(QWidget):
    """Knows nothing of what a view holds."""

    apply_requested = Signal(str)
    """The identifier of a view, or `ALL`."""
    save_requested = Signal()
    save_as_requested = Signal()
    revert_requested = Signal()
    edit_requested = Signal(str)
    removal_requested = Signal(str)
    move_requested = Signal(str, int)
    menu_requested = Signal(str, QPoint)
    """For a view, at a place of the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = _ViewList(theme)
        self._add = QToolButton()
        self._add.setIcon(icon("plus"))
        self._add.setToolTip(_("Save what is shown as a view"))
        self._add.setAccessibleName(self._add.toolTip())
        self._add.clicked.connect(self.save_as_requested)
        self._lay_out()
        self.list.itemClicked.connect(lambda item: self.apply_requested.emit(item.data(_ID)))
        self.list.entered_.connect(self.apply_requested)
        self.list.edit_requested.connect(self.edit_requested)
        self.list.removal_requested.connect(self.removal_requested)
        self.list.move_requested.connect(self.move_requested)
        self.list.customContextMenuRequested.connect(self._ask_menu)
        self.show_views([])
        self.show_applied(ALL, changed=False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 6, 0)
        title = QLabel(_("Saved views"))
        title.setObjectName("heading")
        title.setBuddy(self.list)
        head.addWidget(title, 1)
        head.addWidget(self._add)
        layout.addLayout(head)
        layout.addWidget(self.list)
        layout.addWidget(self._change_line())

    def _change_line(self) -> QWidget:
        """What can be done while the present state is not that of the view."""
        self.change_line = QWidget()
        row = QHBoxLayout(self.change_line)
        row.setContentsMargins(10, 0, 6, 0)
        row.setSpacing(0)
        self.save = _link(_("Save"), _("Keep the present state in the view"))
        self.save_as = _link(_("Save as…"), _("Keep the present state as another view"))
        self.revert = _link(_("Revert"), _("Go back to the view as it was saved"))
        for button, signal in (
            (self.save, self.save_requested),
            (self.save_as, self.save_as_requested),
            (self.revert, self.revert_requested),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return self.change_line

    @property
    def chosen(self) -> str:
        """The view on which the frame of the list stands."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ALL

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Show these, with all commitments as the first line."""
        chosen = self.chosen
        self.list.clear()
        self._append(ALL, "rows-3", _("All commitments"), (), _("No filter and no order"))
        for view in views:
            signs = ("star",) if view.default else ()
            private = () if view.shared else ("user",)
            self._append(view.id, known_icon(view.icon), view.name, signs + private, _tip(view))
        ids = [self.list.item(at).data(_ID) for at in range(self.list.count())]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.list.fit()

    def show_applied(self, identifier: str, *, changed: bool, savable: bool = True) -> None:
        """Mark the view that is applied, and whether the state is another one by now."""
        for item in (self.list.item(at) for at in range(self.list.count())):
            applied = item.data(_ID) == identifier
            item.setData(_APPLIED, applied)
            item.setData(_CHANGED, applied and changed and identifier != ALL)
        named = identifier != ALL
        self.save.setVisible(named and savable)
        self.revert.setVisible(named)
        self.change_line.setVisible(changed)

    def _append(
        self, identifier: str, drawing: str, name: str, signs: tuple[str, ...], said: str
    ) -> None:
        item = QListWidgetItem(icon(drawing), name)
        item.setData(_ID, identifier)
        item.setData(_SIGNS, list(signs))
        item.setToolTip(said)
        self.list.addItem(item)

    @Slot(QPoint)
    def _ask_menu(self, place: QPoint) -> None:
        item = self.list.itemAt(place) or self.list.currentItem()
        if item is not None and item.data(_ID) != ALL:
            self.list.setCurrentItem(item)
            area = self.list.visualItemRect(item)
            at = place if area.contains(place) else area.bottomLeft()
            self.menu_requested.emit(item.data(_ID), self.list.viewport().mapToGlobal(at))


class _ViewList(QListWidget):
    """As high as its lines, up to a limit; its keys come before the shortcuts of the window."""

    entered_ = Signal(str)
    edit_requested = Signal(str)
    removal_requested = Signal(str)
    move_requested = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("views")
        self.setAccessibleName(_("Saved views"))
        self.setItemDelegate(_ViewDelegate(theme, self))
        self.setIconSize(QSize(16, 16))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._keys: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[str], object]] = {
            (_Key.Key_Return, _NONE): self.entered_.emit,
            (_Key.Key_Enter, _NONE): self.entered_.emit,
            (_Key.Key_F2, _NONE): self._edit,
            (_Key.Key_Delete, _NONE): self._remove,
            (_Key.Key_Backspace, _NONE): self._remove,
            (_Key.Key_Up, _ALT): lambda one: self.move_requested.emit(one, -1),
            (_Key.Key_Down, _ALT): lambda one: self.move_requested.emit(one, 1),
        }

    def fit(self) -> None:
        """Take the height of the lines."""
        line = max(1, self.sizeHintForRow(0))
        self.setFixedHeight(line * min(_MOST_LINES, self.count()) + 2 * self.frameWidth())

    def event(self, event: QEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and _keys_of(event) in self._keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do = self._keys.get(_keys_of(event))
        item = self.currentItem()
        if do is not None and item is not None:
            do(item.data(_ID))
        else:
            super().keyPressEvent(event)

    def _edit(self, identifier: str) -> None:
        if identifier != ALL:
            self.edit_requested.emit(identifier)

    def _remove(self, identifier: str) -> None:
        if identifier != ALL:
            self.removal_requested.emit(identifier)


class _ViewDelegate(QStyledItemDelegate):
    """The applied view has a bar at its left, and a dot where the state has changed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        size = super().sizeHint(option, index)
        size.setHeight(option.fontMetrics.height() + 10)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        area = QRect(option.rect)
        signs = index.data(_SIGNS) or []
        changed = index.data(_CHANGED)
        room = (_SIGN + 5) * len(signs) + (16 if changed else 0) + 8
        option.rect.adjust(10, 0, -room, 0)
        if index.data(_APPLIED):
            option.font.setWeight(option.font.Weight.DemiBold)
        super().paint(painter, option, index)
        if index.data(_APPLIED):
            painter.fillRect(
                area.adjusted(2, 4, 5 - area.width(), -4), self._theme.colour("accent")
            )
        self._paint_signs(painter, area, signs, changed=bool(changed))

    def _paint_signs(
        self, painter: QPainter, area: QRect, signs: list[str], *, changed: bool
    ) -> None:
        x = area.right() - 8
        for name in signs:
            x -= _SIGN
            icon(name).paint(painter, QRect(x, area.center().y() - _SIGN // 2, _SIGN, _SIGN))
            x -= 5
        if changed:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(QPoint(x - 4, area.center().y() + 1), 4, 4)
            painter.restore()


def _link(words: str, said: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("link")
    button.setToolTip(said)
    return button


def _keys_of(event: QKeyEvent) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return Qt.Key(event.key()), event.modifiers() & ~keypad


def _tip(view: SavedView) -> str:
    """The whole name, with what the signs mean."""
    said = [view.name]
    said.append(_("in the tracker") if view.shared else _("only for you, on this machine"))
    if view.default:
        said.append(_("the tracker opens with it"))
    return " · ".join(said)
