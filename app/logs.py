"""The log of hub and client: JSON lines with ids, codes and times; never names, words or addresses."""

import logging
import sys
from pathlib import Path
from typing import TextIO

# structlog would load rich, for coloured lines that nobody here sees: 40 ms of every start.
_rich = sys.modules.get("rich")
sys.modules["rich"] = None  # type: ignore[assignment]
import structlog  # noqa: E402

if _rich is None:
    del sys.modules["rich"]
else:
    sys.modules["rich"] = _rich

get_logger = structlog.get_logger
"""For those who import this module first, so that the above counts."""

MAX_BYTES = 5 * 1024 * 1024
"""Some weeks of a busy device; a start looks whether it is time for a new file."""


def set_up(level: int = logging.INFO, *, folder: Path | None = None) -> None:
    """To stderr, or with `folder` to client.log in it, which starts anew at MAX_BYTES and keeps one older file."""
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


def _without_values(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
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
