"""A shift leader's rights from one index, and a mark that is another after every change of anybody's rights.

Both are asked for with every live delivery: the rights of 500 listeners, read anew, took 190 ms.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = ("assignment", "mandate", "person")

_SQLITE = """
CREATE TRIGGER rights_changed_by_{event}_of_{table} AFTER {event} ON {table} BEGIN
    DELETE FROM rights_change;
    INSERT INTO rights_change (mark) VALUES (lower(hex(randomblob(12))));
END
"""
_POSTGRESQL = (
    """
CREATE OR REPLACE FUNCTION mark_rights_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rights_change;
    INSERT INTO rights_change (mark) VALUES (gen_random_uuid()::text);
    RETURN NULL;
END $$
""",
    *(
        f"CREATE TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION mark_rights_change()"
        for table in _TABLES
    ),
)


def upgrade() -> None:
    columns = ["utforare", "brukare", "starts_at", "ends_at", "ended_at"]
    op.create_index("assignment_by_utforare", "assignment", columns)
    op.create_table("rights_change", sa.Column("mark", sa.String(), nullable=False), sa.PrimaryKeyConstraint("mark"))
    if op.get_bind().dialect.name == "sqlite":
        for table in _TABLES:
            for event in ("insert", "update", "delete"):
                op.execute(_SQLITE.format(event=event, table=table))
    else:
        for statement in _POSTGRESQL:
            op.execute(statement)
