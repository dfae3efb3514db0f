"""How each field looks as a column of the table."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.domain.fields import Field

_LEFT = Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """Width in units of the average character, and where the text stands."""

    width: int
    alignment: Qt.AlignmentFlag = _LEFT
    wraps: bool = False


COLUMN_LOOKS = {
    Field.REF: ColumnLook(8, _RIGHT),
    Field.TEXT: ColumnLook(44, wraps=True),
    Field.RESPONSIBLE: ColumnLook(20, wraps=True),
    Field.AGENTS: ColumnLook(16, wraps=True),
    Field.LEAD: ColumnLook(16, wraps=True),
    Field.SECTION: ColumnLook(20, wraps=True),
    Field.DOCUMENT: ColumnLook(20, wraps=True),
    Field.DEADLINE: ColumnLook(20, wraps=True),
    Field.EARLIEST: ColumnLook(12, _CENTRE),
    Field.LATEST: ColumnLook(12, _CENTRE),
    Field.QUARTER: ColumnLook(12, _CENTRE),
    Field.RELATION: ColumnLook(12),
    Field.CERTAINTY: ColumnLook(12),
    Field.DUE: ColumnLook(16),
    Field.TARGET: ColumnLook(16, wraps=True),
    Field.TARGET_VALUE: ColumnLook(13, _RIGHT),
    Field.STATUS: ColumnLook(12),
    Field.PERCENT: ColumnLook(11),
    Field.COMPLETED: ColumnLook(12, _CENTRE),
    Field.ASSESSMENT: ColumnLook(13),
    Field.ASSESSMENT_REASON: ColumnLook(26, wraps=True),
    Field.OWNER: ColumnLook(12),
    Field.TAGS: ColumnLook(14),
    Field.NOTES: ColumnLook(26, wraps=True),
    Field.ACTIONS: ColumnLook(9, _RIGHT),
    Field.QUESTIONS: ColumnLook(11, _RIGHT),
    Field.UPDATED: ColumnLook(12, _CENTRE),
    Field.UPDATE: ColumnLook(26, wraps=True),
    Field.SILENT: ColumnLook(12, _RIGHT),
    Field.CHANGED: ColumnLook(17, _CENTRE),
    Field.SLIPS: ColumnLook(8, _RIGHT),
    Field.FIRST_PROMISE: ColumnLook(20, wraps=True),
}
