"""Rows to the clipboard: as cells for spreadsheets and as a table for documents."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.services.listing import safe_cell
from app.ui.main_window import WorkspaceView
from app.ui.widgets.rich_text import escaped
from app.wording.columns import cell, head


def copy_rows(view: WorkspaceView) -> None:
    """Copy the selected block with the heads of its columns."""
    reader = view.reader()
    block = view.table.selected_block()
    if not block.ids:
        return
    keys = view.workspace.keys(block.ids)
    rows = view.workspace.rows(keys.values())
    lines = [[head(field, reader.language) for field in block.fields]]
    lines += [[cell(rows[keys[one]], field, reader) for field in block.fields] for one in block.ids]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_tsv, line)) for line in lines) + "\n")
    data.setHtml(_html(lines))
    QGuiApplication.clipboard().setMimeData(data)


def _tsv(text: str) -> str:
    """A cell as spreadsheets paste it: in quotation marks where it holds breaks or marks."""
    safe = safe_cell(text)
    if any(mark in safe for mark in '\t\r\n"'):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def _html(lines: list[list[str]]) -> str:
    """Cells of text. Some spreadsheets calculate even in those, so they are made safe too."""
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td style='mso-number-format:\"\\@\"'>{escaped(safe_cell(text))}</td>"
            for text in line
        )
        + "</tr>"
        for line in lines
    )
    return f"<table>{rows}</table>"
