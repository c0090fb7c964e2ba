"""What a mode hears of calls, told by the test, and a process of a call that is none."""

from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.call import CallAct
from app.domain.ids import CallId
from app.protocol.wire import CallSignal
from app.services.call_snapshots import CallCard, CallSaid, CallsNow
from app.services.call_snapshots import Signal as CallSays


class CallRoadHere:
    """In the place of app.sync.call_road.CallRoad."""

    def __init__(self) -> None:
        self.said: list[tuple[CallAct, str]] = []
        self.calls: list[CallId] = []
        """Which call each of them was about."""
        self.signals: list[CallSignal] = []
        self.answer = CallSaid()
        self.keeps_silent = False
        self.unanswered: list[Future[CallSaid]] = []
        """What was said while the hub `keeps_silent`."""
        self._now = CallsNow()
        self._waiting: list[Future[CallsNow]] = []

    def next_calls(self, seen: int, _call: str, _after: int) -> "Future[CallsNow]":
        future: Future[CallsNow] = Future()
        if self._now.version > seen:
            future.set_result(self._now)
        else:
            self._waiting.append(future)
        return future

    def say(self, call: CallId, act: CallAct, to: str) -> "Future[CallSaid]":
        self.said.append((act, to))
        self.calls.append(call)
        future: Future[CallSaid] = Future()
        if self.keeps_silent:
            self.unanswered.append(future)
        else:
            future.set_result(self.answer)
        return future

    def signal(self, _call: CallId, signal: CallSignal) -> None:
        self.signals.append(signal)

    def tell(self, *calls: CallCard, signals: tuple[CallSays, ...] = ()) -> None:
        self._now = replace(self._now, version=self._now.version + 1, calls=calls, signals=signals)
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            future.set_result(self._now)


class ProcessHere(QObject):
    """In the place of ui.shared.call_process.CallProcess."""

    said = Signal(dict)
    fell = Signal()
    made: "list[ProcessHere]" = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[dict[str, Any]] = []
        self.has_ended = False
        self.made.append(self)

    def start(self) -> None:
        self.told.append({"do": "start"})

    def tell(self, message: dict[str, Any]) -> None:
        self.told.append(message)

    def end(self) -> None:
        self.has_ended = True

    def told_to(self, do: str) -> list[dict[str, Any]]:
        return [one for one in self.told if one["do"] == do]
