"""What waits for this person's decision: work of others that the hub holds. Also what has not arrived from the people
of a shift leader's group, as far as their devices have said."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.arrival import Arrived, Waiting
from app.domain.held import DecisionState, can_be_released, is_silent
from app.domain.visit import InsatsOutcome
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.arrival import arrival_of
from app.services.day import is_leader
from app.services.desk import Desk, Saved
from app.store.person_reading import Reading, Stored

SHOWS_DECIDED = timedelta(days=7)
"""How long a decision stays in its list: long enough to be asked about it after a weekend off."""


@dataclass(frozen=True)
class HeldWork:
    """Something that somebody did and that the hub holds. The words are empty where the decider may not read them."""

    operation: str
    kind: str
    author_name: str
    claimed_at: datetime
    """When it was done, by the author's device."""
    received_at: datetime
    reason: str
    """A code of app.domain.refusal.Refusal."""
    can_release: bool
    is_own: bool
    state: DecisionState
    may_read: bool
    brukare_name: str = ""
    visit_at: datetime | None = None
    text: str = ""
    insats: str = ""
    insats_outcome: InsatsOutcome | None = None
    area: str = ""
    field: str = ""
    files: int = 0
    decided_by: str = ""
    decided_at: datetime | None = None
    outcome_reason: str = ""
    """After a release that changed nothing: why."""
    arrived: Arrived | None = None
    """How far this person's own decision has come; None for another's."""


@dataclass(frozen=True)
class HeldList:
    """The oldest first; then what has been decided, the newest first."""

    to_decide: tuple[HeldWork, ...]
    decided: tuple[HeldWork, ...]
    waiting: Waiting
    now: datetime


@dataclass(frozen=True)
class DeviceOfPerson:
    waiting: int
    oldest_at: datetime | None
    heard_at: datetime | None
    silent: bool
    """What waits on it is not known."""


@dataclass(frozen=True)
class PersonWaits:
    """What has not arrived of one person's work. `waiting`: things and files together, as the devices last said."""

    person: str
    name: str
    waiting: int
    oldest_at: datetime | None
    devices: tuple[DeviceOfPerson, ...]

    @property
    def is_unknown(self) -> bool:
        return any(device.silent for device in self.devices)


@dataclass(frozen=True)
class Group:
    """A shift leader's page. `as_of`: when the hub last said that this device has everything; None: never."""

    leads: bool
    held: HeldList
    people: tuple[PersonWaits, ...]
    """The oldest waiting first, then those of whom nothing is known, then the others."""
    as_of: datetime | None


def held_list(desk: Desk) -> "Future[HeldList]":
    return desk.read(lambda reading: _held_list(desk, reading))


def group(desk: Desk) -> "Future[Group]":
    return desk.read(lambda reading: _group(desk, reading))


def release(desk: Desk, operation: str) -> "Future[Saved]":
    """It counts, as if the right had been there. Refusals: see app.protocol.effects."""
    return desk.act(op.HeldRelease(operation=operation), basis=None)


def decline(desk: Desk, operation: str, words: str) -> "Future[Saved]":
    """It does not count; its author reads the words."""
    return desk.act(op.HeldDecline(operation=operation, words=words), basis=None)


def _group(desk: Desk, reading: Reading) -> Group:
    as_of = reading.meta_moment("confirmed_at")
    reports = [stored.body for stored in reading.all(rec.DeviceReportBody)]
    return Group(is_leader(desk, reading), _held_list(desk, reading), _people(reports, as_of), as_of)


def _people(reports: list[rec.DeviceReportBody], as_of: datetime | None) -> tuple[PersonWaits, ...]:
    of: dict[str, list[rec.DeviceReportBody]] = {}
    for report in reports:
        of.setdefault(report.person, []).append(report)
    return tuple(sorted((_person(own, as_of) for own in of.values()), key=_place))


def _person(own: list[rec.DeviceReportBody], as_of: datetime | None) -> PersonWaits:
    """Silence is measured at the moment when this device last heard the hub: if it is this device that has been
    away, the others have not been silent for that."""
    devices = tuple(
        DeviceOfPerson(
            report.waiting + report.attachments,
            report.oldest_at,
            report.heard_at,
            silent=as_of is None or is_silent(report.heard_at, as_of),
        )
        for report in own
    )
    oldest_at = min((device.oldest_at for device in devices if device.oldest_at and device.waiting), default=None)
    return PersonWaits(own[0].person, own[0].name, sum(device.waiting for device in devices), oldest_at, devices)


def _place(who: PersonWaits) -> tuple[int, float, str]:
    if who.waiting:
        return 0, who.oldest_at.timestamp() if who.oldest_at else 0.0, who.name
    if who.is_unknown:
        heard = [device.heard_at.timestamp() if device.heard_at else 0.0 for device in who.devices if device.silent]
        return 1, min(heard), who.name
    return 2, 0.0, who.name.casefold()


def _held_list(desk: Desk, reading: Reading) -> HeldList:
    now = desk.now()
    waiting = [_work(desk, reading, stored) for stored in reading.all(rec.HeldItemBody, parent=DecisionState.OPEN)]
    decided = [
        _work(desk, reading, stored)
        for state in (DecisionState.RELEASED, DecisionState.DECLINED)
        for stored in reading.all(rec.HeldItemBody, parent=state)
        if stored.body.decided_at is not None and now - stored.body.decided_at < SHOWS_DECIDED
    ]
    decided.sort(key=lambda work: work.decided_at or now, reverse=True)
    return HeldList(tuple(waiting), tuple(decided), desk.waiting(reading), now)


def _work(desk: Desk, reading: Reading, stored: Stored[rec.HeldItemBody]) -> HeldWork:
    item, words = stored.body, reading.one(rec.HeldWordsBody, stored.id)
    about = words or rec.HeldWordsBody(brukare="")
    own = arrival_of(reading.operations_on("held_item", stored.id))
    return HeldWork(
        operation=stored.id,
        kind=item.kind,
        author_name=item.author_name,
        claimed_at=item.claimed_at,
        received_at=item.received_at,
        reason=item.reason,
        can_release=can_be_released(item.kind, item.reason) and words is not None,
        is_own=item.author == desk.me,
        state=item.state,
        may_read=words is not None,
        brukare_name=about.brukare_name,
        visit_at=about.visit_at,
        text=about.text,
        insats=about.insats,
        insats_outcome=about.insats_outcome,
        area=about.area,
        field=about.field,
        files=about.files,
        decided_by=item.decided_by_name,
        decided_at=item.decided_at,
        outcome_reason=item.outcome_reason,
        arrived=own,
    )
