"""The engine as the window's process sees it: starting it, asking it, and what is done when it has gone.

Light on purpose: this is imported before the first window is there.
"""

import itertools
import subprocess
import threading
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from app.domain.clock import Clock
from app.domain.ids import PersonId
from app.line.channel import Answer, Ask, Call, Changed, Channel, Failed, Filled, LineEndedError, Opened, Stop
from app.line.starting import ENGINE, start_engine
from app.services.desk import Unkept, by_the_hub
from app.services.sign_in import In
from app.store.worker import StoppedError
from app.sync.status import NetState

END_WITHIN_S = 60.0
"""For writing everything down and closing. An engine that needs longer goes on without a window; it is never killed."""

_DRAFTS = "keep_"
"""How the use cases are named that write a draft: doing one twice is the same as doing it once. The text is the last of
what they are told."""
_OF_THE_TEXT = frozenset({"text", "base"})


class EngineGoneError(StoppedError):
    """The engine's process has ended. What it had said yes to is on the disk."""


@dataclass
class _Waiting:
    future: "Future[Any]"
    call: Call | None = None
    person: PersonId | None = None


@dataclass
class _Ears:
    changed: Callable[[], None] = lambda: None
    gone: Callable[[], None] = lambda: None


class EngineHere:
    """One for a window's process. Also the Gate: what is asked before anybody is at a desk."""

    def __init__(
        self,
        words: Sequence[str],
        clock: Clock,
        *,
        module: str = ENGINE,
        process: "subprocess.Popen[bytes] | None" = None,
    ) -> None:
        """`words`: see app.line.engine.engine_words. `process`: one that is started already, else it is now."""
        self._words, self._clock, self._module = words, clock, module
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._unkept: dict[PersonId, dict[Hashable, Call]] = {}
        """Drafts that a gone engine had not said yes to, the newest of each: written when their author is back."""
        self._ears = _Ears()
        self._is_ending = False
        self.net = NetState()
        self._follow(process or start_engine(words, module))

    def listen(self, *, changed: Callable[[], None], gone: Callable[[], None]) -> None:
        """Both are called on a thread of this object's own. `gone`: the engine has ended unasked; see `start_again`."""
        self._ears = _Ears(changed, gone)

    def ask(self, question: str, /, *words: object) -> "Future[Any]":
        """See app.services.sign_in.Gate."""
        number = next(self._numbers)
        return self._give(number, Ask(number, question, words), _Waiting(Future()))

    def call(self, desk: "FarDesk", use_case: str, words: tuple[Any, ...], more: dict[str, Any]) -> "Future[Any]":
        number = next(self._numbers)
        call = Call(number, desk.number, use_case, words, more)
        return self._give(number, call, _Waiting(Future(), call, desk.me))

    def has_unkept(self) -> bool:
        """See app.services.sign_in.Gate, and so `take_unkept`."""
        with self._lock:
            return any(self._unkept.values())

    def take_unkept(self, person: PersonId) -> tuple[Unkept, ...]:
        with self._lock:
            unkept = self._unkept.pop(person, {})
        return tuple(Unkept(call.use_case, call.words, call.more) for call in unkept.values())

    def filled(self) -> None:
        """The first screen is there, and what the engine does besides does not hold it up any more."""
        self._tell(Filled())

    def start_again(self) -> None:
        """After `gone`. Whoever was at the desk signs in again."""
        self.net = NetState()
        self._follow(start_engine(self._words, self._module))

    def stop(self) -> None:
        """Everything that was asked for is written when this returns."""
        self._is_ending = True
        self._tell(Stop())
        try:
            self._process.wait(END_WITHIN_S)
        except subprocess.TimeoutExpired:
            return
        self._reader.join()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def _follow(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._channel = process, Channel(process.stdout, process.stdin)
        self._reader = threading.Thread(target=self._hear, args=(self._channel,), name="engine", daemon=True)
        self._reader.start()

    def _tell(self, message: object) -> None:
        try:
            self._channel.send(message)
        except LineEndedError:
            return  # the reader notices too, and fails whatever waits

    def _give(self, number: int, message: object, waiting: _Waiting) -> "Future[Any]":
        with self._lock:
            self._waiting[number] = waiting
        try:
            self._channel.send(message)
        except LineEndedError:
            self._fail([number])
        return waiting.future

    # --- on the reader's thread ---

    def _hear(self, channel: Channel) -> None:
        try:
            while True:
                self._heard(channel.receive())
        except LineEndedError:
            channel.close()
        self._process.wait()
        with self._lock:
            left = list(self._waiting)
        self._fail(left)
        if not self._is_ending:
            self._ears.gone()

    def _heard(self, message: object) -> None:
        match message:
            case Answer():
                self._answered(message)
            case Failed():
                waiting = self._take(message.number)
                if waiting is not None:
                    waiting.future.set_exception(message.error)
            case Changed():
                self.net = message.net
                self._ears.changed()

    def _answered(self, message: Answer) -> None:
        waiting = self._take(message.number)
        if waiting is None:
            return
        if isinstance(message.value, Opened):
            self._open(waiting.future, message.value)
        else:
            waiting.future.set_result(message.value)

    def _open(self, future: "Future[Any]", opened: Opened) -> None:
        """The desk is there once the drafts that a gone engine left behind are written, or have failed: those stay for
        `take_unkept`."""
        desk = FarDesk(opened.me, opened.mode, self._clock, self, opened.desk)
        done = In(desk, opened.comparison)
        with self._lock:
            unkept = list(self._unkept.get(opened.me, {}).values())
        left = [self.call(desk, call.use_case, call.words, call.more) for call in unkept]

        def one_less(kept: "Future[Any]", call: Call) -> None:
            if kept.exception() is None:
                self._is_kept(opened.me, call)
            if all(one.done() for one in left) and not future.done():
                future.set_result(done)

        for kept, call in zip(left, unkept, strict=True):
            kept.add_done_callback(partial(one_less, call=call))
        if not left:
            future.set_result(done)

    def _is_not_kept(self, person: PersonId, call: Call) -> None:
        with self._lock:
            unkept = self._unkept.setdefault(person, {})
            newest = unkept.get(_draft_of(call))
            if newest is None or newest.number < call.number:
                unkept[_draft_of(call)] = call

    def _is_kept(self, person: PersonId, call: Call) -> None:
        with self._lock:
            unkept = self._unkept.get(person, {})
            if unkept.get(_draft_of(call)) is call:
                del unkept[_draft_of(call)]

    def _take(self, number: int) -> _Waiting | None:
        with self._lock:
            return self._waiting.pop(number, None)

    def _fail(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            waiting = self._take(number)
            if waiting is None:
                continue
            call = waiting.call
            if call is not None and waiting.person is not None and call.use_case.partition(".")[2].startswith(_DRAFTS):
                self._is_not_kept(waiting.person, call)
            waiting.future.set_exception(EngineGoneError())


def _draft_of(call: Call) -> Hashable:
    """The same for each text of one draft."""
    if call.more:
        return call.use_case, call.words, tuple(item for item in call.more.items() if item[0] not in _OF_THE_TEXT)
    return call.use_case, call.words[:-1]


@dataclass(frozen=True)
class FarDesk:
    """A desk in the engine's process. See app.services.desk.Desk."""

    me: PersonId
    mode: str
    clock: Clock
    engine: EngineHere = field(repr=False)
    number: int

    def net(self) -> NetState:
        return self.engine.net

    def now(self) -> datetime:
        return by_the_hub(self.clock, self.net())

    def call(self, use_case: str, /, *words: object, **more: object) -> "Future[Any]":
        return self.engine.call(self, use_case, words, more)
