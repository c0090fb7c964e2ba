"""The application: routes, gate and the document of it all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from app.domain.refusal import HubProblem, Refusal
from app.hub.alarm_watch import AlarmWatch
from app.hub.calls.watch import CallWatch
from app.hub.http import alarms, attachments, calls, doors, health, live, revocations, sharing, sync, web, who
from app.hub.http.desk import Desk, ProblemError
from app.hub.http.documented import openapi_of
from app.hub.http.gate import Gate
from app.hub.http.shortcut import Shortcut
from app.hub.hub import Hub
from app.hub.quiet import Quiet
from app.hub.tablets import TabletWatch
from app.hub.unopened import Unopened

THREADS = 14
"""Requests worked on at one time: below the database's pool of connections, so that none waits for one in vain."""


def create_app(hub: Hub) -> FastAPI:
    """The API of this hub. Its lifespan starts and stops the live bus, the sealing of the access log, and the watches
    over alarms, calls, messages that nobody opens, tablets, and silence of days."""
    desk = Desk.of(hub)
    watches = (AlarmWatch(hub), CallWatch(hub), Unopened(hub), TabletWatch(hub), Quiet(hub))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        hub.bus.start()
        hub.sealing.start()
        for watch in watches:
            watch.start()
        try:
            yield
        finally:
            for watch in watches:
                await anyio.to_thread.run_sync(watch.stop)
            await anyio.to_thread.run_sync(hub.bus.stop)
            await anyio.to_thread.run_sync(hub.sealing.stop)
            for watch in watches:
                await anyio.to_thread.run_sync(watch.stop)

    app = FastAPI(
        title="Tryggve hub",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        middleware=[
            Middleware(Gate, desk=desk),
            Middleware(live.LiveDoor),
            Middleware(Shortcut, posts={"/v1/push": sync.push}),
        ],
        redirect_slashes=False,
    )
    app.state.desk = desk
    for room in (who, revocations, sync, live, alarms, calls, attachments, doors, sharing, web, health):
        app.include_router(room.router)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(HTTPException, _http_problem)
    app.openapi = lambda: _document(app)  # type: ignore[method-assign]
    return app


def _document(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        app.openapi_schema = openapi_of(app)
    return app.openapi_schema


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return error.response()


_CODES = {404: Refusal.NO_SUCH_THING, 405: Refusal.NO_SUCH_THING, 413: Refusal.TOO_LARGE}


async def _http_problem(_request: Request, error: Exception) -> Response:
    """What the framework itself refuses."""
    assert isinstance(error, HTTPException)
    code = HubProblem.HUB_DOWN if error.status_code >= 500 else _CODES.get(error.status_code, Refusal.BAD_CONTENT)
    return ProblemError(code, error.status_code, headers=dict(error.headers or {})).response()
