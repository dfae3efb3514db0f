"""Which answers a change set may have made wrong: those that depend on what it changed."""

from app.domain.changes import ChangeSet, FieldChanged, Table
from app.domain.fields import Field
from app.domain.filters import AnyOf, Condition, Contains, Facet, FilterSpec, SortKey

_SORTED_BY = {
    "status": (Field.STATUS, Field.DUE),
    "completed_on": (Field.COMPLETED, Field.DUE),
    "percent": (Field.PERCENT,),
    "assessment": (Field.ASSESSMENT,),
    "assessment_reason": (Field.ASSESSMENT_REASON,),
    "owner": (Field.OWNER,),
    "notes": (Field.NOTES,),
}
_LEAVES_ORDER: dict[Table, tuple[Field, ...]] = {
    Table.TAG: (Field.TAGS,),
    Table.UPDATE: (Field.UPDATED, Field.UPDATE, Field.SILENT),
    Table.QUESTION: (Field.QUESTIONS,),
    Table.SAVED_VIEW: (),
}
_FACET_FIELDS = {
    Facet.DUE: {Field.DUE},
    Facet.STATUS: {Field.STATUS},
    Facet.ASSESSMENT: {Field.ASSESSMENT},
    Facet.TAG: {Field.TAGS},
    Facet.OWNER: {Field.OWNER},
    Facet.QUESTION: {Field.QUESTIONS},
    Facet.ATTENTION: {Field.DUE, Field.STATUS, Field.QUESTIONS, Field.UPDATED},
}
_SEARCHED_FIELDS = frozenset(
    {Field.OWNER, Field.TAGS, Field.NOTES, Field.ASSESSMENT_REASON, Field.UPDATE}
)


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


def sort_depends(sort: tuple[SortKey, ...], columns: frozenset[Field]) -> bool:
    """Whether a change of some fields may bring another order."""
    return any(key.field in columns for key in sort)


def spec_depends(spec: FilterSpec, columns: frozenset[Field]) -> bool:
    """Whether a change of some fields may bring other rows, or another order."""
    return sort_depends(spec.sort, columns) or any(
        _condition_depends(condition, columns) for condition in spec.conditions
    )


def moved_facets(columns: frozenset[Field] | None) -> frozenset[Facet]:
    """The facets under whose values a change of some fields may put rows; None for any change."""
    if columns is None:
        return frozenset(Facet)
    return frozenset(facet for facet, fields in _FACET_FIELDS.items() if fields & columns)


def _condition_depends(condition: Condition, columns: frozenset[Field]) -> bool:
    if isinstance(condition, Contains):
        return bool(_SEARCHED_FIELDS & columns)
    if isinstance(condition, AnyOf):
        return bool(_FACET_FIELDS.get(condition.facet, set()) & columns)
    return condition.field in columns
