"""The person at home chooses a language, or their profile does: the same screens in other words; nothing is lost."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from app.domain.alarm import AlarmCause
from app.domain.clock import HeldClock
from app.domain.ids import AlarmId
from app.services.alarm_snapshots import OwnAlarm
from app.store.worker import Worker
from app.work.sign_in import LocalGate
from tests.ui.desks import BRUKARE, TODAY, Table, greta, lay_morning, lay_table, visit
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.brukare.profile_topics import groups
from ui.changing_language import ChangingLanguage
from ui.shared.language import SWEDISH, speaking, want_language
from ui.shared.look import look
from ui.shared.sheet import Answer, ask, open_sheets
from ui.shared.touch_button import Kind
from ui.shared.translation import use_language
from ui.shared.words import Words
from ui.window import Window


class NobodyHere:
    def people(self) -> tuple[()]:
        return ()


def window_over(table: Table) -> tuple[Window, Worker]:
    worker = Worker("gate")
    gate = LocalGate(
        sign_in=NobodyHere(),  # type: ignore[arg-type]
        open_desk=lambda _: table.desk,
        close_desk=table.store.close,
        comparison=lambda: "",
        worker=worker,
    )
    made = Window(gate, Bridge())
    made.resize(1280, 800)
    made.show()
    made._open(table.desk)
    table.settle()
    return made, worker


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    laid.hub_says(greta(), visit("v1", TODAY, time(10, 45), time(11, 15)))
    yield laid
    laid.store.close()


@pytest.fixture
def window(table: Table, app: QApplication) -> Iterator[Window]:
    made, worker = window_over(table)
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    worker.stop()
    use_language(SWEDISH.code)


def mode_in(window: Window) -> BrukareMode:
    found = window._mode
    assert isinstance(found, BrukareMode)
    return found


def seen(window: Window) -> str:
    return " | ".join(words.text() for words in window.findChildren(Words) if words.isVisible())


def test_a_language_is_chosen_with_one_press_and_undone_at_the_same_place(table: Table, window: Window) -> None:
    assert "Amina kommer" in seen(window)
    mode_in(window).open_language()
    swedish_at = mode_in(window).language.names.buttons["sv"].pos()
    mode_in(window).language.names.buttons["fi"].click()
    table.settle()
    now = mode_in(window)
    assert now.frame.screens.currentWidget() is now.language, "who has pressed the wrong one sees where the others are"
    assert now.language.names.buttons["fi"].kind is Kind.CHOSEN
    assert now.language.names.buttons["sv"].pos() == swedish_at
    now.language.back.click()
    table.settle()
    assert "Tänne tulee Amina" in seen(window)
    assert "10.45 – 11.15" in seen(window)
    way = now.home.language
    assert way is not None
    assert way._picture == "language"
    way.click()
    now.language.names.buttons["sv"].click()
    table.settle()
    assert mode_in(window).home.language is None, "a wrong press on it would be the way to lose oneself"
    mode_in(window).go_home()
    assert "Amina kommer" in seen(window)


def test_the_same_language_again_changes_nothing(table: Table, window: Window) -> None:
    before = mode_in(window)
    before.open_language()
    before.language.names.buttons["sv"].click()
    table.settle()
    assert mode_in(window) is before


def test_what_the_person_chose_stands_in_the_profile(table: Table, window: Window) -> None:
    mode_in(window).open_language()
    mode_in(window).language.names.buttons["pl"].click()
    table.settle()
    assert speaking().code == "pl"
    assert mode_in(window).wearing.settings["language"] == "pl"
    table.clock.move(timedelta(minutes=1))
    mode_in(window)._home.tick()
    table.settle()
    assert speaking().code == "pl", "what is read again changes nothing"


def test_a_disk_that_refuses_keeps_nobody_in_a_language_they_cannot_read(table: Table, window: Window) -> None:
    mode_in(window).open_language()
    table.fail_with = OSError("full")
    mode_in(window).language.names.buttons["pl"].click()
    table.settle()
    table.fail_with = None
    assert speaking().code == "pl"


def test_languages_are_found_among_what_can_be_changed(table: Table, window: Window) -> None:
    mode_in(window)._open_profile()
    keys = {f"group:{number}": group.key for number, group in enumerate(groups())}
    way = next(key for key, name in keys.items() if name == "language")
    mode_in(window).profile.page.chosen.emit(way)
    assert mode_in(window).is_choosing_language()


def test_how_the_program_was_started_is_known_to_screens_made_anew(table: Table, window: Window) -> None:
    begun = look().measure.text_scale
    mode_in(window).profile.fitting.set({"text_percent": 200, "language": "fi"})
    table.settle()
    assert speaking().code == "fi"
    assert look().measure.text_scale == 2.0
    mode_in(window).profile.fitting.set({"text_percent": None, "language": None})
    table.settle()
    assert look().measure.text_scale == begun
    assert speaking() is SWEDISH


def test_an_alarm_is_not_cut_off(table: Table, window: Window) -> None:
    before = mode_in(window)
    raised = OwnAlarm(AlarmId("a"), table.clock.now(), AlarmCause.BUTTON)
    before.alarms._heard(raised)
    want_language("fi")
    table.settle()
    assert mode_in(window) is before
    before.alarms._heard(replace(raised, closed_at=table.clock.now()))
    window.findChildren(ChangingLanguage)[0]._begin()
    table.settle()
    assert mode_in(window) is not before


def test_a_message_that_is_being_spoken_is_not_cut_off(table: Table, window: Window) -> None:
    before = mode_in(window)
    before.frame.screens.setCurrentWidget(before.messages.voice)
    want_language("fi")
    table.settle()
    assert mode_in(window) is before


def test_the_profile_turns_the_whole_screen(table: Table, window: Window, app: QApplication) -> None:
    want_language("ar")
    table.settle()
    assert app.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert mode_in(window).isRightToLeft()
    assert "زيارة من" in seen(window)
    assert mode_in(window).frame.screens.currentWidget() is mode_in(window).home


def test_the_screens_before_are_thrown_away(table: Table, window: Window, app: QApplication) -> None:
    want_language("en")
    table.settle()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(window.findChildren(BrukareMode)) == 1
    table.hub_says(visit("v1", TODAY, time(10, 45), time(11, 15), staff=()))
    mode_in(window)._home.tick()
    table.settle()
    assert "Home care will come" in seen(window)


@dataclass
class Writes:
    """Something that is being written, in a mode that has a place for it."""

    write: Future[datetime]

    def keep_everything(self) -> tuple[Future[datetime], ...]:
        """What is on the disk is waited for no more."""
        return () if self.write.done() and self.write.exception() is None else (self.write,)


def test_what_is_being_written_goes_to_the_disk_first(
    table: Table, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mode_in(window)
    writes = Writes(Future())
    monkeypatch.setattr(before, "keep_everything", writes.keep_everything)
    want_language("fi")
    table.settle()
    assert mode_in(window) is before, "it waits"
    assert speaking() is SWEDISH
    writes.write.set_result(table.clock.now())
    table.settle()
    assert mode_in(window) is not before
    assert speaking().code == "fi"


def test_what_the_disk_did_not_take_stays_on_the_screen_in_its_language(
    table: Table, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mode_in(window)
    writes = Writes(Future())
    writes.write.set_exception(OSError("full"))
    monkeypatch.setattr(before, "keep_everything", writes.keep_everything)
    want_language("fi")
    table.settle()
    assert open_sheets(window) == [], "nobody is asked about what can wait"
    assert mode_in(window) is before
    assert speaking() is SWEDISH


def test_all_can_be_pressed_while_it_waits(table: Table, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """The alarm above all."""
    writes = Writes(Future())
    monkeypatch.setattr(mode_in(window), "keep_everything", writes.keep_everything)
    want_language("fi")
    table.settle()
    assert mode_in(window).isEnabled()
    writes.write.set_result(table.clock.now())
    table.settle()


def test_what_goes_on_in_the_mode_is_not_cut_off(table: Table, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    before = mode_in(window)
    going_on = [True]
    monkeypatch.setattr(before, "is_busy", lambda: going_on[0], raising=False)
    want_language("fi")
    table.settle()
    assert mode_in(window) is before
    going_on.clear()
    going_on.append(False)
    window.findChildren(ChangingLanguage)[0]._begin()
    table.settle()
    assert mode_in(window) is not before


def test_the_newest_wish_counts(table: Table, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    writes = Writes(Future())
    monkeypatch.setattr(mode_in(window), "keep_everything", writes.keep_everything)
    want_language("fi")
    want_language("pl")
    writes.write.set_result(table.clock.now())
    monkeypatch.setattr(mode_in(window), "keep_everything", lambda: ())
    table.settle()
    assert speaking().code == "pl"


def test_an_open_question_goes_with_its_language(table: Table, window: Window) -> None:
    ask(window, "Vill du ringa Amina?", (Answer("no", "Nej, gå tillbaka"),))
    want_language("fi")
    table.settle()
    assert open_sheets(window) == []
    assert speaking().code == "fi"


def test_staff_who_come_next_find_swedish(tmp_path: Path, clock: HeldClock, app: QApplication) -> None:
    use_language("ar")
    laid = lay_morning(tmp_path, clock, app)
    window, worker = window_over(laid)
    assert speaking() is SWEDISH
    assert app.layoutDirection() is Qt.LayoutDirection.LeftToRight
    want_language("ar")
    laid.settle()
    assert speaking() is SWEDISH, "only the tablet at home speaks other languages"
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    worker.stop()
    laid.store.close()
