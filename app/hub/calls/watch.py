"""The thread that notices calls that nobody answers, and devices that have fallen out of theirs. One in each worker:
whoever comes first changes it."""

import threading

import structlog

from app.hub.calls import calling
from app.hub.hub import Hub

EVERY_S = 1.0

_log = structlog.get_logger("hub.calls")


class CallWatch:
    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="hub-calls", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stop.wait(EVERY_S):
            try:
                calling.look_at_all(self._hub)
            except Exception as error:  # the thread outlives whatever one look does: the next one tries again
                _log.exception("calls_not_looked_at", error=type(error).__name__)
