"""Calls that go on, who is in them, and what their devices say to each other to connect."""

import sqlalchemy as sa
from alembic import op

from app.hub.tables import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "call",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("brukare", sa.String(), nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("call_going_on", "call", ["ended_at", "began_at"])
    op.create_table(
        "call_party",
        sa.Column("call", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("call", "person"),
    )
    op.create_index("call_party_by_person", "call_party", ["person"])
    op.create_table(
        "call_signal",
        sa.Column("call", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("to_person", sa.String(), nullable=False),
        sa.Column("to_device", sa.String(), nullable=False),
        sa.Column("from_person", sa.String(), nullable=False),
        sa.Column("from_device", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("call", "number"),
    )
