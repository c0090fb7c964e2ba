"""A call as a mode sees it: what rings, what is said to the hub, and the process that carries sound and picture. No
widgets: both modes show it in their own way."""

from concurrent.futures import Future
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.ids import CallId, PersonId
from app.services import calling
from app.services.call_snapshots import CallCard, CallSaid, CallsNow, MyCall
from app.services.desk import Desk, has_ended
from ui.bridge import Bridge
from ui.shared.call_process import CallProcess

AGAIN_MS = 1000
FALLS_IN_A_ROW = 3
"""So often the process is started again within one call."""
FLOWS_FROM = 25
"""Frames in each direction, from which a log may say that the picture goes both ways: a second of it."""
NO_CALL = CallId("")
_GOES_ON = frozenset({MyCall.RINGS, MyCall.CALLING, MyCall.IN})
_INSIDE = frozenset({MyCall.CALLING, MyCall.IN})


class Link(StrEnum):
    """How it stands between this device and the others."""

    NONE = "none"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"
    """It was there; it is tried again."""


class CallTalk(QObject):
    changed = Signal()
    """Call, link or devices: look at them."""
    began_to_ring = Signal()
    ended = Signal(object)
    """The CallCard as it was left; also where another device has answered."""
    not_done = Signal(object)
    """CallSaid: what was asked for is not done."""
    picture = Signal(int)
    """There is a window that shows it, which wants a place; 0: it is gone."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self.card: CallCard | None = None
        self.link = Link.NONE
        self.media: tuple[bool, bool] | None = None
        """Microphone and camera of this device, once they have been looked for."""
        self.muted: frozenset[str] = frozenset()
        self.window_id = 0
        self._seen = self._after = 0
        self._process: CallProcess | None = None
        self._is_in_call = False
        """The process has been told to open the devices."""
        self._falls = 0
        self._chosen = NO_CALL
        """What somebody has begun or answered here, also before the hub has said anything of it. It alone opens the
        devices."""
        self._over: set[str] = set()
        """Calls that have been ended here: older words about them begin nothing."""
        self._links: dict[str, str] = {}
        self._counts: dict[str, Any] = {}
        self._flows = False
        self._ask()

    # --- what the person does --------------------------------------------------------------------------------------

    def begin(self, to: PersonId) -> None:
        if self.card is None and self._process is None:
            self._start_process()
            self._chosen = calling.new_call()
            self._do(calling.begin(self._desk, self._chosen, to), begun=self._chosen)

    def answer(self) -> None:
        """The devices are opened while the hub is told: nobody waits twice."""
        if self.card is not None and self.card.mine is MyCall.RINGS:
            self._chosen = self.card.call
            self._do(calling.answer(self._desk, self.card.call))

    def decline(self) -> None:
        if self.card is not None:
            self._say(calling.decline(self._desk, self.card.call))
            self._leave()

    def hang_up(self) -> None:
        """Also what has only been begun, and the hub may have heard of or not."""
        call = self.card.call if self.card is not None else self._chosen
        if call:
            self._say(calling.hang_up(self._desk, call))
            self._leave()

    def mute(self, kind: str, *, off: bool) -> None:
        """`audio` or `video`."""
        self.muted = self.muted | {kind} if off else self.muted - {kind}
        self._tell({"do": "mute", "kind": kind, "off": off})
        self.changed.emit()

    def place_picture(self, where: dict[str, Any]) -> None:
        """Into which place of ours its window belongs. See ui.shared.call_picture."""
        self._tell(where)

    # --- what the hub says -----------------------------------------------------------------------------------------

    def _ask(self) -> None:
        call = self.card.call if self.card is not None else ""
        asked = calling.next_calls(self._desk, self._seen, call=call, after=self._after)
        self._bridge.ask(self, asked, self._heard, failed=self._not_heard)

    def _not_heard(self, error: BaseException) -> None:
        if has_ended(error):
            self._leave()
        else:
            QTimer.singleShot(AGAIN_MS, self, self._ask)

    def _heard(self, now: CallsNow) -> None:
        self._seen = now.version
        self._follow(now)
        inside = self.card is not None and self.card.mine in _INSIDE
        for one in now.signals if inside else ():
            if one.number > self._after:
                self._after = one.number
                self._tell({"do": "signal", "from": f"{one.person}/{one.device}", "text": one.text})
        self._ask()

    def _follow(self, now: CallsNow) -> None:
        if self.card is not None:
            card = next((one for one in now.calls if one.call == self.card.call), None)
            if card is None or card.mine not in _GOES_ON:
                self._leave(card)
            elif card != self.card:
                self._take(card)
        if self.card is None:
            goes_on = [one for one in now.calls if one.mine in _GOES_ON and one.call not in self._over]
            if goes_on:
                inside = next((one for one in goes_on if one.mine in _INSIDE), goes_on[-1])
                self._take(inside)

    def _take(self, card: CallCard) -> None:
        if card.mine in _INSIDE and card.call != self._chosen:
            self._get_out_of(card)
            return
        before, self.card = self.card, card
        if before is None:
            self._after = 0
        if self._process is None:
            self._start_process()
        if card.mine in _INSIDE:
            self._enter(card)
        if card.mine is MyCall.RINGS and before is None:
            self._note("rings")
            self.began_to_ring.emit()
        self.changed.emit()

    def _get_out_of(self, card: CallCard) -> None:
        """The program fell in the middle of it: nobody who sits here now has wanted the camera on."""
        self._over.add(card.call)
        self._say(calling.hang_up(self._desk, card.call))
        if self.card is not None:
            self._leave()

    def _enter(self, card: CallCard, *, rejoin: bool = False) -> None:
        if not self._is_in_call:
            self._is_in_call = True
            ice = [
                {"urls": list(one.urls), "username": one.username, "credential": one.credential} for one in card.relays
            ]
            wants = {"audio": True, "video": True, "relay_only": card.relay_only, "rejoin": rejoin}
            self._tell({"do": "call", "ice": ice, **wants})
            for kind in sorted(self.muted):
                self._tell({"do": "mute", "kind": kind, "off": True})
        peers = [
            {"key": f"{one.person}/{one.device}", "offers": not one.was_before_me} for one in card.peers if one.device
        ]
        if peers and self.link is Link.NONE:
            self.link = Link.CONNECTING
        self._tell({"do": "peers", "peers": peers})

    def _leave(self, card: CallCard | None = None) -> None:
        """Also where the hub has not heard of it yet: who hangs up is not seen any more."""
        left = card or self.card
        if self._counts and self.card is not None:
            self._note("stats", self._counts)
        self._over |= {self.card.call} if self.card is not None else {self._chosen} if self._chosen else set()
        self._chosen = NO_CALL
        process, self._process = self._process, None
        was_there, self.card = self.card is not None, None
        self._is_in_call, self.link, self.media = False, Link.NONE, None
        self._falls, self._links, self._counts, self.muted = 0, {}, {}, frozenset()
        self.window_id, self._flows = 0, False
        if process is not None:
            self.picture.emit(0)
            process.end()
        if was_there:
            self.ended.emit(left)
            self.changed.emit()

    def _do(self, said: "Future[CallSaid]", *, begun: CallId = NO_CALL) -> None:
        def done(answer: CallSaid) -> None:
            if not answer.is_done:
                self._failed(answer, begun)

        def failed(error: BaseException) -> None:
            if not has_ended(error):
                self._failed(CallSaid(), begun)

        self._bridge.do(self, said, done, failed=failed)

    def _failed(self, answer: CallSaid, begun: CallId) -> None:
        if begun in self._over:
            return  # given up meanwhile
        if begun and self.card is None:
            if answer.refusal is None:  # it may have been heard: then it rings there
                self._say(calling.hang_up(self._desk, begun))
            self._leave()
        self.not_done.emit(answer)

    def _say(self, said: "Future[CallSaid]") -> None:
        """For them it is over, whatever comes of it."""
        self._bridge.do(self, said, lambda _: None, failed=lambda _: None)

    # --- the process -----------------------------------------------------------------------------------------------

    def _start_process(self) -> None:
        self._process = made = CallProcess(self)
        made.said.connect(self._said)
        made.fell.connect(self._fell)
        made.start()

    def _tell(self, message: dict[str, Any]) -> None:
        if self._process is not None:
            self._process.tell(message)

    def _said(self, message: dict[str, Any]) -> None:
        match message.get("said"):
            case "window":
                self.window_id = int(message["id"])
                self.picture.emit(self.window_id)
            case "signal" if self.card is not None:
                person, _, device = str(message["to"]).partition("/")
                text = str(message["text"])
                said = calling.signal(self._desk, self.card.call, person=person, device=device, text=text)
                self._bridge.do(self, said, lambda _: None, failed=lambda _: None)
            case "media":
                self.media = bool(message["audio"]), bool(message["video"])
                self.changed.emit()
            case "connection":
                self._linked(str(message["to"]), str(message["state"]))
            case "stats":
                self._count({name: value for name, value in message.items() if name != "said"})
            case "first_frame":
                self._note("first_frame")

    def _count(self, counts: dict[str, Any]) -> None:
        self._counts = counts
        flows = min(counts.get("frames_in", 0), counts.get("frames_out", 0)) >= FLOWS_FROM
        if flows and not self._flows:
            self._flows = True
            self._note("flows", counts)

    def _linked(self, peer: str, state: str) -> None:
        self._links[peer] = state
        states = set(self._links.values())
        was_there = self.link in {Link.CONNECTED, Link.LOST}
        if "connected" in states:
            self.link, self._falls = Link.CONNECTED, 0
        else:
            self.link = Link.LOST if was_there else Link.CONNECTING
        self.changed.emit()

    def _fell(self) -> None:
        """Once more, and back into the call."""
        process, self._process = self._process, None
        self.picture.emit(0)
        self.window_id = 0
        if process is not None:
            process.end()
        self._falls += 1
        if self.card is None or self.card.mine is MyCall.RINGS:
            return  # it rings on without one, which is made anew when somebody answers
        if self._falls > FALLS_IN_A_ROW:
            self.hang_up()
            return
        self._note("fell")
        self._is_in_call = False
        if self.link is Link.CONNECTED:
            self.link = Link.LOST
        self._start_process()
        if self.card.mine in _INSIDE:
            self._enter(self.card, rejoin=True)
        self.changed.emit()

    def _note(self, what: str, counts: dict[str, Any] | None = None) -> None:
        """For the log: what the call was like, and nothing of what was said."""
        if self.card is not None:
            noted = calling.note(self._desk, self.card.call, what, counts or {})
            self._bridge.do(self, noted, lambda _: None, failed=lambda _: None)
