"""Signed heads over the access log, what clients report of them, and contents that can be found by person."""

import sqlalchemy as sa
from alembic import op

from app.hub.guards import set_head_guards, set_rowid_guards
from app.hub.tables import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _heads()
    _reported()
    _people_in_contents()
    set_head_guards(op.get_bind())
    set_rowid_guards(op.get_bind())


def _heads() -> None:
    op.create_table(
        "log_news",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("INSERT INTO log_news (stream) SELECT DISTINCT stream FROM access_entry")
    op.create_table(
        "log_head",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("changed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "log_leaf",
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("slot"),
        sa.UniqueConstraint("stream"),
    )


def _reported() -> None:
    op.create_table(
        "reported_head",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("operation", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )


def _people_in_contents() -> None:
    op.add_column("access_content", sa.Column("person", sa.String(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        named = "json_extract(CAST(content AS TEXT), '$.person')"
    else:
        named = "convert_from(content, 'UTF8')::json->>'person'"
    op.execute(f"UPDATE access_content SET person = NULLIF({named}, '')")  # noqa: S608
    op.create_index("access_content_by_person", "access_content", ["person"], unique=False)
