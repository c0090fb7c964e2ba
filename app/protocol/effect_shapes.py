"""What effects are made of: what they read through, and what they give back."""

from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar

from app.domain.ids import StreamName
from app.domain.refusal import Refusal
from app.protocol import records as rec


class Change(NamedTuple):
    """A record's new body, in its stream."""

    stream: StreamName
    kind: str
    id: str
    owner: str
    body: rec.RecordBody


class Doing(NamedTuple):
    """Who did it and when, as far as an effect needs to know."""

    operation: str
    person: str
    person_name: str
    at: datetime


class Lookup(Protocol):
    def body(self, kind: str, record_id: str) -> rec.RecordBody | None:
        """The present body, or None where there is none (or it has ended)."""


Effect = tuple[Change, ...] | Refusal
B = TypeVar("B", bound=rec.RecordBody)


def find(look: Lookup, kind: type[B], record_id: str) -> B | None:
    found = look.body(rec.RECORD_KIND_OF[kind], record_id)
    return found if isinstance(found, kind) else None
