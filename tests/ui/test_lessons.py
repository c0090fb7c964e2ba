"""*Visa mig hur*, against a real database: each lesson leads to its end, and nothing of it is sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import HeldClock
from app.domain.lesson import Lesson, Opinion
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.rehearsal import TAKEN_AFTER, TOLD_AFTER
from app.store.person_reading import StoredOperation
from app.work.outstanding import body_of
from tests.ui.desks import BRUKARE, TODAY, Table, greta, lay_table, visit
from ui.bridge import Bridge
from ui.brukare.alarm_button import IS_ALARM, AlarmButton
from ui.brukare.lessons_presenter import BEGIN, NO, ON, WHO_SEES, YES
from ui.brukare.mode import BrukareMode
from ui.brukare.rehearsal import Rehearsal
from ui.brukare.way_out import WayOut
from ui.shared.lesson_sayings import band_words
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look, look
from ui.shared.text_field import TextField
from ui.shared.touch_button import TouchButton

MOST_PRESSES = 40
"""To the end of any lesson, pages turned with the largest text."""


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    laid.hub_says(greta(), visit("v1", TODAY, time(10, 45), time(11, 15)))
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, worn: Look, app: QApplication) -> Iterator[BrukareMode]:
    worn.wear(density=BRUKARE_SIZES)
    made = BrukareMode(table.desk, Bridge())
    made.resize(1280, 800)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def begin(table: Table, mode: BrukareMode, lesson: Lesson) -> Rehearsal:
    mode.home.lessons.click()
    table.settle()
    mode.lessons.list.chosen.emit(lesson.value)
    mode.lessons.intro.chosen.emit(BEGIN)
    table.settle()
    going_on = mode.lessons.rehearsal
    assert going_on is not None
    return going_on


def next_thing(going_on: Rehearsal) -> QWidget | None:
    going_on.look_again()
    guide = going_on.guide()
    return going_on.view.mark(None if guide.is_over else guide.target)


def press(thing: QWidget, *, by_key: bool = False) -> None:
    if isinstance(thing, TextField):
        thing.editor.insertPlainText("Hej")
    elif by_key:
        thing.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(thing, Qt.Key.Key_Space)
    else:
        assert isinstance(thing, TouchButton)
        thing.click()


def to_the_end(table: Table, going_on: Rehearsal, *, by_key: bool = False) -> list[str]:
    """Press what is marked until the lesson is over. What was told on the way."""
    told = []
    for _ in range(MOST_PRESSES):
        thing = next_thing(going_on)
        assert thing is not None
        assert thing.isVisible()
        told.append(going_on.view.told)
        if thing is going_on.view.go_on:
            return told
        press(thing, by_key=by_key)
        table.settle()
        going_on.bridge._tell()
        table.settle()
    raise AssertionError(told)


def done_in(table: Table) -> list[StoredOperation]:
    """In the order in which it was done."""
    return table.store.read(lambda reading: reading.unsettled()).result()


def kinds(table: Table) -> list[str]:
    return [one.kind for one in done_in(table)]


def lessons_record(table: Table) -> rec.LessonsBody | None:
    return table.store.read(lambda reading: reading.one(rec.LessonsBody, BRUKARE)).result()


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)])
@pytest.mark.parametrize("scale", [1.0, 3.0])
@pytest.mark.parametrize("lesson", list(Lesson))
def test_what_is_marked_leads_to_the_end_and_nothing_is_sent(
    table: Table, mode: BrukareMode, worn: Look, lesson: Lesson, scale: float, size: tuple[int, int]
) -> None:
    mode.resize(*size)
    worn.wear(measure=replace(worn.measure, text_scale=scale))
    table.settle()
    going_on = begin(table, mode, lesson)
    told = to_the_end(table, going_on)
    assert all(told)
    assert (table.posted, kinds(table)) == ([], [])
    press(going_on.view.go_on)
    table.settle()
    assert kinds(table) == ["lesson.done"]
    known = lessons_record(table)
    assert known is not None
    assert known.done == {lesson.value: table.clock.now()}


@pytest.mark.parametrize("lesson", [Lesson.ANSWER, Lesson.ALARM, Lesson.WHO_COMES])
def test_a_lesson_goes_by_keyboard_alone(table: Table, mode: BrukareMode, lesson: Lesson) -> None:
    to_the_end(table, begin(table, mode, lesson), by_key=True)
    assert table.posted == []


def test_the_band_and_the_real_alarm_are_seen_all_the_time(table: Table, mode: BrukareMode) -> None:
    going_on = begin(table, mode, Lesson.ALARM)
    for _ in range(3):
        thing = next_thing(going_on)
        assert going_on.view._band.isVisible()
        assert going_on.view._band.text() == band_words() == "Övning. Inget skickas."
        alarms = [one for one in mode.findChildren(TouchButton) if one.property(IS_ALARM) and one.isVisible()]
        assert alarms == [mode.frame.alarm]
        assert thing is not None
        assert not isinstance(thing, AlarmButton)
        press(thing)
        table.settle()


def test_the_real_alarm_ends_a_rehearsal(table: Table, mode: BrukareMode) -> None:
    begin(table, mode, Lesson.WRITE)
    mode.alarms.opened.emit()
    table.settle()
    assert mode.lessons.rehearsal is None
    assert mode.frame.screens.currentWidget() is mode.alarm


def test_a_wrong_press_is_told_kindly_and_has_a_way_back(table: Table, mode: BrukareMode) -> None:
    going_on = begin(table, mode, Lesson.WHO_COMES)
    going_on.home.visitors.click()
    table.settle()
    thing = next_thing(going_on)
    assert thing is going_on.visitors.back
    assert "Det gör inget." in going_on.view.told
    to_the_end(table, going_on)


def test_what_is_not_in_the_lesson_says_so_and_does_nothing(table: Table, mode: BrukareMode) -> None:
    going_on = begin(table, mode, Lesson.WHO_COMES)
    going_on.home.ring.click()
    assert "Den är inte med här." in going_on.view.told
    assert going_on.view.screens.currentWidget() is going_on.home


def test_one_can_leave_at_any_moment_and_nothing_is_noted(table: Table, mode: BrukareMode) -> None:
    going_on = begin(table, mode, Lesson.WRITE)
    press(going_on.view.leave)
    table.settle()
    assert mode.frame.screens.currentWidget() is mode.lessons.list
    assert kinds(table) == []


@pytest.mark.parametrize("by_alarm", [False, True])
def test_upright_nothing_of_a_rehearsal_is_left_below(table: Table, mode: BrukareMode, *, by_alarm: bool) -> None:
    mode.resize(800, 1280)
    table.settle()
    before = mode.frame.read.geometry()
    going_on = begin(table, mode, Lesson.WRITE)
    leave = going_on.view.leave
    assert leave.isVisible()
    assert mode.frame.read.geometry() != before
    if by_alarm:
        mode.alarms.opened.emit()
    else:
        press(leave)
    table.settle()
    assert mode.frame.read.geometry() == before
    assert not [one for one in mode.findChildren(WayOut) if one.isVisible()]


def test_the_text_is_as_before_after_the_lesson(table: Table, mode: BrukareMode) -> None:
    before = look().measure.text_scale
    going_on = begin(table, mode, Lesson.LARGER)
    to_the_end(table, going_on)
    assert look().measure.text_scale > before
    press(going_on.view.go_on)
    table.settle()
    assert look().measure.text_scale == before


def done(table: Table, mode: BrukareMode, lesson: Lesson) -> None:
    going_on = begin(table, mode, lesson)
    to_the_end(table, going_on)
    press(going_on.view.go_on)
    table.settle()


def test_the_question_and_the_consent_are_asked_once(table: Table, mode: BrukareMode) -> None:
    done(table, mode, Lesson.WHO_COMES)
    here = mode.frame.screens.currentWidget
    assert here() is mode.lessons.after
    mode.lessons.after.chosen.emit("glad")
    mode.lessons.after.chosen.emit("glad")
    table.settle()
    assert here() is mode.lessons.consent
    mode.lessons.consent.chosen.emit(YES)
    table.settle()
    assert kinds(table) == ["lesson.done", "opinion.give", "lesson.share"]
    done(table, mode, Lesson.WHO_COMES)
    assert here() is mode.lessons.list
    assert kinds(table) == ["lesson.done", "opinion.give", "lesson.share"]
    shared = table.store.read(lambda reading: reading.one(rec.SharedLessonsBody, BRUKARE)).result()
    assert shared is not None
    assert set(shared.done) == {"who_comes"}


def test_an_opinion_is_for_the_unit_that_comes_and_has_no_words(table: Table, mode: BrukareMode) -> None:
    done(table, mode, Lesson.WHO_COMES)
    mode.lessons.after.chosen.emit("sad")
    table.settle()
    given = next(body_of(one) for one in done_in(table) if one.kind == "opinion.give")
    assert given == op.OpinionGive(utforare="utforare", about="lesson:who_comes", face=Opinion.SAD)


def test_no_answer_is_an_answer_and_consent_can_be_taken_back(table: Table, mode: BrukareMode) -> None:
    done(table, mode, Lesson.WHO_COMES)
    mode.lessons.after.chosen.emit(ON)
    mode.lessons.consent.chosen.emit(YES)
    table.settle()
    mode.lessons.list.chosen.emit(WHO_SEES)
    mode.lessons.consent.chosen.emit(NO)
    table.settle()
    assert kinds(table) == ["lesson.done", "lesson.share", "lesson.share"]
    shared = table.store.read(lambda reading: reading.one(rec.SharedLessonsBody, BRUKARE)).result()
    assert shared is not None
    assert shared.done == {}


def test_what_is_done_is_told_with_its_day(table: Table, mode: BrukareMode) -> None:
    done(table, mode, Lesson.WHO_COMES)
    mode.lessons.after.chosen.emit(ON)
    mode.lessons.consent.chosen.emit(NO)
    table.settle()
    button = mode.lessons.list.buttons["who_comes"]
    assert button.accessibleDescription() == "Klart 2 mars"


def test_each_sentence_of_a_rehearsed_alarm_says_that_it_is_practice(table: Table, mode: BrukareMode) -> None:
    going_on = begin(table, mode, Lesson.ALARM)
    press(going_on.view.practice.practice)
    said = []
    for gone in (timedelta(0), TOLD_AFTER, TAKEN_AFTER):
        table.clock.move(gone)
        going_on.alarms.refresh()
        table.settle()
        said.append(going_on.alarm_page.words_to_tell())
    going_on.alarm_page.mistake.emit()
    table.settle()
    said.append(going_on.alarm_page.words_to_tell())
    assert [words.split(". ", maxsplit=1)[0] for words in said] == [
        "Vi låtsas att larmet skickas",
        "Vi låtsas att larmet har gått till hemtjänsten",
        "Vi låtsas att Amina Demoali har tagit emot larmet",
        "Du har tagit tillbaka övningslarmet",
    ]
    assert all("en övning. Ingen " in words for words in said)
