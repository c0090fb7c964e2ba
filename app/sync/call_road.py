"""Calls as one device takes part in them, on a thread of its own: asks the hub when something has rung, says what its
person does, and carries what the devices in a call say to each other. Nothing is kept for later: a call is now."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.call import GONE_AFTER, RINGS_FOR, CallAct, CallEnding, CallState, PartyState
from app.domain.clock import Clock
from app.domain.ids import BrukareId, CallId, PersonId
from app.domain.refusal import HubProblem, Refusal
from app.logs import get_logger
from app.protocol.wire import MAX_SIGNALS, CallNow, CallSignal, CallSignals, CallWord
from app.services.call_snapshots import CallCard, CallSaid, CallsNow, MyCall, Peer, Relay, Signal
from app.store.worker import StoppedError

if TYPE_CHECKING:
    from app.sync.hub_client import HubClient

log = get_logger("call")

ASKED_EVERY_S = 2.0
"""While a call rings or goes on, beside what the live channel tells: nobody waits for a word that was lost."""
AGAIN_S = 0.5
"""After a question that did not reach the hub."""
ANSWERED_WITHIN_S = 4.0
ENDS_WITHIN_S = 1.0
_ENDS = frozenset({CallAct.HANG_UP, CallAct.DECLINE})
"""Said until the hub has heard it: somebody else waits there."""
_NOT_ITS_OWN = frozenset({HubProblem.NOT_KNOWN, HubProblem.REVOKED})
"""The hub has answered, and knows nothing of this device any more."""
_AT_ONCE = 96 * 1024
"""Characters of signals in one message, below what the hub takes."""


@dataclass(frozen=True)
class _Act:
    word: CallWord
    said: "Future[CallSaid]"
    at_ms: int
    """When it was said here, by the clock that never runs backwards."""


class CallRoad:
    """One person's, on one device. Public functions return at once, from any thread."""

    def __init__(self, person: PersonId, device: str, *, clock: Clock, new_client: "Callable[[], HubClient]") -> None:
        self._me, self._device, self._clock, self._new_client = person, device, clock, new_client
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._now = CallsNow()
        self._in: str = ""
        """The call that this device is in."""
        self._heard: list[Signal] = []
        """What has been said to it there."""
        self._left: set[str] = set()
        """Calls that have been hung up here: the hub is not told any more that this device is in them."""
        self._waiting: list[tuple[int, str, int, Future[CallsNow]]] = []
        self._acts: list[_Act] = []
        self._to_say: list[tuple[str, CallSignal]] = []
        self._failed = False
        self._heard_at_ms = clock.monotonic_ms()
        """When the hub has answered last."""
        self._is_closed = False
        self._thread: threading.Thread | None = None

    # --- from any thread -------------------------------------------------------------------------------------------

    def wake(self) -> None:
        """Something may have happened."""
        with self._lock:
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._run, name="call", daemon=True)
                self._thread.start()
        self._wake.set()

    def next_calls(self, seen: int, call: str, after: int) -> "Future[CallsNow]":
        answer: Future[CallsNow] = Future()
        with self._lock:
            if self._is_closed:
                answer.set_exception(StoppedError())
                return answer
            if self._now.version <= seen:
                self._waiting.append((seen, call, after, answer))
                return answer
            now = self._told(call, after)
        answer.set_result(now)
        return answer

    def say(self, call: CallId, act: CallAct, to: str) -> "Future[CallSaid]":
        made = self._act(call, act, to)
        with self._lock:
            self._acts.append(made)
            if act is CallAct.HANG_UP:
                self._left.add(call)
                if call == self._in:
                    self._in, self._heard = "", []
        self.wake()
        return made.said

    def _act(self, call: str, act: CallAct, to: str = "") -> _Act:
        return _Act(CallWord(call=call, act=act, to=to), Future(), self._clock.monotonic_ms())

    def signal(self, call: CallId, signal: CallSignal) -> None:
        with self._lock:
            self._to_say.append((call, signal))
        self.wake()

    def close(self) -> None:
        """Its person leaves: they hang up, if the hub can be told within a second."""
        with self._lock:
            inside = self._in
            if inside:
                self._acts.append(self._act(inside, CallAct.HANG_UP))
            self._is_closed, thread = True, self._thread
        self._wake.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join(ENDS_WITHIN_S)
        with self._lock:
            waiting, self._waiting = self._waiting, []
            acts, self._acts = self._acts, []
        for *_, answer in waiting:
            answer.set_exception(StoppedError())
        for act in acts:
            act.said.set_result(CallSaid(problem=HubProblem.NO_NETWORK))

    # --- on its own thread -----------------------------------------------------------------------------------------

    def _run(self) -> None:
        with contextlib.closing(self._new_client()) as client:
            client.read_timeout_s = ANSWERED_WITHIN_S
            while not self._is_closed:
                self._wake.clear()
                try:
                    self._look(client)
                except Exception as error:  # the thread outlives whatever one try does: the next one comes
                    log.exception("call.fault", error=type(error).__name__)
                    self._failed = True
                self._wake.wait(self._pause_s())
            with contextlib.suppress(Exception):
                self._do_acts(client)

    def _pause_s(self) -> float | None:
        if self._acts:
            return AGAIN_S
        goes_on = any(card.mine is not MyCall.OVER for card in self._now.calls)
        if self._failed:
            return AGAIN_S if goes_on or self._to_say else ASKED_EVERY_S
        return ASKED_EVERY_S if goes_on else None

    def _look(self, client: "HubClient") -> None:
        self._do_acts(client)
        is_said = self._say_signals(client)
        inside = self._in
        after = self._heard[-1].number if self._heard else 0
        answer = client.calls(inside, after)
        if isinstance(answer, HubProblem):
            log.info("call.not_reached", problem=answer.value)
            self._failed = True
            self._give_up(answer)
            return
        self._failed = not is_said
        self._take(answer.calls, [_signal(one) for one in answer.signals], inside=inside)

    def _give_up(self, problem: HubProblem) -> None:
        """What the hub has ended by itself meanwhile is over here too: nothing rings for ever, and no camera is
        left on."""
        silent_s = (self._clock.monotonic_ms() - self._heard_at_ms) / 1000

        def after(card: CallCard) -> CallCard:
            rings = card.mine is MyCall.RINGS
            lasts_s = (RINGS_FOR if rings else GONE_AFTER).total_seconds()
            if card.mine is MyCall.OVER or (silent_s < lasts_s and problem not in _NOT_ITS_OWN):
                return card
            return replace(card, mine=MyCall.OVER, ending=CallEnding.MISSED if rings else card.ending)

        cards = tuple(after(card) for card in self._now.calls)
        with self._lock:
            self._left |= {card.call for card in cards if card.mine is MyCall.OVER}
        self._keep(cards, [])

    def _do_acts(self, client: "HubClient") -> None:
        with self._lock:
            acts, self._acts = self._acts, []
        for act in acts:
            answer = client.call(act.word)
            match answer:
                case CallNow():
                    self._take_one(answer)
                    act.said.set_result(CallSaid())
                case Refusal():
                    log.info("call.refused", call=act.word.call, act=act.word.act.value, refusal=answer.value)
                    act.said.set_result(CallSaid(refusal=answer))
                case HubProblem():
                    log.info("call.not_said", call=act.word.call, act=act.word.act.value, problem=answer.value)
                    if not self._keeps(act, answer):
                        act.said.set_result(CallSaid(problem=answer))

    def _keeps(self, act: _Act, problem: HubProblem) -> bool:
        """To say it again: as long as the hub would not have ended it by itself."""
        waited_s = (self._clock.monotonic_ms() - act.at_ms) / 1000
        if act.word.act not in _ENDS or problem in _NOT_ITS_OWN or waited_s >= GONE_AFTER.total_seconds():
            return False
        with self._lock:
            if not self._is_closed:
                self._acts.append(act)
            return not self._is_closed

    def _say_signals(self, client: "HubClient") -> bool:
        """Everything that waits; what a call does not take any more is dropped. False where the hub was not reached."""
        while batch := self._next_batch():
            call, signals = batch
            answer = client.call_signals(call, CallSignals(signals=signals))
            if isinstance(answer, HubProblem):
                with self._lock:
                    self._to_say[:0] = [(call, one) for one in signals]
                return False
            if answer is not None:
                log.info("call.signal_refused", call=call, refusal=answer.value)
        return True

    def _next_batch(self) -> tuple[str, tuple[CallSignal, ...]] | None:
        with self._lock:
            if not self._to_say:
                return None
            call, size, count = self._to_say[0][0], 0, 0
            for whose, one in self._to_say[:MAX_SIGNALS]:
                size += len(one.text)
                if whose != call or (count and size > _AT_ONCE):
                    break
                count += 1
            batch, self._to_say = self._to_say[:count], self._to_say[count:]
        return call, tuple(one for _, one in batch)

    # --- what stands -----------------------------------------------------------------------------------------------

    def _take_one(self, now: CallNow) -> None:
        card = self._card(now)
        others = tuple(one for one in self._now.calls if one.call != card.call)
        self._heard_at_ms = self._clock.monotonic_ms()
        self._keep((*others, card), [])

    def _take(self, calls: tuple[CallNow, ...], signals: list[Signal], *, inside: str) -> None:
        self._heard_at_ms = self._clock.monotonic_ms()
        self._keep(tuple(self._card(one) for one in calls), signals if inside == self._in else [])

    def _keep(self, cards: tuple[CallCard, ...], signals: list[Signal]) -> None:
        here = [card.call for card in cards if card.mine in {MyCall.IN, MyCall.CALLING}]
        with self._lock:
            self._hang_up_again([call for call in here if call in self._left])
            inside = next((call for call in here if call not in self._left), "")
            is_news = cards != self._now.calls or bool(signals)
            if inside != self._in:
                self._in, self._heard, signals = inside, [], []
                self._wake.set()  # what has been said to this device there has not been asked for yet
            self._heard += signals
            if not is_news:
                return
            self._now = CallsNow(self._now.version + 1, cards)
            waiting, self._waiting = self._waiting, []
            answers = [(answer, self._told(call, after)) for _, call, after, answer in waiting]
        for answer, now in answers:
            answer.set_result(now)

    def _hang_up_again(self, calls: list[CallId]) -> None:
        """Under the lock. What was begun may reach the hub after it was hung up; then the hub has this device in it."""
        said = {act.word.call for act in self._acts if act.word.act is CallAct.HANG_UP}
        again = [self._act(call, CallAct.HANG_UP) for call in calls if call not in said]
        self._acts += again
        if again:
            self._wake.set()

    def _told(self, call: str, after: int) -> CallsNow:
        """Under the lock."""
        mine = tuple(one for one in self._heard if one.number > after) if call == self._in else ()
        return replace(self._now, signals=mine)

    def _card(self, now: CallNow) -> CallCard:
        me = next((party for party in now.parties if party.person == self._me), None)
        place = me.place if me is not None else 0
        return CallCard(
            call=CallId(now.call),
            brukare=BrukareId(now.brukare),
            mine=self._mine(now),
            began_at=now.began_at,
            by_me=now.caller == self._me,
            peers=tuple(
                Peer(
                    PersonId(party.person),
                    party.name,
                    party.state,
                    party.device,
                    is_brukare=party.is_brukare,
                    was_before_me=party.place < place,
                )
                for party in now.parties
                if party.person != self._me
            ),
            ending=now.ending,
            relays=tuple(Relay(one.urls, one.username, one.credential) for one in now.ice),
            relay_only=now.relay_only,
        )

    def _mine(self, now: CallNow) -> MyCall:
        me = next((party for party in now.parties if party.person == self._me), None)
        if now.state is CallState.ENDED or me is None:
            return MyCall.OVER
        match me.state:
            case PartyState.RINGING:
                return MyCall.RINGS
            case PartyState.IN if me.device != self._device:
                return MyCall.ELSEWHERE
            case PartyState.IN:
                return MyCall.CALLING if now.state is CallState.RINGING else MyCall.IN
            case _:
                return MyCall.OVER


def _signal(said: CallSignal) -> Signal:
    return Signal(said.number, PersonId(said.person), said.device, said.text)
