"""The first schema."""

import sqlalchemy as sa
from alembic import op

from app.storage.migrations.first_derived import make_derived_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables of the first schema."""
    op.create_table(
        "attachment",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "change_set",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("instant", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("reverts", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(length=32), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("code", "zh_hant", "zh_hans", "en", "abbreviation", "kind")
        ),
        sa.Column("parent_id", sa.String(length=32), nullable=True),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("successor_id", sa.String(length=32), nullable=True),
        sa.Column("aliases", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "property",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "icon", "state")),
        sa.Column("is_default", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("change_set_seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("field", "before", "after")),
        sa.ForeignKeyConstraint(["change_set_seq"], ["change_set.seq"]),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_change_set_reverts", "change_set", ["reverts"], unique=False)
    op.create_index("ix_change_set_who", "change_set", ["who"], unique=False)
    op.create_index("ix_change_change_set_seq", "change", ["change_set_seq"], unique=False)
    owned = sa.text("owner_id IS NOT NULL")
    op.create_index("ix_change_owner_id", "change", ["owner_id"], sqlite_where=owned)
    op.create_index("ix_change_row_id", "change", ["row_id"], unique=False)
    op.create_table(
        "section",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("parent_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["section.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_section_document_id", "section", ["document_id"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("section_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("printed_number", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("completed_on", sa.String(), nullable=True),
        sa.Column("assessment", sa.String(), nullable=False),
        sa.Column("assessment_reason", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_commitment_document_id", "commitment", ["document_id"], unique=False)
    op.create_index("ix_commitment_section_id", "commitment", ["section_id"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commitment_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("span_from", sa.Integer(), nullable=False),
        sa.Column("span_to", sa.Integer(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("earliest", sa.String(), nullable=True),
        sa.Column("latest", sa.String(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("soft_start", sa.Integer(), nullable=False),
        sa.Column("soft_end", sa.Integer(), nullable=False),
        sa.Column("alternatives", sa.String(), nullable=False),
        sa.Column("phrase_from", sa.Integer(), nullable=False),
        sa.Column("phrase_to", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_action_commitment_id", "action", ["commitment_id"], unique=False)
    op.create_table(
        "progress_update",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commitment_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_progress_update_commitment_id", "progress_update", ["commitment_id"], unique=False
    )
    op.create_table(
        "lineage",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("older_id", sa.String(length=32), nullable=False),
        sa.Column("newer_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["newer_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["older_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_lineage_newer_id", "lineage", ["newer_id"], unique=False)
    op.create_index("ix_lineage_older_id", "lineage", ["older_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commitment_id", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_question_commitment_id", "question", ["commitment_id"], unique=False)
    op.create_table(
        "responsibility",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commitment_id", sa.String(length=32), nullable=False),
        sa.Column("action_id", sa.String(length=32), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_responsibility_commitment_id", "responsibility", ["commitment_id"], unique=False
    )
    op.create_index("ix_responsibility_action_id", "responsibility", ["action_id"], unique=False)
    op.create_index(
        "ix_responsibility_organisation_id", "responsibility", ["organisation_id"], unique=False
    )
    op.create_table(
        "source_line",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("noise", sa.String(), nullable=True),
        sa.Column("commitment_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_source_line_commitment_id", "source_line", ["commitment_id"], unique=False)
    op.create_index("ix_source_line_place", "source_line", ["document_id", "number"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commitment_id", sa.String(length=32), nullable=False),
        sa.Column("action_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("on_date", "phrase")),
        sa.Column("relation", sa.String(), nullable=False),
        *(sa.Column(name, sa.String()) for name in ("earliest", "latest", "precision")),
        sa.Column("certainty", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("soft_start", "soft_end")),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("alternatives", "reason", "approver", "source")
        ),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], initially="DEFERRED", deferrable=True
            )
            for name in ("commitment", "action")
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    for name in ("commitment_id", "action_id"):
        op.create_index(f"ix_revision_{name}", "revision", [name], unique=False)
    op.create_table(
        "tag",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commitment_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tag_commitment_id", "tag", ["commitment_id"], unique=False)
    op.create_table(
        "target",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("action_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("comparator", sa.String(), nullable=False),
        sa.Column("value", sa.Numeric(asdecimal=False), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("span_from", sa.Integer(), nullable=False),
        sa.Column("span_to", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_target_action_id", "target", ["action_id"], unique=False)
    make_derived_tables()
