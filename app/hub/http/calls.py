"""Calls: begun, answered and ended, and what the devices in one say to each other to connect."""

import re

from fastapi import APIRouter, Request, Response

from app.domain.call import CallAct
from app.domain.refusal import HubProblem, Refusal
from app.hub.calls import calling
from app.hub.http.desk import ProblemError, answered, caller_of, decoded, desk_of, in_thread, read_body
from app.hub.http.documented import body_of, document
from app.protocol import wire
from app.protocol.certificate import Holder

router = APIRouter()

_ID = re.compile(r"[\w.:-]{1,64}\Z", re.ASCII)
_MAX_WORD = 1024
_MAX_SIGNALS = 128 * 1024
_NUMBER = re.compile(r"[0-9]{1,9}\Z", re.ASCII)


@router.post(
    "/v1/calls",
    **document(
        answer=wire.CallNow,
        problems=(400, 404, 408, 409, 413),
        signed="a person's",
        extra=body_of(wire.CallWord),
    ),
)
async def say(request: Request) -> Response:
    """One act: begin a call, ask a third person in, answer, decline, hang up. The first device that answers has it; any
    other is told 409."""
    caller = await caller_of(request, Holder.PERSON)
    word = decoded(await read_body(request, _MAX_WORD), wire.CallWord)
    if not _ID.match(word.call) or len(word.to) > 64:
        raise ProblemError(Refusal.BAD_CONTENT)
    if word.act in {CallAct.START, CallAct.RING_TOO}:
        wait = desk_of(request).callers.wait_s(caller.person or "")
        if wait:
            raise ProblemError(HubProblem.TOO_MANY, retry_after_s=wait)
    answer = await in_thread(request, calling.say, desk_of(request).hub, caller, word)
    if isinstance(answer, Refusal):
        raise ProblemError(answer)
    return answered(answer)


@router.get("/v1/calls", **document(answer=wire.CallsAnswer, problems=(400,), signed="a person's"))
async def ask(request: Request, call: str = "", after: str = "0") -> Response:
    """The caller's own calls; of the named one, what other devices have said to this one after that number."""
    caller = await caller_of(request, Holder.PERSON)
    if (call and not _ID.match(call)) or not _NUMBER.match(after):
        raise ProblemError(Refusal.BAD_CONTENT)
    answer = await in_thread(request, calling.ask, desk_of(request).hub, caller, call, int(after))
    return answered(answer, headers={"Cache-Control": "no-store"})


@router.post(
    "/v1/calls/{call_id}/signals",
    status_code=204,
    **document(problems=(400, 404, 408, 409, 413), signed="a person's", extra=body_of(wire.CallSignals)),
)
async def signal(request: Request, call_id: str) -> Response:
    """To devices in the call, from one in it; the hub reads none of it."""
    caller = await caller_of(request, Holder.PERSON)
    said = decoded(await read_body(request, _MAX_SIGNALS), wire.CallSignals).signals
    if not _ID.match(call_id):
        raise ProblemError(Refusal.NO_SUCH_THING)
    if len(said) > wire.MAX_SIGNALS or any(len(one.text) > wire.MAX_SIGNAL for one in said):
        raise ProblemError(Refusal.TOO_LARGE)
    refusal = await in_thread(request, calling.signal, desk_of(request).hub, caller, call_id, said)
    if refusal is not None:
        raise ProblemError(refusal)
    return Response(status_code=204)
