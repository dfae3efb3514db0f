"""A dialog that is as high as the words in it, however they wrap."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class FittingDialog(QDialog):
    """Keeps its width; Qt alone would take room for new words from the labels above them."""

    def showEvent(self, event: QShowEvent) -> None:
        """What Qt proposes as height is that of words which wrap at another width."""
        super().showEvent(event)
        self.resize(self.width(), self._needed_height())

    def grow(self) -> None:
        """Make room for words that have become more; it never shrinks under the pointer."""
        if self.isVisible():
            self.resize(self.width(), max(self.height(), self._needed_height()))

    def _needed_height(self) -> int:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return layout.totalHeightForWidth(self.width())
