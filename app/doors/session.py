"""The exchange between a phone and a lock, without a hub. Wire shapes and what is signed; no sockets, no clock reading.

    phone                                    lock
    Hello(door, session)               →
                                       ←     Challenge(nonce, session)
    Ask(pass, wish, signature)         →          the signature covers nonce, lock, session, pass, wish and age
                                       ←     SignedReport: taken (moving), or refused
                                       ←     SignedReport: where the bolt came to stand

The phone chooses the session at random and believes only a report that the lock has signed and that names it: an old
"locked" cannot be played back. Relay of a whole exchange to a far phone is a stated remaining risk.
"""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from app.domain.door import DoorAction, LockState
from app.domain.ids import DoorId, PersonId, VisitId
from app.domain.refusal import DoorRefusal
from app.doors.door_pass import MAX_PASS_BYTES
from app.doors.interface import LockEvent, PassHolder
from app.doors.statements import MAX_STATEMENT_BYTES, Id
from app.protocol.keys import SigningKey, is_signed_by

NONCE_BYTES = 16
REPORT_CONTEXT = b"tryggve lock report v1\n"
ASK_CONTEXT = b"tryggve lock ask v1\n"
MAX_REPORT_BYTES = 1024
MAX_EVENTS_IN_PAGE = 40
"""Signed events in one answer: 40 × 1 kB stays under a frame's 64 kB."""

Random = Annotated[bytes, msgspec.Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]


class Wish(StrEnum):
    OPEN = "open"
    LOCK = "lock"
    STATE = "state"
    EVENTS = "events"
    CHECK = "check"
    """Would this pass be taken, now or later in its window?"""


class Hello(msgspec.Struct, frozen=True, kw_only=True, tag="hello"):
    door: Id
    session: Random


class Ask(msgspec.Struct, frozen=True, kw_only=True, tag="ask"):
    session: Random
    nonce: Random
    wish: Wish
    order_id: Id
    age_ms: Annotated[int, msgspec.Meta(ge=0, le=3_600_000)]
    """How long ago the order was made, measured on the phone's own clock: the two clocks are never compared."""
    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    """EVENTS: numbers above this one."""
    token: Annotated[bytes, msgspec.Meta(max_length=MAX_PASS_BYTES)]
    signature: Signature


class GiveStatement(msgspec.Struct, frozen=True, kw_only=True, tag="give"):
    """Something that the hub has signed, carried here by whoever stands at the door."""

    session: Random
    statement: Annotated[bytes, msgspec.Meta(max_length=MAX_STATEMENT_BYTES)]


class Challenge(msgspec.Struct, frozen=True, kw_only=True, tag="challenge"):
    session: Random
    nonce: Random
    clock_sure: bool
    """False: bring a TimeStatement over this nonce first, then say hello again."""


class SignedReport(msgspec.Struct, frozen=True, kw_only=True, tag="report"):
    payload: Annotated[bytes, msgspec.Meta(max_length=MAX_REPORT_BYTES)]
    signature: Signature


class EventPage(msgspec.Struct, frozen=True, kw_only=True, tag="events"):
    head: SignedReport
    """Names the session and the newest number; a page that lacks events shows as a gap."""
    events: Annotated[tuple[SignedReport, ...], msgspec.Meta(max_length=MAX_EVENTS_IN_PAGE)]


class UnknownDoor(msgspec.Struct, frozen=True, kw_only=True, tag="unknown_door"):
    """From the radio link, not from a lock: nobody of that name is in reach."""


PhoneMessage = Hello | Ask | GiveStatement
LockMessage = Challenge | SignedReport | EventPage | UnknownDoor


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a lock signs, both as an answer and as an entry in its log."""

    door: str
    session: bytes = b""
    """Of the exchange that it answers or that caused the event; empty when nobody asked."""
    seq: int = 0
    """The event's number; 0: not an event."""
    state: LockState
    accepted: bool = False
    """The order, statement or pass was taken."""
    refusal: DoorRefusal | None = None
    action: DoorAction | None = None
    who: str | None = None
    pass_id: str | None = None
    visit: str | None = None
    lock_at: datetime
    battery_low: bool = False
    clock_sure: bool = True
    revocations: int = 0
    """Counter of the newest revocation list that has reached the lock."""
    last_seq: int = 0
    """Number of the newest event in the log."""


_reports = msgspec.msgpack.Decoder(Report)
_signed_reports = msgspec.msgpack.Decoder(SignedReport)


def ask_message(ask: Ask, door: str) -> bytes:
    """The bytes that the person's key signs."""
    return ASK_CONTEXT + msgspec.msgpack.encode(
        (
            door,
            ask.nonce,
            ask.session,
            hashlib.sha256(ask.token).digest(),
            ask.wish.value,
            ask.order_id,
            ask.age_ms,
            ask.after,
        )
    )


def make_ask(
    challenge: Challenge,
    door: DoorId,
    *,
    wish: Wish,
    holder: PassHolder,
    order_id: str,
    age_ms: int = 0,
    after: int = 0,
) -> Ask:
    ask = Ask(
        session=challenge.session,
        nonce=challenge.nonce,
        wish=wish,
        order_id=order_id,
        age_ms=age_ms,
        after=after,
        token=holder.token,
        signature=bytes(64),
    )
    return msgspec.structs.replace(ask, signature=holder.sign(ask_message(ask, door)))


def sign_report(report: Report, key: SigningKey) -> SignedReport:
    payload = msgspec.msgpack.encode(report)
    return SignedReport(payload=payload, signature=key.sign(REPORT_CONTEXT + payload))


def open_report(signed: SignedReport, door: DoorId, lock_key: bytes) -> Report | None:
    """The report, when this door's own lock has signed it. `lock_key` is its raw Ed25519 key."""
    if not is_signed_by(lock_key, signed.signature, REPORT_CONTEXT + signed.payload):
        return None
    try:
        report = _reports.decode(signed.payload)
    except msgspec.MsgspecError:
        return None
    return report if report.door == door else None


def event_of(report: Report, signed: SignedReport) -> LockEvent:
    return LockEvent(
        door=DoorId(report.door),
        seq=report.seq,
        state=report.state,
        action=report.action,
        who=None if report.who is None else PersonId(report.who),
        pass_id=report.pass_id,
        visit=None if report.visit is None else VisitId(report.visit),
        lock_at=report.lock_at,
        battery_low=report.battery_low,
        proof=msgspec.msgpack.encode(signed),
    )


def read_event(proof: bytes, door: DoorId, lock_key: bytes) -> LockEvent | None:
    """What a lock has reported, from the proof that somebody carried. None unless this door's lock has signed it and
    it is an event. The hub judges by this alone, never by what the carrier says beside it."""
    try:
        signed = _signed_reports.decode(proof)
    except msgspec.MsgspecError:
        return None
    report = open_report(signed, door, lock_key)
    return event_of(report, signed) if report is not None and report.seq > 0 else None
