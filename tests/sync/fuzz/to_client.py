"""Spoilt answers and live messages to a client: it raises nothing, says what is wrong by a code, and keeps nothing of
what cannot be right.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
import zstandard

from app.domain.refusal import HubProblem, Refusal
from app.protocol import wire
from app.protocol.identifiers import new_id
from app.protocol.version import PROTOCOL
from app.sync import transport
from app.sync.pulling import is_sound
from tests.fakes.asgi_adapter import Told
from tests.sync.fuzz import noise
from tests.sync.fuzz.played import DOOR, NONCE, At, Played
from tests.sync.fuzz.traffic import Sent
from tests.sync.proof.live_words import newest_live_words

_PROBLEMS = {problem.value for problem in HubProblem}
_PAGES = ("hub", "token", "push", "pull", "state", "part", "outcome", "revocations", "door")
"""Answers with something in them."""


@dataclass
class Spoiling:
    """One answer, of this kind, spoilt on its way to this person."""

    played: Played
    rng: random.Random
    at: At
    kind: str
    must: list[bool] = field(default_factory=list)
    """For each answer that was spoilt: it can only be refused."""

    def refuse(self, told: Told) -> Told:
        self.must.append(True)
        return told

    def allow(self, told: Told) -> Told:
        self.must.append(False)
        return told


Spoil = Callable[[Spoiling, Told], Told]


def plain(told: Told) -> bytes:
    if told.headers.get("content-encoding") == "zstd":
        return zstandard.ZstdDecompressor().decompress(told.content, max_output_size=transport.MAX_PAGE_BYTES)
    return told.content


def _with(told: Told, content: bytes) -> Told:
    """Instead of what came, as plain JSON."""
    headers = {name: value for name, value in told.headers.items() if name != "content-encoding"}
    return replace(told, headers=headers, content=content)


def _changed(told: Told, **changes: object) -> Told:
    return _with(told, msgspec.json.encode({**msgspec.json.decode(plain(told)), **changes}))


# --- bytes --------------------------------------------------------------------------------------------------------


def cut(spoiling: Spoiling, told: Told) -> Told:
    """At any byte; sometimes the connection ends with it."""
    cut_off = spoiling.rng.random() < 0.3
    return spoiling.refuse(replace(told, content=noise.cut(spoiling.rng, told.content), cut=cut_off))


def doubled(spoiling: Spoiling, told: Told) -> Told:
    new = replace(told, content=told.content * 2)
    return spoiling.allow(new) if "content-encoding" in told.headers else spoiling.refuse(new)


def no_utf8(spoiling: Spoiling, told: Told) -> Told:
    return spoiling.refuse(_with(told, noise.no_utf8(spoiling.rng, plain(told))))


def nested(spoiling: Spoiling, told: Told) -> Told:
    return spoiling.allow(_with(told, noise.nested(spoiling.rng, plain(told))))


def random_bytes(spoiling: Spoiling, told: Told) -> Told:
    return spoiling.refuse(replace(told, content=spoiling.rng.randbytes(spoiling.rng.randrange(1, 5000))))


def packed(spoiling: Spoiling, told: Told) -> Told:
    """Said to be packed and it is not, or packed in another way than was asked for."""
    name, content = noise.packed(spoiling.rng, plain(told))
    if spoiling.rng.random() < 0.5:
        content = plain(told)
        headers = {**told.headers, "content-encoding": name}
        new = replace(told, headers=headers, content=content)
        return spoiling.refuse(new) if name == "zstd" else spoiling.allow(new)
    headers = {**told.headers, "content-encoding": name}
    new = replace(told, headers=headers, content=content)
    return spoiling.allow(new) if name == "zstd" else spoiling.refuse(new)


def lost(spoiling: Spoiling, told: Told) -> Told:
    """The hub has done its work, and nothing of it comes back."""
    return spoiling.refuse(replace(told, content=b"", cut=True))


# --- of another -----------------------------------------------------------------------------------------------------


def other_question(spoiling: Spoiling, told: Told) -> Told:
    """The answer to another kind of question."""
    found = [
        one for one in spoiling.played.memory.all() if one.sent.kind in set(_PAGES) - {spoiling.kind, *_alike(spoiling)}
    ]
    return spoiling.refuse(spoiling.rng.choice(found).told)


def _alike(spoiling: Spoiling) -> set[str]:
    return {"state", "part"} if spoiling.kind in {"state", "part"} else set()


def earlier_answer(spoiling: Spoiling, told: Told) -> Told:
    """What was said to the same question before; now and then in the hub's earlier life."""
    life = spoiling.rng.choice([0, 1, 1])
    found = spoiling.played.memory.all(kind=spoiling.kind, who=spoiling.at.name, life=life)
    return spoiling.allow(spoiling.rng.choice(found).told) if found else lost(spoiling, told)


def another_persons(spoiling: Spoiling, told: Told) -> Told:
    found = [
        one
        for one in spoiling.played.memory.all(kind=spoiling.kind, life=1)
        if one.who not in {spoiling.at.name, "två" if spoiling.at.name == "ett" else "ett"}
    ]
    return spoiling.allow(spoiling.rng.choice(found).told) if found else lost(spoiling, told)


def other_epoch(spoiling: Spoiling, told: Told) -> Told:
    played = spoiling.played
    new = _changed(told, epoch=spoiling.rng.choice([played.life_before, played.foreign.epoch, new_id()]))
    is_page = spoiling.kind == "pull" and msgspec.json.decode(new.content)["grants"] is None
    return spoiling.refuse(new) if is_page or spoiling.kind == "token" else spoiling.allow(new)


def other_hub(spoiling: Spoiling, told: Told) -> Told:
    found = spoiling.played.foreign.memory.all(kind=spoiling.kind)
    if not found:
        return other_question(spoiling, told)
    new = spoiling.rng.choice(found).told
    return spoiling.refuse(new) if spoiling.kind in {"hub", "token"} else spoiling.allow(new)


def other_version(spoiling: Spoiling, told: Told) -> Told:
    if spoiling.kind == "hub":
        name, value = spoiling.rng.choice([("protocol", PROTOCOL + 1), ("protocol", 0), ("lowest_client", "99.0")])
        return spoiling.refuse(_changed(told, **{name: value}))
    return spoiling.refuse(Told(426, {}, msgspec.json.encode(wire.Problem(code="other_version"))))


def something_else(spoiling: Spoiling, told: Told) -> Told:
    """What is no hub answers: a portal, a proxy, a hub in trouble."""
    status = spoiling.rng.choice([204, 302, 400, 401, 403, 404, 407, 413, 429, 451, 500, 502, 503, 599])
    code = spoiling.rng.choice(["use_dpop_nonce", "not_known", "hub_down", "too_many", "nonsense"])
    content = spoiling.rng.choice([b"", b"<html>Logga in</html>", msgspec.json.encode(wire.Problem(code=code))])
    return spoiling.refuse(Told(status, {"location": "http://other.test/", "dpop-nonce": new_id()}, content))


# --- size -----------------------------------------------------------------------------------------------------------


def large_field(spoiling: Spoiling, told: Told) -> Told:
    content = plain(told)
    if spoiling.kind == "pull" and b'"records":[]' not in content:
        return large_page(spoiling, told)  # the words of a record are its author's, however long
    return spoiling.allow(_with(told, noise.too_large(spoiling.rng, content, numbers=False)))


def large_page(spoiling: Spoiling, told: Told) -> Told:
    """100 times its records, or outcomes: the same again, or others behind them."""
    whole: dict[str, Any] = msgspec.json.decode(plain(told))
    name = "records" if spoiling.kind == "pull" else "outcomes"
    rows = whole.get(name) or []
    if spoiling.kind == "pull" and rows and spoiling.rng.random() < 0.5:
        last = rows[-1]
        rows = rows + [[last[0], last[1] + step, *last[2:]] for step in range(1, noise.TIMES * len(rows))]
    else:
        rows = rows * noise.TIMES
    new = _changed(told, **{name: rows})
    return spoiling.refuse(new) if spoiling.kind == "pull" and len(rows) > 1 else spoiling.allow(new)


def bomb(spoiling: Spoiling, told: Told) -> Told:
    """A few kilobytes that unpack to more than the bound, or all of it as it is."""
    if spoiling.rng.random() < 0.3:
        return spoiling.refuse(replace(told, headers={}, content=b" " * (transport.MAX_PAGE_BYTES + 10)))
    content = noise.zstd_bomb(transport.MAX_PAGE_BYTES + 10)
    return spoiling.refuse(replace(told, headers={"content-encoding": "zstd"}, content=content))


def large_header(spoiling: Spoiling, told: Told) -> Told:
    name = spoiling.rng.choice(["dpop-nonce", "content-encoding", "retry-after"])
    return spoiling.allow(replace(told, headers={**told.headers, name: "x" * 256 * noise.TIMES}))


def backwards(spoiling: Spoiling, told: Told) -> Told:
    whole: dict[str, Any] = msgspec.json.decode(plain(told))
    rows = whole.get("records") or whole.get("outcomes") or []
    name = "records" if spoiling.kind == "pull" else "outcomes"
    if spoiling.kind not in {"pull", "push"} or len(rows) < 2:
        return doubled(spoiling, told)
    new = _changed(told, **{name: rows[::-1]})
    per_stream = {row[0] for row in rows} if spoiling.kind == "pull" else ()
    return spoiling.refuse(new) if spoiling.kind == "pull" and len(per_stream) < len(rows) else spoiling.allow(new)


ANSWERS: tuple[Spoil, ...] = (
    cut,
    doubled,
    no_utf8,
    nested,
    random_bytes,
    packed,
    lost,
    other_question,
    earlier_answer,
    another_persons,
    other_epoch,
    other_hub,
    other_version,
    something_else,
    large_field,
    large_page,
    bomb,
    large_header,
    backwards,
)


_OFTEN = (*_PAGES, "pull", "pull", "push")
_FIT: dict[Spoil, tuple[str, ...]] = {
    other_epoch: ("hub", "token", "push", "pull", "pull"),
    other_hub: ("hub", "token", "revocations", "pull"),
    large_page: ("push", "pull", "pull"),
    backwards: ("push", "pull", "pull"),
}


def spoil_answer(played: Played, rng: random.Random, spoil: Spoil) -> None:
    """Either a whole exchange, or one question of the client's alone."""
    at, kind = rng.choice(played.people), rng.choice(_FIT.get(spoil, _OFTEN))
    if kind in {"push", "pull", "state", "part"}:
        played.act(at)
    spoiling = Spoiling(played, rng, at, kind)

    def once(sent: Sent, told: Told) -> Told:
        return spoil(spoiling, told) if sent.kind == kind and told.status == 200 else told

    at.road.spoil = once
    try:
        if rng.random() < 0.5 or kind in {"push", "part"}:
            _exchange(spoiling)
        else:
            _ask(spoiling)
    finally:
        at.road.spoil = None


def _exchange(spoiling: Spoiling) -> None:
    at, kind = spoiling.at, spoiling.kind
    if kind in {"hub", "token"}:
        at.without_tokens()
    told = at.seat.exchange()
    assert told in _PROBLEMS | {""}, told
    if kind in _TOLD:
        assert told or True not in spoiling.must, f"{kind} was believed"


_TOLD = frozenset({"hub", "token", "push", "pull", "state", "part"})
"""Without these there is no exchange; with what else goes wrong it can wait."""


def _pull_all(spoiling: Spoiling) -> wire.PullRequest:
    """All records, by the rights that the person is known to have."""
    grants = spoiling.at.seat.desk.read(lambda reading: reading.meta_text("grants_version")).result()
    return wire.PullRequest(epoch=spoiling.played.epoch, positions={}, grants=grants)


def _ask(spoiling: Spoiling) -> None:
    at, kind = spoiling.at, spoiling.kind
    client = at.client(of_device=kind == "state")
    match kind:
        case "hub":
            answer: object = client.statement()
        case "token" | "revocations":
            answer = client.revocations()
        case "pull":
            answer = client.pull(_pull_all(spoiling))
        case "state":
            answer = client.attachment_state("0" * 64, 10)
        case "outcome":
            answer = client.outcome(next(iter(at.page.acknowledged)))
        case _:
            answer = client.door_time(DOOR, NONCE)
    is_refused = isinstance(answer, HubProblem | Refusal)
    if isinstance(answer, wire.PullAnswer):  # a page that can be read is judged by the puller
        is_refused = not is_sound(_pull_all(spoiling), answer)
    assert is_refused or True not in spoiling.must, f"{kind} was believed: {str(answer)[:200]}"


# --- live -------------------------------------------------------------------------------------------------------------


def spoil_live(played: Played, rng: random.Random) -> str:
    """The live channel says the newest, spoilt in one way; noise is refused as such."""
    at = rng.choice(played.people)
    words: list[Any] = [*newest_live_words(played.hub.engine, at.person, played.hub.clock.now())]
    how = rng.choice(sorted(_LIVE))
    for word in _LIVE[how](rng, words, played):
        try:
            at.seat.hear([word])
        except msgspec.MsgspecError:
            assert how not in {"out of order", "doubled", "earlier", "other epoch"}
    return how


def _spoil_one(rng: random.Random, words: list[Any], new: Callable[[bytes], Any]) -> list[Any]:
    place = rng.randrange(len(words))
    return [*words[:place], new(words[place].encode()), *words[place + 1 :]]


_LIVE: dict[str, Callable[[random.Random, list[Any], Played], list[Any]]] = {
    "out of order": lambda rng, words, played: rng.sample(words, len(words)),
    "doubled": lambda rng, words, played: [*words, *words[::-1], *words],
    "earlier": lambda rng, words, played: words[1:],
    "other epoch": lambda rng, words, played: [
        f'{{"type":"hello","epoch":"{rng.choice([played.life_before, played.foreign.epoch])}","hub_now":"{_NOW}"}}',
        *words[1:],
    ],
    "cut": lambda rng, words, played: _spoil_one(rng, words, lambda word: noise.cut(rng, word)),
    "no utf-8": lambda rng, words, played: _spoil_one(rng, words, lambda word: noise.no_utf8(rng, word)),
    "nested": lambda rng, words, played: _spoil_one(rng, words, lambda word: noise.nested(rng, word)),
    "unknown": lambda rng, words, played: [*words, '{"type":"ringing","from":"x"}', "{}", "[]", "", '{"type":1}'],
    "large": lambda rng, words, played: [
        *words,
        '{"type":"behind","more":"' + "x" * 1_000_000 + '"}',
        '{"type":"' + "record" * noise.TIMES + '"}',
        f'{{"type":"hello","epoch":"{"e" * 25_600}","hub_now":"{_NOW}"}}',
    ],
}
_NOW = "2026-03-02T07:00:00Z"
