"""Why a column cannot be typed into, and where what it shows is changed instead."""

from app.base.i18n import Language, mark, translator
from app.domain.fields import Field
from app.wording.labels import label

_FROM_DEADLINE = mark("{field} follows from the deadline. Type in the column of the deadline.")
_FROM_UPDATES = mark("{field} tells of the updates. Add one in the detail.")
_REASONS = {
    Field.EARLIEST: _FROM_DEADLINE,
    Field.LATEST: _FROM_DEADLINE,
    Field.QUARTER: _FROM_DEADLINE,
    Field.RELATION: _FROM_DEADLINE,
    Field.CERTAINTY: _FROM_DEADLINE,
    Field.DUE: mark("{field} follows from the deadline and the status. Type in one of these."),
    Field.SLIPS: mark("{field} are counted in the ledger of the deadline."),
    Field.FIRST_PROMISE: mark(
        "The first promise never changes. Revise the deadline, or correct it if it was misread."
    ),
    Field.AGENTS: mark("{field} are named by the text. Correct the words of the commitment."),
    Field.LEAD: mark("{field} is one of the responsible organisations. Type there, and press F4."),
    Field.TARGET_VALUE: mark(
        "{field} is the number of the target. Type in the column of the target."
    ),
    Field.SECTION: mark("{field} is where the commitment stands in its document."),
    Field.DOCUMENT: mark("{field} is where the commitment comes from."),
    Field.ACTIONS: mark("{field} are counted. Split or join them with the menu Commitment."),
    Field.QUESTIONS: mark("{field} are answered in the list of what needs attention."),
    Field.UPDATED: _FROM_UPDATES,
    Field.UPDATE: _FROM_UPDATES,
    Field.SILENT: _FROM_UPDATES,
    Field.CHANGED: mark("{field} is noted by the program."),
}


def read_only_reason(field: Field, language: Language) -> str:
    """One sentence for the status bar."""
    return translator(language)(_REASONS[field]).format(field=label(field, language))
