"""Spoilt messages to the hub. Each ends in an answer without a fault of the hub's, and what cannot be right is refused
with a code.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from app.domain.refusal import HubProblem, Refusal
from app.protocol import wire
from app.protocol.identifiers import new_id
from app.protocol.keys import from_text, to_text
from tests.hub.hub_fixture import Speaker
from tests.sync.fuzz import noise
from tests.sync.fuzz.played import At, Played
from tests.sync.fuzz.traffic import Answer, Heard, Sent

CODES = {*(code.value for code in Refusal), *(code.value for code in HubProblem), "use_dpop_nonce"}
_JSON = frozenset({"enrol", "token", "revocations", "push", "pull", "door"})
_OPEN = frozenset({"hub", "enrol", "revocations"})
"""Asked without a token; `revocations` when a list is shown."""
_OF_DEVICE = frozenset({"push", "part", "state"})


@dataclass(frozen=True)
class Spoiler:
    """One spoilt message: what it is drawn from, and how it is sent."""

    played: Played
    rng: random.Random

    def heard(self, *kinds: str, life: int | None = None) -> Heard:
        """A message that a real client has sent, of any of these kinds; of any at all without."""
        kind = self.rng.choice(kinds) if kinds else ""
        found = [one for one in self.played.memory.all(kind=kind, life=life) if one.who in _SITTING]
        if not kinds:  # else most would be pulls
            kind = self.rng.choice(sorted({one.sent.kind for one in found}))
            found = [one for one in found if one.sent.kind == kind]
        return self.rng.choice(found)

    def at(self) -> At:
        return self.rng.choice(self.played.people)

    def voice_of(self, heard: Heard) -> Speaker:
        at = self.played.at(heard.who)
        if heard.sent.kind == "token":  # Bo's too
            named = msgspec.json.decode(heard.sent.body, type=wire.TokenRequest).certificate
            return next(voice for voice in self.played.voices() if voice.certificate == named)
        return at.device if heard.sent.kind in _OF_DEVICE else at.own

    def say(
        self,
        voice: Speaker,
        sent: Sent,
        *,
        body: bytes | None = None,
        path: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Signed and with a token, as the voice would say it."""
        content, own = sent.body if body is None else body, {**sent.own_headers, **(headers or {})}
        answer: object = voice.send(sent.method, path or sent.path, content=content, headers=own)
        assert isinstance(answer, Answer)
        return is_in_order(sent, answer)

    def repeat(self, sent: Sent, *, headers: Mapping[str, str] | None = None) -> Answer:
        """With the very headers that it came with."""
        own = {**sent.headers, **(headers or {})}
        answer: object = self.played.mouth.request(sent.method, sent.path, content=sent.body, headers=own)
        assert isinstance(answer, Answer)
        return is_in_order(sent, answer)


_SITTING = frozenset({"ett", "två", "tre"})


def is_in_order(sent: Sent, answer: Answer) -> Answer:
    """Never a fault of the hub's, and never a refusal without a code that we know."""
    assert answer.status_code < 500, f"{sent.method} {sent.path}: {answer.status_code} {answer.text}"
    if answer.status_code >= 400:
        assert answer.headers.get("content-type") == "application/problem+json", answer.headers
        code = msgspec.json.decode(answer.content, type=wire.Problem).code
        assert code in CODES, f"no code of ours: {code}"
    elif sent.kind == "push":
        for outcome in msgspec.json.decode(answer.content, type=wire.PushAnswer).outcomes:
            fine = outcome.outcome in {wire.Outcome.APPLIED, wire.Outcome.DUPLICATE}
            assert fine or outcome.reason in CODES, f"{outcome.outcome} without a reason"
    return answer


def is_refused(answer: Answer) -> None:
    assert answer.status_code >= 400, f"taken: {answer.status_code} {answer.text}"


# --- bytes --------------------------------------------------------------------------------------------------------


def cut(spoil: Spoiler) -> None:
    heard = spoil.heard("push", "pull", "token", "enrol", "door", "revocations", "part")
    if not heard.sent.body:
        return cut_proof(spoil)
    answer = spoil.say(spoil.voice_of(heard), heard.sent, body=noise.cut(spoil.rng, heard.sent.body))
    if heard.sent.kind in _JSON:
        is_refused(answer)
    return None


def cut_proof(spoil: Spoiler) -> None:
    heard = spoil.heard("push", "pull", "token", "door", "outcome", "wait", "state", "part")
    voice = spoil.voice_of(heard)
    name = spoil.rng.choice(["DPoP", "Authorization"])
    if name == "Authorization" and heard.sent.kind == "token":
        name = "DPoP"
    if not voice.token:
        voice.sign_in()
    own = voice.headers(heard.sent.method, heard.sent.path)
    scheme, space, whole = own[name].rpartition(" ")
    if spoil.rng.random() < 0.3:  # the last sign has bits that say nothing
        spoilt = noise.flipped(spoil.rng, whole[:-1].encode()).decode("ascii", "replace") + whole[-1]
    else:
        spoilt = noise.cut(spoil.rng, whole.encode()).decode()
    is_refused(spoil.repeat(heard.sent, headers={**own, name: scheme + space + spoilt}))


def made_up_proof(spoil: Spoiler) -> None:
    """Signed rightly by a key of their own, with something in it that no program writes."""
    heard = spoil.heard("push", "pull", "token", "door", "outcome", "wait", "state", "part")
    voice = spoil.voice_of(heard)
    head, claims, _ = voice.headers(heard.sent.method, heard.sent.path)["DPoP"].split(".")
    place, how = spoil.rng.randrange(2), spoil.rng.choice([_some_deep, noise.no_utf8, noise.too_large, noise.cut])
    parts = [from_text(head), from_text(claims)]
    parts[place] = how(spoil.rng, parts[place])
    signed = ".".join(map(to_text, parts))
    proof = f"{signed}.{to_text(voice.key.sign(signed.encode()))}"
    own = voice.headers(heard.sent.method, heard.sent.path)
    answer = spoil.repeat(heard.sent, headers={**own, "DPoP": proof})
    if how is not noise.too_large:  # a device's clock, above all, is believed nothing
        is_refused(answer)


def _some_deep(rng: random.Random, content: bytes) -> bytes:
    """As deep as there is room in a header."""
    return noise.nested(rng, content, deep=1_500)


def no_utf8(spoil: Spoiler) -> None:
    heard = spoil.heard("push", "pull", "token", "enrol", "door")
    is_refused(spoil.say(spoil.voice_of(heard), heard.sent, body=noise.no_utf8(spoil.rng, heard.sent.body)))


def nested(spoil: Spoiler) -> None:
    heard = spoil.heard("push", "pull", "token", "enrol", "door")
    is_refused(spoil.say(spoil.voice_of(heard), heard.sent, body=noise.nested(spoil.rng, heard.sent.body)))


def packed(spoil: Spoiler) -> None:
    """Nobody unpacks what comes in: a bomb is as large here as it is on the wire."""
    heard = spoil.heard("push", "pull", "token", "enrol", "door")
    name, body = noise.packed(spoil.rng, heard.sent.body)
    if spoil.rng.random() < 0.3:
        name, body = "zstd", _bomb()
    is_refused(spoil.say(spoil.voice_of(heard), heard.sent, body=body, headers={"Content-Encoding": name}))


@lru_cache(1)
def _bomb() -> bytes:
    return noise.zstd_bomb(100 * wire.MAX_PART_BYTES)


def prepare() -> None:
    """What is large and sent again and again is there before memory is watched."""
    _bomb()
    _much()


# --- order --------------------------------------------------------------------------------------------------------


def doubled(spoil: Spoiler) -> None:
    heard = spoil.heard()
    voice = spoil.voice_of(heard)
    first, second = (spoil.say(voice, heard.sent) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200), (first.text, second.text)


def replayed(spoil: Spoiler) -> None:
    """Word for word, with the proof that was used up."""
    heard = spoil.heard("push", "pull", "token", "door", "outcome", "wait", "state", "part")
    is_refused(spoil.repeat(heard.sent))


def swapped(spoil: Spoiler) -> None:
    first, second = spoil.heard(), spoil.heard()
    for heard in (second, first):
        spoil.say(spoil.voice_of(heard), heard.sent)


# --- of another -----------------------------------------------------------------------------------------------------


def other_epoch(spoil: Spoiler) -> None:
    heard = spoil.heard("push", "pull")
    whole = msgspec.json.decode(heard.sent.body)
    epoch = spoil.rng.choice([spoil.played.life_before, spoil.played.foreign.epoch, new_id(), ""])
    body = msgspec.json.encode({**whole, "epoch": epoch})
    answer = spoil.say(spoil.voice_of(heard), heard.sent, body=body)
    if heard.sent.kind == "pull":
        told = msgspec.json.decode(answer.content, type=wire.PullAnswer)
        assert not told.records, "records for positions that were counted in another life"


def other_life(spoil: Spoiler) -> None:
    """What was said to the hub's earlier life."""
    heard = spoil.heard(life=0)
    spoil.say(spoil.voice_of(heard), heard.sent)


def other_voice(spoil: Spoiler) -> None:
    """Said by somebody else, who is let in by a key of their own."""
    heard = spoil.heard("push", "pull", "door", "outcome", "state", "part")
    played = spoil.played
    voice = spoil.rng.choice([v for v in played.voices() if v.key.public() != spoil.voice_of(heard).key.public()])
    answer = spoil.say(voice, heard.sent)
    of_device = voice in {id(v): v for v in played.voices()[: 2 * len(played.people) : 2]}.values()
    match heard.sent.kind:
        case "push" if answer.status_code == 200:
            told = msgspec.json.decode(answer.content, type=wire.PushAnswer)
            assert {one.reason for one in told.outcomes} <= {Refusal.NOT_YOURS.value}, told
        case "pull" | "door" | "outcome" if of_device:
            is_refused(answer)


def other_keys(spoil: Spoiler) -> None:
    """A token, a certificate or a proof of somebody else's: another person's, another device's, another hub's."""
    heard = spoil.heard("push", "pull", "token", "door", "outcome", "wait", "state", "part")
    foreign, voice = spoil.played.foreign, spoil.voice_of(heard)
    others = [
        one for one in [*spoil.played.voices(), foreign.device, foreign.own] if one.key.public() != voice.key.public()
    ]
    other = spoil.rng.choice(others)
    if heard.sent.kind == "token":
        request = msgspec.json.decode(heard.sent.body, type=wire.TokenRequest)
        body = msgspec.json.encode(msgspec.structs.replace(request, certificate=other.certificate))
        is_refused(spoil.say(voice, heard.sent, body=body))
        return
    if not other.token:
        other.sign_in()
    mixed = Speaker(spoil.played.mouth, voice.key, voice.certificate, token=other.token or "x.y.z")
    is_refused(spoil.say(mixed, heard.sent))


def other_version(spoil: Spoiler) -> None:
    heard = spoil.heard()
    program, is_old = spoil.rng.choice(
        [("0.0.9", True), ("", True), ("x", True), ("9" * 1000, True), ("0.\u0661", True), ("99.0", False)]
    )
    answer = spoil.say(spoil.voice_of(heard), heard.sent, headers={"Tryggve-Program": program})
    if is_old and heard.sent.kind not in {"hub", "token"}:
        assert answer.status_code == 426, (program, answer.status_code)


# --- size -----------------------------------------------------------------------------------------------------------


def large_field(spoil: Spoiler) -> None:
    heard = spoil.heard("push", "pull", "token", "enrol", "door", "revocations")
    if not heard.sent.body:
        return
    spoil.say(spoil.voice_of(heard), heard.sent, body=noise.too_large(spoil.rng, heard.sent.body))


def large_list(spoil: Spoiler) -> None:
    """100 times as many as one message may hold."""
    at, epoch = spoil.at(), spoil.played.epoch
    name = spoil.rng.choice(sorted(_MANY))
    one, count = _MANY[name]
    many = (one * noise.TIMES * count).rstrip(b",")
    if name == "positions":
        body = b'{"epoch":"%b","grants":"","positions":{%b}}' % (epoch.encode(), many)
        is_refused(spoil.say(at.own, Sent("POST", "/v1/pull", {}, body)))
        return
    request = wire.PushRequest(epoch=epoch, device_now=at.seat.clock.now(), operations=(), reports=(_REPORT,))
    whole = msgspec.json.decode(msgspec.json.encode(request))
    body = msgspec.json.encode({"certificates": [], **whole, name: msgspec.Raw(b"[%b]" % many)})
    is_refused(spoil.say(at.device, Sent("POST", "/v1/push", {}, body)))


_REPORT = wire.DeviceReport(person="p")
_MANY = {
    "operations": (b'{"id":"o","sealed":"eA=="},', wire.MAX_BATCH),
    "certificates": (b'"e30.e30.e30",', wire.MAX_BATCH),
    "reports": (b'{"person":"p"},', wire.MAX_REPORTS),
    "positions": (b'"s":1,', wire.MAX_STREAMS),
}
"""Written as text: so many objects of our own would be the memory that is watched here."""


def large_body(spoil: Spoiler) -> None:
    """Of the bounds that are told by Content-Length, and of the body itself."""
    heard = spoil.heard("push", "pull", "token", "enrol", "door", "part")
    if spoil.rng.random() < 0.5:
        content, headers = heard.sent.body, {"Content-Length": str(noise.TIMES * wire.MAX_BODY_BYTES)}
    else:
        content, headers = _much(), {}
    is_refused(spoil.say(spoil.voice_of(heard), heard.sent, body=content, headers=headers))


@lru_cache(1)
def _much() -> bytes:
    return b" " * (wire.MAX_BODY_BYTES + 1)


def large_path(spoil: Spoiler) -> None:
    heard = spoil.heard("outcome", "state", "part", "door")
    name = spoil.rng.choice([new_id() * noise.TIMES, "0" * 64 * noise.TIMES, "%00", "..", "å" * 300, "-" * 36])
    _, version, room, _, *rest = heard.sent.path.split("/")
    is_refused(spoil.say(spoil.voice_of(heard), heard.sent, path="/".join(["", version, room, name, *rest])))


def large_file(spoil: Spoiler) -> None:
    heard = spoil.heard("part", "state")
    size = spoil.rng.choice([noise.TIMES * wire.MAX_ATTACHMENT_BYTES, 10**15, 10**30, -1, 0])
    offset = spoil.rng.choice([0, size, 10**14])
    sha256 = spoil.rng.randbytes(32).hex()
    path = heard.sent.path.replace(heard.sent.path.split("/")[3], sha256)
    headers = {"Upload-Length": str(size), "Upload-Offset": str(offset)}
    answer = spoil.say(spoil.voice_of(heard), heard.sent, path=path, headers=headers)
    if heard.sent.kind == "part":
        is_refused(answer)


def spoilt_part(spoil: Spoiler) -> None:
    """A part of a file that waits at its device: cut, altered, or at another place than it belongs."""
    waiting = [(at, one) for at in spoil.played.people for one in at.seat._client.device.attachments.waiting()]
    if not waiting:
        return doubled(spoil)
    at, queued = spoil.rng.choice(waiting)
    content = queued.path.read_bytes()
    how = spoil.rng.choice(["cut", "flipped", "elsewhere", "more"])
    offset = spoil.rng.randrange(1, len(content) + 1) if how == "elsewhere" else 0
    match how:
        case "cut":
            content = noise.cut(spoil.rng, content)
        case "flipped":
            content = noise.flipped(spoil.rng, content)
        case "more":
            content *= noise.TIMES
    headers = {"Upload-Length": str(queued.size), "Upload-Offset": str(offset)}
    spoil.say(at.device, Sent("PUT", f"/v1/attachments/{queued.sha256}", headers, content))
    return None


TO_HUB: tuple[Callable[[Spoiler], None], ...] = (
    cut,
    cut_proof,
    made_up_proof,
    no_utf8,
    nested,
    packed,
    doubled,
    replayed,
    swapped,
    other_epoch,
    other_life,
    other_voice,
    other_keys,
    other_version,
    large_field,
    large_list,
    large_body,
    large_path,
    large_file,
    spoilt_part,
)
