"""Real keys of a desktop's X server, pressed through XTEST as a keyboard or a switch presses them."""

import ctypes
import ctypes.util
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

KEYSYMS = {"Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "space": 0x20, "F12": 0xFFC9}
KEYSYMS |= {"Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54}


class Keyboard:
    def __init__(self, x11: ctypes.CDLL, xtst: ctypes.CDLL, display: int) -> None:
        self._x11, self._xtst, self._display = x11, xtst, ctypes.c_void_p(display)

    def press(self, name: str) -> None:
        self._send(name, 1, 0)

    def hold(self, name: str) -> None:
        """Until it is let go."""
        self._send(name, 1)

    def let_go(self, name: str) -> None:
        self._send(name, 0)

    def _send(self, name: str, *down: int) -> None:
        code = self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(KEYSYMS[name]))
        assert code, name
        for is_down in down:
            self._xtst.XTestFakeKeyEvent(self._display, ctypes.c_uint(code), is_down, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)


@contextmanager
def keyboard(environment: Mapping[str, str]) -> Iterator[Keyboard]:
    x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XKeysymToKeycode.restype = ctypes.c_ubyte
    before = os.environ.get("XAUTHORITY")
    os.environ["XAUTHORITY"] = environment["XAUTHORITY"]
    try:
        display = x11.XOpenDisplay(environment["DISPLAY"].encode())
    finally:
        os.environ.pop("XAUTHORITY")
        if before is not None:
            os.environ["XAUTHORITY"] = before
    assert display, "the X server does not answer"
    yield Keyboard(x11, xtst, display)
    x11.XCloseDisplay(ctypes.c_void_p(display))
