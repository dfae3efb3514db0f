"""The detail: text with its parts marked, actions, fields, updates, source lines, history."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Applied
from app.domain.commitment import Commitment
from app.services.workspace import Workspace
from app.ui.command_runner import CommandRunner
from app.ui.detail.commitment_html import CommitmentHtml
from app.ui.detail.fields_form import PROMISED, FieldsForm
from app.ui.detail.history_html import history_html
from app.ui.detail.marked_text import marked_html, parts
from app.ui.detail.update_row import UpdateRow
from app.ui.editors.facts import EditorFacts
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import escaped
from app.ui.words import _
from app.wording.columns import Reader

_SOURCE_CONTEXT = 2
_REST_MILLISECONDS = 40
_MARGIN = 16


class DetailPanel(QScrollArea):
    """Shows the current row of the rows that are viewed."""

    revision_requested = Signal(str)
    """The identifier of an action of which the deadline is to be revised."""

    def __init__(
        self,
        workspace: Workspace,
        rows: ViewedRows,
        runner: CommandRunner,
        theme: Theme,
        reader: Callable[[], Reader],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._runner = runner
        self._theme = theme
        self._reader = reader
        self._shown: Commitment | None = None
        self._marked_words: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Detail"))
        self._build()
        # Narrower, the fields would be cut at the right, where nothing scrolls.
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._form.minimumSizeHint().width() + 2 * _MARGIN + bar)
        # Not with every row that somebody passes on the way, nor before the rows are painted.
        self._resting = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._resting.timeout.connect(self.show_current)
        rows.current_changed.connect(lambda _identifier: self._resting.start())
        self._resting.start()

    def _build(self) -> None:
        page = QWidget()
        page.setObjectName("panel")
        self._page = page
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, 14, _MARGIN, 16)
        layout.setSpacing(9)
        self._empty = _words_label("muted")
        self._empty.setText(_("Choose a commitment to see it here."))
        self._ref = _words_label("muted")
        self._text = _words_label()
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._parties = _words_label()
        self._questions = _words_label()
        self._actions = _words_label()
        self._actions.linkActivated.connect(self.revision_requested)
        facts = EditorFacts(self._workspace)
        self._form = FieldsForm(self._runner, facts)
        self._promised = FieldsForm(self._runner, facts, PROMISED)
        self._update = UpdateRow(self._runner)
        self._updates = _words_label()
        self._lineage_head = _heading(_("Before and after"))
        self._lineage = _words_label()
        self._lineage.linkActivated.connect(self._rows.set_current)
        self._source = _words_label()
        self._history = _words_label()
        self._held = (
            self._ref, self._text, self._parties, self._questions,
            _heading(_("Actions and deadlines")), self._actions,
            _heading(_("Progress")), self._form, self._update, self._updates,
            _heading(_("What is promised")), self._promised,
            self._lineage_head, self._lineage,
            _heading(_("Source")), self._source,
            _heading(_("History")), self._history,
        )  # fmt: skip
        layout.addWidget(self._empty)
        for widget in self._held:
            layout.addWidget(widget)
        for widget in (self._empty, *self._held):
            widget.hide()
        layout.addStretch(1)
        self.setWidget(page)

    # --- what is shown --------------------------------------------------------------------------

    @Slot()
    def show_current(self, *_identifier: object) -> None:
        """Show the current row."""
        identifier = self._rows.current
        commitment = self._workspace.commitment(identifier) if identifier else None
        self._empty.setVisible(commitment is None)
        for widget in self._held:
            widget.setVisible(commitment is not None)
        self._shown = commitment
        if commitment is not None:
            self._show(commitment)

    @Slot(object)
    def note(self, applied: Applied) -> None:
        """Show anew what a change set has touched."""
        if self._rows.current in applied.commitments:
            self.show_current()

    @Slot()
    def mark_words(self) -> None:
        """Mark the words that are searched for now."""
        if self._shown is not None and self._marked_words != self._rows.words:
            self._show_text(self._shown)

    def _show_text(self, commitment: Commitment) -> None:
        marked = parts(commitment, self._workspace.directory)
        body = marked_html(commitment.text, marked, self._theme, self._rows.words)
        self._text.setText(f"<div style='line-height:140%'>{body}</div>")
        self._text.setAccessibleName(commitment.text)
        self._shown, self._marked_words = commitment, self._rows.words

    def _show(self, commitment: Commitment) -> None:
        place = " › ".join((commitment.ref, *commitment.path[-2:]))
        self._ref.setText(escaped(place))
        self._show_text(commitment)
        html = CommitmentHtml(
            self._theme, self._workspace.directory, revisable=not self._workspace.read_only
        )
        self._parties.setText(html.parties(commitment.responsibilities))
        self._questions.setText(html.questions(commitment))
        self._questions.setVisible(bool(commitment.questions))
        self._actions.setText(html.actions(commitment))
        editable = not self._workspace.read_only
        self._form.show_commitment(commitment, editable=editable)
        rows = self._workspace.rows(self._workspace.keys([commitment.id]).values())
        for row in rows.values():
            self._promised.show_commitment(row, editable=editable)
        self._update.show_commitment(commitment.id)
        self._update.setEnabled(not self._workspace.read_only)
        self._updates.setText(html.updates(commitment))
        kin = self._workspace.kin(commitment.id)
        self._lineage.setText(html.kin(kin, commitment.text))
        for widget in (self._lineage_head, self._lineage):
            widget.setVisible(bool(kin))
        lines = self._workspace.lines_around(commitment.id, _SOURCE_CONTEXT)
        self._source.setText(html.source(commitment, lines))
        history = self._workspace.history(commitment.id)
        self._history.setText(history_html(history, self._theme))

    def finish_typing(self) -> None:
        """Keep what is being typed in a field."""
        self._form.finish_typing()
        self._promised.finish_typing()

    def edit_fields(self) -> None:
        """Put the cursor into the first field."""
        if self._resting.isActive():
            self._resting.stop()
            self.show_current()
        self.ensureWidgetVisible(self._form)
        self._form.focus_first()


def _words_label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def _heading(text: str) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.setSpacing(5)
    line = QFrame()
    line.setObjectName("line")
    words = QLabel(text)
    words.setObjectName("heading")
    layout.addWidget(line)
    layout.addWidget(words)
    return box
