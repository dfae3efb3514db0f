"""Commitments read: as rows of a list by key, and whole by identifier."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.domain.commitment import (
    Action,
    Assessment,
    Commitment,
    OpenQuestion,
    Responsibility,
    Status,
    Update,
    UpdateKind,
)
from app.domain.ledger import Revision
from app.domain.listing import ListingRow
from app.domain.numerals import plain_number
from app.domain.organisation import Role
from app.domain.target import Comparator, Scope, Target
from app.storage import tables
from app.storage.batches import batched
from app.storage.deadlines import as_day, deadline_of, revised_deadline
from app.storage.listing_rows import listing_row, section_chains


def rows_by_key(connection: Connection, keys: Iterable[int]) -> dict[int, ListingRow]:
    """The rows of some keys; keys that are no more are left out."""
    listing = tables.listing
    found: dict[int, ListingRow] = {}
    for batch in batched(keys):
        query = select(listing).where(listing.c.key.in_(batch))
        rows = map(listing_row, connection.execute(query).all())
        found |= {row.key: row for row in rows}
    return found


def keys_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The keys of some commitments."""
    listing = tables.listing
    found: dict[str, int] = {}
    for batch in batched(ids):
        query = select(listing.c.id, listing.c.key).where(listing.c.id.in_(batch))
        found |= dict(connection.execute(query).all())
    return found


def commitment(connection: Connection, identifier: str) -> Commitment | None:
    """A commitment with everything that belongs to it; None if there is none."""
    query = select(tables.commitment).where(tables.commitment.c.id == identifier)
    head = connection.execute(query).one_or_none()
    if head is None:
        return None
    sections = section_chains(connection, {head.section_id}) if head.section_id else {}
    return Commitment(
        id=head.id,
        document_id=head.document_id,
        ref=head.ref,
        printed_number=head.printed_number,
        path=tuple(section.title for section in sections.get(head.section_id, ())),
        text=head.text,
        responsibilities=tuple(
            _responsibility(row)
            for row in _children(connection, tables.responsibility, identifier, "position")
            if row.action_id is None
        ),
        actions=actions_of(connection, [identifier]).get(identifier, ()),
        updates=tuple(
            Update(
                row.id, date.fromisoformat(row.on_date), UpdateKind(row.kind), row.text, row.author
            )
            for row in _children(connection, tables.progress_update, identifier, "on_date", "id")
        ),
        questions=tuple(
            OpenQuestion(row.id, row.about, row.code, json.loads(row.details))
            for row in _children(connection, tables.question, identifier, "id")
            if row.state == "open"
        ),
        tags=tuple(row.name for row in _children(connection, tables.tag, identifier, "name")),
        status=Status(head.status) if head.status else None,
        percent=head.percent,
        completed_on=as_day(head.completed_on),
        assessment=Assessment(head.assessment),
        assessment_reason=head.assessment_reason,
        owner=head.owner,
        notes=head.notes,
    )


def actions_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Action, ...]]:
    """The actions of some commitments with their targets, in order."""
    found: dict[str, tuple[Action, ...]] = {}
    action, target = tables.action, tables.target
    for batch in batched(ids):
        targets: dict[str, list[Target]] = {}
        for row in connection.execute(
            select(target)
            .join(action, target.c.action_id == action.c.id)
            .where(action.c.commitment_id.in_(batch))
            .order_by(target.c.position)
        ).all():
            targets.setdefault(row.action_id, []).append(_target(row))
        named = _named_for_actions(connection, batch)
        ledger = _revisions(connection, batch)
        for row in connection.execute(
            select(action).where(action.c.commitment_id.in_(batch)).order_by(action.c.position)
        ).all():
            one = _action(
                row, targets.get(row.id, ()), named.get(row.id, ()), ledger.get(row.id, ())
            )
            found[row.commitment_id] = (*found.get(row.commitment_id, ()), one)
    return found


def _named_for_actions(
    connection: Connection, ids: Iterable[str]
) -> dict[str, list[Responsibility]]:
    named = tables.responsibility
    query = select(named).where(named.c.commitment_id.in_(ids), named.c.action_id.is_not(None))
    found: dict[str, list[Responsibility]] = {}
    for row in connection.execute(query.order_by(named.c.position)):
        found.setdefault(row.action_id, []).append(_responsibility(row))
    return found


def _responsibility(row: Any) -> Responsibility:
    return Responsibility(row.name, Role(row.role), row.organisation_id)


def _action(
    row: Any,
    targets: Iterable[Target],
    responsibilities: Iterable[Responsibility],
    revisions: Iterable[Revision],
) -> Action:
    span, deadline = (row.span_from, row.span_to), deadline_of(row)
    named, later = tuple(responsibilities), tuple(revisions)
    return Action(row.id, row.text, span, deadline, tuple(targets), named, later)


def _revisions(connection: Connection, ids: Iterable[str]) -> dict[str, list[Revision]]:
    """The revisions of the actions of some commitments, in order, by action."""
    revision = tables.revision
    query = select(revision).where(revision.c.commitment_id.in_(ids))
    found: dict[str, list[Revision]] = {}
    for row in connection.execute(query.order_by(revision.c.position)):
        found.setdefault(row.action_id, []).append(
            Revision(
                row.id,
                date.fromisoformat(row.on_date),
                revised_deadline(row),
                row.reason,
                row.approver,
                row.source,
            )
        )
    return found


def _target(row: Any) -> Target:
    return Target(
        phrase=row.phrase,
        comparator=Comparator(row.comparator),
        value=plain_number(row.value),
        unit=row.unit,
        scope=Scope(row.scope),
        span=(row.span_from, row.span_to),
    )


def _children(connection: Connection, table: Any, identifier: str, *order: str) -> Any:
    query = select(table).where(table.c.commitment_id == identifier)
    return connection.execute(query.order_by(*(table.c[name] for name in order))).all()


def by_ref(connection: Connection, ref: str, limit: int) -> list[tuple[str, str, str]]:
    """Identifier, number and text of commitments whose number begins so, that number first."""
    listing = tables.listing
    # In the order of the index, in which a number stands before those that go on behind it.
    query = (
        select(listing.c.id, listing.c.ref, listing.c.text)
        .where(listing.c.ref >= ref, listing.c.ref < ref + "\U0010ffff")
        .order_by(listing.c.ref)
        .limit(limit)
    )
    return [(row.id, row.ref, row.text) for row in connection.execute(query)]
