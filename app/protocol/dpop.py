"""DPoP proofs (RFC 9449) by Ed25519 keys (RFC 8037, alg `Ed25519` of RFC 9864): making and reading them.

Whether a proof is fresh, for the right request and not a replay is judged by the hub (app.hub.sign_in).
"""

import hashlib
import uuid
from datetime import datetime

import msgspec

from app.protocol.keys import SigningKey, from_text, is_signed_by, to_text

ALGORITHMS = frozenset({"Ed25519", "EdDSA"})
"""The second is the older name of the same signature."""

MAX_PROOF_CHARS = 4096


class Jwk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public Ed25519 key. Anything more, a private `d` above all, is refused."""

    crv: str
    kty: str
    x: str


class ProofHeader(msgspec.Struct, frozen=True):
    typ: str
    alg: str
    jwk: Jwk


class ProofClaims(msgspec.Struct, frozen=True, omit_defaults=True):
    """`iat` is the device's clock and is not believed; `nonce` is what makes a proof fresh."""

    jti: str
    htm: str
    htu: str
    iat: int
    nonce: str = ""
    ath: str = ""


class Proof(msgspec.Struct, frozen=True):
    """A proof whose signature by the key in it holds."""

    claims: ProofClaims
    public_key: bytes


_header_decoder = msgspec.json.Decoder(ProofHeader)
_claims_decoder = msgspec.json.Decoder(ProofClaims)


def thumbprint(public_key: bytes) -> str:
    """The key's JWK thumbprint (RFC 7638)."""
    canonical = f'{{"crv":"Ed25519","kty":"OKP","x":"{to_text(public_key)}"}}'
    return to_text(hashlib.sha256(canonical.encode()).digest())


def token_hash(token: str) -> str:
    """The claim `ath`."""
    return to_text(hashlib.sha256(token.encode()).digest())


class Prover:
    """Makes proofs for one key. Thread-safe."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key
        header = ProofHeader("dpop+jwt", "Ed25519", Jwk("Ed25519", "OKP", to_text(key.public())))
        self._header = to_text(msgspec.json.encode(header))

    def prove(self, method: str, url: str, *, at: datetime, nonce: str = "", access_token: str = "") -> str:
        """`url` without query; `nonce` from the hub's last `DPoP-Nonce` header, empty when there is none yet."""
        ath = token_hash(access_token) if access_token else ""
        claims = ProofClaims(uuid.uuid4().hex, method, url, int(at.timestamp()), nonce, ath)
        signing_input = f"{self._header}.{to_text(msgspec.json.encode(claims))}"
        return f"{signing_input}.{to_text(self._key.sign(signing_input.encode()))}"


def read_proof(text: str) -> Proof | None:
    """None unless it is a DPoP proof with a good signature by the key that it names."""
    if len(text) > MAX_PROOF_CHARS or text.count(".") != 2:
        return None
    head, claims, signature = text.split(".")
    try:
        header = _header_decoder.decode(from_text(head))
        public_key = from_text(header.jwk.x)
        if not _is_ours(header, public_key):
            return None
        if not is_signed_by(public_key, from_text(signature), f"{head}.{claims}".encode()):
            return None
        return Proof(_claims_decoder.decode(from_text(claims)), public_key)
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return None


def _is_ours(header: ProofHeader, public_key: bytes) -> bool:
    named = (header.typ, header.jwk.crv, header.jwk.kty)
    return named == ("dpop+jwt", "Ed25519", "OKP") and header.alg in ALGORITHMS and to_text(public_key) == header.jwk.x
