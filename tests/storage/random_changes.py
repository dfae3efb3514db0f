"""Random but valid changes to a tracker, with the rows that they must lead to."""

import json
import random
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from app.base.identifiers import new_id
from app.domain.changes import (
    Change,
    ChangeSet,
    FieldChanged,
    Label,
    Origin,
    Plain,
    RowAdded,
    RowRemoved,
    Table,
)

Values = dict[str, Plain]
Rows = dict[Table, dict[str, Values]]

WORDS = (
    "推出 落實 治理體系 治理体系 消防處 衞生 衛生 裏 裡 台灣 臺灣 HKSOS ＨＫ 100% a_b * OR AND NOT "
    "NEAR( \" ' "
    "-- ; \\ : ^ {} [] 😀 👩‍🚒 \ue001 \U00020bb7 \U0010fffd é e\u0301 ㎏ , 、 。 1 12 123 ß ſ İ"
).split(" ")
CHILDREN = (
    Table.REVISION,
    Table.ACTION,
    Table.RESPONSIBILITY,
    Table.TAG,
    Table.UPDATE,
    Table.QUESTION,
)


class RandomChanges:
    """Makes change sets one after the other; `rows` is what the tracker then has to hold."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.rows: Rows = {table: {} for table in Table}
        self._made: list[Change] = []
        self._count = 0

    def first(self, commitments: int = 12) -> ChangeSet:
        """Two documents with organisations, sections and commitments."""
        for _ in range(4):
            self._add_organisation()
        for _ in range(2):
            self._add_document()
        for _ in range(commitments):
            self._add_commitment()
        return self._change_set()

    def next(self, size: int = 6) -> ChangeSet:
        """Some changes of any kind."""
        for _ in range(self.random.randint(1, size)):
            self.random.choice(_OPERATIONS)(self)
        if not self._made:
            self._add_commitment()
        return self._change_set()

    def text(self, longest: int = 5) -> str:
        return self._pick(" ", "").join(
            self._pick(*WORDS) for _ in range(self.random.randint(0, longest))
        )

    # --- operations --------------------------------------------------------------------------

    def _add_organisation(self) -> None:
        self._add(
            Table.ORGANISATION, code=new_id(), zh_hant=self.text(2) or "局", zh_hans=self.text(2),
            en=self.text(2), abbreviation=self.text(1), kind="bureau",
            parent_id=self._any(Table.ORGANISATION), valid_from=None, valid_to=None,
            successor_id=None, aliases=json.dumps([self.text(1)]),
        )  # fmt: skip

    def _add_document(self) -> None:
        document = self._add(
            Table.DOCUMENT, position=len(self.rows[Table.DOCUMENT]) + 1, title=self.text(),
            edition="", published=self._day(), language="zh-Hant", source_name="a.txt",
            fingerprint="f",
            original="",
        )  # fmt: skip
        for _ in range(3):
            self._add_section(document)

    def _add_section(self, document: str | None = None) -> None:
        document = document or self._any(Table.DOCUMENT)
        within = [
            key for key, row in self.rows[Table.SECTION].items() if row["document_id"] == document
        ]
        self._add(
            Table.SECTION, document_id=document, parent_id=self._pick(None, *within),
            position=len(within) + 1, title=self.text(2),
        )  # fmt: skip

    def _add_commitment(self) -> None:
        section = self._pick(None, *self.rows[Table.SECTION])
        document = (
            self.rows[Table.SECTION][section]["document_id"]
            if section
            else self._any(Table.DOCUMENT)
        )
        self._count += 1
        commitment = self._add(
            Table.COMMITMENT, document_id=document, section_id=section, position=self._count,
            ref=str(self._count), printed_number="", text=self.text(8), status=self._status(),
            percent=self._pick(None, 0, 50, 100), completed_on=self._day(),
            assessment=self._pick("on_track", "watch", "off_track", "not_assessed"),
            assessment_reason=self.text(1), owner=self.text(1), notes=self.text(3),
        )  # fmt: skip
        for add in (
            self._add_action,
            self._add_responsibility,
            self._add_tag,
            self._add_question,
            self._add_update,
        ):
            for _ in range(self.random.randint(0, 2)):
                add(commitment)
        self._add(
            Table.SOURCE_LINE, document_id=document, number=self._count, text=self.text(8),
            kind="commitment", noise=None, commitment_id=commitment,
        )  # fmt: skip

    def _add_action(self, commitment: str | None = None) -> None:
        commitment = commitment or self._any(Table.COMMITMENT)
        earliest = self._day()
        latest = self._day(earliest)
        relation = self._pick("by", "in", "from", "until", "ongoing", "none")
        action = self._add(
            Table.ACTION, commitment_id=commitment,
            position=self._next_position(Table.ACTION, commitment),
            text=self.text(), span_from=0, span_to=1, phrase=self.text(2), relation=relation,
            earliest=earliest, latest=latest, precision=self._pick(None, "day", "year"),
            certainty=self._pick("firm", "approximate", "ambiguous"), soft_start=self._pick(0, 1),
            soft_end=self._pick(0, 1), alternatives=json.dumps([[None, latest]] if latest else []),
            phrase_from=0, phrase_to=1,
        )  # fmt: skip
        for position in range(1, self.random.randint(1, 3)):
            self._add(
                Table.TARGET, action_id=action, position=position, phrase=self.text(2) or "1名",
                comparator=self._pick(">", "<=", "="), value=self._pick(1, 2.5, 8_000_000_000),
                unit="名", scope="", span_from=0, span_to=1,
            )  # fmt: skip

    def _add_revision(self) -> None:
        if not self.rows[Table.ACTION]:
            return
        action = self._any(Table.ACTION)
        held = [one for one in self.rows[Table.REVISION].values() if one["action_id"] == action]
        latest = self._day()
        self._add(
            Table.REVISION, commitment_id=self.rows[Table.ACTION][action]["commitment_id"],
            action_id=action, position=len(held) + 1, on_date="2024-05-01",
            phrase=self.text(2), relation="by", earliest=None, latest=latest, precision=None,
            certainty="firm", soft_start=0, soft_end=0, alternatives="[]", reason=self.text(1),
            approver="", source="",
        )  # fmt: skip

    def _add_responsibility(self, commitment: str | None = None) -> None:
        commitment = commitment or self._any(Table.COMMITMENT)
        self._add(
            Table.RESPONSIBILITY, commitment_id=commitment,
            action_id=None,
            organisation_id=self._pick(None, *self.rows[Table.ORGANISATION]),
            position=self._next_position(Table.RESPONSIBILITY, commitment),
            name=self.text(2) or "局",
            role=self._pick("responsible", "lead", "supporting", "agent", "placeholder"),
        )  # fmt: skip

    def _add_tag(self, commitment: str | None = None) -> None:
        commitment = commitment or self._any(Table.COMMITMENT)
        held = {row["name"] for row in self._children(Table.TAG, commitment).values()}
        name = self.text(1) or "標籤"
        if name not in held:
            self._add(Table.TAG, commitment_id=commitment, name=name)

    def _add_question(self, commitment: str | None = None) -> None:
        self._add(
            Table.QUESTION, commitment_id=commitment or self._any(Table.COMMITMENT),
            about="deadline", code="deadline_was_over", details='{"phrase": "x"}',
            state=self._pick("open", "answered"),
        )  # fmt: skip

    def _add_update(self, commitment: str | None = None) -> None:
        self._add(
            Table.UPDATE, commitment_id=commitment or self._any(Table.COMMITMENT),
            on_date=self._pick("2024-03-16", "2024-03-17", "2024-05-01", "2024-05-15"),
            kind=self._pick("progress", "no_change"), text=self.text(2), author="a",
        )  # fmt: skip

    def _remove_commitment(self) -> None:
        if len(self.rows[Table.COMMITMENT]) < 4:
            return
        commitment = self._any(Table.COMMITMENT)
        for line, row in list(self.rows[Table.SOURCE_LINE].items()):
            if row["commitment_id"] == commitment:
                self._set(Table.SOURCE_LINE, line, "commitment_id", None)
        for action in self._children(Table.ACTION, commitment):
            for target, row in list(self.rows[Table.TARGET].items()):
                if row["action_id"] == action:
                    self._remove(Table.TARGET, target)
        for table in CHILDREN:
            for child in self._children(table, commitment):
                self._remove(table, child)
        self._remove(Table.COMMITMENT, commitment)

    def _remove_child(self) -> None:
        table = self._pick(
            Table.TARGET, Table.RESPONSIBILITY, Table.TAG, Table.UPDATE, Table.QUESTION
        )
        if self.rows[table]:
            self._remove(table, self._any(table))

    def _edit(self) -> None:
        table, field, value = self._pick(*_EDITS)
        if self.rows[table]:
            row = self._any(table)
            self._set(table, row, field, value(self))

    def _edit_many(self) -> None:
        value = self._status()
        for commitment in self.rows[Table.COMMITMENT]:
            self._set(Table.COMMITMENT, commitment, "status", value)

    # --- rows --------------------------------------------------------------------------------

    def _add(self, table: Table, **values: Plain) -> str:
        identifier = new_id()
        self._made.append(RowAdded(table, identifier, dict(values)))
        self.rows[table][identifier] = dict(values)
        return identifier

    def _remove(self, table: Table, identifier: str) -> None:
        values = self.rows[table].pop(identifier)
        self._made.append(RowRemoved(table, identifier, values))

    def _set(self, table: Table, identifier: str, field: str, after: Plain) -> None:
        row = self.rows[table][identifier]
        if row[field] != after:
            self._made.append(FieldChanged(table, identifier, field, row[field], after))
            self.rows[table][identifier] = row | {field: after}

    def _change_set(self) -> ChangeSet:
        made, self._made = self._made, []
        return change_set(made)

    def _children(self, table: Table, commitment: str) -> dict[str, Values]:
        return {
            key: row for key, row in self.rows[table].items() if row["commitment_id"] == commitment
        }

    def _next_position(self, table: Table, commitment: str) -> int:
        held = [row["position"] for row in self._children(table, commitment).values()]
        return max(held, default=0) + 1

    def _any(self, table: Table) -> str | None:
        return self._pick(*self.rows[table]) if self.rows[table] else None

    def _pick(self, *values):
        return self.random.choice(values)

    def _status(self) -> str | None:
        return self._pick(None, "not_started", "in_progress", "done", "dropped")

    def _day(self, after: str | None = None) -> str | None:
        first = date.fromisoformat(after) if after else date(2023, 1, 1)
        return self._pick(None, (first + timedelta(days=self.random.randint(0, 700))).isoformat())


_EDITS: tuple[tuple[Table, str, Callable[[RandomChanges], Plain]], ...] = (
    (Table.COMMITMENT, "status", RandomChanges._status),
    (Table.COMMITMENT, "percent", lambda self: self._pick(None, 0, 33, 100)),
    (Table.COMMITMENT, "completed_on", RandomChanges._day),
    (Table.COMMITMENT, "assessment", lambda self: self._pick("watch", "on_track", "off_track")),
    (Table.COMMITMENT, "assessment_reason", RandomChanges.text),
    (Table.COMMITMENT, "owner", RandomChanges.text),
    (Table.COMMITMENT, "notes", RandomChanges.text),
    (Table.COMMITMENT, "text", RandomChanges.text),
    (Table.ACTION, "phrase", RandomChanges.text),
    (Table.ACTION, "latest", RandomChanges._day),
    (Table.ACTION, "relation", lambda self: self._pick("by", "ongoing", "none")),
    (Table.REVISION, "latest", RandomChanges._day),
    (Table.REVISION, "phrase", RandomChanges.text),
    (Table.TARGET, "phrase", lambda self: self.text(2) or "2名"),
    (Table.TARGET, "value", lambda self: self._pick(3, 0.5)),
    (Table.RESPONSIBILITY, "name", lambda self: self.text(2) or "局"),
    (Table.RESPONSIBILITY, "role", lambda self: self._pick("responsible", "agent")),
    (Table.RESPONSIBILITY, "organisation_id", lambda self: self._any(Table.ORGANISATION)),
    (Table.TAG, "name", lambda self: self.text(3) + self._pick("一", "二")),
    (Table.QUESTION, "state", lambda self: self._pick("open", "answered")),
    (Table.UPDATE, "text", RandomChanges.text),
    (Table.UPDATE, "on_date", lambda self: self._pick("2024-03-16", "2024-05-14")),
    (Table.SECTION, "title", RandomChanges.text),
    (Table.DOCUMENT, "title", RandomChanges.text),
    (Table.DOCUMENT, "position", lambda self: self.random.randint(1, 9)),
    (Table.ORGANISATION, "zh_hant", RandomChanges.text),
    (Table.ORGANISATION, "abbreviation", RandomChanges.text),
)
_OPERATIONS: tuple[Callable[[RandomChanges], None], ...] = (
    *[RandomChanges._edit] * 12,
    RandomChanges._edit_many,
    RandomChanges._add_commitment,
    RandomChanges._add_action,
    RandomChanges._add_responsibility,
    RandomChanges._add_revision,
    RandomChanges._add_revision,
    RandomChanges._add_tag,
    RandomChanges._add_tag,
    RandomChanges._add_question,
    RandomChanges._add_update,
    RandomChanges._add_section,
    RandomChanges._add_organisation,
    RandomChanges._remove_child,
    RandomChanges._remove_child,
    RandomChanges._remove_commitment,
)


def change_set(changes: Iterable[Change], when: str = "2024-05-15T01:00:00.000Z") -> ChangeSet:
    """Some changes as they are written."""
    return ChangeSet(new_id(), when, "tester", Origin.EDIT, Label("set_field"), tuple(changes))
