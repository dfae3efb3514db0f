"""Which commitments follow each other, read."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from app.domain.document import StoredItem
from app.domain.lineage import Kin, LinkKind
from app.domain.organisation import Role
from app.storage import tables


def items(connection: Connection, document_id: str) -> list[StoredItem]:
    """The commitments of a document in their order, without those that it has itself dropped."""
    commitment, lineage = tables.commitment, tables.lineage
    gone = (LinkKind.DROPPED.value, LinkKind.MERGED.value)
    dropped = select(lineage.c.older_id).where(
        lineage.c.document_id == document_id, lineage.c.kind.in_(gone)
    )
    query = (
        select(commitment)
        .where(commitment.c.document_id == document_id, commitment.c.id.not_in(dropped))
        .order_by(commitment.c.position, commitment.c.id)
    )
    rows = connection.execute(query).all()
    parties = _parties(connection, document_id)
    return [
        StoredItem(row.id, row.ref, row.position, row.text, tuple(parties.get(row.id, ())))
        for row in rows
    ]


def _parties(connection: Connection, document_id: str) -> dict[str, list[tuple[str, str | None]]]:
    """Who is responsible for the commitments of a document, in the order of their brackets."""
    named, commitment = tables.responsibility, tables.commitment
    query = (
        select(named)
        .join(commitment, named.c.commitment_id == commitment.c.id)
        .where(commitment.c.document_id == document_id)
        .where(named.c.action_id.is_(None), named.c.role != Role.AGENT.value)
        .order_by(named.c.position)
    )
    found: dict[str, list[tuple[str, str | None]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.commitment_id, []).append((row.name, row.organisation_id))
    return found


def kin(connection: Connection, commitment_id: str) -> list[Kin]:
    """What a commitment follows, then what follows it, or the documents that dropped it."""
    lineage = tables.lineage
    before = _kin(connection, lineage.c.newer_id == commitment_id, lineage.c.older_id, True)
    after = _kin(connection, lineage.c.older_id == commitment_id, lineage.c.newer_id, False)
    return [*before, *after]


def _kin(connection: Connection, of: Any, other: Any, is_older: bool) -> Iterator[Kin]:
    """For an older one the title is that of its own document, otherwise of the one that came."""
    lineage, commitment = tables.lineage, tables.commitment
    brought, own = tables.document.alias("brought"), tables.document.alias("own")
    title = own.c.title if is_older else brought.c.title
    query = (
        select(lineage.c.kind, commitment.c.id, commitment.c.ref, commitment.c.text, title)
        .select_from(lineage)
        .join(brought, lineage.c.document_id == brought.c.id)
        .outerjoin(commitment, other == commitment.c.id)
        .outerjoin(own, commitment.c.document_id == own.c.id)
        .where(of)
        .order_by(brought.c.position, commitment.c.position)
    )
    for kind, identifier, ref, text, name in connection.execute(query):
        yield Kin(LinkKind(kind), name, is_older, identifier, ref or "", text or "")
