"""Questions, fields, rows, pages and what assistive technology can do with them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.shared.look import BRUKARE, Look
from ui.shared.measure import Measure
from ui.shared.page import Page
from ui.shared.rows import Pair, Row
from ui.shared.sheet import Answer, Sheet, ask
from ui.shared.text_field import LineField, TextField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body

ANSWERS = [Answer("back", "Nej, gå tillbaka"), Answer("call", "Ja, ring Amina", kind=Kind.PRIMARY)]


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page("Ring", back="Tillbaka till start")
        self.button, self.field = TouchButton("Ring Amina"), TextField("Anteckning")
        self.main = TouchButton("Klart", kind=Kind.PRIMARY)
        self.page.add(self.button, self.field)
        self.page.add_foot(self.main)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page)
        self.presses: list[str] = []
        self.button.clicked.connect(lambda: self.presses.append("button"))
        self.main.clicked.connect(lambda: self.presses.append("main"))


@pytest.fixture
def window(app: QApplication) -> Iterator[Window]:
    made = Window()
    made.resize(600, 900)
    made.show()
    made.activateWindow()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()


def press_as_assistive_technology(button: QWidget) -> None:
    reader = QAccessible.queryAccessibleInterface(button)
    assert reader is not None
    reader.actionInterface().doAction("Press")


def bury() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_question_brings_the_answer_and_goes(window: Window) -> None:
    brought: list[tuple[str, str]] = []
    sheet = ask(window.button, "Vill du ringa Amina?", ANSWERS)
    sheet.answered.connect(lambda key, words: brought.append((key, words)))
    sheet.buttons["call"].click()
    bury()
    assert brought == [("call", "")]
    assert window.findChildren(Sheet) == []
    assert window.page.isEnabled()


def test_escape_is_the_safe_answer(window: Window) -> None:
    brought: list[str] = []
    sheet = ask(window.button, "Vill du ringa Amina?", ANSWERS)
    sheet.answered.connect(lambda key, _words: brought.append(key))
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert brought == ["back"]


def test_assistive_technology_presses_buttons_but_none_behind_a_question(window: Window) -> None:
    clicked = QSignalSpy(window.button.clicked)
    press_as_assistive_technology(window.button)
    assert clicked.wait(2000)
    assert window.presses == ["button"]
    sheet = ask(window.button, "Vill du ringa Amina?", ANSWERS)
    press_as_assistive_technology(window.button)
    press_as_assistive_technology(window.main)
    window.main.click()
    assert window.presses == ["button"]
    sheet.dismiss()
    window.main.click()
    assert window.presses == ["button", "main"]


def test_a_question_is_a_dialog_named_by_its_words(window: Window) -> None:
    sheet = ask(window.button, "Vill du ringa Amina?", ANSWERS)
    reader = QAccessible.queryAccessibleInterface(sheet)
    assert reader is not None
    assert reader.role() == QAccessible.Role.Dialog
    assert reader.text(QAccessible.Text.Name) == "Vill du ringa Amina?"
    sheet.dismiss()


def test_parts_that_go_while_a_question_stands_do_not_matter(window: Window) -> None:
    window.main.setFocus(Qt.FocusReason.TabFocusReason)
    loose = QWidget(window)
    loose.show()
    sheet = ask(window.button, "Vill du ringa Amina?", ANSWERS)
    loose.deleteLater()
    bury()
    sheet.answer("back")
    window.main.click()
    assert window.presses == ["main"]


def test_a_question_fills_the_window_when_it_is_turned(window: Window, app: QApplication) -> None:
    sheet = ask(window.button, "Vill du ringa Amina?", ANSWERS)
    window.resize(900, 600)
    app.processEvents()
    assert sheet.size() == window.size()
    sheet.dismiss()


def test_a_text_that_was_typed_is_only_changed_by_replace(app: QApplication) -> None:
    field = TextField("Anteckning", text="Förr")
    told: list[str] = []
    field.changed.connect(told.append)
    assert field.offer("Från disken")
    assert told == []
    QTest.keyClicks(field.editor, "!")
    assert len(told) == 1
    assert field.offer("Äldre") is False
    assert "!" in field.text()
    field.replace("")
    assert field.offer("Nytt")
    assert field.text() == "Nytt"
    field.deleteLater()


def test_a_field_is_named_by_its_label(app: QApplication) -> None:
    field = TextField("Behov")
    reader = QAccessible.queryAccessibleInterface(field.editor)
    assert reader is not None
    assert reader.text(QAccessible.Text.Name) == "Behov"
    assert reader.textInterface() is not None
    field.deleteLater()


def test_a_field_grows_with_its_text(window: Window, app: QApplication) -> None:
    before = window.field.editor.height()
    window.field.editor.setPlainText("rad\n" * 12)
    for _ in range(4):
        app.processEvents()
    assert window.field.editor.height() > before * 2


def test_a_finger_in_a_field_gives_it_the_focus(window: Window) -> None:
    glass = QTest.createTouchDevice()
    editor = window.field.editor
    at = QPoint(20, 20)
    QTest.touchEvent(window, glass).press(0, at, editor.viewport()).commit()
    QTest.touchEvent(window, glass).release(0, at, editor.viewport()).commit()
    assert isinstance(glass, QPointingDevice)
    assert window.focusWidget() is editor


def test_a_finger_in_a_line_gives_it_the_focus(window: Window, app: QApplication) -> None:
    glass = QTest.createTouchDevice()
    line = LineField("Kod")
    window.page.add(line)
    for _ in range(3):
        app.processEvents()
    QTest.touchEvent(window, glass).press(0, QPoint(20, 20), line.editor).commit()
    QTest.touchEvent(window, glass).release(0, QPoint(20, 20), line.editor).commit()
    assert window.focusWidget() is line.editor


@pytest.mark.parametrize(("width", "columns"), [(900, 3), (520, 2), (200, 1)])
def test_a_row_has_as_many_columns_as_the_words_allow(app: QApplication, width: int, columns: int) -> None:
    buttons = [TouchButton(word, icon="user") for word in ("Anteckning", "Meddelande", "Ring gruppen")]
    row = Row(*buttons)
    row.resize(width, row.heightForWidth(width))
    row.show()
    assert len({button.x() for button in buttons}) == columns
    assert len({button.width() for button in buttons}) == 1
    row.close()
    row.deleteLater()


def test_a_pair_puts_the_small_one_below_when_the_words_need_it(worn: Look) -> None:
    main, side = TouchButton("Läkemedel", icon="circle"), TouchButton("Avböjd", centred=True)
    pair = Pair(main, side)
    for scale, beside in ((1.0, True), (3.0, False)):
        worn.wear(measure=Measure(ppi=149, text_scale=scale))
        pair.resize(400, pair.heightForWidth(400))
        pair.show()
        QApplication.processEvents()
        assert (main.y() == side.y()) is beside
    pair.close()
    pair.deleteLater()


def test_a_pair_that_was_asked_about_a_narrow_place_asks_for_no_more_room_afterwards(app: QApplication) -> None:
    """It would leave an empty half page below the last row."""
    pair = Pair(TouchButton("Läkemedel", icon="circle"), TouchButton("Avböjd", centred=True))
    before = pair.sizeHint()
    assert pair.heightForWidth(60) > pair.heightForWidth(400)
    assert pair.sizeHint() == before
    pair.deleteLater()


def test_words_and_buttons_measure_again_when_words_or_look_change(worn: Look) -> None:
    worn.wear(measure=Measure(ppi=149))
    for thing, say in ((label := body("Kort")), label.say), ((button := TouchButton("Kort")), button.set_words):
        low, narrow = thing.heightForWidth(200), thing.sizeHint().width()
        say("Längre än vad som får plats på en enda rad i den bredden")
        high = thing.heightForWidth(200)
        assert high > low
        assert thing.sizeHint().width() > narrow
        worn.wear(measure=Measure(ppi=149, text_scale=2.0))
        assert thing.heightForWidth(200) > high
        worn.wear(measure=Measure(ppi=149))
        assert thing.heightForWidth(200) == high
        thing.deleteLater()


@pytest.mark.parametrize(("height", "stays"), [(900, True), (260, False)])
def test_head_and_foot_stay_only_where_there_is_room(
    window: Window, app: QApplication, height: int, stays: bool
) -> None:
    window.resize(600, height)
    app.processEvents()
    assert (window.page.scrolled.isAncestorOf(window.page.title)) is not stays
    assert (window.page.scrolled.isAncestorOf(window.main)) is not stays
    assert window.page.title.isVisible()


def test_a_banner_stays_until_it_is_cleared(window: Window) -> None:
    window.page.trouble.say("Ring gruppledaren.", strong="Dörren öppnades inte.")
    assert window.page.trouble.isVisible()
    assert window.page.trouble.words() == "Dörren öppnades inte. Ring gruppledaren."
    window.page.trouble.clear()
    assert not window.page.trouble.isVisible()


def test_a_change_of_look_reaches_what_is_shown(window: Window, worn: Look, app: QApplication) -> None:
    before = window.button.height()
    worn.wear(density=BRUKARE)
    app.processEvents()
    app.processEvents()
    assert window.button.height() > before
    assert window.button.height() >= worn.mm(20)


def test_a_checkable_button_tells_toggled_to_assistive_technology(app: QApplication) -> None:
    button = TouchButton("2 måttligt", checkable=True)
    told: list[bool] = []
    button.toggled.connect(told.append)
    heard = QSignalSpy(button.toggled)
    reader = QAccessible.queryAccessibleInterface(button)
    assert reader is not None
    assert reader.state().checkable
    reader.actionInterface().doAction("Toggle")
    assert told or heard.wait(2000)
    assert told == [True]
    assert button.kind is Kind.PRIMARY
    button.deleteLater()


def test_words_with_soft_hyphens_are_read_whole(app: QApplication) -> None:
    words = body("Medde\u00adlanden")
    reader = QAccessible.queryAccessibleInterface(words)
    assert reader is not None
    assert reader.text(QAccessible.Text.Name) == "Meddelanden"
    words.deleteLater()
