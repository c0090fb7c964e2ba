"""When a screen reads the store again: once at a time, only what is on the glass, and never before what was asked."""

import sys
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.shared.rereading import Part, Question, Rereading


class Screen(QWidget):
    """Two pages that are read, by hand: `asked` holds the readings whose answer has not come."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QWidget(), QWidget()
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.asked: list[tuple[str, Future[str]]] = []
        self.shown: list[str] = []
        self.failures: list[BaseException] = []
        self.reading = Rereading(self, Bridge(self), failed=self.failures.append)
        self.first_part = self.reading.part(self.first, lambda: self._ask("first"))
        self.second_part = self.reading.part(self.second, lambda: self._ask("second"))

    def _ask(self, name: str) -> Question[str]:
        future: Future[str] = Future()
        self.asked.append((name, future))
        return future, self.shown.append

    def under_way(self) -> list[str]:
        return [name for name, _ in self.asked]

    def answer(self, answer: str | BaseException, *, number: int = 0) -> None:
        _, future = self.asked.pop(number)
        if isinstance(answer, str):
            future.set_result(answer)
        else:
            future.set_exception(answer)
        QApplication.processEvents()


@pytest.fixture
def screen(app: QApplication) -> Iterator[Screen]:
    made = Screen()
    made.show()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()


def test_however_often_something_changes_one_reading_is_under_way_and_one_follows(screen: Screen) -> None:
    screen.second.hide()
    for _ in range(5):
        screen.reading.changed()
    assert screen.under_way() == ["first"]
    screen.answer("old")
    assert screen.under_way() == ["first"]
    screen.answer("new")
    assert screen.under_way() == []
    assert screen.shown == ["old", "new"]


def test_the_parts_of_a_screen_are_read_one_after_the_other(screen: Screen) -> None:
    screen.reading.changed()
    assert screen.under_way() == ["first"]
    screen.answer("a")
    assert screen.under_way() == ["second"]
    screen.answer("b")
    assert screen.under_way() == []


def test_what_is_not_on_the_glass_is_read_when_it_comes_there(screen: Screen) -> None:
    screen.first.hide()
    screen.reading.changed()
    assert screen.under_way() == ["second"]
    screen.answer("b")
    assert screen.under_way() == []
    screen.first.show()
    assert screen.under_way() == ["first"]
    screen.answer("a")
    screen.first.hide()
    screen.first.show()
    assert screen.under_way() == [], "nothing has changed since"


def test_what_somebody_waits_for_is_asked_at_once(screen: Screen) -> None:
    screen.reading.changed()
    screen.second_part.now()
    assert screen.under_way() == ["first", "second"]


def test_an_answer_that_was_overtaken_is_dropped(screen: Screen) -> None:
    screen.second.hide()
    screen.reading.changed()
    screen.first_part.now()
    screen.answer("overtaken")
    assert screen.shown == []
    screen.answer("newest")
    assert screen.shown == ["newest"]


def test_the_newest_answer_stays_though_an_earlier_one_comes_after_it(screen: Screen) -> None:
    screen.first_part.now()
    screen.first_part.now()
    screen.answer("newest", number=1)
    screen.answer("overtaken")
    assert screen.shown == ["newest"]


def test_what_somebody_waits_for_is_not_overtaken_by_freshness(screen: Screen) -> None:
    screen.second.hide()
    screen.first_part.now()
    screen.reading.changed()
    assert screen.under_way() == ["first"]
    screen.answer("waited for")
    assert screen.shown == ["waited for"]
    assert screen.under_way() == ["first"], "and then once more"


def test_a_reading_that_failed_is_told_and_does_not_stop_the_next(screen: Screen) -> None:
    screen.second.hide()
    screen.reading.changed()
    screen.reading.changed()
    screen.answer(OSError("disk"))
    assert [str(error) for error in screen.failures] == ["disk"]
    screen.answer("after all")
    assert screen.shown == ["after all"]


def test_nothing_to_read_leaves_the_turn_to_the_next(app: QApplication) -> None:
    screen = Screen()
    nothing: Part[None] = screen.reading.part(screen.first, lambda: None)
    screen.show()
    nothing.now()
    assert screen.under_way() == []
    screen.reading.changed()
    assert screen.under_way() == ["first"]
    screen.close()
    screen.deleteLater()


def test_a_watcher_that_fails_is_logged_and_keeps_no_other_from_hearing(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: logged.append(kind))
    bridge, heard = Bridge(app), list[str]()
    bridge.watch(bridge, lambda: heard.append("first"))
    bridge.watch(bridge, lambda: heard.remove("never told"))
    bridge.watch(bridge, lambda: heard.append("last"))
    bridge._gather.timeout.emit()
    bridge.deleteLater()
    assert heard == ["first", "last"]
    assert logged == [ValueError]
