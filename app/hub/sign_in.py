"""Sign-in: short tokens bound to a key, and the proofs (DPoP, RFC 9449) that come with every request.

A proof is fresh by the hub's nonce and never by the device's clock: a device whose clock is years off must still be
able to deliver what was written on it.
"""

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from app.domain.clock import Clock
from app.domain.refusal import HubProblem
from app.hub.database import reading
from app.hub.hub import Caller, Hub
from app.hub.hub_keys import HubKeys
from app.hub.known_again import know_again
from app.hub.revoking import is_revoked
from app.hub.standing import Claim
from app.protocol import certificate
from app.protocol.certificate import Holder
from app.protocol.dpop import Proof, read_proof, thumbprint, token_hash
from app.protocol.keys import from_text, is_signed_by, to_text
from app.protocol.wire import TokenAnswer, TokenRequest, hub_proof_message

NONCE_LIFE_MS = 120_000
"""How long a nonce is good: above the longest upload of a part on a poor network, since a proof is made before it."""
NONCE_RENEW_MS = 30_000
"""A nonce older than this is answered with a newer one, so that a busy client is never sent back."""
_MAX_SEEN = 200_000
"""Proofs remembered against replay; 1,600 requests a second for the life of a nonce."""
_MAX_TOKEN_CHARS = 4096
_TOKENS = 2048
"""Remembered, at most 8 MB; strangers' noise only pushes others out, which costs 0.15 ms each."""
USE_NONCE = "use_dpop_nonce"
_TOKEN_HEADER = to_text(b'{"alg":"Ed25519","typ":"at+jwt"}')


class _Confirmation(msgspec.Struct, frozen=True):
    jkt: str


class TokenClaims(msgspec.Struct, frozen=True, omit_defaults=True):
    iss: str
    exp: int
    iat: int
    jti: str
    cnf: _Confirmation
    holder: Holder
    device: str
    key: str
    person: str = ""
    role: str = ""


@dataclass(frozen=True)
class Request:
    """What of an HTTP request or WebSocket upgrade a proof speaks of."""

    method: str
    host: str
    path: str
    proof: str
    authorization: str


@dataclass(frozen=True)
class Proved:
    """Whom a request names, by a token of ours and a proof of its key; whether they may still come in is not asked."""

    claim: Claim
    expires_at: datetime
    nonce: str
    """A newer nonce for the client, or empty."""


@dataclass(frozen=True)
class SignedIn:
    caller: Caller
    claim: Claim
    expires_at: datetime
    nonce: str
    """A newer nonce for the client, or empty."""


@dataclass(frozen=True)
class Denied:
    """`code` of HubProblem or `use_dpop_nonce`; `nonce` to try again with."""

    code: str
    nonce: str


class ProofGuard:
    """Nonces and replays of one worker process. Nonces hold for every worker and from this process's start on;
    a proof that another worker has seen is not known here, for at most the life of its nonce."""

    def __init__(self, keys: HubKeys, clock: Clock) -> None:
        self._secret = hashlib.sha256(b"tryggve dpop nonce" + keys.token.raw()).digest()
        self._clock = clock
        self._started_ms = _now_ms(clock)
        self._lock = threading.Lock()
        self._seen: OrderedDict[str, int] = OrderedDict()

    def nonce(self) -> str:
        plain = _now_ms(self._clock).to_bytes(8, "big") + secrets.token_bytes(8)
        return to_text(plain + self._mac(plain))

    def age_ms(self, nonce: str) -> int | None:
        """None for what this hub did not hand out, or too long ago."""
        try:
            raw = from_text(nonce)
        except ValueError:
            return None
        plain, mac = raw[:16], raw[16:]
        if len(raw) != 32 or not hmac.compare_digest(mac, self._mac(plain)):
            return None
        at, now = int.from_bytes(plain[:8], "big"), _now_ms(self._clock)
        # A clock that was ahead at the start and has been put right would make all nonces older than the start.
        self._started_ms = min(self._started_ms, now)
        age = now - at
        return age if 0 <= age <= NONCE_LIFE_MS and at >= self._started_ms else None

    def is_replay(self, key: bytes, jti: str) -> bool:
        """Remembers the proof. When too many are remembered, the newest is refused rather than the oldest let in."""
        now = _now_ms(self._clock)
        name = f"{to_text(key)}.{jti}"
        with self._lock:
            while self._seen and now - next(iter(self._seen.values())) > NONCE_LIFE_MS:
                self._seen.popitem(last=False)
            if name in self._seen or len(self._seen) >= _MAX_SEEN:
                return True
            self._seen[name] = now
        return False

    def _mac(self, plain: bytes) -> bytes:
        return hmac.digest(self._secret, plain, "sha256")[:16]


def _now_ms(clock: Clock) -> int:
    return int(clock.now().timestamp() * 1000)


def check_proof(guard: ProofGuard, request: Request, *, key: str, token: str = "") -> Proof | Denied:
    """`key` (base64url) is the one that the certificate or token names: a stranger's proofs are never remembered, so
    that nobody can fill that memory from outside."""
    proof = read_proof(request.proof)
    if proof is None or not _is_about(proof, request) or to_text(proof.public_key) != key:
        return Denied(HubProblem.NOT_KNOWN, guard.nonce())
    if token and not hmac.compare_digest(proof.claims.ath, token_hash(token)):
        return Denied(HubProblem.NOT_KNOWN, guard.nonce())
    if guard.age_ms(proof.claims.nonce) is None:
        return Denied(USE_NONCE, guard.nonce())
    if guard.is_replay(proof.public_key, proof.claims.jti):
        return Denied(HubProblem.NOT_KNOWN, guard.nonce())
    return proof


def _is_about(proof: Proof, request: Request) -> bool:
    """Scheme is left out: a proxy that ends TLS makes it look otherwise here, and the host names the hub."""
    try:
        target = urlsplit(proof.claims.htu)
    except ValueError:
        return False
    return (
        proof.claims.htm == request.method
        and target.netloc.lower() == request.host.lower()
        and target.path == request.path
        and 8 <= len(proof.claims.jti) <= 128
    )


def give_token(hub: Hub, guard: ProofGuard, request: Request, message: TokenRequest) -> TokenAnswer | Denied:
    """A token for the holder of a certificate who proves that they have its key."""
    named = certificate.read(message.certificate, hub.keys.root.public())
    if named is None or named.hub_id != hub.hub_id:
        return Denied(HubProblem.NOT_KNOWN, guard.nonce())
    proof = check_proof(guard, request, key=named.key)
    if isinstance(proof, Denied):
        return proof
    with reading(hub.engine) as connection:
        if is_revoked(connection, named.serial):
            return Denied(HubProblem.REVOKED, guard.nonce())
    claim = Claim.of(named)
    caller = hub.standings.of(claim)
    if caller is HubProblem.NOT_KNOWN and know_again(hub, (message.device_certificate, message.certificate)):
        caller = hub.standings.of(claim)
    if isinstance(caller, HubProblem):
        return Denied(caller, guard.nonce())
    now = hub.clock.now()
    return TokenAnswer(
        access_token=_token(hub, claim, caller, now),
        token_type="DPoP",  # noqa: S106 - the kind of token, no secret
        expires_in=int(hub.settings.token_life.total_seconds()),
        hub_proof=hub.keys.root.sign(hub_proof_message(message.challenge, hub.epoch)),
        epoch=hub.epoch,
        now=now,
    )


def _token(hub: Hub, claim: Claim, caller: Caller, now: datetime) -> str:
    issued = int(now.timestamp())
    claims = TokenClaims(
        iss=hub.hub_id,
        exp=issued + int(hub.settings.token_life.total_seconds()),
        iat=issued,
        jti=secrets.token_urlsafe(12),
        cnf=_Confirmation(thumbprint(from_text(claim.key))),
        holder=claim.holder,
        device=claim.device,
        key=claim.key,
        person=claim.person,
        role=caller.role.value if caller.role else "",
    )
    signing_input = f"{_TOKEN_HEADER}.{to_text(msgspec.json.encode(claims))}"
    return f"{signing_input}.{to_text(hub.keys.token.sign(signing_input.encode()))}"


@lru_cache(_TOKENS)
def _claims_of(public: bytes, token: str) -> TokenClaims | None:
    """What a token of ours says, signed by this key and bound to the key that it names. It comes with every request of
    its ten minutes, and says the same each time; that it has not ended, and who may still come in, is asked every
    time."""
    head, _, tail = token.rpartition(".")
    header, _, payload = head.partition(".")
    try:
        if header != _TOKEN_HEADER or not is_signed_by(public, from_text(tail), head.encode()):
            return None
        claims = msgspec.json.decode(from_text(payload), type=TokenClaims)
        return claims if thumbprint(from_text(claims.key)) == claims.cnf.jkt else None
    except (ValueError, msgspec.MsgspecError):
        return None


def _read_token(hub: Hub, token: str) -> TokenClaims | None:
    claims = _claims_of(hub.keys.token.public(), token) if len(token) <= _MAX_TOKEN_CHARS else None
    good = claims is not None and claims.iss == hub.hub_id and claims.exp > hub.clock.now().timestamp()
    return claims if good else None


def prove(hub: Hub, guard: ProofGuard, request: Request) -> Proved | Denied:
    """Whom a request names. Asks no database, so that no thread is changed for it."""
    scheme, _, token = request.authorization.partition(" ")
    claims = _read_token(hub, token) if scheme.lower() == "dpop" else None
    if claims is None:
        return Denied(HubProblem.NOT_KNOWN, guard.nonce())
    proof = check_proof(guard, request, key=claims.key, token=token)
    if isinstance(proof, Denied):
        return proof
    claim = Claim(claims.holder, claims.device, claims.person, claims.key)
    expires_at = datetime.fromtimestamp(claims.exp, tz=hub.clock.now().tzinfo)
    return Proved(claim, expires_at, _renewed(guard, proof.claims.nonce))


def let_in(guard: ProofGuard, proved: Proved, caller: Caller | HubProblem) -> SignedIn | Denied:
    """`caller`: as the hub's standings say of the claim just now."""
    if isinstance(caller, HubProblem):
        return Denied(caller, guard.nonce())
    return SignedIn(caller, proved.claim, proved.expires_at, proved.nonce)


def _renewed(guard: ProofGuard, nonce: str) -> str:
    age = guard.age_ms(nonce)
    return guard.nonce() if age is None or age > NONCE_RENEW_MS else ""
