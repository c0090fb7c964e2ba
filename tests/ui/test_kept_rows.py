"""Lists that are shown again and again: what is touched, what stays, and that they end whole and in order."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui.shared import turns as turns_module
from ui.shared.card import Column
from ui.shared.kept_rows import SPARE_AT_MOST, KeptRows
from ui.shared.scroll import Scroll
from ui.shared.touch_button import TouchButton
from ui.shared.turns import turns
from ui.shared.words import quiet


@dataclass(frozen=True)
class Thing:
    key: str
    words: str = ""


def things(*keys: str) -> list[Thing]:
    return [Thing(key, f"{key}!") for key in keys]


def many(count: int) -> list[Thing]:
    return things(*(f"{number:03d}" for number in range(count)))


class Desk(QWidget):
    """A list between two buttons, in a page that scrolls; remembers which rows were made and shown again."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []
        self.shown: list[str] = []
        self.pressed: list[str] = []
        self.empty = quiet("Inga.")
        self.rows: KeptRows[Thing, TouchButton] = KeptRows(
            self._make, self._show, key=lambda thing: thing.key, empty=self.empty
        )
        self.before, self.after = TouchButton("Före"), TouchButton("Efter")
        held = QWidget()
        column = QVBoxLayout(held)
        column.addWidget(Column(self.before, self.rows, self.after))
        column.addStretch(1)
        self.page = Scroll(held)
        QVBoxLayout(self).addWidget(self.page)

    def _make(self, thing: Thing) -> TouchButton:
        button = TouchButton(thing.words)
        button.clicked.connect(lambda: self._press(button))
        self.made.append(thing.key)
        return button

    def _show(self, button: TouchButton, thing: Thing) -> None:
        button.set_words(thing.words)
        self.shown.append(thing.key)

    def _press(self, button: TouchButton) -> None:
        thing = self.rows.thing_in(button)
        assert thing is not None
        self.pressed.append(thing.key)

    def put(self, wanted: list[Thing]) -> None:
        self.made.clear()
        self.shown.clear()
        self.rows.show_rows(wanted)

    def fill(self, wanted: list[Thing]) -> None:
        """Until the last slice is there, laid out."""
        self.put(wanted)
        settle()

    def seen(self) -> list[str]:
        """As they stand on the glass, from the top down."""
        shown = [row for row in self.rows.findChildren(TouchButton) if row.isVisible()]
        return [row.text() for row in sorted(shown, key=lambda row: row.y())]

    def read_aloud(self) -> list[str]:
        """As assistive technology walks through the list."""
        reader = QAccessible.queryAccessibleInterface(self.rows)
        found = [reader.child(number) for number in range(reader.childCount())]
        shown = [one for one in found if one is not None and not one.state().invisible]
        return [one.text(QAccessible.Text.Name) for one in shown]

    def by_tab(self) -> list[str]:
        """What the tab key comes to after the button over the list, while it stays in the list."""
        self.activateWindow()
        self.before.setFocus()
        found: list[str] = []
        for _ in range(len(self.rows.rows()) + 1):
            QTest.keyClick(self.focusWidget() or self, Qt.Key.Key_Tab)
            focused = self.focusWidget()
            if not isinstance(focused, QPushButton) or focused.parentWidget() is not self.rows:
                break
            found.append(focused.text())
        return found


def settle() -> None:
    for _ in range(2000):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if turns().is_idle:
            break
    else:
        raise AssertionError("somebody waits for a turn for ever")
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def desk(app: QApplication) -> Iterator[Desk]:
    made = Desk()
    made.resize(500, 600)
    made.show()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no row fits in the share of a turn: each turn has the one that it must."""
    monkeypatch.setattr(turns_module, "SHARE_MS", 0.0)


def test_what_is_as_it_was_touches_no_row(desk: Desk) -> None:
    desk.fill(things("a", "b", "c"))
    before = desk.rows.rows()
    desk.fill(things("a", "b", "c"))
    assert (desk.made, desk.shown) == ([], [])
    assert desk.rows.rows() == before


def test_a_change_is_shown_in_its_own_row_alone(desk: Desk) -> None:
    first = things("a", "b", "c")
    desk.fill(first)
    before = desk.rows.rows()
    desk.fill([first[0], replace(first[1], words="ny"), first[2]])
    assert (desk.made, desk.shown) == ([], ["b"])
    assert desk.rows.rows() == before
    assert desk.seen() == ["a!", "ny", "c!"]


def test_one_that_comes_first_leaves_the_others_alone(desk: Desk) -> None:
    desk.fill(things("a", "b", "c"))
    before = dict(desk.rows.row_of)
    desk.fill(things("new", "a", "b"))
    assert (desk.made, desk.shown) == ([], ["new"]), "the row that became free is used again"
    assert all(desk.rows.row_of[key] is before[key] for key in ("a", "b"))
    assert desk.seen() == desk.read_aloud() == desk.by_tab() == ["new!", "a!", "b!"]


def test_one_that_goes_leaves_the_others_alone(desk: Desk) -> None:
    desk.fill(things("a", "b", "c", "d"))
    desk.fill(things("a", "c", "d"))
    assert (desk.made, desk.shown) == ([], [])
    assert desk.seen() == desk.read_aloud() == desk.by_tab() == ["a!", "c!", "d!"]


def test_whatever_comes_and_goes_eyes_ears_and_keys_find_the_same_order(desk: Desk) -> None:
    chance = random.Random(11)
    for _ in range(40):
        wanted = chance.sample("abcdefghijklmnop", chance.randrange(0, 12))
        desk.fill(things(*wanted))
        said = [f"{key}!" for key in wanted]
        assert desk.seen() == said
        assert [words for words in desk.read_aloud() if words != "Inga."] == said
        assert desk.by_tab() == said
        assert desk.empty.isVisible() is (not wanted)


@pytest.mark.usefixtures("slow")
def test_a_long_list_comes_in_slices_and_ends_whole(desk: Desk) -> None:
    wanted = many(200)
    desk.put(wanted)
    QApplication.processEvents()
    assert 0 < len(desk.rows.rows()) < 20, "the rest is for coming turns"
    assert desk.seen()[0] == "000!"
    settle()
    assert desk.rows.is_whole
    said = [thing.words for thing in wanted]
    assert desk.seen() == said
    assert desk.read_aloud() == said
    assert desk.by_tab() == said


@pytest.mark.usefixtures("slow")
def test_nothing_of_what_was_there_before_stays_while_the_new_comes(desk: Desk) -> None:
    desk.fill(things(*"abcdefghij"))
    desk.put(things(*"klmnopqrst"))
    assert set(desk.seen()).isdisjoint(f"{key}!" for key in "abcdefghij")
    settle()
    assert desk.seen() == [f"{key}!" for key in "klmnopqrst"]


@pytest.mark.usefixtures("slow")
def test_a_newer_list_takes_over_from_one_that_is_still_coming(desk: Desk) -> None:
    desk.put(many(30))
    QApplication.processEvents()
    newer = [*things("first"), *many(25)]
    desk.fill(newer)
    assert desk.seen() == [thing.words for thing in newer]


def test_the_focus_stays_with_its_thing(desk: Desk) -> None:
    desk.fill(things("a", "b", "c"))
    desk.activateWindow()
    row = desk.rows.row_of["b"]
    row.setFocus()
    desk.fill(things("x", "y", "a", "b", "c"))
    assert desk.focusWidget() is row
    assert row.text() == "b!"


def test_the_page_stays_where_it_was_scrolled_to(desk: Desk) -> None:
    wanted = many(60)
    desk.fill(wanted)
    bar = desk.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    for changed in ([*wanted[:-1], replace(wanted[-1], words="ny")], [replace(wanted[0], words="ny"), *wanted[1:]]):
        desk.fill(changed)
        assert bar.value() == at


def test_a_press_that_began_on_one_thing_is_none_on_another(desk: Desk) -> None:
    desk.fill(things("a", "b"))
    row = desk.rows.row_of["a"]
    QTest.mousePress(row, Qt.MouseButton.LeftButton)
    desk.fill(things("z", "b"))
    assert desk.rows.row_of["z"] is row
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton)
    assert desk.pressed == []


def test_a_press_goes_with_its_row_when_others_come(desk: Desk) -> None:
    desk.fill(things("a", "b"))
    row = desk.rows.row_of["a"]
    QTest.mousePress(row, Qt.MouseButton.LeftButton)
    desk.fill(things("new", "a", "b"))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton)
    assert desk.pressed == ["a"]


def test_of_a_list_that_has_become_short_few_rows_are_kept(desk: Desk) -> None:
    desk.fill(many(80))
    desk.fill(many(2))
    assert len(desk.rows.findChildren(TouchButton)) <= 2 + SPARE_AT_MOST
    desk.fill(many(80))
    assert desk.seen() == [thing.words for thing in many(80)]


def test_two_things_with_one_key_are_both_shown(desk: Desk) -> None:
    desk.fill([Thing("a", "en"), Thing("a", "två")])
    assert desk.seen() == ["en", "två"]


def test_a_step_of_somebody_who_has_gone_is_not_taken(app: QApplication) -> None:
    taken: list[str] = []
    gone, here = QWidget(), QWidget()
    turns().go_on_later(gone, lambda: taken.append("gone"))
    turns().go_on_later(here, lambda: taken.append("here"))
    gone.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()
    assert taken == ["here"]
    here.deleteLater()
