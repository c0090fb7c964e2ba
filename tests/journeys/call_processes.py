"""Processes of a call, without windows of ours around them: what each says, and a switchboard that carries what they
say to one another."""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

FAKE_DEVICES = "--no-sandbox --use-fake-device-for-media-stream --disable-gpu"
"""A camera that shows a clock and a microphone that beeps. Without a sandbox: tests run as root."""
NO_DEVICES = "--no-sandbox --disable-gpu"
WITHIN_S = 30.0


class CallProcess:
    """`with CallProcess(...) as one`. Everything that it says is kept in `said`."""

    def __init__(self, name: str, environment: Mapping[str, str], *, flags: str = FAKE_DEVICES) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ui.call.main", "--chromium-flags", flags],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.said: list[dict[str, Any]] = []
        self._news: queue.Queue[dict[str, Any]] = queue.Queue()
        self.heard: Callable[[dict[str, Any]], None] = lambda _message: None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for text in self._process.stdout:
            message = json.loads(text)
            message["at"] = time.monotonic()
            self.said.append(message)
            self.heard(message)
            self._news.put(message)

    def let_go(self) -> int:
        """As when whoever started it has gone."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._process.wait(10)

    def tell(self, **message: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def call(self, **more: Any) -> None:
        self.tell(do="call", **{"ice": [], "audio": True, "video": True, "relay_only": False} | more)

    def until(self, holds: Callable[[dict[str, Any]], bool], *, within_s: float = WITHIN_S) -> dict[str, Any]:
        """The next message for which it holds."""
        latest = time.monotonic() + within_s
        while True:
            message = self._news.get(timeout=max(0.01, latest - time.monotonic()))
            if holds(message):
                return message

    def until_said(self, said: str, **values: Any) -> dict[str, Any]:
        return self.until(lambda one: one["said"] == said and values.items() <= one.items())

    def until_frames(self, more: int = 10) -> dict[str, Any]:
        """Until the page has decoded and sent so many frames more than it has now."""
        while not self._news.empty():
            self._news.get()
        first = self.until_said("stats")
        return self.until(
            lambda one: (
                one["said"] == "stats"
                and one["frames_in"] >= first["frames_in"] + more
                and one["frames_out"] >= first["frames_out"] + more
            )
        )

    def end(self) -> int:
        self.tell(do="stop")
        return self._process.wait(10)


def connect(people: Sequence[CallProcess]) -> None:
    """Each carries to each; who stands earlier in the list offers to who comes later."""
    by_name = {one.name: one for one in people}

    def carry(sender: CallProcess) -> Callable[[dict[str, Any]], None]:
        def heard(message: dict[str, Any]) -> None:
            if message["said"] == "signal":
                by_name[message["to"]].tell(do="signal", **{"from": sender.name}, text=message["text"])

        return heard

    for place, one in enumerate(people):
        one.heard = carry(one)
        others = [{"key": other.name, "offers": place < at} for at, other in enumerate(people) if other is not one]
        one.tell(do="peers", peers=others)
