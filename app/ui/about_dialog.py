"""About: versions, data folder, licences, and all of it to copy for whoever helps."""

import platform
from importlib import metadata
from pathlib import Path

import PySide6
from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.base import paths
from app.ui.icons import program_icon
from app.ui.words import _

_PACKAGES = ("SQLAlchemy", "alembic", "openpyxl", "XlsxWriter", "pypdfium2", "platformdirs")


class AboutDialog(QDialog):
    """What this program is and what it stands on."""

    def __init__(self, tracker: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = _facts(tracker)
        self.setWindowTitle(_("About Pledgeline"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        for name, value in self._facts:
            words = QLabel(value)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setWordWrap(True)
            muted = QLabel(name)
            muted.setObjectName("muted")
            form.addRow(muted, words)
        layout.addLayout(form)
        note = QLabel(
            _("Free software under the MIT licence. Icons: Lucide (ISC). Font for PDF: Droid Sans "
              "Fallback (Apache 2.0). Character variants: OpenCC (Apache 2.0).")
        )  # fmt: skip
        note.setObjectName("muted")
        note.setWordWrap(True)
        layout.addWidget(note)
        layout.addWidget(self._buttons())
        self.setMinimumWidth(520)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(QSize(64, 64)))
        words = QLabel("Pledgeline 踐諾")
        words.setObjectName("title")
        what = QLabel(_("Keeps track of what a government has promised."))
        what.setObjectName("muted")
        box = QVBoxLayout()
        box.addWidget(words)
        box.addWidget(what)
        row.addWidget(picture)
        row.addLayout(box, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        copy = QPushButton(_("&Copy details"))
        folder = QPushButton(_("&Open data folder"))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(folder, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.data_folder())))
        )
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(
            "\n".join(f"{name}: {value}" for name, value in self._facts)
        )


def _facts(tracker: Path | None) -> list[tuple[str, str]]:
    packages = ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    return [
        (_("Version"), __version__),
        (_("Tracker"), str(tracker) if tracker else _("none open")),
        (_("Data folder"), str(paths.data_folder())),
        (_("Settings folder"), str(paths.settings_folder())),
        (_("Log folder"), str(paths.log_folder())),
        (_("System"), f"{platform.system()} {platform.release()}"),
        ("Python", platform.python_version()),
        ("Qt", f"{qVersion()}, PySide6 {PySide6.__version__}"),
        (_("Libraries"), packages),
    ]
