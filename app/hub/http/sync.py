"""Push, pull and outcomes."""

import re

import msgspec
import zstandard
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.domain.refusal import Refusal
from app.hub.http.desk import JSON, ProblemError, answered, caller_of, decoded, desk_of, read_body
from app.hub.http.documented import body_of, document
from app.hub.hub import Caller, Hub
from app.hub.outcomes import outcome_for
from app.protocol import wire
from app.protocol.certificate import Holder

router = APIRouter()

_ID = re.compile(r"[0-9a-f-]{36}\Z")
_MAX_CERTIFICATE = 4096
_MAX_PULL_BYTES = 8 * 1024 * 1024
"""20,000 positions of some 130 bytes, three times over."""
_ZSTD_LEVEL = 1
"""11 ms for 10,000 records; gzip takes 127 (measured)."""


@router.post(
    "/v1/push",
    **document(answer=wire.PushAnswer, problems=(400, 408, 413), signed="a device's", extra=body_of(wire.PushRequest)),
)
async def push(request: Request) -> Response:
    """Take in a batch of sealed operations; one outcome for each."""
    caller = await caller_of(request, Holder.DEVICE)
    message = decoded(await read_body(request, wire.MAX_BODY_BYTES), wire.PushRequest)
    _check_push(message)
    return answered(await run_in_threadpool(_push, desk_of(request).hub, caller, message))


def _check_push(message: wire.PushRequest) -> None:
    if len(message.operations) > wire.MAX_BATCH:
        raise ProblemError(Refusal.TOO_LARGE)
    ids = {item.id for item in message.operations}
    _check_reports(message.reports)
    named = all(0 < len(name) <= wire.MAX_NAME for name in ids) and len(message.epoch) <= wire.MAX_NAME
    certificates = message.certificates
    named = (
        named and len(certificates) <= wire.MAX_BATCH and all(len(text) <= _MAX_CERTIFICATE for text in certificates)
    )
    if not named or len(ids) != len(message.operations) or message.device_now.tzinfo is None:
        raise ProblemError(Refusal.BAD_CONTENT)


def _check_reports(reports: tuple[wire.DeviceReport, ...]) -> None:
    if len(reports) > wire.MAX_REPORTS:
        raise ProblemError(Refusal.TOO_LARGE)
    if any(not 0 < len(report.person) <= wire.MAX_NAME for report in reports):
        raise ProblemError(Refusal.BAD_CONTENT)


def _push(hub: Hub, caller: Caller, message: wire.PushRequest) -> wire.PushAnswer:
    from app.hub.ingest import take_in

    return take_in(hub, caller, message)


@router.post(
    "/v1/pull",
    **document(answer=wire.PullAnswer, problems=(400, 408, 413), signed="a person's", extra=body_of(wire.PullRequest)),
)
async def pull(request: Request) -> Response:
    """The next page of what the person may read, zstd-compressed when that is accepted."""
    caller = await caller_of(request, Holder.PERSON)
    message = decoded(await read_body(request, _MAX_PULL_BYTES), wire.PullRequest)
    _check_pull(message)
    packed = _accepts_zstd(request.headers.get("accept-encoding", ""))
    body = await run_in_threadpool(_pull, desk_of(request).hub, caller, message, packed=packed)
    headers = {"Vary": "Accept-Encoding", "Cache-Control": "no-store"}
    return Response(body, headers=headers | ({"Content-Encoding": "zstd"} if packed else {}), media_type=JSON)


def _check_pull(message: wire.PullRequest) -> None:
    if len(message.positions) > wire.MAX_STREAMS:
        raise ProblemError(Refusal.TOO_LARGE)
    _check_reports(message.reports)
    numbers = all(0 <= number < wire.MAX_NUMBER for number in message.positions.values())
    names = max(map(len, (message.epoch, message.grants, *message.positions))) <= wire.MAX_NAME
    if not numbers or not names or not 1 <= message.limit <= wire.MAX_PAGE:
        raise ProblemError(Refusal.BAD_CONTENT)


def _pull(hub: Hub, caller: Caller, message: wire.PullRequest, *, packed: bool) -> bytes:
    from app.hub.feed import page_for

    page = msgspec.json.encode(page_for(hub, caller, message))
    return zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(page) if packed else page


def _accepts_zstd(header: str) -> bool:
    for part in header.split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() == "zstd":
            return weight.replace(" ", "").lower() not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


@router.get("/v1/outcomes/{operation_id}", **document(answer=wire.OutcomeAnswer, problems=(404,), signed="a person's"))
async def outcome(request: Request, operation_id: str) -> Response:
    """What became of one of the person's own operations; for a conflict with the present record."""
    caller = await caller_of(request, Holder.PERSON)
    known = _ID.match(operation_id) is not None
    found = await run_in_threadpool(outcome_for, desk_of(request).hub, caller, operation_id) if known else None
    if found is None:
        raise ProblemError(Refusal.NO_SUCH_THING)
    return answered(found)
