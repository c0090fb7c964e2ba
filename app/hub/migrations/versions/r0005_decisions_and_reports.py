"""What deciders have been told of held work, and what devices say of the work that waits on them."""

import sqlalchemy as sa
from alembic import op

from app.hub.tables import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rows of `held` that are there already are told of when the hub starts: only it can open them."""
    op.create_table(
        "held_item",
        sa.Column("operation", sa.String(), nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("words_stream", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("brukare", sa.String(), nullable=False),
        sa.Column("arende", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("operation"),
    )
    op.create_index("held_item_by_organisation", "held_item", ["organisation", "state"])
    op.create_table(
        "device_report",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.Column("oldest_at", Moment(), nullable=True),
        sa.Column("heard_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("person", "device"),
    )
