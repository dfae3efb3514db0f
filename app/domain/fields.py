"""The fields of a commitment that people see: what kind each is and whether they may change it."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """A column of the table; the same names are used in saved views and in typed filters."""

    REF = "ref"
    TEXT = "text"
    RESPONSIBLE = "responsible"
    AGENTS = "agents"
    LEAD = "lead"
    SECTION = "section"
    DOCUMENT = "document"
    DEADLINE = "deadline"
    EARLIEST = "earliest"
    LATEST = "latest"
    QUARTER = "quarter"
    RELATION = "relation"
    CERTAINTY = "certainty"
    DUE = "due"
    TARGET = "target"
    TARGET_VALUE = "target_value"
    STATUS = "status"
    PERCENT = "percent"
    COMPLETED = "completed"
    ASSESSMENT = "assessment"
    ASSESSMENT_REASON = "assessment_reason"
    OWNER = "owner"
    TAGS = "tags"
    NOTES = "notes"
    ACTIONS = "actions"
    QUESTIONS = "questions"
    UPDATED = "updated"
    """The day of the last update."""
    UPDATE = "update"
    """What the last update says."""
    SILENT = "silent"
    """How many days ago the last update was."""
    CHANGED = "changed"
    SLIPS = "slips"
    """How often the end has been moved away."""
    FIRST_PROMISE = "first_promise"
    """The deadline as it was first promised, whatever came of it."""


class FieldKind(StrEnum):
    """How a field is shown and edited."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    PERCENT = "percent"
    TAGS = "tags"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What has to be known of a field to show, sort and edit it."""

    field: Field
    kind: FieldKind
    editable: bool = False

    @property
    def is_text(self) -> bool:
        """Whether words can be looked for in it."""
        return self.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.TAGS)

    @property
    def is_number(self) -> bool:
        """Whether it can be compared with numbers."""
        return self.kind in (FieldKind.NUMBER, FieldKind.PERCENT)

    @property
    def is_date(self) -> bool:
        """Whether it can be compared with days."""
        return self.kind in (FieldKind.DATE, FieldKind.INSTANT)


FIELDS = {
    spec.field: spec
    for spec in (
        FieldSpec(Field.REF, FieldKind.TEXT, editable=True),
        FieldSpec(Field.TEXT, FieldKind.LONG_TEXT, editable=True),
        FieldSpec(Field.RESPONSIBLE, FieldKind.TEXT, editable=True),
        FieldSpec(Field.AGENTS, FieldKind.TEXT),
        FieldSpec(Field.LEAD, FieldKind.TEXT),
        FieldSpec(Field.SECTION, FieldKind.TEXT),
        FieldSpec(Field.DOCUMENT, FieldKind.TEXT),
        FieldSpec(Field.DEADLINE, FieldKind.TEXT, editable=True),
        FieldSpec(Field.EARLIEST, FieldKind.DATE),
        FieldSpec(Field.LATEST, FieldKind.DATE),
        FieldSpec(Field.QUARTER, FieldKind.CHOICE),
        FieldSpec(Field.RELATION, FieldKind.CHOICE),
        FieldSpec(Field.CERTAINTY, FieldKind.CHOICE),
        FieldSpec(Field.DUE, FieldKind.CHOICE),
        FieldSpec(Field.TARGET, FieldKind.TEXT, editable=True),
        FieldSpec(Field.TARGET_VALUE, FieldKind.NUMBER),
        FieldSpec(Field.STATUS, FieldKind.CHOICE, editable=True),
        FieldSpec(Field.PERCENT, FieldKind.PERCENT, editable=True),
        FieldSpec(Field.COMPLETED, FieldKind.DATE, editable=True),
        FieldSpec(Field.ASSESSMENT, FieldKind.CHOICE, editable=True),
        FieldSpec(Field.ASSESSMENT_REASON, FieldKind.LONG_TEXT, editable=True),
        FieldSpec(Field.OWNER, FieldKind.TEXT, editable=True),
        FieldSpec(Field.TAGS, FieldKind.TAGS, editable=True),
        FieldSpec(Field.NOTES, FieldKind.LONG_TEXT, editable=True),
        FieldSpec(Field.ACTIONS, FieldKind.NUMBER),
        FieldSpec(Field.QUESTIONS, FieldKind.NUMBER),
        FieldSpec(Field.UPDATED, FieldKind.DATE),
        FieldSpec(Field.UPDATE, FieldKind.LONG_TEXT),
        FieldSpec(Field.SILENT, FieldKind.NUMBER),
        FieldSpec(Field.CHANGED, FieldKind.INSTANT),
        FieldSpec(Field.SLIPS, FieldKind.NUMBER),
        FieldSpec(Field.FIRST_PROMISE, FieldKind.TEXT),
    )
}
"""In the order in which the table shows them unless the user chose another."""

SHOWN_AT_FIRST = (
    Field.REF,
    Field.TEXT,
    Field.RESPONSIBLE,
    Field.DEADLINE,
    Field.DUE,
    Field.TARGET,
    Field.STATUS,
    Field.PERCENT,
    Field.ASSESSMENT,
    Field.OWNER,
    Field.TAGS,
    Field.NOTES,
)
"""The columns that are shown until the user chooses others."""
