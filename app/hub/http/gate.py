"""The outermost part of the API: program version, rate for each address, one log line and one measure a request, and
an answer with a code whatever happens."""

import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from fastapi import Response
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.refusal import HubProblem
from app.hub.http.desk import HELD_BYTES, Desk, ProblemError, address_of
from app.protocol.link import PAGE
from app.protocol.version import version_key

_log = structlog.get_logger("hub.http")
_OPEN = frozenset({"/v1/hub"})
_RETRY_S = 3.0


class Gate:
    """An ASGI middleware."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        watch = _Watch(scope, send)
        started = time.perf_counter()
        try:
            await self._pass(scope, receive, watch)
        except Exception as error:
            await self._failed(error, watch, scope, receive)
        finally:
            self._desk.room.give_back(scope.get(HELD_BYTES, 0))
            self._note(scope, watch, time.perf_counter() - started)

    async def _pass(self, scope: Scope, receive: Receive, watch: "_Watch") -> None:
        try:
            self._check(HTTPConnection(scope))
        except ProblemError as problem:
            await _refuse(problem.response(), scope, receive, watch)
            return
        await self._app(scope, receive, watch)

    def _check(self, connection: HTTPConnection) -> None:
        path = connection.scope["path"]
        if not path.startswith(("/v1/", PAGE)):
            return
        wait = self._desk.addresses.wait_s(address_of(connection))
        if wait:
            raise ProblemError(HubProblem.TOO_MANY, retry_after_s=wait)
        if not path.startswith("/v1/"):
            return
        program = connection.headers.get("tryggve-program", "")
        lowest = self._desk.hub.settings.lowest_client
        if path not in _OPEN and (len(program) > 64 or version_key(program) < version_key(lowest)):
            raise ProblemError(HubProblem.OTHER_VERSION)

    async def _failed(self, error: Exception, watch: "_Watch", scope: Scope, receive: Receive) -> None:
        """The database is away or full: 503, try again. Anything else is a fault of the hub: 500."""
        outside = isinstance(error, SQLAlchemyError)
        _log.error("request_failed", error=type(error).__name__, sqlstate=_sqlstate(error), exc_info=not outside)
        if not watch.status:
            problem = ProblemError(HubProblem.HUB_DOWN, 503 if outside else 500, retry_after_s=_RETRY_S)
            await _refuse(problem.response(), scope, receive, watch)

    def _note(self, scope: Scope, watch: "_Watch", seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "-")
        method = scope.get("method", "WS")
        if scope["type"] == "http":
            self._desk.hub.metrics.answered(method, route, watch.status, seconds=seconds)
        _log.info(
            "request",
            method=method,
            route=route,
            status=watch.status,
            ms=round(seconds * 1000, 1),
            device=scope.get("state", {}).get("device", ""),
        )


def _sqlstate(error: Exception) -> str:
    return str(getattr(error.orig, "sqlstate", "") or "") if isinstance(error, DBAPIError) else ""


class _Watch:
    """Passes messages on; remembers the status and adds the newer nonce."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._state: MutableMapping[str, Any] = scope.setdefault("state", {})
        self._send = send
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            self.status = message["status"]
            nonce = self._state.get("nonce", "")
            if nonce and "dpop-nonce" not in Headers(raw=message["headers"]):
                MutableHeaders(raw=message["headers"])["DPoP-Nonce"] = nonce
        elif message["type"] == "websocket.accept":
            self.status = 101
        await self._send(message)


async def _refuse(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """An HTTP answer, also to a WebSocket's upgrade."""
    if scope["type"] == "http":
        await response(scope, receive, send)
        return
    await send(
        {"type": "websocket.http.response.start", "status": response.status_code, "headers": response.raw_headers}
    )
    await send({"type": "websocket.http.response.body", "body": bytes(response.body)})
