"""The words of a commitment corrected, and with them what they say of time and numbers.

What stands outside the stretch that was typed keeps its reading, whatever staff have made of it,
and moves with its words. What the stretch touches is read again in its own action. Where that does
not come out even, because a time more or less is named, the whole text is read again; an action
that is promised again in the same words, or else has been revised, stays who it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, RowRemoved, Table
from app.domain.commitment_reader import deadline_question, read_actions, read_deadlines
from app.domain.conventions import ReadingContext
from app.domain.deadline import Span
from app.domain.deadline_grammar.found import FoundDeadline
from app.domain.edits import LONGEST_TEXT
from app.domain.errors import InvalidValue
from app.domain.organisation import Directory, Role
from app.domain.reading import ReadAction
from app.domain.respan import Correction, correction
from app.domain.target import Target
from app.domain.target_grammar import find_targets
from app.services.action_rows import (
    ActionRows,
    Row,
    WantedAction,
    WantedTarget,
    deadline_columns,
    target_columns,
)
from app.services.commands import Circumstances, CorrectText
from app.services.document_rows import target_values
from app.services.questions import OpenQuestions
from app.services.reading_contexts import ReadingContexts
from app.storage.deadlines import deadline_values
from app.storage.reader import Reader


def checked_text(text: str) -> str:
    """The words of a commitment as they are kept. Raises InvalidValue for none, or too many."""
    lines = (" ".join(line.split()) for line in whole(text).splitlines())
    plain = "\n".join(filter(None, lines))
    if not plain:
        raise InvalidValue("text_missing")
    if len(plain) > LONGEST_TEXT:
        raise InvalidValue("text_too_long", limit=LONGEST_TEXT)
    return plain


def correct_text(reader: Reader, command: CorrectText, now: Circumstances) -> list[Change]:
    """The same words for all."""
    return texts_corrected(reader, dict.fromkeys(command.ids, command.text), now)


def texts_corrected(reader: Reader, texts: Mapping[str, str], now: Circumstances) -> list[Change]:
    """The changes that give each commitment its words. Raises InvalidValue."""
    wanted = {identifier: checked_text(text) for identifier, text in texts.items()}
    held = reader.plain(Table.COMMITMENT, wanted)
    ids = [key for key, row in held.items() if row["text"] != wanted[key]]
    if not ids:
        return []
    contexts = ReadingContexts(reader)
    rows, questions = ActionRows(reader, ids), OpenQuestions(reader, ids)
    changes: list[Change] = []
    parties = _Agents(reader, ids, contexts.directory)
    for done, identifier in enumerate(ids):
        now.progress.step(done, len(ids), "read")
        before, after = rows.texts[identifier], wanted[identifier]
        context = contexts.of_document(str(held[identifier]["document_id"]))
        changes.append(FieldChanged(Table.COMMITMENT, identifier, "text", before, after))
        edit = _TextEdit(rows, identifier, after, contexts.directory, context)
        actions = edit.patched(correction(before, after)) or edit.reread()
        rows.bring(identifier, actions)
        _ask(questions, rows.actions(identifier), actions, edit, identifier)
        parties.bring(identifier, after, context)
    return [*changes, *rows.changes, *parties.changes, *questions.changes]


class _TextEdit:
    """One commitment whose words become others."""

    def __init__(
        self,
        rows: ActionRows,
        commitment_id: str,
        text: str,
        directory: Directory,
        context: ReadingContext,
    ) -> None:
        self._rows = rows
        self._held = rows.actions(commitment_id)
        self._text = text
        self._directory = directory
        self.context = context
        self.found = read_deadlines(text, directory, context)

    def patched(self, change: Correction) -> list[WantedAction] | None:
        """The actions with only what was touched read again; None if that does not come out."""
        slots = [self._slot(key, row, change) for key, row in self._held]
        taken = [slot.place for slot in slots if slot.place is not None]
        fresh = [
            one
            for one in self.found
            if change.made(one.deadline.span)
            and not any(_overlap(one.deadline.span, place) for place in taken)
        ]
        if not all(self._words(slot.span).strip() for slot in slots) or not slots:
            return None
        for one in fresh:
            slot = next((slot for slot in slots if slot.takes(one)), None)
            if slot is None:
                return None
            slot.fill(one)
        return [self._wanted(slot, change) for slot in slots]

    def reread(self) -> list[WantedAction]:
        """The actions of the whole text, each as the row that it was as far as one can tell."""
        found = read_actions(self._text, self._directory, self.context)
        keys = self._matched(found)
        return [
            WantedAction(
                action.text,
                action.span,
                deadline_values(action.deadline),
                [WantedTarget(_plain_target(one)) for one in action.targets],
                key,
            )
            for action, key in zip(found, keys, strict=True)
        ]

    def _matched(self, found: Sequence[ReadAction]) -> list[str | None]:
        free = dict(self._held)
        keys: list[str | None] = [None] * len(found)
        for at, action in enumerate(found):
            phrase = action.deadline.phrase if action.deadline else ""
            keys[at] = next((key for key, row in free.items() if row["phrase"] == phrase), None)
            free.pop(keys[at] or "", None)
        rest = sorted(free, key=lambda key: not self._rows.revisions(key))
        for at, key in enumerate(keys):
            if key is None and rest:
                keys[at] = rest.pop(0)
        return keys

    def _slot(self, key: str, row: Row, change: Correction) -> "_Slot":
        span = change.moved((int(row["span_from"] or 0), int(row["span_to"] or 0)))
        place = int(row["phrase_from"] or 0), int(row["phrase_to"] or 0)
        columns = deadline_columns(row)
        if place == (0, 0) or not row["phrase"]:  # None at all, or by hand: not in the words.
            return _Slot(key, span, columns, None, open=not row["phrase"])
        if change.touches(place):
            return _Slot(key, span, columns, None, open=True, touched=True)
        moved = change.moved(place)
        return _Slot(key, span, {**columns, **_place(moved)}, moved, open=False)

    def _wanted(self, slot: "_Slot", change: Correction) -> WantedAction:
        targets: list[tuple[int, WantedTarget]] = []
        for key, row in self._rows.targets(slot.key):
            place = int(row["span_from"] or 0), int(row["span_to"] or 0)
            if place != (0, 0) and change.touches(place):
                continue
            moved = change.moved(place) if place != (0, 0) else place
            values = {**target_columns(row), "span_from": moved[0], "span_to": moved[1]}
            targets.append((moved[0], WantedTarget(values, key)))
        places = [(at, at + len(str(one.values["phrase"]))) for at, one in targets]
        for one in find_targets(self._text):
            inside = slot.span[0] <= one.span[0] < slot.span[1]
            if inside and change.made(one.span) and not any(_overlap(one.span, p) for p in places):
                # Those that are there stay in the order that staff may have given them.
                behind = (at for at, (place, _one) in enumerate(targets) if place > one.span[0])
                found = (one.span[0], WantedTarget(_plain_target(one)))
                targets.insert(next(behind, len(targets)), found)
        columns = slot.columns if slot.filled or not slot.touched else deadline_values(None)
        wanted = [target for _at, target in targets]
        return WantedAction(self._words(slot.span), slot.span, columns, wanted, slot.key)

    def _words(self, span: Span) -> str:
        return self._text[span[0] : span[1]]


@dataclass(slots=True)
class _Slot:
    """An action while its words change: which deadline it keeps, and whether it may take one."""

    key: str
    span: Span
    columns: dict[str, Plain]
    place: Span | None
    """Where the deadline stands that it keeps."""
    open: bool
    touched: bool = False
    filled: bool = False

    def takes(self, found: FoundDeadline) -> bool:
        """Whether a deadline of the new words is that of this action."""
        inside = self.span[0] <= found.deadline.span[0] < self.span[1]
        return self.open and not self.filled and inside

    def fill(self, found: FoundDeadline) -> None:
        """Take a deadline; one in the same words keeps the reading that staff have chosen."""
        if found.deadline.phrase == self.columns["phrase"]:
            self.columns = {**self.columns, **_place(found.deadline.span)}
        else:
            self.columns = deadline_values(found.deadline)
        self.filled = True


class _Agents:
    """The organisations that a text names."""

    def __init__(self, reader: Reader, ids: Sequence[str], directory: Directory) -> None:
        self.changes: list[Change] = []
        self._directory = directory
        self._held: dict[str, dict[str, tuple[str, Row]]] = {key: {} for key in ids}
        for key, row in reader.children(Table.RESPONSIBILITY, ids).items():
            if row["role"] == Role.AGENT.value:
                name = str(row["organisation_id"] or row["name"])
                self._held[str(row["commitment_id"])][name] = (key, row)

    def bring(self, commitment_id: str, text: str, context: ReadingContext) -> None:
        """Those that the text names no more go, those that it names now come."""
        held = self._held[commitment_id]
        named: dict[str, str] = {}
        for mention in self._directory.mentions(text, context.published):
            named.setdefault(mention.organisation.id, mention.name)
        last = max((int(row["position"] or 0) for _key, row in held.values()), default=0)
        for identifier, (key, row) in held.items():
            if identifier not in named and str(row["name"]) not in text:
                self.changes.append(RowRemoved(Table.RESPONSIBILITY, key, row))
        for identifier, name in named.items():
            if identifier not in held:
                last += 1
                values = {
                    "commitment_id": commitment_id,
                    "action_id": None,
                    "organisation_id": identifier,
                    "position": last,
                    "name": name,
                    "role": Role.AGENT.value,
                }
                self.changes.append(RowAdded(Table.RESPONSIBILITY, new_id(), values))


def _ask(
    questions: OpenQuestions,
    held: Sequence[tuple[str, Row]],
    wanted: Sequence[WantedAction],
    edit: _TextEdit,
    commitment_id: str,
) -> None:
    """Questions about words that are gone go; about those that have come they are raised."""
    before = {str(row["phrase"]) for _key, row in held if row["phrase"]}
    after = {str(one.deadline["phrase"]) for one in wanted if one.deadline["phrase"]}
    for phrase in before - after:
        questions.settle(commitment_id, "deadline", phrase=phrase)
    for one in edit.found:
        if one.deadline.phrase in after - before:
            question = deadline_question(one, edit.context)
            if question is not None:
                questions.ask(commitment_id, question)


def _place(span: Span) -> dict[str, Plain]:
    return {"phrase_from": span[0], "phrase_to": span[1]}


def _plain_target(target: Target) -> dict[str, Plain]:
    return target_columns(target_values("", 0, target))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
