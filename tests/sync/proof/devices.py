"""A device that may die at any moment, and what its people have been told on it."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from app.domain.clock import Clock
from tests.fakes.asgi_adapter import Road
from tests.sync.proof.checks import keeps_it_on_the_screen
from tests.sync.proof.fuse import Fuse, KilledError
from tests.sync.proof.ledger import Page
from tests.sync.proof.seat import PIN, DeviceClock, Done, Seat, Seen


class Device(Protocol):
    """In this process or in one of its own. Every call may raise KilledError; then `start_again` is called."""

    def start_again(self) -> None:
        """As after a crash: what was in memory is gone, and nothing has been closed."""

    def arm(self, point: str, times: int) -> None: ...
    def disarm(self) -> None: ...
    def set_road(self, *, offline: bool) -> None: ...
    def lose(self, path: str) -> None:
        """The hub does what the next request to `path` asks, and its answer is lost."""

    def set_ahead(self, by: timedelta) -> None: ...
    def sit(self, person: str, pin: str | None) -> None: ...
    def leave(self) -> None: ...
    def do(self, verb: str, *args: str) -> Done: ...
    def exchange(self) -> str: ...
    def push_behind_its_back(self) -> dict[str, str]: ...
    def hear(self, messages: list[str]) -> int: ...
    def let_go(self, operation_id: str) -> None: ...
    def look(self) -> Seen: ...
    def waiting(self) -> list[str]: ...
    def stop(self) -> None: ...


class DeviceHere:
    """In this process. A crash is a copy of the files as they are at that moment, opened by a new program."""

    def __init__(self, folder: Path, address: str, *, clock: Clock, road: Road, fuse: Fuse) -> None:
        self._folder = folder
        self._address = address
        self._road = road
        self._fuse = fuse
        self._clock = DeviceClock(clock)
        self._lives = 0
        self._seat: Seat | None = None

    @property
    def seat(self) -> Seat:
        if self._seat is None:
            self._seat = Seat(self._here, self._address, clock=self._clock, road=self._road)
        return self._seat

    @property
    def _here(self) -> Path:
        return self._folder.with_name(f"{self._folder.name}-{self._lives}") if self._lives else self._folder

    def start_again(self) -> None:
        before = self._here
        self._lives += 1
        # Shared memory belongs to a process; what is in the journal is what a crash leaves.
        shutil.copytree(before, self._here, ignore=shutil.ignore_patterns("*-shm"))
        dead, self._seat = self._seat, None
        self._fuse.disarm()
        self._road.lost.clear()
        if dead is not None:
            dead.stop()  # in files that nobody opens again
        shutil.rmtree(before)

    def arm(self, point: str, times: int) -> None:
        self._fuse.arm(point, times)

    def disarm(self) -> None:
        self._fuse.disarm()
        self._road.lost.clear()

    def set_road(self, *, offline: bool) -> None:
        self._road.offline = offline

    def lose(self, path: str) -> None:
        self._road.lost.append(path)

    def set_ahead(self, by: timedelta) -> None:
        self._clock.ahead = by

    def sit(self, person: str, pin: str | None) -> None:
        self.seat.sit(person, pin)

    def leave(self) -> None:
        self.seat.leave()

    def do(self, verb: str, *args: str) -> Done:
        return self.seat.do(verb, *args)

    def exchange(self) -> str:
        return self.seat.exchange()

    def push_behind_its_back(self) -> dict[str, str]:
        return self.seat.push_behind_its_back()

    def hear(self, messages: list[str]) -> int:
        return self.seat.hear(messages)

    def let_go(self, operation_id: str) -> None:
        self.seat.let_go(operation_id)

    def look(self) -> Seen:
        return self.seat.look()

    def waiting(self) -> list[str]:
        return self.seat.waiting()

    def stop(self) -> None:
        if self._seat is not None:
            self._seat.stop()


@dataclass
class Watched:
    """A device as the machine sees it."""

    name: str
    device: Device
    pin: str | None = PIN
    at_desk: str = ""
    offline: bool = False
    dies_when_said: bool = False
    """As soon as the next thing has been said to be saved, and before anything else happens."""
    pages: dict[str, Page] = field(default_factory=lambda: defaultdict(Page))

    @property
    def page(self) -> Page:
        return self.pages[self.at_desk]

    @property
    def seat_is_warm(self) -> bool:
        """Whether somebody sits there: nobody does after the program has died."""
        return bool(self.at_desk)

    @contextmanager
    def may_die(self, and_then: Callable[[], None] = lambda: None) -> Iterator[None]:
        try:
            yield
        except KilledError:
            and_then()
            self.die()
        else:
            self.device.disarm()

    def die(self) -> None:
        self.device.start_again()
        self.at_desk = ""

    def seat(self, person: str) -> bool:
        """Whoever sits there gets up, as on a tablet that is handed over. False when it died of that."""
        if self.at_desk == person:
            return True
        with self.may_die():
            if self.at_desk:
                self.device.leave()
            self.device.sit(person, self.pin)
            self.at_desk = person
            self.look()  # as it comes up on the screen
        return self.at_desk == person

    def look_or_die(self) -> None:
        """After something has been said to be saved."""
        if self.dies_when_said:
            self.dies_when_said = False
            self.die()
        else:
            self.look()

    def look(self) -> Seen:
        seen = self.device.look()
        self.page.check(seen)
        keeps_it_on_the_screen(seen)
        return seen
