"""What lists ask a record for: its parent and its place in the order."""

from datetime import date, time
from functools import lru_cache

from app.domain.wall_time import moment_of
from app.protocol import records as rec


def place_of(body: rec.RecordBody | None) -> tuple[str, str]:  # noqa: C901, PLR0912 - one case for each kind
    """(`parent`, `sort`) as stored beside a record: whose it is, and an ISO moment or a name to sort by."""
    match body:
        case rec.VisitBody():
            place = body.brukare, _wall_sort(body.day, body.start)
        case rec.InsatsBody() | rec.DoorBody():
            place = body.brukare, body.name
        case rec.NoteBody():
            place = body.visit, body.written_at.isoformat()
        case rec.DoorEventBody():
            place = body.brukare, body.lock_at.isoformat()
        case rec.AlarmBody():
            place = body.brukare, body.raised_at.isoformat()
        case rec.AlarmNoteBody():
            place = body.alarm, body.written_at.isoformat()
        case rec.JournalNoteBody():
            place = body.arende, body.written_at.isoformat()
        case rec.UtredningBody():
            place = body.arende, ""
        case rec.ArendeBody():
            place = body.brukare, ""
        case rec.DoorListBody() | rec.TabletProfileBody() | rec.TabletBody():
            place = body.brukare, ""
        case rec.DoorPassBody():
            place = body.door, body.not_before.isoformat()
        case rec.ApprovalBody():
            place = body.brukare, body.name
        case rec.ThreadBody():
            place = body.brukare, body.last_at.isoformat() if body.last_at else ""
        case rec.MessageBody():
            place = body.thread, message_sort(body.place)
        case rec.CallBody():
            place = body.thread, body.began_at.isoformat()
        case rec.ThreadMarkBody():
            place = body.thread, body.side.value
        case rec.OpinionsBody():
            place = body.utforare, body.month
        case rec.TaskBody():
            place = body.state.value, body.since.isoformat()
        case rec.HeldItemBody():
            place = body.state.value, body.claimed_at.isoformat()
        case _:
            place = "", ""
    return place


def message_sort(place: int) -> str:
    """As text it sorts like the number."""
    return f"{place:010d}"


@lru_cache(maxsize=4096)
def _wall_sort(day: date, wall: time) -> str:
    """Many visits begin at the same time, and a first pull asks for ten thousand of them."""
    return moment_of(day, wall).isoformat()
