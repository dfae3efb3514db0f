"""One clear sentence for each expected error: what happened, where, and what to do."""

from typing import Any

from app.base.i18n import Language, mark, translator
from app.domain.commitment import Status
from app.domain.errors import TrackerError
from app.domain.fields import Field
from app.wording.labels import label

_SENTENCES = {
    "file_missing": mark("The file {path} is not there. Check the name, or choose another file."),
    "original_missing": mark("The tracker does not hold the file of “{title}”."),
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
    "view_name_missing": mark("A view needs a name."),
    "view_name_taken": mark("There is a view “{name}” already. Choose another name."),
    "document_kind": mark(
        "{name}: files of the kind {suffix} are not read. Save it as .docx, PDF or plain text in "
        "the program that made it, and import that."
    ),
    "document_empty": mark("{name} holds no text."),
    "document_without_commitments": mark(
        "No commitments were found in {name}: no line begins with a bullet or a number. Nothing "
        "was written."
    ),
    "document_not_text": mark(
        "{name} is no document that can be read: neither text nor Word, PDF or web page. Save it "
        "as text (UTF-8) in the program that made it."
    ),
    "document_old_office": mark(
        "{name} is a document of an old Office (.doc, .xls, .ppt), or protected with a password. "
        "Open it in Office and save it as .docx without a password."
    ),
    "document_picture": mark(
        "{name} is a picture. Have its text recognised (OCR) first, or ask for the document itself."
    ),
    "document_not_word": mark(
        "{name} is an archive without a Word document in it. Unpack it, and import what it holds."
    ),
    "document_locked": mark(
        "{name} is protected with a password. Save a copy without one, and import that."
    ),
    "document_scan": mark(
        "{name} is a scan: its {pages} pages are pictures without text. Have the text recognised "
        "(OCR) first, or ask for the document itself."
    ),
    "document_damaged": mark(
        "{name} is damaged or incomplete, so it could not be read. Get a new copy of it."
    ),
    "document_unsafe": mark(
        "{name} was not opened: it is made in a way that overloads programs, as no office program "
        "makes it. Ask its sender for it in another form."
    ),
    "document_too_many_pages": mark(
        "{name} has more than {limit} pages. Import the chapters one by one."
    ),
    "document_takes_too_long": mark(
        "{name} could not be read within {seconds} seconds. Import the chapters one by one, or "
        "save it as plain text first."
    ),
    "document_takes_too_much": mark(
        "{name} takes more memory to read than a document may. Import the chapters one by one, or "
        "save it as plain text first."
    ),
    "document_breaks_reader": mark(
        "{name} could not be read: its contents bring the reader down. Save it anew in the program "
        "that made it, or as plain text."
    ),
    "reader_not_started": mark("Documents cannot be read on this machine at present: {reason}"),
    "document_too_large": mark("{name} is larger than {limit} MB. Import the chapters one by one."),
    "field_not_editable": mark("{field} comes from the document and cannot be edited here."),
    "clipboard_without_text": mark(
        "The clipboard holds no text. Copy the text of the document first."
    ),
    "organisation_exists": mark(
        "There is an organisation called “{name}” already. Choose it in the list."
    ),
    "organisation_without_name": mark("Type the name of the organisation."),
    "ref_missing": mark("A commitment has a ref. Type one."),
    "ref_taken": mark("The ref “{ref}” belongs to another commitment. Type one that is free."),
    "text_missing": mark("A commitment has words. To remove it, delete the commitment."),
    "part_without_words": mark("Each action needs words. Choose another place to split."),
    "part_cuts_phrase": mark("“{phrase}” would be cut in two. Split in front of it or behind it."),
    "deadline_not_read": mark(
        "“{phrase}” is not understood as a deadline. Type it as a document would: by Q3 2024, "
        "2024年第三季或之前, 2024-09-30."
    ),
    "deadline_not_cleared": mark(
        "A deadline is not cleared like other cells. Revise it, or correct what the document says, "
        "and choose there that there is none."
    ),
    "target_not_read": mark(
        "“{phrase}” is not understood as a target. Type a number with its unit, such as 500名, "
        "30% or 1,000 places."
    ),
    "organisation_not_known": mark(
        "“{name}” is not in the list of organisations. Is “{nearest}” meant?"
    ),
    "organisation_not_listed": mark("“{name}” is not in the list of organisations."),
    "choice_not_known": mark("“{text}” is not a value of {field}. Use one of: {known}."),
    "percent_not_number": mark("“{text}” is not a number. Type a percentage from 0 to 100."),
    "percent_out_of_range": mark("{text} is not a percentage. Type a number from 0 to 100."),
    "date_not_understood": mark(
        "“{text}” is not a day. Type it as 2024-03-05, 2024年3月5日 or 5/3/2024."
    ),
    "conventions_middle_turned": mark("The middle of the year ends before it begins."),
    "conventions_year_turned": mark("The beginning of the year would reach into its end."),
    "conventions_term_half": mark(
        "Type both days, the first and the last, or leave both empty: then it is asked."
    ),
    "conventions_term_turned": mark("The term of office ends before it begins."),
    "revision_turned": mark(
        "The deadline would end before it begins ({first} to {last}). Nothing was changed."
    ),
    "revision_of_first_promise": mark(
        "The first promise stays as it was given. To revise the deadline, drag the bar below it."
    ),
    "revision_without_start": mark(
        "“{phrase}” names no first day; the bar begins when it was promised. Drag its other end."
    ),
    "revision_without_end": mark(
        "“{phrase}” names no last day. Drag its beginning, or type another deadline."
    ),
    "revision_without_days": mark("No time is named that could be moved. Type a deadline."),
    "revision_of_the_past": mark(
        "Commitment {ref} is reported as {status}. Change its status before you revise its "
        "deadline."
    ),
    "revision_empty": mark("Type a deadline, such as by Q3 2024 or 2024年第三季或之前."),
    "revision_same": mark("This is the deadline that counts already."),
    "correction_same": mark("The first promise says this already."),
    "revision_without_reason": mark("Say why the deadline is revised."),
    "days_turned": mark("The time would end before it begins: {first} to {last}."),
    "cells_too_many": mark(
        "These are more than {limit} commitments, too many for the clipboard. Filter, or export a "
        "workbook."
    ),
    "text_too_long": mark("The text is longer than {limit} characters. Shorten it."),
    "update_empty": mark("Write what has progressed, or choose “Confirmed, no change”."),
    "answer_empty": mark("Type the answer, or dismiss the question."),
    "value_changed": mark(
        "This has been changed in the meantime, so nothing was written. Look at it again."
    ),
    "row_gone": mark("This has been removed in the meantime, so nothing was written."),
    "undo_done_already": mark("This has been done already."),
    "undo_first_contents": mark(
        "These are the first contents of the tracker; nothing was before them."
    ),
    "undo_changed_since": mark(
        "{who} has changed the same since, on {when}: {what}. Take that back first."
    ),
    "undo_referred_since": mark(
        "What {who} entered on {when} belongs to it: {what}. Take that back first."
    ),
    "undo_needs_gone": mark(
        "What it belongs to was taken away by {who} on {when}: {what}. Bring that back first."
    ),
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
        "“{value}” is not a time. Type it as <2024Q3, >=2024-04-01, 2024..2025, 2024年第三季, "
        "“this quarter” or “next 30 days”."
    ),
    "query_number_unknown": mark("“{value}” is not a number. Type it as 50, >=50 or 50..80."),
    "query_no_words": mark(
        "There are no words to look in behind “{name}”. Leave out contains, starts, ends and is."
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
    return label(value, language) if isinstance(value, Field | Status) else str(value)
