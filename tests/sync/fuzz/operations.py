"""Spoilt operations in pushes that are in order: each is refused or held with a reason, and its author's chain stays as
it is. What only Ralf writes may be taken, since it is signed and in its place, whatever stands in it.
"""

from collections.abc import Callable

import msgspec

from app.domain.conversation import ThreadKind
from app.domain.refusal import Refusal
from app.hub.chains import lock_link
from app.hub.database import writing
from app.protocol import operations as op
from app.protocol import wire
from app.protocol.identifiers import new_id
from app.protocol.keys import SigningKey, seal
from tests.hub.hub_fixture import Speaker
from tests.sync.fuzz import noise
from tests.sync.fuzz.played import At
from tests.sync.fuzz.to_hub import Spoiler
from tests.sync.fuzz.traffic import Sent


def _push(spoil: Spoiler, device: Speaker, *items: wire.SealedOperation) -> tuple[wire.OutcomeOnWire, ...]:
    now = spoil.played.hub.clock.now()
    request = wire.PushRequest(epoch=spoil.played.epoch, device_now=now, operations=items)
    answer = spoil.say(device, Sent("POST", "/v1/push", {}, msgspec.json.encode(request)))
    assert answer.status_code == 200, answer.text
    outcomes = msgspec.json.decode(answer.content, type=wire.PushAnswer).outcomes
    assert [one.id for one in outcomes] == [item.id for item in items]
    return outcomes


def _not_taken(outcomes: tuple[wire.OutcomeOnWire, ...], *reasons: Refusal) -> None:
    for one in outcomes:
        assert one.outcome in {wire.Outcome.REFUSED, wire.Outcome.HELD}, f"taken: {one}"
        assert one.reason in {reason.value for reason in reasons}, one


def _sealed(spoil: Spoiler, payload: bytes, key: SigningKey, operation_id: str) -> wire.SealedOperation:
    hub_key = spoil.played.hub.hub.keys.seal.public()
    return wire.SealedOperation(operation_id, seal(op.sign_operation(payload, key), hub_key))


def _next_of(spoil: Spoiler, at: At) -> op.Operation:
    """What `at` could write next, as far as the hub has heard of them."""
    device = at.seat._client.device.enrolled()
    assert device is not None
    with writing(spoil.played.hub.engine) as connection:
        link = lock_link(connection, (at.person, device.device))
    return _note(spoil, at.person, device.device, link.seq + 1, link.hash)


def _note(spoil: Spoiler, person: str, device: str, seq: int, prev: str) -> op.Operation:
    visit = spoil.played.town.visits[0]
    return op.Operation(
        id=new_id(),
        kind="note.write",
        kind_version=op.KIND_VERSION,
        body=op.encode_body(op.NoteWrite(visit=visit, text="Något annat.")),
        claimed_at=spoil.played.hub.clock.now(),
        boot="boot",
        mono_ms=seq,
        person=person,
        device=device,
        basis=visit,
        seq=seq,
        prev=prev,
    )


def _waiting(spoil: Spoiler) -> tuple[At, tuple[wire.SealedOperation, ...]]:
    """What somebody has written and not sent yet."""
    at = spoil.at()
    while len(rows := at.waiting()) < 2:
        spoil.played.act(at)
    return at, tuple(wire.SealedOperation(row.id, row.sealed) for row in rows)


# --- of honest people -----------------------------------------------------------------------------------------------


def bytes_flipped(spoil: Spoiler) -> None:
    at, (first, *_) = _waiting(spoil)
    how = spoil.rng.choice([noise.flipped, noise.cut])
    spoilt = wire.SealedOperation(first.id, how(spoil.rng, first.sealed))
    _not_taken(_push(spoil, at.device, spoilt), Refusal.BAD_SEAL)


def other_id(spoil: Spoiler) -> None:
    """Opened and sealed again under another name, as only the hub's own people could."""
    at, (first, *_) = _waiting(spoil)
    hub = spoil.played.hub.hub.keys.seal
    plain = hub.open(first.sealed)
    assert plain is not None
    again = wire.SealedOperation(new_id(), seal(plain, hub.public()))
    _not_taken(_push(spoil, at.device, again), Refusal.BAD_CONTENT)


def sealed_for_another(spoil: Spoiler) -> None:
    at = spoil.at()
    note = _next_of(spoil, at)
    sealed = seal(op.sign_operation(op.encode_operation(note), at.own.key), spoil.played.foreign.seal_key)
    _not_taken(_push(spoil, at.device, wire.SealedOperation(note.id, sealed)), Refusal.BAD_SEAL)


def with_a_gap(spoil: Spoiler) -> None:
    at = spoil.at()
    note = _next_of(spoil, at)
    note = msgspec.structs.replace(note, seq=note.seq + spoil.rng.choice([1, 2, 3, 100, 2**52]), prev="0" * 64)
    item = _sealed(spoil, op.encode_operation(note), at.own.key, note.id)
    _not_taken(_push(spoil, at.device, item), Refusal.PARENT_MISSING)


def begun_again(spoil: Spoiler) -> None:
    """Signed by the right key, and another history than the one that the hub has."""
    at = spoil.at()
    note = _next_of(spoil, at)
    seq, prev = spoil.rng.choice([(1, ""), (note.seq, "0" * 64), (note.seq, ""), (note.seq - 1, note.prev)])
    note = msgspec.structs.replace(note, seq=seq, prev=prev)
    item = _sealed(spoil, op.encode_operation(note), at.own.key, note.id)
    _not_taken(_push(spoil, at.device, item), Refusal.BAD_CHAIN)


def signed_by_another(spoil: Spoiler) -> None:
    at = spoil.at()
    note = _next_of(spoil, at)
    others = [voice.key for voice in spoil.played.voices() if voice.key.public() != at.own.key.public()]
    key = spoil.rng.choice([*others, SigningKey.generate()])
    item = _sealed(spoil, op.encode_operation(note), key, note.id)
    _not_taken(_push(spoil, at.device, item), Refusal.BAD_SIGNATURE)


def of_another(spoil: Spoiler) -> None:
    """In the name of somebody else, or of another device."""
    at, ralf = spoil.at(), spoil.played.ralf.answer
    note = _next_of(spoil, at)
    if spoil.rng.random() < 0.5:
        note = msgspec.structs.replace(note, device=ralf.device)
        reasons = [Refusal.NOT_YOURS]
    else:
        note = msgspec.structs.replace(note, person=ralf.person, seq=1, prev="")
        reasons = [Refusal.BAD_SIGNATURE]
    item = _sealed(spoil, op.encode_operation(note), at.own.key, note.id)
    _not_taken(_push(spoil, at.device, item), *reasons)


def too_much(spoil: Spoiler) -> None:
    at = spoil.at()
    note = _next_of(spoil, at)
    text = "x" * (spoil.rng.choice([1, 2, 10, noise.TIMES]) * op.MAX_PAYLOAD_BYTES)  # the largest takes a second
    note = msgspec.structs.replace(note, body=op.encode_body(op.NoteWrite(visit="v", text=text)))
    item = _sealed(spoil, op.encode_operation(note), at.own.key, note.id)
    _not_taken(_push(spoil, at.device, item), Refusal.TOO_LARGE)


def order_swapped(spoil: Spoiler) -> None:
    """The younger one first, in pushes of their own: it waits for its parent, and both are there in the end."""
    at, (first, second, *_) = _waiting(spoil)
    _push(spoil, at.device, second)
    _push(spoil, at.device, first)
    (again,) = _push(spoil, at.device, second)
    assert again.reason != Refusal.PARENT_MISSING.value, "its parent has come"


def sent_twice(spoil: Spoiler) -> None:
    """In one push and in the next one, sealed differently: it is there once."""
    at, (first, *rest) = _waiting(spoil)
    hub = spoil.played.hub.hub.keys.seal
    plain = hub.open(first.sealed)
    assert plain is not None
    _push(spoil, at.device, first, *rest)
    told = _push(spoil, at.device, wire.SealedOperation(first.id, seal(plain, hub.public())))
    assert told[0].outcome is not wire.Outcome.REFUSED or told[0].reason in {"no_such_thing", "wrong_state"}, told


# --- of Ralf ----------------------------------------------------------------------------------------------------------


def anything(spoil: Spoiler) -> None:
    """Signed, sealed and in its place, with something in it that no program writes."""
    ralf = spoil.played.ralf
    with writing(spoil.played.hub.engine) as connection:
        link = lock_link(connection, (ralf.answer.person, ralf.answer.device))
    note = _note(spoil, ralf.answer.person, ralf.answer.device, link.seq + 1, link.hash)
    payload = _SPOILT[spoil.rng.randrange(len(_SPOILT))](spoil, note)
    _push(spoil, ralf.device, _sealed(spoil, payload, ralf.person.key, note.id))


def _field(spoil: Spoiler, note: op.Operation) -> bytes:
    return noise.too_large(spoil.rng, op.encode_operation(note))


def _utf8(spoil: Spoiler, note: op.Operation) -> bytes:
    return noise.no_utf8(spoil.rng, op.encode_operation(note))


def _nested(spoil: Spoiler, note: op.Operation) -> bytes:
    return noise.nested(spoil.rng, op.encode_operation(note))


def _cut(spoil: Spoiler, note: op.Operation) -> bytes:
    return noise.cut(spoil.rng, op.encode_operation(note))


def _flipped(spoil: Spoiler, note: op.Operation) -> bytes:
    return noise.flipped(spoil.rng, op.encode_operation(note))


def _heads(spoil: Spoiler, note: op.Operation) -> bytes:
    heads = [heard.told.content for heard in spoil.played.memory.all(kind="push")]
    found = [msgspec.json.encode(msgspec.json.decode(one)["head"]) for one in heads if b'"head":{' in one]
    raw = found or [b"{}"]
    return op.encode_operation(msgspec.structs.replace(note, heads=tuple(map(msgspec.Raw, raw * noise.TIMES))))


def _version(spoil: Spoiler, note: op.Operation) -> bytes:
    version, kind = spoil.rng.choice([(99, note.kind), (1, "note.sing"), (0, note.kind), (2**40, note.kind)])
    return op.encode_operation(msgspec.structs.replace(note, kind=kind, kind_version=version))


def _other_body(spoil: Spoiler, note: op.Operation) -> bytes:
    """What one kind says under the name of another; any kind about things that are not there."""
    kind, body = spoil.rng.choice(sorted(op.KINDS)), spoil.rng.choice(_BODIES)
    return op.encode_operation(msgspec.structs.replace(note, kind=kind, body=msgspec.Raw(body)))


def _text(spoil: Spoiler, note: op.Operation) -> bytes:
    text = spoil.rng.choice(["", "\x00", "a\x00b", "\u202e", "😀" * 50_000, " " * op.MAX_TEXT, "\ud7ff\uffff"])
    body = op.encode_body(op.NoteWrite(visit=spoil.played.town.visits[0], text=text))
    return op.encode_operation(msgspec.structs.replace(note, body=body))


def _files(spoil: Spoiler, note: op.Operation) -> bytes:
    sha256 = spoil.rng.choice(["0" * 64, "", "../../etc", "å" * 64])
    one = op.AttachmentRef(sha256=sha256, size=spoil.rng.choice([1, -1, 2**62]), key="k", name="n", media_type="m")
    count = spoil.rng.choice([1, noise.TIMES])
    body = op.NoteWrite(visit=spoil.played.town.visits[0], text="Bilder", attachments=(one,) * count)
    return op.encode_operation(msgspec.structs.replace(note, body=op.encode_body(body)))


def _message(spoil: Spoiler, note: op.Operation) -> bytes:
    """In a conversation of somebody who is there, with a unit that is there, is nobody, or is no name at all."""
    town = spoil.played.town
    brukare = spoil.rng.choice([town.gunvor, town.amina, "", "b/../..", "\x00"])
    other = spoil.rng.choice([town.first, "nobody", "", "u:v/w", "x" * 25_600])
    text = spoil.rng.choice(["", "\x00", "\u202e\u2069\u2067", "😀" * 50_000, " " * op.MAX_TEXT, "\ud7ff\uffff"])
    if spoil.rng.random() < 0.5:
        body: op.Body = op.MessageSend(brukare=brukare, kind=ThreadKind.UNIT, other=other, text=text, answers=other)
    else:
        body = op.MessageRead(brukare=brukare, kind=ThreadKind.UNIT, other=other, message=text[:100])
    return op.encode_operation(
        msgspec.structs.replace(note, kind=op.KIND_OF[type(body)], body=msgspec.Raw(op.encode_body(body)))
    )


_BODIES = (
    b"{}",
    b"[]",
    b"null",
    b'"x"',
    b"1e999",
    b'{"visit":"","text":"x"}',
    b'{"visit":"v","insats":"i","outcome":"done"}',
    b'{"arende":"a","text":"x"}',
    b'{"stream":"hub:log","what":"visit"}',
    b'{"stream":"' + b"x" * 25_600 + b'","what":"visit"}',
    b'{"operation":"00000000-0000-7000-8000-000000000000","words":"nej"}',
    b'{"task":"00000000-0000-7000-8000-000000000000"}',
    b'{"brukare":"","kind":"unit","other":"","text":"x"}',
    b'{"brukare":"b/../..","kind":"unit","other":"u\\u0000","text":"x","answers":"m"}',
    b'{"brukare":"b","kind":"grannen","other":"u","text":"x"}',
    b'{"brukare":"b","kind":"narstaende","other":"n","message":"m"}',
    b'{"door":"door-1","lock_seq":-1,"action":null,"state":"locked","lock_at":"0001-01-01T00:00:00Z","who":null,'
    b'"visit":null,"proof":""}',
    b'{"door":"door-1","lock_seq":9223372036854775807,"action":null,"state":"locked",'
    b'"lock_at":"9999-12-31T23:59:59Z","who":null,"visit":null,"proof":"AAAA"}',
)
_SPOILT: tuple[Callable[[Spoiler, op.Operation], bytes], ...] = (
    _field,
    _field,
    _utf8,
    _nested,
    _cut,
    _flipped,
    _heads,
    _version,
    _other_body,
    _other_body,
    _text,
    _message,
    _message,
    _files,
)

OPERATIONS: tuple[Callable[[Spoiler], None], ...] = (
    bytes_flipped,
    other_id,
    sealed_for_another,
    with_a_gap,
    begun_again,
    signed_by_another,
    of_another,
    too_much,
    order_swapped,
    sent_twice,
    anything,
    anything,
)
