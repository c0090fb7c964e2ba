"""The hub's tables (SQLAlchemy Core), the same on SQLite and PostgreSQL. Alembic's migrations make them."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect

metadata = MetaData()


class Moment(TypeDecorator[object]):
    """Aware UTC in, aware UTC out; ISO text on SQLite, timestamptz on PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> object:  # type: ignore[override]
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(32))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: object, dialect: Dialect) -> object:
        if value is None:
            return None
        assert isinstance(value, datetime)
        if value.tzinfo is None:
            raise ValueError("a moment must be aware")
        aware = value.astimezone(UTC)
        return aware.isoformat(timespec="microseconds") if dialect.name == "sqlite" else aware

    def process_result_value(self, value: object, dialect: Dialect) -> object:
        del dialect
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC) if isinstance(value, datetime) else value


# --- identity of the hub and order of events -----------------------------------------------------------------------

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

stream = Table(
    "stream",
    metadata,
    Column("name", String, primary_key=True),
    Column("head", BigInteger, nullable=False),
)
"""The writer locks a stream's row and counts it up inside the writing transaction. The row `~operations` counts
operations."""

record = Table(
    "record",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("stream", String, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("kind_version", Integer, nullable=False),
    Column("owner", String, nullable=False),
    Column("former_owner", String, nullable=True),
    Column("body", LargeBinary, nullable=True),
    Index("record_by_stream", "stream", "number", unique=True),
)
"""The present truth. `body` is NULL when the thing has ended. `former_owner`: whose it was before it moved to another
organisation; they are told that it has gone."""

operation = Table(
    "operation",
    metadata,
    Column("id", String, primary_key=True),
    Column("order", BigInteger, nullable=False, unique=True),
    Column("person", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("kind_version", Integer, nullable=False),
    Column("basis", String, nullable=True),
    Column("payload", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("skew_ms", BigInteger, nullable=False),
    Column("outcome", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
    Index("operation_by_writer", "person", "device", "seq"),
)
"""`skew_ms`: the device's clock minus the hub's when the batch came. `numbers`: JSON of [[stream, number], …]."""

held = Table(
    "held",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("reason", String, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("released_at", Moment, nullable=True),
)
"""Durable, sealed as it came, until a person decides (`released_at`) or the missing parent arrives (the row goes)."""

held_item = Table(
    "held_item",
    metadata,
    Column("operation", String, primary_key=True),
    Column("stream", String, nullable=False),
    Column("words_stream", String, nullable=False),
    Column("author", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("organisation", String, nullable=False),
    Column("brukare", String, nullable=False),
    Column("arende", String, nullable=False),
    Column("state", String, nullable=False),
    Column("decided_by", String, nullable=False),
    Column("decided_at", Moment, nullable=True),
    Index("held_item_by_organisation", "organisation", "state"),
)
"""What those who may decide have been told of each row of `held`, and in which streams (empty: nobody can be told).
`state`: a DecisionState, or `gone` when nothing is told any more."""

chain = Table(
    "chain",
    metadata,
    Column("person", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String, nullable=False),
    Column("floor_at", Moment, nullable=True),
    Column("boot", String, nullable=True),
    Column("mono_ms", BigInteger, nullable=True),
)
"""The newest operation of every person on every device. `floor_at`: the earliest that it can have been done (see
app.domain.made_at), with what its device said of its start and its monotonic clock; NULL before it was kept."""

# --- people, organisations, rights ---------------------------------------------------------------------------------

utforare = Table(
    "utforare",
    metadata,
    Column("id", String, primary_key=True),
    Column("external_id", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("phone", String, nullable=False, default=""),
    Column("ended_at", Moment, nullable=True),
    Column("backup", String, nullable=False, default="", server_default=""),
)
"""`backup`: the utförare at which an alarm rings too when nobody here has taken it; empty where none was agreed."""

person = Table(
    "person",
    metadata,
    Column("id", String, primary_key=True),
    Column("external_id", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("first_name", String, nullable=False),
    Column("name", String, nullable=False),
    Column("organisation", String, nullable=True),
    Column("protected", Boolean, nullable=False, default=False),
    Column("personnummer", String, nullable=True, index=True),
    Column("ended_at", Moment, nullable=True),
)
"""Everybody who acts. `organisation` is an utförare's id for staff, NULL for brukare and the city's own people.
`personnummer` is kept for brukare only, twelve digits."""

arende = Table(
    "arende",
    metadata,
    Column("id", String, primary_key=True),
    Column("brukare", String, nullable=False, unique=True),
    Column("opened_on", Date, nullable=False),
)

assignment = Table(
    "assignment",
    metadata,
    Column("visit", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("brukare", String, nullable=False),
    Column("utforare", String, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=True),
    Index("assignment_by_person", "person", "starts_at"),
    Index("assignment_by_brukare", "brukare", "utforare"),
    Index("assignment_by_utforare", "utforare", "brukare", "starts_at", "ends_at", "ended_at"),
)
"""Who is planned for which visit; a change of plan ends the row, and never deletes it."""

rights_change = Table("rights_change", metadata, Column("mark", String, primary_key=True))
"""One row, another after every change of assignments, mandates, people or alarms: triggers write it, whoever
makes the change. Two changes at once may leave two rows, until the next."""

alarm = Table(
    "alarm",
    metadata,
    Column("id", String, primary_key=True),
    Column("brukare", String, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("accepted_at", Moment, nullable=True),
    Column("accepted_by", String, nullable=False),
    Column("backup_at", Moment, nullable=True),
    Column("ended_at", Moment, nullable=True),
    Index("alarm_by_end", "ended_at", "received_at"),
)
"""What rights and the ringing go by, beside the record: moments by the hub's clock. `ended_at`: withdrawn or closed."""

alarm_ring = Table(
    "alarm_ring",
    metadata,
    Column("alarm", String, primary_key=True),
    Column("utforare", String, primary_key=True),
    Column("rung_at", Moment, nullable=False),
)
"""At which organisations an alarm rings, or has rung."""

mandate = Table(
    "mandate",
    metadata,
    Column("arende", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("brukare", String, nullable=False),
    Column("ended_at", Moment, nullable=True),
    Index("mandate_by_person", "person"),
)

door = Table(
    "door",
    metadata,
    Column("id", String, primary_key=True),
    Column("brukare", String, nullable=False, index=True),
    Column("position", String, nullable=False),
    Column("name", String, nullable=False),
    Column("public_key", String, nullable=False),
    Column("ended_at", Moment, nullable=True),
)

door_pass = Table(
    "door_pass",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("device", String, nullable=False),
    Column("door", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("withdrawn_at", Moment, nullable=True),
    Index("door_pass_by_person", "person", "visit"),
    Index("door_pass_by_door", "door", "expires"),
)

# --- devices, keys, sign-in ----------------------------------------------------------------------------------------

device = Table(
    "device",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("serial", String, nullable=False, unique=True),
    Column("enrolled_at", Moment, nullable=False),
    Column("revoked_at", Moment, nullable=True),
    Column("known_again_at", Moment, nullable=True),
)
"""`known_again_at`: a restored or emptied hub had forgotten it and knows it by its certificate alone; NULL once a
person has confirmed it."""

person_key = Table(
    "person_key",
    metadata,
    Column("person", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("serial", String, nullable=False, unique=True),
    Column("enrolled_at", Moment, nullable=False),
    Column("revoked_at", Moment, nullable=True),
    Column("known_again_at", Moment, nullable=True),
)
"""`known_again_at`: as for a device. Such a key may push; it is granted nothing."""

device_report = Table(
    "device_report",
    metadata,
    Column("person", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("stream", String, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("attachments", Integer, nullable=False),
    Column("oldest_at", Moment, nullable=True),
    Column("heard_at", Moment, nullable=True),
)
"""The newest word of each staff member's device about what waits on it, and the stream in which it was told."""

tablet = Table(
    "tablet",
    metadata,
    Column("person", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("heard_at", Moment, nullable=False),
)
"""When each brukare's device last said anything at all, by the hub's clock and to about a minute."""

tablet_trouble = Table(
    "tablet_trouble",
    metadata,
    Column("person", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("trouble", String, primary_key=True),
    Column("since", Moment, nullable=False),
)
"""What is wrong with a tablet now: somebody has been asked to look after it once, until it is over."""

enrolment_code = Table(
    "enrolment_code",
    metadata,
    Column("hash", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment, nullable=True),
)

revocation = Table(
    "revocation",
    metadata,
    Column("counter", BigInteger, primary_key=True),
    Column("serial", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("door", String, nullable=True),
    Column("expires", Moment, nullable=True),
    Index("revocation_by_serial", "serial"),
    Index("revocation_by_door", "door", "expires"),
)
"""One row for each certificate that was shut out, and for each door pass that was withdrawn: then `serial` is the
pass's id, and `door` and `expires` are filled. An empty serial: the counter of a list that was taken over."""

# --- access log ----------------------------------------------------------------------------------------------------

access_entry = Table(
    "access_entry",
    metadata,
    Column("stream", String, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("commitment", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Append-only, guarded by triggers. `commitment` = SHA-256(salt + content); `hash` = SHA-256(previous hash +
commitment), one chain for each stream."""

access_content = Table(
    "access_content",
    metadata,
    Column("stream", String, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("person", String, nullable=True),
    Index("access_content_by_person", "person"),
)
"""What erasure deletes; the chain still verifies. `person`: who had access, as in the content; NULL for nobody."""

log_news = Table(
    "log_news",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("stream", String, nullable=False),
)
"""Streams of the access log that have grown since the newest head; written with the entries, so that making a head
need not look at the others."""

log_head = Table(
    "log_head",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("epoch", String, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("changed", LargeBinary, nullable=False),
)
"""Append-only, guarded by triggers. `head`: JSON of app.protocol.log_head.LogHead; `changed`: msgpack of the
app.protocol.log_tree.Place of every stream that has moved since the head before."""

log_leaf = Table(
    "log_leaf",
    metadata,
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("stream", String, nullable=False, unique=True),
    Column("number", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""The leaves under the newest head, so that a start need not read every head that there ever was."""

reported_head = Table(
    "reported_head",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("head", LargeBinary, nullable=False),
    Column("operation", String, nullable=False),
    Column("device", String, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("verdict", String, nullable=False),
)
"""Heads in clients' operations that are not this database's own. `verdict`: empty until it has been looked at."""

# --- attachments and imports ---------------------------------------------------------------------------------------

attachment = Table(
    "attachment",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("uploader", String, nullable=False),
    Column("complete_at", Moment, nullable=True),
)

attachment_use = Table(
    "attachment_use",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("stream", String, primary_key=True),
)
"""Which streams refer to an attachment: who may read one of them may fetch it."""

import_file = Table(
    "import_file",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("imported_at", Moment, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

import_row = Table(
    "import_row",
    metadata,
    Column("kind", String, primary_key=True),
    Column("external_id", String, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("source", String, nullable=False),
)
"""What the last import said about each thing: unchanged rows cost nothing. `source` is the file's SHA-256."""

open_task = Table(
    "open_task",
    metadata,
    Column("kind", String, primary_key=True),
    Column("about", String, primary_key=True),
    Column("task", String, nullable=False),
)
"""The newest task (id of its record) of each kind about each thing: there is never more than one that is not done."""

approval = Table(
    "approval",
    metadata,
    Column("brukare", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("began_at", Moment, primary_key=True),
    Column("relation", String, nullable=False),
    Column("ended_at", Moment, nullable=True),
    Index("approval_by_person", "person"),
)
"""Närstående whom a brukare has said yes to. What is withdrawn ends the row; a new yes is a new one."""

unopened_message = Table(
    "unopened_message",
    metadata,
    Column("message", String, primary_key=True),
    Column("thread", String, nullable=False),
    Column("brukare", String, nullable=False),
    Column("utforare", String, nullable=False),
    Column("place", Integer, nullable=False),
    Column("since", Moment, nullable=True),
    Column("is_read", Boolean, nullable=False),
    Column("has_task", Boolean, nullable=False),
    Index("unopened_message_by_thread", "thread", "place"),
)
"""Messages to a unit that nobody of it had opened when they came. `since`: when the hub first looked at it, by its own
clock."""

last_contact = Table(
    "last_contact",
    metadata,
    Column("brukare", String, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("has_task", Boolean, nullable=False),
)
"""When a brukare last wrote, was written to, read, or was read, by the hub's clock; from when the hub first saw their
tablet, where there has been nothing. `has_task`: the unit has been asked to see to it."""

# --- calls ---------------------------------------------------------------------------------------------------------

call = Table(
    "call",
    metadata,
    Column("id", String, primary_key=True),
    Column("brukare", String, nullable=False),
    Column("stream", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=True),
    Index("call_going_on", "ended_at", "began_at"),
)
"""`body`: JSON of app.domain.call.Call. `stream`: of the conversation between the two who began it. Rows stay after the
end so that saying something again finds out; the history that people read is the record."""

call_party = Table(
    "call_party",
    metadata,
    Column("call", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("seen_at", Moment, nullable=False),
    Index("call_party_by_person", "person"),
)
"""`seen_at`: when the device that is in the call last asked, by the hub's clock, give or take some seconds."""

call_signal = Table(
    "call_signal",
    metadata,
    Column("call", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("to_person", String, nullable=False),
    Column("to_device", String, nullable=False),
    Column("from_person", String, nullable=False),
    Column("from_device", String, nullable=False),
    Column("text", String, nullable=False),
)
"""What devices in a call say to each other to connect; the hub reads none of it. Gone with the call's end."""
