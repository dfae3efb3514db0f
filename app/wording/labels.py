"""The words for the values of the domain. Values carry no text of their own."""

from enum import StrEnum

from app.base.i18n import Language, mark, translator
from app.domain.commitment import Assessment, Status, UpdateKind
from app.domain.deadline import Certainty, Relation
from app.domain.document import DocumentForm, LineKind, Noise
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.filters import Facet
from app.domain.organisation import OrganisationKind, Role
from app.domain.target import Comparator, Scope

_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (Status.NOT_STARTED, mark("Not started")),
    (Status.IN_PROGRESS, mark("In progress")),
    (Status.DONE, mark("Done")),
    (Status.DROPPED, mark("Dropped")),
    (Assessment.ON_TRACK, mark("On track")),
    (Assessment.WATCH, mark("Watch")),
    (Assessment.OFF_TRACK, mark("Off track")),
    (Assessment.NOT_ASSESSED, mark("Not assessed")),
    (UpdateKind.PROGRESS, mark("Progress")),
    (UpdateKind.NO_CHANGE, mark("Confirmed, no change")),
    (DueState.PAST_LATEST, mark("Past latest")),
    (DueState.DUE_SOON, mark("Due soon")),
    (DueState.OPEN, mark("Open")),
    (DueState.NOT_YET_OPEN, mark("Not yet open")),
    (DueState.ONGOING, mark("Ongoing")),
    (DueState.UNDATED, mark("Undated")),
    (DueState.DONE_LATE, mark("Done late")),
    (DueState.DONE, mark("Done")),
    (DueState.DROPPED, mark("Dropped")),
    (Relation.BY, mark("by")),
    (Relation.IN, mark("within")),
    (Relation.FROM, mark("from")),
    (Relation.UNTIL, mark("until")),
    (Relation.ONGOING, mark("ongoing")),
    (Relation.NONE, mark("no deadline")),
    (Certainty.FIRM, mark("firm")),
    (Certainty.APPROXIMATE, mark("approximate")),
    (Certainty.AMBIGUOUS, mark("ambiguous")),
    (Role.RESPONSIBLE, mark("Responsible")),
    (Role.LEAD, mark("Lead")),
    (Role.SUPPORTING, mark("Supporting")),
    (Role.AGENT, mark("Agent")),
    (Role.PLACEHOLDER, mark("Placeholder")),
    (Scope.TOTAL, mark("in total")),
    (Scope.PER_YEAR, mark("a year")),
    (Scope.CONDITION, mark("(a condition)")),
    (Comparator.NEARLY, mark("nearly")),
    (OrganisationKind.OFFICE, mark("Office")),
    (OrganisationKind.BUREAU, mark("Bureau")),
    (OrganisationKind.DEPARTMENT, mark("Department")),
    (OrganisationKind.BODY, mark("Public body")),
    (OrganisationKind.COMPANY, mark("Company")),
    (OrganisationKind.PLACEHOLDER, mark("Placeholder")),
    (OrganisationKind.OTHER, mark("Other")),
    (DocumentForm.TEXT, mark("Plain text")),
    (DocumentForm.MARKDOWN, mark("Markdown text")),
    (DocumentForm.HTML, mark("Web page")),
    (DocumentForm.DOCX, mark("Word document")),
    (DocumentForm.PDF, mark("PDF document")),
    (LineKind.HEADING, mark("Heading")),
    (LineKind.COMMITMENT, mark("Commitment")),
    (LineKind.CONTINUATION, mark("Continuation")),
    (LineKind.NOISE, mark("Left out")),
    (LineKind.BLANK, mark("Blank")),
    (LineKind.UNRESOLVED, mark("Unresolved")),
    (Noise.PAGE_NUMBER, mark("page number")),
    (Noise.COVER, mark("cover page")),
    (Noise.RUNNING_HEAD, mark("running head")),
    (Noise.FOOTNOTE, mark("footnote")),
    (Noise.TABLE_HEAD, mark("head of a table")),
    (Noise.INTRODUCTION, mark("introduction")),
    (Noise.BY_HAND, mark("left out by hand")),
    (Field.REF, mark("Ref")),
    (Field.TEXT, mark("Commitment")),
    (Field.RESPONSIBLE, mark("Responsible")),
    (Field.AGENTS, mark("Agents")),
    (Field.SECTION, mark("Section")),
    (Field.DEADLINE, mark("Deadline")),
    (Field.EARLIEST, mark("Earliest")),
    (Field.LATEST, mark("Latest")),
    (Field.DUE, mark("Due state")),
    (Field.TARGET, mark("Target")),
    (Field.STATUS, mark("Status")),
    (Field.PERCENT, mark("Percent")),
    (Field.COMPLETED, mark("Done on")),
    (Field.ASSESSMENT, mark("Assessment")),
    (Field.OWNER, mark("Owner")),
    (Field.TAGS, mark("Tags")),
    (Field.NOTES, mark("Notes")),
    (Field.CHANGED, mark("Last changed")),
    (Facet.ORGANISATION, mark("Organisation")),
    (Facet.AGENT, mark("Agent")),
    (Facet.SECTION, mark("Section")),
    (Facet.DOCUMENT, mark("Document")),
    (Facet.DUE, mark("Due state")),
    (Facet.STATUS, mark("Status")),
    (Facet.ASSESSMENT, mark("Assessment")),
    (Facet.RELATION, mark("Kind of deadline")),
    (Facet.TAG, mark("Tag")),
    (Facet.TARGET, mark("Target")),
    (Facet.QUESTION, mark("Open question")),
)
# By class too: members of different enumerations with one text, such as `done`, are equal.
_BY_KIND = {(type(value), value.value): words for value, words in _WORDS}


def label(value: StrEnum, language: Language) -> str:
    """The words for a value of the domain."""
    return translator(language)(_BY_KIND[type(value), value.value])
