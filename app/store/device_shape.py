"""How the device's database comes about: the statements of every version. The tables are app.store.device_tables."""

KEEPS_UNSENT = """
CREATE TRIGGER outbox_keeps_unsent BEFORE DELETE ON outbox WHEN OLD.outcome IS NULL
BEGIN SELECT RAISE(ABORT, 'an operation without a receipt is never deleted'); END
"""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE device (one INTEGER NOT NULL, device_key BLOB NOT NULL, device VARCHAR, certificate VARCHAR, "
        "hub_address VARCHAR, identity BLOB, epoch VARCHAR, PRIMARY KEY (one), "
        "CONSTRAINT one_row CHECK (one = 1))",
        "CREATE TABLE pending_enrolment (code VARCHAR NOT NULL, person_key BLOB NOT NULL, database_key BLOB NOT NULL, "
        "made_at VARCHAR NOT NULL, PRIMARY KEY (code))",
        "CREATE TABLE person (person VARCHAR NOT NULL, first_name VARCHAR NOT NULL, name VARCHAR NOT NULL, "
        "mode VARCHAR NOT NULL, certificate VARCHAR NOT NULL, wrapped_key BLOB NOT NULL, pin_salt BLOB, "
        "wrong_count INTEGER NOT NULL, wrong_at VARCHAR, enrolled_at VARCHAR NOT NULL, PRIMARY KEY (person))",
        "CREATE TABLE earlier_key (wrapped_key BLOB NOT NULL, person VARCHAR NOT NULL, pin_salt BLOB, "
        "PRIMARY KEY (wrapped_key))",
        "CREATE TABLE outbox (position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL, "
        "person VARCHAR NOT NULL, seq INTEGER NOT NULL, sealed BLOB NOT NULL, written_at VARCHAR NOT NULL, "
        "sent_at VARCHAR, outcome VARCHAR, reason VARCHAR NOT NULL, order_no INTEGER NOT NULL, numbers BLOB NOT NULL, "
        "outcome_at VARCHAR, outcome_no INTEGER, epoch VARCHAR, taken BOOLEAN NOT NULL, UNIQUE (id))",
        "CREATE INDEX outbox_waiting ON outbox (position) WHERE outcome IS NULL",
        "CREATE INDEX outbox_answered ON outbox (person, outcome_no)",
        KEEPS_UNSENT.strip(),
        "CREATE TABLE chain_end (person VARCHAR NOT NULL, seq INTEGER NOT NULL, payload_hash VARCHAR NOT NULL, "
        "PRIMARY KEY (person))",
        "CREATE TABLE counter (name VARCHAR NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (name))",
        "CREATE TABLE attachment_out (position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, sha256 VARCHAR NOT NULL, "
        "path VARCHAR NOT NULL, size INTEGER NOT NULL, person VARCHAR NOT NULL, added_at VARCHAR NOT NULL, "
        "received INTEGER NOT NULL, complete_at VARCHAR, UNIQUE (sha256))",
    ),
    (
        "CREATE TABLE revocation_list (one INTEGER NOT NULL, counter INTEGER NOT NULL, list VARCHAR NOT NULL, "
        "PRIMARY KEY (one), CONSTRAINT one_list CHECK (one = 1))",
    ),
)
"""One tuple of statements a version; a test holds their sum equal to the tables above."""
