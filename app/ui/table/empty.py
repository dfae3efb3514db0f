"""What a table without rows says."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _


def paint_empty(painter: QPainter, area: QRect, rows: ViewedRows, theme: Theme) -> None:
    """Say why there are no rows, and what to do."""
    painter.setPen(theme.colour("muted"))
    words = (
        _("No commitment meets this filter.")
        if rows.spec.conditions
        else _("This tracker holds no commitments yet.\nImport a document from the File menu.")
    )
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(area.adjusted(20, 40, -20, -20), flags, words)
