"""Attachments over HTTP: parts in, ranges out."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse

from app.domain.refusal import Refusal, StoreProblem
from app.hub import attachments
from app.hub.http.desk import ProblemError, answered, caller_of, desk_of, number_in, read_body
from app.hub.http.documented import content, document, header
from app.protocol import wire
from app.protocol.certificate import Holder

router = APIRouter()

_BYTES = "application/octet-stream"
_LENGTH = header("Upload-Length", kind="integer", about="Size of the whole file")
_OFFSET = header("Upload-Offset", kind="integer", about="Where this part begins")
_SIZE_OR_ZERO = header("Upload-Length", required=False, kind="integer", about="Size that a new upload would have")
_ANY = "a person's or a device's"


def _named(sha256: str) -> str:
    if not attachments.is_name(sha256):
        raise ProblemError(Refusal.NO_SUCH_THING)
    return sha256


@router.put(
    "/v1/attachments/{sha256}",
    **document(
        answer=wire.AttachmentState,
        problems=(400, 404, 408, 409, 413, 507),
        signed=_ANY,
        extra={
            "parameters": [_OFFSET, _LENGTH],
            "requestBody": {"required": True, **content({"type": "string", "format": "binary"}, _BYTES)},
        },
    ),
)
async def put_part(request: Request, sha256: str) -> Response:
    """Store the next part, at most 1 MiB. `complete` in the answer is the receipt."""
    caller = await caller_of(request)
    size, offset = number_in(request, "upload-length"), number_in(request, "upload-offset")
    part = await read_body(request, wire.MAX_PART_BYTES)
    hub = desk_of(request).hub
    found = await run_in_threadpool(
        attachments.take_part, hub, caller, _named(sha256), size=size, offset=offset, part=part
    )
    if isinstance(found, StoreProblem):
        raise ProblemError(found, 507, retry_after_s=60.0)
    if isinstance(found, Refusal):
        raise ProblemError(found)
    return answered(found, headers=_progress(found))


def _progress(state: wire.AttachmentState) -> dict[str, str]:
    return {"Upload-Offset": str(state.received), "Upload-Length": str(state.size), "Cache-Control": "no-store"}


@router.get(
    "/v1/attachments/{sha256}/state",
    **document(answer=wire.AttachmentState, problems=(400, 404), signed=_ANY, extra={"parameters": [_SIZE_OR_ZERO]}),
)
async def state(request: Request, sha256: str) -> Response:
    """How far this device's own upload has come; 0 received for everything else."""
    caller = await caller_of(request)
    size = number_in(request, "upload-length", "0")
    found = await run_in_threadpool(attachments.state_for, desk_of(request).hub, caller, _named(sha256), size)
    return answered(found, headers=_progress(found))


@router.head(
    "/v1/attachments/{sha256}",
    response_class=Response,
    **document(problems=(400, 404), signed=_ANY, extra={"parameters": [_SIZE_OR_ZERO]}),
)
async def head(request: Request, sha256: str) -> Response:
    """The same as the state, in headers alone."""
    caller = await caller_of(request)
    size = number_in(request, "upload-length", "0")
    found = await run_in_threadpool(attachments.state_for, desk_of(request).hub, caller, _named(sha256), size)
    return Response(headers=_progress(found))


@router.get(
    "/v1/attachments/{sha256}",
    **document(problems=(400, 404, 416), signed="a person's")
    | {"response_class": FileResponse, "response_model": None},
)
async def get_file(request: Request, sha256: str) -> Response:
    """The encrypted file, whole or by Range, when a stream that the person may read refers to it."""
    caller = await caller_of(request, Holder.PERSON)
    path = await run_in_threadpool(attachments.readable, desk_of(request).hub, caller, _named(sha256))
    if path is None:
        raise ProblemError(Refusal.NO_SUCH_THING)
    return FileResponse(path, media_type=_BYTES, headers={"Cache-Control": "no-store"})
