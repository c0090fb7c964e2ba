"""OpenAPI for messages that are msgspec Structs: schemas from msgspec, put into FastAPI's document."""

from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.protocol import wire
from app.protocol.version import PROGRAM

_REF = "#/components/schemas/{name}"

MESSAGES: tuple[type[msgspec.Struct], ...] = (
    wire.HubStatement,
    wire.EnrolRequest,
    wire.EnrolAnswer,
    wire.TokenRequest,
    wire.TokenAnswer,
    wire.PushRequest,
    wire.PushAnswer,
    wire.PullRequest,
    wire.PullAnswer,
    wire.OutcomeAnswer,
    wire.AlarmWord,
    wire.AlarmAnswer,
    wire.CallWord,
    wire.CallNow,
    wire.CallSignals,
    wire.CallsAnswer,
    wire.AttachmentState,
    wire.SharedAnswer,
    wire.DoorTimeAnswer,
    wire.DoorTimeRequest,
    wire.ListOnWire,
    wire.LiveHello,
    wire.LiveRecord,
    wire.LiveBehind,
    wire.LiveCall,
    wire.Problem,
)

PROGRAM_HEADER = {
    "name": "Tryggve-Program",
    "in": "header",
    "required": True,
    "description": "The program's version; too old is answered with 426 and the code `other_version`.",
    "schema": {"type": "string", "examples": [PROGRAM]},
}
_PROBLEMS = {
    400: "The request could not be read",
    401: "No good token or proof; `use_dpop_nonce` comes with a nonce to try again with",
    403: "Shut out, or the wrong kind of token",
    404: "No such thing, or not for you",
    405: "No such method here",
    408: "The body did not come in time",
    409: "Something else has happened meanwhile",
    413: "Too large",
    416: "No such range",
    426: "The program is too old for this hub",
    429: "Too many requests; Retry-After says when",
    503: "The hub cannot just now; Retry-After says when",
    507: "No room left",
}


def ref(message: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": _REF.format(name=message.__name__)}


def content(schema: dict[str, Any], media_type: str = "application/json") -> dict[str, Any]:
    return {"content": {media_type: {"schema": schema}}}


def body_of(message: type[msgspec.Struct]) -> dict[str, Any]:
    return {"requestBody": {"required": True, **content(ref(message))}}


def header(name: str, *, required: bool = True, about: str = "", kind: str = "string") -> dict[str, Any]:
    """An integer is a number of bytes."""
    schema: dict[str, Any] = {"type": kind, "minimum": 0} if kind == "integer" else {"type": kind}
    return {"name": name, "in": "header", "required": required, "description": about, "schema": schema}


def document(
    *,
    answer: type[msgspec.Struct] | None = None,
    problems: Sequence[int] = (),
    signed: str = "",
    extra: dict[str, Any] | None = None,
    anonymous: bool = False,
) -> dict[str, Any]:
    """Keyword arguments for a route. `signed`: which token it wants, in words; empty for none."""
    known = [429, 503, *problems, *([401, 403] if signed else []), *([] if anonymous else [426])]
    responses: dict[int | str, dict[str, Any]] = {
        status: {"description": _PROBLEMS[status], **content(ref(wire.Problem), "application/problem+json")}
        for status in sorted(set(known))
    }
    if answer is not None:
        responses[200] = {"description": "Done", **content(ref(answer))}
    more = dict(extra or {})
    if not anonymous:
        more["parameters"] = [PROGRAM_HEADER, *more.get("parameters", [])]
    if signed:
        more["security"] = [{"token": [], "proof": []}]
        more["description"] = f"{more.get('description', '')} Token: {signed}.".strip()
    return {"responses": responses, "openapi_extra": more}


def openapi_of(app: FastAPI) -> dict[str, Any]:
    """The whole document, OpenAPI 3.1."""
    found = get_openapi(
        title="Tryggve hub",
        version=PROGRAM,
        openapi_version="3.1.0",
        description="Every error is a `Problem`. Moments are RFC 3339, bytes are base64, keys base64url.",
        routes=app.routes,
    )
    _, schemas = msgspec.json.schema_components(MESSAGES, ref_template=_REF)
    components = found.setdefault("components", {})
    components["schemas"] = {**schemas, "LiveMessage": _live()}
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "DPoP", "description": "`Authorization: DPoP <token>` (RFC 9449)"},
        "proof": {"type": "apiKey", "in": "header", "name": "DPoP", "description": "A proof with the hub's nonce"},
    }
    for path in found["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    return found


def _live() -> dict[str, Any]:
    return {"anyOf": [ref(kind) for kind in (wire.LiveHello, wire.LiveRecord, wire.LiveBehind, wire.LiveCall)]}
