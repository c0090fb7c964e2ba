"""The log of hub and client: JSON lines with ids, codes and times; never names, words or addresses."""

import contextlib
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from structlog.typing import EventDict


class LazyLogger:
    """structlog's logger, which is loaded with the first line that is written: it costs a start 50 ms, and a start in
    which all goes well says nothing."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, level: str) -> Any:
        return getattr(_structlog().get_logger(self._name), level)


def get_logger(name: str) -> Any:
    return LazyLogger(name)


def _structlog() -> Any:
    """Without rich, for coloured lines that nobody here sees."""
    found = sys.modules.get("structlog")
    if found is None:
        rich = sys.modules.get("rich")
        sys.modules["rich"] = None  # type: ignore[assignment]
        import structlog as found

        if rich is None:
            del sys.modules["rich"]
        else:
            sys.modules["rich"] = rich
    if _waiting:  # also where somebody else has loaded it: its own way would write names to stderr
        with contextlib.suppress(IndexError):  # another thread is doing it
            _waiting.pop()()
    return found


_waiting: "list[Callable[[], None]]" = []
"""How the log is to be set up, once there is something to write."""

MAX_BYTES = 5 * 1024 * 1024
"""Some weeks of a busy device; a start looks whether it is time for a new file."""


def set_up(level: int = logging.INFO, *, folder: Path | None = None) -> None:
    """To stderr, or with `folder` to client.log in it, which starts anew at MAX_BYTES and keeps one older file."""
    _waiting[:] = [lambda: _configure(level, folder)]
    if "structlog" in sys.modules:
        _waiting.pop()()


def _configure(level: int, folder: Path | None) -> None:
    structlog = _structlog()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr if folder is None else _open(folder)),
        cache_logger_on_first_use=True,
    )
    # A server's own error line may hold a request's line or an exception's words.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)


def _open(folder: Path) -> TextIO:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "client.log"
    if path.exists() and path.stat().st_size > MAX_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("a", encoding="utf-8", buffering=1)


def _without_values(_logger: object, _name: str, event: "EventDict") -> "EventDict":
    """Where it failed, without the exception's words or any value."""
    failure = event.pop("exc_info", None)
    if failure:
        event["at"] = _places(failure[2] if isinstance(failure, tuple) else sys.exc_info()[2])
    return event


def _places(traceback: object) -> list[str]:
    places: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code  # type: ignore[attr-defined]
        places.append(f"{code.co_filename.rpartition('/')[2]}:{traceback.tb_lineno}")  # type: ignore[attr-defined]
        traceback = traceback.tb_next  # type: ignore[attr-defined]
    return places[-8:]
