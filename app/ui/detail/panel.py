"""The detail: text with its parts marked, actions, fields, updates, source lines, history."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Applied
from app.domain.commitment import Commitment
from app.domain.document import LineKind, StoredLine
from app.domain.organisation import Role
from app.services.workspace import Workspace
from app.ui.command_runner import CommandRunner
from app.ui.detail.fields_form import FieldsForm
from app.ui.detail.history_html import history_html
from app.ui.detail.marked_text import marked_html, parts
from app.ui.detail.update_row import UpdateRow
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import escaped
from app.ui.words import _, language
from app.wording import deadlines
from app.wording.columns import Reader
from app.wording.labels import label
from app.wording.organisations import party_name
from app.wording.quantities import target as target_words
from app.wording.questions import question as question_words

_SOURCE_CONTEXT = 2
_REST_MILLISECONDS = 40


class DetailPanel(QScrollArea):
    """Shows the current row of the rows that are viewed."""

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
        layout.setContentsMargins(16, 14, 16, 16)
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
        self._form = FieldsForm(self._runner)
        self._update = UpdateRow(self._runner)
        self._updates = _words_label()
        self._source = _words_label()
        self._history = _words_label()
        self._held = (
            self._ref, self._text, self._parties, self._questions,
            _heading(_("Actions and deadlines")), self._actions,
            _heading(_("Progress")), self._form, self._update, self._updates,
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
        self._parties.setText(self._parties_html(commitment))
        asked = [
            f"<b>?</b> {escaped(question_words(one.code, one.values, language()))}"
            for one in commitment.questions
        ]
        self._questions.setText("<br>".join(asked))
        self._questions.setVisible(bool(asked))
        self._actions.setText(self._actions_html(commitment))
        self._form.show_commitment(commitment, editable=not self._workspace.read_only)
        self._update.show_commitment(commitment.id)
        self._update.setEnabled(not self._workspace.read_only)
        self._updates.setText(self._updates_html(commitment))
        lines = self._workspace.lines_around(commitment.id, _SOURCE_CONTEXT)
        self._source.setText(self._source_html(commitment, lines))
        history = self._workspace.history(commitment.id)
        self._history.setText(history_html(history, self._theme))

    def _parties_html(self, commitment: Commitment) -> str:
        lines = []
        for roles, colour in (
            ({Role.RESPONSIBLE, Role.LEAD, Role.SUPPORTING, Role.PLACEHOLDER}, "organisation"),
            ({Role.AGENT}, "agent"),
        ):
            named = [one for one in commitment.responsibilities if one.role in roles]
            chips = "&nbsp; ".join(
                f"<span style='background:{self._theme.colours[colour]}'>&nbsp;"
                + escaped(
                    party_name(
                        one.name, one.organisation_id, self._workspace.directory, language()
                    )
                )
                + "&nbsp;</span>"
                + ("" if one.role in (Role.RESPONSIBLE, Role.AGENT)
                   else f" <small>{escaped(label(one.role, language()))}</small>")
                for one in named
            )  # fmt: skip
            if chips:
                head = label(Role.AGENT if colour == "agent" else Role.RESPONSIBLE, language())
                lines.append(f"{self._muted(head)} &nbsp;{chips}")
        return "<br>".join(lines)

    def _actions_html(self, commitment: Commitment) -> str:
        blocks = []
        several = len(commitment.actions) > 1
        for action in commitment.actions:
            lines = [escaped(action.text)] if several else []
            if action.deadline is not None:
                phrase = self._on("deadline", action.deadline.phrase)
                words = escaped(deadlines.reading(action.deadline, language()))
                lines.append(f"{phrase} &nbsp;{words}")
            lines += [
                f"{self._on('target', target.phrase)} &nbsp;"
                f"{escaped(target_words(target, language()))}"
                for target in action.targets
            ]
            blocks.append("<br>".join(lines) or self._muted(_("The document names no time.")))
        return "".join(f"<p style='margin:0 0 6px 0'>{block}</p>" for block in blocks)

    def _updates_html(self, commitment: Commitment) -> str:
        lines = [
            f"{self._muted(f'{one.on.isoformat()} {one.author}')} &nbsp;"
            + escaped(one.text or label(one.kind, language()))
            for one in reversed(commitment.updates)
        ]
        return "<br>".join(lines)

    def _source_html(self, commitment: Commitment, lines: list[StoredLine]) -> str:
        shown = []
        for line in lines:
            if line.kind is LineKind.BLANK:
                continue
            own = line.commitment_id == commitment.id
            text = escaped(line.text.strip())
            words = (
                text if own else f"<span style='color:{self._theme.colours['muted']}'>{text}</span>"
            )
            shown.append(f"{self._muted(str(line.number))} &nbsp;{words}")
        return "<br>".join(shown)

    def _muted(self, text: str) -> str:
        return f"<span style='color:{self._theme.colours['muted']}'>{escaped(text)}</span>"

    def _on(self, colour: str, text: str) -> str:
        ground = self._theme.colours[colour]
        return f"<span style='background:{ground}'>&nbsp;{escaped(text)}&nbsp;</span>"

    def finish_typing(self) -> None:
        """Keep what is being typed in a field."""
        self._form.finish_typing()

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
