"""The live channel (WebSocket) and the long poll that stands in for it."""

import asyncio
import contextlib
import hashlib

import msgspec
from fastapi import APIRouter, Request, Response, WebSocket, WebSocketDisconnect
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.refusal import HubProblem
from app.hub.database import reading
from app.hub.http.desk import JSON, Desk, ProblemError, desk_of, signed_in
from app.hub.http.documented import content, document
from app.hub.hub import Caller, Hub
from app.hub.live import new_queue
from app.hub.live_queue import BEHIND, LiveQueue
from app.hub.rights import grants_of_caller
from app.hub.sign_in import SignedIn
from app.hub.streams import heads_of
from app.protocol.certificate import Holder
from app.protocol.wire import MARK_HEADER, LiveHello

router = APIRouter()

SEND_S = 20.0
"""A client that takes nothing for this long is let go, within as long again; it comes back and pulls."""
WAIT_S = 25.0
"""Shorter than the 30 s after which many proxies and the clients themselves give up."""
GREET_S = 30.0
"""After this much silence the hub greets again: clients take 45 s without a word for a dead connection."""
_EXPIRED, _LET_GO = 4001, 4003
"""Close codes: the token has ended; rights were withdrawn or the hub stops. Both: connect again."""


class LiveDoor:
    """An ASGI middleware that stands where the routes begin. What it lets in passes by them: their frames and stacks
    would be kept for as long as somebody listens, 12 kB for each (measured)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._route = WebSocketRoute("/v1/live", self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] == self._route.path:
            scope["route"] = self._route
            await _live(WebSocket(scope, receive, send))
        else:
            await self._app(scope, receive, send)


async def _live(websocket: WebSocket) -> None:
    desk = desk_of(websocket)
    try:
        who = await signed_in(HTTPConnection(websocket.scope), Holder.PERSON)
        _check_room(desk, who.caller)
    except ProblemError as problem:
        await websocket.send_denial_response(problem.response())
        return
    websocket.scope["headers"] = []  # token and proof have been looked at, and the connection lasts ten minutes
    live_queue = new_queue(websocket.send_text)
    listener = await run_in_threadpool(desk.hub.bus.join, who.caller, who.claim, live_queue)
    try:
        await websocket.accept()
        await websocket.send_text(_hello(desk.hub))
        live_queue.open()
        code = await _serve(websocket, live_queue, desk.hub, seconds=_seconds_left(desk.hub, who))
        await websocket.close(code)
    except (WebSocketDisconnect, RuntimeError, TimeoutError):
        pass  # it has gone, or takes nothing any more
    finally:
        desk.hub.bus.leave(listener)


def _check_room(desk: Desk, caller: Caller) -> None:
    limits, bus = desk.hub.settings.limits, desk.hub.bus
    if bus.count() >= limits.live_clients or bus.count(caller.person) >= limits.live_clients_per_person:
        raise ProblemError(HubProblem.TOO_MANY, retry_after_s=10.0)


def _seconds_left(hub: Hub, who: SignedIn) -> float:
    return max(0.0, (who.expires_at - hub.clock.now()).total_seconds())


def _hello(hub: Hub) -> str:
    return msgspec.json.encode(LiveHello(epoch=hub.epoch, hub_now=hub.clock.now())).decode()


async def _serve(websocket: WebSocket, live_queue: LiveQueue, hub: Hub, *, seconds: float) -> int:
    """Until the token ends, the bus lets go or the client leaves; the code to close with."""
    hearing = asyncio.create_task(_hear(websocket))
    hearing.add_done_callback(lambda _left: live_queue.end())
    try:
        code = await _watch(live_queue, hub, seconds=seconds)
    finally:
        await live_queue.stop_sending()
        has_left = hearing.done()
        hearing.cancel()
        with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
            await hearing
    if has_left:
        raise WebSocketDisconnect
    return code


async def _watch(live_queue: LiveQueue, hub: Hub, *, seconds: float) -> int:
    """Greets into silence, and notices who takes nothing any more; the queue sends by itself."""
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + seconds
    while (left_s := ends_at - loop.time()) > 0:
        if live_queue.ended.is_set():  # also where it ends in the very moment of a greeting
            return _LET_GO
        stuck_s, quiet_s = live_queue.stuck_s(), live_queue.quiet_s()
        if stuck_s >= SEND_S:
            raise WebSocketDisconnect
        if quiet_s >= GREET_S:
            live_queue.add([_hello(hub)])
            continue
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(left_s, SEND_S - stuck_s, GREET_S - quiet_s)):
                await live_queue.ended.wait()
    return _EXPIRED


async def _hear(websocket: WebSocket) -> None:
    """Clients say nothing here; hearing is how one learns that they have left."""
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return


_WAIT = document(
    signed="a person's",
    extra={
        "description": "Answers `behind` as soon as there is something after `since`, else `hello` after 25 s. "
        f"The header {MARK_HEADER} is the next `since`."
    },
)
_WAIT["responses"][200] = {
    "description": "Something, or nothing yet",
    **content({"$ref": "#/components/schemas/LiveMessage"}),
}


@router.get("/v1/wait", **_WAIT)
async def wait(request: Request, since: str = "") -> Response:
    """The long poll: tells that there is something to pull, and never what."""
    who = await signed_in(request, Holder.PERSON)
    desk, live_queue = desk_of(request), new_queue()
    _check_room(desk, who.caller)
    listener = await run_in_threadpool(desk.hub.bus.join, who.caller, who.claim, live_queue, only_told=True)
    try:
        text = _hello(desk.hub)
        if await run_in_threadpool(_mark, desk.hub, who.caller) != since:
            text = BEHIND
        else:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(WAIT_S, _seconds_left(desk.hub, who))):
                    await live_queue.take()
                    text = BEHIND
    finally:
        desk.hub.bus.leave(listener)
    mark = await run_in_threadpool(_mark, desk.hub, who.caller)
    return Response(text, headers={MARK_HEADER: mark, "Cache-Control": "no-store"}, media_type=JSON)


def _mark(hub: Hub, caller: Caller) -> str:
    """Where everything that the person may read stands; says nothing to anybody else."""
    with reading(hub.engine) as connection:
        version, grants = grants_of_caller(connection, caller, hub.clock.now())
        heads = heads_of(connection, [grant.stream for grant in grants])
    text = "\n".join([hub.epoch, version, *(f"{name} {head}" for name, head in sorted(heads.items()))])
    return hashlib.sha256(text.encode()).hexdigest()[:32]
