"""The facets: values with live counts, to choose by click or with the space bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from app.domain.document import StoredSection
from app.domain.due_state import DueState
from app.domain.filters import Facet
from app.services.workspace import Workspace
from app.ui.state_signs import Signs
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _, language
from app.wording.filters import FacetWords
from app.wording.labels import label

SHOWN = (
    Facet.DUE,
    Facet.ORGANISATION,
    Facet.SECTION,
    Facet.STATUS,
    Facet.ASSESSMENT,
    Facet.QUESTION,
)
_COUNT_AFTER_MILLISECONDS = 200
_VALUE = int(Qt.ItemDataRole.UserRole) + 1
_COUNT = int(Qt.ItemDataRole.UserRole) + 2
_TOTAL = int(Qt.ItemDataRole.UserRole) + 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of a facet with the values below it."""

    value: str
    words: str
    below: tuple["_Entry", ...] = ()


class FacetPanel(QTreeView):
    """A tree of facets. Counts follow the filter when typing pauses, one facet at a time."""

    chosen = Signal(object, object)
    """A facet and the values that are chosen in it now."""

    def __init__(
        self,
        workspace: Workspace,
        rows: ViewedRows,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._model = QStandardItemModel(self)
        self._heads: dict[Facet, QStandardItem] = {}
        self._items: dict[tuple[Facet, str], QStandardItem] = {}
        self._stale: list[Facet] = []
        self._following = False
        self._pressed: Qt.CheckState | None = None
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._count_next)
        self._set_up(theme)
        self._build()
        rows.replaced.connect(self.recount)
        rows.changed.connect(self.recount)
        self._model.itemChanged.connect(self._tell)

    def _set_up(self, theme: Theme) -> None:
        self.setObjectName("facets")
        self.setAccessibleName(_("Filters"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_FacetDelegate(theme, self))
        self.setModel(self._model)
        self.clicked.connect(self._toggle_clicked)

    # --- what is there --------------------------------------------------------------------------

    @Slot()
    def rebuild(self) -> None:
        """Organisations or sections have come or gone."""
        self._build()

    @Slot()
    def recount(self, *_anything: object) -> None:
        """Count again soon; typing comes first."""
        self._stale = list(SHOWN)
        self._timer.start(_COUNT_AFTER_MILLISECONDS)

    def _build(self) -> None:
        self._model.clear()
        self._heads.clear()
        self._items.clear()
        for facet in SHOWN:
            head = QStandardItem(label(facet, language()))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setData(None, _VALUE)
            self._heads[facet] = head
            self._model.appendRow(head)
        self.recount()

    def _entries(self, facet: Facet, counts: Mapping[str, int]) -> Sequence[_Entry]:
        words = self._words()
        if facet is Facet.SECTION:
            return _section_tree(self._workspace.sections(), counts)
        if facet is Facet.DUE:
            return [_Entry(one.value, words.value(facet, one.value)) for one in DueState
                    if one.value in counts]  # fmt: skip
        by_words = [_Entry(value, words.value(facet, value)) for value in counts]
        if facet is Facet.ORGANISATION:
            return sorted(by_words, key=lambda one: (one.value == "", one.words))
        return sorted(by_words, key=lambda one: (one.value == "", one.value))

    def _words(self) -> FacetWords:
        return FacetWords(language(), self._workspace.directory)

    # --- counts ---------------------------------------------------------------------------------

    @Slot()
    def _count_next(self) -> None:
        if not self._stale:
            return
        facet = self._stale.pop(0)
        counts = self._workspace.counts(self._rows.spec, facet)
        self._following = True
        self._show_counts(facet, counts)
        self._following = False
        if self._stale:
            self._timer.start(0)

    def _show_counts(self, facet: Facet, counts: Mapping[str, int]) -> None:
        head = self._heads[facet]
        known = {value for of, value in self._items if of is facet}
        if known != set(counts):
            self._fill(facet, head, counts)
        chosen = set(self._rows.spec.chosen(facet))
        highest = max(counts.values(), default=1)
        for value, count in counts.items():
            item = self._items.get((facet, value))
            if item is not None:
                item.setData(highest, _TOTAL)
                item.setData(count, _COUNT)
                state = Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked
                if item.checkState() != state:
                    item.setCheckState(state)

    def _fill(self, facet: Facet, head: QStandardItem, counts: Mapping[str, int]) -> None:
        head.removeRows(0, head.rowCount())
        for key in [key for key in self._items if key[0] is facet]:
            del self._items[key]
        for entry in self._entries(facet, counts):
            self._add(facet, head, entry)
        index = head.index()
        self.expand(index)
        if facet is Facet.SECTION:
            self.expandRecursively(index, 2)
        if facet == Facet.ASSESSMENT:
            self.collapse(index)

    def _add(self, facet: Facet, parent: QStandardItem, entry: _Entry) -> None:
        item = QStandardItem(entry.words)
        item.setToolTip(entry.words)
        item.setCheckable(True)
        item.setData((facet.value, entry.value), _VALUE)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        self._items[facet, entry.value] = item
        parent.appendRow(item)
        for below in entry.below:
            self._add(facet, item, below)

    # --- choice ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        item = self._model.itemFromIndex(index) if index.isValid() else None
        self._pressed = item.checkState() if item is not None else None
        super().mousePressEvent(event)

    @Slot(QModelIndex)
    def _toggle_clicked(self, index: QModelIndex) -> None:
        """The whole line can be clicked, not only the box."""
        item = self._model.itemFromIndex(index)
        if not item.isCheckable():
            self.setExpanded(index, not self.isExpanded(index))
        elif item.checkState() is self._pressed:  # Otherwise the box itself was hit.
            checked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    @Slot(QStandardItem)
    def _tell(self, item: QStandardItem) -> None:
        data = item.data(_VALUE)
        if data is None or self._following:
            return
        facet = Facet(data[0])
        values = tuple(
            value
            for (of, value), one in self._items.items()
            if of is facet and one.checkState() is Qt.CheckState.Checked
        )
        if set(values) != set(self._rows.spec.chosen(facet)):
            self.chosen.emit(facet, values)


class _FacetDelegate(QStyledItemDelegate):
    """The name at the left, the count at the right, and a bar that compares the counts."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs = Signs(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        size = super().sizeHint(option, index)
        is_head = index.data(_VALUE) is None
        size.setHeight(option.fontMetrics.height() + (16 if is_head else 9))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        data = index.data(_VALUE)
        if data is None:
            option.font.setWeight(option.font.Weight.DemiBold)
            super().paint(painter, option, index)
            return
        count = index.data(_COUNT) or 0
        words = f"{count:,}"
        room = option.fontMetrics.horizontalAdvance(words) + 14
        self._paint_bar(painter, option.rect, count, index.data(_TOTAL) or 1)
        area = QRect(option.rect)
        option.rect.setRight(area.right() - room)
        facet = data[0]
        if facet == Facet.DUE:
            option.rect.setRight(option.rect.right() - 18)
        super().paint(painter, option, index)
        painter.save()
        if facet == Facet.DUE:
            sign = QRect(area.right() - room - 14, area.center().y() - 6, 12, 12)
            self._signs.draw(painter, sign.toRectF(), DueState(data[1]))
        painter.setPen(self._theme.colour("muted" if count else "faint"))
        painter.drawText(
            area.adjusted(0, 0, -8, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            words,
        )
        painter.restore()

    def _paint_bar(self, painter: QPainter, area: QRect, count: int, total: int) -> None:
        if count:
            width = max(2, round((area.width() - 8) * count / total))
            painter.fillRect(
                QRect(area.left(), area.bottom() - 1, width, 2), self._theme.colour("selection")
            )


def _section_tree(sections: Sequence[StoredSection], counts: Mapping[str, int]) -> list[_Entry]:
    """Sections under those above them; a chapter that stands alone is not repeated."""
    below: dict[str | None, list[StoredSection]] = {}
    for section in sections:
        if section.id in counts:
            below.setdefault(section.parent_id, []).append(section)

    def entries(parent: str | None) -> tuple[_Entry, ...]:
        return tuple(
            _Entry(section.id, section.title, entries(section.id))
            for section in below.get(parent, ())
        )

    return list(entries(None))
