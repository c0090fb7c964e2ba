"""Records: the hub's present truth about one thing each. The kind fixes the facet (app.domain.stream).

A record's body is JSON. Unknown kinds from a newer hub are kept by the client and not shown.
"""

from datetime import date, datetime, time

import msgspec

from app.domain.alarm import AlarmCause, AlarmOutcome
from app.domain.approval import Share
from app.domain.call import CallEnding
from app.domain.conversation import Side, ThreadKind
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.held import DecisionState
from app.domain.tablet import Network, Sound
from app.domain.tablet_profile import Setting
from app.domain.task import TaskKind, TaskState
from app.domain.visit import InsatsOutcome, VisitState
from app.protocol.operations import AttachmentRef


class RecordBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One subclass per kind."""


class StaffRef(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    first_name: str
    name: str


class OmsorgskontaktRef(StaffRef, frozen=True, kw_only=True):
    """The person's fasta omsorgskontakt, and the utförare where she works."""

    utforare: str


class BrukareBody(RecordBody, frozen=True, kw_only=True):
    """Facet profile."""

    first_name: str
    name: str
    address: str
    phone: str = ""
    language: str = "sv"
    allergy: str = ""
    notices: tuple[str, ...] = ()
    protected: bool = False
    """Skyddade personuppgifter."""
    omsorgskontakt: OmsorgskontaktRef | None = None


class InsatsLineBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str
    minutes: int
    outcome: InsatsOutcome = InsatsOutcome.OPEN
    reason: str = ""


class VisitBody(RecordBody, frozen=True, kw_only=True):
    """Facet plan. Local date and wall time in Europe/Stockholm; an `end` not after `start` is on the next day."""

    brukare: str
    utforare: str
    utforare_name: str
    day: date
    start: time
    end: time
    title: str
    staff: tuple[StaffRef, ...] = ()
    first_staff: tuple[str, ...] = ()
    """Who was planned at first; the brukare is told when somebody else comes."""
    insatser: tuple[InsatsLineBody, ...] = ()
    state: VisitState = VisitState.PLANNED
    started_at: datetime | None = None
    started_by: str | None = None
    finished_at: datetime | None = None
    finished_by: str | None = None
    not_locked_reason: str = ""


class InsatsBody(RecordBody, frozen=True, kw_only=True):
    """Facet plan: what has been granted (beviljad insats)."""

    brukare: str
    name: str
    utforare: str
    utforare_name: str
    hours_per_month: float
    valid_from: date
    valid_until: date | None = None


class NoteBody(RecordBody, frozen=True, kw_only=True):
    """Facet care: the utförare's journal."""

    brukare: str
    visit: str
    text: str
    author: str
    author_name: str
    written_at: datetime
    attachments: tuple[AttachmentRef, ...] = ()


class DoorBody(RecordBody, frozen=True, kw_only=True):
    """Facet doors. `public_key` (base64url) is the lock's own, which signs its reports."""

    brukare: str
    position: DoorPosition
    name: str
    public_key: str


class DoorEventBody(RecordBody, frozen=True, kw_only=True):
    """Facet doors: one thing that a lock reported. The record's id is `<door>:<lock>:<lock_seq>`; before locks were
    named it was `<door>:<lock_seq>`."""

    door: str
    position: DoorPosition
    brukare: str
    lock: str = ""
    """Which lock, by app.protocol.effects.lock_name; empty in events from before locks were named."""
    lock_seq: int
    state: LockState
    action: DoorAction | None = None
    lock_at: datetime
    who: str | None = None
    visit: str | None = None


class DoorListBody(RecordBody, frozen=True, kw_only=True):
    """Facet doors: which passes the door's lock is to refuse. The record's id is the door's. Whoever comes to the door
    with a staff device hands `statement` to the lock; it says nothing to anybody else."""

    door: str
    brukare: str
    counter: int
    statement: str
    """base64url; app.doors.statements.RevocationList, signed by the pass key."""


class AlarmBody(RecordBody, frozen=True, kw_only=True):
    """Facet alarm. With name and address: whoever hears it need not be planned there."""

    brukare: str
    first_name: str
    name: str
    address: str
    phone: str = ""
    cause: AlarmCause
    raised_at: datetime
    """By the tablet's clock."""
    accepted_by: str = ""
    accepted_by_name: str = ""
    accepted_organisation_name: str = ""
    accepted_at: datetime | None = None
    backup_at: datetime | None = None
    """Nobody had it by then, and it rings at the agreed backup too."""
    withdrawn_at: datetime | None = None
    closed_by: str = ""
    closed_by_name: str = ""
    closed_at: datetime | None = None
    outcome: AlarmOutcome | None = None


class AlarmNoteBody(RecordBody, frozen=True, kw_only=True):
    """Facet care: what one utförare writes about an alarm that it closed."""

    brukare: str
    alarm: str
    text: str
    author: str
    author_name: str
    written_at: datetime


class ArendeBody(RecordBody, frozen=True, kw_only=True):
    """Facet arende: whose matter it is. The personnummer is seen by handläggare only."""

    brukare: str
    personnummer: str
    opened_on: date


class JournalNoteBody(RecordBody, frozen=True, kw_only=True):
    """Facet arende."""

    arende: str
    text: str
    author: str
    author_name: str
    written_at: datetime


class FieldValue(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    rev: int
    operation: str = ""
    """That wrote it."""
    author: str
    author_name: str
    at: datetime


class UtredningBody(RecordBody, frozen=True, kw_only=True):
    """Facet arende: an utredning in draft. Keys of `fields` are `<LifeArea>.<AreaField>`."""

    arende: str
    fields: dict[str, FieldValue] = {}


class PersonBody(RecordBody, frozen=True, kw_only=True):
    """Facet person: who I am."""

    role: str
    first_name: str
    name: str
    organisation: str = ""
    organisation_name: str = ""


class DoorPassBody(RecordBody, frozen=True, kw_only=True):
    """Facet person: a right to one door, for this person's key on one device."""

    door: str
    brukare: str
    visit: str
    device: str
    not_before: datetime
    expires: datetime
    token: str
    """base64url of the COSE token."""


class UnitBody(RecordBody, frozen=True, kw_only=True):
    """Facet unit."""

    name: str
    phone: str = ""


class HeldItemBody(RecordBody, frozen=True, kw_only=True):
    """Facet lead, or arende: something that the hub holds until somebody decides. No words of it, and not about whom:
    these stand in HeldWordsBody, which fewer may read. The record's id is the held operation's."""

    organisation: str
    """The utförare that owns the work; CITY for an ärende."""
    arende: str = ""
    author: str
    author_name: str
    kind: str
    claimed_at: datetime
    received_at: datetime
    reason: str
    state: DecisionState = DecisionState.OPEN
    decided_by: str = ""
    decided_by_name: str = ""
    decided_at: datetime | None = None
    outcome: str = ""
    """After a release: what became of it (app.protocol.wire.Outcome), with its reason where it was not applied."""
    outcome_reason: str = ""


class HeldWordsBody(RecordBody, frozen=True, kw_only=True):
    """Facet held, or arende: what a held operation says. Ends with the decision. The id is the held operation's."""

    brukare: str
    brukare_name: str = ""
    """Here too: who decides need not read the brukare's profile any more."""
    visit: str = ""
    visit_at: datetime | None = None
    """When the visit was planned to begin."""
    arende: str = ""
    text: str = ""
    """The author's own words."""
    insats: str = ""
    """The insats's name, with what was said of it."""
    insats_outcome: InsatsOutcome | None = None
    area: str = ""
    field: str = ""
    files: int = 0


class HeldDecisionBody(RecordBody, frozen=True, kw_only=True):
    """Facet person, of the author: somebody has decided about what they did. The id is the held operation's."""

    decision: DecisionState
    decided_by_name: str
    decided_at: datetime
    words: str = ""


class DeviceReportBody(RecordBody, frozen=True, kw_only=True):
    """Facet lead: what a device has said of one person's work that waits on it. Counts and moments, never content."""

    person: str
    name: str
    device: str
    waiting: int = 0
    attachments: int = 0
    oldest_at: datetime | None = None
    """By the hub's clock."""
    heard_at: datetime | None = None
    """When the device last said so; None: it never has."""


class TabletProfileBody(RecordBody, frozen=True, kw_only=True):
    """Facet profile: how the tablet fits its person (app.domain.tablet_profile.profile_of reads it). The record's id is
    the brukare's. What a newer program has set is among the settings too."""

    brukare: str
    settings: dict[str, Setting] = {}


class TabletBody(RecordBody, frozen=True, kw_only=True):
    """Facet profile: how one of the brukare's tablets is doing (app.domain.tablet). The record's id is
    `<brukare>:<device>`. When it last said anything at all is not here: the hub knows."""

    brukare: str
    device: str
    battery_percent: int | None = None
    on_mains: bool | None = None
    unplugged_since: datetime | None = None
    sound: Sound = Sound.UNKNOWN
    silent_since: datetime | None = None
    network: Network = Network.UNKNOWN
    program: str = ""
    told_at: datetime


class TaskBody(RecordBody, frozen=True, kw_only=True):
    """Facet tasks: something about a brukare that the unit is to look after."""

    brukare: str
    brukare_name: str
    utforare: str
    kind: TaskKind
    since: datetime
    """When it began: when the message came, when the tablet fell silent."""
    about: str
    """Id of the thing: a message, a tablet."""
    state: TaskState = TaskState.OPEN
    taken_by: str = ""
    taken_by_name: str = ""
    taken_at: datetime | None = None
    done_by: str = ""
    """Empty when its cause has gone by itself."""
    done_by_name: str = ""
    done_at: datetime | None = None


class ThreadBody(RecordBody, frozen=True, kw_only=True):
    """Facet thread: the conversation as lists show it. The record's id is the thread's; the names are as the hub knew
    them last and may be empty before it has told of the thread."""

    brukare: str
    brukare_name: str = ""
    kind: ThreadKind
    other: str
    other_name: str = ""
    relation: str = ""
    """Of a närstående, in the brukare's own words: dotter, granne."""
    ended: bool = False
    """The approval has been withdrawn, or the utförare comes no more: nothing new can be written."""
    count: int = 0
    """Messages so far: the newest one's place."""
    last_side: Side | None = None
    last_text: str = ""
    """The newest message's beginning."""
    last_files: int = 0
    last_at: datetime | None = None


class MessageBody(RecordBody, frozen=True, kw_only=True):
    """Facet thread. The record's id is the operation's that sent it."""

    thread: str
    brukare: str
    place: int
    """1, 2, 3 … in the order in which the hub took them."""
    side: Side
    author: str
    author_name: str
    text: str
    written_at: datetime
    attachments: tuple[AttachmentRef, ...] = ()
    answers: str = ""
    greeting: bool = False


class MarkStep(msgspec.Struct, frozen=True, kw_only=True):
    """Up to this place, at this moment."""

    place: int
    at: datetime
    by_name: str = ""


class ThreadMarkBody(RecordBody, frozen=True, kw_only=True):
    """Facet thread: how far one side has received and read. The newest step last; older ones than the last few are
    dropped, and of these it is only known that it was before."""

    thread: str
    brukare: str
    side: Side
    received: tuple[MarkStep, ...] = ()
    read: tuple[MarkStep, ...] = ()


class LessonsBody(RecordBody, frozen=True, kw_only=True):
    """Facet person: which lessons somebody has rehearsed to the end, and when first. The record's id is the person's.
    `shared` None: they have not been asked yet whether those who visit may see it."""

    person: str
    done: dict[str, datetime] = {}
    shared: bool | None = None


class SharedLessonsBody(RecordBody, frozen=True, kw_only=True):
    """Facet profile: the same, as far as the brukare lets others see it. The record's id is the brukare's."""

    brukare: str
    done: dict[str, datetime] = {}


class OpinionsBody(RecordBody, frozen=True, kw_only=True):
    """Facet unit: how many gave which face in a month. The record's id is `<utförare>:<about>:<month>`."""

    utforare: str
    about: str
    month: str
    """2026-03, by Stockholm's calendar."""
    glad: int = 0
    so_so: int = 0
    sad: int = 0
    weeks: dict[str, tuple[int, int, int]] = {}
    """The same three by the Monday of the week; empty where a program counted that knew of months alone."""


class ApprovalBody(RecordBody, frozen=True, kw_only=True):
    """Facet profile: somebody close to the brukare to whom they have said yes. The record's id follows from the two
    (app.domain.approval)."""

    brukare: str
    narstaende: str
    name: str
    relation: str = ""
    """In the brukare's own words: dotter, granne."""
    shares: tuple[Share, ...] = ()
    link: str = ""
    """Hash of the newest one-time link's code: tells nobody the code."""
    link_by: str = ""
    """Who made that link; empty in what an older program wrote, where there was none, and for the hub's operator."""
    link_by_name: str = ""
    link_at: datetime | None = None
    link_used_at: datetime | None = None
    """When a browser was let in by that link, as the hub says. What it can read and write, it can from then on."""
    given_at: datetime
    given_by: str
    given_by_name: str
    ended_at: datetime | None = None
    ended_by: str = ""
    ended_by_name: str = ""


class CallBody(RecordBody, frozen=True, kw_only=True):
    """Facet thread: a call that is over, between the two sides of the conversation. Nothing of what was said."""

    thread: str
    brukare: str
    caller: str
    caller_name: str
    side: Side
    """Who called."""
    others: tuple[str, ...] = ()
    """Names of those who were called."""
    began_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime
    ending: CallEnding


RECORDS: dict[str, type[RecordBody]] = {
    "brukare": BrukareBody,
    "visit": VisitBody,
    "insats": InsatsBody,
    "note": NoteBody,
    "door": DoorBody,
    "door_event": DoorEventBody,
    "alarm": AlarmBody,
    "alarm_note": AlarmNoteBody,
    "arende": ArendeBody,
    "journal_note": JournalNoteBody,
    "utredning": UtredningBody,
    "person": PersonBody,
    "door_pass": DoorPassBody,
    "door_list": DoorListBody,
    "unit": UnitBody,
    "held_item": HeldItemBody,
    "held_words": HeldWordsBody,
    "held_decision": HeldDecisionBody,
    "device_report": DeviceReportBody,
    "tablet_profile": TabletProfileBody,
    "tablet": TabletBody,
    "task": TaskBody,
    "thread": ThreadBody,
    "message": MessageBody,
    "thread_mark": ThreadMarkBody,
    "lessons": LessonsBody,
    "shared_lessons": SharedLessonsBody,
    "opinions": OpinionsBody,
    "approval": ApprovalBody,
    "call": CallBody,
}
RECORD_KIND_OF: dict[type[RecordBody], str] = {body: kind for kind, body in RECORDS.items()}
RECORD_VERSION = 1

_decoders = {kind: msgspec.json.Decoder(body) for kind, body in RECORDS.items()}


_ENDED = b"null"


class Record(msgspec.Struct, frozen=True, array_like=True):
    """As it travels. `body` is JSON's null when the thing has ended and is to be taken away; see `content`."""

    stream: str
    number: int
    """The hub's number in the stream, of the record's newest change."""
    kind: str
    kind_version: int
    id: str
    owner: str
    """The organisation that owns the information: an utförare's id, or `stad` for the city."""
    body: msgspec.Raw

    @property
    def content(self) -> bytes | None:
        """The encoded body; None when the thing has ended."""
        raw = bytes(self.body)
        return None if raw == _ENDED else raw


def raw_body(content: bytes | None) -> msgspec.Raw:
    """As `Record.body` wants it: msgspec has no optional Raw."""
    return msgspec.Raw(_ENDED if content is None else content)


def encode_record_body(body: RecordBody) -> bytes:
    return msgspec.json.encode(body)


def decode_record_body(kind: str, kind_version: int, raw: bytes | msgspec.Raw) -> RecordBody | None:
    """None for what a newer hub sent. Raises msgspec.ValidationError for bad content."""
    decoder = _decoders.get(kind)
    if decoder is None or kind_version > RECORD_VERSION:
        return None
    return decoder.decode(raw)


CITY = "stad"
"""Owner of what the city itself decides and documents."""
