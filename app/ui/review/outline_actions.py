"""The ways to say what lines of the source are: a menu, a tool bar, and keys for both."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolBar, QWidget

from app.base.i18n import mark
from app.domain.document import LineKind
from app.ui.words import _

Keys = str | QKeySequence.StandardKey
_LINE = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """One way to correct. The keys take no letter that a button of the review has."""

    name: str
    words: str
    short: str
    """On its button."""
    tip: str
    keys: Keys


SPECS = (
    Spec("heading", mark("&Heading"), mark("Heading"),
         mark("The selected lines are headings"), "Alt+H"),
    Spec("higher", mark("Level &up"), "←",
         mark("The selected headings stand one level higher, with all below them"), "Alt+Left"),
    Spec("lower", mark("Level &down"), "→",
         mark("The selected headings stand one level lower, with all below them"), "Alt+Right"),
    Spec("commitment", mark("&Commitment begins here"), mark("Commitment"),
         mark("A commitment of its own begins with the selected line"), "Alt+C"),
    Spec("join", mark("&Join with what is above"), mark("Join"),
         mark("The selected lines belong to the commitment or heading above them"), "Alt+J"),
    Spec("noise", mark("&Leave out"), mark("Leave out"),
         mark("The selected lines are no part of the text, such as a page number"), "Alt+X"),
    Spec("as_read", mark("As &read"), mark("As read"),
         mark("Take the selected lines again as the program read them"), "Alt+R"),
    Spec("undo", mark("&Take back the correction"), "",
         mark("Take back the latest correction in this review"), QKeySequence.StandardKey.Undo),
    Spec("redo", mark("&Bring the correction again"), "",
         mark("Bring again the correction that was taken back"), QKeySequence.StandardKey.Redo),
)  # fmt: skip
_KINDS = {
    "heading": LineKind.HEADING,
    "commitment": LineKind.COMMITMENT,
    "join": LineKind.CONTINUATION,
    "noise": LineKind.NOISE,
}
_MENU = ("heading", "higher", "lower", _LINE, "commitment", "join", _LINE, "noise", "as_read",
         _LINE, "undo", "redo")  # fmt: skip
_BAR = ("heading", "higher", "lower", _LINE, "commitment", "join", "noise", "as_read")


class OutlineActions(QObject):
    """The corrections of one review, as wishes; somebody else carries them out."""

    kind_chosen = Signal(object)
    """The `LineKind` that the selected lines are."""
    shift_chosen = Signal(int)
    """1 for a level lower, -1 for a level higher."""
    as_read_chosen = Signal()
    undo_chosen = Signal()
    redo_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = {spec.name: _made(spec, parent) for spec in SPECS}
        for name, kind in _KINDS.items():
            self._on(name, partial(self.kind_chosen.emit, kind))
        self._on("higher", lambda: self.shift_chosen.emit(-1))
        self._on("lower", lambda: self.shift_chosen.emit(1))
        self._on("as_read", self.as_read_chosen.emit)
        self._on("undo", self.undo_chosen.emit)
        self._on("redo", self.redo_chosen.emit)
        self.menu = QMenu(_("Correct the lines"), parent)
        for name in _MENU:
            self.menu.addAction(self[name]) if name else self.menu.addSeparator()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def bar(self) -> QToolBar:
        """The usual ones as buttons, behind a button with the menu of all."""
        bar = QToolBar(_("Correct the lines"))
        bar.setObjectName("corrections")
        button = QPushButton(_("C&orrect"))
        button.setAutoDefault(False)
        button.setToolTip(_("Say what the selected lines of the document are"))
        button.setMenu(self.menu)
        bar.addWidget(button)
        for name in _BAR:
            bar.addAction(self[name]) if name else bar.addSeparator()
        return bar

    def _on(self, name: str, do: Callable[[], object]) -> None:
        self[name].triggered.connect(lambda _checked=False: do())


def _made(spec: Spec, parent: QWidget) -> QAction:
    action = QAction(_(spec.words), parent)
    action.setObjectName(spec.name)
    if spec.short:
        action.setIconText(_(spec.short))
    if isinstance(spec.keys, QKeySequence.StandardKey):
        action.setShortcuts(spec.keys)
    else:
        action.setShortcut(QKeySequence(spec.keys))
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{_(spec.tip)}  ({keys})")
    parent.addAction(action)
    return action
