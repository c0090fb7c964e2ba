"""Ways to spoil bytes, of whatever they are a message."""

import gzip
import random
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
import zstandard

TIMES = 100
"""How many times too large."""
_DEEP = 20_000
_BAD = (b"\xff", b"\xc3(", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf")
"""What is no UTF-8: a stray byte, a broken pair, a surrogate, five bytes, one that is longer than it need be."""


def cut(rng: random.Random, content: bytes) -> bytes:
    """At any byte; something is always missing."""
    return content[: rng.randrange(len(content))]


def no_utf8(rng: random.Random, content: bytes) -> bytes:
    """In one text of a JSON message, before what stood there. Names are left: what has an unknown one is not read."""
    whole = _read(content)
    fit = [at for at, value in enumerate(_places(whole)) if isinstance(value, str)]
    if not fit:
        return rng.choice(_BAD) + content
    at = rng.choice(fit)
    text = list(_places(whole))[at]
    _put(whole, at, f"@bad@{text}")
    return msgspec.json.encode(whole).replace(b"@bad@", rng.choice(_BAD))


def flipped(rng: random.Random, content: bytes) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << rng.randrange(8))]) + content[at + 1 :]


def nested(rng: random.Random, content: bytes, deep: int = _DEEP) -> bytes:
    """All of it, one value in it, or something that nobody has asked for, is a list in a list in a list."""
    bomb = rng.choice([b"[" * deep, b"[" * deep + b"]" * deep, b'{"a":' * deep])
    whole = _read(content)
    places = list(_places(whole))
    match rng.choice(["all", "one", "more"]):
        case "more" if content.startswith(b"{"):
            return content[:-1] + (b"," if places else b"") + b'"more":' + bomb + b"}"
        case "one" if places:
            _put(whole, rng.randrange(len(places)), "@deep@")
            return msgspec.json.encode(whole).replace(b'"@deep@"', bomb)
        case _:
            return bomb


def packed(rng: random.Random, content: bytes) -> tuple[str, bytes]:
    """Name of the encoding, and the content in it."""
    name = rng.choice(["zstd", "gzip", "deflate"])
    if name == "zstd":
        return name, zstandard.ZstdCompressor().compress(content)
    return name, gzip.compress(content, 1) if name == "gzip" else zlib.compress(content, 1)


def zstd_bomb(size: int) -> bytes:
    """Some kilobytes that zstd unpacks to this many bytes."""
    return zstandard.ZstdCompressor().compress(bytes(size))


def too_large(rng: random.Random, content: bytes, *, numbers: bool = True) -> bytes:
    """One text, list, object or number in a JSON message is 100 times as large."""
    whole = _read(content)
    places = list(_places(whole))
    kinds = (str, list, dict, int) if numbers else (str, list)
    fit = [at for at, value in enumerate(places) if isinstance(value, kinds) and not isinstance(value, bool)]
    if not fit:
        return b"[" + b",".join([content] * TIMES) + b"]"
    at = rng.choice(fit)
    _put(whole, at, _grown(rng, places[at]))
    return msgspec.json.encode(whole)


def _grown(rng: random.Random, value: Any) -> Any:
    match value:
        case str():
            return (value or "x") * TIMES if rng.random() < 0.5 else "å" * 256 * TIMES
        case list():
            return (value or [0]) * TIMES
        case dict():
            spare: Any = next(iter(value.values()), 0)
            return value | {f"{name}-{at}": spare for name in ["x", *value] for at in range(TIMES)}
        case _:
            return rng.choice([value * TIMES, 2**63 * TIMES, -value - 1])


def _read(content: bytes) -> Any:
    return msgspec.json.decode(content)


def _places(value: Any) -> Iterator[Any]:
    """Every value below the top, in the order of the text."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield child
        yield from _places(child)


def _put(whole: Any, place: int, new: Any) -> None:
    """Writes over the value at this place in the order of `_places`."""
    stack: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        for key in keys:
            stack.append((value, key))
            walk(value[key])

    walk(whole)
    holder, key = stack[place]
    holder[key] = new
