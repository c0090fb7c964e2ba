"""The window's own log: JSON lines like the engine's (app.logs), in a file of its own, without its libraries."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

MAX_BYTES = 1024 * 1024
"""A year of a quiet window; a start looks whether it is time for a new file."""


class ProgramLog:
    """Where something went wrong and by which code; never words, names or values."""

    def __init__(self, folder: Path) -> None:
        self._file = _open(folder)

    def listen(self) -> None:
        """To Qt's warnings and to errors that nobody caught."""
        qInstallMessageHandler(self._from_qt)
        sys.excepthook = self._uncaught

    def say(self, event: str, level: str = "warning", **values: object) -> None:
        import json  # not before there is something to say

        line = {"event": event, "level": level, "timestamp": datetime.now(UTC).isoformat(), **values}
        self._file.write(json.dumps(line) + "\n")

    def _from_qt(self, kind: QtMsgType, _context: object, message: str) -> None:
        """Qt's own messages hold no personal data of ours; warnings and worse are kept."""
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            self.say("qt", message=message[:200])

    def _uncaught(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """A fault of the program. The window stays; what was written is on disk."""
        self.say("uncaught", "error", kind=kind.__name__, at=_places(trace))


def _places(trace: TracebackType | None) -> list[str]:
    places: list[str] = []
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-8:]


def _open(folder: Path) -> TextIO:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "window.log"
    if path.exists() and path.stat().st_size > MAX_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("a", encoding="utf-8", buffering=1)
