"""A box between a client and the hub that carries plain requests and spoils WebSockets, as some proxies do."""

import contextlib
import socket
import threading
from enum import Enum

from app.demo.cable import Cable, _shut

_BYTES = 65_536
_REFUSAL = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Spoils(Enum):
    """What becomes of a WebSocket."""

    REFUSED = "refused"
    CUT_OFF = "cut off"
    MUTE = "mute"
    """The upgrade is answered, and then no word of the hub's comes through."""
    NOTHING = "nothing"


class MiddleBox(Cable):
    def __init__(self, host: str, port: int, spoils: Spoils) -> None:
        self.spoils = spoils
        self.spoilt = threading.Event()
        self.let_through = threading.Event()
        super().__init__(host, port)

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        head = _head_of(near, flags=socket.MSG_PEEK)
        is_websocket = b"upgrade: websocket" in head.lower()
        if not is_websocket or self.spoils is Spoils.NOTHING:
            if is_websocket:
                self.let_through.set()
            super()._carry(near, far)
            return
        self.spoilt.set()
        with contextlib.suppress(OSError):
            self._spoil(near, far)
        _shut(near)
        _shut(far)

    def _spoil(self, near: socket.socket, far: socket.socket) -> None:
        if self.spoils is Spoils.REFUSED:
            near.sendall(_REFUSAL)
        if self.spoils is Spoils.MUTE:
            far.sendall(near.recv(_BYTES))
            near.sendall(_head_of(far).partition(b"\r\n\r\n")[0] + b"\r\n\r\n")
            while near.recv(_BYTES):
                pass


def _head_of(end: socket.socket, *, flags: int = 0) -> bytes:
    """Of a request or answer that comes in one piece, as they do on one machine."""
    with contextlib.suppress(OSError):
        return end.recv(_BYTES, flags)
    return b""
