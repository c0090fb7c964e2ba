"""Ties a tablet's window to the machine beneath it: no way out but the staff's, dark nights, a heartbeat, and word of
battery and sound."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.arrival import Waiting
from app.domain.clock import Clock
from app.domain.night import NightHours
from app.domain.tablet import REPORT_EVERY, Sound, TabletState
from app.domain.tablet_profile import TabletProfile
from app.logs import get_logger
from app.services import tablet as tablet_service
from app.services.desk import Desk, Saved
from app.services.sign_in import Gate
from app.tablet.awake import EveryAwake
from app.tablet.floor import USUAL, Floor
from app.tablet.heartbeat import Heart
from app.tablet.here import awake_here, floor_here, power_here
from app.tablet.interface import Awake, Power
from app.tablet.ringing import try_sound
from app.tablet.staff_code import StaffCode
from app.tablet.watching import TabletNow, TabletWatch
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.kiosk.beating import Beating
from ui.kiosk.no_way_out import NoWayOut
from ui.kiosk.resting import Resting
from ui.kiosk.staff_area import Place, StaffArea
from ui.shared.look import look

if TYPE_CHECKING:
    from ui.window import Window

log = get_logger("kiosk")

ASKS_AGAIN_MS = 15_000
STAFF_KEYS = "Ctrl+Alt+P"
"""The staff's way in where there is a keyboard."""


def _every_awake() -> Awake:
    from ui.kiosk.desktop_awake import DesktopAwake

    return EveryAwake([awake_here(), DesktopAwake()])


@dataclass(frozen=True)
class Machine:
    """What the tablet is made of. The sound is found on a thread: asking for it takes a moment."""

    power: Power = field(default_factory=power_here)
    find_floor: Callable[[Callable[[], int]], Floor] = floor_here
    awake: Awake = field(default_factory=_every_awake)
    heart: Heart = field(default_factory=Heart)


class Kiosk(QObject):
    def __init__(
        self,
        window: "Window",
        gate: Gate,
        bridge: Bridge,
        folder: Path,
        clock: Clock,
        *,
        hours: NightHours | None = None,
        machine: Machine | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._clock = window, bridge, clock
        self._hours, self._machine = hours or NightHours(), machine or Machine()
        self._folder = folder
        self._code = StaffCode(folder, clock)
        self._floor: Floor | None = None
        self._mode: BrukareMode | None = None
        self._shown = 0
        self._desk: Desk | None = None
        self._last: TabletNow | None = None
        self._watch: TabletWatch | None = None
        self.wants_to_close = False
        """Staff have asked for it."""
        self.volume_floor = USUAL
        """Per cent: the lowest volume that anything rings with. A setting of the person's."""
        self._asked_to_tell: tuple[TabletState, int] | None = None
        # A program that starts at night waits in the dark for its first screen.
        look().set_dark(self._is_in_use() and self._hours.holds(clock.now()))
        self.way_out = NoWayOut(window)
        self.staff = StaffArea(self, self._code, bridge, try_sound=self._try_sound)
        self.staff.close_agreed.connect(self._close)
        self._resting = Resting(self)
        self._resting.rested.connect(self.open_staff)
        self._resting.watch(window.sign_in)
        keys = QShortcut(QKeySequence(STAFF_KEYS), window)
        keys.setContext(Qt.ShortcutContext.ApplicationShortcut)
        keys.activated.connect(self.open_staff)
        window.mode_opened.connect(self._opened)
        window.stayed.connect(self._stayed)
        window.closed.connect(self.stop)
        self._beating = Beating(self, self._machine.heart, gate, bridge, keeper_gone=self._keeper_gone)
        self._stopped = threading.Event()
        self._starting = threading.Thread(target=self._find_machine, name="tablet-start", daemon=True)

    def begin(self, then: Callable[[], None]) -> None:
        """`then` opens the sign-in. On a tablet that is set up just now, staff choose their code first."""
        self._starting.start()
        if not self._is_in_use() and not self._code.is_set:
            self.staff.choose_at(self._in_window(), then)
        else:
            then()

    def _is_in_use(self) -> bool:
        return any((self._folder / "people").glob("*.db"))

    def stop(self) -> None:
        """The window closes."""
        self.way_out.is_open = True
        self._stopped.set()
        if self._starting.is_alive():
            self._starting.join()
        self._machine.awake.release()
        if self._watch is not None:
            self._watch.stop()
        self.staff.stop()

    def tell_keeper_of_the_end(self) -> None:
        """No window beats any more, and there may be much to write."""
        self._machine.heart.end()

    def open_staff(self) -> None:
        mode = self._mode
        if mode is None:
            self.staff.open_at(self._in_window())
            return
        mode.wake()
        self.staff.open_at(Place(mode.frame.screens, mode.go_home, mode.open_arrived))

    # --- what the window does

    def _opened(self, mode: object, desk: Desk) -> None:
        """Only a brukare's tablet is kept shut: staff close their own."""
        self.staff.forget()
        self._mode, self._desk = (mode, desk) if isinstance(mode, BrukareMode) else (None, desk)
        self.way_out.is_open = self._mode is None
        self._asked_to_tell = None
        if self._mode is None:
            look().set_dark(False)
            return
        self._mode.destroyed.connect(partial(self._mode_gone, id(self._mode)))
        self._shown = id(self._mode)
        self._mode.keep_nights(self._hours, wake_screen=self._wake_screen)
        self._resting.watch(self._mode.home.day_and_clock)
        self._ring_as(self._mode.wearing.profile)
        self._mode.wearing.changed.connect(self._ring_as)
        if self._last is not None:
            self._tell(self._last)

    def _ring_as(self, profile: TabletProfile) -> None:
        """As loud as the person has said that they hear it, and never fainter."""
        self.volume_floor = profile.volume_floor

    def _mode_gone(self, which: int, *_: object) -> None:
        """In another language the old one goes after the new one has come."""
        if which == self._shown:
            self._mode = None

    def _stayed(self) -> None:
        """They were asked about what would be lost, and the program goes on."""
        self.wants_to_close = False
        self.way_out.is_open = self._desk is not None and self._mode is None

    def _keeper_gone(self) -> None:
        """Another keeper will start another program, once this one has written everything."""
        self._window.close()
        # A question that stands there is answered by nobody: closed a second time the window goes at once.
        QTimer.singleShot(ASKS_AGAIN_MS, self, self._window.close)

    def _close(self) -> None:
        self.wants_to_close = True
        self.way_out.is_open = True
        log.info("kiosk.closed_by_staff")
        self._window.close()

    def _in_window(self) -> Place:
        return Place(self._window.stack, self._window.show_present, has_edge=False)

    # --- the machine

    def _find_machine(self) -> None:
        """On a thread of its own."""
        self._machine.awake.hold()
        self._floor = self._machine.find_floor(lambda: self.volume_floor)
        if self._stopped.is_set():
            return
        self._watch = TabletWatch(
            self._machine.power,
            self._floor,
            self._clock,
            tell=lambda now: self._bridge.call_soon(lambda: self._tell(now)),
        )
        self._watch.start()

    def _wake_screen(self) -> None:
        threading.Thread(target=self._machine.awake.wake, name="wake", daemon=True).start()

    def _try_sound(self) -> Sound:
        return Sound.UNKNOWN if self._floor is None else try_sound(self._floor)

    def _tell(self, now: TabletNow) -> None:
        self._last = now
        desk = self._desk
        net = desk.net() if desk is not None else None
        self.staff.show_tablet(now.state, Waiting(online=net is not None and net.online))
        if self._mode is None or desk is None:
            return
        self._mode.frame.show_needs(now.needs)
        if self._is_worth_asking(now.state):
            self._bridge.do(self._mode, tablet_service.tell(desk, now.state), self._told, failed=self._not_told)

    def _told(self, saved: Saved) -> None:
        """Refused on a tablet that has heard nothing from the hub yet: the next look tells it again."""
        if saved.refusal is not None:
            self._asked_to_tell = None

    def _not_told(self, error: BaseException) -> None:
        self._asked_to_tell = None
        log.info("kiosk.not_told", error=type(error).__name__)

    def _is_worth_asking(self, state: TabletState) -> bool:
        """The engine knows what was told last; it is asked when something is new, and now and then."""
        now_ms = self._clock.monotonic_ms()
        if self._asked_to_tell is not None:
            before, at_ms = self._asked_to_tell
            if before == state and now_ms - at_ms < REPORT_EVERY / timedelta(milliseconds=1):
                return False
        self._asked_to_tell = (state, now_ms)
        return True
