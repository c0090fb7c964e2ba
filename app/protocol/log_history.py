"""One history of heads and its lives, and what a head that somebody else has seen says about it.

A hub that was restored or emptied begins a new epoch; the first head of the new epoch names the head that it goes on
from, and by that declares that everything after it is missing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.protocol.log_head import LogHead, head_hash

CLOCKS_APART = timedelta(minutes=5)
"""How much the clock of a restored hub's new machine may be behind the old one's: a head that claims to be younger than
the restore by more than this was made by a hub that goes on beside the restored one."""


@dataclass(frozen=True)
class Life:
    """The heads of one epoch. `began_at` is its first head's moment, which declares the restore."""

    epoch: str
    first: int
    began_at: datetime


class Verdict(StrEnum):
    KNOWN = "known"
    LOST = "lost"
    """In a declared restore."""
    AHEAD = "ahead"
    """Of the present epoch, after the newest head: the history was cut off, or goes on elsewhere."""
    CONTRADICTS = "contradicts"
    """The hub has signed another history than this one."""


def judge_head(head: LogHead, lives: Sequence[Life], newest: int, *, hash_at: Callable[[int], bytes | None]) -> Verdict:
    """What a head with the hub's own signature says about a history that ends with head `newest`."""
    place = next((at for at, life in enumerate(lives) if life.epoch == head.epoch), None)
    if place is None:  # an epoch that a later restore has taken away whole
        return _lost_before(head, lives[-1]) if lives else Verdict.AHEAD
    ended_by = lives[place + 1] if place + 1 < len(lives) else None
    last = ended_by.first - 1 if ended_by else newest
    if head.number <= last:
        is_same = head.number >= lives[place].first and hash_at(head.number) == head_hash(head)
        return Verdict.KNOWN if is_same else Verdict.CONTRADICTS
    return _lost_before(head, ended_by) if ended_by else Verdict.AHEAD


def _lost_before(head: LogHead, life: Life) -> Verdict:
    return Verdict.LOST if head.at <= life.began_at + CLOCKS_APART else Verdict.CONTRADICTS
