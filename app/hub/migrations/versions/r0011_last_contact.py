"""When somebody last wrote to or was read by a brukare."""

import sqlalchemy as sa
from alembic import op

from app.hub.tables import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "last_contact",
        sa.Column("brukare", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("has_task", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("brukare"),
    )
