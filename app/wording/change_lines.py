"""Single changes in words: of which commitment, what, from what to what."""

from dataclasses import dataclass
from enum import StrEnum

from app.base.i18n import Language, mark, translator
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, Table
from app.domain.commitment import Assessment, Status, UpdateKind
from app.domain.deadline import Certainty, Relation
from app.domain.fields import Field
from app.domain.organisation import Role
from app.wording.labels import label

_TABLES = {
    Table.PROPERTY: mark("Property of the tracker"),
    Table.DOCUMENT: mark("Document"),
    Table.SECTION: mark("Section"),
    Table.SOURCE_LINE: mark("Line of the document"),
    Table.ORGANISATION: mark("Organisation"),
    Table.COMMITMENT: mark("Commitment"),
    Table.ACTION: mark("Action"),
    Table.REVISION: mark("Revision of the deadline"),
    Table.TARGET: mark("Target"),
    Table.RESPONSIBILITY: mark("Responsible"),
    Table.TAG: mark("Tag"),
    Table.UPDATE: mark("Update"),
    Table.QUESTION: mark("Question"),
    Table.LINEAGE: mark("Link between documents"),
    Table.SAVED_VIEW: mark("Saved view"),
}
_COLUMNS = {
    "status": Field.STATUS,
    "percent": Field.PERCENT,
    "completed_on": Field.COMPLETED,
    "assessment": Field.ASSESSMENT,
    "owner": Field.OWNER,
    "notes": Field.NOTES,
    "ref": Field.REF,
    "phrase": Field.DEADLINE,
    "earliest": Field.EARLIEST,
    "latest": Field.LATEST,
}
_MORE_COLUMNS = {
    "text": mark("text"),
    "assessment_reason": mark("reason of the assessment"),
    "relation": mark("kind of deadline"),
    "precision": mark("precision"),
    "certainty": mark("certainty"),
    "state": mark("state"),
    "name": mark("name"),
    "role": mark("role"),
    "position": mark("place"),
    "value": mark("value"),
    "title": mark("title"),
    "edition": mark("edition"),
    "section_id": mark("section"),
    "on_date": mark("day"),
    "reason": mark("reason"),
    "approver": mark("approved by"),
    "source": mark("source"),
    "kind": mark("kind"),
    "parent_id": mark("heading above"),
}
_CODED: dict[str, type[StrEnum]] = {
    "status": Status,
    "assessment": Assessment,
    "relation": Relation,
    "certainty": Certainty,
    "role": Role,
}
_STATES = {
    "open": mark("open"),
    "answered": mark("answered"),
    "dismissed": mark("dismissed"),
}
_TELLING = ("text", "name", "title", "phrase", "zh_hant", "code", "value", "source_name")
"""What a row is known by, the best first."""
_ROW_FIELD = mark("{row}: {field}")
LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: an added row has no `before`, a removed one no `after`."""

    what: str
    before: str
    after: str


def change_line(change: Change, language: Language) -> ChangeLine:
    """A change in words."""
    if isinstance(change, FieldChanged):
        return ChangeLine(
            _field_words(change.table, change.field, language),
            _value(change.field, change.before, language),
            _value(change.field, change.after, language),
        )
    what = translator(language)(_TABLES[change.table])
    shown = _row(change.values.get("kind"), change, language)
    if isinstance(change, RowAdded):
        return ChangeLine(what, "", shown)
    return ChangeLine(what, shown, "")


def _row(kind: Plain, change: Change, language: Language) -> str:
    assert not isinstance(change, FieldChanged)
    if change.table is Table.UPDATE and kind == UpdateKind.NO_CHANGE.value:
        return label(UpdateKind.NO_CHANGE, language)
    for name in _TELLING:
        if change.values.get(name):
            return _short(str(change.values[name]))
    return "✓"


def _field_words(table: Table, field: str, language: Language) -> str:
    words = translator(language)
    if table in (Table.COMMITMENT, Table.ACTION, Table.REVISION) and field in _COLUMNS:
        return label(_COLUMNS[field], language)
    name = words(_MORE_COLUMNS[field]) if field in _MORE_COLUMNS else field
    return words(_ROW_FIELD).format(row=words(_TABLES[table]), field=name)


def _value(field: str, value: Plain, language: Language) -> str:
    if value in (None, ""):
        return ""
    text = str(value)
    if field in _CODED:
        return label(_CODED[field](text), language)
    if field == "state" and text in _STATES:
        return translator(language)(_STATES[text])
    return f"{text}%" if field == "percent" else _short(text)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
