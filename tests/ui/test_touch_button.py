"""The button under fingers: a tap counts while another finger rests, a scroll never does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.shared.card import Column
from ui.shared.look import BRUKARE, STAFF, Look
from ui.shared.measure import Measure
from ui.shared.scroll import Scroll
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body
from ui.shared.wrapped_text import SOFT_HYPHEN, WrappedText


@pytest.fixture(scope="module")
def glass(app: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.label = body("Hör dåligt på vänster öra.")
        self.first, self.second = TouchButton("Frukost"), TouchButton("Bädda")
        self.pressed: list[str] = []
        self.first.clicked.connect(lambda: self.pressed.append("first"))
        self.second.clicked.connect(lambda: self.pressed.append("second"))
        column = Column(self.label, self.first, self.second, *(TouchButton(f"Insats {n}") for n in range(30)))
        self.page = Scroll(column)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page)


@pytest.fixture
def window(app: QApplication) -> Iterator[Window]:
    made = Window()
    made.resize(600, 800)
    made.show()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()


def middle(of: QWidget) -> QPoint:
    return of.rect().center()


def test_a_tap_presses_once(window: Window, glass: QPointingDevice) -> None:
    QTest.touchEvent(window, glass).press(0, middle(window.first), window.first).commit()
    assert window.first.isDown()
    QTest.touchEvent(window, glass).release(0, middle(window.first), window.first).commit()
    assert window.pressed == ["first"]
    assert not window.first.isDown()


@pytest.mark.parametrize("rests_on", ["first", "label", "ground"])
def test_a_tap_counts_while_another_finger_rests(window: Window, glass: QPointingDevice, rests_on: str) -> None:
    resting = {"first": window.first, "label": window.label, "ground": window}[rests_on]
    at = QPoint(2, 2) if rests_on == "ground" else middle(resting)
    QTest.touchEvent(window, glass).press(0, at, resting).commit()
    QTest.touchEvent(window, glass).stationary(0).press(1, middle(window.second), window.second).commit()
    QTest.touchEvent(window, glass).stationary(0).release(1, middle(window.second), window.second).commit()
    assert window.pressed == ["second"]
    QTest.touchEvent(window, glass).release(0, at, resting).commit()


def test_a_finger_that_slips_a_little_still_means_the_button(window: Window, glass: QPointingDevice) -> None:
    start = middle(window.first)
    QTest.touchEvent(window, glass).press(0, start, window.first).commit()
    QTest.touchEvent(window, glass).move(0, start + QPoint(30, 25), window.first).commit()
    QTest.touchEvent(window, glass).release(0, start + QPoint(30, 25), window.first).commit()
    assert window.pressed == ["first"]


def test_scrolling_over_a_button_presses_nothing_and_moves_the_page(window: Window, glass: QPointingDevice) -> None:
    start = window.second.mapTo(window, middle(window.second))
    bar = window.page.verticalScrollBar()
    QTest.touchEvent(window, glass).press(0, start, window).commit()
    for way in (20, 70, 120, 170):
        QTest.touchEvent(window, glass).move(0, start - QPoint(0, way), window).commit()
    QTest.touchEvent(window, glass).release(0, start - QPoint(0, 170), window).commit()
    assert window.pressed == []
    assert bar.value() >= 90


def test_scrolling_back_over_the_same_button_presses_nothing(window: Window, glass: QPointingDevice) -> None:
    start = window.second.mapTo(window, middle(window.second))
    QTest.touchEvent(window, glass).press(0, start, window).commit()
    QTest.touchEvent(window, glass).move(0, start - QPoint(0, 100), window).commit()
    QTest.touchEvent(window, glass).move(0, start, window).commit()
    QTest.touchEvent(window, glass).release(0, start, window).commit()
    assert window.pressed == []


def test_a_disabled_button_takes_no_tap(window: Window, glass: QPointingDevice) -> None:
    window.first.setEnabled(False)
    QTest.touchEvent(window, glass).press(0, middle(window.first), window.first).commit()
    QTest.touchEvent(window, glass).release(0, middle(window.first), window.first).commit()
    assert window.pressed == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_presses(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window.first, key)
    assert window.pressed == ["first"]


def test_space_presses_and_the_ring_is_seen(window: Window, app: QApplication) -> None:
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    before = window.grab().toImage()
    QTest.keyClick(window.first, Qt.Key.Key_Space)
    assert window.pressed == ["first"]
    window.second.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    assert window.grab().toImage() != before


def test_name_and_description_reach_assistive_technology(app: QApplication) -> None:
    button = TouchButton("Medde\u00adlanden", note="2 nya")
    assert button.accessibleName() == "Meddelanden"
    assert button.accessibleDescription() == "2 nya"


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("width_mm", [69, 160])
@pytest.mark.parametrize("density", [BRUKARE, STAFF], ids=lambda density: density.name)
def test_words_are_whole_at_every_size(worn: Look, scale: float, width_mm: int, density: object) -> None:
    worn.wear(measure=Measure(ppi=203, text_scale=scale), density=density)  # type: ignore[arg-type]
    for text in ("Öppna porten", "Läkemedelsöverlämning", "Vem har varit här", "Nej, gå tillbaka utan att spara"):
        for kind in (Kind.PRIMARY, Kind.PLAIN):
            button = TouchButton(text, icon="lock", kind=kind, note="Sedelvägen 4, 2 tr")
            width = worn.mm(width_mm)
            words, note = button._words(width)
            assert note is not None
            assert button.heightForWidth(width) >= words.height + note.height
            # A line wider than its button would be cut at the side.
            assert words.width <= width - 2 * button._side() + 1


def test_buttons_are_as_high_as_the_design_asks(worn: Look) -> None:
    for density in (BRUKARE, STAFF):
        worn.wear(measure=Measure(ppi=149), density=density)
        assert TouchButton("Ring").sizeHint().height() >= worn.mm(density.button_mm)
        assert TouchButton("Ring", kind=Kind.PRIMARY).sizeHint().height() >= worn.mm(density.primary_mm)


def lines_of(set_: WrappedText) -> list[str]:
    return [
        layout.text()[line.textStart() : line.textStart() + line.textLength()]
        for layout, _ in set_._layouts
        for line in map(layout.lineAt, range(layout.lineCount()))
    ]


def test_a_word_that_must_be_broken_is_parted_as_swedish_parts_it(worn: Look) -> None:
    font = worn.font(13)
    parts = lines_of(WrappedText("Läkemedelsöverlämning", font, 90))
    assert len(parts) > 1
    assert all(part.endswith(SOFT_HYPHEN) for part in parts[:-1])
    assert lines_of(WrappedText("Frukost och lunch", font, 200)) == ["Frukost och ", "lunch"]


def test_a_part_that_is_wider_than_the_line_gets_a_hyphen_where_it_breaks(worn: Look) -> None:
    assert WrappedText("Schtschtschtscht", worn.font(13), 60)._hyphens
