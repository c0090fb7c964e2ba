"""The tree over the log's streams: kept up by what changed, it says what a tree built anew would say."""

import hashlib
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol.keys import SigningKey
from app.protocol.log_head import NO_HEAD, LogHead, head_hash, is_head_of, read_heads, signed_head
from app.protocol.log_history import CLOCKS_APART, Life, Verdict, judge_head
from app.protocol.log_tree import EMPTY, LogTree, Place, leaf_of
from tests.hub.hub_fixture import MONDAY

KEY = SigningKey.from_raw(bytes([7]) * 32)
STEPS = st.lists(st.dictionaries(st.integers(0, 20), st.integers(1, 3), min_size=1, max_size=6), max_size=12)


def from_the_ground(places: list[Place]) -> bytes:
    row = [leaf_of(place) for place in places]
    while len(row) > 1:
        pairs = [row[at : at + 2] for at in range(0, len(row), 2)]
        row = [hashlib.sha256(b"\1" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return row[0] if row else EMPTY


@given(STEPS)
def test_a_tree_that_was_kept_up_is_the_tree_built_anew(steps: list[dict[int, int]]) -> None:
    tree, order = LogTree(), list[str]()
    at: dict[str, Place] = {}
    for step in steps:
        changed = []
        for stream, more in sorted((f"s{name}", more) for name, more in step.items()):
            number = at[stream].number + more if stream in at else more
            at[stream] = Place(stream, number, hashlib.sha256(f"{stream}{number}".encode()).digest())
            changed.append(at[stream])
            if stream not in order:
                order.append(stream)
        tree.move(reversed(changed))
    assert tree.root == from_the_ground([at[stream] for stream in order])
    assert LogTree([at[stream] for stream in order]).root == tree.root
    assert (tree.streams, tree.entries) == (len(order), sum(place.number for place in at.values()))


def head(number: int, epoch: str = "e", *, later: timedelta = timedelta(), root: bytes = b"r" * 32) -> LogHead:
    bare = LogHead(
        epoch=epoch, number=number, at=MONDAY + later, previous=NO_HEAD, root=root, streams=1, entries=number
    )
    return signed_head(bare, KEY)


@pytest.mark.parametrize("field", ["epoch", "number", "at", "previous", "root", "streams", "entries", "signature"])
def test_a_head_is_the_hubs_as_long_as_nothing_in_it_is_changed(field: str) -> None:
    signed = head(3)
    assert is_head_of(signed, KEY.public())
    other: object = getattr(signed, field)
    match other:
        case int():
            other += 1
        case str():
            other += "x"
        case bytes():
            other = bytes([other[0] ^ 1]) + other[1:]
        case _:
            other = MONDAY + timedelta(microseconds=1)
    assert not is_head_of(msgspec.structs.replace(signed, **{field: other}), KEY.public())
    assert not is_head_of(signed, SigningKey.generate().public())


def test_heads_travel_and_what_is_none_is_left_out() -> None:
    raw = msgspec.Raw(msgspec.json.encode(head(2)))
    noise = [b"5", b"{}", b'{"epoch":1}', msgspec.json.encode(msgspec.structs.replace(head(1), number=-1))]
    naive = msgspec.json.encode(msgspec.structs.replace(head(1), at=MONDAY.replace(tzinfo=None)))
    assert read_heads((raw, *map(msgspec.Raw, noise), msgspec.Raw(naive))) == (head(2),)


OLD, NEW = Life("old", 1, MONDAY), Life("new", 5, MONDAY + timedelta(hours=1))
"""Heads 1 to 4, then a restore, then 5 to 8."""


def judged(seen: LogHead) -> Verdict:
    kept = {number: head_hash(head(number, "old" if number < 5 else "new")) for number in range(1, 9)}
    return judge_head(seen, [OLD, NEW], 8, hash_at=kept.get)


def test_what_a_head_from_elsewhere_says_of_a_history() -> None:
    assert judged(head(4, "old")) is judged(head(8, "new")) is Verdict.KNOWN
    assert judged(head(4, "old", root=b"x" * 32)) is Verdict.CONTRADICTS
    assert judged(head(5, "old")) is Verdict.LOST
    assert judged(head(9, "new")) is Verdict.AHEAD
    assert judged(head(3, "new")) is Verdict.CONTRADICTS
    assert judged(head(2, "between")) is Verdict.LOST
    assert judge_head(head(1), [], 0, hash_at=lambda _number: None) is Verdict.AHEAD


@pytest.mark.parametrize("epoch", ["old", "between"])
def test_a_hub_that_goes_on_beside_a_restored_one_is_another_history(epoch: str) -> None:
    just = timedelta(hours=1) + CLOCKS_APART
    assert judged(head(6, epoch, later=just)) is Verdict.LOST
    assert judged(head(6, epoch, later=just + timedelta(microseconds=1))) is Verdict.CONTRADICTS
