"""The tables of a tracker.

The tables of `TRUTH` hold what people entered; they are written by `UnitOfWork.write` alone and
journaled. `listing` with its keys, `listing_facet` and the indexes of `search_tables` are derived
from them, row by row, in the same transaction (`storage.derived`), and can be rebuilt at any time.
"""

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    text,
)

from app.domain.changes import Table as Name

metadata = MetaData()


def _truth(name: Name, *columns: Column[Any]) -> Table:
    """A table keyed by the identifiers that programs make."""
    identity = Column("id", String(32), primary_key=True)
    return Table(name.value, metadata, identity, *columns, sqlite_with_rowid=False)


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, String, nullable=optional)


def _whole(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def _reference(name: str, target: Name, *, optional: bool = False) -> Column[str]:
    """Checked when the transaction ends: parents and children may come in any order."""
    key = ForeignKey(f"{target.value}.id", deferrable=True, initially="DEFERRED")
    return Column(name, String(32), key, nullable=optional)


property_ = _truth(Name.PROPERTY, _text("value"))

organisation = _truth(
    Name.ORGANISATION,
    _text("code"),
    _text("zh_hant"),
    _text("zh_hans"),
    _text("en"),
    _text("abbreviation"),
    _text("kind"),
    _reference("parent_id", Name.ORGANISATION, optional=True),
    _text("valid_from", optional=True),
    _text("valid_to", optional=True),
    _reference("successor_id", Name.ORGANISATION, optional=True),
    _text("aliases"),
)

document = _truth(
    Name.DOCUMENT,
    _whole("position"),
    _text("title"),
    _text("edition"),
    _text("published", optional=True),
    _text("language"),
    _text("source_name"),
    _text("fingerprint"),
    # The digest of the file that it came in, empty where there was none.
    _text("original"),
)

section = _truth(
    Name.SECTION,
    _reference("document_id", Name.DOCUMENT),
    _reference("parent_id", Name.SECTION, optional=True),
    _whole("position"),
    _text("title"),
)

commitment = _truth(
    Name.COMMITMENT,
    _reference("document_id", Name.DOCUMENT),
    _reference("section_id", Name.SECTION, optional=True),
    _whole("position"),
    _text("ref"),
    _text("printed_number"),
    _text("text"),
    _text("status", optional=True),
    _whole("percent", optional=True),
    _text("completed_on", optional=True),
    _text("assessment"),
    _text("assessment_reason"),
    _text("owner"),
    _text("notes"),
)

source_line = _truth(
    Name.SOURCE_LINE,
    _reference("document_id", Name.DOCUMENT),
    _whole("number"),
    _text("text"),
    _text("kind"),
    _text("noise", optional=True),
    _reference("commitment_id", Name.COMMITMENT, optional=True),
)

action = _truth(
    Name.ACTION,
    _reference("commitment_id", Name.COMMITMENT),
    _whole("position"),
    _text("text"),
    _whole("span_from"),
    _whole("span_to"),
    _text("phrase"),
    _text("relation"),
    _text("earliest", optional=True),
    _text("latest", optional=True),
    _text("precision", optional=True),
    _text("certainty"),
    _whole("soft_start"),
    _whole("soft_end"),
    _text("alternatives"),
    _whole("phrase_from"),
    _whole("phrase_to"),
)

revision = _truth(
    Name.REVISION,
    _reference("commitment_id", Name.COMMITMENT),
    _reference("action_id", Name.ACTION),
    # Counts up within an action: the last one is in force.
    _whole("position"),
    _text("on_date"),
    # Empty: there is to be no deadline any more.
    _text("phrase"),
    _text("relation"),
    _text("earliest", optional=True),
    _text("latest", optional=True),
    _text("precision", optional=True),
    _text("certainty"),
    _whole("soft_start"),
    _whole("soft_end"),
    _text("alternatives"),
    _text("reason"),
    _text("approver"),
    _text("source"),
)

target = _truth(
    Name.TARGET,
    _reference("action_id", Name.ACTION),
    _whole("position"),
    _text("phrase"),
    _text("comparator"),
    Column("value", Numeric(asdecimal=False), nullable=False),
    _text("unit"),
    _text("scope"),
    _whole("span_from"),
    _whole("span_to"),
)

responsibility = _truth(
    Name.RESPONSIBILITY,
    _reference("commitment_id", Name.COMMITMENT),
    # Only for one action; those of the commitment as a whole name none.
    _reference("action_id", Name.ACTION, optional=True),
    _reference("organisation_id", Name.ORGANISATION, optional=True),
    _whole("position"),
    _text("name"),
    _text("role"),
)

tag = _truth(Name.TAG, _reference("commitment_id", Name.COMMITMENT), _text("name"))

progress_update = _truth(
    Name.UPDATE,
    _reference("commitment_id", Name.COMMITMENT),
    _text("on_date"),
    _text("kind"),
    _text("text"),
    _text("author"),
)

question = _truth(
    Name.QUESTION,
    _reference("commitment_id", Name.COMMITMENT),
    _text("about"),
    _text("code"),
    _text("details"),
    _text("state"),
)

lineage = _truth(
    Name.LINEAGE,
    # The document that brought the link.
    _reference("document_id", Name.DOCUMENT),
    _text("kind"),
    _reference("older_id", Name.COMMITMENT),
    # None where a commitment was dropped.
    _reference("newer_id", Name.COMMITMENT, optional=True),
)

saved_view = _truth(
    Name.SAVED_VIEW,
    _whole("position"),
    _text("name"),
    _text("icon"),
    # A `ViewState` as JSON, with whatever a newer version has put into it.
    _text("state"),
    _whole("is_default"),
)

TRUTH: dict[Name, Table] = {name: metadata.tables[name.value] for name in Name}

for _child, _column in (
    (section, "document_id"),
    (commitment, "document_id"),
    (commitment, "section_id"),
    (source_line, "commitment_id"),
    (action, "commitment_id"),
    (revision, "commitment_id"),
    (revision, "action_id"),
    (target, "action_id"),
    (responsibility, "commitment_id"),
    (responsibility, "action_id"),
    (responsibility, "organisation_id"),
    (tag, "commitment_id"),
    (progress_update, "commitment_id"),
    (question, "commitment_id"),
    (lineage, "older_id"),
    (lineage, "newer_id"),
):
    Index(f"ix_{_child.name}_{_column}", _child.c[_column])

Index("ix_source_line_place", source_line.c.document_id, source_line.c.number)

change_set = Table(
    "change_set",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    _text("instant"),
    _text("who"),
    _text("origin"),
    _text("label"),
    Column("reverts", String(32)),
)
Index("ix_change_set_reverts", change_set.c.reverts)
Index("ix_change_set_who", change_set.c.who)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("change_set_seq", Integer, ForeignKey("change_set.seq"), nullable=False),
    _text("kind"),
    _text("table_name"),
    Column("row_id", String(32), nullable=False),
    Column("owner_id", String(32)),
    _text("field", optional=True),
    _text("before", optional=True),
    _text("after", optional=True),
)
Index("ix_change_change_set_seq", change.c.change_set_seq)
Index("ix_change_row_id", change.c.row_id)
# Most changes are of fields, and have none.
Index("ix_change_owner_id", change.c.owner_id, sqlite_where=change.c.owner_id.is_not(None))

attachment = Table(
    "attachment",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

listing = Table(
    "listing",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    _text("document_id"),
    _text("section_id", optional=True),
    _whole("document_position"),
    _whole("position"),
    _text("ref"),
    _text("text"),
    _text("path"),
    _text("responsible"),
    _text("agents"),
    _text("parties"),
    _text("names"),
    _text("phrase"),
    _text("relation"),
    _text("earliest", optional=True),
    _text("latest", optional=True),
    _text("certainty"),
    _text("bars"),
    _text("target"),
    Column("target_value", Numeric(asdecimal=False)),
    _text("status", optional=True),
    _whole("percent", optional=True),
    _text("completed_on", optional=True),
    _text("assessment"),
    _text("owner"),
    _text("tags"),
    _text("notes"),
    _whole("actions"),
    _whole("questions"),
    _text("changed"),
    _text("document"),
    _text("lead"),
    _text("assessment_reason"),
    _text("published", optional=True),
    _text("updated", optional=True),
    _text("update_text"),
    _text("update_kind", optional=True),
    _whole("slips"),
    _text("first_phrase"),
    _text("first_latest", optional=True),
)
Index("ix_listing_ref", listing.c.ref)
Index("ix_listing_place", listing.c.document_position, listing.c.position)
for _sorted in (
    listing.c.latest, listing.c.earliest, listing.c.text, listing.c.responsible, listing.c.agents,
    listing.c.lead, listing.c.phrase, listing.c.target, listing.c.target_value,
    listing.c.percent, listing.c.completed_on, listing.c.assessment_reason, listing.c.owner,
    listing.c.notes, listing.c.actions, listing.c.questions, listing.c.updated,
    listing.c.update_text, listing.c.changed, listing.c.slips, listing.c.first_latest,
):  # fmt: skip
    # The order of the table, the conditions on a field and the list of its values: without one the
    # first page of 100,000 rows takes 45 ms and not 1. An edit touches those of its own columns.
    Index(f"ix_listing_{_sorted.name}", _sorted, listing.c.document_position, listing.c.position)

for _several in ("path", "tags"):
    # Lists as JSON without its end, so that a list stands before the longer ones it begins.
    Index(
        f"ix_listing_{_several}",
        text(f"rtrim(replace({_several}, '\"', char(1)), ']')"),
        listing.c.document_position,
        listing.c.position,
    )

for _counted in (listing.c.actions, listing.c.questions):
    # Most rows hold the same number: backwards, all of them would have to be put in order.
    Index(
        f"ix_listing_{_counted.name}_down",
        _counted.desc(),
        listing.c.document_position,
        listing.c.position,
    )
# What due states and silence are worked out from, so that counting them need not read the rows.
_STANDING = ("status", "completed_on", "relation", "earliest", "latest", "updated", "published")
Index("ix_listing_standing", *(listing.c[name] for name in _STANDING))

listing_key = Table(
    "listing_key",
    metadata,
    Column("id", String(32), primary_key=True),
    _whole("key"),
    sqlite_with_rowid=False,
)
"""The keys of commitments that are gone: undo gives each its own again, and so its place among
those that stand at one position; nobody else gets it.
"""

Index("ix_listing_key_key", listing_key.c.key)

listing_facet = Table(
    "listing_facet",
    metadata,
    Column("facet", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("key", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
Index("ix_listing_facet_key", listing_facet.c.key)
