"""What every request goes through: who it is, how much it may send, and how it is answered when it may not."""

import asyncio
import functools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

import anyio.to_thread
import msgspec
from anyio import CapacityLimiter
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, HTTPConnection

from app.domain.refusal import HubProblem, Refusal
from app.hub import sign_in
from app.hub.hub import Caller, Hub
from app.hub.rates import RateGuard
from app.hub.sign_in import Denied, ProofGuard, SignedIn
from app.protocol.certificate import Holder
from app.protocol.wire import Problem

T = TypeVar("T")
P = ParamSpec("P")

JSON = "application/json"
HELD_BYTES = "tryggve.held_bytes"
"""In a request's scope: what it holds of the room for bodies, given back when it has been answered."""
SMALL_BODY = 32 * 1024
"""Enough for every message that a stranger may send."""
_ALARMS = "/v1/alarms"
URGENT_THREADS = 3
"""Beside those of ordinary requests: work that is stuck there holds no alarm up, nor the token that it needs."""

STATUS = {
    HubProblem.NOT_KNOWN: 401,
    HubProblem.REVOKED: 403,
    HubProblem.CODE_EXPIRED: 403,
    HubProblem.CODE_UNKNOWN: 403,
    HubProblem.CODE_USED: 403,
    HubProblem.OTHER_VERSION: 426,
    HubProblem.TOO_MANY: 429,
    HubProblem.HUB_DOWN: 503,
    Refusal.NOT_YOURS: 403,
    Refusal.NO_SUCH_THING: 404,
    Refusal.BAD_SIGNATURE: 400,
    Refusal.BAD_CONTENT: 400,
    Refusal.WRONG_STATE: 409,
    Refusal.TOO_LARGE: 413,
}


class ProblemError(Exception):
    """Ends a request with a Problem."""

    def __init__(
        self, code: str, status: int = 0, *, retry_after_s: float = 0.0, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.code = str(code)
        self.status = status or STATUS[code]  # type: ignore[index]
        self.retry_after_s = retry_after_s
        self.headers = headers or {}

    def response(self) -> Response:
        headers = dict(self.headers)
        if self.retry_after_s:
            headers["Retry-After"] = str(max(1, round(self.retry_after_s)))
        body = msgspec.json.encode(Problem(code=self.code, retry_after_s=round(self.retry_after_s, 3)))
        return Response(body, self.status, headers=headers, media_type="application/problem+json")


class BodyRoom:
    """Bytes of request bodies in memory at one time, over all requests."""

    def __init__(self, hub: Hub) -> None:
        self._most = hub.settings.limits.bodies_at_once
        self._gauge = hub.metrics.bodies
        self._lock = threading.Lock()
        self._held = 0

    def take(self, count: int) -> None:
        with self._lock:
            if self._held + count > self._most:
                raise ProblemError(HubProblem.TOO_MANY, 503, retry_after_s=2.0)
            self._held += count
            self._gauge.set(self._held)

    def give_back(self, count: int) -> None:
        with self._lock:
            self._held -= count
            self._gauge.set(self._held)


@dataclass(frozen=True)
class Desk:
    """The HTTP side's own state, one for each worker process."""

    hub: Hub
    proofs: ProofGuard
    addresses: RateGuard
    holders: RateGuard
    wrong_codes: RateGuard
    callers: RateGuard
    room: BodyRoom
    urgent: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(URGENT_THREADS))

    @staticmethod
    def of(hub: Hub) -> "Desk":
        limits = hub.settings.limits
        return Desk(
            hub=hub,
            proofs=ProofGuard(hub.keys, hub.clock),
            addresses=RateGuard(hub.clock, limits.address),
            holders=RateGuard(hub.clock, limits.holder),
            wrong_codes=RateGuard(hub.clock, limits.wrong_code),
            callers=RateGuard(hub.clock, limits.calls),
            room=BodyRoom(hub),
        )


def desk_of(connection: HTTPConnection) -> Desk:
    desk = connection.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def address_of(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else "-"


def is_about_alarms(connection: HTTPConnection) -> bool:
    path = str(connection.scope["path"])
    return path == _ALARMS or path.startswith(f"{_ALARMS}/")


def is_urgent(connection: HTTPConnection) -> bool:
    """An alarm, or the token without which none can be told: other traffic must not hold it up."""
    return is_about_alarms(connection) or connection.scope["path"] == "/v1/token"


async def in_thread(connection: HTTPConnection, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """As `run_in_threadpool`; what is urgent has threads of its own."""
    if not is_urgent(connection):
        return await run_in_threadpool(work, *args, **kwargs)
    limiter = desk_of(connection).urgent
    return await anyio.to_thread.run_sync(functools.partial(work, *args, **kwargs), limiter=limiter)


def as_signed(connection: HTTPConnection) -> sign_in.Request:
    """What a proof must speak of. A WebSocket's upgrade is a GET."""
    headers = connection.headers
    return sign_in.Request(
        method=connection.scope.get("method", "GET"),
        host=headers.get("host", ""),
        path=connection.scope["path"],
        proof=headers.get("dpop", ""),
        authorization=headers.get("authorization", ""),
    )


async def signed_in(connection: HTTPConnection, only: Holder | None = None) -> SignedIn:
    """Raises ProblemError for everybody who may not come in, and for the wrong kind of token."""
    desk = desk_of(connection)
    proved = sign_in.prove(desk.hub, desk.proofs, as_signed(connection))
    if isinstance(proved, Denied):
        raise denied(proved)
    standings = desk.hub.standings
    caller = standings.remembered(proved.claim)
    if caller is None:
        caller = await in_thread(connection, standings.of, proved.claim)
    found = sign_in.let_in(desk.proofs, proved, caller)
    if isinstance(found, Denied):
        raise denied(found)
    if only is not None and found.caller.holder is not only:
        raise ProblemError(Refusal.NOT_YOURS)
    connection.state.device = found.caller.device
    connection.state.nonce = found.nonce
    purpose = "alarm" if is_about_alarms(connection) else ""
    wait = desk.holders.wait_s(f"{purpose} {found.caller.device} {found.caller.person or ''}")
    if wait:
        raise ProblemError(HubProblem.TOO_MANY, retry_after_s=wait)
    desk.hub.heard.note(found.caller)
    return found


def denied(found: Denied) -> ProblemError:
    error = sign_in.USE_NONCE if found.code == sign_in.USE_NONCE else "invalid_token"
    headers = {"DPoP-Nonce": found.nonce, "WWW-Authenticate": f'DPoP error="{error}", algs="Ed25519 EdDSA"'}
    status = 401 if found.code == sign_in.USE_NONCE else STATUS[HubProblem(found.code)]
    return ProblemError(found.code, status, headers=headers)


async def caller_of(request: Request, only: Holder | None = None) -> Caller:
    return (await signed_in(request, only)).caller


def number_in(request: Request, name: str, default: str = "") -> int:
    """A header that is a number of bytes."""
    text = request.headers.get(name, default)
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise ProblemError(Refusal.BAD_CONTENT)
    return int(text)


async def read_body(request: Request, most: int) -> bytes:
    """The whole body, at most `most` bytes, whatever Content-Length says and however it is sent."""
    if number_in(request, "content-length", "0") > most:
        raise ProblemError(Refusal.TOO_LARGE)
    room, limits = desk_of(request).room, desk_of(request).hub.settings.limits
    body = bytearray()
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + limits.body_total_s
    try:
        async with asyncio.timeout_at(min(ends_at, loop.time() + limits.body_idle_s)) as patience:
            async for chunk in request.stream():
                if len(body) + len(chunk) > most:
                    raise ProblemError(Refusal.TOO_LARGE)
                room.take(len(chunk))
                request.scope[HELD_BYTES] = request.scope.get(HELD_BYTES, 0) + len(chunk)
                body += chunk
                patience.reschedule(min(ends_at, loop.time() + limits.body_idle_s))
    except TimeoutError as error:
        raise ProblemError(Refusal.BAD_CONTENT, 408) from error
    except ClientDisconnect as error:
        raise ProblemError(Refusal.BAD_CONTENT) from error
    return bytes(body)


def decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(Refusal.BAD_CONTENT) from error


def answered(message: msgspec.Struct, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(message), status, headers=headers, media_type=JSON)
