"""Ids of what is imported: the same external id gives the same id on every hub and after every re-import."""

import hashlib
import uuid
from functools import lru_cache

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tryggve:import").bytes


def _stable(kind: str, external: str) -> str:
    """uuid5 of kind and external id. Worked out here: the standard library's way around costs four times as much."""
    digest = hashlib.sha1(_SPACE + f"{kind}:{external}".encode(), usedforsecurity=False).digest()
    return str(uuid.UUID(bytes=digest[:16], version=5))


def utforare_id(external: str) -> str:
    return _stable("utforare", external)


def person_id(kind: str, external: str) -> str:
    """`kind`: brukare, personal or handlaggare; planning systems number them apart."""
    return _stable(kind, external)


def arende_id(brukare_external: str) -> str:
    return _stable("arende", brukare_external)


def placed_id(kind: str, external: str, brukare_external: str) -> str:
    """Of a visit, an insats or a door. The brukare is part of it: what moves to another brukare moves to another
    stream, and becomes another thing."""
    return _stable(kind, f"{external}@{brukare_external}")


@lru_cache(4096)
def _short(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def insats_line_id(visit: str, name: str, nth: int) -> str:
    """Of one insats in a visit: follows the name, so that a plan in another order moves no mark; holds no name."""
    return f"{visit}:{_short(name)}" if nth == 0 else f"{visit}:{_short(name)}:{nth}"
