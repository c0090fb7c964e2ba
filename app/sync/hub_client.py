"""Speaking to the hub over HTTP: tokens, proofs, and every way in which it can fail, told as a code.

Nothing here raises for what the network or the hub does: answers are values or a HubProblem.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import msgspec

from app.domain.clock import Clock
from app.domain.refusal import HubProblem, Refusal
from app.protocol import wire
from app.protocol.dpop import Prover
from app.protocol.keys import SigningKey, from_text, is_signed_by, to_text
from app.protocol.log_head import LogHead, is_head_of
from app.protocol.version import PROGRAM, PROTOCOL, version_key
from app.sync import transport
from app.sync.transport import Answer

if TYPE_CHECKING:
    import requests

T = TypeVar("T")

_RENEW_BEFORE_S = 60
_LONGEST_MARK = 128
_CODES = {problem.value: problem for problem in HubProblem}
_REFUSALS = {refusal.value: refusal for refusal in Refusal}


@dataclass(frozen=True)
class Identity:
    """Who speaks: a certificate and its key, and the hub that they belong to."""

    certificate: str
    key: SigningKey
    hub: wire.HubIdentity
    device_certificate: str = ""
    """With a person's certificate: a restored hub may have forgotten both."""


@dataclass
class _Token:
    value: str
    good_until_ms: int


class HubClient:
    """One caller (a device or a person) at one hub. Not shared between threads: each loop has its own."""

    def __init__(
        self, address: str, identity: Identity | None, clock: Clock, *, session: "requests.Session | None" = None
    ) -> None:
        """`address` without a path, for example `https://hub.example.se`. `identity` None: only what needs no token."""
        self._address = address.rstrip("/")
        self._identity = identity
        self._prover = Prover(identity.key) if identity else None
        self._clock = clock
        self._own_session = session
        self._own_line: transport.Line | None = None
        self._nonce = ""
        self._token: _Token | None = None
        self._head: LogHead | None = None
        """The last one whose signature was looked at."""
        self.skew_s = 0.0
        """The hub's clock minus this device's, from the newest answer that told it."""
        self.revocations_at_hub = 0
        """Counter of the hub's newest revocation list, from the newest answer that told it."""
        self.read_timeout_s = transport.READ_TIMEOUT_S
        self.newer_list: Callable[[int], str | None] = lambda _counter: None
        """The revocation list to show to a hub that counts only this far, before a token is asked for."""

    @property
    def address(self) -> str:
        return self._address

    def close(self) -> None:
        if self._own_session is not None:
            self._own_session.close()

    def _line(self) -> transport.Line:
        """Made on the thread that asks first: the program starts without waiting for the network's libraries."""
        if self._own_line is None:
            import requests

            self._own_session = self._own_session or requests.Session()
            self._own_line = transport.Line(self._own_session, self._address)
        return self._own_line

    # --- without a token -------------------------------------------------------------------------------------------

    def statement(self) -> wire.HubStatement | HubProblem:
        """What the hub says of itself; OTHER_VERSION when this program is too old for it or speaks otherwise."""
        answer = self._send("GET", "/v1/hub")
        if isinstance(answer, HubProblem):
            return answer
        statement = _decoded(answer.content, wire.HubStatement)
        if isinstance(statement, HubProblem):
            return statement
        self._note_clock(statement.now)
        self.revocations_at_hub = statement.revocations
        if self._identity is not None and statement.identity.root_key != self._identity.hub.root_key:
            return HubProblem.WRONG_CERTIFICATE
        too_old = version_key(PROGRAM) < version_key(statement.lowest_client)
        return HubProblem.OTHER_VERSION if too_old or statement.protocol != PROTOCOL else statement

    def enrol(self, request: wire.EnrolRequest) -> wire.EnrolAnswer | HubProblem:
        return self._decoded_post("/v1/enrol", request, wire.EnrolAnswer)

    # --- with a token ----------------------------------------------------------------------------------------------

    def push(self, request: wire.PushRequest) -> wire.PushAnswer | HubProblem:
        answer = self._call("POST", "/v1/push", body=msgspec.json.encode(request))
        decoded = answer if isinstance(answer, HubProblem) else _decoded(answer.content, wire.PushAnswer)
        if isinstance(decoded, wire.PushAnswer):
            if len(decoded.epoch) > wire.MAX_NAME:
                return HubProblem.BAD_PAGE  # kept, it would be refused with every push to come
            self._note_clock(decoded.hub_now)
            return msgspec.structs.replace(decoded, head=self._own_hubs(decoded.head))
        return decoded

    def pull(self, request: wire.PullRequest) -> wire.PullAnswer | HubProblem:
        headers = {"Accept-Encoding": "zstd"}
        answer = self._call("POST", "/v1/pull", body=msgspec.json.encode(request), headers=headers)
        decoded = answer if isinstance(answer, HubProblem) else _decoded_page(answer.content)
        if isinstance(decoded, wire.PullAnswer):
            self._note_clock(decoded.hub_now)
            self.revocations_at_hub = decoded.revocations
            return msgspec.structs.replace(decoded, head=self._own_hubs(decoded.head))
        return decoded

    def wait(self, since: str) -> str | HubProblem:
        """The long poll: up to 25 s. The mark of where the hub stands then; another than `since` means that there is
        something to pull."""
        answer = self._call("GET", f"/v1/wait?since={quote(since, safe='')}")
        if isinstance(answer, HubProblem):
            return answer
        mark = answer.headers.get(wire.MARK_HEADER, "")
        return mark if 0 < len(mark) <= _LONGEST_MARK else HubProblem.BAD_PAGE

    def revocations(self) -> str | HubProblem:
        """The hub's revocation list, as it is signed."""
        answer = self._call("GET", "/v1/revocations")
        decoded = answer if isinstance(answer, HubProblem) else _decoded(answer.content, wire.ListOnWire)
        return decoded if isinstance(decoded, HubProblem) else decoded.list

    def outcome(self, operation_id: str) -> wire.OutcomeOnWire | HubProblem:
        answer = self._call("GET", f"/v1/outcomes/{operation_id}")
        return answer if isinstance(answer, HubProblem) else _decoded(answer.content, wire.OutcomeOnWire)

    def door_time(self, door: str, nonce: bytes) -> bytes | HubProblem:
        """A statement of the time for a lock that has lost it, over the nonce that it asked with."""
        request = wire.DoorTimeRequest(nonce=to_text(nonce))
        answer = self._call("POST", f"/v1/doors/{quote(door, safe='')}/time", body=msgspec.json.encode(request))
        decoded = answer if isinstance(answer, HubProblem) else _decoded(answer.content, wire.DoorTimeAnswer)
        if isinstance(decoded, HubProblem):
            return decoded
        try:
            return from_text(decoded.statement)
        except ValueError:
            return HubProblem.BAD_PAGE

    def alarm(self, word: wire.AlarmWord) -> wire.AlarmAnswer | Refusal | HubProblem:
        """One word by the fast road. A Refusal is about this alarm; a HubProblem about the way there."""
        answer = self._call("POST", "/v1/alarms", body=msgspec.json.encode(word), refusals=True)
        return _alarm_answer(answer)

    def alarm_now(self, alarm: str) -> wire.AlarmAnswer | Refusal | HubProblem:
        """Who has one's own alarm."""
        return _alarm_answer(self._call("GET", f"/v1/alarms/{quote(alarm, safe='')}", refusals=True))

    def call(self, word: wire.CallWord) -> wire.CallNow | Refusal | HubProblem:
        """One act in a call."""
        answer = self._call("POST", "/v1/calls", body=msgspec.json.encode(word), refusals=True)
        if isinstance(answer, HubProblem):
            return answer
        refusal = _REFUSALS.get(_code(answer)) if answer.status >= 400 else None
        return _decoded(answer.content, wire.CallNow) if refusal is None else refusal

    def calls(self, call: str, after: int) -> wire.CallsAnswer | HubProblem:
        """One's own calls; of the named one, what other devices have said to this one after that number."""
        answer = self._call("GET", f"/v1/calls?call={quote(call, safe='')}&after={after}")
        return answer if isinstance(answer, HubProblem) else _decoded(answer.content, wire.CallsAnswer)

    def call_signals(self, call: str, signals: wire.CallSignals) -> Refusal | HubProblem | None:
        """To other devices in the call."""
        path = f"/v1/calls/{quote(call, safe='')}/signals"
        answer = self._call("POST", path, body=msgspec.json.encode(signals), refusals=True)
        if isinstance(answer, HubProblem):
            return answer
        return _REFUSALS.get(_code(answer)) if answer.status >= 400 else None

    def attachment_state(self, sha256: str, size: int) -> wire.AttachmentState | HubProblem:
        """`size` is what a new upload would have; a hub that knows nothing of it answers with 0 received."""
        answer = self._call("GET", f"/v1/attachments/{sha256}/state", headers={"Upload-Length": str(size)})
        return answer if isinstance(answer, HubProblem) else _decoded(answer.content, wire.AttachmentState)

    def attachment_part(
        self, sha256: str, size: int, offset: int, part: bytes
    ) -> wire.AttachmentState | Refusal | HubProblem:
        """A Refusal is about this file alone: others may be sent all the same."""
        headers = {
            "Upload-Offset": str(offset),
            "Upload-Length": str(size),
            "Content-Type": "application/octet-stream",
        }
        answer = self._call("PUT", f"/v1/attachments/{sha256}", body=part, headers=headers, refusals=True)
        if isinstance(answer, HubProblem):
            return answer
        refusal = _REFUSALS.get(_code(answer)) if answer.status >= 400 else None
        return _decoded(answer.content, wire.AttachmentState) if refusal is None else refusal

    def attachment_file(self, sha256: str) -> bytes | Refusal | HubProblem:
        """The encrypted file, where a stream that this person may read refers to it."""
        answer = self._call("GET", f"/v1/attachments/{sha256}", refusals=True)
        if isinstance(answer, HubProblem):
            return answer
        return answer.content if answer.status < 400 else _REFUSALS.get(_code(answer), Refusal.NO_SUCH_THING)

    def proof_headers(self, method: str, path: str) -> dict[str, str] | HubProblem:
        """Headers for a connection that is made elsewhere (the live channel), with a fresh nonce and token."""
        token = self._fresh_token()
        if isinstance(token, HubProblem):
            return token
        return self._headers(method, path, token)

    def take_denial(self, nonce: str) -> None:
        """A connection made elsewhere was not let in: the hub has started again, or the token has ended. The next
        headers come with a new token and this nonce."""
        self._token = None
        self._nonce = nonce or self._nonce

    # --- how it is sent --------------------------------------------------------------------------------------------

    def _decoded_post(self, path: str, message: object, kind: type[T]) -> T | HubProblem:
        answer = self._send("POST", path, body=msgspec.json.encode(message))
        return answer if isinstance(answer, HubProblem) else _decoded(answer.content, kind)

    def _call(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        refusals: bool = False,
    ) -> Answer | HubProblem:
        """With `refusals`, an error answer that names a Refusal is given back as it came."""
        answer: Answer | HubProblem = HubProblem.NOT_KNOWN
        for _ in range(2):  # a token may have been withdrawn a moment ago: once more with a new one
            token = self._fresh_token()
            if isinstance(token, HubProblem):
                return token
            answer = self._send(method, path, body=body, headers=headers, token=token, refusals=refusals)
            if answer is not HubProblem.NOT_KNOWN:
                return answer
            self._token = None
        return answer

    def _fresh_token(self) -> str | HubProblem:
        if self._token is not None and self._clock.monotonic_ms() < self._token.good_until_ms:
            return self._token.value
        if self._identity is None:
            return HubProblem.NOT_KNOWN
        # Another hub would only say that it does not know us, and it is told nothing of who we are.
        statement = self.statement()
        if isinstance(statement, HubProblem):
            return statement
        self._show_list(statement.revocations)
        challenge = secrets.token_urlsafe(24)
        request = wire.TokenRequest(
            certificate=self._identity.certificate,
            challenge=challenge,
            device_certificate=self._identity.device_certificate,
        )
        answer = self._decoded_post("/v1/token", request, wire.TokenAnswer)
        if isinstance(answer, HubProblem):
            return answer
        proof = wire.hub_proof_message(challenge, answer.epoch)
        if not is_signed_by(from_text(self._identity.hub.root_key), answer.hub_proof, proof):
            return HubProblem.WRONG_CERTIFICATE
        self._note_clock(answer.now)
        life_ms = max(1, answer.expires_in - _RENEW_BEFORE_S) * 1000
        self._token = _Token(answer.access_token, self._clock.monotonic_ms() + life_ms)
        return answer.access_token

    def _show_list(self, hub_counter: int) -> None:
        """A hub that was restored may have forgotten whom it has shut out. It is not waited for: what it does not take
        now it is shown at the next token."""
        text = self.newer_list(hub_counter)
        if text is not None:
            self._decoded_post("/v1/revocations", wire.ListOnWire(list=text), wire.ListOnWire)

    def _send(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        token: str = "",
        refusals: bool = False,
    ) -> Answer | HubProblem:
        for _ in range(2):  # the hub hands out a nonce with its first refusal
            proofs = self._headers(method, path.partition("?")[0], token)
            own = {"Content-Type": "application/json", **proofs, **(headers or {})}
            answer = self._line().send(method, path, body=body, headers=own, read_timeout_s=self.read_timeout_s)
            if isinstance(answer, HubProblem):
                return answer
            nonce_before, self._nonce = self._nonce, answer.headers.get("DPoP-Nonce", self._nonce)
            wants_nonce = answer.status == 401 and _code(answer) == "use_dpop_nonce"
            if answer.status < 400 or (refusals and _code(answer) in _REFUSALS.keys() - _CODES.keys()):
                return answer
            if not wants_nonce or self._nonce == nonce_before:
                return _problem(answer)
        return HubProblem.NOT_KNOWN

    def _headers(self, method: str, path: str, token: str) -> dict[str, str]:
        headers = {"Tryggve-Program": PROGRAM}
        if self._prover is None:
            return headers
        proof = self._prover.prove(
            method, self._address + path, at=self._clock.now(), nonce=self._nonce, access_token=token
        )
        headers["DPoP"] = proof
        if token:
            headers["Authorization"] = f"DPoP {token}"
        return headers

    def _own_hubs(self, head: LogHead | None) -> LogHead | None:
        """The head, when the pinned hub has signed it. Another one proves nothing and is not kept; the answer that it
        came with stands."""
        if head is None or head == self._head:
            return head
        if self._identity is None or not is_head_of(head, from_text(self._identity.hub.root_key)):
            return None
        self._head = head
        return head

    def _note_clock(self, hub_now: datetime) -> None:
        self.skew_s = (hub_now - self._clock.now()).total_seconds()


def _alarm_answer(answer: Answer | HubProblem) -> wire.AlarmAnswer | Refusal | HubProblem:
    if isinstance(answer, HubProblem):
        return answer
    refusal = _REFUSALS.get(_code(answer)) if answer.status >= 400 else None
    return _decoded(answer.content, wire.AlarmAnswer) if refusal is None else refusal


def _code(answer: Answer) -> str:
    try:
        return msgspec.json.decode(answer.content, type=wire.Problem).code
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def _problem(answer: Answer) -> HubProblem:
    """Known codes as they are; anything else that answers with an error is not a hub in order."""
    known = _CODES.get(_code(answer))
    if known is not None:
        return known
    if answer.status in {401, 403}:
        return HubProblem.NOT_KNOWN
    return HubProblem.TOO_MANY if answer.status == 429 else HubProblem.HUB_DOWN


def _decoded_page(content: bytes) -> wire.PullAnswer | HubProblem:
    """Bodies of records are not looked at, but what is no text at all is no page: such a record would be kept unread
    until it changes."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return HubProblem.BAD_PAGE
    return _decoded(content, wire.PullAnswer)


def _decoded(content: bytes, kind: type[T]) -> T | HubProblem:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return HubProblem.BAD_PAGE
