"""All values of one facet: to search, and to choose from at once."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.base.folding import fold
from app.domain.filters import Facet
from app.ui.facets.delegate import Data, FacetDelegate, Kind
from app.ui.facets.entries import Entry
from app.ui.theme import Theme
from app.ui.words import _, language, plural
from app.wording.labels import label

_WIDTH, _HEIGHT = 380, 480
_MOST_LISTED = 1_000
_On, _Off = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FacetValuesDialog(QDialog):
    """What is ticked filters at once; the table behind it follows."""

    chosen = Signal(object, object)
    """A facet and the values that are chosen in it now."""

    def __init__(self, facet: Facet, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facet = facet
        self._entries: list[tuple[str, Entry]] = []
        self._counts: Mapping[str, int] = {}
        self._chosen: set[str] = set()
        self._filling = False
        self.setWindowTitle(label(facet, language()))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the values"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.model = QStandardItemModel(self)
        self.model.itemChanged.connect(self._take)
        self.list = QListView()
        self.list.setAccessibleName(label(facet, language()))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FacetDelegate(theme, self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.said = QLabel()
        self.said.setObjectName("muted")
        self._lay_out()
        self.resize(_WIDTH, _HEIGHT)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        for part in (self.search, self.list, self.said):
            layout.addWidget(part, part is self.list)
        buttons = QDialogButtonBox()
        kinds = QDialogButtonBox.ButtonRole
        for words, kind, do in (
            (_("&All"), kinds.ResetRole, lambda: self._tick_listed(ticked=True)),
            (_("&None"), kinds.ResetRole, lambda: self._tick_listed(ticked=False)),
            (_("&Close"), kinds.RejectRole, self.reject),
        ):
            button: QPushButton = buttons.addButton(words, kind)
            button.setAutoDefault(False)
            button.clicked.connect(do)
        layout.addWidget(buttons)

    def show_values(
        self, entries: Sequence[Entry], counts: Mapping[str, int], chosen: Collection[str]
    ) -> None:
        """Show values with their counts."""
        self._entries = [(fold(one.words), one) for one in entries]
        self._counts = counts
        self._chosen = set(chosen)
        self._fill()

    @Slot()
    def _fill(self, *_text: str) -> None:
        """The values in which the words of the box occur, whatever their variants."""
        wanted = fold(self.search.text())
        found = [one for words, one in self._entries if wanted in words]
        highest = max(self._counts.values(), default=1)
        self._filling = True
        self.model.clear()
        for entry in found[:_MOST_LISTED]:
            self.model.appendRow(self._item(entry, highest))
        self._filling = False
        more = len(found) - self.model.rowCount()
        said = plural("{count} value", "{count} values", len(found))
        if more:
            said = _("{values}; type to find the other {more}").format(
                values=said, more=f"{more:,}"
            )
        self.said.setText(said)

    def _item(self, entry: Entry, highest: int) -> QStandardItem:
        item = QStandardItem(entry.words)
        item.setToolTip(entry.words)
        item.setData(Kind.VALUE, Data.KIND)
        item.setData((self._facet.value, entry.value), Data.VALUE)
        item.setData(self._counts.get(entry.value, 0), Data.COUNT)
        item.setData(highest, Data.HIGHEST)
        item.setCheckable(True)
        item.setCheckState(_On if entry.value in self._chosen else _Off)
        return item

    @Slot(QStandardItem)
    def _take(self, item: QStandardItem) -> None:
        if self._filling:
            return
        self._tick(item)
        self._tell()

    def _tick(self, item: QStandardItem) -> None:
        value = item.data(Data.VALUE)[1]
        (self._chosen.add if item.checkState() is _On else self._chosen.discard)(value)

    def _tick_listed(self, *, ticked: bool) -> None:
        """Those that are found by the words of the box, and no others."""
        self._filling = True
        for at in range(self.model.rowCount()):
            item = self.model.item(at)
            item.setCheckState(_On if ticked else _Off)
            self._tick(item)
        self._filling = False
        self._tell()

    def _tell(self) -> None:
        values = tuple(one.value for _words, one in self._entries if one.value in self._chosen)
        self.chosen.emit(self._facet, values)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the box to the list, Enter ticks the first that was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.model.index(0, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                first = self.model.item(0)
                if first is not None and self.search.text():
                    first.setCheckState(_Off if first.checkState() is _On else _On)
                return True
        return super().eventFilter(watched, event)
