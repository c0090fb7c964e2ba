"""Operations: what people did. Written once, signed, chained, sealed to the hub, never changed.

The payload is the JSON of `Operation`; exactly these bytes are signed and kept. `prev` is the SHA-256 (hex) of the
same person's previous payload on the same device, so that the newest signature of a run vouches for all before it.
"""

import hashlib
from datetime import datetime
from enum import StrEnum

import msgspec

from app.domain.alarm import AlarmCause, AlarmOutcome
from app.domain.approval import Share
from app.domain.arende import AreaField, LifeArea
from app.domain.conversation import ThreadKind
from app.domain.door import DoorAction, LockState
from app.domain.lesson import Opinion
from app.domain.tablet import Network, Sound
from app.domain.tablet_profile import Setting
from app.domain.visit import InsatsOutcome
from app.protocol.keys import SigningKey

FIRST_PREV = ""
"""`prev` of a person's first operation on a device."""

MAX_PAYLOAD_BYTES = 256 * 1024
"""A long utredning field is some 20 kB; voice and pictures are attachments. Raised if a real text ever comes near."""

MAX_TEXT = 100_000
"""Characters in one written text."""


class AttachmentRef(msgspec.Struct, frozen=True, kw_only=True):
    """A file that belongs to a record. `key` (base64url, 32 bytes) opens it; the hub stores it as it was sent."""

    sha256: str
    """Of the encrypted bytes, hex."""
    size: int
    """Of the encrypted bytes."""
    key: str
    name: str
    media_type: str


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What was done. One subclass per kind."""


class VisitStart(Body, frozen=True, kw_only=True):
    visit: str


class VisitInsats(Body, frozen=True, kw_only=True):
    """An insats was marked; OPEN takes an earlier mark back."""

    visit: str
    insats: str
    outcome: InsatsOutcome
    reason: str = ""


class VisitFinish(Body, frozen=True, kw_only=True):
    visit: str
    not_locked_reason: str = ""
    """Why the door was not reported locked: a NotLockedReason or own words; empty when the lock said locked."""


class NoteWrite(Body, frozen=True, kw_only=True):
    """A journal note of the utförare, written at a visit."""

    visit: str
    text: str
    attachments: tuple[AttachmentRef, ...] = ()
    message: str = ""
    """The message whose words it keeps: one that is kept already is not kept again."""


class DoorReport(Body, frozen=True, kw_only=True):
    """What a lock has reported, carried to the hub by whoever stood there. `proof` is the lock's signed report."""

    door: str
    lock_seq: int
    """The lock's own running number of the event."""
    action: DoorAction | None
    """None: nobody's order; for example the knob on the inside."""
    state: LockState
    lock_at: datetime
    who: str | None
    """The person whose pass the lock accepted; None when it knew no key."""
    visit: str | None
    proof: bytes


class AlarmRaise(Body, frozen=True, kw_only=True):
    """Somebody asks for help. The hub may have been told already, by the fast road (app.protocol.wire.AlarmWord)."""

    alarm: str
    brukare: str
    cause: AlarmCause


class AlarmWithdraw(Body, frozen=True, kw_only=True):
    """By the same person: it was a mistake, or has passed."""

    alarm: str
    brukare: str


class AlarmClose(Body, frozen=True, kw_only=True):
    """By one of those at whom it rang. `words` go to the utförare's documentation, not to the alarm."""

    alarm: str
    utforare: str
    """The closer's own, whose documentation the words are."""
    outcome: AlarmOutcome
    words: str = ""


class JournalSign(Body, frozen=True, kw_only=True):
    """A note in the handläggare's journal (personakten)."""

    arende: str
    text: str


class UtredningEdit(Body, frozen=True, kw_only=True):
    """One field of a draft. `base_rev` is the field's revision that the writer saw; 0 for an empty field."""

    arende: str
    area: LifeArea
    field: AreaField
    text: str
    base_rev: int
    base: str = ""
    """The operation that wrote the text that the writer saw; empty for an empty field. The number alone would let a
    second edit follow on somebody else's text when the writer's first one was in conflict."""
    resolves: tuple[str, ...] = ()
    """Earlier operations of the writer that were in conflict and are settled by this text."""


class OpenedPage(StrEnum):
    """What kind of page was opened: a code, so that the access log holds no words."""

    VISIT = "visit"
    BRUKARE = "brukare"
    UTREDNING = "utredning"
    MESSAGES = "messages"


class RecordOpened(Body, frozen=True, kw_only=True):
    """A person opened something to read. Goes to the access log, changes no record."""

    stream: str
    what: OpenedPage


class HeldDecision(Body, frozen=True, kw_only=True):
    """What a shift leader or handläggare decided about work that the hub holds. `operation`: the held one's id."""

    operation: str


class HeldRelease(HeldDecision, frozen=True, kw_only=True):
    """It counts, as if the right had been there."""


class HeldDecline(HeldDecision, frozen=True, kw_only=True):
    """It does not count. It stays in front of its author, with these words."""

    words: str


class ProfileSet(Body, frozen=True, kw_only=True):
    """How the tablet fits its brukare: only what was changed, so that of each setting the last writer's value stands.
    None takes a setting back. See app.domain.tablet_profile."""

    brukare: str
    changes: dict[str, Setting | None]


class TabletTell(Body, frozen=True, kw_only=True):
    """How a brukare's tablet is doing, told by itself. `device`: the one that says so."""

    brukare: str
    device: str
    battery_percent: int | None = None
    on_mains: bool | None = None
    sound: Sound = Sound.UNKNOWN
    network: Network = Network.UNKNOWN
    program: str = ""


MAX_NAME = 64
"""Characters of a program's version."""


class TaskStep(Body, frozen=True, kw_only=True):
    """What somebody on shift says of one of the unit's tasks."""

    task: str


class TaskTake(TaskStep, frozen=True, kw_only=True):
    """They look after it."""


class TaskDone(TaskStep, frozen=True, kw_only=True):
    """It has been looked after."""


MAX_FILES = 10
"""Attachments of one message: more are sent in another."""


class ThreadStep(Body, frozen=True, kw_only=True):
    """Something done in a conversation, which is named by what its id is made of (app.domain.conversation)."""

    brukare: str
    kind: ThreadKind
    other: str


class MessageSend(ThreadStep, frozen=True, kw_only=True):
    text: str
    attachments: tuple[AttachmentRef, ...] = ()
    answers: str = ""
    """The message that this one answers."""
    greeting: bool = False
    """A good morning: the tablet's first screen says it once, kindly."""


class MessageReceived(ThreadStep, frozen=True, kw_only=True):
    """A device of the author's side has everything up to this message, whether anybody has seen it or not."""

    message: str


class MessageRead(ThreadStep, frozen=True, kw_only=True):
    """The author has had everything up to this message before their eyes."""

    message: str


class LessonStep(Body, frozen=True, kw_only=True):
    """Something about the author's own lessons (app.domain.lesson)."""

    person: str


class LessonDone(LessonStep, frozen=True, kw_only=True):
    """A lesson was rehearsed to its end."""

    lesson: str


class LessonShare(LessonStep, frozen=True, kw_only=True):
    """Whether those who visit the brukare may see which lessons are done."""

    shared: bool


class OpinionGive(Body, frozen=True, kw_only=True):
    """One of three faces, for the statistics of a unit. No words."""

    utforare: str
    about: str
    face: Opinion


class ApprovalStep(Body, frozen=True, kw_only=True):
    """A brukare's yes or no to somebody close to them, as staff at a visit or the handläggare heard it; or their own.

    `narstaende`: an id made for this brukare alone: whoever is close to two of them has two."""

    brukare: str
    narstaende: str
    visit: str = ""
    """At which it was said; empty for a handläggare and for the brukare."""
    arende: str = ""


class ApprovalGive(ApprovalStep, frozen=True, kw_only=True):
    """Yes. Said again it changes name, relation and what is shared, and makes a new link."""

    name: str
    relation: str
    """In the brukare's own words."""
    shares: tuple[Share, ...] = ()
    link: str = ""
    """Hash of a new one-time link's code (app.protocol.link); the code itself never leaves whoever shows it."""


class ApprovalWithdraw(ApprovalStep, frozen=True, kw_only=True):
    """The yes is taken back."""


MAX_WORDS = 2_000
"""Characters of a reason: a few sentences to a colleague."""

KINDS: dict[str, type[Body]] = {
    "visit.start": VisitStart,
    "visit.insats": VisitInsats,
    "visit.finish": VisitFinish,
    "note.write": NoteWrite,
    "door.report": DoorReport,
    "alarm.raise": AlarmRaise,
    "alarm.withdraw": AlarmWithdraw,
    "alarm.close": AlarmClose,
    "journal.sign": JournalSign,
    "utredning.edit": UtredningEdit,
    "record.opened": RecordOpened,
    "held.release": HeldRelease,
    "held.decline": HeldDecline,
    "profile.set": ProfileSet,
    "tablet.state": TabletTell,
    "task.take": TaskTake,
    "task.done": TaskDone,
    "message.send": MessageSend,
    "message.received": MessageReceived,
    "message.read": MessageRead,
    "lesson.done": LessonDone,
    "lesson.share": LessonShare,
    "opinion.give": OpinionGive,
    "approval.give": ApprovalGive,
    "approval.withdraw": ApprovalWithdraw,
}
KIND_OF: dict[type[Body], str] = {body: kind for kind, body in KINDS.items()}
KIND_VERSION = 1


class Operation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The signed payload. `claimed_at` is the device's clock; `boot` and `mono_ms` let the hub see a clock that
    jumped; `basis` is the assignment (visit) or mandate (ärende) that the work rests on."""

    id: str
    kind: str
    kind_version: int
    body: msgspec.Raw
    claimed_at: datetime
    boot: str
    mono_ms: int
    person: str
    device: str
    basis: str | None
    seq: int
    """1, 2, 3 … for this person on this device."""
    prev: str
    heads: tuple[msgspec.Raw, ...] = ()
    """Heads of the hub's access log that this person has been shown since their operation before: the first and the
    newest (app.protocol.log_head). Kept as they are; nothing in them decides about the work."""


class Signed(msgspec.Struct, frozen=True, array_like=True):
    """What is sealed: the payload and the signature by the person's key on the device."""

    payload: bytes
    signature: bytes


_operation_decoder = msgspec.json.Decoder(Operation)
_signed_decoder = msgspec.msgpack.Decoder(Signed)
_body_decoders = {kind: msgspec.json.Decoder(body) for kind, body in KINDS.items()}


def encode_body(body: Body) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(body))


def encode_operation(operation: Operation) -> bytes:
    return msgspec.json.encode(operation)


def decode_operation(payload: bytes) -> Operation:
    """Raises msgspec.ValidationError or msgspec.DecodeError."""
    return _operation_decoder.decode(payload)


def decode_body(kind: str, kind_version: int, raw: bytes | msgspec.Raw) -> Body | None:
    """None for a kind or version that a newer program wrote. Raises msgspec.ValidationError for bad content."""
    decoder = _body_decoders.get(kind)
    if decoder is None or kind_version > KIND_VERSION:
        return None
    return decoder.decode(raw)


def payload_hash(payload: bytes) -> str:
    return hashlib.sha256(payload).hexdigest()


def sign_operation(payload: bytes, key: SigningKey) -> bytes:
    """The bytes to be sealed: payload and signature."""
    return msgspec.msgpack.encode(Signed(payload, key.sign(payload)))


def decode_signed(plain: bytes) -> Signed:
    """Raises msgspec.ValidationError or msgspec.DecodeError."""
    return _signed_decoder.decode(plain)
