"""Ties the first screen and the column beside it to the store, and lets the clock tick at each minute."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.services import home as home_service
from app.services.brukare_snapshots import Home
from app.services.desk import Desk
from ui.bridge import Bridge
from ui.brukare.frame import Frame
from ui.brukare.home_view import HomeView

MINUTE_MS = 60_000
AFTER_MS = 20
"""The timer rings this long after the minute begins, so that it never rings just before it."""


class HomePresenter(QObject):
    minute_begun = Signal()
    profile_read = Signal(object, object)
    """A TabletProfile and what of it is set, before the screen is filled."""
    shown = Signal(object)
    """The Home that stands on the screen now."""

    def __init__(self, desk: Desk, bridge: Bridge, frame: Frame, view: HomeView) -> None:
        super().__init__(view)
        self._desk, self._bridge = desk, bridge
        self._frame, self._view = frame, view
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.setTimerType(Qt.TimerType.PreciseTimer)
        self._minute.timeout.connect(self.tick)
        bridge.watch(self, self.refresh)
        self.tick()

    def tick(self) -> None:
        """The clock first, whatever the store does; then what follows from the time, such as that somebody is late."""
        now = self._desk.clock.now()
        self._view.show_now(now)
        self._minute.start(ms_to_next_minute(now.second, now.microsecond))
        self.refresh()
        self.minute_begun.emit()

    def refresh(self) -> None:
        self._bridge.ask(self, home_service.home(self._desk), self._show, failed=self._not_read)

    def _show(self, snapshot: Home) -> None:
        self.profile_read.emit(snapshot.profile, snapshot.settings)
        self._view.show_home(snapshot)
        self._frame.show_home(snapshot)
        self.shown.emit(snapshot)

    def _not_read(self, _error: BaseException) -> None:
        """What stands on the glass stays; only that it may be old is said."""
        self._frame.show_trouble()


def ms_to_next_minute(second: int, microsecond: int) -> int:
    return MINUTE_MS - second * 1000 - microsecond // 1000 + AFTER_MS
