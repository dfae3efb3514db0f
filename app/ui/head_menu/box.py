"""The menu in the head of a column. It is a part of the window, for input methods' sake."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)

from app.domain.conventions import Conventions
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import Condition, SortKey
from app.services.column_choice import ColumnChoice
from app.ui.facets.delegate import FacetDelegate
from app.ui.head_menu.condition_row import ConditionRow
from app.ui.head_menu.layout import lay_out
from app.ui.head_menu.outside import Outside
from app.ui.head_menu.values_model import ValuesModel
from app.ui.icons import icon
from app.ui.theme import Theme
from app.ui.words import _

_COUNT_AFTER_MILLISECONDS = 80
_SIZE = (350, 520)
_ROOM = 12
_Key = Qt.Key
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


class HeadMenu(QFrame):
    """Order, condition and values of one column; nothing changes before it is applied."""

    applied = Signal(object, object)
    """The fields of the column and the conditions that are to hold of them."""
    sorted = Signal(object)
    """The sort keys that are to hold."""
    closed = Signal()

    def __init__(
        self, choice: ColumnChoice, conventions: Conventions, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setObjectName("headmenu")
        self._choice = choice
        self._theme = theme
        self._window = window
        self._make_parts(conventions)
        self._outside = Outside(self)
        self._is_open = False
        self._begin()
        lay_out(self, choice.spec.sort, own=choice.is_filtered)

    @property
    def field(self) -> Field:
        """The field of the column."""
        return self._choice.field

    def _make_parts(self, conventions: Conventions) -> None:
        self.condition = ConditionRow(self.field, conventions, self)
        shown = filter(self.condition.show_condition, self._choice.others)
        self._asked: Condition | None = next(shown, None)
        self.apply_button = QPushButton(_("Apply"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the values"))
        self.search.setAccessibleName(_("Search the values"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.model = ValuesModel(self)
        self.list = QListView()
        self.list.setAccessibleName(_("Values of the column"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FacetDelegate(self._theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.more, self.preview = QLabel(), QLabel()
        for said in (self.more, self.preview):
            said.setObjectName("muted")
            said.setWordWrap(True)

    def _begin(self) -> None:
        self._outside.pressed.connect(self.leave)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MILLISECONDS)
        self._counting.timeout.connect(self._count)
        self._finding = QTimer(self, singleShot=True, interval=0)
        self._finding.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._finding.start())
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self._pressed: object = None
        self.list.pressed.connect(self._note_pressed)
        self.list.clicked.connect(self._toggle_clicked)
        self.model.ticked.connect(self._counting.start)
        self.condition.changed.connect(self._counting.start)
        self.condition.entered.connect(self.apply)

    def also_words(self) -> str:
        """What the column filters by besides, which the menu leaves as it is."""
        rest = self._choice.rest_words(self._asked)
        return _("Also: {conditions}").format(conditions=rest) if rest else ""

    # --- opening and closing --------------------------------------------------------------------

    def open_below(self, area: QRect) -> None:
        """Open below the head of the column, within the window; the values follow at once."""
        room = self._window.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        self.resize(_SIZE[0], self.sizeHint().height())
        width, height = min(_SIZE[0], room.width()), min(_SIZE[1], room.height())
        top = min(area.bottom() + 1, room.bottom() - height)
        left = min(area.left(), room.right() - width)
        self.setGeometry(max(room.left(), left), max(room.top(), top), width, height)
        self.show()
        self.raise_()
        self.search.setFocus()
        self._outside.watch(True)
        self._is_open = True
        # A first question about a long text may take a while: the menu is there before.
        self._finding.start()

    @Slot()
    def leave(self) -> None:
        """Close without doing anything."""
        if self._is_open:
            self._is_open = False
            self._outside.watch(False)
            self.closed.emit()  # The focus goes on first: what is hidden with it gives it away.
            self.hide()
            self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in the menu."""
        if not self._is_open:
            return super().focusNextPrevChild(forward)
        parts = [
            one
            for one in self.findChildren(QWidget)
            if one.isVisible()
            and one.isEnabled()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not one.focusProxy()
        ]
        parts.sort(key=lambda one: one.mapTo(self, QPoint()).toTuple()[::-1])
        now = QApplication.focusWidget()
        at = parts.index(now) if now in parts else -1
        parts[(at + (1 if forward else -1)) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # --- keys -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search:
                return self._take_search_key(event)
            if watched is self.list:
                return self._take_list_key(event)
        return super().eventFilter(watched, event)

    def _take_search_key(self, event: QKeyEvent) -> bool:
        if event.key() == _Key.Key_Down and self.model.rowCount():
            self._finish_finding()
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(min(1, self.model.rowCount() - 1)))
            return True
        if event.key() in _ENTER:
            self.apply()
            return True
        if event.key() == _Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _take_list_key(self, event: QKeyEvent) -> bool:
        index, control = self.list.currentIndex(), Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER:
            self.apply()
        elif event.key() == _Key.Key_Space and index.isValid():
            self.model.toggle(index.row())
        elif event.key() == _Key.Key_Up and index.row() <= 0:
            self.search.setFocus()
        elif event.key() == _Key.Key_A and event.modifiers() & control:
            self.model.toggle(0)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Escape:
            self.leave()
        # Nothing that is typed here is meant for the window behind.
        event.accept()

    @Slot(QModelIndex)
    def _note_pressed(self, index: QModelIndex) -> None:
        self._pressed = index.data(Qt.ItemDataRole.CheckStateRole)

    @Slot(QModelIndex)
    def _toggle_clicked(self, index: QModelIndex) -> None:
        """The whole line can be clicked; if the box itself was hit, Qt has ticked it already."""
        if index.data(Qt.ItemDataRole.CheckStateRole) == self._pressed:
            self.model.toggle(index.row())

    # --- values ---------------------------------------------------------------------------------

    @Slot()
    def _find(self) -> None:
        """Show the values that contain what is typed."""
        choice, search = self._choice, self.search.text().strip()
        choice.find(search)
        self.model.show(choice.field, choice.values.values, choice.ticks, found=bool(search))
        shown, distinct = len(choice.values.values), choice.values.distinct
        words = ""
        if distinct > shown:
            words = _("{shown} of {count} values; type to find others").format(
                shown=f"{shown:,}", count=f"{distinct:,}"
            )
        elif not shown:
            words = _("No value contains this.") if search else _("No values.")
        self.more.setText(words)
        self.more.setVisible(bool(words))
        self._counting.start()

    def _finish_finding(self) -> None:
        if self._finding.isActive():
            self._finding.stop()
            self._find()

    # --- what would be --------------------------------------------------------------------------

    def _proposed(self) -> tuple[Condition, ...] | None:
        """The conditions as the menu stands; None as long as they make no sense."""
        try:
            asked = self.condition.condition()
        except InvalidValue:
            return None
        if self._choice.finds_nothing or self.condition.is_waiting:
            return None
        return self._choice.proposed(self._asked, asked)

    @Slot()
    def _count(self) -> None:
        """Say how many rows would be shown."""
        proposed = self._proposed()
        self.apply_button.setEnabled(proposed is not None)
        if proposed is None:
            self.preview.clear()
            return
        count, everything = self._choice.counted(proposed), self._choice.everything()
        said = _("{count} of {all} commitments would be shown")
        self.preview.setText(said.format(count=f"{count:,}", all=f"{everything:,}"))

    # --- doing it -------------------------------------------------------------------------------

    @Slot()
    def apply(self) -> None:
        """Filter as the menu stands, if that makes sense, and close."""
        self._finish_finding()
        proposed = self._proposed()
        if proposed is not None:
            self.leave()
            self.applied.emit(self._choice.fields, proposed)

    @Slot()
    def clear(self) -> None:
        """Take off all that the column filters by, and close."""
        self.leave()
        self.applied.emit(self._choice.fields, ())

    def sort(self, *, descending: bool) -> None:
        """Sort by the column alone, and close."""
        self.leave()
        self.sorted.emit((SortKey(self.field, descending),))

    def sort_too(self) -> None:
        """Sort by the column within the order there is, and close."""
        others = tuple(key for key in self._choice.spec.sort if key.field is not self.field)
        self.leave()
        self.sorted.emit((*others, SortKey(self.field)))
