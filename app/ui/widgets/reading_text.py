"""Text for reading: room around headings, lists and tables, which Qt leaves cramped."""

from PySide6.QtGui import (
    QBrush,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

_INDENT = 18
_LINE_PER_CENT = 130
_ABOVE_HEADING, _BELOW_HEADING, _BELOW_PARAGRAPH, _BELOW_LIST_ITEM = 20, 8, 9, 4
_CELL_PADDING = 6


def lay_out(document: QTextDocument, line: QBrush) -> None:
    """Give a document room; `line` is the colour between the cells of its tables."""
    document.setIndentWidth(_INDENT)
    block = document.begin()
    while block.isValid():
        QTextCursor(block).setBlockFormat(_block_format(block))
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _lay_out_table(frame, line)


def _block_format(block: QTextBlock) -> QTextBlockFormat:
    form = block.blockFormat()
    if QTextCursor(block).currentTable() is not None:
        return form
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    form.setLineHeight(_LINE_PER_CENT, proportional)
    if form.headingLevel():
        form.setTopMargin(0 if form.headingLevel() == 1 else _ABOVE_HEADING)
        form.setBottomMargin(_BELOW_HEADING)
    else:
        form.setTopMargin(0)
        form.setBottomMargin(_BELOW_LIST_ITEM if block.textList() else _BELOW_PARAGRAPH)
    return form


def _lay_out_table(table: QTextTable, line: QBrush) -> None:
    form = table.format()
    form.setCellPadding(_CELL_PADDING)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderBrush(line)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setTopMargin(4)
    form.setBottomMargin(14)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
