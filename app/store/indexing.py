"""What lists ask a record for: its parent and its place in the order."""

from app.domain.wall_time import moment_of
from app.protocol import records as rec


def place_of(body: rec.RecordBody | None) -> tuple[str, str]:  # noqa: C901 - one case for each kind
    """(`parent`, `sort`) as stored beside a record: whose it is, and an ISO moment or a name to sort by."""
    match body:
        case rec.VisitBody():
            place = body.brukare, moment_of(body.day, body.start).isoformat()
        case rec.InsatsBody() | rec.DoorBody():
            place = body.brukare, body.name
        case rec.NoteBody():
            place = body.visit, body.written_at.isoformat()
        case rec.DoorEventBody():
            place = body.brukare, body.lock_at.isoformat()
        case rec.JournalNoteBody():
            place = body.arende, body.written_at.isoformat()
        case rec.UtredningBody():
            place = body.arende, ""
        case rec.ArendeBody():
            place = body.brukare, ""
        case rec.DoorListBody():
            place = body.brukare, ""
        case rec.DoorPassBody():
            place = body.door, body.not_before.isoformat()
        case rec.HeldItemBody():
            place = body.state.value, body.claimed_at.isoformat()
        case _:
            place = "", ""
    return place
