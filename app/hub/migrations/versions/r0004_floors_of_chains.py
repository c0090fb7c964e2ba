"""Floors of chains: before which moment a person's next operation on a device cannot have been done.

What is here stays NULL: the next operation of each chain sets it.
"""

import sqlalchemy as sa
from alembic import op

from app.hub.tables import Moment

revision = "0004"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chain", sa.Column("floor_at", Moment(), nullable=True))
    op.add_column("chain", sa.Column("boot", sa.String(), nullable=True))
    op.add_column("chain", sa.Column("mono_ms", sa.BigInteger(), nullable=True))
