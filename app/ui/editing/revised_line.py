"""The lines of a revision that know more than a field does: its new deadline, and who approved."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.base.folding import fold
from app.domain.fields import Field
from app.domain.ledger import slipped_days
from app.ui.detail.commitment_html import slip_words
from app.ui.editors.completing import CompletingLine
from app.ui.editors.facts import EditorFacts, Offer
from app.ui.editors.typed_line import DeadlineLine

_OFFERED = 6


class RevisedLine(DeadlineLine):
    """A later deadline in words; what is understood of it ends with by how much the end moves."""

    before: date | None = None
    """The last day that has counted so far; None where nothing moves."""

    def reading(self) -> str:
        words = super().reading()
        found = self.found() if words else None
        moved = slip_words(slipped_days(self.before, found.deadline.latest)) if found else ""
        return "  ·  ".join(filter(None, (words, moved)))


class ApproverLine(CompletingLine):
    """Any name; those that have approved something before are offered."""

    several = False

    def __init__(self, facts: EditorFacts, parent: QWidget | None = None) -> None:
        super().__init__(Field.OWNER, facts, parent)
        self.known: Sequence[str] = ()
        """Who has approved before, the latest first."""
        self.setPlaceholderText("")

    def offered(self) -> list[Offer]:
        words = fold(self.text())
        names = [one for one in self.known if words in fold(one) and one != self.text()]
        return [Offer(one, one) for one in names[:_OFFERED]] if words else []
