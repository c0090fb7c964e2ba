"""When the tablet goes dark, and what lights it again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import Clock
from app.domain.night import NightHours
from app.services.brukare_snapshots import Home
from ui.brukare.night_view import NightView
from ui.shared.look import look
from ui.shared.sheet import open_sheets
from ui.shared.theme import HIGH_CONTRAST, NIGHT, Theme

DARK_AFTER_MS = 120_000
"""How long nobody must have touched it: to read a message in bed takes a minute."""
_TOUCHES = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress, QEvent.Type.TabletPress}
)


class NightPresenter(QObject):
    """`tick` with each minute and `show_home` with each snapshot are the caller's to call; `wake` from whatever
    happens: a message, a ring, an alarm."""

    def __init__(
        self,
        view: NightView,
        clock: Clock,
        hours: NightHours,
        *,
        show: Callable[[QWidget], None],
        go_home: Callable[[], None],
        wake_screen: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(view)
        self._view, self._clock, self.hours = view, clock, hours
        self._show, self._go_home, self._wake_screen = show, go_home, wake_screen
        self._touched_ms = -DARK_AFTER_MS + clock.monotonic_ms()
        """A tablet that starts at night has been touched by nobody."""
        self._home: Home | None = None
        self._day: list[Theme] = []
        """What was worn before it became dark; empty while it is light."""
        view.destroyed.connect(partial(_put_back, self._day))
        view.woken.connect(self.wake)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    @property
    def is_dark(self) -> bool:
        return bool(self._day)

    def tick(self) -> None:
        now = self._clock.now()
        self._view.show_now(now)
        if not self.hours.holds(now):
            self._light()
        elif not self.is_dark and self._is_left_alone():
            self._darken()

    def show_home(self, home: Home) -> None:
        before, self._home = self._home, home
        self._view.show_home(home)
        if before is not None and _has_happened(before, home):
            self.wake()

    def wake(self) -> None:
        """Lit, and home. Dark again when nobody has touched it for a while."""
        self._touched_ms = self._clock.monotonic_ms()
        self._wake_screen()
        self._light()

    def _is_left_alone(self) -> bool:
        if self._clock.monotonic_ms() - self._touched_ms < DARK_AFTER_MS:
            return False
        return not open_sheets(self._view.window())

    def _darken(self) -> None:
        self._day.append(look().theme)
        if look().theme != HIGH_CONTRAST:  # which is black already, and chosen by who needs it
            look().wear(theme=NIGHT)
        self._show(self._view)
        self._view.light.setFocus(Qt.FocusReason.OtherFocusReason)

    def _light(self) -> None:
        if self.is_dark:
            _put_back(self._day)
            self._go_home()

    def _is_mine(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and (watched is self._view or self._view.isAncestorOf(watched))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched_ms = self._clock.monotonic_ms()
            if self.is_dark and event.type() == QEvent.Type.KeyPress and self._is_mine(watched):
                self.wake()
                return True  # what lights the screen does nothing else; a key that is the alarm never comes so far
        return super().eventFilter(watched, event)


def _put_back(day: list[Theme], *_: object) -> None:
    """Also where the screen itself has gone, with a fall of the engine: nothing else would end the night."""
    if day and look().theme == NIGHT:
        look().wear(theme=day[-1])
    day.clear()


def _has_happened(before: Home, now: Home) -> bool:
    """Somebody has come, or the one who comes is another or comes at another time. That time passes wakes nobody: at
    midnight tomorrow is today, and somebody may be late."""
    if now.here_now is not None and (before.here_now is None or before.here_now.visit != now.here_now.visit):
        return True
    was, comes = before.next_visit, now.next_visit
    if was is None or comes is None or was.visit != comes.visit:
        return False
    return (was.who, was.starts_at) != (comes.who, comes.starts_at)
