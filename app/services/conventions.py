"""Another meaning for words of time: a proposal of the deadlines that change, then one change set.

Nothing else is read again: a deadline whose words, place or present value are not those that the
conventions in force give was read otherwise, and stays as it is.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.base.identifiers import new_id
from app.base.progress import Progress, Silent
from app.domain.changes import Change, FieldChanged, Label, Plain, RowAdded, RowRemoved, Table
from app.domain.commitment_reader import deadline_question, read_deadlines
from app.domain.conventions import Conventions, ReadingContext, checked_conventions
from app.domain.deadline import Deadline, Span
from app.domain.deadline_grammar.found import FoundDeadline
from app.domain.deadline_grammar.reader import read_phrase
from app.domain.errors import StaleValue
from app.domain.organisation import Directory
from app.domain.reading import Question
from app.services.commands import Planned
from app.storage.conventions import PROPERTY, conventions_of, conventions_text
from app.storage.deadlines import deadline_values
from app.storage.reader import Reader

EXAMPLES = (
    ("2024年初", "early 2024"),
    ("2024年年中", "mid-2024"),
    ("2024年年中前", "by mid-2024"),
    ("2024年底", "end-2024"),
    ("2024-25學年", "2024-25 school year"),
    ("2024-25財政年度", "2024-25 financial year"),
    ("本屆政府任期內", "the current term of the Government"),
)
"""Phrases that mean the same in Chinese and in English, one for each convention."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Shift:
    """A deadline with its present reading and with the one that other conventions give it."""

    action_id: str
    commitment_id: str
    ref: str
    text: str
    """Of the commitment."""
    before: Deadline
    after: Deadline
    asked_before: Question | None
    asked_after: Question | None


@dataclass(frozen=True, slots=True)
class ConventionsProposal:
    """What other conventions would change. Nothing of it is written yet."""

    conventions: Conventions
    held: str | None
    """The property as it is stored; None if the tracker has none of its own."""
    shifts: tuple[Shift, ...]
    apart: int
    """How many deadlines would change too, but do not hold what the present conventions say."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do: these are the conventions of the tracker."""
        return not self.shifts and conventions_of(self.held) == self.conventions


@dataclass(frozen=True, slots=True)
class _Contexts:
    """The circumstances of one document, by the present conventions and by the proposed ones."""

    before: ReadingContext
    after: ReadingContext


def examples(conventions: Conventions) -> tuple[Deadline, ...]:
    """What the phrases of `EXAMPLES` become. Raises InvalidValue if the conventions are wrong."""
    checked_conventions(conventions)
    # As in a document of the present government, if there is a day on which it begins.
    context = ReadingContext(None, conventions, term=conventions.term)
    found = [read_phrase(chinese, context) for chinese, _english in EXAMPLES]
    return tuple(one.deadline for one in found if one is not None)


def propose_conventions(
    reader: Reader,
    directory: Directory,
    conventions: Conventions,
    progress: Progress = Silent(),
) -> ConventionsProposal:
    """Read the deadlines of a tracker by other conventions, and compare.

    `progress` counts actions. Raises InvalidValue for conventions that make no sense together.
    """
    checked_conventions(conventions)
    held = reader.property(PROPERTY)
    comparing = _Comparing(reader, directory, progress)
    for document in reader.documents():
        published = date.fromisoformat(document.published) if document.published else None
        lines = reader.source_texts(document.id)
        before = ReadingContext.of_document(published, conventions_of(held), lines)
        after = replace(before, conventions=conventions, term=conventions.term_on(published))
        if before != after:
            comparing.compare(document.id, _Contexts(before, after))
    return ConventionsProposal(conventions, held, tuple(comparing.shifts), comparing.apart)


def planned_conventions(
    reader: Reader, proposal: ConventionsProposal, accepted: Collection[str] | None = None
) -> Planned:
    """The changes of a proposal, or of the accepted ones (identifiers of actions) of it.

    Raises StaleValue if the tracker has other conventions by now.
    """
    if reader.property(PROPERTY) != proposal.held:
        raise StaleValue("value_changed", table=Table.PROPERTY.value, id=PROPERTY, field="value")
    shifts = [shift for shift in proposal.shifts if accepted is None or shift.action_id in accepted]
    changes: list[Change] = [*_of_property(proposal)]
    for shift in shifts:
        changes += _of_deadline(shift)
    questions = _Questions(reader, shifts)
    for shift in shifts:
        changes += questions.changes(shift)
    # The order that writes fastest: rows of one kind together.
    changes.sort(key=lambda change: _ORDER[type(change)])
    return Planned(Label("set_conventions", {"count": str(len(shifts))}), tuple(changes))


class _Comparing:
    """Reads the commitments of one document after the other, and collects what would change."""

    def __init__(self, reader: Reader, directory: Directory, progress: Progress) -> None:
        self._reader = reader
        self._directory = directory
        self._progress = progress
        self._total = reader.action_count()
        self._done = 0
        self.shifts: list[Shift] = []
        self.apart = 0

    def compare(self, document_id: str, contexts: _Contexts) -> None:
        """Read the commitments of a document, in its order."""
        rows = self._reader.rows_of_document(Table.COMMITMENT, document_id)
        ids = sorted(rows, key=lambda key: (int(rows[key]["position"] or 0), key))
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            actions: dict[str, dict[str, Mapping[str, Plain]]] = {key: {} for key in some}
            for key, row in self._reader.children(Table.ACTION, some).items():
                actions[str(row["commitment_id"])][key] = row
            for key in some:
                self._progress.step(self._done, self._total, str(rows[key]["ref"]))
                self._done += len(actions[key])
                self._commitment(key, rows[key], actions[key], contexts)

    def _commitment(
        self,
        identifier: str,
        row: Mapping[str, Plain],
        actions: Mapping[str, Mapping[str, Plain]],
        contexts: _Contexts,
    ) -> None:
        if not any(action["phrase"] for action in actions.values()):
            return
        text = str(row["text"])
        read = self._read(text, contexts.after)
        differing = {
            key: action
            for key, action in actions.items()
            if (now := read.get(_place(action))) and not _holds(action, now.deadline)
        }
        if not differing:
            return
        earlier = self._read(text, contexts.before)
        for key, action in sorted(differing.items(), key=lambda pair: _place(pair[1])):
            before, after = earlier.get(_place(action)), read[_place(action)]
            if before is None or before.deadline == after.deadline:
                continue
            if not _holds(action, before.deadline):
                self.apart += 1
                continue
            self.shifts.append(
                Shift(
                    key,
                    identifier,
                    str(row["ref"]),
                    text,
                    before.deadline,
                    after.deadline,
                    deadline_question(before, contexts.before),
                    deadline_question(after, contexts.after),
                )
            )

    def _read(self, text: str, context: ReadingContext) -> dict[Span, FoundDeadline]:
        found = read_deadlines(text, self._directory, context)
        return {one.deadline.span: one for one in found}


def _place(action: Mapping[str, Plain]) -> Span:
    return int(action["phrase_from"] or 0), int(action["phrase_to"] or 0)


def _holds(action: Mapping[str, Plain], deadline: Deadline) -> bool:
    """Whether an action holds exactly this deadline."""
    return all(action[name] == value for name, value in deadline_values(deadline).items())


def _of_property(proposal: ConventionsProposal) -> Iterator[Change]:
    after = conventions_text(proposal.conventions)
    if conventions_of(proposal.held) == proposal.conventions:
        return
    if proposal.held is None:
        yield RowAdded(Table.PROPERTY, PROPERTY, {"value": after})
    else:
        yield FieldChanged(Table.PROPERTY, PROPERTY, "value", proposal.held, after)


def _of_deadline(shift: Shift) -> Iterable[Change]:
    before, after = deadline_values(shift.before), deadline_values(shift.after)
    return (
        FieldChanged(Table.ACTION, shift.action_id, name, before[name], value)
        for name, value in after.items()
        if before[name] != value
    )


class _Questions:
    """The open questions of some commitments; each of them is taken away once."""

    def __init__(self, reader: Reader, shifts: Iterable[Shift]) -> None:
        asked = {shift.commitment_id for shift in shifts if shift.asked_before}
        self._open: dict[str, list[tuple[str, Mapping[str, Plain]]]] = {key: [] for key in asked}
        for key, row in sorted(reader.children(Table.QUESTION, asked).items()):
            if row["state"] == "open":
                self._open[str(row["commitment_id"])].append((key, row))

    def changes(self, shift: Shift) -> Iterator[Change]:
        """What another reading of one deadline makes of the questions about it."""
        if shift.asked_before == shift.asked_after:
            return
        if shift.asked_before is not None:
            yield from self._taken(shift.commitment_id, shift.asked_before)
        if shift.asked_after is not None:
            values = {**_values(shift.commitment_id, shift.asked_after), "state": "open"}
            yield RowAdded(Table.QUESTION, new_id(), values)

    def _taken(self, commitment_id: str, question: Question) -> Iterator[Change]:
        """The question goes; without a change if somebody has answered it."""
        wanted = _values(commitment_id, question)
        for one in self._open[commitment_id]:
            key, row = one
            if wanted.items() <= row.items():
                self._open[commitment_id].remove(one)
                yield RowRemoved(Table.QUESTION, key, row)
                return


def _values(commitment_id: str, question: Question) -> dict[str, Plain]:
    return {
        "commitment_id": commitment_id,
        "about": question.about,
        "code": question.code,
        "details": json.dumps(question.values, ensure_ascii=False),
    }


_ORDER: dict[type[Change], int] = {FieldChanged: 0, RowRemoved: 1, RowAdded: 2}
