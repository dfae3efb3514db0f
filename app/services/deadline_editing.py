"""Deadlines by hand: revisions in the ledger, and corrections of what was misread."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, FieldChanged, RowAdded, Table
from app.domain.commitment import Action
from app.domain.commitment_reader import deadline_question
from app.domain.conventions import ReadingContext
from app.domain.days import read_day
from app.domain.deadline import Deadline, Precision, Relation
from app.domain.deadline_grammar.found import FoundDeadline
from app.domain.deadline_grammar.reader import read_phrase
from app.domain.edits import LONGEST_LINE
from app.domain.errors import InvalidValue
from app.services.commands import Circumstances, CorrectDeadline, ReviseDeadline
from app.services.questions import OpenQuestions
from app.services.reading_contexts import ReadingContexts
from app.storage.deadlines import deadline_values, reading_values
from app.storage.reader import Reader


def reading_of(phrase: str, context: ReadingContext) -> FoundDeadline | None:
    """What a typed phrase says, for an editor that shows it while somebody types.

    None as long as it is empty or says nothing. `wording.deadlines.reading` puts it into words,
    and `doubt` is the code of the question that it raises.
    """
    text = " ".join(whole(phrase).split())
    found = read_phrase(text, context) if text and len(text) <= LONGEST_LINE else None
    return found or _day(text)


def read_deadline(phrase: str, context: ReadingContext) -> FoundDeadline | None:
    """The deadline of a typed phrase; None for no words at all. Raises InvalidValue."""
    text = " ".join(whole(phrase).split())
    if not text:
        return None
    if len(text) > LONGEST_LINE:
        raise InvalidValue("text_too_long", limit=LONGEST_LINE)
    found = reading_of(text, context)
    if found is None:
        raise InvalidValue("deadline_not_read", phrase=text)
    # The words are kept as they were typed, with the 在 or `in` in front.
    return replace(found, deadline=replace(found.deadline, phrase=text, span=(0, 0)))


def _day(text: str) -> FoundDeadline | None:
    """A day alone, in the forms of all date fields: 30/9/2024."""
    try:
        day = read_day(text)
    except InvalidValue:
        return None
    return FoundDeadline(Deadline(text, Relation.IN, day, day, Precision.DAY))


def revise_deadline(reader: Reader, command: ReviseDeadline, now: Circumstances) -> list[Change]:
    """The same words for all; each document reads them in its own circumstances."""
    return revised(reader, dict.fromkeys(command.ids, command.phrase), now, command)


def revised(
    reader: Reader,
    phrases: Mapping[str, str],
    now: Circumstances,
    command: ReviseDeadline = ReviseDeadline((), ""),
) -> list[Change]:
    """A revision of each commitment whose deadline has other words; `command` says why."""
    reason, approver, source = (
        _line(one) for one in (command.reason, command.approver, command.source)
    )
    edit = _Edit(reader, phrases, command.action_id, command.reading)
    added: list[Change] = []
    for identifier, action, found in edit.found:
        before, after = action.in_force, found.deadline if found else None
        if _alike(before, after) or edit.is_unsaid(identifier, before):
            continue
        values = {
            "commitment_id": identifier,
            "action_id": action.id,
            "position": edit.last_positions.get(action.id, 0) + 1,
            "on_date": now.today.isoformat(),
            **reading_values(after),
            "reason": reason,
            "approver": approver,
            "source": source,
        }
        added.append(RowAdded(Table.REVISION, new_id(), values))
        # What was asked about the first promise is still open; of a revision only the last counts.
        edit.ask(identifier, before if action.revisions else None, found)
    return [*edit.questions.changes, *added]


def correct_deadline(reader: Reader, command: CorrectDeadline, _now: Circumstances) -> list[Change]:
    """The first promise of an action becomes what its document really says."""
    phrases = dict.fromkeys(command.ids, command.phrase)
    edit = _Edit(reader, phrases, command.action_id, command.reading, _promised)
    texts = reader.plain(Table.COMMITMENT, phrases)
    changed: list[Change] = []
    for identifier, action, found in edit.found:
        after = found.deadline if found else None
        if _alike(action.deadline, after) or edit.is_unsaid(identifier, action.deadline):
            continue
        if after is not None:
            after = replace(after, span=_place(str(texts[identifier]["text"]), action, after))
        before = deadline_values(action.deadline)
        changed += (
            FieldChanged(Table.ACTION, action.id, name, before[name], value)
            for name, value in deadline_values(after).items()
            if before[name] != value
        )
        edit.ask(identifier, action.deadline, found)
    return [*changed, *edit.questions.changes]


class _Edit:
    """The actions that are meant, with what the phrases say to each."""

    def __init__(
        self,
        reader: Reader,
        phrases: Mapping[str, str],
        action_id: str | None,
        reading: Deadline | None,
        said: Callable[[Action], Deadline | None] = lambda action: action.in_force,
    ) -> None:
        """`said` gives the deadline of an action that the phrases are held against."""
        self._contexts = ReadingContexts(reader).of_commitments(phrases)
        self.questions = OpenQuestions(reader, phrases)
        self._phrases, self._chosen = phrases, reading is not None
        self._said: dict[str, str] = {}
        # Not their number: one among them may have been taken back.
        self.last_positions: dict[str, int] = {}
        for row in reader.children(Table.REVISION, phrases).values():
            owner, at = str(row["action_id"]), int(row["position"] or 0)
            self.last_positions[owner] = max(at, self.last_positions.get(owner, 0))
        self.found: list[tuple[str, Action, FoundDeadline | None]] = []
        read: dict[tuple[str, ReadingContext], FoundDeadline | None] = {}
        for identifier, actions in reader.actions(self._contexts).items():
            action = _meant(actions, action_id)
            if action is None:
                continue
            held = (said(one) for one in actions)
            self._said[identifier] = "；".join(one.phrase for one in held if one is not None)
            if reading is not None:
                found: FoundDeadline | None = FoundDeadline(
                    replace(reading, phrase=_line(phrases[identifier]) or reading.phrase)
                )
            else:
                key = phrases[identifier], self._contexts[identifier]
                if key not in read:
                    read[key] = read_deadline(*key)
                found = read[key]
            self.found.append((identifier, action, found))

    def is_unsaid(self, commitment_id: str, before: Deadline | None) -> bool:
        """Whether nothing new is said: the words are those that are there, as they were read."""
        words = _line(self._phrases[commitment_id])
        said = {self._said[commitment_id], before.phrase if before else ""}
        return not self._chosen and bool(words) and words in said

    def ask(self, commitment_id: str, before: Deadline | None, found: FoundDeadline | None) -> None:
        """The question about what was there goes, that about what comes is raised."""
        if before is not None:
            self.questions.settle(commitment_id, "deadline", phrase=before.phrase)
        if found is not None:
            question = deadline_question(found, self._contexts[commitment_id])
            if question is not None and found.doubt:
                self.questions.ask(commitment_id, question)


def deciding(actions: tuple[Action, ...]) -> Action | None:
    """The action that decides the end of a commitment, as `domain.overall` finds it."""
    dated = [one for one in actions if one.in_force is not None and one.in_force.dated]
    return max(dated, key=_end) if dated else next(iter(actions), None)


def _promised(action: Action) -> Deadline | None:
    return action.deadline


def _end(action: Action) -> date:
    deadline = action.in_force
    return (deadline.latest if deadline else None) or date.min


def _meant(actions: tuple[Action, ...], action_id: str | None) -> Action | None:
    if action_id is None:
        return deciding(actions)
    return next((one for one in actions if one.id == action_id), None)


def _alike(before: Deadline | None, after: Deadline | None) -> bool:
    return reading_values(before) == reading_values(after)


def _place(text: str, action: Action, deadline: Deadline) -> tuple[int, int]:
    """Where the words stand in the commitment, first in the action; nowhere is (0, 0)."""
    at = text.find(deadline.phrase, *action.span)
    if at < 0:
        at = text.find(deadline.phrase)
    return (at, at + len(deadline.phrase)) if at >= 0 else (0, 0)


def _line(text: str) -> str:
    plain = " ".join(whole(text).split())
    if len(plain) > LONGEST_LINE:
        raise InvalidValue("text_too_long", limit=LONGEST_LINE)
    return plain
