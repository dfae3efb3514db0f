"""What the document is to those that the tracker holds: found first, then chosen by the user."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.document import StoredDocument
from app.domain.lineage import Succession
from app.ui.words import _, language
from app.wording.lineage import succession_words


class SuccessionBox(QComboBox):
    """Hidden where the tracker holds no document yet."""

    chosen = Signal(object, object)
    """The `Succession`, and the identifier of the document or None."""

    def __init__(self, documents: Sequence[StoredDocument], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What this document is"))
        self.setToolTip(
            _("A later document is matched item by item, and the promises that it goes on with "
              "keep their owner, notes and tags. A correction changes only what differs.")
        )  # fmt: skip
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(40)
        self._add(Succession.UNRELATED, None, "")
        for document in reversed(documents):
            self._add(Succession.FOLLOWS, document.id, document.title)
            self._add(Succession.EDITION, document.id, document.title)
        self.setVisible(bool(documents))
        self.activated.connect(self._tell)

    def show_choice(self, succession: Succession, document_id: str | None) -> None:
        """Show what is taken for true; nothing is emitted."""
        wanted = (succession, document_id if succession is not Succession.UNRELATED else None)
        with QSignalBlocker(self):
            for at in range(self.count()):
                if self.itemData(at) == wanted:
                    self.setCurrentIndex(at)

    def _add(self, succession: Succession, document_id: str | None, title: str) -> None:
        words = succession_words(succession, title, language())
        self.addItem(words[:1].upper() + words[1:], (succession, document_id))

    @Slot(int)
    def _tell(self, at: int) -> None:
        self.chosen.emit(*self.itemData(at))
