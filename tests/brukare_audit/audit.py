"""The audit of one screen in one way: all of its pages are turned to and scrolled through, and every check is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.brukare_audit import colour_checks, ring_checks, touch_checks, word_checks
from tests.brukare_audit.pixels import Pixels
from tests.brukare_audit.reading import is_control, pages_of, path_of, read, rendered
from tests.brukare_audit.ring_checks import Focused
from tests.brukare_audit.seen import Box, Finding, Seen
from tests.brukare_audit.ways import Build, Way
from ui.shared import wrapped_text
from ui.shared.look import DENSITIES, look
from ui.shared.measure import Measure
from ui.shared.scroll import Scroll
from ui.shared.theme import THEMES
from ui.shared.translation import load_translations
from ui.shared.turns import turns

Check = Callable[[Seen], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    touch_checks.check_size,
    touch_checks.check_whole_controls,
    touch_checks.check_gaps,
    touch_checks.check_edges,
    touch_checks.check_choices,
    touch_checks.check_names,
    word_checks.check_contrast,
    word_checks.check_clipped,
    word_checks.check_all_is_painted,
    word_checks.check_overlap,
    word_checks.check_line_length,
    word_checks.check_letter_size,
    colour_checks.check_pictures,
    colour_checks.check_whole_pictures,
    colour_checks.check_lines,
    colour_checks.check_red,
)
MOST_PAGES = 60
"""A screen with more has a fault of its own."""


@dataclass
class Looked:
    """What was looked at, counted, and what was found."""

    pages: int = 0
    words: int = 0
    controls: int = 0
    keys: int = 0
    alarms: int = 0
    rings: int = 0
    pictures: int = 0
    lines: int = 0
    found: list[tuple[int, Finding]] = field(default_factory=list)
    """Page, finding."""

    def count(self, seen: Seen) -> None:
        self.pages += 1
        self.words += sum(run.is_seen for run in seen.runs)
        self.controls += len(seen.controls)
        self.keys += sum(control.is_key for control in seen.controls)
        self.alarms += sum(control.is_alarm for control in seen.controls)
        self.pictures += len(seen.drawn)
        self.lines += len(seen.lines)


Mark = Callable[[int, Finding, Pixels], None]


def speak(app: QApplication, language: str) -> None:
    """From now on; text that was set is forgotten, for its words may be parted or turned in another way."""
    load_translations(app, language)
    for kept in vars(wrapped_text).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def wear(app: QApplication, way: Way, *, language_now: str) -> None:
    if way.language != language_now:
        speak(app, way.language)
    look().wear(theme=THEMES[way.theme], density=DENSITIES["brukare"], measure=Measure(way.glass.ppi, way.scale))


def audit(app: QApplication, build: Build, way: Way, *, mark: Mark | None = None) -> Looked:
    """The look must be worn. `mark` is told each finding with the picture that it was made in."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(build())
    window.setFixedSize(way.glass.width, way.glass.height)
    window.show()
    window.activateWindow()
    settle(app)
    looked = audit_window(app, window, mark=mark)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return looked


def audit_window(app: QApplication, window: QWidget, *, mark: Mark | None = None) -> Looked:
    looked = Looked()
    whole: set[tuple[str, str]] = set()
    half: dict[tuple[str, str], Finding] = {}
    for number, _ in enumerate(_pages(app, window)):
        _let_go(window)
        seen = read(window)
        looked.count(seen)
        found = [finding for check in CHECKS for finding in check(seen)]
        found += _rings(app, window, seen, looked)
        for finding in found:
            looked.found.append((number, finding))
            if mark is not None:
                mark(number, finding, seen.pixels)
        for run in seen.runs:
            key = (run.path, run.text)
            if run.is_seen and run.is_whole:
                whole.add(key)
            elif run.text.strip():
                half[key] = Finding("unreachable", run.path, "on no page", "whole on some page", run.box, run.text)
    if half.keys() - whole:
        # Once it has been seen a message is no longer new, and its line is another: what it says now is looked for.
        whole |= _whole_anywhere(app, window)
    looked.found += [(0, finding) for key, finding in half.items() if key not in whole]
    return looked


def _whole_anywhere(app: QApplication, window: QWidget) -> set[tuple[str, str]]:
    """Path and words of what stands whole on some page."""
    runs = (run for _ in _pages(app, window) for run in read(window).runs)
    return {(run.path, run.text) for run in runs if run.is_seen and run.is_whole}


def settle(app: QApplication) -> None:
    """Long lists come in slices; layouts that depend on the width settle in a few rounds."""
    for _ in range(6):
        app.processEvents()
        while not turns().is_idle:
            app.processEvents()


def _pages(app: QApplication, window: QWidget) -> Iterator[None]:
    """Turns to every page, and scrolls through what scrolls."""
    paged = pages_of(window)
    if paged:
        number = 0
        while number < min(paged[0].page_count, MOST_PAGES):
            paged[0].go_to(number)
            settle(app)
            yield
            number += 1
        return
    yield from _scrolled(app, window)


def _scrolled(app: QApplication, window: QWidget) -> Iterator[None]:
    bars = [one.verticalScrollBar() for one in window.findChildren(Scroll) if one.isVisible()]
    long = [bar for bar in bars if bar.maximum() > 0]
    if not long:
        yield
        return
    for bar in long:
        step = max(1, bar.pageStep() // 2)
        for value in (*range(0, bar.maximum(), step), bar.maximum()):
            bar.setValue(value)
            settle(app)
            yield


def _let_go(window: QWidget) -> None:
    focus = window.focusWidget()
    if focus is not None:
        focus.clearFocus()


def _rings(app: QApplication, window: QWidget, seen: Seen, looked: Looked) -> Iterator[Finding]:
    whole = {control.path: control for control in seen.controls if control.is_enabled}
    # Chosen before the first gets the focus: rings come and go with it.
    pressed = [widget for widget in window.findChildren(QWidget) if widget.isVisible() and is_control(widget)]
    for widget in pressed:
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        control = whole.get(path_of(widget, window))
        if control is None or not control.shown.holds(control.box):
            continue
        looked.rings += 1
        yield from ring_checks.check_ring(focused(app, window, widget))


def focused(app: QApplication, window: QWidget, widget: QWidget) -> Focused:
    """The window around the widget with the focus, and then without it: by then a page has scrolled to it."""
    widget.clearFocus()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    around = seen_around(window, widget)
    after = Pixels(rendered(window, around))
    widget.clearFocus()
    app.processEvents()
    before = Pixels(rendered(window, around))
    at = window_box(window, ringed(widget))
    box = at.moved(-around.x(), -around.y())
    return Focused(path_of(widget, window), widget.accessibleName(), box, look().measure.ppi, before, after, at)


def ringed(widget: QWidget) -> QWidget:
    """A field that is written in has its ring around its frame."""
    from ui.shared.text_field import _Frame

    parent = widget.parentWidget()
    return parent if isinstance(parent, _Frame) else widget


def window_box(window: QWidget, widget: QWidget) -> Box:
    at = widget.mapTo(window, widget.rect().topLeft())
    return Box(at.x(), at.y(), at.x() + widget.width(), at.y() + widget.height())


def seen_around(window: QWidget, widget: QWidget) -> QRect:
    box, far = window_box(window, ringed(widget)), look().mm(ring_checks.BEYOND_MM + 1)
    whole = QRect(round(box.left) - far, round(box.top) - far, round(box.width) + 2 * far, round(box.height) + 2 * far)
    return whole.intersected(window.rect())


def marked(pixels: Pixels, finding: Finding, target: str) -> None:
    """The picture with a frame around the place."""
    image = pixels.image.copy()
    painter = QPainter(image)
    painter.setPen(QPen(Qt.GlobalColor.magenta, 5))
    box = finding.box.grown(6)
    painter.drawRect(QRect(round(box.left), round(box.top), round(box.width), round(box.height)))
    painter.end()
    image.save(target)
