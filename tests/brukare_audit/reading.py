"""From a window on the (virtual) glass to what is seen on it."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from tests.brukare_audit.painting import Painted, PaintedText, painted_by
from tests.brukare_audit.pixels import Pixels
from tests.brukare_audit.seen import Box, Control, Drawn, Line, Run, Seen, Told
from ui.brukare.frame import Frame
from ui.brukare.paged import Paged
from ui.shared.focus_ring import FocusRing
from ui.shared.look import look
from ui.shared.touch_button import TouchButton

PRESSED = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSlider, QComboBox)
EVERYWHERE = ("back", "before", "after")
"""Names of the parts of a screen that lead away from it or turn its pages."""


def rendered(window: QWidget, part: QRect | None = None) -> QImage:
    image = QImage((part or window.rect()).size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    if part is None:
        window.render(image)
    else:
        window.render(image, QPoint(0, 0), QRegion(part))
    return image


def read(window: QWidget) -> Seen:
    """Everything that is visible in the window, as it is laid out and painted just now."""
    told: list[Told] = []
    controls: list[Control] = []
    drawn: list[Drawn] = []
    lines: list[Line] = []
    for widget in _visible(window):
        path, clip, corner = path_of(widget, window), clip_of(widget, window), _corner(widget, window)
        painted = painted_by(widget)
        if is_control(widget):
            controls.append(_control(widget, window))
        told += _told(widget, painted, path, clip, corner)
        drawn += [Drawn(path, one.box.moved(*corner), clip, one.is_photo, scrolls(widget)) for one in painted.pictures]
        lines += [Line(path, one.box.moved(*corner), clip, one.width) for one in painted.strokes]
    now = look()
    return Seen(
        pixels=Pixels(rendered(window)),
        ppi=now.measure.ppi,
        alarm_red=now.theme.alarm,
        told=tuple(told),
        controls=tuple(controls),
        drawn=tuple(drawn),
        lines=tuple(lines),
        scale=now.measure.text_scale,
    )


def _visible(window: QWidget) -> Iterator[QWidget]:
    yield window
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, FocusRing | QScrollBar):
            yield widget


def is_control(widget: QWidget) -> bool:
    """Whether a finger does something there. A scroll bar is none: the page follows the finger wherever it lies."""
    if isinstance(widget, PRESSED) and not isinstance(widget, QScrollBar):
        return True
    return bool(widget.property("isAlarm")) or "Press" in _actions(widget)


def _actions(widget: QWidget) -> list[str]:
    if widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
        return []
    reader = QAccessible.queryAccessibleInterface(widget)
    actions = reader.actionInterface() if reader is not None else None
    return list(actions.actionNames()) if actions is not None else []


def _control(widget: QWidget, window: QWidget) -> Control:
    above = list(_above(widget, window))
    reader = QAccessible.queryAccessibleInterface(widget)
    box = Box(0, 0, widget.width(), widget.height()).moved(*_corner(widget, window))
    return Control(
        path=path_of(widget, window),
        name=(reader.text(QAccessible.Text.Name) if reader is not None else "").strip(),
        box=box,
        shown=box.shared(clip_of(widget, window)),
        within=frozenset(path_of(one, window) for one in above),
        is_button=isinstance(widget, QAbstractButton) or bool(widget.property("isAlarm")),
        is_enabled=widget.isEnabled(),
        is_alarm=bool(widget.property("isAlarm")),
        is_key=bool(widget.property("isKey")),
        is_language=bool(widget.property("isLanguage")),
        stands_everywhere=_stands_everywhere(widget, above),
        scrolls=scrolls(widget),
    )


def _stands_everywhere(widget: QWidget, above: list[QWidget]) -> bool:
    if any(getattr(one, name, None) is widget for one in above for name in EVERYWHERE):
        return True
    frames = [one for one in above if isinstance(one, Frame)]
    return bool(frames) and not frames[0].screens.isAncestorOf(widget)


def _told(widget: QWidget, painted: Painted, path: str, clip: Box, corner: tuple[float, float]) -> Iterator[Told]:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    if isinstance(widget, TouchButton):
        text = f"{text} {widget._note}"  # the description may hold more: what is only spoken
    if not painted.texts and not text.strip():
        return
    pressed, scrolled = _is_on_control(widget), scrolls(widget)

    def run(one: PaintedText) -> Run:
        box = one.box.moved(*corner)
        return Run(path, one.text, box, clip, one.pixel_size, one.advance, pressed, scrolled)

    yield Told(path, text, tuple(run(one) for one in painted.texts), float(widget.width()), pressed)


def _is_on_control(widget: QWidget) -> bool:
    now: QWidget | None = widget
    while now is not None:
        if is_control(now):
            return True
        now = now.parentWidget()
    return False


def _above(widget: QWidget, window: QWidget) -> Iterator[QWidget]:
    now = widget.parentWidget()
    while now is not None and now is not window.parentWidget():
        yield now
        now = now.parentWidget()


def _corner(widget: QWidget, window: QWidget) -> tuple[float, float]:
    at = widget.mapTo(window, QPoint(0, 0))
    return float(at.x()), float(at.y())


def clip_of(widget: QWidget, window: QWidget) -> Box:
    """The part of the window in which the widget can be seen: each that it stands in cuts it."""
    clip = Box(0, 0, widget.width(), widget.height()).moved(*_corner(widget, window))
    for one in _above(widget, window):
        clip = clip.shared(Box(0, 0, one.width(), one.height()).moved(*_corner(one, window)))
    return clip


def scrolls(widget: QWidget) -> bool:
    """Whether what is cut off now can be scrolled to. (In an editor only what stands around it counts.)"""
    now = widget.parentWidget()
    while now is not None:
        if isinstance(now, QAbstractScrollArea) and not isinstance(now, QPlainTextEdit | QTextEdit):
            return True
        now = now.parentWidget()
    return False


def path_of(widget: QWidget, window: QWidget) -> str:
    names = [_name(widget, window)]
    names += [_name(one, window) for one in _above(widget, window) if one is not window]
    return "/".join(reversed(names))


def _name(widget: QWidget, window: QWidget) -> str:
    name = widget.objectName() or type(widget).__name__
    parent = widget.parentWidget()
    if parent is None or widget is window:
        return name
    alike = [one for one in parent.children() if type(one) is type(widget)]
    return name if len(alike) < 2 else f"{name}[{alike.index(widget)}]"


def pages_of(window: QWidget) -> list[Paged]:
    return [pages for pages in window.findChildren(Paged) if pages.isVisible() and pages.page_count > 1]
