"""Devices and people's keys that are known by their certificate alone, after a restore."""

import sqlalchemy as sa
from alembic import op

from app.hub.tables import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("device", "person_key"):
        op.add_column(table, sa.Column("known_again_at", Moment(), nullable=True))
