"""What waits for this person's decision: work of others that the hub holds. Also what has not arrived from the people
of a shift leader's group, as far as their devices have said."""

from concurrent.futures import Future
from datetime import datetime, timedelta

from app.domain.held import DecisionState, can_be_released, is_silent
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.deciding import DeviceOfPerson, Group, HeldList, HeldWork, PersonWaits
from app.services.desk import Saved
from app.store.person_reading import Reading, Stored
from app.work.arrival import arrival_of
from app.work.day import is_leader
from app.work.desk import WorkDesk

SHOWS_DECIDED = timedelta(days=7)
"""How long a decision stays in its list: long enough to be asked about it after a weekend off."""


def held_list(desk: WorkDesk) -> "Future[HeldList]":
    return desk.read(lambda reading: _held_list(desk, reading))


def group(desk: WorkDesk) -> "Future[Group]":
    return desk.read(lambda reading: _group(desk, reading))


def release(desk: WorkDesk, operation: str) -> "Future[Saved]":
    """It counts, as if the right had been there. Refusals: see app.protocol.effects."""
    return desk.act(op.HeldRelease(operation=operation), basis=None)


def decline(desk: WorkDesk, operation: str, words: str) -> "Future[Saved]":
    """It does not count; its author reads the words."""
    return desk.act(op.HeldDecline(operation=operation, words=words), basis=None)


def _group(desk: WorkDesk, reading: Reading) -> Group:
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


def _held_list(desk: WorkDesk, reading: Reading) -> HeldList:
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


def _work(desk: WorkDesk, reading: Reading, stored: Stored[rec.HeldItemBody]) -> HeldWork:
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
