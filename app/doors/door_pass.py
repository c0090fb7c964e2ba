"""The door pass: a CWT (RFC 8392) in COSE_Sign1 with Ed25519, for one person's key, one door and one window.

The lock checks it without a hub. `cnf` (RFC 8747) binds it to the person's key on one device: a copied pass is of no
use to anybody else. The clock is handed in; the library's own, which reads the machine's, is not used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from app.domain.door import DoorAction
from app.domain.ids import DoorId, PersonId, VisitId
from app.domain.refusal import DoorRefusal

if TYPE_CHECKING:
    from app.doors.pass_signer import PassSigner

MAX_PASS_BYTES = 1024
"""A pass of UUIDs is some 330 bytes."""
MAX_PASS_LIFE = timedelta(hours=24)
"""Longest window that the signer signs: a withdrawn pass that no list has followed to the lock works for at most this
long. Would change with visits longer than a day."""

_ISS, _SUB, _AUD, _EXP, _NBF, _CTI, _CNF = 1, 2, 3, 4, 5, 7, 8
_COSE_KEY = 1
_OPERATIONS, _VISIT = -70001, -70002
"""Private claims (below -65536, RFC 8392 section 9.1)."""
_SIGN1 = 0xD2
"""First byte of a CBOR item tagged 18: COSE_Sign1. Without it the library would take unsigned CBOR for a token."""

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]


class PassClaims(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the signer; it crosses to the signer's process."""

    issuer: Text
    person: Text
    door: Text
    pass_id: Text
    not_before: datetime
    expires: datetime
    operations: Annotated[tuple[DoorAction, ...], msgspec.Meta(max_length=2)]
    holder_key: Key
    visit: Annotated[str, msgspec.Meta(max_length=64)] | None = None


@dataclass(frozen=True)
class DoorPass:
    """A pass whose signature holds. Whether it holds *now* is `window_refusal`'s to say."""

    issuer: str
    person: PersonId
    door: DoorId
    pass_id: str
    not_before: datetime
    expires: datetime
    operations: frozenset[DoorAction]
    holder_key: bytes
    visit: VisitId | None


def issue_pass(signer: "PassSigner", claims: PassClaims) -> bytes:
    """The token. Raises ValueError for a window that is empty or longer than MAX_PASS_LIFE."""
    return signer.sign_pass(claims)


def sign_claims(claims: PassClaims, *, kid: str, private: bytes, public: bytes) -> bytes:
    """Called by signers only. Raises ValueError where a pass should not be."""
    if not timedelta(0) < claims.expires - claims.not_before <= MAX_PASS_LIFE:
        raise ValueError("a pass's window is empty or too long")
    from cwt import CWT, COSEKey  # a tenth of a second that no start has to wait for

    key = COSEKey.new({1: 1, 2: kid.encode(), 3: -8, -1: 6, -2: public, -4: private})
    token = CWT.new().encode_and_sign(_to_cbor(claims), key)
    if len(token) > MAX_PASS_BYTES:
        raise ValueError("a pass is too long")
    return bytes(token)


def _to_cbor(claims: PassClaims) -> dict[int, Any]:
    body: dict[int, Any] = {
        _ISS: claims.issuer,
        _SUB: claims.person,
        _AUD: claims.door,
        _NBF: int(claims.not_before.timestamp()),
        _EXP: int(claims.expires.timestamp()),
        _CTI: claims.pass_id.encode(),
        _CNF: {_COSE_KEY: {1: 1, -1: 6, -2: claims.holder_key}},
        _OPERATIONS: [str(operation) for operation in claims.operations],
    }
    if claims.visit is not None:
        body[_VISIT] = claims.visit
    return body


def read_pass(token: bytes, pinned: Mapping[str, bytes]) -> DoorPass | DoorRefusal:
    """The pass, when one of the pinned keys (kid → raw Ed25519 key) has signed it; its window is not looked at."""
    if not 0 < len(token) <= MAX_PASS_BYTES or token[0] != _SIGN1 or not pinned:
        return DoorRefusal.PASS_REFUSED
    from cwt import CWT, COSEKey

    keys = [COSEKey.new({1: 1, 2: kid.encode(), 3: -8, -1: 6, -2: key}) for kid, key in pinned.items()]
    try:
        return _from_cbor(CWT.new().decode(token, keys, no_verify=True))
    except Exception:
        # The library leaks whatever its parser stumbles over (IndexError, AttributeError, ...) when a radio brings
        # noise. Before the signature is checked all of it means the same, and a lock may not fall over.
        return DoorRefusal.PASS_REFUSED


def _from_cbor(body: Any) -> DoorPass:
    claims = msgspec.convert(
        {
            "issuer": body[_ISS],
            "person": body[_SUB],
            "door": body[_AUD],
            "pass_id": body[_CTI].decode(),
            "not_before": datetime.fromtimestamp(body[_NBF], UTC),
            "expires": datetime.fromtimestamp(body[_EXP], UTC),
            "operations": tuple(body[_OPERATIONS]),
            "holder_key": body[_CNF][_COSE_KEY][-2],
            "visit": body.get(_VISIT),
        },
        PassClaims,
    )
    return DoorPass(
        issuer=claims.issuer,
        person=PersonId(claims.person),
        door=DoorId(claims.door),
        pass_id=claims.pass_id,
        not_before=claims.not_before,
        expires=claims.expires,
        operations=frozenset(claims.operations),
        holder_key=claims.holder_key,
        visit=None if claims.visit is None else VisitId(claims.visit),
    )


def window_refusal(door_pass: DoorPass, now: datetime) -> DoorRefusal | None:
    """None while the pass holds: from `not_before` on, and before `expires`."""
    if now < door_pass.not_before:
        return DoorRefusal.PASS_NOT_YET
    if now >= door_pass.expires:
        return DoorRefusal.PASS_ENDED
    return None
