"""What the first schema derives from its other tables: listing, facets, index of words.

Frozen in time with the migration that calls it.
"""

import sqlalchemy as sa
from alembic import op


def make_derived_tables() -> None:
    """Make the listing with its indexes, and what belongs to it."""
    _make_listing()
    _make_orders()
    _make_companions()


def _make_listing() -> None:
    op.create_table(
        "listing",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("section_id", sa.String(), nullable=True),
        sa.Column("document_position", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("agents", sa.String(), nullable=False),
        sa.Column("parties", sa.String(), nullable=False),
        sa.Column("names", sa.String(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("earliest", "latest")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("certainty", "bars", "target")),
        sa.Column("target_value", sa.Numeric(asdecimal=False), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("completed_on", sa.String(), nullable=True),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("assessment", "owner", "tags", "notes")
        ),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("actions", "questions")),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("changed", "document", "lead", "assessment_reason")
        ),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("published", "updated")),
        sa.Column("update_text", sa.String(), nullable=False),
        sa.Column("update_kind", sa.String(), nullable=True),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.Column("first_phrase", sa.String(), nullable=False),
        sa.Column("first_latest", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )


def _make_orders() -> None:
    place = ("document_position", "position")
    for column in (
        "latest", "earliest", "text", "responsible", "agents", "lead", "phrase", "target",
        "target_value", "percent", "completed_on", "assessment_reason", "owner", "notes",
        "actions", "questions", "updated", "update_text", "changed", "slips", "first_latest",
    ):  # fmt: skip
        op.create_index(f"ix_listing_{column}", "listing", [column, *place])
    for column in ("path", "tags"):
        words = sa.text(f"rtrim(replace({column}, '\"', char(1)), ']')")
        op.create_index(f"ix_listing_{column}", "listing", [words, *place])
    for column in ("actions", "questions"):
        down = sa.text(f"{column} DESC")
        op.create_index(f"ix_listing_{column}_down", "listing", [down, *place])
    op.create_index(
        "ix_listing_standing",
        "listing",
        ["status", "completed_on", "relation", "earliest", "latest", "updated", "published"],
        unique=False,
    )
    op.create_index("ix_listing_ref", "listing", ["ref"], unique=False)
    op.create_index("ix_listing_place", "listing", ["document_position", "position"], unique=False)


def _make_companions() -> None:
    op.create_table(
        "listing_key",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_listing_key_key", "listing_key", ["key"], unique=False)
    op.create_table(
        "listing_facet",
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "value", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_listing_facet_key", "listing_facet", ["key"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(ref, text, path, names, phrase, first_phrase, "
        "target, content='', columnsize=0, prefix='1', "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_reported USING fts5(owner, tags, notes, assessment_reason, "
        "update_text, content='', columnsize=0, prefix='1', "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )
