"""What a device knows of calls that are over: they stay in the stream of their conversation."""

from datetime import timedelta

from app.protocol import records as rec
from app.services.call_snapshots import PastCall
from app.services.messages import Talk
from app.store.person_reading import Reading
from app.work.conversations import side_of, thread_of
from app.work.desk import WorkDesk

TOLD_FOR = timedelta(days=7)
"""Older ones are not told of where one calls: nobody has to call back after a week. Not measured."""


def last_call(desk: WorkDesk, reading: Reading, talk: Talk) -> PastCall | None:
    """The newest of the conversation, as long as it is told of."""
    found = reading.all(rec.CallBody, parent=thread_of(talk), newest=1)
    if not found or desk.now() - found[0].body.began_at > TOLD_FOR:
        return None
    call = found[0].body
    return PastCall(call.began_at, call.side is side_of(desk, talk), call.caller_name, call.ending)
