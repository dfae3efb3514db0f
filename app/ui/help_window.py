"""The help: pages of `resources/help`, in the language of the screen, without internet."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from app.base import paths
from app.ui.icons import program_icon
from app.ui.widgets.reading_text import lay_out
from app.ui.words import _, language

_PAGES_WIDTH = 230
_PATH = int(Qt.ItemDataRole.UserRole)


class HelpWindow(QWidget):
    """Pages at the left, the page at the right. Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Pledgeline Help"))
        self.setWindowIcon(program_icon())
        self.resize(980, 680)
        self._pages = QListWidget()
        self._pages.setAccessibleName(_("Pages"))
        self._pages.setObjectName("pages")
        self._pages.setFixedWidth(_PAGES_WIDTH)
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Page"))
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setObjectName("reading")
        self._text.anchorClicked.connect(self._follow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages)
        layout.addWidget(self._text, 1)
        for path in sorted(paths.resource("help", language()).glob("*.md")):
            item = QListWidgetItem(_title(path))
            item.setData(_PATH, str(path))
            self._pages.addItem(item)
        self._pages.currentItemChanged.connect(self._show_item)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.show_page("")

    def show_page(self, name: str) -> None:
        """Show the page whose file name holds a word; the first one if there is none."""
        for at in range(self._pages.count()):
            item = self._pages.item(at)
            if name in Path(item.data(_PATH)).stem:
                self._pages.setCurrentItem(item)
                return

    @Slot()
    def _show_item(self, item: QListWidgetItem | None, _before: object = None) -> None:
        if item is not None:
            text = Path(item.data(_PATH)).read_text(encoding="utf-8")
            self._text.document().setDocumentMargin(26)
            self._text.setMarkdown(text)
            lay_out(self._text.document(), self.palette().mid())
            self._text.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        self.show_page(Path(url.path()).stem)


def _title(path: Path) -> str:
    """The first heading of a page."""
    with path.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").strip()
