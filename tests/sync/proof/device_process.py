"""A device in a process of its own, which is told what to do line by line and dies of SIGKILL where it is armed.

python -m tests.sync.proof.device_process FOLDER PORT
"""

import os
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import requests
import structlog

from app.domain.clock import SystemClock
from tests.fakes.asgi_adapter import Road
from tests.sync.proof.devices import DeviceHere
from tests.sync.proof.fuse import fuses
from tests.sync.proof.road import Answered
from tests.sync.proof.seat import cheap_devices

ADDRESS = "http://hub.test"
"""What the device thinks that its hub is called, wherever it listens."""


class Call(msgspec.Struct):
    name: str
    args: list[Any] = []
    named: dict[str, Any] = {}


class Reply(msgspec.Struct):
    value: Any = None
    fault: str = ""


class Real:
    """What tests.fakes.asgi_adapter.Road asks, over TCP."""

    def __init__(self, port: int) -> None:
        self._place = f"http://127.0.0.1:{port}"
        self._session = requests.Session()
        self._session.trust_env = False

    @contextmanager
    def stream(self, method: str, url: str, *, content: bytes, headers: Mapping[str, str]) -> Iterator[Answered]:
        own = {**headers, "Host": "hub.test"}
        answer = self._session.request(
            method, self._place + url, data=content, headers=own, stream=True, timeout=60, allow_redirects=False
        )
        with answer:
            yield Answered(answer.status_code, answer.headers, answer.raw.read(decode_content=False))


def main(folder: Path, port: int) -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # answers go the other way
    with cheap_devices(threads=True), fuses(lambda: os.kill(os.getpid(), signal.SIGKILL)) as fuse:
        device = DeviceHere(folder, ADDRESS, clock=SystemClock(), road=Road(Real(port)), fuse=fuse)
        for line in sys.stdin:
            sys.stdout.write(msgspec.json.encode(_done(device, msgspec.json.decode(line, type=Call))).decode() + "\n")
            sys.stdout.flush()
        device.stop()


def _done(device: DeviceHere, call: Call) -> Reply:
    if call.name == "set_ahead":
        call.args = [timedelta(seconds=call.args[0])]
    try:
        return Reply(getattr(device, call.name)(*call.args, **call.named))
    except Exception:
        return Reply(fault=traceback.format_exc())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
