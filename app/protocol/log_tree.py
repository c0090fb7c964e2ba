"""The Merkle tree over the newest entry of every stream in the access log, kept up by what changed.

A stream's place is fixed when it first comes under a head: by head, and by name among those that came with the same
one. A leaf is SHA-256(0x00, stream, LF, number, LF, hash); a node SHA-256(0x01, left, right); one without a neighbour
goes up as it is. A changed stream costs one hash a level: 12 for 2,000 streams.
"""

import hashlib
from collections.abc import Iterable

import msgspec

EMPTY = bytes(32)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """The newest entry of a stream, by the hash of its chain."""

    stream: str
    number: int
    hash: bytes


def leaf_of(place: Place) -> bytes:
    return hashlib.sha256(f"\0{place.stream}\n{place.number}\n".encode() + place.hash).digest()


class LogTree:
    """Not shared between threads."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        """`places` in the order of their places in the tree."""
        self._at: dict[str, int] = {}
        self._numbers: list[int] = []
        self._levels: list[list[bytes]] = [[]]
        self.entries = 0
        self._take(places)

    @property
    def streams(self) -> int:
        return len(self._numbers)

    @property
    def root(self) -> bytes:
        return self._levels[-1][0] if self._numbers else EMPTY

    def number_of(self, stream: str) -> int:
        """The number that it stands at; 0 for a stream that is not in it."""
        at = self._at.get(stream)
        return 0 if at is None else self._numbers[at]

    def slot_of(self, stream: str) -> int:
        """Raises KeyError for a stream that is not in it."""
        return self._at[stream]

    def move(self, changed: Iterable[Place]) -> None:
        """Bring these streams to where they stand under the next head."""
        self._take(sorted(changed, key=lambda place: place.stream))

    def _take(self, places: Iterable[Place]) -> None:
        touched = set()
        leaves = self._levels[0]
        for place in places:
            at = self._at.setdefault(place.stream, len(leaves))
            if at == len(leaves):
                leaves.append(b"")
                self._numbers.append(0)
            self.entries += place.number - self._numbers[at]
            self._numbers[at], leaves[at] = place.number, leaf_of(place)
            touched.add(at)
        self._hash_up(touched)

    def _hash_up(self, touched: set[int]) -> None:
        level = 0
        while len(self._levels[level]) > 1:
            below = self._levels[level]
            if level + 1 == len(self._levels):
                self._levels.append([])
            above = self._levels[level + 1]
            touched = {at // 2 for at in touched}
            above.extend([b""] * ((len(below) + 1) // 2 - len(above)))
            for at in touched:
                pair = below[2 * at : 2 * at + 2]
                above[at] = pair[0] if len(pair) == 1 else hashlib.sha256(b"\1" + pair[0] + pair[1]).digest()
            level += 1
