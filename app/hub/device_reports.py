"""What devices say of the work that waits on them, told to the shift leaders of their people: counts and moments.

The hub cannot know what a device has not sent. It keeps each device's newest word and when it was heard, and a device
that has never said anything is told as such.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, select

from app.domain.ids import UtforareId
from app.domain.permission import Role
from app.domain.stream import lead_stream
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.streams import Put, lock_heads, published_from, put_records, upsert
from app.hub.tables import device as device_table
from app.hub.tables import device_report, person, person_key
from app.protocol.records import DeviceReportBody, Record, encode_record_body
from app.protocol.wire import MAX_REPORTS, DeviceReport

TELL_EVERY = timedelta(minutes=5)
"""How often a word that says nothing new is written down: often enough for a silence of an hour to be seen, and 12
writes an hour for each person."""
_SAME_AGE = timedelta(minutes=1)
_LONGEST_AGE = timedelta(days=3650)
_MOST = 2**31 - 1
_STAFF = (Role.STAFF.value, Role.SHIFT_LEADER.value)

Key = tuple[str, str]
"""Person and device."""


@dataclass(frozen=True)
class _Word:
    person: str
    device: str
    name: str
    organisation: str
    waiting: int = 0
    attachments: int = 0
    oldest_at: datetime | None = None
    heard_at: datetime | None = None

    @property
    def key(self) -> Key:
        return self.person, self.device

    @property
    def stream(self) -> str:
        return lead_stream(UtforareId(self.organisation))

    def put(self) -> Put:
        body = DeviceReportBody(
            person=self.person,
            name=self.name,
            device=self.device,
            waiting=self.waiting,
            attachments=self.attachments,
            oldest_at=self.oldest_at,
            heard_at=self.heard_at,
        )
        return Put(self.stream, "device_report", record_id(self.key), self.organisation, encode_record_body(body))


def record_id(key: Key) -> str:
    return f"{key[0]}:{key[1]}"


def take(hub: Hub, device: str, reports: Sequence[DeviceReport]) -> None:
    """A device's word about its own people, and about nobody else's. Writes only what is news."""
    if not reports:
        return
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        people = {word.person: word for word in _people(connection, person_key.c.device == device)}
        told = _told(connection, device_report.c.device == device)
    words = [_heard(people[one.person], one, now) for one in reports[:MAX_REPORTS] if one.person in people]
    news = [word for word in words if _is_news(told.get(word.key), word)]
    if news:
        _publish(hub, news, [])


def catch_up(hub: Hub) -> None:
    """At the start: devices that have never said anything are told as such, and those that are shut out no more."""
    with reading(hub.engine) as connection:
        people, told = _people(connection), _told(connection)
    known = {word.key for word in people}
    _publish(hub, [word for word in people if word.key not in told], [told[key] for key in told.keys() - known])


def _people(connection: Connection, *which: object) -> list[_Word]:
    """Staff who may come in with a device that may."""
    query = (
        select(person_key.c.person, person_key.c.device, person.c.name, person.c.organisation)
        .join(person, person.c.id == person_key.c.person)
        .join(device_table, device_table.c.id == person_key.c.device)
        .where(person_key.c.revoked_at.is_(None), device_table.c.revoked_at.is_(None), person.c.ended_at.is_(None))
        .where(person.c.role.in_(_STAFF), person.c.organisation.is_not(None), *which)  # type: ignore[arg-type]
        .distinct()
    )
    return [_Word(row.person, row.device, row.name, row.organisation) for row in connection.execute(query)]


def _told(connection: Connection, *which: object) -> dict[Key, Row[tuple[object, ...]]]:
    rows = connection.execute(select(device_report).where(*which))  # type: ignore[arg-type]
    return {(row.person, row.device): row for row in rows}


def _heard(who: _Word, report: DeviceReport, now: datetime) -> _Word:
    """Numbers that no device in order sends are brought within bounds: a wrong one must not break the list."""
    age = report.oldest_age_s
    bounded = None if age is None else min(max(age, 0.0), _LONGEST_AGE.total_seconds())
    return _Word(
        who.person,
        who.device,
        who.name,
        who.organisation,
        waiting=min(max(report.waiting, 0), _MOST),
        attachments=min(max(report.attachments, 0), _MOST),
        oldest_at=None if bounded is None else now - timedelta(seconds=bounded),
        heard_at=now,
    )


def _is_news(before: Row[tuple[object, ...]] | None, word: _Word) -> bool:
    if before is None or before.heard_at is None or before.stream != word.stream:
        return True
    assert word.heard_at is not None
    counts = (before.waiting, before.attachments) != (word.waiting, word.attachments)
    return counts or word.heard_at - before.heard_at >= TELL_EVERY or _moved(before.oldest_at, word.oldest_at)


def _moved(before: datetime | None, after: datetime | None) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(before - after) > _SAME_AGE


def _publish(hub: Hub, news: Sequence[_Word], over: Sequence[Row[tuple[object, ...]]]) -> None:
    if news or over:
        hub.bus.publish(in_writing(hub.engine, lambda connection: _write(connection, news, over)))


def _write(
    connection: Connection, news: Sequence[_Word], over: Sequence[Row[tuple[object, ...]]]
) -> list[tuple[int, Record]]:
    told = _told(connection, device_report.c.person.in_([word.person for word in news]))
    moved = [told[word.key] for word in news if word.key in told and told[word.key].stream != word.stream]
    heads = lock_heads(connection, {word.stream for word in news} | {row.stream for row in (*over, *moved)})
    before = dict(heads)
    records = put_records(connection, heads, _ended([*over, *moved]))
    records += put_records(connection, heads, [word.put() for word in news])
    for row in over:
        own = (device_report.c.person == row.person, device_report.c.device == row.device)
        connection.execute(device_report.delete().where(*own))
    if news:
        keeping = upsert(connection, device_report)
        changed = {name: keeping.excluded[name] for name in _row(news[0]) if name not in {"person", "device"}}
        keeping = keeping.on_conflict_do_update(index_elements=["person", "device"], set_=changed)
        connection.execute(keeping, [_row(word) for word in news])
    return published_from(before, records)


def _ended(rows: Iterable[Row[tuple[object, ...]]]) -> list[Put]:
    return [
        Put(row.stream, "device_report", record_id((row.person, row.device)), _organisation(row.stream), None)
        for row in rows
    ]


def _organisation(stream: str) -> str:
    return stream.removeprefix("unit:").removesuffix("/lead")


def _row(word: _Word) -> dict[str, object]:
    return {
        "person": word.person,
        "device": word.device,
        "stream": word.stream,
        "waiting": word.waiting,
        "attachments": word.attachments,
        "oldest_at": word.oldest_at,
        "heard_at": word.heard_at,
    }
