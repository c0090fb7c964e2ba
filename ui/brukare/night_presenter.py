"""When the tablet goes dark, and what lights it again."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import Clock
from app.domain.night import NightHours
from app.services.brukare_snapshots import Home
from ui.brukare.night_view import NightView
from ui.shared.look import look
from ui.shared.screens import Screens
from ui.shared.sheet import open_sheets

DARK_AFTER_MS = 120_000
"""How long nobody must have touched it: to read a message in bed takes a minute."""
STAYS_LIT = "stays_lit"
"""An attribute of a screen that never goes dark by itself: what stands there must be seen, whoever sleeps."""
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
        screens: Screens,
        go_home: Callable[[], None],
        wake_screen: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(view)
        self._view, self._clock, self.hours = view, clock, hours
        self._screens, self._go_home, self._wake_screen = screens, go_home, wake_screen
        self._touched_ms = -DARK_AFTER_MS + clock.monotonic_ms()
        """A tablet that starts at night has been touched by nobody."""
        self._home: Home | None = None
        look().set_dark(False)
        # With a fall of the engine the screen itself goes, and nothing else would end the night.
        view.destroyed.connect(lambda: look().set_dark(False))
        screens.currentChanged.connect(self._turned)
        view.woken.connect(self.wake)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    @property
    def is_dark(self) -> bool:
        return self._screens.currentWidget() is self._view

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
        if getattr(self._screens.currentWidget(), STAYS_LIT, False):
            return False
        return not open_sheets(self._view.window())

    def _darken(self) -> None:
        self._screens.setCurrentWidget(self._view)
        self._view.light.setFocus(Qt.FocusReason.OtherFocusReason)

    def _light(self) -> None:
        if self.is_dark:
            self._go_home()

    def _turned(self) -> None:
        """Also where something else than a touch has brought another screen, such as the alarm."""
        look().set_dark(self.is_dark)

    def _is_mine(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and (watched is self._view or self._view.isAncestorOf(watched))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched_ms = self._clock.monotonic_ms()
            if self.is_dark and event.type() == QEvent.Type.KeyPress and self._is_mine(watched):
                self.wake()
                return True  # what lights the screen does nothing else; a key that is the alarm never comes so far
        return super().eventFilter(watched, event)


def _has_happened(before: Home, now: Home) -> bool:
    """Somebody has come, or the one who comes is another or comes at another time. That time passes wakes nobody: at
    midnight tomorrow is today, and somebody may be late."""
    if now.here_now is not None and (before.here_now is None or before.here_now.visit != now.here_now.visit):
        return True
    was, comes = before.next_visit, now.next_visit
    if was is None or comes is None or was.visit != comes.visit:
        return False
    return (was.who, was.starts_at) != (comes.who, comes.starts_at)
