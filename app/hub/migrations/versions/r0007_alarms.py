"""Alarms: at whom they ring, who has them, and which other utförare stands behind an utförare."""

import sqlalchemy as sa
from alembic import op

from app.hub.tables import Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLES = ("alarm", "alarm_ring")

_SQLITE = """
CREATE TRIGGER rights_changed_by_{event}_of_{table} AFTER {event} ON {table} BEGIN
    DELETE FROM rights_change;
    INSERT INTO rights_change (mark) VALUES (lower(hex(randomblob(12))));
END
"""
_POSTGRESQL = (
    "CREATE TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION mark_rights_change()"
)


def upgrade() -> None:
    op.add_column("utforare", sa.Column("backup", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "alarm",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("brukare", sa.String(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("accepted_at", Moment(), nullable=True),
        sa.Column("accepted_by", sa.String(), nullable=False),
        sa.Column("backup_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("alarm_by_end", "alarm", ["ended_at", "received_at"])
    op.create_table(
        "alarm_ring",
        sa.Column("alarm", sa.String(), nullable=False),
        sa.Column("utforare", sa.String(), nullable=False),
        sa.Column("rung_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("alarm", "utforare"),
    )
    for table in _TABLES:
        if op.get_bind().dialect.name == "sqlite":
            for event in ("insert", "update", "delete"):
                op.execute(_SQLITE.format(event=event, table=table))
        else:
            op.execute(_POSTGRESQL.format(table=table))
