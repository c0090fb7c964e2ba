"""Every screen of the gallery, at every size of text: nothing is cut, nothing hangs over the edge, buttons are large
enough, and everything that can be pressed has a name."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from tests.ui.sampling import by_turns
from ui.gallery import GLASSES, screens_of
from ui.gallery import MODES as GALLERIES
from ui.shared.look import DENSITIES, Look
from ui.shared.measure import Measure
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words

MODES = tuple(mode for mode, module in GALLERIES.items() if find_spec(module) is not None)
CASES = [(mode, name, glass) for mode in MODES for glass in GLASSES[mode] for name in screens_of(mode)]
ONCE = list({(mode, name): (mode, name, glass) for mode, name, glass in CASES}.values())
"""Each screen on one glass."""


@pytest.fixture
def shown(app: QApplication) -> Iterator[Callable[..., QWidget]]:
    windows: list[QWidget] = []

    def show(screen: QWidget, width: int, height: int) -> QWidget:
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(screen)
        window.setFixedSize(width, height)
        window.show()
        for _ in range(20):
            app.processEvents()
        windows.append(window)
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.mark.parametrize(("mode", "name", "glass", "scale"), by_turns(CASES, [1.0, 2.0, 3.0]))
def test_nothing_is_cut(
    worn: Look, shown: Callable[..., QWidget], mode: str, name: str, glass: object, scale: float
) -> None:
    width, height, ppi = glass.width, glass.height, glass.ppi  # type: ignore[attr-defined]
    worn.wear(density=DENSITIES["staff" if mode == "shared" else mode], measure=Measure(ppi, scale))
    window = shown(screens_of(mode)[name](), width, height)
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    for widget in seen:
        if not isinstance(widget, Words | TouchButton) or not widget.text():
            continue
        left = widget.mapTo(window, QPoint(0, 0)).x()
        assert left >= 0, widget.text()
        assert left + widget.width() <= width, widget.text()
        assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()
        if isinstance(widget, TouchButton):
            assert widget.height() >= worn.mm(worn.density.button_mm), widget.text()


@pytest.mark.parametrize(("mode", "name", "glass"), ONCE)
def test_everything_that_can_be_pressed_has_its_word_and_its_role(
    worn: Look, shown: Callable[..., QWidget], mode: str, name: str, glass: object
) -> None:
    window = shown(screens_of(mode)[name](), glass.width, glass.height)  # type: ignore[attr-defined]
    buttons = [button for button in window.findChildren(QPushButton) if button.isVisible() and button.isEnabled()]
    assert buttons or name in {"sign-in-wait", "cannot-open", "cannot-start", "waiting-starting", "waiting-fallen"}, (
        "nothing but a sentence"
    )
    for button in buttons:
        reader = QAccessible.queryAccessibleInterface(button)
        assert reader is not None
        # A button that stays down is a check box to Qt, and is toggled.
        role, action = ("CheckBox", "Toggle") if button.isCheckable() else ("Button", "Press")
        assert reader.role() == QAccessible.Role[role]
        assert reader.text(QAccessible.Text.Name).strip()
        assert action in reader.actionInterface().actionNames()


class Windows(QObject):
    """Notes what opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(repr(watched))
        return False


@pytest.mark.parametrize(("mode", "name"), [(mode, name) for mode in MODES for name in screens_of(mode)])
def test_no_part_opens_a_window_of_its_own(app: QApplication, mode: str, name: str) -> None:
    windows = Windows()
    app.installEventFilter(windows)
    screen = screens_of(mode)[name]()
    app.removeEventFilter(windows)
    assert windows.opened == []
    screen.deleteLater()
