"""Reasons beside a field."""

from PySide6.QtWidgets import QLineEdit, QToolTip

from app.domain.errors import InvalidValue
from app.ui.widgets.bubble import hide_reason, show_reason

REASON = "150 is not a percentage. Type a number from 0 to 100."


def test_a_reason_is_seen_and_spoken_until_it_is_taken_back(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    show_reason(field, InvalidValue("percent_out_of_range", text="150"))
    assert QToolTip.isVisible()
    assert QToolTip.text() == field.accessibleDescription() == REASON
    hide_reason(field)
    assert field.accessibleDescription() == ""
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
