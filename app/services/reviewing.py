"""What is decided while a document is reviewed, step by step, and what of it the tracker keeps."""

import json
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.changes import Change, FieldChanged, Table
from app.domain.document import LineKind, Noise
from app.domain.lineage import Succession
from app.domain.teaching import Lesson, extended
from app.exchange.outline.corrections import KINDS, Correction, Corrections
from app.services.commands import Planned
from app.services.importing import ImportProposal, related
from app.storage.organisations import added
from app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that a person has said of a document but its title and day."""

    corrections: Corrections = field(default_factory=dict)
    lessons: tuple[Lesson, ...] = ()
    succession: tuple[Succession, str | None] | None = None
    """What the document is to one of the tracker, by its identifier; None where that is found."""
    apart: frozenset[int] = frozenset()
    """Lines that begin items which follow nothing of the earlier document after all."""

    def corrected(self, corrections: Corrections) -> "Decisions":
        """These, with other corrections of lines."""
        return replace(self, corrections=corrections)

    def taught(self, lesson: Lesson) -> "Decisions":
        """These, with one more organisation or name of one."""
        return replace(self, lessons=(*self.lessons, lesson))

    def related_to(self, succession: Succession, document_id: str | None) -> "Decisions":
        """These, with another document before this one, or none; what was apart is forgotten."""
        return replace(self, succession=(succession, document_id), apart=frozenset())

    def set_apart(self, line: int, *, apart: bool) -> "Decisions":
        """These, with the item that begins in a line following nothing, or again what was found."""
        return replace(self, apart=self.apart | {line} if apart else self.apart - {line})


@dataclass(frozen=True, slots=True)
class Before:
    """How a document was understood when the tracker took it in."""

    published: date | None
    decisions: Decisions


class DecisionSteps:
    """The decisions of a review one after the other, so that each can be taken back."""

    def __init__(self, first: Decisions = Decisions()) -> None:
        self.now = first
        self._before: list[Decisions] = []
        self._after: list[Decisions] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def decide(self, decisions: Decisions) -> None:
        """One more step; what was taken back before it is forgotten."""
        self._before.append(self.now)
        self._after.clear()
        self.now = decisions

    def undo(self) -> None:
        """Take the latest step back, if there is one."""
        if self._before:
            self._after.append(self.now)
            self.now = self._before.pop()

    def redo(self) -> None:
        """Bring again what was taken back last, if something was."""
        if self._after:
            self._before.append(self.now)
            self.now = self._after.pop()


def decided(reader: Reader, proposal: ImportProposal, decisions: Decisions) -> ImportProposal:
    """A proposal as it is after what was decided on the earlier document."""
    if decisions.succession is not None:
        proposal = related(reader, proposal, *decisions.succession)
    begun = (line for line in proposal.reading.lines if line.kind is LineKind.COMMITMENT)
    apart = frozenset(
        line.commitment for line in begun if line.number in decisions.apart and line.commitment
    )
    return replace(proposal, apart=apart)


def understood_before(reader: Reader, proposal: ImportProposal) -> Before | None:
    """What is known of exactly this document, so that nothing has to be said twice.

    Lines that stand there as something else than they are read as now are corrections of today.
    None if the tracker does not hold the same words.
    """
    held = proposal.earlier.document if proposal.earlier else None
    if held is None or held.fingerprint != proposal.fingerprint:
        return None
    rows = reader.rows_of_document(Table.SOURCE_LINE, held.id).values()
    stored = {row["number"]: row for row in rows}
    corrections: dict[int, Correction] = {}
    for line in proposal.reading.lines:
        row = stored.get(line.number)
        if row is None or row["text"] != line.text:
            corrections = {}  # Blank lines came or went; numbers mean other lines.
            break
        kind = LineKind(str(row["kind"]))
        by_itself = kind is LineKind.NOISE and row["noise"] != Noise.BY_HAND
        if kind in KINDS and kind is not line.kind and not by_itself:
            corrections[line.number] = Correction(kind)
    published = date.fromisoformat(held.published) if held.published else None
    return Before(published, Decisions(corrections))


def with_lessons(reader: Reader, plan: Planned, lessons: tuple[Lesson, ...]) -> Planned:
    """A plan that writes down what was taught too; nothing where there is nothing to write.

    What the tracker has learnt in the meantime from somewhere else is not written again.
    """
    if not plan.changes or not lessons:
        return plan
    known = reader.directory()
    taught = [
        body
        for body in extended(known, lessons).organisations
        if (before := known.by_id(body.id)) is None or before.aliases != body.aliases
    ]
    stored = reader.plain(Table.ORGANISATION, [body.id for body in taught])
    changes: list[Change] = []
    for body in taught:
        row = stored.get(body.id)
        if row is None:
            changes.append(added(body))
        else:
            after = json.dumps(body.aliases, ensure_ascii=False)
            changes.append(
                FieldChanged(Table.ORGANISATION, body.id, "aliases", row["aliases"], after)
            )
    return replace(plan, changes=(*changes, *plan.changes))
