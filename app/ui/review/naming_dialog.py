"""Which organisation a name of the document means: one of the list, or a new one."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.folding import fold
from app.domain.errors import InvalidValue
from app.domain.organisation import Directory, Organisation, OrganisationKind
from app.domain.teaching import Alias, Lesson, checked_new, new_organisation, similar
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.widgets.field_editors import mark_invalid
from app.ui.widgets.rich_text import escaped
from app.ui.words import _, language
from app.wording.labels import label
from app.wording.organisations import organisation_name

_ID = int(Qt.ItemDataRole.UserRole)
_KINDS = tuple(kind for kind in OrganisationKind if kind is not OrganisationKind.PLACEHOLDER)
_KNOWN = 0


class NamingDialog(QDialog):
    """A small form. It writes nothing itself: what was said is told as a lesson."""

    taught = Signal(object)
    """The `Lesson`."""

    def __init__(
        self, name: str, document_language: str, directory: Directory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._printed = name
        self._document_language = document_language
        self._directory = directory
        self.setWindowTitle(_("Which organisation is it?"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(560, 520)
        self._search = QLineEdit()
        self._list = QListWidget()
        self._name = QLineEdit(name)
        self._kind = QComboBox()
        self._abbreviation = QLineEdit()
        self._ways = QTabWidget()
        self._ways.addTab(self._known_page(), _("&One of the list"))
        self._ways.addTab(self._new_page(), _("A &new one"))
        self._build()
        self._fill()
        self._search.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        words = _("“{name}” is in a bracket of the document. It is remembered with the import, "
                  "so that the next document is understood too.")  # fmt: skip
        explained = QLabel(words.format(name=f"<b>{escaped(self._printed)}</b>"))
        explained.setWordWrap(True)
        layout.addWidget(explained)
        layout.addWidget(self._ways, 1)
        buttons = QDialogButtonBox()
        self._remember = buttons.addButton(
            _("&Remember"), QDialogButtonBox.ButtonRole.AcceptRole
        )  # fmt: skip
        self._remember.setDefault(True)
        cancel = buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self._teach)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._ways.currentChanged.connect(self._enable)
        self._list.currentRowChanged.connect(self._enable)
        self._list.doubleClicked.connect(self._teach_chosen)

    def _known_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 10, 0, 0)
        self._search.setPlaceholderText(_("Part of a name or abbreviation"))
        self._search.setAccessibleName(_("Search the organisations"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._fill)
        self._list.setAccessibleName(_("Organisations"))
        self._list.setSpacing(2)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        return page

    def _new_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 10, 0, 0)
        self._kind.addItems([label(kind, language()) for kind in _KINDS])
        self._kind.setCurrentIndex(_KINDS.index(OrganisationKind.OTHER))
        self._abbreviation.setPlaceholderText(_("if it has one"))
        for words, field in (
            (_("Na&me"), self._name),
            (_("&Kind"), self._kind),
            (_("&Abbreviation"), self._abbreviation),
        ):
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(words, field)
        self._name.textEdited.connect(self._forget_reason)
        self._abbreviation.textEdited.connect(self._forget_reason)
        return page

    @Slot()
    def _fill(self) -> None:
        """Those that hold what is typed; without that the likeliest first, and none chosen."""
        wanted = fold(self._search.text())
        self._list.clear()
        for body in similar(self._directory, self._printed):
            names = (*body.names, body.abbreviation)
            if not wanted or any(wanted in fold(name) for name in names):
                self._list.addItem(_entry(body))
        if wanted and self._list.count():
            self._list.setCurrentRow(0)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        chosen = self._list.currentRow() >= 0 or self._ways.currentIndex() != _KNOWN
        self._remember.setEnabled(chosen)
        self._remember.setDefault(True)

    @Slot()
    def _forget_reason(self) -> None:
        mark_invalid(self._name, invalid=False)
        hide_reason(self._name)

    @Slot(QModelIndex)
    def _teach_chosen(self, _index: QModelIndex) -> None:
        self._teach()

    @Slot()
    def _teach(self) -> None:
        try:
            lesson = self._lesson()
        except InvalidValue as error:
            mark_invalid(self._name, invalid=True)
            show_reason(self._name, error)
            self._name.setFocus()
            return
        if lesson is not None:
            self.taught.emit(lesson)
            self.accept()

    def _lesson(self) -> Lesson | None:
        """What the form says. Raises InvalidValue."""
        if self._ways.currentIndex() == _KNOWN:
            item = self._list.currentItem()
            return Alias(self._printed, item.data(_ID)) if item is not None else None
        made = new_organisation(
            self._printed,
            self._name.text(),
            self._document_language,
            _KINDS[self._kind.currentIndex()],
            self._abbreviation.text(),
        )
        return checked_new(self._directory, made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk through the list while the search is typed."""
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in keys and self.focusWidget() is self._search and self._list.count():
            step = {keys[0]: -1, keys[1]: 1, keys[2]: -10, keys[3]: 10}[Qt.Key(event.key())]
            row = max(0, min(self._list.count() - 1, self._list.currentRow() + step))
            self._list.setCurrentRow(row)
        else:
            super().keyPressEvent(event)


def _entry(body: Organisation) -> QListWidgetItem:
    """A name with its abbreviation, and when it ended if it did."""
    words = organisation_name(body, language())
    if body.abbreviation:
        words = f"{words} ({body.abbreviation})"
    if body.valid_to is not None:
        words = _("{name}, until {day}").format(name=words, day=body.valid_to.isoformat())
    item = QListWidgetItem(words)
    item.setData(_ID, body.id)
    item.setToolTip("\n".join(body.names))
    return item
