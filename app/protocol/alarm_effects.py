"""What operations about alarms do to records. See app.protocol.effects."""

from datetime import datetime

import msgspec

from app.domain.alarm import AlarmCause
from app.domain.ids import BrukareId, StreamName, UtforareId
from app.domain.refusal import Refusal
from app.domain.stream import alarm_stream, care_stream
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effect_shapes import Change, Doing, Effect, Lookup, find


def raised(brukare: str, profile: rec.BrukareBody | None, *, at: datetime, cause: AlarmCause) -> rec.AlarmBody:
    """An alarm that rings. By the fast road it is never refused for what is not known of the person."""
    return rec.AlarmBody(
        brukare=brukare,
        first_name=profile.first_name if profile else "",
        name=profile.name if profile else "",
        address=profile.address if profile else "",
        phone=profile.phone if profile else "",
        cause=cause,
        raised_at=at,
    )


def alarm_change(alarm_id: str, alarm: rec.AlarmBody) -> Change:
    return Change(alarm_stream(BrukareId(alarm.brukare)), "alarm", alarm_id, rec.CITY, alarm)


def _is_home(body: op.AlarmRaise | op.AlarmWithdraw, look: Lookup) -> bool:
    """Whether the brukare that it names is known; the fast road needs no such thing."""
    return find(look, rec.BrukareBody, body.brukare) is not None or find(look, rec.AlarmBody, body.alarm) is not None


def _of_alarm(alarm: rec.AlarmBody, body: op.AlarmClose) -> tuple[StreamName, ...]:
    brukare = BrukareId(alarm.brukare)
    return alarm_stream(brukare), care_stream(brukare, UtforareId(body.utforare))


def raise_(body: op.AlarmRaise, doing: Doing, look: Lookup) -> Effect:
    known = find(look, rec.AlarmBody, body.alarm)
    if known is not None:  # the fast road was first
        return () if known.brukare == body.brukare else Refusal.BAD_CONTENT
    profile = find(look, rec.BrukareBody, body.brukare)
    if profile is None:
        return Refusal.NO_SUCH_THING
    return (alarm_change(body.alarm, raised(body.brukare, profile, at=doing.at, cause=body.cause)),)


def withdraw(body: op.AlarmWithdraw, doing: Doing, look: Lookup) -> Effect:
    alarm = find(look, rec.AlarmBody, body.alarm)
    if alarm is None or alarm.brukare != body.brukare:
        return Refusal.NO_SUCH_THING
    if alarm.withdrawn_at is not None or alarm.closed_at is not None:
        return ()
    return (alarm_change(body.alarm, msgspec.structs.replace(alarm, withdrawn_at=doing.at)),)


def close(body: op.AlarmClose, doing: Doing, look: Lookup) -> Effect:
    """Words that come when somebody else has closed it are kept all the same."""
    alarm = find(look, rec.AlarmBody, body.alarm)
    if alarm is None:
        return Refusal.NO_SUCH_THING
    if len(body.words) > op.MAX_TEXT:
        return Refusal.TOO_LARGE
    changes: list[Change] = []
    if alarm.closed_at is None:
        closed = msgspec.structs.replace(
            alarm,
            closed_by=doing.person,
            closed_by_name=doing.person_name,
            closed_at=doing.at,
            outcome=body.outcome,
        )
        changes.append(alarm_change(body.alarm, closed))
    if body.words.strip():
        changes.append(_note(alarm, body, doing))
    return tuple(changes)


def _note(alarm: rec.AlarmBody, body: op.AlarmClose, doing: Doing) -> Change:
    note = rec.AlarmNoteBody(
        brukare=alarm.brukare,
        alarm=body.alarm,
        text=body.words,
        author=doing.person,
        author_name=doing.person_name,
        written_at=doing.at,
    )
    stream = care_stream(BrukareId(alarm.brukare), UtforareId(body.utforare))
    return Change(stream, "alarm_note", doing.operation, body.utforare, note)


def streams_of(body: op.AlarmRaise | op.AlarmWithdraw | op.AlarmClose, look: Lookup) -> tuple[StreamName, ...]:
    if isinstance(body, op.AlarmClose):
        alarm = find(look, rec.AlarmBody, body.alarm)
        return _of_alarm(alarm, body) if alarm else ()
    return (alarm_stream(BrukareId(body.brukare)),) if _is_home(body, look) else ()
