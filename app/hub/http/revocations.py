"""The revocation list: fetched by every client, and shown to a hub that knows less."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.domain.refusal import Refusal
from app.hub import revoked_list
from app.hub.http.desk import ProblemError, answered, caller_of, decoded, desk_of, read_body
from app.hub.http.documented import body_of, document
from app.protocol.revocations import MAX_LIST_BYTES
from app.protocol.wire import ListOnWire

router = APIRouter()

_MAX_BODY = MAX_LIST_BYTES + 1024


@router.get("/v1/revocations", **document(answer=ListOnWire, signed="any"))
async def fetch(request: Request) -> Response:
    """Who and what is shut out, signed by the root key."""
    await caller_of(request)
    return answered(ListOnWire(list=await run_in_threadpool(revoked_list.signed_list, desk_of(request).hub)))


@router.post("/v1/revocations", **document(answer=ListOnWire, problems=(400, 408, 413), extra=body_of(ListOnWire)))
async def show(request: Request) -> Response:
    """A list of this hub's own that it has forgotten, from whoever has it. The answer is the list that holds now."""
    hub = desk_of(request).hub
    message = decoded(await read_body(request, _MAX_BODY), ListOnWire)
    if not await run_in_threadpool(revoked_list.take_over, hub, message.list):
        raise ProblemError(Refusal.BAD_SIGNATURE)
    return answered(ListOnWire(list=await run_in_threadpool(revoked_list.signed_list, hub)))
