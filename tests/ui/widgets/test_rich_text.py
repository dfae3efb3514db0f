"""Text that rich text widgets show as it is."""

import pytest
from PySide6.QtGui import QTextDocument

from app.ui.widgets.rich_text import escaped, tip


@pytest.mark.parametrize("text", ["plain", "<b>x</b>", "a & b &amp; c", "'\"", "一\n二", "&lt;"])
def test_comes_out_as_it_went_in(qapp, text):
    for rich in (escaped(text), tip(text, 200)):
        document = QTextDocument()
        document.setHtml(rich)
        assert document.toPlainText() == text
