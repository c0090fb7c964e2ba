"""Who the hub is, enrolment, and tokens."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.domain.refusal import HubProblem, Refusal
from app.hub import enrolment, revoked_list, sign_in
from app.hub.http.desk import (
    SMALL_BODY,
    Desk,
    ProblemError,
    address_of,
    answered,
    as_signed,
    decoded,
    denied,
    desk_of,
    in_thread,
    read_body,
)
from app.hub.http.documented import body_of, document, header
from app.hub.sign_in import Denied
from app.protocol import version, wire

router = APIRouter()

_MAX_CHARS = 256
_MAX_LIST = 4 * 1024 * 1024
"""80,000 certificates that were shut out."""


@router.get("/v1/hub", **document(answer=wire.HubStatement, anonymous=True))
async def hub_statement(request: Request) -> Response:
    """What the hub says of itself, to everybody; with a nonce, since whoever asks wants a token next."""
    desk = desk_of(request)
    hub, request.state.nonce = desk.hub, desk.proofs.nonce()
    return answered(
        wire.HubStatement(
            identity=await run_in_threadpool(hub.identity),
            epoch=hub.epoch,
            now=hub.clock.now(),
            protocol=version.PROTOCOL,
            program=version.PROGRAM,
            lowest_client=hub.settings.lowest_client,
            revocations=await run_in_threadpool(revoked_list.counter, hub),
        )
    )


@router.post(
    "/v1/enrol", **document(answer=wire.EnrolAnswer, problems=(400, 403, 413), extra=body_of(wire.EnrolRequest))
)
async def enrol(request: Request) -> Response:
    """Certificates for a device's key and a person's key, for a one-time code."""
    desk = desk_of(request)
    message = decoded(await read_body(request, SMALL_BODY), wire.EnrolRequest)
    if max(map(len, (message.code, message.device_name, message.program))) > _MAX_CHARS:
        raise ProblemError(Refusal.BAD_CONTENT)
    return answered(await run_in_threadpool(_enrol, desk, message, address_of(request)))


def _enrol(desk: Desk, message: wire.EnrolRequest, address: str) -> wire.EnrolAnswer:
    wait = desk.wrong_codes.wait_s(address, take=0)
    if wait:
        raise ProblemError(HubProblem.TOO_MANY, retry_after_s=wait)
    found = enrolment.enrol(desk.hub, message)
    if found is HubProblem.CODE_UNKNOWN:
        desk.wrong_codes.wait_s(address)
    if not isinstance(found, wire.EnrolAnswer):
        raise ProblemError(found, 403 if found is HubProblem.NOT_KNOWN else 0)
    return found


@router.post(
    "/v1/token",
    **document(
        answer=wire.TokenAnswer,
        problems=(400, 401, 403, 413),
        extra=body_of(wire.TokenRequest) | {"parameters": [header("DPoP", about="A proof by the certificate's key")]},
    ),
)
async def token(request: Request) -> Response:
    """A short token for the holder of a certificate."""
    desk = desk_of(request)
    message = decoded(await read_body(request, SMALL_BODY), wire.TokenRequest)
    if not 16 <= len(message.challenge) <= _MAX_CHARS:
        raise ProblemError(Refusal.BAD_CONTENT)
    found = await in_thread(request, sign_in.give_token, desk.hub, desk.proofs, as_signed(request), message)
    if isinstance(found, Denied):
        raise denied(found)
    return answered(found, headers={"Cache-Control": "no-store"})
