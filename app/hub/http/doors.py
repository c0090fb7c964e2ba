"""What a lock is told through whoever stands at it."""

import re
from datetime import datetime

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.domain.refusal import HubProblem, Refusal
from app.doors.session import NONCE_BYTES
from app.doors.signer_process import SignerGoneError
from app.doors.statements import TimeStatement
from app.hub.database import reading
from app.hub.http.desk import ProblemError, answered, caller_of, decoded, desk_of, read_body
from app.hub.http.documented import body_of, document
from app.hub.hub import Caller, Hub
from app.hub.passes import has_pass
from app.protocol import wire
from app.protocol.certificate import Holder
from app.protocol.keys import from_text, to_text

router = APIRouter()

_DOOR = re.compile(r"[\w.:-]{1,64}\Z", re.ASCII)
_MAX_BODY = 1024


@router.post(
    "/v1/doors/{door_id}/time",
    **document(
        answer=wire.DoorTimeAnswer,
        problems=(400, 404, 408, 413),
        signed="a person's",
        extra=body_of(wire.DoorTimeRequest),
    ),
)
async def tell_time(request: Request, door_id: str) -> Response:
    """The time for a lock that has lost it, signed over its own nonce; for who holds a pass for this door just now."""
    caller = await caller_of(request, Holder.PERSON)
    message = decoded(await read_body(request, _MAX_BODY), wire.DoorTimeRequest)
    hub = desk_of(request).hub
    nonce, now = _nonce_of(message), hub.clock.now()
    if not _DOOR.match(door_id) or not await run_in_threadpool(_may_ask, hub, caller, door_id, now):
        raise ProblemError(Refusal.NO_SUCH_THING)
    try:
        signed = await run_in_threadpool(hub.signer.sign_statement, TimeStatement(door=door_id, nonce=nonce, now=now))
    except SignerGoneError as error:
        raise ProblemError(HubProblem.HUB_DOWN) from error
    return answered(wire.DoorTimeAnswer(statement=to_text(signed)))


def _nonce_of(message: wire.DoorTimeRequest) -> bytes:
    try:
        nonce = from_text(message.nonce)
    except ValueError:
        nonce = b""
    if len(nonce) != NONCE_BYTES:
        raise ProblemError(Refusal.BAD_CONTENT)
    return nonce


def _may_ask(hub: Hub, caller: Caller, door_id: str, now: datetime) -> bool:
    with reading(hub.engine) as connection:
        return has_pass(connection, caller.person or "", caller.device, door_id=door_id, now=now)
