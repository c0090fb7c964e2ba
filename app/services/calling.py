"""Calls: beginning, answering and ending them, and what the devices in one say to each other. Needs the hub."""

import uuid
from concurrent.futures import Future

from app.domain.ids import CallId, PersonId
from app.services.call_snapshots import CallSaid, CallsNow
from app.services.desk import Desk


def new_call() -> CallId:
    """Made at the tap, so that tapping twice is one call."""
    return CallId(str(uuid.uuid4()))


def next_calls(desk: Desk, seen: int, *, call: str, after: int) -> "Future[CallsNow]":
    """Done as soon as there is something newer than version `seen`; with what has been said to this device in `call`
    after that number. Ask again at once: between two questions nothing is lost."""
    return desk.call("calling.next_calls", seen, call, after)


def begin(desk: Desk, call: CallId, to: PersonId) -> "Future[CallSaid]":
    return desk.call("calling.begin", call, to)


def ring_too(desk: Desk, call: CallId, to: PersonId) -> "Future[CallSaid]":
    return desk.call("calling.ring_too", call, to)


def answer(desk: Desk, call: CallId) -> "Future[CallSaid]":
    """Refused (WRONG_STATE) where another device was first, or the caller has given up."""
    return desk.call("calling.answer", call)


def decline(desk: Desk, call: CallId) -> "Future[CallSaid]":
    return desk.call("calling.decline", call)


def hang_up(desk: Desk, call: CallId) -> "Future[CallSaid]":
    return desk.call("calling.hang_up", call)


def signal(desk: Desk, call: CallId, *, person: str, device: str, text: str) -> "Future[None]":
    """On its way when the future is done; in the order in which it was said."""
    return desk.call("calling.signal", call, person, device, text)


def note(desk: Desk, call: CallId, what: str, counts: "dict[str, int]") -> "Future[None]":
    """Into the device's log: numbers about the call, nothing of what is said in it."""
    return desk.call("calling.note", call, what, counts)
