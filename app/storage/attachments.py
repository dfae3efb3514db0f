"""Original files, kept by the digest of their bytes: the same file is kept once.

They are no rows of truth: the journal names their digest, and none is ever changed. What an undone
import has brought stays, so that redo finds it.
"""

import hashlib
import zlib

from sqlalchemy import Connection, insert, select

from app.storage import tables


def keep(connection: Connection, content: bytes) -> str:
    """Keep a file; returns its digest, SHA-256 in hexadecimal digits."""
    digest = digest_of(content)
    table = tables.attachment
    held = select(table.c.digest).where(table.c.digest == digest)
    if connection.execute(held).first() is None:
        packed = zlib.compress(content)
        connection.execute(insert(table).values(digest=digest, content=packed))
    return digest


def content(connection: Connection, digest: str) -> bytes | None:
    """A file; None if it was never kept."""
    query = select(tables.attachment.c.content).where(tables.attachment.c.digest == digest)
    packed = connection.execute(query).scalar_one_or_none()
    return None if packed is None else zlib.decompress(packed)


def digest_of(content: bytes) -> str:
    """The name under which a file is kept."""
    return hashlib.sha256(content).hexdigest()
