"""The hub's log: JSON lines on stderr with ids, codes and times; never names, words or addresses."""

import logging
import sys

import structlog


def set_up(level: int = logging.INFO) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    # A server's own error line may hold a request's line or an exception's words.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)


def _without_values(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Where it failed, without the exception's words or any value."""
    failure = event.pop("exc_info", None)
    if failure:
        event["at"] = _places(sys.exc_info()[2])
    return event


def _places(traceback: object) -> list[str]:
    places: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code  # type: ignore[attr-defined]
        places.append(f"{code.co_filename.rpartition('/')[2]}:{traceback.tb_lineno}")  # type: ignore[attr-defined]
        traceback = traceback.tb_next  # type: ignore[attr-defined]
    return places[-8:]
