"""The fast road of alarms from a device, on a thread of its own: no database, no queue and no other request is waited
for. What was pressed is in memory at once and on the disk when the disk takes it; it is said until the hub answers.
"""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.alarm import AlarmAct, AlarmCause, AlarmState
from app.domain.clock import Clock
from app.domain.ids import AlarmId, PersonId
from app.domain.refusal import HubProblem, Refusal
from app.logs import get_logger
from app.protocol.wire import AlarmAnswer, AlarmWord
from app.services.alarm_snapshots import AcceptAnswer, OwnAlarm
from app.store.durable_files import write_durably
from app.store.failing import StoreError

if TYPE_CHECKING:
    from app.sync.hub_client import HubClient

log = get_logger("alarm")

AGAIN_S = (0.2, 0.5, 1.0, 2.0, 3.0)
"""Waits between tries that do not reach the hub; the last again and again: somebody lies on a floor."""
ANSWERED_WITHIN_S = 4.0
"""A road that is silent for longer is given up and taken anew: others may wait for a slow answer, this one does not."""
ENDS_WITHIN_S = 1.0
ASKED_EVERY_S = 2.0
"""How often it is asked who has it, beside what the live channel brings."""
ASKED_SLOWLY_S = 10.0
"""Once somebody has it: until it is closed."""


class _OnDisk(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Ids and moments, no names."""

    alarm: str
    raised_at: datetime
    cause: AlarmCause
    told: bool = False
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class _Asked:
    """Somebody else's alarm that is to be taken on."""

    alarm: AlarmId
    answer: "Future[AcceptAnswer]"


class AlarmRoad:
    """One person's, on one device. `changed` is called from any thread. Public functions return at once."""

    def __init__(
        self,
        person: PersonId,
        folder: Path,
        clock: Clock,
        *,
        new_client: "Callable[[], HubClient]",
        changed: Callable[[], None],
    ) -> None:
        """`folder`: where what was pressed lies until it is over."""
        self._person, self._folder, self._clock = person, folder, clock
        self._new_client, self._changed = new_client, changed
        self._wake = threading.Event()
        self._lock, self._disk = threading.Lock(), threading.Lock()
        self._own: OwnAlarm | None = self._left_behind()
        self._asked: list[_Asked] = []
        self._failures = 0
        self._is_closed = False
        self._thread: threading.Thread | None = None
        if self._own is not None:
            self._go()

    # --- from any thread -------------------------------------------------------------------------------------------

    def own(self) -> OwnAlarm | None:
        """The newest alarm of who is at home; None before the first, and once it is over."""
        with self._lock:
            return self._own

    def raise_alarm(self, alarm: AlarmId, at: datetime, cause: AlarmCause) -> OwnAlarm:
        """It is on its way when this returns. One that takes the press (`OwnAlarm.takes_press`) is gone on with."""
        with self._lock:
            own = self._own
            if own is None or (own.alarm != alarm and not own.takes_press(at)):
                self._own = own = OwnAlarm(alarm, at, cause)
                self._failures = 0
        self._go()
        self._keep_soon()
        return own

    def withdraw(self, at: datetime) -> OwnAlarm | None:
        with self._lock:
            own = self._own
            if own is not None and own.withdrawn_at is None and own.closed_at is None:
                self._own = own = replace(own, withdrawn_at=at)
                self._failures = 0
        self._go()
        self._keep_soon()
        return own

    def accept(self, alarm: AlarmId) -> "Future[AcceptAnswer]":
        """Asked now, once; never kept for later: whoever takes an alarm must know that they have it."""
        asked = _Asked(alarm, Future())
        with self._lock:
            self._asked.append(asked)
        self._go()
        return asked.answer

    def look_now(self) -> None:
        """Something has come from the hub: perhaps who has it."""
        with self._lock:
            waits = self._own is not None and self._thread is not None
        if waits:
            self._wake.set()

    def close(self) -> None:
        """Its person leaves. A try that is under way is not waited for long: what was pressed is on the disk."""
        with self._lock:
            self._is_closed, thread = True, self._thread
        self._wake.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join(ENDS_WITHIN_S)
        self._fail_asked()

    # --- on its own thread -----------------------------------------------------------------------------------------

    def _go(self) -> None:
        with self._lock:
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._run, name="alarm", daemon=True)
                self._thread.start()
        self._wake.set()

    def _run(self) -> None:
        with contextlib.closing(self._new_client()) as client:
            client.read_timeout_s = ANSWERED_WITHIN_S
            while not self._is_closed:
                self._wake.clear()
                try:
                    self._look(client)
                except Exception as error:  # the thread outlives whatever one try does: the next one comes
                    log.exception("alarm.fault", error=type(error).__name__)
                    self._failures += 1
                self._wake.wait(self._pause_s())

    def _pause_s(self) -> float | None:
        own = self.own()
        if own is None or _is_over(own):
            return None
        if self._failures:
            return AGAIN_S[min(self._failures, len(AGAIN_S)) - 1]
        return ASKED_SLOWLY_S if own.state is AlarmState.ACCEPTED else ASKED_EVERY_S

    def _look(self, client: "HubClient") -> None:
        self._take_on(client)
        own = self.own()
        if own is None or _is_over(own):
            return
        if own.told_at is None:
            said = client.alarm(AlarmWord(alarm=own.alarm, act=AlarmAct.RAISE, at=own.raised_at, cause=own.cause))
            self._heard(own, said, told=True)
            own = self.own() or own
        if own.told_at is not None and own.withdrawn_at is not None and not own.withdrawal_told:
            said = client.alarm(AlarmWord(alarm=own.alarm, act=AlarmAct.WITHDRAW, at=own.withdrawn_at))
            self._heard(own, said, withdrawal=True)
        elif own.told_at is not None and own.withdrawn_at is None:
            self._heard(own, client.alarm_now(own.alarm))

    def _heard(
        self,
        asked: OwnAlarm,
        answer: AlarmAnswer | Refusal | HubProblem,
        *,
        told: bool = False,
        withdrawal: bool = False,
    ) -> None:
        if isinstance(answer, HubProblem):
            self._failures += 1
            log.info("alarm.not_reached", alarm=asked.alarm, problem=answer.value, failures=self._failures)
            self._set(asked, problem=answer)
            return
        self._failures = 0
        if isinstance(answer, Refusal):
            # The hub does not know it (restored, emptied): say it once more.
            log.info("alarm.refused", alarm=asked.alarm, refusal=answer.value)
            self._failures = 1
            self._set(asked, told_at=None, problem=HubProblem.HUB_DOWN)
            return
        changes: dict[str, Any] = {"problem": None}
        if told:
            changes["told_at"] = self._clock.now()
        if withdrawal:
            changes["withdrawal_told"] = True
        changes |= {
            "accepted_by_name": answer.accepted_by_name,
            "accepted_organisation_name": answer.accepted_organisation_name,
            "accepted_at": answer.accepted_at,
            "closed_at": answer.closed_at,
        }
        self._set(asked, **changes)

    def _set(self, asked: OwnAlarm, **changes: Any) -> None:
        with self._lock:
            own = self._own
            if own is None or own.alarm != asked.alarm:
                return
            self._own = replace(own, **changes)
            is_news = self._own != own
        if is_news:
            self._keep_soon()
            self._changed()

    def _take_on(self, client: "HubClient") -> None:
        with self._lock:
            asked, self._asked = self._asked, []
        for one in asked:
            word = AlarmWord(alarm=one.alarm, act=AlarmAct.ACCEPT, at=self._clock.now())
            answer = client.alarm(word)
            match answer:
                case AlarmAnswer():
                    mine = answer.accepted_by == self._person
                    one.answer.set_result(AcceptAnswer(mine, answer.accepted_by_name))
                case Refusal():
                    one.answer.set_result(AcceptAnswer(False, refusal=answer))
                case HubProblem():
                    one.answer.set_result(AcceptAnswer(False, problem=answer))

    def _fail_asked(self) -> None:
        with self._lock:
            asked, self._asked = self._asked, []
        for one in asked:
            one.answer.set_result(AcceptAnswer(False, problem=HubProblem.NO_NETWORK))

    # --- the disk --------------------------------------------------------------------------------------------------

    def _file(self) -> Path:
        return self._folder / "alarm.json"

    def _keep(self) -> None:
        with self._disk:
            own = self.own()
            if own is not None and _is_over(own):
                with contextlib.suppress(OSError):
                    self._file().unlink(missing_ok=True)
            elif own is not None:
                self._write(own)

    def _keep_soon(self) -> None:
        """A disk that is slow or full holds nothing up; an alarm is too rare for this to need a thread that stays."""
        threading.Thread(target=self._keep, name="alarm-disk", daemon=True).start()

    def _write(self, own: OwnAlarm) -> None:
        kept = _OnDisk(
            alarm=own.alarm,
            raised_at=own.raised_at,
            cause=own.cause,
            told=own.told_at is not None,
            withdrawn_at=own.withdrawn_at,
        )
        try:
            write_durably(self._file(), msgspec.json.encode(kept))
        except (StoreError, OSError) as error:
            log.warning("alarm.not_on_disk", alarm=own.alarm, kind=type(error).__name__)

    def _left_behind(self) -> OwnAlarm | None:
        try:
            kept = msgspec.json.decode(self._file().read_bytes(), type=_OnDisk)
        except (OSError, msgspec.MsgspecError):
            return None
        told_at = kept.raised_at if kept.told else None
        return OwnAlarm(
            AlarmId(kept.alarm), kept.raised_at, kept.cause, told_at=told_at, withdrawn_at=kept.withdrawn_at
        )


def _is_over(own: OwnAlarm) -> bool:
    """Nothing is left to say or to ask."""
    return own.closed_at is not None or own.withdrawal_told
