"""Where a rehearsal's screens stand: what is told comes to rest, and the ring around what to press is whole."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.sampling import by_turns
from ui.brukare import gallery
from ui.brukare.frame import Frame
from ui.brukare.rehearsal_view import HEAD_PART, RehearsalView
from ui.shared.look import BRUKARE, Look, look
from ui.shared.measure import Measure
from ui.shared.ring_mark import CLOSE_MM
from ui.shared.touch_button import TouchButton

BOTH = [(1280, 800), (800, 1280)]
REHEARSALS = [(name,) for name in sorted(gallery.screens()) if name.startswith("rehearsal")]
SCALES = [1.0, 1.25, 1.5, 2.0, 3.0]
A_HAIR = 3


@pytest.fixture
def shown(app: QApplication, worn: Look) -> Iterator[Callable[..., RehearsalView]]:
    screens: list[QWidget] = []

    def show(name: str, scale: float, size: tuple[int, int]) -> RehearsalView:
        worn.wear(density=BRUKARE, measure=Measure(ppi=149, text_scale=scale))
        screen = gallery.screens()[name]()
        screens.append(screen)
        screen.resize(*size)
        screen.show()
        settle(app)
        (view,) = screen.findChildren(RehearsalView)
        return view

    yield show
    for screen in screens:
        screen.close()
        screen.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(app: QApplication) -> None:
    for _ in range(6):
        app.processEvents()


@pytest.mark.parametrize(("name", "scale", "size"), by_turns(REHEARSALS, SCALES, BOTH))
def test_what_is_told_comes_to_rest(
    app: QApplication, shown: Callable[..., RehearsalView], name: str, scale: float, size: tuple[int, int]
) -> None:
    """Its own height may move what it tells of to another page."""
    view = shown(name, scale, size)
    settle(app)
    told = set()
    for _ in range(4):
        view.moved.emit()
        settle(app)
        told.add((view.told, view._head.height()))
    assert len(told) == 1


@pytest.mark.parametrize(("name", "scale", "size"), by_turns(REHEARSALS, SCALES, BOTH))
def test_what_to_do_stands_whole_and_leaves_the_screen_its_room_or_has_the_smallest_letters(
    shown: Callable[..., RehearsalView], name: str, scale: float, size: tuple[int, int]
) -> None:
    view = shown(name, scale, size)
    for words in (view._band, view._told):
        assert words.height() >= words.heightForWidth(words.width())
        assert words.mapTo(view._head, QPoint(0, words.height())).y() <= view._head.height()
    letters = view._told.words_font().pixelSize()
    smallest = look().measure.pt(look().density.body_pt) / scale
    assert view._head.height() <= round(view.height() * HEAD_PART) + A_HAIR or letters <= smallest + 1


@pytest.mark.parametrize("size", BOTH)
@pytest.mark.parametrize("name", ["rehearsal-answer", "rehearsal-larger", "rehearsal-talks"])
def test_the_ring_is_whole_between_close_neighbours(
    shown: Callable[..., RehearsalView], name: str, size: tuple[int, int]
) -> None:
    view = shown(name, 1.0, size)
    marked, frame = view._marked, view.window()
    assert isinstance(marked, TouchButton)
    assert isinstance(frame, Frame)
    box = QRect(marked.mapTo(frame, QPoint(0, 0)), marked.size())
    picture, out = frame.grab().toImage(), max(1, look().mm(CLOSE_MM) // 2)
    across, down = box.center().x(), box.center().y()
    beside = (
        (box.left() - out, down),
        (box.right() + out, down),
        (across, box.top() - out),
        (across, box.bottom() + out),
    )
    assert {QColor(picture.pixel(x, y)).name() for x, y in beside} == {QColor(look().theme.good).name()}


UPRIGHT = (800, 1280)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", ["rehearsal-day", "rehearsal-sent"])
def test_upright_the_way_out_stands_below_and_clear_of_the_alarm(
    shown: Callable[..., RehearsalView], name: str, scale: float
) -> None:
    view = shown(name, scale, UPRIGHT)
    frame = view.window()
    assert isinstance(frame, Frame)
    way_out = view.go_on if name == "rehearsal-sent" else view.leave
    pressed = (way_out, frame.read, frame.alarm)
    boxes = [QRect(each.mapTo(frame, QPoint(0, 0)), each.size()) for each in pressed]
    assert all(each.isVisible() for each in pressed)
    assert boxes[0].top() > view.mapTo(frame, QPoint(0, view.height())).y()
    for one, other in combinations(boxes, 2):
        near = look().gap() - 1
        assert not one.adjusted(-near, -near, near, near).intersects(other)


def test_what_is_to_be_pressed_below_has_its_ring_whole(shown: Callable[..., RehearsalView]) -> None:
    view = shown("rehearsal-sent", 1.0, UPRIGHT)
    ring, frame = view._ring, view.window()
    assert ring.isVisible()
    assert frame.rect().contains(QRect(ring.mapTo(frame, QPoint(0, 0)), ring.size()))
    middle = QPoint(ring.mapTo(frame, ring.rect().center()))
    assert (middle - view.go_on.mapTo(frame, view.go_on.rect().center())).manhattanLength() <= A_HAIR


def test_turned_to_lie_down_the_way_out_stands_in_the_rehearsal_again(
    app: QApplication, shown: Callable[..., RehearsalView]
) -> None:
    view = shown("rehearsal-day", 1.0, UPRIGHT)
    assert not view.isAncestorOf(view.leave)
    view.window().resize(1280, 800)
    settle(app)
    assert view.isAncestorOf(view.leave)
    assert view.leave.isVisible()
