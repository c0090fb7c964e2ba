"""The messages of the hub's API. JSON; pages of the feed are zstd-compressed JSON.

Every request but enrolment, `/v1/hub` and health carries a DPoP-bound token. `epoch` names one life of the hub's
database: it changes when a hub is restored or emptied.
"""

from datetime import datetime, time
from enum import StrEnum

import msgspec

from app.domain.alarm import AlarmAct, AlarmCause
from app.domain.call import CallAct, CallEnding, CallState, PartyState
from app.protocol.log_head import LogHead
from app.protocol.records import Record

MAX_BATCH = 200
"""Operations in one push: one transaction at the hub (Source: ARCHITECTURE, sync version 1)."""
MAX_PAGE = 10_000
"""Records in one page of the feed."""
DEFAULT_PAGE = 5_000
MAX_BODY_BYTES = 64 * 1024 * 1024
"""Largest JSON request body: a full push of the largest operations, base64-encoded."""
MAX_PART_BYTES = 1024 * 1024
"""One part of an attachment."""
MAX_ATTACHMENT_BYTES = 512 * 1024 * 1024
MAX_STREAMS = 20_000
"""Positions in one pull."""
MAX_NAME = 256
"""Characters of an epoch, a version of grants or a stream: who kept a longer one would be refused ever after."""
MAX_NUMBER = 2**53
"""Positions are below it."""


class Outcome(StrEnum):
    APPLIED = "applied"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    HELD = "held"
    REFUSED = "refused"


class SealedOperation(msgspec.Struct, frozen=True):
    id: str
    sealed: bytes


MAX_REPORTS = 100
"""People on one device; a ward's tablet has some ten."""


class DeviceReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What waits on this device for one of its people, apart from what the same message brings. Never content."""

    person: str
    waiting: int = 0
    """Operations without a receipt."""
    attachments: int = 0
    oldest_age_s: float | None = None
    """Of the oldest of both. An age and no moment: a wrong clock does not make it wrong."""


class PushRequest(msgspec.Struct, frozen=True, kw_only=True):
    epoch: str
    device_now: datetime
    operations: tuple[SealedOperation, ...]
    certificates: tuple[str, ...] = ()
    """Of the people who wrote them: a hub that has forgotten somebody's key knows it again by these."""
    reports: tuple[DeviceReport, ...] = ()


class OutcomeOnWire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The receipt. It holds codes only, since it comes back to the device and not to the person."""

    id: str
    outcome: Outcome
    at: datetime
    """When the hub made it durable."""
    order: int = 0
    """The hub's number among all operations."""
    reason: str = ""
    """A code of app.domain.refusal.Refusal."""
    numbers: tuple[tuple[str, int], ...] = ()
    """Stream and number of every record that it changed."""


class OutcomeAnswer(OutcomeOnWire, frozen=True, kw_only=True, omit_defaults=True):
    """`GET /v1/outcomes/{id}`, for the person who wrote it. `present`: for a conflict, the record as it stands."""

    present: Record | None = None


class PushAnswer(msgspec.Struct, frozen=True, kw_only=True):
    epoch: str
    hub_now: datetime
    outcomes: tuple[OutcomeOnWire, ...]
    head: LogHead | None = None
    """The newest head of the access log; the client hands it back inside its next operation."""


class GrantOnWire(msgspec.Struct, frozen=True, array_like=True):
    """A stream that the person may read. `owners` empty: records of every owner in it."""

    stream: str
    owners: tuple[str, ...] = ()


class PullRequest(msgspec.Struct, frozen=True, kw_only=True):
    epoch: str
    positions: dict[str, int]
    grants: str
    """Version of the grants that the client has; empty at the start."""
    limit: int = DEFAULT_PAGE
    reports: tuple[DeviceReport, ...] = ()


class PullAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`grants` is the whole list when the client's version was not the newest, else None. A stream that is not in the
    list is forgotten; one whose owners changed is read again from 0."""

    epoch: str
    hub_now: datetime
    grants_version: str
    grants: tuple[GrantOnWire, ...] | None
    records: tuple[Record, ...]
    positions: dict[str, int]
    """New position of every stream that this page has brought forward."""
    more: bool
    head: LogHead | None = None
    """As in PushAnswer."""
    revocations: int = 0
    """Counter of the hub's newest revocation list."""
    unconfirmed: bool = False
    """The hub was restored or emptied, and no person has confirmed yet who may what. Nothing is told (`grants` None, no
    records), and nothing is to be forgotten; what was done is to be sent again as to any new epoch."""


class LiveRecord(msgspec.Struct, frozen=True, tag="record", kw_only=True):
    """`after` is the stream's head before: a client that is not there yet pulls instead."""

    after: int
    record: Record


class LiveBehind(msgspec.Struct, frozen=True, tag="behind", kw_only=True):
    """The queue was too long, or rights have changed: pull."""


class LiveHello(msgspec.Struct, frozen=True, tag="hello", kw_only=True):
    epoch: str
    hub_now: datetime


class LiveCall(msgspec.Struct, frozen=True, tag="call", kw_only=True):
    """Something has happened in a call of this person's: ask (`GET /v1/calls`)."""


LiveMessage = LiveRecord | LiveBehind | LiveHello | LiveCall

MARK_HEADER = "Tryggve-Mark"
"""Of the long poll's answer: where all that the person may read stands; the next question's `since`."""


class HubIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """What a device pins at enrolment. Keys are base64url."""

    hub_id: str
    root_key: str
    """Ed25519: signs certificates, tokens and what the hub says of itself."""
    seal_key: str
    """X25519."""
    pass_keys: dict[str, str]
    """kid → Ed25519 key that door passes are signed with."""


class HubStatement(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/hub`: for everybody, without a token."""

    identity: HubIdentity
    epoch: str
    now: datetime
    protocol: int
    program: str
    lowest_client: str
    revocations: int = 0
    """Counter of the hub's newest revocation list. Lower than one that a client has: the hub was restored, and is to
    be shown that list before it is asked for anything."""


class ListOnWire(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/revocations`, and `POST` for a hub that knows less. `list`: see app.protocol.revocations."""

    list: str


class DoorTimeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/doors/{door}/time`, by a device that holds a pass for this door just now. `nonce`: base64url, what the
    lock has asked with."""

    nonce: str


class DoorTimeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`statement`: base64url, a TimeStatement of app.doors.statements, signed by the pass key."""

    statement: str


class AlarmWord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`POST /v1/alarms`: by the person at home, or (ACCEPT) by somebody at whom it rings. Needs nothing but a token:
    no database, no chain."""

    alarm: str
    """Made by the tablet at the press."""
    act: AlarmAct
    at: datetime
    """By the teller's clock."""
    cause: AlarmCause = AlarmCause.BUTTON


class AlarmAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the alarm stands at the hub. Only a person's acceptance counts as taken."""

    alarm: str
    accepted_by: str = ""
    accepted_by_name: str = ""
    accepted_organisation_name: str = ""
    accepted_at: datetime | None = None
    backup_at: datetime | None = None
    withdrawn_at: datetime | None = None
    closed_at: datetime | None = None
    hearers: int | None = None
    """At how many people with a device it rings. 0: nobody can hear it. None: the hub does not tell."""


MAX_SIGNAL = 16 * 1024
"""Characters of one signal. An offer with picture, sound and all codecs has some 6,000."""
MAX_SIGNALS = 32
"""Signals in one message."""


class CallWord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`POST /v1/calls`: one act. Said again it changes nothing."""

    call: str
    """Made by the caller's device at the tap."""
    act: CallAct
    to: str = ""
    """With START and RING_TOO: who is called."""


class CallParty(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    person: str
    name: str
    state: PartyState
    device: str = ""
    place: int = 0
    is_brukare: bool = False


class IceServer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As WebRTC wants it. The credential ends by itself (`<expiry>:<id>`)."""

    urls: tuple[str, ...]
    username: str = ""
    credential: str = ""


class CallNow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    call: str
    brukare: str
    caller: str
    state: CallState
    parties: tuple[CallParty, ...]
    began_at: datetime
    ending: CallEnding | None = None
    ice: tuple[IceServer, ...] = ()
    """For a device that is in it."""
    relay_only: bool = False
    """Everything goes through these: no device learns another's address."""


class CallSignal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one device in a call says to another to connect. The hub reads none of it. `person` and `device`: to whom;
    in an answer, from whom."""

    person: str
    device: str
    text: str
    number: int = 0


class CallSignals(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/calls/{call}/signals`."""

    signals: tuple[CallSignal, ...]


class CallsAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Of `GET /v1/calls?call=…&after=…`: the caller's calls that go on or have just ended; and what other devices have
    said to this one in the named call, after that number."""

    calls: tuple[CallNow, ...] = ()
    signals: tuple[CallSignal, ...] = ()


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`proof` are signatures by both private keys over `enrolment_message`."""

    code: str
    device_key: str
    device_name: str
    person_key: str
    device_proof: bytes
    person_proof: bytes
    program: str


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Certificates are compact JWS (Ed25519) by the hub's root key; see app.protocol.certificate."""

    identity: HubIdentity
    epoch: str
    device: str
    device_certificate: str
    person: str
    person_certificate: str
    mode: str
    """`brukare`, `staff`, `handlaggare` or `narstaende`."""
    first_name: str
    name: str
    chain_seq: int = 0
    chain_hash: str = ""
    """The person's newest operation from this device that the hub has: a new database goes on after it."""


def enrolment_message(code: str, device_key: str, person_key: str) -> bytes:
    return f"tryggve enrol v1\n{code}\n{device_key}\n{person_key}".encode()


class TokenRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/token` with a DPoP proof by the certificate's key."""

    certificate: str
    challenge: str
    """Random; comes back signed in `hub_proof`, so that the client knows that it speaks to its own hub."""
    device_certificate: str = ""
    """With a person's certificate: that of the device, which a restored hub may have forgotten too."""


class TokenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    access_token: str
    token_type: str
    expires_in: int
    """Seconds."""
    hub_proof: bytes
    """Signature by the root key over `hub_proof_message`."""
    epoch: str
    now: datetime


def hub_proof_message(challenge: str, epoch: str) -> bytes:
    return f"tryggve hub v1\n{challenge}\n{epoch}".encode()


class SharedVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A window of today, as Swedish wall time: nothing of what is done in it."""

    start: time
    end: time
    staff: tuple[str, ...]
    """First names."""
    utforare_name: str
    has_begun: bool
    is_over: bool


class SharedDay(msgspec.Struct, frozen=True, kw_only=True):
    brukare: str
    first_name: str
    visits: tuple[SharedVisit, ...]


class SharedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Of `GET /v1/shared`: only brukare who have said that the caller may see it."""

    days: tuple[SharedDay, ...] = ()


class AttachmentState(msgspec.Struct, frozen=True, kw_only=True):
    """`received` bytes are durable; the next part begins there. `complete` is the receipt."""

    sha256: str
    size: int
    received: int
    complete: bool
    at: datetime | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every error answer (application/problem+json in spirit): `code` from app.domain.refusal."""

    code: str
    retry_after_s: float = 0.0
