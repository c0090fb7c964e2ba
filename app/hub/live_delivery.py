"""What goes out live of records that were committed together: to whom, what the access log says of it, the sending."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from app.hub.access_log import AccessEntry
from app.hub.hub import Caller
from app.hub.live_queue import LiveQueue, offer_all
from app.hub.standing import Claim
from app.protocol.records import Record
from app.protocol.wire import LiveRecord

Published = tuple[int, Record]
"""A record with its stream's head before it."""


@dataclass(eq=False)
class Listener:
    """One connected client. Its rights are touched by the bus's lock holder only."""

    caller: Caller
    claim: Claim
    queue: LiveQueue
    only_told: bool
    """A long poll: told that there is something, sent nothing, so nothing is logged as delivered."""
    version: str = ""
    grants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    read_ms: int = 0

    def may_read(self, record: Record) -> bool:
        owners = self.grants.get(record.stream)
        return owners is not None and (not owners or record.owner in owners)


class Delivery:
    """Nothing of it is sent before its entries are in the log."""

    def __init__(
        self, published: Sequence[Published], audience: Callable[[Record], Iterable[Listener]], *, as_of: int = 0
    ) -> None:
        self.as_of = as_of
        """Of the bus's account of who has come in."""
        self._published = published
        self._messages: dict[Listener, list[str]] = defaultdict(list)
        self._counts: dict[tuple[Listener, str], tuple[int, int]] = {}
        self._told: set[Listener] = set()
        for after, record in published:
            hearing = list(audience(record))
            text = msgspec.json.encode(LiveRecord(after=after, record=record)).decode() if hearing else ""
            for listener in hearing:
                self._add(listener, record, text)

    def _add(self, listener: Listener, record: Record, text: str) -> None:
        if listener.only_told:
            self._told.add(listener)
            return
        self._messages[listener].append(text)
        count, _ = self._counts.get((listener, record.stream), (0, 0))
        self._counts[(listener, record.stream)] = (count + 1, record.number)

    def entries(self, now: datetime) -> list[AccessEntry]:
        return [
            AccessEntry(
                stream=stream,
                at=now,
                person=listener.caller.person or "",
                organisation=listener.caller.organisation or "",
                role=listener.caller.role.value if listener.caller.role else "",
                action="delivered",
                right="grant",
                detail=f"{count} to {number} live",
            )
            for (listener, stream), (count, number) in self._counts.items()
        ]

    def send(self, *, last: str = "") -> int:
        """To everybody, and word to the long polls; how many messages it was. From any thread. `last`: the device that
        has told of it, and knows it already."""
        ordered = sorted(self._messages.items(), key=lambda item: item[0].caller.device == last)
        offer_all([(listener.queue, texts) for listener, texts in ordered])
        self._tell(self._told)
        return sum(map(len, self._messages.values()))

    def tell_newcomers(self, audience: Callable[[Record], Iterable[Listener]]) -> None:
        """Who came in after it was worked out may have pulled before the commit: they pull once more."""
        now = {listener for _, record in self._published for listener in audience(record)}
        self._tell(now - self._messages.keys() - self._told)

    def give_up(self) -> None:
        """It is not in the log: everybody pulls instead."""
        self._tell(self._told | self._messages.keys())

    def _tell(self, listeners: Iterable[Listener]) -> None:
        for listener in listeners:
            listener.queue.fall_behind()
