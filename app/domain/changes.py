"""The unit of every write: who changed which fields from what to what, when and from where.

One record, six uses: refresh of the views, undo and redo, history of a field, "changed since", the
view as at a moment, the merge of returns and working copies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Plain = str | int | float | None
"""A value as it is stored; dates are ISO text."""


class Table(StrEnum):
    """What a tracker consists of."""

    PROPERTY = "property"
    DOCUMENT = "document"
    SECTION = "section"
    SOURCE_LINE = "source_line"
    ORGANISATION = "organisation"
    COMMITMENT = "commitment"
    ACTION = "action"
    REVISION = "revision"
    """A later deadline of an action."""
    TARGET = "target"
    RESPONSIBILITY = "responsibility"
    TAG = "tag"
    UPDATE = "progress_update"
    QUESTION = "question"
    SAVED_VIEW = "saved_view"
    LINEAGE = "lineage"
    """Which commitment follows which of an earlier document, or was dropped by a later one."""


@dataclass(frozen=True, slots=True)
class RowAdded:
    """A row that was not there before."""

    table: Table
    id: str
    values: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class RowRemoved:
    """A row that is there no more, with the values it had."""

    table: Table
    id: str
    values: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """One field of one row, from what to what."""

    table: Table
    id: str
    field: str
    before: Plain
    after: Plain


Change = RowAdded | RowRemoved | FieldChanged


class Origin(StrEnum):
    """Where a change set came from."""

    CREATION = "creation"
    """The first contents of a tracker; not undone, for nothing was before it."""
    EDIT = "edit"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Label:
    """What a change set does, as a code with values; `wording.changes` makes the words."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that are written together or not at all."""

    id: str
    when: str
    """The instant in UTC, as `base.clock.as_text` writes it."""
    who: str
    origin: Origin
    label: Label
    changes: tuple[Change, ...]
    reverts: str | None = None
    """For an undo or a redo, the change set that it takes back or brings again."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A change set that has been written; what listeners are told."""

    change_set: ChangeSet
    commitments: frozenset[str]
    """The commitments that look different now, or are gone."""


def only_reports(change_set: ChangeSet) -> bool:
    """Whether nothing changed but what is reported and noted: rows and deadlines are the same."""
    reported = (Table.TAG, Table.UPDATE, Table.QUESTION, Table.SAVED_VIEW)
    return all(
        change.table in reported
        or (change.table is Table.COMMITMENT and isinstance(change, FieldChanged))
        for change in change_set.changes
    )


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that lead back."""
    return tuple(_inverse(change) for change in reversed(tuple(changes)))


def _inverse(change: Change) -> Change:
    if isinstance(change, RowAdded):
        return RowRemoved(change.table, change.id, change.values)
    if isinstance(change, RowRemoved):
        return RowAdded(change.table, change.id, change.values)
    return FieldChanged(change.table, change.id, change.field, change.after, change.before)
