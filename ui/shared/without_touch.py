"""Everything on a window without touching it: by the keyboard, by one switch or two, and a key that is the alarm.

Listens to the windows themselves and not to every object of the program: keys reach a window first, whatever has the
focus in it and whatever stands over it.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.shared.arrow_keys import ARROWS, next_stop, stop_towards, uses_arrows
from ui.shared.reading_order import asked, way_back
from ui.shared.scan_rounds import ENTER, Scanning, Switch, Way, Which
from ui.shared.scanning import Scanner, Ticker
from ui.shared.sheet import open_sheets

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})
_ENTERS = frozenset({int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)})


class WithoutTouch(QObject):
    """Lives as long as `of`, a mode on its window."""

    alarm_key_pressed = Signal()
    """Once for each press, however long it is held; also by a switch where a question has the alarm disabled."""
    offered = Signal(str)
    """What scanning offers now, in words; only when the settings say that it is spoken."""

    def __init__(self, of: QWidget, *, ticker: Ticker | None = None) -> None:
        super().__init__(of)
        self._of, self._ticker = of, ticker
        self.settings = Scanning()
        self.scanner: Scanner | None = None
        self._alarm_is_down = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen_to)
        for window in app.topLevelWindows():
            self._listen_to(window)

    def wear(self, settings: Scanning) -> None:
        """From now on. What was offered before is offered anew."""
        if settings == self.settings and (self.scanner is not None or settings.mode is Way.OFF):
            return
        self.settings = settings
        if self.scanner is not None:
            self.scanner.end()
            self.scanner = None
        if settings.mode is not Way.OFF:
            self.scanner = Scanner(self._of, settings, self._ticker)
            self.scanner.alarm_wanted.connect(self.alarm_key_pressed)
            if settings.spoken:
                self.scanner.offered.connect(self.offered)

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._key(event, down=kind == QEvent.Type.KeyPress)
        if kind in _MOUSE and self.scanner is not None and isinstance(event, QMouseEvent):
            return self._switched(Switch(button=event.button().value), down=kind != QEvent.Type.MouseButtonRelease)
        return False

    def _key(self, event: QKeyEvent, *, down: bool) -> bool:
        key = event.key()
        if key == self.settings.alarm_key:
            if not event.isAutoRepeat():
                self._alarm_key(down=down)
            return True
        if not self._of.isVisible():
            return False
        if self.scanner is not None and self._is_switch(key):
            return event.isAutoRepeat() or self._switched(_switch(key), down=down)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        return down and not plain & ~shift and self._moved(key, back=bool(plain & shift))

    def _alarm_key(self, *, down: bool) -> None:
        was, self._alarm_is_down = self._alarm_is_down, down
        if down and not was:
            self.alarm_key_pressed.emit()

    # --- switches ---

    def _is_switch(self, key: int) -> bool:
        return self._which(_switch(key)) is not None

    def _which(self, switch: Switch) -> Which | None:
        if switch == self.settings.one:
            return Which.ONE
        two = self.settings.mode is Way.TWO_SWITCHES
        return Which.OTHER if two and switch == self.settings.other else None

    def _switched(self, switch: Switch, *, down: bool) -> bool:
        which = self._which(switch)
        if which is None or self.scanner is None or not self._of.isVisible():
            return False
        if down:
            self.scanner.down(which)
        else:
            self.scanner.up(which)
        return True

    # --- keyboard ---

    def _moved(self, key: int, *, back: bool) -> bool:
        window = self._of.window()
        if key == Qt.Key.Key_Escape:
            return self._go_back(window)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            to = next_stop(window, back=back or key == Qt.Key.Key_Backtab)
        elif key in ARROWS and not back and not uses_arrows(window.focusWidget()):
            to = stop_towards(window, key)
        else:
            return False
        if to is not None:
            to.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @staticmethod
    def _go_back(window: QWidget) -> bool:
        """A question knows what its Escape means, also when nothing in it has the focus."""
        sheets = open_sheets(window)
        focus = window.focusWidget()
        if sheets:
            if focus is not None and sheets[0].isAncestorOf(focus):
                return False
            escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(asked(window), escape)
            return True
        back = way_back(window)
        if isinstance(back, QAbstractButton):
            back.click()
        return back is not None


def _switch(key: int) -> Switch:
    return Switch(key=ENTER if key in _ENTERS else key)
