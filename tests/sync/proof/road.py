"""The hub's API called straight in this thread: no server, no portal, no other thread whose turn is chance."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from starlette.types import ASGIApp, Message

T = TypeVar("T")

_WITH_THREADS = ("app.hub.http.sync", "app.hub.http.who", "app.hub.http.desk", "app.hub.http.attachments")


@dataclass(frozen=True)
class Answered:
    status_code: int
    headers: Mapping[str, str]
    content: bytes

    def iter_raw(self) -> Iterator[bytes]:
        yield self.content


class Straight:
    """What tests.fakes.asgi_adapter.Road asks, one request after the other."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        self._loop.close()

    @contextmanager
    def stream(self, method: str, url: str, *, content: bytes, headers: Mapping[str, str]) -> Iterator[Answered]:
        yield self._loop.run_until_complete(self._ask(method, url, content, headers))

    async def _ask(self, method: str, path: str, content: bytes, headers: Mapping[str, str]) -> Answered:
        sent: list[Message] = []
        parts: list[Message] = [{"type": "http.request", "body": content, "more_body": False}]

        async def receive() -> Message:
            return parts.pop() if parts else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(_scope(method, path, headers), receive, send)
        start, body = sent[0], b"".join(message.get("body", b"") for message in sent[1:])
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answered(start["status"], told, body)


def _scope(method: str, url: str, headers: Mapping[str, str]) -> dict[str, Any]:
    path, _, query = url.partition("?")
    raw = [(name.lower().encode(), str(value).encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [*raw, (b"host", b"hub.test")],
        "client": ("127.0.0.1", 1),
        "server": ("hub.test", 80),
    }


async def _here(work: Callable[..., T], *args: Any, **named: Any) -> T:
    return work(*args, **named)


@contextmanager
def without_hub_threads() -> Iterator[None]:
    """Requests are worked on where they are asked."""
    with pytest.MonkeyPatch.context() as patch:
        for module in _WITH_THREADS:
            patch.setattr(f"{module}.run_in_threadpool", _here)
        yield
