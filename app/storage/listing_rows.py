"""Rows of the listing: composed from the tables of truth, and read back as domain values."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.domain.commitment import Assessment, Status, UpdateKind
from app.domain.deadline import Certainty, Deadline, Relation, Window
from app.domain.ledger import earlier_windows, slips
from app.domain.listing import Bar, ListingRow, Party
from app.domain.organisation import Role
from app.domain.overall import overall
from app.storage import tables
from app.storage.deadlines import as_day, day_text, deadline_of, revised_deadline

Row = dict[str, Any]


def compose(connection: Connection, ids: Sequence[str]) -> list[Row]:
    """The listing rows of some commitments, without key and moment of change."""
    commitment, document = tables.commitment, tables.document
    heads = connection.execute(
        select(
            commitment,
            document.c.position.label("document_position"),
            document.c.title.label("document"),
            document.c.published,
        )
        .join(document, commitment.c.document_id == document.c.id)
        .where(commitment.c.id.in_(ids))
    ).all()
    paths = _paths(connection, {row.section_id for row in heads if row.section_id})
    actions = _children(connection, _of(tables.action, ids))
    targets = _children(connection, _targets(ids))
    parties = _children(connection, _parties(ids))
    tags = _children(connection, select(tables.tag).where(tables.tag.c.commitment_id.in_(ids)))
    questions = _open_questions(connection, ids)
    updates = _last_updates(connection, ids)
    ledger = _ledger(connection, ids)
    return [
        _row(
            head,
            paths.get(head.section_id, ()),
            [(deadline_of(row), ledger[row.id]) for row in actions[head.id]],
            targets[head.id],
            parties[head.id],
            sorted(row.name for row in tags[head.id]),
            questions.get(head.id, 0),
            updates.get(head.id),
        )
        for head in heads
    ]


def listing_row(row: Any) -> ListingRow:
    """A row of the listing as the other layers know it."""
    (
        key, identifier, ref, text, path, document_id, section_id, parties, phrase, relation,
        earliest, latest, certainty, bars, target, status, percent, completed_on, assessment,
        owner, tags, notes, actions, questions, changed, document, target_value,
        assessment_reason, published, updated, update_text, update_kind, slipped, first_phrase,
        first_latest,
    ) = _read(row)  # fmt: skip
    return ListingRow(
        key=key,
        id=identifier,
        ref=ref,
        text=text,
        path=_texts(path),
        document_id=document_id,
        section_id=section_id,
        parties=_read_parties(parties),
        phrase=phrase,
        relation=Relation(relation),
        earliest=as_day(earliest),
        latest=as_day(latest),
        certainty=Certainty(certainty),
        bars=_read_bars(bars),
        target=target,
        status=Status(status) if status else None,
        percent=percent,
        completed_on=as_day(completed_on),
        assessment=Assessment(assessment),
        owner=owner,
        tags=_texts(tags),
        notes=notes,
        actions=actions,
        questions=questions,
        changed=changed,
        document=document,
        target_value=target_value,
        assessment_reason=assessment_reason,
        published=as_day(published),
        updated=as_day(updated),
        update_text=update_text,
        update_kind=UpdateKind(update_kind) if update_kind else None,
        slips=slipped,
        first_phrase=first_phrase,
        first_latest=as_day(first_latest),
    )


# The columns of the fields of a row, by place: by name each of them takes ten times as long.
_read = itemgetter(*(tables.listing.columns.keys().index(one.name) for one in fields(ListingRow)))


# Many rows hold the same sections, organisations and deadlines: each text is read once.
@lru_cache(maxsize=4_096)
def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=4_096)
def _read_parties(text: str) -> tuple[Party, ...]:
    return tuple(Party(name, Role(role), known) for name, role, known in json.loads(text))


@lru_cache(maxsize=4_096)
def _read_bars(text: str) -> tuple[Bar, ...]:
    return tuple(_bar(values) for values in json.loads(text))


def _row(
    head: Any,
    path: tuple[str, ...],
    actions: list[tuple[Deadline | None, list[Deadline | None]]],
    targets: list[Any],
    parties: list[Any],
    tags: list[str],
    questions: int,
    last_update: Any,
) -> Row:
    counted = [(one, later[-1] if later else one) for one, later in actions]
    whole = overall(now for _first, now in counted if now is not None)
    promised = whole
    if any(later for _first, later in actions):
        promised = overall(first for first, _now in counted if first is not None)
    agents = [row.name for row in parties if row.role == Role.AGENT]
    return {
        **{name: getattr(head, name) for name in _COPIED},
        "path": dumped(path),
        "responsible": "、".join(row.name for row in parties if row.role != Role.AGENT),
        "agents": "、".join(agents),
        "lead": "、".join(row.name for row in parties if row.role == Role.LEAD),
        "parties": dumped([[row.name, row.role, row.organisation_id] for row in parties]),
        "names": "\n".join(dict.fromkeys(name for row in parties for name in _names(row))),
        "phrase": whole.phrase,
        "relation": whole.relation.value,
        "earliest": day_text(whole.earliest),
        "latest": day_text(whole.latest),
        "certainty": whole.certainty.value,
        "bars": dumped(
            [
                _bar_values(now, earlier_windows(first, later))
                for (first, later), (_first, now) in zip(actions, counted, strict=True)
                if now is not None
            ]
        ),
        "target": "、".join(row.phrase for row in targets),
        "target_value": targets[0].value if targets else None,
        "tags": dumped(tags),
        "actions": len(actions),
        "questions": questions,
        "updated": last_update.on_date if last_update else None,
        "update_text": last_update.text if last_update else "",
        "update_kind": last_update.kind if last_update else None,
        "slips": sum(slips(first, later) for first, later in actions),
        "first_phrase": promised.phrase,
        "first_latest": day_text(promised.latest),
    }


_COPIED = (
    "id", "document_id", "section_id", "document_position", "position", "ref", "text", "status",
    "percent", "completed_on", "assessment", "assessment_reason", "owner", "notes", "document",
    "published",
)  # fmt: skip


def _bar_values(deadline: Deadline, earlier: Sequence[Window]) -> list[Any]:
    """What was promised before follows at the end, where there is any."""
    return [
        deadline.relation.value,
        day_text(deadline.earliest),
        day_text(deadline.latest),
        deadline.certainty.value,
        int(deadline.soft_start),
        int(deadline.soft_end),
        deadline.phrase,
        *([day_text(one.earliest), day_text(one.latest)] for one in earlier),
    ]


def _bar(values: list[Any]) -> Bar:
    relation, earliest, latest, certainty, soft_start, soft_end, phrase, *earlier = values
    return Bar(
        Relation(relation), as_day(earliest), as_day(latest), Certainty(certainty),
        bool(soft_start), bool(soft_end), phrase,
        tuple(Window(as_day(first), as_day(last)) for first, last in earlier),
    )  # fmt: skip


def _names(row: Any) -> list[str]:
    every = (row.name, row.zh_hant, row.zh_hans, row.en, row.abbreviation)
    return [name for name in every if name]


def _of(table: Any, ids: Sequence[str]) -> Select[Any]:
    return (
        select(table)
        .where(table.c.commitment_id.in_(ids))
        .order_by(table.c.commitment_id, table.c.position)
    )


def _targets(ids: Sequence[str]) -> Select[Any]:
    action, target = tables.action, tables.target
    return (
        select(target.c.phrase, target.c.value, action.c.commitment_id)
        .join(action, target.c.action_id == action.c.id)
        .where(action.c.commitment_id.in_(ids))
        .order_by(action.c.commitment_id, action.c.position, target.c.position)
    )


def _parties(ids: Sequence[str]) -> Select[Any]:
    responsibility, organisation = tables.responsibility, tables.organisation
    return (
        select(
            responsibility,
            organisation.c.zh_hant,
            organisation.c.zh_hans,
            organisation.c.en,
            organisation.c.abbreviation,
        )
        .join(organisation, responsibility.c.organisation_id == organisation.c.id, isouter=True)
        .where(responsibility.c.commitment_id.in_(ids), responsibility.c.action_id.is_(None))
        .order_by(responsibility.c.commitment_id, responsibility.c.position)
    )


def _children(connection: Connection, query: Select[Any]) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query).all():  # Twice as fast as one by one.
        found[row.commitment_id].append(row)
    return found


def _ledger(connection: Connection, ids: Sequence[str]) -> defaultdict[str, list[Deadline | None]]:
    """The later deadlines of the actions of some commitments, in order, by action."""
    revision = tables.revision
    query = select(revision).where(revision.c.commitment_id.in_(ids)).order_by(revision.c.position)
    found: defaultdict[str, list[Deadline | None]] = defaultdict(list)
    for row in connection.execute(query).all():
        found[row.action_id].append(revised_deadline(row))
    return found


def _open_questions(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    question = tables.question
    rows = connection.execute(
        select(question.c.commitment_id, func.count())
        .where(question.c.commitment_id.in_(ids), question.c.state == "open")
        .group_by(question.c.commitment_id)
    )
    return dict(rows.all())


def _last_updates(connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
    """The last update of each commitment that has one: of the last day, the one written last."""
    table = tables.progress_update
    query = select(table).where(table.c.commitment_id.in_(ids))
    rows = connection.execute(query.order_by(table.c.on_date, table.c.id))
    return {row.commitment_id: row for row in rows}


def _paths(connection: Connection, ids: set[str]) -> dict[str, tuple[str, ...]]:
    """The titles of sections and of those above them, the outermost first."""
    return {
        identifier: tuple(section.title for section in chain)
        for identifier, chain in section_chains(connection, ids).items()
    }


def section_chains(connection: Connection, ids: set[str]) -> dict[str, list[Any]]:
    """For each section the rows from the outermost down to itself."""
    known: dict[str, Any] = {}
    wanted = set(ids)
    while wanted:
        rows = connection.execute(select(tables.section).where(tables.section.c.id.in_(wanted)))
        known |= {row.id: row for row in rows}
        wanted = {row.parent_id for row in known.values() if row.parent_id} - known.keys()
    chains = {}
    for identifier in ids:
        chain = [known[identifier]]
        while chain[0].parent_id:
            chain.insert(0, known[chain[0].parent_id])
        chains[identifier] = chain
    return chains


def dumped(value: Any) -> str:
    """A list as a column of the listing holds it."""
    return _encoded(value)


# One encoder for all: `json.dumps` makes a new one each time, which takes longer than its work.
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
