"""One act in a call, from whoever speaks: decided, kept, told to everybody in it, and written down where it ends."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Connection, Row

from app.domain import call as calls
from app.domain.call import GONE_AFTER, Call, CallAct, CallEnding, PartyState
from app.domain.conversation import Side
from app.domain.ids import CallId, DeviceId, PersonId
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.task import TaskKind
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.calls import keeping
from app.hub.calls.call_rights import CallRight, may_be_in, may_call, unit_of
from app.hub.calls.telling import call_now, names_told
from app.hub.database import in_writing, reading
from app.hub.hub import Caller, Hub
from app.hub.streams import Put, lock_heads, published_from, put_records
from app.hub.tasks import Cause, Published, open_within
from app.protocol.records import CITY, CallBody, Record, encode_record_body
from app.protocol.wire import CallNow, CallsAnswer, CallSignal, CallWord

_log = structlog.get_logger("hub.calls")


@dataclass(frozen=True)
class _Done:
    """What a transaction has made of a call; told when it is committed."""

    before: Call | None
    after: Call
    brukare: str
    published: tuple[tuple[int, Record], ...] = ()

    @property
    def is_news(self) -> bool:
        return self.before != self.after


# --- acts ----------------------------------------------------------------------------------------------------------


def say(hub: Hub, caller: Caller, word: CallWord) -> CallNow | Refusal:
    """One act, durable and on its way to the others when this returns."""
    now = hub.clock.now()
    done = in_writing(hub.engine, lambda connection: _say(connection, caller, word, now))
    if isinstance(done, Refusal):
        _log.info("call_not_taken", call=word.call, act=word.act.value, refusal=done.value)
        return done
    _tell(hub, done, act=word.act.value)
    with reading(hub.engine) as connection:
        return call_now(hub, connection, done.after, done.brukare, caller)


def _say(connection: Connection, caller: Caller, word: CallWord, now: datetime) -> _Done | Refusal:
    if not caller.confirmed or caller.person is None:
        return Refusal.NOT_YOURS
    found = keeping.locked(connection, word.call)
    if found is None:
        return _begin(connection, caller, word, now) if word.act is CallAct.START else Refusal.NO_SUCH_THING
    before, row = found
    if before.party(caller.person) is None:
        return Refusal.NO_SUCH_THING
    after = _changed(connection, calls.look(before, now), row, caller, word, now)
    if isinstance(after, Refusal):
        return after
    if word.act is CallAct.ANSWER and after != before:
        access_log.append(connection, [_entry(caller, row.stream, "call_answer", word.call, now)])
    done = _kept(connection, before, after, row, now)
    if word.act is CallAct.ANSWER:
        keeping.seen(connection, word.call, caller.person, now)  # until now it has only rung there
    return done


def _begin(connection: Connection, caller: Caller, word: CallWord, now: datetime) -> _Done | Refusal:
    right = may_call(connection, caller.person or "", word.to, now)
    if right is None:
        return Refusal.NOT_YOURS
    keeping.lock_people(connection, caller.person or "", word.to)
    if keeping.is_in_a_call(connection, caller.person or ""):
        return Refusal.WRONG_STATE
    device, person = DeviceId(caller.device), PersonId(caller.person or "")
    is_busy = keeping.is_in_a_call(connection, word.to)
    begin = calls.begin_busy if is_busy else calls.begin
    made = begin(CallId(word.call), (person, device), PersonId(word.to), now)
    if isinstance(made, Refusal):
        return made
    keeping.keep_new(connection, made, brukare=right.brukare, stream=right.stream)
    access_log.append(connection, [_entry(caller, right.stream, "call_start", word.call, now, right)])
    tasks = _task_of_missed(connection, made, right.brukare, right.stream) if is_busy else []
    return _Done(None, made, right.brukare, tuple(tasks))


def _changed(
    connection: Connection, call: Call, row: Row[Any], caller: Caller, word: CallWord, now: datetime
) -> Call | Refusal:
    person, device = PersonId(caller.person or ""), DeviceId(caller.device)
    match word.act:
        case CallAct.START:
            same = call.caller == person and len(call.parties) > 1 and call.parties[1].person == word.to
            return call if same else Refusal.WRONG_STATE
        case CallAct.RING_TOO:
            may = may_call(connection, row.brukare, word.to, now) is not None
            may = may and may_be_in(connection, row.brukare, person, now)
            return calls.ring_too(call, (person, device), PersonId(word.to), now) if may else Refusal.NOT_YOURS
        case CallAct.ANSWER:
            may_answer = _may_answer(connection, call, row.brukare, person, now)
            return calls.answer(call, person, device, now) if may_answer else Refusal.NOT_YOURS
        case CallAct.DECLINE:
            return calls.decline(call, person, now)
        case CallAct.HANG_UP:
            return calls.hang_up(call, person, device, now)


def _may_answer(connection: Connection, call: Call, brukare: str, person: PersonId, now: datetime) -> bool:
    """Whoever rang may have lost their right since, and so may whoever is called."""
    if person == brukare:
        return may_call(connection, call.caller, person, now) is not None
    return may_call(connection, brukare, person, now) is not None


def _entry(
    caller: Caller, stream: str, action: str, call_id: str, now: datetime, right: CallRight | None = None
) -> AccessEntry:
    return AccessEntry(
        stream=stream,
        at=now,
        person=caller.person or "",
        organisation=caller.organisation or "",
        role=caller.role.value if caller.role else "",
        action=action,
        right="own" if caller.role is Role.BRUKARE else (right.right if right else "called"),
        detail=call_id,
    )


# --- how it ends ---------------------------------------------------------------------------------------------------


def _kept(connection: Connection, before: Call, after: Call, row: Row[Any], now: datetime) -> _Done:
    if after == before:
        return _Done(before, after, row.brukare)
    keeping.keep(connection, after, now)
    if after.ended_at is None or before.ended_at is not None:
        return _Done(before, after, row.brukare)
    tasks = (
        _task_of_missed(connection, after, row.brukare, row.stream) if _is_missed(after, row.brukare) else []
    )  # sorted: tasks, thread
    heads = lock_heads(connection, [row.stream])
    were = dict(heads)
    body = _history(
        after, row, names_told(connection, after, row.brukare, to=[one.person for one in after.parties[:2]])
    )
    put = Put(row.stream, "call", after.id, CITY, encode_record_body(body))
    published = (*published_from(were, put_records(connection, heads, [put])), *tasks)
    return _Done(before, after, row.brukare, published)


def _history(call: Call, row: Row[Any], names: dict[str, str]) -> CallBody:
    assert call.ended_at is not None
    assert call.ending is not None
    return CallBody(
        thread=str(row.stream).rpartition(":")[2],
        brukare=row.brukare,
        caller=call.caller,
        caller_name=names.get(call.caller, ""),
        side=Side.BRUKARE if call.caller == row.brukare else Side.OTHER,
        others=tuple(names.get(one.person, "") for one in call.parties[1:]),
        began_at=call.began_at,
        answered_at=call.answered_at,
        ended_at=call.ended_at,
        ending=call.ending,
    )


def _is_missed(call: Call, brukare: str) -> bool:
    """A brukare who called and was not answered is not left alone with it, whatever was pressed. Staff who give up
    themselves know that they did, and know that a brukare has said no."""
    not_answered = {CallEnding.MISSED, CallEnding.WITHDRAWN, CallEnding.DECLINED}
    return call.ending in (not_answered if call.caller == brukare else {CallEnding.MISSED})


def _task_of_missed(connection: Connection, call: Call, brukare: str, stream: str) -> Published:
    """By the conversation in which they called, and not by rights, which may have ended while it rang."""
    unit = unit_of(connection, brukare, stream)
    if not unit:
        return []
    cause = Cause(TaskKind.MISSED_CALL, call.id)
    return open_within(connection, cause, brukare=brukare, utforare=unit, since=call.began_at)


def _tell(hub: Hub, done: _Done, *, act: str) -> None:
    """After the commit."""
    if not done.is_news:
        return
    call = done.after
    ending = call.ending.value if call.ending else ""
    _log.info("call", call=call.id, act=act, state=call.state.value, ending=ending)
    hub.bus.ring(frozenset(str(party.person) for party in call.parties))
    if done.published:
        hub.bus.publish(done.published)


# --- what stands ---------------------------------------------------------------------------------------------------


def ask(hub: Hub, caller: Caller, call_id: str, after: int) -> CallsAnswer:
    """The caller's own calls; and, of the one that this device is in, what others have said to it."""
    now = hub.clock.now()
    who = (caller.person or "", caller.device)
    with reading(hub.engine) as connection:
        found = keeping.calls_of(connection, who[0], now) if caller.confirmed else []
        calls_now = tuple(call_now(hub, connection, call, row.brukare, caller) for call, row in found)
        inside = [
            call
            for call, row in found
            if call.id == call_id and call.is_in(*who) and may_be_in(connection, row.brukare, who[0], now)
        ]
        signals = keeping.signals_for(connection, call_id, who, after=after) if inside else ()
        seen = keeping.seen_at(connection, call_id).get(who[0]) if inside else None
    if seen is not None and now - seen >= keeping.SEEN_EVERY:
        in_writing(hub.engine, lambda connection: keeping.seen(connection, call_id, who[0], now))
    return CallsAnswer(calls=calls_now, signals=signals)


def signal(hub: Hub, caller: Caller, call_id: str, signals: tuple[CallSignal, ...]) -> Refusal | None:
    """From a device in the call to devices in it, and nobody else."""
    who = (caller.person or "", caller.device)

    def work(connection: Connection) -> Refusal | None:
        found = keeping.locked(connection, call_id)
        if found is None or found[0].party(who[0]) is None:
            return Refusal.NO_SUCH_THING
        call, row = found
        to_somebody = all(call.is_in(one.person, one.device) and (one.person, one.device) != who for one in signals)
        if not call.is_in(*who) or not to_somebody:
            return Refusal.WRONG_STATE
        if not may_be_in(connection, row.brukare, who[0], hub.clock.now()):
            return Refusal.NOT_YOURS
        keeping.seen(connection, call_id, who[0], hub.clock.now())
        keeping.add_signals(connection, call_id, signals, sender=who)
        return None

    refusal = in_writing(hub.engine, work) if signals else None
    if refusal is None:
        hub.bus.ring(frozenset(one.person for one in signals))
    return refusal


# --- time ----------------------------------------------------------------------------------------------------------


def look_at_all(hub: Hub) -> int:
    """Rings that are over, and devices that have fallen silent; how many calls changed."""
    with reading(hub.engine) as connection:
        going_on = keeping.going_on(connection)
    changed = 0
    for call_id in going_on:
        try:
            changed += _look_at(hub, call_id)
        except Exception as error:  # one that cannot be ended lets no other ring for ever
            _log.exception("call_not_looked_at", call=call_id, error=type(error).__name__)
    return changed


def _look_at(hub: Hub, call_id: str) -> bool:
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        found = keeping.found(connection, call_id)
        if found is None or _looked(connection, *found, now) == found[0]:
            return False

    def work(connection: Connection) -> _Done | None:
        found = keeping.locked(connection, call_id)
        if found is None:
            return None
        before, row = found
        return _kept(connection, before, _looked(connection, before, row, now), row, now)

    done = in_writing(hub.engine, work)
    if done is None or not done.is_news:
        return False
    _tell(hub, done, act="time")
    return True


def _looked(connection: Connection, call: Call, row: Row[Any], now: datetime) -> Call:
    call = calls.look(call, now)
    for person, at in keeping.seen_at(connection, call.id).items():
        if now - at > GONE_AFTER:
            call = calls.is_gone(call, PersonId(person), now)
    for party in call.parties:
        takes_part = party.state in {PartyState.IN, PartyState.RINGING}
        if call.ended_at is None and takes_part and not may_be_in(connection, row.brukare, party.person, now):
            call = calls.lose_right(call, party.person, now)
    return call
