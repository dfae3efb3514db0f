"""Which orders of rows a change set may have upset."""

from app.domain.changes import ChangeSet, FieldChanged, Table
from app.domain.fields import Field

_SORTED_BY = {
    "status": (Field.STATUS, Field.DUE),
    "completed_on": (Field.COMPLETED, Field.DUE),
    "percent": (Field.PERCENT,),
    "assessment": (Field.ASSESSMENT,),
    "assessment_reason": (),
    "owner": (Field.OWNER,),
    "notes": (Field.NOTES,),
}
_LEAVES_ORDER = {Table.TAG: (Field.TAGS,), Table.UPDATE: (), Table.QUESTION: ()}


def changed_columns(change_set: ChangeSet) -> frozenset[Field] | None:
    """The fields whose order may be another one; None if rows came or went, or anything may be."""
    fields = {Field.CHANGED}
    for change in change_set.changes:
        if change.table in _LEAVES_ORDER:
            fields.update(_LEAVES_ORDER[change.table])
        elif (
            isinstance(change, FieldChanged)
            and change.table is Table.COMMITMENT
            and change.field in _SORTED_BY
        ):
            fields.update(_SORTED_BY[change.field])
        else:
            return None
    return frozenset(fields)
