"""The engine's process: `python -m app.line.engine`, started by the window's (app.line.engine_here), ends with it.

Speaks over its standard input and output. A window that was killed closes them: what was asked for until then is done,
and the engine ends as if it had been told to.
"""

import argparse
import contextlib
import importlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Any

from app import logs
from app.client import Client, Place
from app.domain.clock import Clock, SystemClock
from app.line.channel import Answer, Ask, Call, Changed, Channel, Failed, Filled, LineEndedError, Opened, Stop
from app.services.people import PersonOnDevice
from app.services.sign_in import In
from app.store.failing import StoreError
from app.store.vault import Vault
from app.store.worker import StoppedError
from app.work.desk import WorkDesk

log = logs.get_logger("engine")

SWITCH_S = 0.0005
"""How long one thread may hold the interpreter while another wants it. A reading asks the database a dozen times, and
after each it would wait Python's own 5 ms for a page that is being decoded meanwhile: a tap that takes 0.1 s."""

NETWORK_AFTER_S = 1.5
"""What waits from earlier is sent this long after the start although nobody has signed in."""


class Engine:
    """Answers one window until it ends."""

    def __init__(self, channel: Channel, client: Client | StoreError) -> None:
        self._channel = channel
        self._client = client
        self._seat: tuple[int, WorkDesk] | None = None
        """The newest desk and its number. Set together: another thread reads them, and what was asked of the desk
        before is never done at the next person's."""
        self._ended = threading.Event()

    def run(self) -> None:
        """Until the window says so or is gone; everything that was asked for is written when this returns."""
        late = threading.Timer(NETWORK_AFTER_S, self._begin_network)
        late.daemon = True
        late.start()
        with contextlib.suppress(LineEndedError):
            while not isinstance(message := self._channel.receive(), Stop):
                self._take(message)
        self._ended.set()
        late.cancel()
        if isinstance(self._client, Client):
            self._client.stop()

    def _take(self, message: object) -> None:
        match message:
            case Ask():
                self._answer(message.number, self._asked(message))
            case Call():
                self._answer(message.number, self._called(message))
            case Filled():
                # Not on this thread: opening the loops reads the device's database and loads the network's libraries.
                threading.Thread(target=self._begin_network, name="start", daemon=True).start()

    def _begin_network(self) -> None:
        if not self._ended.is_set() and isinstance(self._client, Client):
            self._client.start()

    def _asked(self, message: Ask) -> "Future[Any]":
        if isinstance(self._client, StoreError):
            return _failed(self._client)
        asked = self._client.gate.ask(message.question, *message.words)
        if message.question == "people":
            asked.add_done_callback(_load_for)
        return asked

    def _called(self, message: Call) -> "Future[Any]":
        seat = self._seat
        if seat is None or message.desk != seat[0]:
            return _failed(StoppedError())
        try:
            return seat[1].call(message.use_case, *message.words, **message.more)
        except Exception as error:
            log.exception("engine.fault", use_case=message.use_case, error=type(error).__name__)
            return _failed(error)

    def _answer(self, number: int, future: "Future[Any]") -> None:
        def answered(done: "Future[Any]") -> None:
            error = done.exception()
            self._send(Answer(number, self._told(done.result())) if error is None else Failed(number, _sendable(error)))

        future.add_done_callback(answered)

    def _told(self, value: object) -> object:
        if not isinstance(value, In):
            return value
        assert isinstance(value.desk, WorkDesk)
        number = self._seat[0] + 1 if self._seat is not None else 1
        self._seat = (number, value.desk)
        return Opened(number, value.desk.me, value.desk.mode, value.comparison)

    def _send(self, message: object) -> None:
        with contextlib.suppress(LineEndedError):  # the window is gone; what it asked for is done all the same
            self._channel.send(message)


ASKED_FIRST = {
    "staff": ("day", "open_notes", "outstanding", "visiting"),
    "handlaggare": ("casework",),
}
"""By mode, the modules of app.work that its first screen asks: loaded while their person types a PIN."""


def _load_for(people: "Future[tuple[PersonOnDevice, ...]]") -> None:
    """Runs before the answer goes out, so the loading is left to a thread."""
    if people.exception() is not None:
        return
    modes = {person.mode for person in people.result() if person.needs_pin}
    names = [name for mode in sorted(modes) for name in ASKED_FIRST.get(mode, ())]

    def load() -> None:
        for name in names:
            importlib.import_module(f"app.work.{name}")

    if names:
        threading.Thread(target=load, name="load", daemon=True).start()


def _failed(error: BaseException) -> "Future[Any]":
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


def _sendable(error: BaseException) -> BaseException:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made in this line
    except Exception:
        return RuntimeError(type(error).__name__)
    return error


def engine_words() -> argparse.ArgumentParser:
    """What the window's process tells of the command line."""
    parser = argparse.ArgumentParser(prog="tryggve engine")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--hub", default="")
    parser.add_argument("--doors", default="")
    parser.add_argument("--kiosk", action="store_true")
    parser.add_argument("--clock-ahead-s", type=float, default=0.0)
    return parser


MakeVault = Callable[[Place, Clock], Vault | None]


def main(argv: Sequence[str] | None = None, *, make_vault: MakeVault = lambda _place, _clock: None) -> int:
    sys.setswitchinterval(SWITCH_S)
    channel = _own_channel()
    for number in (signal.SIGINT, signal.SIGTERM):  # these reach a whole group; the window says when to end
        signal.signal(number, signal.SIG_IGN)
    options = engine_words().parse_args(argv)
    logs.set_up(folder=options.data / "log")
    engine = Engine(channel, _client(options, channel, make_vault))
    engine.run()
    return 0


def _own_channel() -> Channel:
    """The pipes for the line alone: what a library prints must not get into it."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Channel(incoming, outgoing)


def _client(options: argparse.Namespace, channel: Channel, make_vault: MakeVault) -> Client | StoreError:
    host, _, port = options.doors.rpartition(":")
    doors = (host, int(port)) if host else None
    place = Place(folder=options.data, hub=options.hub, doors=doors, kiosk=options.kiosk)
    made: list[Client] = []

    def changed() -> None:
        if made:
            with contextlib.suppress(LineEndedError):
                channel.send(Changed(made[0].status.now))

    clock = SystemClock(timedelta(seconds=options.clock_ahead_s))
    try:
        made.append(Client(place, clock=clock, vault=make_vault(place, clock), changed=changed))
    except StoreError as error:
        return error  # told to whoever asks; nothing is touched
    return made[0]


if __name__ == "__main__":
    sys.exit(main())
