"""A road from `requests` to a hub in this process, which can be cut, lose an answer, or bring another one."""

import io
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

TOLD = frozenset({"content-encoding", "content-type", "dpop-nonce", "retry-after", "upload-offset", "upload-length"})


class Web(Protocol):
    """Brings a request to the hub; Starlette's test client does."""

    def stream(
        self, method: str, url: str, *, content: bytes, headers: Mapping[str, str]
    ) -> AbstractContextManager[Any]:
        """An answer with `status_code`, `headers` and `iter_raw`, whose bytes are as they were sent."""


@dataclass
class Told:
    """An answer on its way. `cut`: the connection ended before all of it had come."""

    status: int
    headers: dict[str, str]
    content: bytes
    cut: bool = False


@dataclass
class Road:
    """Of one client; all of its sessions go by it."""

    web: Web
    offline: bool = False
    lost: list[str] = field(default_factory=list)
    """Paths whose next answer is lost after the hub has done its work."""
    broken: Exception | None = None
    """What every request ends in instead of an answer."""
    instead: dict[str, Callable[[Told], Told]] = field(default_factory=dict)
    """Path → what is made of the hub's answer."""
    before: dict[str, Callable[[], None]] = field(default_factory=dict)
    """Path → what happens at the hub before it works on the request."""
    after: dict[str, Callable[[], None]] = field(default_factory=dict)
    """Path → what happens between the hub's answer and its arrival; once."""
    parts_left: int | None = None
    """How many more parts of attachments get through before the network goes away."""
    sent: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of every request that reached the hub."""

    def session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.mount("http://hub.test", _Adapter(self))
        return session

    def count(self, path: str) -> int:
        return sum(1 for _, sent in self.sent if sent.startswith(path))

    def travel(self, request: requests.PreparedRequest) -> Told:
        parts = urlsplit(str(request.url))
        path = parts.path
        if self.broken is not None:
            raise self.broken
        if self.offline or self._is_cut(request.method or "", path):
            raise requests.exceptions.ConnectionError("no road")
        self.before.get(path, _nothing)()
        self.sent.append((request.method or "", path))
        told = self._ask(request, f"{path}?{parts.query}" if parts.query else path)
        self.after.pop(path, _nothing)()
        if path in self.lost:
            self.lost.remove(path)
            raise requests.exceptions.ConnectionError("the answer was lost")
        return self.instead[path](told) if path in self.instead else told

    def _is_cut(self, method: str, path: str) -> bool:
        if self.parts_left is None or method != "PUT" or not path.startswith("/v1/attachments/"):
            return False
        if self.parts_left == 0:
            self.offline = True
            return True
        self.parts_left -= 1
        return False

    def _ask(self, request: requests.PreparedRequest, path: str) -> Told:
        headers = {name: value for name, value in request.headers.items() if value is not None}
        body = request.body if isinstance(request.body, bytes) else b""
        with self.web.stream(str(request.method), path, content=body, headers=headers) as answer:
            content = b"".join(answer.iter_raw())
        kept = {name: value for name, value in answer.headers.items() if name.lower() in TOLD}
        return Told(answer.status_code, kept, content)


class _Adapter(HTTPAdapter):
    def __init__(self, road: Road) -> None:
        super().__init__()
        self._road = road

    def send(self, request: requests.PreparedRequest, *_args: Any, **_named: Any) -> requests.Response:
        told = self._road.travel(request)
        length = len(told.content) + (1000 if told.cut else 0)
        raw = urllib3.HTTPResponse(
            body=io.BytesIO(told.content),
            headers=urllib3.HTTPHeaderDict(_with_length(told.headers, length)),
            status=told.status,
            preload_content=False,
            decode_content=False,
            request_method=request.method,
        )
        return self.build_response(request, raw)


def _nothing() -> None:
    pass


def _with_length(headers: Mapping[str, str], length: int) -> dict[str, str]:
    return {**headers, "Content-Length": str(length)}
