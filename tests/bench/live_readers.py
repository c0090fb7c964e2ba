"""Many listeners of the live channel in one process: `python -m tests.bench.live_readers ADDRESS CODES.json`.

Each enrols with a code of its own and has its own keys, token and proof. They read what a client reads and keep
nothing of it: for each record's message the moment at which its last byte was here (the machine's monotonic clock).
Words on stdin and stdout, a line each: `enrolled`; `connect` → `connected`; `end` → JSON, a list of moments for each.
"""

import asyncio
import base64
import os
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import requests

from app.domain.clock import SystemClock
from app.domain.refusal import HubProblem
from app.protocol import wire
from app.protocol.keys import SigningKey, to_text
from app.protocol.version import PROGRAM
from app.sync.hub_client import HubClient, Identity
from app.sync.live import PATH

_RECORD = b'"type":"record"'
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10


@dataclass
class Reader(asyncio.Protocol):
    """The client's side of RFC 6455, as far as it is needed to listen."""

    request: bytes
    open: "asyncio.Future[None]"
    moments: list[float] = field(default_factory=list)
    _waiting: bytearray = field(default_factory=bytearray)
    _is_open: bool = False
    _transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        self._waiting += data
        if not self._is_open:
            self._open()
        while self._is_open and self._take(now):
            pass

    def _open(self) -> None:
        end = self._waiting.find(b"\r\n\r\n")
        if end < 0:
            return
        if not self._waiting.startswith(b"HTTP/1.1 101"):
            self.open.set_exception(ConnectionError(bytes(self._waiting[:200])))
            return
        del self._waiting[: end + 4]
        self._is_open = True
        self.open.set_result(None)

    def _take(self, now: float) -> bool:
        """One frame; the hub's are whole and not masked."""
        have = self._waiting
        if len(have) < 2:
            return False
        start, length = 2, have[1] & 127
        if length >= 126:
            start = 4 if length == 126 else 10
            if len(have) < start:
                return False
            length = int.from_bytes(have[2:start], "big")
        if len(have) < start + length:
            return False
        kind, text = have[0] & 15, bytes(have[start : start + length])
        del have[: start + length]
        if kind == _TEXT and _RECORD in text[:40]:
            self.moments.append(now)
        elif kind == _PING:
            self._say(_PONG, text)
        return kind != _CLOSE

    def _say(self, kind: int, text: bytes) -> None:
        assert self._transport is not None
        mask = os.urandom(4)
        masked = bytes(sign ^ mask[place % 4] for place, sign in enumerate(text))
        self._transport.write(bytes([128 | kind, 128 | len(text)]) + mask + masked)


def _enrolled(address: str, code: str, session: requests.Session) -> HubClient:
    clock, device, own = SystemClock(), SigningKey.generate(), SigningKey.generate()
    keys = to_text(device.public()), to_text(own.public())
    message = wire.enrolment_message(code, *keys)
    request = wire.EnrolRequest(
        code=code,
        device_key=keys[0],
        device_name="bench",
        person_key=keys[1],
        device_proof=device.sign(message),
        person_proof=own.sign(message),
        program=PROGRAM,
    )
    answer = HubClient(address, None, clock, session=session).enrol(request)
    assert isinstance(answer, wire.EnrolAnswer), answer
    return HubClient(address, Identity(answer.person_certificate, own, answer.identity), clock, session=session)


def _upgrade(client: HubClient, host: str) -> bytes:
    headers = client.proof_headers("GET", PATH)
    assert not isinstance(headers, HubProblem), headers
    lines = [
        f"GET {PATH} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def _itself(reader: Reader) -> Reader:
    return reader


async def _listen(address: str, clients: list[HubClient]) -> list[Reader]:
    loop, place = asyncio.get_running_loop(), urlsplit(address)
    readers = []
    for client in clients:
        reader = Reader(_upgrade(client, place.netloc), loop.create_future())
        await loop.create_connection(partial(_itself, reader), place.hostname or "", place.port or 0)
        await reader.open
        readers.append(reader)
    return readers


async def _main(address: str, codes: list[str]) -> None:
    loop = asyncio.get_running_loop()
    session = requests.Session()
    clients = [_enrolled(address, code, session) for code in codes]
    for client in clients:
        assert not isinstance(client.statement(), HubProblem)
    _say(b"enrolled")
    assert await loop.run_in_executor(None, sys.stdin.readline) == "connect\n"
    readers = await _listen(address, clients)
    _say(b"connected")
    for reader in readers:
        reader.moments.clear()
    assert await loop.run_in_executor(None, sys.stdin.readline) == "end\n"
    _say(msgspec.json.encode([reader.moments for reader in readers]))


def _say(word: bytes) -> None:
    sys.stdout.buffer.write(word + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], msgspec.json.decode(Path(sys.argv[2]).read_bytes())))
