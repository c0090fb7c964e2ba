"""Where a client can be killed: between any two of its durable steps.

Every step is one transaction on one of the device's files, or one answer of the hub: a program that dies in the middle
of a transaction has done what one does that dies before it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import pytest

from app.domain.refusal import StoreProblem
from app.store.device_store import DeviceStore
from app.store.failing import StoreError
from app.store.outbox import Outbox
from app.store.person_store import PersonStore
from app.store.person_writing import Writing
from app.sync.hub_client import HubClient

_IN_PERSONS_DATABASE = {
    "do": "act_written",
    "save_draft": "draft_written",
    "is_in_outbox": "noted_as_handed_over",
    "are_sent": "noted_as_sent",
    "are_not_sent": "noted_as_not_sent",
    "take_receipts": "receipts_taken",
    "begin_epoch": "epoch_begun",
    "apply_grants": "grants_applied",
    "apply_records": "page_applied",
    "confirm": "confirmed",
    "settle": "decided",
}
"""Method of a writing transaction → the point after its commit."""

_AT_ONCE: tuple[tuple[type, str, str], ...] = (
    (Outbox, "put_sealed", "handed_over"),
    (Outbox, "mark_sent", "marked_as_sent"),
    (HubClient, "push", "push_answered"),
    (Outbox, "store_outcomes", "receipts_stored"),
    (Outbox, "send_again_all_but", "told_to_send_again"),
    (DeviceStore, "set_epoch", "epoch_met"),
    (Outbox, "mark_taken", "receipts_marked"),
    (HubClient, "pull", "pull_answered"),
    (HubClient, "outcome", "outcome_answered"),
)
"""Durable, or answered, when the method returns."""

WRITING = ("act_written", "draft_written", "handed_over", "decided")
"""What is passed while a person writes. `handed_over` is passed by an exchange too, after a death at `act_written`."""
EXCHANGING = (
    *(point for point in _IN_PERSONS_DATABASE.values() if point not in WRITING),
    *(point for _, _, point in _AT_ONCE),
)
OUTBOX_FULL = "outbox_full"
"""Nobody dies there: the device's outbox takes nothing, once."""


class KilledError(BaseException):
    """The process is no more. Not an Exception: no code under test may catch it and go on."""


class Fuse:
    """Burns at the n-th time that a point is passed."""

    def __init__(self, blow: Callable[[], None]) -> None:
        self._blow = blow
        self._point = ""
        self._left = 0
        self.step = ""
        """Of the transaction that is going on."""

    def arm(self, point: str, times: int = 1) -> None:
        self._point, self._left = point, times

    def disarm(self) -> None:
        self._point = ""

    def burn(self, point: str) -> None:
        if self.has_come_to(point):
            self._blow()

    def has_come_to(self, point: str) -> bool:
        """Once, at the n-th time."""
        if not point or point != self._point:
            return False
        self._left -= 1
        if self._left == 0:
            self._point = ""
        return self._left == 0


def _die() -> None:
    raise KilledError


@contextmanager
def fuses(blow: Callable[[], None] = _die) -> Iterator[Fuse]:
    """Points are watched inside the block, in every client of this process."""
    fuse = Fuse(blow)
    with pytest.MonkeyPatch.context() as patch:
        for method, point in _IN_PERSONS_DATABASE.items():
            patch.setattr(Writing, method, _noting(getattr(Writing, method), point, fuse))
        for owner, method, point in _AT_ONCE:
            patch.setattr(owner, method, _burning(getattr(owner, method), point, fuse))
        patch.setattr(Outbox, "put_sealed", _filling(Outbox.put_sealed, fuse))
        patch.setattr(PersonStore, "_write", _committing(PersonStore._write, fuse))
        yield fuse


def _noting(method: Callable[..., Any], point: str, fuse: Fuse) -> Callable[..., Any]:
    @wraps(method)
    def noting(*args: Any, **named: Any) -> Any:
        fuse.step = point
        return method(*args, **named)

    return noting


def _burning(method: Callable[..., Any], point: str, fuse: Fuse) -> Callable[..., Any]:
    @wraps(method)
    def burning(*args: Any, **named: Any) -> Any:
        found = method(*args, **named)
        fuse.burn(point)
        return found

    return burning


def _filling(method: Callable[..., Any], fuse: Fuse) -> Callable[..., Any]:
    @wraps(method)
    def filling(*args: Any, **named: Any) -> Any:
        if fuse.has_come_to(OUTBOX_FULL):
            raise StoreError(StoreProblem.DISK_FULL)
        return method(*args, **named)

    return filling


def _committing(method: Callable[..., Any], fuse: Fuse) -> Callable[..., Any]:
    @wraps(method)
    def committing(*args: Any, **named: Any) -> Any:
        fuse.step = ""
        found = method(*args, **named)
        fuse.burn(fuse.step)
        return found

    return committing
