"""What happened to a commitment, the latest first, as rich text."""

from collections.abc import Sequence

from app.base.clock import OFFICE_ZONE, from_text
from app.domain.changes import Change, ChangeSet, FieldChanged, Origin, Plain, RowAdded, Table
from app.domain.commitment import Assessment, Status
from app.domain.fields import Field
from app.ui.theme import Theme
from app.ui.widgets.rich_text import escaped
from app.ui.words import _, language
from app.wording.changes import change_label
from app.wording.labels import label

_FIELDS = {"completed_on": Field.COMPLETED}
_LONGEST_VALUE = 60


def history_html(history: Sequence[ChangeSet], theme: Theme) -> str:
    """One line for each change set: when, who, what, from what to what."""
    return "<br>".join(_line(change_set, theme) for change_set in history)


def _line(change_set: ChangeSet, theme: Theme) -> str:
    when = from_text(change_set.when).astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M")
    head = f"<span style='color:{theme.colours['muted']}'>{when} {escaped(change_set.who)}</span>"
    words = [_changed(one) for one in change_set.changes if isinstance(one, FieldChanged)]
    if not words or any(_brings_commitment(one) for one in change_set.changes):
        words = [escaped(change_label(change_set.label, language()))]
    taken_back = {Origin.UNDO: _("undone"), Origin.REDO: _("redone")}.get(change_set.origin)
    tail = f" ({taken_back})" if taken_back else ""
    return f"{head} &nbsp;{'; '.join(words)}{tail}"


def _brings_commitment(change: Change) -> bool:
    return isinstance(change, RowAdded) and change.table is Table.COMMITMENT


def _changed(change: FieldChanged) -> str:
    known = _FIELDS.get(change.field)
    names = {field.value for field in Field}
    field = known or (Field(change.field) if change.field in names else None)
    name = label(field, language()) if field else change.field
    return f"{escaped(name)}: {_value(field, change.before)} → {_value(field, change.after)}"


def _value(field: Field | None, value: Plain) -> str:
    if value in (None, ""):
        return "—"
    if field is Field.STATUS:
        return escaped(label(Status(str(value)), language()))
    if field is Field.ASSESSMENT:
        return escaped(label(Assessment(str(value)), language()))
    text = f"{value}%" if field is Field.PERCENT else str(value)
    return escaped(text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…")
