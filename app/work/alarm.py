"""See app.services.alarm."""

from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from app.domain.alarm import AlarmCause, AlarmOutcome, AlarmTimes, state_of
from app.domain.ids import AlarmId, BrukareId
from app.domain.refusal import HubProblem, Refusal
from app.logs import get_logger
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.alarm_snapshots import AcceptAnswer, AlarmCard, Alarms, OwnAlarm
from app.services.desk import Saved
from app.store.person_reading import Reading, Stored
from app.work.desk import WorkDesk

if TYPE_CHECKING:
    from app.store.person_writing import Writing

log = get_logger("alarm")

T = TypeVar("T")


def keep_raised(desk: WorkDesk, alarm: AlarmId, cause: AlarmCause, at: datetime) -> "Future[OwnAlarm]":
    """The fast road first; then, as ordinary work, the signed act, which may wait for the disk."""
    assert desk.alarms is not None
    own = desk.alarms.raise_alarm(alarm, at, cause)

    def make(writing: "Writing") -> op.AlarmRaise | None:
        """Once for each alarm, however often it is said."""
        if writing.meta_text(mark := f"alarm:{own.alarm}"):
            return None
        writing.set_meta(mark, b"1")
        return op.AlarmRaise(alarm=own.alarm, brukare=desk.me, cause=own.cause)

    _log_if_lost(desk.act(make, basis=None, even_unseen=True), own.alarm)
    return _done(own)


def keep_withdrawn(desk: WorkDesk, alarm: AlarmId, at: datetime) -> "Future[OwnAlarm | None]":
    assert desk.alarms is not None
    own = desk.alarms.withdraw(at)
    body = op.AlarmWithdraw(alarm=alarm, brukare=desk.me)
    _log_if_lost(desk.act(body, basis=None, even_unseen=True), alarm)
    return _done(own)


def own_alarm(desk: WorkDesk) -> "Future[OwnAlarm | None]":
    """From memory: it is told although the database is locked."""
    return _done(desk.alarms.own() if desk.alarms is not None else None)


def alarms(desk: WorkDesk) -> "Future[Alarms]":
    return desk.read(lambda reading: _alarms(desk, reading))


def accept(desk: WorkDesk, alarm: AlarmId) -> "Future[AcceptAnswer]":
    if desk.alarms is None:
        return _done(AcceptAnswer(False, problem=HubProblem.NO_NETWORK))
    return desk.alarms.accept(alarm)


def close(desk: WorkDesk, alarm: AlarmId, outcome: AlarmOutcome, words: str) -> "Future[Saved]":
    def make(writing: "Writing") -> op.AlarmClose | None:
        me = writing.one(rec.PersonBody, desk.me)
        if me is None:
            return None
        return op.AlarmClose(alarm=alarm, utforare=me.organisation, outcome=outcome, words=words)

    def and_then(writing: "Writing") -> None:
        writing.drop_draft(_words_key(alarm))

    return desk.act(make, basis=None, and_then=and_then, even_unseen=True)


def keep_words(desk: WorkDesk, alarm: AlarmId, text: str) -> "Future[datetime]":
    return desk.keep(lambda writing: writing.save_draft(_words_key(alarm), text))


def kept_words(desk: WorkDesk, alarm: AlarmId) -> "Future[str]":
    def read(reading: Reading) -> str:
        draft = reading.draft(_words_key(alarm))
        return draft.text if draft else ""

    return desk.read(read)


def _words_key(alarm: AlarmId) -> str:
    return f"alarm|{alarm}"


def _alarms(desk: WorkDesk, reading: Reading) -> Alarms:
    found = [_card(desk, stored) for stored in reading.all(rec.AlarmBody) if stored.body.closed_at is None]
    return Alarms(tuple(sorted(found, key=lambda card: card.raised_at)), desk.now())


def _card(desk: WorkDesk, stored: Stored[rec.AlarmBody]) -> AlarmCard:
    body = stored.body
    return AlarmCard(
        alarm=AlarmId(stored.id),
        brukare=BrukareId(body.brukare),
        first_name=body.first_name,
        name=body.name,
        address=body.address,
        phone=body.phone,
        raised_at=body.raised_at,
        cause=body.cause,
        state=state_of(AlarmTimes(body.accepted_at, body.withdrawn_at, body.closed_at)),
        accepted_by_me=body.accepted_by == desk.me,
        accepted_by_name=body.accepted_by_name,
        accepted_at=body.accepted_at,
        at_backup=body.backup_at is not None,
        withdrawn_at=body.withdrawn_at,
        closed_by_name=body.closed_by_name,
        closed_at=body.closed_at,
        outcome=body.outcome,
    )


def _log_if_lost(saved: "Future[Saved]", alarm: AlarmId) -> None:
    """The fast road has it all the same."""

    def told(done: "Future[Saved]") -> None:
        refusal: Refusal | None = None if done.exception() else done.result().refusal
        if done.exception() is not None or refusal is not None:
            log.info("alarm.not_signed", alarm=alarm, refusal=refusal.value if refusal else None)

    saved.add_done_callback(told)


def _done(value: T) -> "Future[T]":
    future: Future[T] = Future()
    future.set_result(value)
    return future
