"""Heads of the hub's access log that a person has been shown on this device.

The newest is kept; what was seen since the person's last operation waits to travel back inside the next one: the first
of them and the newest, so that a hub which shows two histories in turn hands the evidence on itself.
"""

import msgspec

from app.protocol.log_head import LogHead, head_hash
from app.store.person_reading import Reading

NEWEST, WAITING = "log_head", "log_heads_waiting"
"""Keys in `meta`: JSON of a LogHead, and of a list of at most two."""

_heads = msgspec.json.Decoder(tuple[LogHead, ...])


def newest_seen(reading: Reading) -> LogHead | None:
    raw = reading.meta(NEWEST)
    return None if raw is None else msgspec.json.decode(raw, type=LogHead)


def waiting_heads(reading: Reading) -> tuple[LogHead, ...]:
    """What has not travelled back yet; at most the first and the newest."""
    raw = reading.meta(WAITING)
    return () if raw is None else _heads.decode(raw)


def is_new(seen: LogHead | None, head: LogHead) -> bool:
    """An older head of the same epoch says nothing new: one worker of the hub is a second behind another. The same
    number with another hash is another history, and is kept."""
    if seen is None or seen.epoch != head.epoch or head.number > seen.number:
        return True
    return head.number == seen.number and head_hash(head) != head_hash(seen)


def with_newest(waiting: tuple[LogHead, ...], head: LogHead) -> tuple[LogHead, ...]:
    return (*waiting[:1], head)


def heads_text(reading: Reading) -> str:
    """What this person has seen, for whoever checks the hub: one head a line, as `tryggve verify-log --heads` reads."""
    newest = newest_seen(reading)
    seen = {head_hash(head): head for head in (*waiting_heads(reading), *([newest] if newest else []))}
    return "".join(msgspec.json.encode(head).decode() + "\n" for head in seen.values())
