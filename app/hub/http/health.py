"""For those who watch over the hub: alive, ready, numbers."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse

from app.domain.refusal import HubProblem
from app.hub.database import reading
from app.hub.http.desk import ProblemError, desk_of
from app.hub.http.documented import document
from app.hub.hub import Hub
from app.hub.queues import queues_of
from app.hub.tables import meta

router = APIRouter()

_PLAIN = "text/plain"


@router.get("/healthz", response_class=PlainTextResponse, **document(anonymous=True))
async def alive() -> Response:
    """The process answers."""
    return Response("ok\n", media_type=_PLAIN)


@router.get("/readyz", response_class=PlainTextResponse, **document(anonymous=True))
async def ready(request: Request) -> Response:
    """The database answers and belongs to this hub's epoch."""
    hub = desk_of(request).hub
    if await run_in_threadpool(_epoch, hub) != hub.epoch:
        raise ProblemError(HubProblem.HUB_DOWN, retry_after_s=5.0)
    return Response("ok\n", media_type=_PLAIN)


def _epoch(hub: Hub) -> str | None:
    with reading(hub.engine) as connection:
        return connection.scalar(select(meta.c.value).where(meta.c.key == "epoch"))


@router.get("/metrics", response_class=PlainTextResponse, **document(anonymous=True))
async def metrics(request: Request) -> Response:
    """Prometheus' text format; codes and counts only."""
    return Response(await run_in_threadpool(_metrics, desk_of(request).hub), media_type=CONTENT_TYPE_LATEST)


def _metrics(hub: Hub) -> bytes:
    hub.metrics.observe(queues_of(hub))
    return hub.metrics.text()
