"""What holds for every test: no network beyond this machine, no warning in the log that the test does not expect, a
clock that stands still, and the same chance every time.
"""

import ipaddress
import logging
import os
import re
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import structlog
from hypothesis import HealthCheck, settings
from structlog.typing import EventDict, Processor

from app.demo.desktop import Desktop
from app.demo.screen_reader import ScreenReader
from app.domain.clock import HeldClock

pytest_plugins = ["pytester"]

# The same examples on every machine, and no verdict by time: a busy machine is no fault of the code's.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

A_MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""08.00 in Stockholm, four weeks before the clocks change."""

ExpectLog = Callable[[str], None]


class NetworkForbiddenError(RuntimeError):
    """Not an OSError, so that no code under test takes it for a network that happens to be away."""


def _is_near(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost", socket.gethostname()):
        return True
    try:
        address = ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _guard(address: object) -> None:
    if isinstance(address, tuple) and not _is_near(address[0]):
        raise NetworkForbiddenError(f"a test reached for {address[0]}; only this machine may be asked")


@pytest.fixture(autouse=True, scope="session")
def _no_far_network() -> Iterator[None]:
    """Guards Python's sockets. Qt's and libpq's own are not seen by it."""
    look_up, connect, connect_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

    def near_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        _guard((host,))
        return look_up(host, *args, **kwargs)

    def near_connect(self: socket.socket, address: Any) -> None:
        _guard(address)
        connect(self, address)

    def near_connect_ex(self: socket.socket, address: Any) -> int:
        _guard(address)
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", near_look_up)
        patch.setattr(socket.socket, "connect", near_connect)
        patch.setattr(socket.socket, "connect_ex", near_connect_ex)
        yield


class _Listener(logging.Handler):
    """Hears Python's own log and structlog's alike."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def hear_event(self, _logger: object, level: str, event: EventDict) -> EventDict:
        if level not in ("debug", "info"):
            values = "".join(f" {key}={value}" for key, value in sorted(event.items()) if key != "event")
            self.lines.append(f"{level.upper()} {event.get('event')}{values}")
        return event


def _drop(_logger: object, _level: str, _event: EventDict) -> EventDict:
    raise structlog.DropEvent


class _Expected:
    def __init__(self) -> None:
        self.patterns: list[str] = []

    def unexpected(self, lines: list[str]) -> list[str]:
        return [line for line in lines if not any(re.search(pattern, line) for pattern in self.patterns)]

    def missing(self, lines: list[str]) -> list[str]:
        return [pattern for pattern in self.patterns if not any(re.search(pattern, line) for line in lines)]


@contextmanager
def _heard_by(listener: _Listener) -> Iterator[None]:
    """Also when the code under test sets its log up by itself: what it says is heard before it is written."""
    configure = structlog.configure

    def configure_heard(processors: Sequence[Processor] = (), **rest: Any) -> None:
        # Uncached, so that a logger which one test has used is not deaf to the listener of the next.
        configure(processors=[listener.hear_event, *processors], **rest | {"cache_logger_on_first_use": False})

    root = logging.getLogger()
    root.addHandler(listener)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(structlog, "configure", configure_heard)
        structlog.configure(processors=[_drop])
        yield
    root.removeHandler(listener)
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def _expected_log() -> Iterator[_Expected]:
    """Fails a test that logs a warning or worse which it does not expect, or does not log one that it does."""
    listener, expected = _Listener(), _Expected()
    with _heard_by(listener):
        yield expected
    unexpected, missing = expected.unexpected(listener.lines), expected.missing(listener.lines)
    assert not unexpected, f"unexpected in the log: {unexpected}"
    assert not missing, f"expected in the log, but not there: {missing}; there was: {listener.lines}"


@pytest.fixture
def expect_log(_expected_log: _Expected) -> ExpectLog:
    """`expect_log(r"hub\\.push .* refused")`: one or more lines (`LEVEL logger: message`, or
    structlog's `LEVEL event key=value`) have to match it."""
    return _expected_log.patterns.append


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(A_MONDAY)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A virtual screen with all that belongs to it, for tests marked `window`. Takes 0.2 s."""
    with Desktop() as opened:
        yield opened


@pytest.fixture
def reader(desktop: Desktop) -> Iterator[ScreenReader]:
    with ScreenReader(desktop.environment) as opened:
        yield opened
