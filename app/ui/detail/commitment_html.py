"""What a commitment holds, as rich text for the labels of the detail pane."""

from collections.abc import Iterable, Sequence

from app.domain.commitment import Action, Commitment, Responsibility
from app.domain.deadline import Deadline
from app.domain.document import LineKind, StoredLine
from app.domain.ledger import slipped_days
from app.domain.lineage import Kin, LinkKind
from app.domain.organisation import Directory, Role
from app.ui.changed_words import changed_words
from app.ui.theme import Theme
from app.ui.widgets.rich_text import escaped
from app.ui.words import _, language, plural
from app.wording import deadlines
from app.wording.labels import label
from app.wording.lineage import kin_words, link_word
from app.wording.organisations import party_name
from app.wording.quantities import target as target_words
from app.wording.questions import question as question_words

_OF_AGENTS = frozenset({Role.AGENT})
_OF_RESPONSIBLE = frozenset(Role) - _OF_AGENTS


class CommitmentHtml:
    """Puts the parts of a commitment into words in the colours of a theme."""

    def __init__(self, theme: Theme, directory: Directory, *, revisable: bool = False) -> None:
        self._theme = theme
        self._directory = directory
        self._revisable = revisable

    def questions(self, commitment: Commitment) -> str:
        """One line for each open question; empty without any."""
        return "<br>".join(
            f"<b>?</b> {escaped(question_words(one.code, one.values, language()))}"
            for one in commitment.questions
        )

    def parties(self, held: Iterable[Responsibility]) -> str:
        """Who is responsible, and below it who carries it out."""
        held = tuple(held)
        lines = []
        for roles, colour, head in (
            (_OF_RESPONSIBLE, "organisation", Role.RESPONSIBLE),
            (_OF_AGENTS, "agent", Role.AGENT),
        ):
            chips = [self._party(one, colour) for one in held if one.role in roles]
            if chips:
                name = self._muted(label(head, language()))
                lines.append(f"{name} &nbsp;{'&nbsp; '.join(chips)}")
        return "<br>".join(lines)

    def _party(self, one: Responsibility, colour: str) -> str:
        name = party_name(one.name, one.organisation_id, self._directory, language())
        chip = self._on(colour, name)
        if one.role in (Role.RESPONSIBLE, Role.AGENT):
            return chip
        return f"{chip} <small>{escaped(label(one.role, language()))}</small>"

    def actions(self, commitment: Commitment) -> str:
        """Each action with its deadline, its targets, and who alone is responsible for it."""
        several = len(commitment.actions) > 1
        blocks = [self._action(action, several=several) for action in commitment.actions]
        return "".join(f"<p style='margin:0 0 6px 0'>{block}</p>" for block in blocks)

    def _action(self, action: Action, *, several: bool) -> str:
        lines = [escaped(action.text)] if several else []
        lines += self.ledger(action)
        lines += [
            f"{self._on('target', target.phrase)} &nbsp;{escaped(target_words(target, language()))}"
            for target in action.targets
        ]
        if action.responsibilities:
            lines.append(self.parties(action.responsibilities))
        if not lines or (several and len(lines) == 1):
            lines.append(self._muted(_("The document names no time.")))
        if self._revisable:
            words = _("Revise deadline…")
            lines.append(f"<a href='{action.id}'>{escaped(words)}</a>")
        return "<br>".join(lines)

    def ledger(self, action: Action) -> list[str]:
        """The first promise, and below it each later deadline with what it moved, why and by whom.

        Without a revision the promise stands alone; the one that counts is the last.
        """
        if action.deadline is None and not action.revisions:
            return []
        promise = self._deadline(action.deadline)
        if not action.revisions:
            return [promise]
        first = self._muted(_("First promise"))
        lines = [f"{first} &nbsp;{promise}"]
        before = action.deadline
        for number, one in enumerate(action.revisions, 1):
            days = slipped_days(
                before.latest if before else None, one.deadline.latest if one.deadline else None
            )
            told = (one.on.isoformat(), slip_words(days), one.reason, one.approver, one.source)
            line = f"{number}. → {self._deadline(one.deadline)}"
            if one is action.revisions[-1]:
                line = f"<b>{line}</b>"
            lines.append(f"{line}<br>&nbsp; {self._muted(' · '.join(filter(None, told)))}")
            before = one.deadline
        return lines

    def _deadline(self, deadline: Deadline | None) -> str:
        if deadline is None:
            return escaped(_("no deadline"))
        words = escaped(deadlines.reading(deadline, language()))
        return f"{self._on('deadline', deadline.phrase)} &nbsp;{words}"

    def kin(self, found: Iterable[Kin], text: str) -> str:
        """What a commitment of a text follows and what follows it, with the words that changed."""
        return "".join(
            f"<p style='margin:0 0 6px 0'>{self._one_of_kin(one, text)}</p>" for one in found
        )

    def _one_of_kin(self, one: Kin, text: str) -> str:
        words = escaped(kin_words(one, language()))
        if one.commitment_id is None:
            return words
        link = f"<a href='{one.commitment_id}'>{words}</a>"
        kind = self._muted(f"({link_word(one.kind, language())})")
        if one.kind is LinkKind.SAME:
            return f"{link} {kind}"
        before, after = (one.text, text) if one.is_older else (text, one.text)
        return f"{link} {kind}<br>{changed_words(before, after, self._theme)}"

    def updates(self, commitment: Commitment) -> str:
        """The updates, the latest one first."""
        return "<br>".join(
            f"{self._muted(f'{one.on.isoformat()} {one.author}')} &nbsp;"
            + escaped(one.text or label(one.kind, language()))
            for one in reversed(commitment.updates)
        )

    def source(self, commitment: Commitment, lines: Sequence[StoredLine]) -> str:
        """Lines of the document with their numbers; those of the commitment stand out."""
        return "<br>".join(
            f"{self._muted(str(line.number))} &nbsp;"
            + (
                escaped(line.text.strip())
                if line.commitment_id == commitment.id
                else self._muted(line.text.strip())
            )
            for line in lines
            if line.kind is not LineKind.BLANK
        )

    def _muted(self, text: str) -> str:
        return f"<span style='color:{self._theme.colours['muted']}'>{escaped(text)}</span>"

    def _on(self, colour: str, text: str) -> str:
        ground = self._theme.colours[colour]
        return f"<span style='background:{ground}'>&nbsp;{escaped(text)}&nbsp;</span>"


def slip_words(days: int | None) -> str:
    """By how many days a deadline moves; empty where that is unknown, or it does not."""
    if not days:
        return ""
    if days > 0:
        return plural("{count} day later", "{count} days later", days)
    return plural("{count} day earlier", "{count} days earlier", -days)
