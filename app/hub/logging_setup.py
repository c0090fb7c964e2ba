"""The hub's log: JSON lines on stderr with ids, codes and times; never names, words or addresses."""

import json
import logging
import sys
from datetime import UTC, datetime
from types import TracebackType

import structlog
from structlog.typing import EventDict


def configure() -> None:
    """Structlog's events through Python's own logging, as JSON."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def set_up() -> None:
    """For a process of the hub's own: everything that is logged goes to stderr."""
    configure()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # A server's own error line may hold a request's line or an exception's words; alembic tells of every start.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    logging.getLogger("alembic").setLevel(logging.WARNING)


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if message.startswith("{"):
            return message
        at = datetime.fromtimestamp(record.created, UTC).isoformat()
        return json.dumps({"event": message, "logger": record.name, "level": record.levelname.lower(), "timestamp": at})


def _without_values(_logger: object, _name: str, event: EventDict) -> EventDict:
    """Where it failed, without the exception's words or any value."""
    if event.pop("exc_info", None):
        event["at"] = _places(sys.exc_info()[2])
    return event


def _places(traceback: TracebackType | None) -> list[str]:
    places: list[str] = []
    while traceback is not None:
        places.append(f"{traceback.tb_frame.f_code.co_filename.rpartition('/')[2]}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places[-8:]
