"""A network cable between one client and the hub, which can be pulled out: a relay on a loopback port."""

import contextlib
import selectors
import socket
import threading

_BYTES = 65_536


class Cable:
    """`address` is what the client is told. Cut, it refuses new connections and ends those there are."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._ends: set[socket.socket] = set()
        self._whole = True
        self._closed = False
        threading.Thread(target=self._accept, name="cable", daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        with self._lock:
            self._whole = False
            ends, self._ends = self._ends, set()
        for end in ends:
            _shut(end)

    def mend(self) -> None:
        with self._lock:
            self._whole = True

    def close(self) -> None:
        self._closed = True
        self.cut()
        _shut(self._listener)

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = self._reach()
            if far is None:
                _shut(near)
                continue
            threading.Thread(target=self._carry, args=(near, far), daemon=True).start()

    def _reach(self) -> socket.socket | None:
        with self._lock:
            if not self._whole:
                return None
        with contextlib.suppress(OSError):
            return socket.create_connection(self._target, timeout=5)
        return None

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        with self._lock:
            self._ends |= {near, far}
            whole = self._whole
        other = {near: far, far: near}
        with contextlib.suppress(OSError, ValueError), selectors.DefaultSelector() as selector:
            for end in other if whole else ():
                end.settimeout(None)
                selector.register(end, selectors.EVENT_READ)
            while selector.get_map():
                for key, _ in selector.select():
                    assert isinstance(key.fileobj, socket.socket)
                    data = key.fileobj.recv(_BYTES)
                    if not data:
                        raise ConnectionError
                    other[key.fileobj].sendall(data)
        for end in (near, far):
            _shut(end)
            with self._lock:
                self._ends.discard(end)


def _shut(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        end.close()
