"""How a person's database comes about: the statements of every version. The tables are app.store.person_tables."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key VARCHAR NOT NULL, value BLOB NOT NULL, PRIMARY KEY (key))",
        "CREATE TABLE position (stream VARCHAR NOT NULL, number INTEGER NOT NULL, owners VARCHAR NOT NULL, "
        "PRIMARY KEY (stream))",
        "CREATE TABLE record (kind VARCHAR NOT NULL, id VARCHAR NOT NULL, stream VARCHAR NOT NULL, "
        "number INTEGER NOT NULL, kind_version INTEGER NOT NULL, owner VARCHAR NOT NULL, body BLOB, truth_body BLOB, "
        "pending BOOLEAN NOT NULL, parent VARCHAR NOT NULL, sort VARCHAR NOT NULL, PRIMARY KEY (kind, id))",
        "CREATE INDEX record_by_parent ON record (kind, parent, sort)",
        "CREATE INDEX record_by_stream ON record (stream)",
        "CREATE TABLE operation (id VARCHAR NOT NULL, seq INTEGER NOT NULL, kind VARCHAR NOT NULL, "
        "payload BLOB NOT NULL, sealed BLOB, written_at VARCHAR NOT NULL, state VARCHAR NOT NULL, "
        "reason VARCHAR NOT NULL, order_no INTEGER NOT NULL, numbers BLOB NOT NULL, state_at VARCHAR, "
        "settled BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (seq))",
        "CREATE INDEX operation_by_state ON operation (state, settled)",
        "CREATE TABLE touch (kind VARCHAR NOT NULL, id VARCHAR NOT NULL, operation VARCHAR NOT NULL, "
        "PRIMARY KEY (kind, id, operation))",
        "CREATE INDEX touch_by_operation ON touch (operation)",
        "CREATE TABLE draft (key VARCHAR NOT NULL, text VARCHAR NOT NULL, saved_at VARCHAR NOT NULL, "
        "base INTEGER NOT NULL, PRIMARY KEY (key))",
    ),
    (
        "ALTER TABLE draft RENAME TO draft_1",
        "CREATE TABLE draft (key VARCHAR NOT NULL, text VARCHAR NOT NULL, saved_at VARCHAR NOT NULL, "
        "base INTEGER NOT NULL, base_operation VARCHAR NOT NULL, PRIMARY KEY (key))",
        "INSERT INTO draft SELECT key, text, saved_at, base, '' FROM draft_1",
        "DROP TABLE draft_1",
    ),
    (
        "DROP INDEX operation_by_state",
        "CREATE INDEX operation_by_state ON operation (state, settled, kind, state_at, written_at, seq)",
    ),
    (
        # A day is a stretch of `sort` over all parents: without this index it took a scan of every visit there is.
        # Only forgetting goes by stream; it scans once for all the streams that it forgets.
        "CREATE INDEX record_by_sort ON record (kind, sort)",
        "DROP INDEX record_by_stream",
    ),
)
"""One tuple of statements a version; a test holds their sum equal to the tables above."""
