"""The device's own database: who it is, who uses it, and what is on its way to the hub. Holds nothing readable of any
person's work: operations lie here sealed to the hub, names are what the sign-in screen shows.
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, LargeBinary, MetaData, String, Table, text

metadata = MetaData()

device = Table(
    "device",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("device_key", LargeBinary, nullable=False),
    Column("device", String, nullable=True),
    Column("certificate", String, nullable=True),
    Column("hub_address", String, nullable=True),
    Column("identity", LargeBinary, nullable=True),
    Column("epoch", String, nullable=True),
    CheckConstraint("one = 1", name="one_row"),
)
"""One row. The key is there from the first try to enrol; the rest comes with the hub's answer. `identity`: JSON of
app.protocol.wire.HubIdentity, pinned."""

pending_enrolment = Table(
    "pending_enrolment",
    metadata,
    Column("code", String, primary_key=True),
    Column("person_key", LargeBinary, nullable=False),
    Column("database_key", LargeBinary, nullable=False),
    Column("made_at", String, nullable=False),
)
"""Keys that the hub may have certified already, although its answer has not come: the same code is tried with the
same keys. Gone when the person is enrolled."""

person = Table(
    "person",
    metadata,
    Column("person", String, primary_key=True),
    Column("first_name", String, nullable=False),
    Column("name", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("certificate", String, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("pin_salt", LargeBinary, nullable=True),
    Column("wrong_count", Integer, nullable=False),
    Column("wrong_at", String, nullable=True),
    Column("enrolled_at", String, nullable=False),
)
"""`wrapped_key`: the key of the person's own database, see app.store.secret_box. Their signing key lies in there."""

earlier_key = Table(
    "earlier_key",
    metadata,
    Column("wrapped_key", LargeBinary, primary_key=True),
    Column("person", String, nullable=False),
    Column("pin_salt", LargeBinary, nullable=True),
)
"""Keys of people's databases that were set aside when they enrolled again with another PIN; the old PIN opens them."""

outbox = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("person", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("written_at", String, nullable=False),
    Column("sent_at", String, nullable=True),
    Column("outcome", String, nullable=True),
    Column("reason", String, nullable=False),
    Column("order_no", Integer, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
    Column("outcome_at", String, nullable=True),
    Column("outcome_no", Integer, nullable=True),
    Column("epoch", String, nullable=True),
    Column("taken", Boolean, nullable=False),
    Index("outbox_waiting", "position", sqlite_where=text("outcome IS NULL")),
    Index("outbox_answered", "person", "outcome_no"),
    sqlite_autoincrement=True,
)
"""Operations sealed to the hub, in the order in which they were written. `outcome_no` counts the receipts of this
device, `epoch` is the hub's at the receipt, `taken`: the author's own database has the receipt."""

chain_end = Table(
    "chain_end",
    metadata,
    Column("person", String, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("payload_hash", String, nullable=False),
)
"""The newest operation of each person that this outbox has had. Stays when operations are pruned: a person whose own
database was set aside goes on from here, or the hub would see two histories."""

counter = Table(
    "counter",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

attachment_out = Table(
    "attachment_out",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String, nullable=False, unique=True),
    Column("path", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("person", String, nullable=False),
    Column("added_at", String, nullable=False),
    Column("received", Integer, nullable=False),
    Column("complete_at", String, nullable=True),
    sqlite_autoincrement=True,
)
"""Encrypted files on their way to the hub. `received`: bytes that the hub has said it holds."""

carried_list = Table(
    "carried_list",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("counter", Integer, nullable=False),
    Column("signed", String, nullable=False),
    CheckConstraint("one = 1", name="one_list"),
)
"""The newest list of what is shut out, signed by the hub, for a hub that was restored from an older backup."""

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
        "CREATE TABLE carried_list (one INTEGER NOT NULL, counter INTEGER NOT NULL, signed VARCHAR NOT NULL, "
        "PRIMARY KEY (one), CONSTRAINT one_list CHECK (one = 1))",
    ),
)
"""One tuple of statements a version; a test holds their sum equal to the tables above."""
