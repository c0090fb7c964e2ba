"""Alarms at the hub: the fast road that they come by, at whom they ring, and the backup when nobody takes them.

The fast road needs neither the device's database nor its chain of operations. What comes by it and what comes by
ordinary work about the same alarm are one thing, in whatever order they arrive.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import msgspec
import structlog
from sqlalchemy import Connection, bindparam, select, update

from app.domain.alarm import RINGS_WHEN_LATE, AlarmAct, AlarmState, AlarmTimes, state_of
from app.domain.ids import BrukareId
from app.domain.permission import SEES_AHEAD, SEES_BEFORE, Role
from app.domain.refusal import Refusal
from app.domain.stream import alarm_stream
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.alarm_rights import hearers
from app.hub.database import in_writing, reading
from app.hub.hub import Caller, Hub
from app.hub.rights import grants_of_caller, person_row
from app.hub.streams import Put, lock_heads, published_from, put_records, upsert
from app.hub.tables import alarm, alarm_ring, assignment, utforare
from app.hub.truth import Truth
from app.protocol.alarm_effects import alarm_change, raised
from app.protocol.records import AlarmBody, BrukareBody, Record
from app.protocol.wire import AlarmAnswer, AlarmWord

_log = structlog.get_logger("hub.alarms")

Published = list[tuple[int, Record]]

_OWN = (
    select(assignment.c.utforare)
    .join(utforare, utforare.c.id == assignment.c.utforare)
    .where(assignment.c.brukare == bindparam("brukare"), utforare.c.ended_at.is_(None))
    .distinct()
)
_OWN_NOW = _OWN.where(
    assignment.c.ended_at.is_(None),
    assignment.c.ends_at > bindparam("after"),
    assignment.c.starts_at < bindparam("before"),
)
_WITHOUT_OWNER = select(alarm.c.id, alarm.c.brukare).where(
    alarm.c.ended_at.is_(None),
    alarm.c.accepted_at.is_(None),
    alarm.c.backup_at.is_(None),
    alarm.c.received_at < bindparam("before"),
)


# --- the fast road -------------------------------------------------------------------------------------------------


def hear(hub: Hub, caller: Caller, word: AlarmWord) -> AlarmAnswer | Refusal:
    """Take in one word about an alarm; said twice it changes nothing. Durable, and on its way to whoever is to hear
    it, when this returns."""

    def work(connection: Connection) -> tuple[AlarmAnswer | Refusal, Published]:
        return _hear(connection, caller, word, hub.clock.now())

    answer, published = in_writing(hub.engine, work)
    if published:
        hub.bus.publish(published)
    if isinstance(answer, Refusal):
        _log.info("alarm_not_taken", alarm=word.alarm, act=word.act.value, refusal=answer.value)
    else:
        _log.info("alarm_heard", alarm=word.alarm, act=word.act.value, state=state_of(_times(answer)).value)
        if answer.hearers == 0:
            _log.error("alarm_that_nobody_hears", alarm=word.alarm)
    return answer


def _hear(
    connection: Connection, caller: Caller, word: AlarmWord, now: datetime
) -> tuple[AlarmAnswer | Refusal, Published]:
    truth = Truth(connection)
    known = truth.body("alarm", word.alarm)
    about = known.brukare if isinstance(known, AlarmBody) else caller.person or ""
    stream = alarm_stream(BrukareId(about))
    heads = lock_heads(connection, {stream, access_log.head_name(stream)})
    truth.forget()  # somebody may have taken it while this waited
    known = truth.body("alarm", word.alarm)
    body = known if isinstance(known, AlarmBody) else None
    changed = _changed(connection, truth, caller, word, body=body, now=now)
    if isinstance(changed, Refusal):
        return changed, []
    if word.act is AlarmAct.RAISE:
        _ring(connection, word.alarm, _own_utforare(connection, changed.brukare, now), now)
    if changed == body:
        return _answer(connection, word.alarm, changed, now), []
    before = dict(heads)
    records = put_records(connection, heads, [truth.add(alarm_change(word.alarm, changed))])
    _keep(connection, word.alarm, changed, now)
    access_log.append(connection, [_entry(caller, word, stream, now)])
    return _answer(connection, word.alarm, changed, now), published_from(before, records)


def _changed(
    connection: Connection, truth: Truth, caller: Caller, word: AlarmWord, *, body: AlarmBody | None, now: datetime
) -> AlarmBody | Refusal:
    match word.act:
        case AlarmAct.ACCEPT:
            return _accepted(connection, caller, body, now=now)
        case _ if caller.role is not Role.BRUKARE or caller.person is None:
            return Refusal.NOT_YOURS
        case AlarmAct.RAISE:
            profile = truth.body("brukare", caller.person)
            known = profile if isinstance(profile, BrukareBody) else None
            if body is None:
                return raised(caller.person, known, at=word.at, cause=word.cause)
            return body if body.brukare == caller.person else Refusal.NOT_YOURS
        case AlarmAct.WITHDRAW:
            if body is None or body.brukare != caller.person:
                return Refusal.NO_SUCH_THING
            if body.withdrawn_at is not None or body.closed_at is not None:
                return body
            return msgspec.structs.replace(body, withdrawn_at=word.at)


def _accepted(connection: Connection, caller: Caller, body: AlarmBody | None, *, now: datetime) -> AlarmBody | Refusal:
    """The first has it. Whoever comes after is told who, and nothing changes."""
    if body is None or caller.role not in {Role.STAFF, Role.SHIFT_LEADER}:
        return Refusal.NO_SUCH_THING
    _, grants = grants_of_caller(connection, caller, now)
    if all(grant.stream != alarm_stream(BrukareId(body.brukare)) for grant in grants):
        return Refusal.NO_SUCH_THING
    if body.accepted_at is not None or body.closed_at is not None:
        return body
    who = person_row(connection, caller.person or "")
    if who is None:
        return Refusal.NOT_YOURS
    home = connection.scalar(select(utforare.c.name).where(utforare.c.id == (caller.organisation or "")))
    return msgspec.structs.replace(
        body,
        accepted_by=str(who.id),
        accepted_by_name=str(who.name),
        accepted_organisation_name=str(home or ""),
        accepted_at=now,
    )


def _entry(caller: Caller, word: AlarmWord, stream: str, now: datetime) -> AccessEntry:
    return AccessEntry(
        stream=stream,
        at=now,
        person=caller.person or "",
        organisation=caller.organisation or "",
        role=caller.role.value if caller.role else "",
        action=f"alarm_{word.act.value}",
        right="own" if caller.role is Role.BRUKARE else "alarm",
        detail=word.alarm,
    )


def _answer(connection: Connection, alarm_id: str, body: AlarmBody, now: datetime) -> AlarmAnswer:
    """`hearers` while somebody is still to take it."""
    is_ringing = state_of(_times(body)) is AlarmState.RINGING
    return AlarmAnswer(
        alarm=alarm_id,
        accepted_by=body.accepted_by,
        accepted_by_name=body.accepted_by_name,
        accepted_organisation_name=body.accepted_organisation_name,
        accepted_at=body.accepted_at,
        backup_at=body.backup_at,
        withdrawn_at=body.withdrawn_at,
        closed_at=body.closed_at,
        hearers=hearers(connection, alarm_id, body.brukare, now) if is_ringing else None,
    )


def look_up(hub: Hub, caller: Caller, alarm_id: str) -> AlarmAnswer | Refusal:
    """How an alarm of the caller's own stands, without their database."""
    with reading(hub.engine) as connection:
        body = Truth(connection).body("alarm", alarm_id)
        if not isinstance(body, AlarmBody) or body.brukare != caller.person:
            return Refusal.NO_SUCH_THING
        return _answer(connection, alarm_id, body, hub.clock.now())


# --- ordinary work -------------------------------------------------------------------------------------------------


def follow(connection: Connection, puts: Sequence[Put], now: datetime) -> None:
    """After ordinary work has written alarms: rights and ringing go by what they say now. In its transaction."""
    for put in puts:
        if put.kind == "alarm" and put.body is not None:
            body = msgspec.json.decode(put.body, type=AlarmBody)
            is_new = connection.execute(select(alarm.c.id).where(alarm.c.id == put.id)).first() is None
            _keep(connection, put.id, body, now)
            is_ringing = state_of(_times(body)) is AlarmState.RINGING
            if is_new and is_ringing and now - body.raised_at <= RINGS_WHEN_LATE:
                _ring(connection, put.id, _own_utforare(connection, body.brukare, now), now)


def _keep(connection: Connection, alarm_id: str, body: AlarmBody, now: datetime) -> None:
    """Moments by this clock, each set once: a tablet's may be wrong by hours."""
    new = {
        "id": alarm_id,
        "brukare": body.brukare,
        "received_at": now,
        "accepted_at": None,
        "accepted_by": "",
        "backup_at": None,
        "ended_at": None,
    }
    connection.execute(upsert(connection, alarm).on_conflict_do_nothing(index_elements=["id"]), [new])
    row = connection.execute(select(alarm).where(alarm.c.id == alarm_id)).one()
    values: dict[str, object] = {}
    if body.accepted_at is not None and row.accepted_at is None:
        values |= {"accepted_at": now, "accepted_by": body.accepted_by}
    if (body.withdrawn_at is not None or body.closed_at is not None) and row.ended_at is None:
        values["ended_at"] = now
    if body.backup_at is not None and row.backup_at is None:
        values["backup_at"] = now
    if values:
        connection.execute(update(alarm).where(alarm.c.id == alarm_id).values(values))


def _times(body: "AlarmBody | AlarmAnswer") -> AlarmTimes:
    return AlarmTimes(body.accepted_at, body.withdrawn_at, body.closed_at)


# --- at whom it rings ----------------------------------------------------------------------------------------------


def _own_utforare(connection: Connection, brukare: str, now: datetime) -> list[str]:
    """Those who come to this home these weeks; if nobody does, whoever ever has."""
    in_time = {"brukare": brukare, "after": now - SEES_BEFORE, "before": now + SEES_AHEAD}
    found = connection.scalars(_OWN_NOW, in_time).all()
    return sorted(found or connection.scalars(_OWN, {"brukare": brukare}).all())


def _ring(connection: Connection, alarm_id: str, at: Sequence[str], now: datetime) -> None:
    rows = [{"alarm": alarm_id, "utforare": one, "rung_at": now} for one in at]
    if rows:
        add = upsert(connection, alarm_ring).on_conflict_do_nothing(index_elements=["alarm", "utforare"])
        connection.execute(add, rows)


# --- nobody takes it -----------------------------------------------------------------------------------------------


def call_backups(hub: Hub, after: timedelta) -> int:
    """Ring at the agreed backups of alarms that nobody has taken for `after`; how many alarms it was."""
    before = hub.clock.now() - after
    with reading(hub.engine) as connection:
        waiting = connection.execute(_WITHOUT_OWNER, {"before": before}).all()
    for row in waiting:
        work = partial(_call_backup, alarm_id=row.id, brukare=row.brukare, now=hub.clock.now())
        try:
            hub.bus.publish(in_writing(hub.engine, work))
        except Exception as error:  # one that cannot be read must not silence those after it
            _log.exception("backup_not_called", alarm=row.id, error=type(error).__name__)
    return len(waiting)


def _call_backup(connection: Connection, *, alarm_id: str, brukare: str, now: datetime) -> Published:
    stream = alarm_stream(BrukareId(brukare))
    heads = lock_heads(connection, {stream})
    row = connection.execute(select(alarm).where(alarm.c.id == alarm_id)).one()
    if row.backup_at is not None or row.accepted_at is not None or row.ended_at is not None:
        return []
    backups = _backups(connection, alarm_id)
    connection.execute(update(alarm).where(alarm.c.id == alarm_id).values(backup_at=now))
    _log.info("alarm_without_owner", alarm=alarm_id, backups=len(backups))
    body = Truth(connection).body("alarm", alarm_id)
    if not backups or not isinstance(body, AlarmBody):
        return []
    _ring(connection, alarm_id, backups, now)
    truth, before = Truth(connection), dict(heads)
    put = truth.add(alarm_change(alarm_id, msgspec.structs.replace(body, backup_at=now)))
    return published_from(before, put_records(connection, heads, [put]))


def _backups(connection: Connection, alarm_id: str) -> list[str]:
    rung = select(alarm_ring.c.utforare).where(alarm_ring.c.alarm == alarm_id)
    agreed = select(utforare.c.backup).where(utforare.c.id.in_(rung), utforare.c.backup != "")
    there = select(utforare.c.id).where(utforare.c.id.in_(agreed), utforare.c.ended_at.is_(None))
    return sorted(connection.scalars(there.where(utforare.c.id.not_in(rung))).all())
