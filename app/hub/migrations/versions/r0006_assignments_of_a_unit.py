"""A shift leader's rights from one index: the question is asked with every page, push and live round."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns = ["utforare", "brukare", "starts_at", "ends_at", "ended_at"]
    op.create_index("assignment_by_utforare", "assignment", columns)
