"""Change sets and fields in words, for undo, redo and the history."""

from app.base.i18n import Language, mark, translator
from app.domain.changes import Label
from app.domain.commitment import UpdateKind
from app.domain.fields import Field
from app.wording.labels import label

_ONE = {
    "set_field": mark("{field} of {ref}"),
    "add_update": mark("Update of {ref}"),
}
_MANY = {
    "set_field": mark("{field} of {count} commitments"),
    "add_update": mark("Update of {count} commitments"),
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
