"""Documents, their sections and their lines, read."""

from typing import Any

from sqlalchemy import Connection, func, select

from app.domain.document import LineKind, Noise, StoredDocument, StoredLine, StoredSection
from app.storage import tables


def documents(connection: Connection) -> list[StoredDocument]:
    """All documents in the order in which they came in."""
    rows = connection.execute(select(tables.document).order_by(tables.document.c.position))
    return [
        StoredDocument(
            row.id,
            row.position,
            row.title,
            row.published,
            row.language,
            row.source_name,
            row.fingerprint,
            row.original,
        )
        for row in rows
    ]


def sections(connection: Connection) -> list[StoredSection]:
    """All sections, document by document, in the order in which they are printed."""
    section, document = tables.section, tables.document
    rows = connection.execute(
        select(section)
        .join(document, section.c.document_id == document.c.id)
        .order_by(document.c.position, section.c.position)
    )
    return [StoredSection(row.id, row.document_id, row.parent_id, row.title) for row in rows]


def lines(connection: Connection, document_id: str) -> list[StoredLine]:
    """All lines of a document."""
    line = tables.source_line
    query = select(line).where(line.c.document_id == document_id).order_by(line.c.number)
    return [_line(row) for row in connection.execute(query)]


def source_texts(connection: Connection, document_id: str) -> list[str]:
    """The words of all lines of a document, in their order."""
    line = tables.source_line
    query = select(line.c.text).where(line.c.document_id == document_id).order_by(line.c.number)
    return list(connection.execute(query).scalars())


def lines_around(connection: Connection, commitment_id: str, context: int) -> list[StoredLine]:
    """The lines of a commitment with some lines before and after them."""
    line = tables.source_line
    first, last, document_id = connection.execute(
        select(
            func.min(line.c.number), func.max(line.c.number), func.min(line.c.document_id)
        ).where(line.c.commitment_id == commitment_id)
    ).one()
    if first is None:
        return []
    rows = connection.execute(
        select(line)
        .where(line.c.document_id == document_id)
        .where(line.c.number.between(first - context, last + context))
        .order_by(line.c.number)
    )
    return [_line(row) for row in rows]


def _line(row: Any) -> StoredLine:
    noise = Noise(row.noise) if row.noise else None
    return StoredLine(row.number, row.text, LineKind(row.kind), noise, row.commitment_id)
