"""A dialog has room for all its words, when it opens and when they become more."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.ui.widgets.fitting_dialog import FittingDialog

LONG = "The deadline of this commitment has been revised in the meantime. " * 12


@pytest.fixture
def dialog(qtbot):
    dialog = FittingDialog()
    qtbot.addWidget(dialog)
    dialog.setMinimumWidth(300)
    layout = QVBoxLayout(dialog)
    for _number in range(2):
        label = QLabel()
        label.setWordWrap(True)
        layout.addWidget(label)
    return dialog


def test_it_opens_as_high_as_its_words_and_grows_with_them(dialog):
    first, second = dialog.findChildren(QLabel)
    first.setText(LONG)
    dialog.show()
    opened = dialog.height()
    assert opened == dialog.layout().totalHeightForWidth(dialog.width())
    second.setText(LONG)
    dialog.grow()
    assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width()) > opened
    second.setText("")
    grown = dialog.height()
    dialog.grow()
    assert dialog.height() == grown
