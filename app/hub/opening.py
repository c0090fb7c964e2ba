"""Opening what devices have sealed: from bytes to operations whose chain and signatures hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from app.domain.refusal import Refusal
from app.protocol.keys import SealKey, is_signed_by
from app.protocol.operations import (
    FIRST_PREV,
    MAX_PAYLOAD_BYTES,
    Body,
    Operation,
    Signed,
    decode_body,
    decode_operation,
    decode_signed,
    payload_hash,
)
from app.protocol.wire import SealedOperation

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
_NAME = re.compile(r"[0-9A-Za-z:/_.-]{1,128}\Z")
_FIRST_YEAR, _LAST_YEAR = 1900, 9000
"""A clock that is years off is kept and shown; beyond these no database and no calendar follows."""
_SIGNATURES = 64
"""Remembered verdicts, each about one signature of one key over exactly these bytes: at most 16 MB of payloads."""


Writer = tuple[str, str]
"""A person on a device: whose operations form one chain."""


@dataclass(frozen=True)
class Opened:
    """One operation that could be read; nothing of it is trusted before `check_run`."""

    sealed: SealedOperation
    signed: Signed
    operation: Operation
    body: Body | None
    """None: a kind that a newer program wrote, or content that cannot be read."""
    fault: Refusal | None = None
    """What was done cannot be read though it follows its chain: it is refused, and the chain goes on."""

    @property
    def writer(self) -> Writer:
        return self.operation.person, self.operation.device


@dataclass(frozen=True)
class Link:
    """The newest operation of a person on a device that the hub has."""

    seq: int = 0
    hash: str = FIRST_PREV


def open_sealed(item: SealedOperation, key: SealKey) -> Opened | Refusal:
    """Read one sealed operation, or say why it cannot be read."""
    plain = key.open(item.sealed)
    if plain is None:
        return Refusal.BAD_SEAL
    try:
        signed = decode_signed(plain)
        if len(signed.payload) > MAX_PAYLOAD_BYTES:
            return Refusal.TOO_LARGE
        operation = decode_operation(signed.payload)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Refusal.BAD_CONTENT
    if not _is_well_formed(operation, item):
        return Refusal.BAD_CONTENT
    try:
        return Opened(item, signed, operation, decode_body(operation.kind, operation.kind_version, operation.body))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Opened(item, signed, operation, None, Refusal.BAD_CONTENT)


def _is_well_formed(operation: Operation, item: SealedOperation) -> bool:
    names = (operation.person, operation.device, operation.kind, operation.boot, operation.basis or "-")
    return (
        operation.id == item.id
        and _ID.match(operation.id) is not None
        and all(_NAME.match(name) for name in names)
        and operation.claimed_at.tzinfo is not None
        and _FIRST_YEAR <= operation.claimed_at.year <= _LAST_YEAR
        and 0 < operation.kind_version < 2**31
        and 0 < operation.seq < 2**53
        and abs(operation.mono_ms) < 2**53
    )


def follows(link: Link, opened: Opened) -> Refusal | None:
    """Whether an operation continues the chain: None, PARENT_MISSING (held) or BAD_CHAIN."""
    if opened.operation.seq > link.seq + 1:
        return Refusal.PARENT_MISSING
    if opened.operation.seq < link.seq + 1 or opened.operation.prev != link.hash:
        return Refusal.BAD_CHAIN
    return None


def after(opened: Opened) -> Link:
    return Link(opened.operation.seq, payload_hash(opened.signed.payload))


def check_run(run: Sequence[Opened], link: Link, public_keys: Sequence[bytes]) -> list[Refusal | None]:
    """Judge operations of one person on one device, in order of `seq`, that come after `link`.

    The newest signature vouches for the chain before it; only when it fails is every signature looked at. Any of
    `public_keys` will do: what was signed before somebody enrolled again is still theirs.
    """
    verdicts: list[Refusal | None] = []
    for opened in run:
        verdict = follows(link, opened)
        verdicts.append(verdict)
        if verdict is None:
            link = after(opened)
    good = [index for index, verdict in enumerate(verdicts) if verdict is None]
    if not good or is_vouched_for(run[good[-1]], public_keys):
        return verdicts
    first_bad = next(index for index in good if not is_vouched_for(run[index], public_keys))
    for index in good:
        if index >= first_bad:
            verdicts[index] = Refusal.BAD_SIGNATURE if index == first_bad else Refusal.PARENT_MISSING
    return verdicts


def vouched_for(run: Sequence[Opened], public_keys: Sequence[bytes]) -> int:
    """How many from the beginning of a run whose chain holds are vouched for by a signature of one of these keys."""
    for count in range(len(run), 0, -1):
        if is_vouched_for(run[count - 1], public_keys):
            return count
    return 0


def is_vouched_for(opened: Opened, public_keys: Sequence[bytes]) -> bool:
    """Whether its own signature is by one of these keys."""
    return any(_holds(key, opened.signed) for key in public_keys)


@lru_cache(_SIGNATURES)
def _holds(key: bytes, signed: Signed) -> bool:
    """The newest signature of a run is asked for twice, of all keys and then of those that are not revoked."""
    return is_signed_by(key, signed.signature, signed.payload)
