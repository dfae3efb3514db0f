"""What is shown when no tracker is open: one choice, no maze."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import icon, program_icon
from app.ui.words import _


class StartPage(QWidget):
    """New, open, or the sample."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(QSize(72, 72)))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = QLabel("Pledgeline 踐諾")
        title.setObjectName("title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        what = QLabel(_("Keeps track of what a government has promised."))
        what.setObjectName("muted")
        what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for widget in (picture, title, what):
            layout.addWidget(widget)
        layout.addSpacing(14)
        for words, name, wish in (
            (_("&New tracker…"), "file-plus", self.new_requested),
            (_("&Open a tracker…"), "folder-open", self.open_requested),
            (_("Look at the &sample"), "eye", self.sample_requested),
        ):
            button = QPushButton(icon(name), words)
            button.setMinimumWidth(280)
            button.clicked.connect(wish)
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
