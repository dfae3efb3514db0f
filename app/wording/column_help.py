"""One line for each field: what it holds and where it comes from."""

from app.base.i18n import mark
from app.domain.fields import Field

HELP = {
    Field.REF: mark("The number of the commitment in its document"),
    Field.TEXT: mark("The words of the commitment, as printed"),
    Field.RESPONSIBLE: mark("The organisations in the brackets of the document"),
    Field.AGENTS: mark("Organisations that the text itself names"),
    Field.LEAD: mark("The organisation that leads the others"),
    Field.SECTION: mark("The heading under which the commitment stands"),
    Field.DOCUMENT: mark("The document that made the commitment"),
    Field.DEADLINE: mark("The words of the deadline, as printed"),
    Field.EARLIEST: mark("The first day on which it can be due; empty where that is open"),
    Field.LATEST: mark("The last day on which it can be due; empty where that is open"),
    Field.QUARTER: mark("The quarter of the latest day"),
    Field.FIRST_PROMISE: mark("The words of the deadline that was promised first"),
    Field.SLIPS: mark("How often a revision has moved the deadline away"),
    Field.RELATION: mark("How the deed lies to the deadline: by, within, from, ongoing"),
    Field.CERTAINTY: mark("How far the reading of the deadline can be trusted"),
    Field.DUE: mark("Where it stands against its deadline today, worked out from the status"),
    Field.TARGET: mark("The numbers to be reached, as printed"),
    Field.TARGET_VALUE: mark("The first target as a number, to sort and to compare"),
    Field.STATUS: mark("What the organisation reports"),
    Field.PERCENT: mark("How much is done, as the organisation reports it"),
    Field.COMPLETED: mark("The day on which it was done"),
    Field.ASSESSMENT: mark("What our own unit thinks of it"),
    Field.ASSESSMENT_REASON: mark("Why our unit thinks so"),
    Field.OWNER: mark("Who follows this in our unit"),
    Field.TAGS: mark("Words of our own to find it by, parted by commas"),
    Field.NOTES: mark("Notes for our unit only"),
    Field.ACTIONS: mark("How many parts with a deadline of their own it has"),
    Field.QUESTIONS: mark("How many questions about it nobody has answered yet"),
    Field.UPDATED: mark("The day of the last update"),
    Field.UPDATE: mark("What the last update says"),
    Field.SILENT: mark("How many days ago the last update was; empty if there is none"),
    Field.CHANGED: mark("When anything of it was last changed in this tracker"),
}
