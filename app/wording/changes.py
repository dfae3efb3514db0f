"""Change sets and fields in words, for undo, redo and the history."""

from app.base.i18n import Language, mark, translator
from app.domain.changes import Label
from app.domain.commitment import UpdateKind
from app.domain.fields import Field
from app.wording.labels import label

_ONE = {
    "set_field": mark("{field} of {ref}"),
    "add_update": mark("Update of {ref}"),
    "revise_deadline": mark("Deadline revised of {ref}"),
    "delete_commitments": mark("{ref} deleted"),
    "add_commitment": mark("Commitment added"),
    "duplicate_commitments": mark("Duplicate of {ref}"),
    "split_actions": mark("{ref} split into actions"),
    "join_actions": mark("Actions of {ref} joined"),
    "paste_cells": mark("Cells pasted in {ref}"),
    "fill_down": mark("{ref} filled"),
    "clear_cells": mark("{ref} cleared"),
    "settle_question": mark("Question about {ref}"),
}
_MANY = {
    "set_field": mark("{field} of {count} commitments"),
    "add_update": mark("Update of {count} commitments"),
    "revise_deadline": mark("Deadline revised of {count} commitments"),
    "delete_commitments": mark("{count} commitments deleted"),
    "add_commitment": mark("{count} commitments added"),
    "duplicate_commitments": mark("Duplicates of {count} commitments"),
    "paste_cells": mark("Cells pasted in {count} commitments"),
    "fill_down": mark("{count} commitments filled down"),
    "clear_cells": mark("Cells of {count} commitments cleared"),
    "settle_question": mark("Questions about {count} commitments"),
}
_PLAIN = {
    "add_view": mark("New view “{name}”"),
    "change_view": mark("View “{name}”"),
    "rename_view": mark("View “{before}” named “{name}”"),
    "remove_view": mark("View “{name}” deleted"),
    "order_views": mark("Order of the views"),
    "create_tracker": mark("New tracker"),
    "import_document": mark("Import of “{title}” ({count} commitments)"),
    "import_edition": mark("Corrections from “{title}” ({count} commitments)"),
    "set_conventions": mark("Reading conventions: {count} deadlines"),
}
_SINGLE = {"set_conventions": mark("Reading conventions: {count} deadline")}


def change_label(value: Label, language: Language) -> str:
    """What a change set does, in a few words."""
    words = dict(value.values)
    if "field" in words:
        words["field"] = label(Field(words["field"]), language)
    if "kind" in words:
        words["kind"] = label(UpdateKind(words["kind"]), language)
    sentences = _PLAIN if value.code in _PLAIN else _ONE if "ref" in words else _MANY
    if words.get("count") == "1" and value.code in _SINGLE:
        sentences = _SINGLE
    return translator(language)(sentences[value.code]).format(**words)
