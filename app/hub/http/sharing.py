"""What a närstående may see besides the conversation."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.hub import sharing
from app.hub.http.desk import ProblemError, answered, caller_of, desk_of
from app.hub.http.documented import document
from app.protocol import wire
from app.protocol.certificate import Holder

router = APIRouter()


@router.get("/v1/shared", **document(answer=wire.SharedAnswer, signed="a närstående's"))
async def shared(request: Request) -> Response:
    """Who comes today, of every brukare who has chosen to share it with the caller."""
    caller = await caller_of(request, Holder.PERSON)
    if caller.role is not Role.NARSTAENDE:
        raise ProblemError(Refusal.NOT_YOURS)
    answer = await run_in_threadpool(sharing.shared_with, desk_of(request).hub, caller)
    return answered(answer, headers={"Cache-Control": "no-store"})
