"""The thread that notices alarms without an owner. One in each worker: whoever comes first calls the backup."""

import threading

import structlog

from app.domain.alarm import BACKUP_AFTER
from app.hub import alarms
from app.hub.hub import Hub

EVERY_S = 1.0
"""Somebody waits on a floor: a second is what looking less often would cost them."""

_log = structlog.get_logger("hub.alarms")


class AlarmWatch:
    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="hub-alarms", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while True:
            try:
                alarms.call_backups(self._hub, BACKUP_AFTER)
            except Exception as error:  # the thread outlives whatever one look does: the next one tries again
                _log.exception("alarms_not_looked_at", error=type(error).__name__)
            if self._stop.wait(EVERY_S):
                return
