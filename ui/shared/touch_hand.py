"""All fingers on one window followed together, in the ways that fit the person: which touch is meant, which button it
means, and when it presses. What rests, what is a palm and what begins at the edge of the glass presses nothing."""

from collections.abc import Callable
from math import hypot

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from ui.shared.finger import Move
from ui.shared.look import look
from ui.shared.scroll import Scroll, scroller_of
from ui.shared.touch import RunningClock, TouchClock, TouchSurface
from ui.shared.touch_aim import button_at, button_toward, nearest_button, widget_at
from ui.shared.touch_button import TouchButton
from ui.shared.touch_path import SHAKES_FOR_MS, TouchPath

EDGE_MM = 4.0
"""A hand holds the tablet here. Source: DESIGN.md, Measures."""
PALM_MM = 20.0
"""A contact so wide is no finger tip: these are 8 to 15 mm, a flat thumb's included. A panel that reports wider
contacts would raise it."""
PALM_CONTACTS, PALM_WITHIN_MS = 3, 150
"""So many contacts that come down within this time are a hand that is put down."""
BESIDE_PALM_MM = 60.0
"""Around a palm its fingers and its edge touch too."""
RESTS_MS = 8000
"""A finger that has lain so long does not press when it is lifted. A very slow hand needs 3 to 4 s."""
REPEAT_MM = 20.0
"""A second tap of a double tap lands so near the first, whatever has come to stand there meanwhile."""
GAP_MM = 4.0
"""Between two buttons: who aims at one and meets the gap means the nearest."""


class Hand(TouchSurface):
    def __init__(self, over: QWidget, clock: TouchClock | None = None) -> None:
        super().__init__(over)
        self._clock = clock or RunningClock(self)
        self._paths: dict[int, TouchPath] = {}
        self._palms: dict[int, QPointF] = {}
        self._pressed_ms: int | None = None
        self._pressed_at = QPointF()
        self._forget_pointer: Callable[[], None] | None = None

    # --- fingers come, move and go ---

    def follow(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            for path in self._paths.values():
                self._end(path)
            self._paths.clear()
            self._palms.clear()
            return
        for point in event.points():
            match point.state():
                case QEventPoint.State.Pressed:
                    self._came(point)
                case QEventPoint.State.Updated:
                    self._moved(point)
                case QEventPoint.State.Released:
                    self._went(point)
                case _:
                    pass

    def _came(self, point: QEventPoint) -> None:
        at, now = point.globalPosition(), self._clock.now_ms()
        path = self._paths[point.id()] = TouchPath(point.id(), now, [(now, at)])
        self._note_palm(point)
        if self._begins_at_edge(at) or self._is_palm(at) or self.is_repeat(at):
            path.is_over = True
            return
        window = self.over.window()
        path.under, path.button = widget_at(window, at), button_at(window, at)
        path.scroller = _scroller_at(path.under)
        self._show(path, self._aim(path))
        waits_ms = self._presses_after(path)
        if waits_ms == 0:
            self._press_held(path)
        elif waits_ms is not None:
            path.forget_timer = self._clock.after(waits_ms, lambda: self._press_held(path))

    def _moved(self, point: QEventPoint) -> None:
        path = self._paths.get(point.id())
        if path is None:
            return
        path.positions.append((self._clock.now_ms(), point.globalPosition()))
        self._note_palm(point)
        if path.is_over:
            return
        path.drags = path.drags or path.slides(self.ways.tremor_mm)
        if not path.drags:
            self._show(path, self._aim(path))
            return
        _stop(path)
        if path.scroller is not None:
            self._show(path, None)
            path.scroller.drag_to(path.at.y())
        else:
            self._show(path, self._slid_toward(path))

    def _went(self, point: QEventPoint) -> None:
        path = self._paths.pop(point.id(), None)
        self._palms.pop(point.id(), None)
        if path is None:
            return
        now = self._clock.now_ms()
        if path.at != point.globalPosition():
            path.positions.append((now, point.globalPosition()))
            path.drags = path.drags or (not path.is_over and path.slides(self.ways.tremor_mm))
        was_over = path.is_over
        meant = None if was_over else self._meant(path, now - path.began_ms)
        self._end(path)
        if path.scroller is not None and path.drags:
            path.scroller.let_go()
        elif meant is not None:
            self._press(meant, path)
        elif not was_over and not path.drags and path.button is None:
            _click(path)

    def _meant(self, path: TouchPath, lasted_ms: int) -> TouchButton | None:
        if path.drags:
            return None if path.scroller is not None else self._slid_toward(path)
        if lasted_ms < self.ways.hold_ms or lasted_ms > RESTS_MS:
            return None
        return self._aim(path)

    # --- which button ---

    def _aim(self, path: TouchPath) -> TouchButton | None:
        if not self.ways.tremor_mm:
            return path.button
        return nearest_button(self.over.window(), path.meant_at(), within_mm=self.ways.tremor_mm + GAP_MM)

    def _slid_toward(self, path: TouchPath) -> TouchButton | None:
        if not self.ways.slide_to_edge:
            return None
        start, end = (path.meant_at(), path.meant_now()) if self.ways.tremor_mm else (path.began_at, path.at)
        return button_toward(self.over.window(), start, end, wide_mm=GAP_MM + self.ways.tremor_mm)

    # --- which touches are meant ---

    def _begins_at_edge(self, at: QPointF) -> bool:
        window, edge = self.over.window(), look().mm(EDGE_MM)
        place = window.mapFromGlobal(at.toPoint())
        return not window.rect().adjusted(edge, edge, -edge, -edge).contains(place)

    def _is_palm(self, at: QPointF) -> bool:
        reach = look().mm(BESIDE_PALM_MM)
        return any(_apart(at, palm) <= reach for palm in self._palms.values())

    def _note_palm(self, point: QEventPoint) -> None:
        wide = max(point.ellipseDiameters().width(), point.ellipseDiameters().height())
        if wide > look().mm(PALM_MM):
            self._palms[point.id()] = point.globalPosition()
            for path in self._paths.values():
                if self._is_palm(path.at):
                    self._end(path)
        now = self._clock.now_ms()
        young = [path for path in self._paths.values() if now - path.began_ms <= PALM_WITHIN_MS]
        if len(young) >= PALM_CONTACTS:
            for path in young:
                self._end(path)

    def is_repeat(self, at: QPointF) -> bool:
        if self._pressed_ms is None or self._clock.now_ms() - self._pressed_ms >= self.ways.ignore_repeat_ms:
            return False
        return _apart(at, self._pressed_at) <= look().mm(REPEAT_MM)

    def note_press(self, at: QPointF) -> None:
        self._pressed_ms, self._pressed_at = self._clock.now_ms(), at

    # --- pressing ---

    def _presses_after(self, path: TouchPath) -> int | None:
        """How long it must rest to press while it is still down; None: it presses when it leaves."""
        waits = []
        if self.ways.on_touch and path.scroller is None:
            waits.append(max(self.ways.hold_ms, SHAKES_FOR_MS if self.ways.tremor_mm else 0))
        if self.ways.dwell_ms:
            waits.append(max(self.ways.hold_ms, self.ways.dwell_ms))
        return min(waits) if waits else None

    def _press_held(self, path: TouchPath) -> None:
        path.forget_timer = None
        button = self._aim(path)
        if button is not None and not path.is_over and not path.drags:
            self._end(path)
            self._press(button, path)

    def _press(self, button: TouchButton, path: TouchPath) -> None:
        self.note_press(path.at)
        for other in self._paths.values():
            self._end(other)  # it rested while another one pressed
        if isValid(button) and button.isVisible():
            button.take_move(Move.TAP)

    def _show(self, path: TouchPath, button: TouchButton | None) -> None:
        """Which button is seen to be held down by this finger."""
        if button is path.shown:
            return
        before, path.shown = path.shown, button
        if before is not None and isValid(before):
            before.take_move(Move.OFF)
        if button is not None:
            button.take_move(Move.DOWN)

    def _end(self, path: TouchPath) -> None:
        """Nothing more comes of this finger."""
        path.is_over = True
        _stop(path)
        self._show(path, None)

    def forget(self, button: QAbstractButton) -> None:
        for path in self._paths.values():
            if button in (path.button, path.shown):
                self._end(path)

    # --- a pointer that is no finger ---

    def pointer_over(self, button: QAbstractButton, *, is_over: bool) -> None:
        if self._forget_pointer is not None:
            self._forget_pointer()
            self._forget_pointer = None
        if is_over and self.ways.dwell_ms:
            self._forget_pointer = self._clock.after(self.ways.dwell_ms, lambda: _click_once(button))


def _click_once(button: QAbstractButton) -> None:
    """The pointer has to go and come back to press again."""
    if isValid(button) and button.isVisible() and button.isEnabled():
        button.click()


def _stop(path: TouchPath) -> None:
    forget, path.forget_timer = path.forget_timer, None
    if forget is not None:
        forget()


def _apart(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _scroller_at(widget: QWidget | None) -> Scroll | None:
    if widget is None or isinstance(widget, Scroll):
        return widget
    return scroller_of(widget)


def _click(path: TouchPath) -> None:
    """A tap on what is no button of ours, such as a line to write in: no mouse follows a touch that was taken."""
    under = path.under
    if under is None or not isValid(under) or isinstance(under, TouchButton):
        return
    at, button, keys = path.at, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = under.mapFromGlobal(at)
    for kind, held in (
        (QEvent.Type.MouseButtonPress, button),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        QCoreApplication.sendEvent(under, QMouseEvent(kind, place, at, button, held, keys))
    if under.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        under.setFocus(Qt.FocusReason.MouseFocusReason)
