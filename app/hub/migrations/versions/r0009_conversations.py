"""Whom a brukare has approved, and messages to a unit that nobody has opened."""

import sqlalchemy as sa
from alembic import op

from app.hub.migrations.versions.r0006_rights_watched import _SQLITE
from app.hub.tables import Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WATCHED = ("approval", "arende")
"""A change in these changes somebody's rights, as one in those of r0006 does."""


def upgrade() -> None:
    op.create_index("assignment_by_brukare", "assignment", ["brukare", "utforare"])
    op.create_table(
        "approval",
        sa.Column("brukare", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("brukare", "person", "began_at"),
    )
    op.create_index("approval_by_person", "approval", ["person"])
    op.create_table(
        "unopened_message",
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("brukare", sa.String(), nullable=False),
        sa.Column("utforare", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("since", Moment(), nullable=True),
        sa.Column("is_read", sa.Boolean(), nullable=False),
        sa.Column("has_task", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("message"),
    )
    op.create_index("unopened_message_by_thread", "unopened_message", ["thread", "place"])
    for table in _WATCHED:
        _watch(table)


def _watch(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for event in ("insert", "update", "delete"):
            op.execute(_SQLITE.format(event=event, table=table))
        return
    op.execute(
        f"CREATE TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION mark_rights_change()"
    )
