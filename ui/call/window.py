"""The window of a call's process: the picture, to be put where the program wants it, and the line between both."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QWindow
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from shiboken6 import delete

from ui.call.page import CallPage, new_profile

GROUND = "#14181c"
AGAIN_MS = 200
FALLS_IN_A_ROW = 3

Say = Callable[[dict[str, Any]], None]


class Line(QObject):
    """Between the page and whoever started this process."""

    told = Signal(str)
    """To the page."""
    heard = Signal(str)
    """From outside; on any thread."""
    page_said = Signal(dict)

    @Slot(str)
    def say(self, text: str) -> None:
        """From the page."""
        self.page_said.emit(json.loads(text))


class CallWindow(QObject):
    ended = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._is_ready = False
        self._waiting: list[dict[str, Any]] = []
        self._call: dict[str, Any] | None = None
        self._peers: dict[str, Any] | None = None
        self._muted: dict[str, dict[str, Any]] = {}
        self._falls = 0
        self._place: QWindow | None = None
        self.line = Line(self)
        self.line.heard.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self.line.page_said.connect(self._page_said)
        self._profile = new_profile(self)
        self.view = QWebEngineView()
        self.view.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.page = CallPage(self._profile, self.view)
        self.page.setBackgroundColor(QColor(GROUND))
        channel = QWebChannel(self.page)
        channel.registerObject("line", self.line)
        self.page.setWebChannel(channel)
        self.page.renderProcessTerminated.connect(self._fell)
        self.view.setPage(self.page)

    def begin(self) -> None:
        self._say({"said": "window", "id": int(self.view.winId())})
        self.page.begin()

    def close_page(self) -> None:
        """Before its profile."""
        delete(self.view)
        delete(self._profile)

    def _do(self, text: str) -> None:
        message = json.loads(text)
        match message.get("do"):
            case "stop":
                self.ended.emit()
                return
            case "show":
                self._lie_in(message)
                return
            case "call":
                self._call = message
            case "peers":
                self._peers = message
            case "mute":
                self._muted[message["kind"]] = message
            case "end":
                self._call = self._peers = None
        self._to_page(message)

    def _lie_in(self, where: dict[str, Any]) -> None:
        """In a place of the program's window. Never by itself: a window manager would put it over the alarm."""
        handle = self.view.windowHandle()
        if self._place is None or int(self._place.winId()) != int(where["in"]):
            self._place = QWindow.fromWinId(int(where["in"]))
            handle.setParent(self._place)
        ratio = self.view.devicePixelRatioF()
        self.view.setGeometry(0, 0, round(where["width"] / ratio), round(where["height"] / ratio))
        self.view.show()

    def _to_page(self, message: dict[str, Any]) -> None:
        if self._is_ready:
            self.line.told.emit(json.dumps(message))
        else:
            self._waiting.append(message)

    def _page_said(self, message: dict[str, Any]) -> None:
        if message.get("said") == "ready":
            self._is_ready = True
            waiting, self._waiting = self._waiting, []
            for one in waiting:
                self._to_page(one)
        if message.get("said") == "connection" and message.get("state") == "connected":
            self._falls = 0
        self._say(message)

    def _fell(self, _how: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        """The page's process has gone: once more, and back into the call."""
        self._is_ready = False
        self._falls += 1
        self._say({"said": "fell", "times": self._falls})
        if self._falls > FALLS_IN_A_ROW:
            self.ended.emit()
            return
        again = [{**self._call, "rejoin": True}] if self._call else []
        self._waiting = [*again, *self._muted.values(), *([self._peers] if self._peers else [])]
        QTimer.singleShot(AGAIN_MS, self.page.begin)
