"""Conversations: a brukare with one other side, and what the id of such a thread is made of."""

import uuid
from enum import StrEnum

from app.domain.ids import BrukareId, StreamName, ThreadId
from app.domain.stream import thread_stream


class ThreadKind(StrEnum):
    """Who the other side is."""

    UNIT = "unit"
    """An utförare: anybody on shift answers for it."""
    HANDLAGGARE = "handlaggare"
    """Whoever has the mandate of an ärende."""
    NARSTAENDE = "narstaende"
    """One person whom the brukare has approved."""


class Side(StrEnum):
    BRUKARE = "brukare"
    OTHER = "other"


def thread_id(brukare: str, kind: ThreadKind, other: str) -> ThreadId:
    """`other`: id of the utförare, the ärende or the närstående. Two devices that begin a conversation apart begin the
    same one."""
    return ThreadId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"tryggve:thread:{brukare}:{kind.value}:{other}")))


def stream_of(brukare: str, kind: ThreadKind, other: str) -> StreamName:
    return thread_stream(BrukareId(brukare), thread_id(brukare, kind, other))
