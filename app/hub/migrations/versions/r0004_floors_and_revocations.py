"""Floors of chains, and withdrawn passes among the revocations.

`chain.floor_at`: before which moment a person's next operation on a device cannot have been done. What is here stays
NULL: the next operation of each chain sets it. Passes that were withdrawn before get their rows here, so that the first
list names them.
"""

import sqlalchemy as sa
from alembic import op

from app.hub.tables import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WITHDRAWN = """
INSERT INTO revocation (counter, serial, at, door, expires)
SELECT (SELECT COALESCE(MAX(counter), 0) FROM revocation) + ROW_NUMBER() OVER (ORDER BY id),
       id, withdrawn_at, door, expires
FROM door_pass WHERE withdrawn_at IS NOT NULL AND expires > withdrawn_at
"""


def upgrade() -> None:
    op.add_column("chain", sa.Column("floor_at", Moment(), nullable=True))
    op.add_column("chain", sa.Column("boot", sa.String(), nullable=True))
    op.add_column("chain", sa.Column("mono_ms", sa.BigInteger(), nullable=True))
    op.add_column("revocation", sa.Column("door", sa.String(), nullable=True))
    op.add_column("revocation", sa.Column("expires", Moment(), nullable=True))
    op.create_index("revocation_by_serial", "revocation", ["serial"])
    op.create_index("revocation_by_door", "revocation", ["door", "expires"])
    op.create_index("door_pass_by_door", "door_pass", ["door", "expires"])
    op.execute(_WITHDRAWN)
