"""Where the parts of the menu of a head stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from app.domain.filters import SortKey
from app.ui.words import _, language
from app.wording.labels import label

if TYPE_CHECKING:
    from app.ui.head_menu.box import HeadMenu


def lay_out(menu: "HeadMenu", sort: tuple[SortKey, ...], *, own: bool) -> None:
    """The order on top, then the condition, the values, and what can be done."""
    column = QVBoxLayout(menu)
    column.setContentsMargins(10, 10, 10, 10)
    column.setSpacing(7)
    title = QLabel(label(menu.field, language()))
    title.setObjectName("heading")
    column.addWidget(title)
    column.addLayout(_order(menu, sort))
    menu.condition.setVisible(menu.condition.is_useful)
    if menu.condition.is_useful:
        column.addWidget(_line())
        column.addWidget(menu.condition)
        if also := menu.also_words():
            said = QLabel(also)
            said.setObjectName("muted")
            said.setWordWrap(True)
            column.addWidget(said)
    column.addWidget(_line())
    column.addWidget(menu.search)
    column.addWidget(menu.list, 1)
    column.addWidget(menu.more)
    menu.more.hide()
    column.addWidget(menu.preview)
    column.addLayout(_buttons(menu, own=own))


def _order(menu: "HeadMenu", sort: tuple[SortKey, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(5)
    field = menu.field
    for words, tip, do, on in (
        (_("Ascending"), _("Sort by this column, the smallest first"),
         lambda: menu.sort(descending=False), SortKey(field) in sort),
        (_("Descending"), _("Sort by this column, the largest first"),
         lambda: menu.sort(descending=True), SortKey(field, True) in sort),
        (_("Then by this"), _("Sort by this column within the order there is"),
         menu.sort_too, False),
    ):  # fmt: skip
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCheckable(on)
        button.setChecked(on)
        button.clicked.connect(lambda _on=False, do=do: do())
        row.addWidget(button, 1)
        if do == menu.sort_too:
            button.setEnabled(any(key.field is not field for key in sort))
    row.addStretch(1)
    return row


def _buttons(menu: "HeadMenu", *, own: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    clear = QPushButton(_("Clear this filter"))
    clear.setEnabled(own)
    menu.apply_button.setDefault(True)
    cancel = QPushButton(_("Cancel"))
    for button, do in ((clear, menu.clear), (cancel, menu.leave), (menu.apply_button, menu.apply)):
        button.clicked.connect(do)
        button.setAutoDefault(True)  # Enter presses the one that has the focus.
    row.addWidget(clear)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(menu.apply_button)
    return row


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    return line
