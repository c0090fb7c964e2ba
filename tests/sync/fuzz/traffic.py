"""The road that everything travels by: it remembers what went over it, and spoils an answer when it is asked to."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
from requests.structures import CaseInsensitiveDict

from tests.fakes.asgi_adapter import Road, Told
from tests.sync.proof.road import Straight

_KEPT = 12
"""Messages of each kind, life and sender: the oldest are remembered, so that memory says nothing of ours."""
_OF_ITSELF = frozenset({"dpop", "authorization", "tryggve-program", "accept-encoding", "user-agent", "content-length"})
_KINDS = (
    ("outcome", re.compile(r"/v1/outcomes/.*")),
    ("state", re.compile(r"/v1/attachments/[^/]*/state")),
    ("part", re.compile(r"/v1/attachments/[^/]*")),
    ("door", re.compile(r"/v1/doors/[^/]*/time")),
)


def kind_of(path: str) -> str:
    """`push`, `pull`, `hub` …"""
    return next((name for name, pattern in _KINDS if pattern.fullmatch(path)), path.removeprefix("/v1/"))


@dataclass(frozen=True)
class Sent:
    """A request as it was sent."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return kind_of(self.path)

    @property
    def own_headers(self) -> dict[str, str]:
        """Without those that every request is given anew."""
        return {name: value for name, value in self.headers.items() if name.lower() not in _OF_ITSELF}


@dataclass(frozen=True)
class Heard:
    """What went over the road. `life`: 0 for the hub's earlier one."""

    who: str
    life: int
    sent: Sent
    told: Told


@dataclass
class Memory:
    """Of everything that went over any road of one town."""

    life: int = 0
    of: dict[tuple[str, str, int], list[Heard]] = field(default_factory=lambda: defaultdict(list))
    """(kind, who, life) → messages."""

    def note(self, who: str, sent: Sent, told: Told) -> None:
        found = self.of[sent.kind, who, self.life]
        if told.status < 400 and len(found) < _KEPT:
            found.append(Heard(who, self.life, sent, told))

    def all(self, *, kind: str = "", who: str = "", life: int | None = None) -> list[Heard]:
        return [
            heard
            for (its_kind, its_who, its_life), some in self.of.items()
            if kind in {"", its_kind} and who in {"", its_who} and life in {None, its_life}
            for heard in some
        ]


@dataclass
class TravelledRoad(Road):
    who: str = ""
    memory: Memory = field(default_factory=Memory)
    spoil: Callable[[Sent, Told], Told] | None = None
    spoilt: int = 0
    """Answers that `spoil` has changed."""

    def travel(self, request: requests.PreparedRequest) -> Told:
        told = super().travel(request)
        body = request.body if isinstance(request.body, bytes) else b""
        sent = Sent(str(request.method), urlsplit(str(request.url)).path, dict(request.headers), body)
        if self.spoil is None:
            self.memory.note(self.who, sent, told)
            return told
        new = self.spoil(sent, told)
        self.spoilt += new is not told
        return new


@dataclass(frozen=True)
class Answer:
    """As `tests.hub.hub_fixture.Speaker` reads it."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content[:500].decode(errors="replace")


@dataclass(frozen=True)
class Mouth:
    """Asks the hub what no client would. It hides no exception of the hub's."""

    web: Straight

    def request(self, method: str, path: str, *, content: bytes, headers: Mapping[str, str]) -> Answer:
        with self.web.stream(method, path, content=content, headers=headers) as answer:
            return Answer(answer.status_code, CaseInsensitiveDict(answer.headers), answer.content)

    def post(self, path: str, *, content: bytes, headers: Mapping[str, str]) -> Answer:
        return self.request("POST", path, content=content, headers=headers)
