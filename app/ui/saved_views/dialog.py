"""The dialog that names a view: with an icon, for whom, and whether the tracker opens with it."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import InvalidValue
from app.domain.saved_views import ICONS, LONGEST_NAME, SavedView, known_icon
from app.ui.icons import icon
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, language
from app.wording.errors import error_sentence

_NAME = int(Qt.ItemDataRole.UserRole) + 1
_CELL = 34
_A_LINE = 11


class ViewDialog(QDialog):
    """Writes nothing itself; stays open as long as the name is not good."""

    agreed = Signal(object)
    """The `SavedView` as it is wanted."""

    def __init__(
        self,
        view: SavedView,
        holds: str,
        *,
        title: str,
        writable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit(view.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(_("Name"))
        self.name.textEdited.connect(lambda: self.show_error(None))
        self.error = QLabel()
        self.icons = _icon_list(known_icon(view.icon))
        self.shared = QRadioButton(_("In the &tracker, for everybody who opens it"))
        self.private = QRadioButton(_("Only for &me, on this machine"))
        self.default = QCheckBox(_("&Open the tracker with this view"))
        self.shared.setEnabled(writable)
        (self.shared if view.shared and writable else self.private).setChecked(True)
        self.default.setChecked(view.default)
        self._lay_out(holds)
        self.name.selectAll()
        self.name.setFocus()

    def _lay_out(self, holds: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.error.setObjectName("error")
        self.error.setWordWrap(True)
        self.error.hide()
        held = QLabel(holds)
        held.setObjectName("muted")
        held.setWordWrap(True)
        held.setTextFormat(Qt.TextFormat.PlainText)
        # A form does not ask a wrapped label how high it becomes.
        held.setFixedWidth(self.icons.width())
        held.setMinimumHeight(held.heightForWidth(self.icons.width()))
        form.addRow(_("&Name"), self.name)
        form.addRow(self.error)
        form.addRow(_("&Icon"), self.icons)
        form.addRow(_("For"), self.shared)
        form.addRow("", self.private)
        form.addRow("", self.default)
        form.addRow(_("Holds"), held)
        layout.addLayout(form)
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(_("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @Slot(object)
    def show_error(self, error: InvalidValue | None) -> None:
        """Say what is wrong with the name."""
        mark_invalid(self.name, error is not None)
        self.error.setText(error_sentence(error, language()) if error else "")
        self.error.setVisible(error is not None)
        if error is not None:
            self.name.setFocus()

    @Slot()
    def _agree(self) -> None:
        chosen = self.icons.currentItem()
        self.agreed.emit(
            replace(
                self._view,
                name=self.name.text(),
                icon=str(chosen.data(_NAME)) if chosen else self._view.icon,
                shared=self.shared.isChecked(),
                default=self.default.isChecked(),
            )
        )


def _icon_list(chosen: str) -> QListWidget:
    """All drawings in lines; the arrow keys go through them."""
    shown = QListWidget()
    shown.setObjectName("icons")
    shown.setAccessibleName(_("Icon"))
    shown.setViewMode(QListView.ViewMode.IconMode)
    shown.setMovement(QListView.Movement.Static)
    shown.setIconSize(QSize(18, 18))
    shown.setGridSize(QSize(_CELL, _CELL))
    shown.setTabKeyNavigation(False)
    lines = -(-len(ICONS) // _A_LINE)
    shown.setFixedSize(_CELL * _A_LINE + 8, _CELL * lines + 8)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for name in ICONS:
        item = QListWidgetItem(icon(name), "")
        item.setData(_NAME, name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name.replace("-", " "))
        item.setSizeHint(QSize(_CELL, _CELL))
        shown.addItem(item)
        if name == chosen:
            shown.setCurrentItem(item)
    return shown
