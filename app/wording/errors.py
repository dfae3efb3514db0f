"""One clear sentence for each expected error: what happened, where, and what to do."""

from typing import Any

from app.base.i18n import Language, mark, translator
from app.domain.errors import TrackerError
from app.domain.fields import Field
from app.wording.labels import label

_SENTENCES = {
    "file_missing": mark("The file {path} is not there. Check the name, or choose another file."),
    "file_unreadable": mark("The file {path} cannot be read: {reason}"),
    "folder_not_writable": mark(
        "Nothing can be written in the folder {path}: {reason} Choose another folder."
    ),
    "file_not_written": mark(
        "The file {path} could not be written: {reason} Close it if another program has it open, "
        "or choose another name. The file that was there is unchanged."
    ),
    "not_a_tracker": mark(
        "{path} is not a Pledgeline tracker. To bring in a document, use Import document."
    ),
    "tracker_too_new": mark(
        "The tracker {path} was made by a newer Pledgeline: it needs one that knows schema "
        "{needed}, this one knows {known}. Update Pledgeline; the tracker was not touched."
    ),
    "tracker_exists": mark("There is a file {path} already. Choose another name."),
    "tracker_in_use": mark(
        "The tracker is open for writing by {user} on {host} since {since}. Close it there, or "
        "open it to read only."
    ),
    "tracker_read_only": mark(
        "The tracker {path} can only be read. Copy it to a folder in which you may write."
    ),
    "tracker_needs_update": mark(
        "The tracker {path} was made by an older Pledgeline. Open it once for writing to bring it "
        "up to date."
    ),
    "migration_failed": mark(
        "The tracker {path} could not be brought up to date: {reason} It is as it was."
    ),
    "database_busy": mark("The tracker {path} is busy. Nothing was saved; try again in a moment."),
    "database_read_only": mark("The tracker {path} can only be read. Nothing was saved."),
    "database_damaged": mark(
        "The tracker {path} is damaged: {reason} Restore a copy; do not go on working in this one."
    ),
    "disk_full": mark("The disk is full; nothing was saved in {path}. Make room and do it again."),
    "disk_error": mark("The disk reported an error; nothing was saved in {path}. {reason}"),
    "document_kind": mark(
        "{name}: documents of the kind {suffix} are not read yet. Save it as plain text (.txt) in "
        "the program that made it, and import that."
    ),
    "document_empty": mark("{name} holds no text."),
    "document_without_commitments": mark(
        "No commitments were found in {name}: no line begins with a bullet or a number. Nothing "
        "was written."
    ),
    "document_not_text": mark(
        "{name} is not plain text. Save it as text (UTF-8) in the program that made it."
    ),
    "document_too_large": mark("{name} is larger than {limit} MB. Import the chapters one by one."),
    "field_not_editable": mark("{field} comes from the document and cannot be edited here."),
    "percent_not_number": mark("“{text}” is not a number. Type a percentage from 0 to 100."),
    "percent_out_of_range": mark("{text} is not a percentage. Type a number from 0 to 100."),
    "date_not_understood": mark(
        "“{text}” is not a day. Type it as 2024-03-05, 2024年3月5日 or 5/3/2024."
    ),
    "text_too_long": mark("The text is longer than {limit} characters. Shorten it."),
    "update_empty": mark("Write what has progressed, or choose “Confirmed, no change”."),
    "value_changed": mark(
        "This has been changed in the meantime, so nothing was written. Look at it again."
    ),
    "row_gone": mark("This has been removed in the meantime, so nothing was written."),
    "query_field_unknown": mark(
        "“{name}” cannot be searched by. Use one of: {known}. To search for the words "
        "themselves, put them in quotation marks."
    ),
    "query_value_unknown": mark("“{value}” is not a value of {name}. Use one of: {known}."),
    "query_value_missing": mark(
        "Type a value behind “{name}”, or put it in quotation marks to search for the words."
    ),
    "query_organisation_unknown": mark(
        "No organisation is called “{value}”. Type its name or its abbreviation."
    ),
    "query_date_unknown": mark(
        "“{value}” is not a time. Type it as <2024Q3, >=2024-04-01, 2024 or 2024年第三季."
    ),
    "query_quote_open": mark("A quotation mark is missing behind “{text}”."),
}


def error_sentence(error: TrackerError, language: Language) -> str:
    """What to tell the user about an expected error."""
    sentence = translator(language)(_SENTENCES[error.code])
    return sentence.format(
        **{name: _shown(value, language) for name, value in error.values.items()}
    )


def _shown(value: Any, language: Language) -> str:
    """A value in a sentence; what has other words in each language comes with all of them."""
    if isinstance(value, dict):
        return str(value[language])
    return label(value, language) if isinstance(value, Field) else str(value)
