"""*Visa mig hur* at work: each lesson leads to its end over a desk that sends nothing, and is noted as done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import HeldClock
from app.domain.lesson import Opinion, StaffLesson
from app.protocol import operations as op
from app.protocol import records as rec
from app.services import lessons
from app.services import opinions as opinions_service
from app.work.outstanding import body_of
from tests.ui.desks import AMINA, Table, lay_morning
from ui.bridge import Bridge
from ui.shared.lesson_sayings import band_words
from ui.shared.text_field import TextField
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words
from ui.staff.mode import StaffMode
from ui.staff.rehearsal import Rehearsal

MOST_PRESSES = 15


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_morning(tmp_path, clock, app)
    me = rec.PersonBody(name="Amina Demoali", first_name="Amina", role="staff", organisation="utforare")
    laid.hub_says((f"person:{AMINA}", AMINA, me))
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication) -> Iterator[StaffMode]:
    made = StaffMode(table.desk, Bridge())
    made.resize(600, 1440)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def begin(table: Table, mode: StaffMode, lesson: StaffLesson) -> Rehearsal:
    mode.screen_of_staff.day.lessons.click()
    table.settle()
    mode.pages.lessons._view.buttons[lesson].click()
    table.settle()
    going_on = mode.pages.lessons.rehearsal
    assert going_on is not None
    return going_on


def press(thing: QWidget) -> None:
    """By keyboard: what cannot be reached by it cannot be rehearsed by everybody."""
    if isinstance(thing, TextField):
        thing.editor.insertPlainText("Hej")
        return
    assert isinstance(thing, TouchButton)
    thing.setFocus(Qt.FocusReason.TabFocusReason)
    assert thing.hasFocus()
    QTest.keyClick(thing, Qt.Key.Key_Space)


def to_the_end(table: Table, going_on: Rehearsal) -> list[str]:
    """What was told on the way."""
    told = []
    for _ in range(MOST_PRESSES):
        going_on.look_again()
        told.append(going_on.view.told)
        guide = going_on.guide()
        if guide.is_over:
            return told
        assert guide.target is not None, told
        assert guide.target.isVisible(), told
        press(guide.target)
        table.settle()
        going_on.bridge._tell()
        table.settle()
    raise AssertionError(told)


def done_in(table: Table) -> list[op.Body | None]:
    return [body_of(one) for one in table.store.read(lambda reading: reading.unsettled()).result()]


@pytest.mark.parametrize("size", [(600, 1440), (1280, 800)])
@pytest.mark.parametrize("lesson", list(StaffLesson))
def test_what_is_marked_leads_to_the_end_by_keyboard_and_nothing_is_sent(
    table: Table, mode: StaffMode, lesson: StaffLesson, size: tuple[int, int]
) -> None:
    mode.resize(*size)
    going_on = begin(table, mode, lesson)
    told = to_the_end(table, going_on)
    assert all(told)
    assert (table.posted, done_in(table)) == ([], [])
    press(going_on.view.go_on)
    table.settle()
    assert done_in(table) == [op.LessonDone(person=AMINA, lesson=lesson.value)]
    assert mode.pages.lessons.rehearsal is None
    assert mode.screens.currentWidget() is mode.pages.lessons.after


def test_the_question_is_asked_once_and_counts_for_the_own_unit(table: Table, mode: StaffMode) -> None:
    for _ in range(2):
        going_on = begin(table, mode, StaffLesson.ARRIVED)
        to_the_end(table, going_on)
        going_on.view.go_on.click()
        table.settle()
        mode.pages.lessons.after.faces[Opinion.SO_SO].click()
        mode.pages.lessons.after.faces[Opinion.SO_SO].click()
        table.settle()
        assert mode.screens.currentWidget() is mode.pages.lessons._view
    about = "lesson:staff_arrived"
    assert done_in(table)[1:] == [op.OpinionGive(utforare="utforare", about=about, face=Opinion.SO_SO)]
    page = mode.pages.lessons._view
    assert "Klart: 1 av 5" in [words.text() for words in page.findChildren(Words)]
    assert page.buttons[StaffLesson.ARRIVED].accessibleDescription() == "Klart 2 mars"


def test_one_can_leave_at_any_moment_and_a_real_alarm_lies_over_the_rehearsal(table: Table, mode: StaffMode) -> None:
    going_on = begin(table, mode, StaffLesson.ALARM)
    assert mode.alarms.view.isHidden()
    assert not going_on.mode.alarms.view.isHidden()
    assert going_on.view.isAncestorOf(going_on.mode.alarms.view)
    assert band_words() in [words.text() for words in going_on.view.findChildren(Words) if words.isVisible()]
    assert mode.alarms.view.parentWidget() is mode
    going_on.view.leave.click()
    table.settle()
    assert mode.screens.currentWidget() is mode.pages.lessons._view
    assert done_in(table) == []


def test_a_rehearsal_has_no_way_out_but_its_own(table: Table, mode: StaffMode) -> None:
    day = begin(table, mode, StaffLesson.VISIT).mode.screen_of_staff.day
    assert day.sign_out.isHidden()
    assert day.lessons.isHidden()


def opinions(about: str, weeks: dict[str, tuple[int, int, int]]) -> tuple[str, str, rec.RecordBody]:
    told = {week: rec.WeekFaces(glad=glad, so_so=so_so, sad=sad) for week, (glad, so_so, sad) in weeks.items()}
    body = rec.OpinionsBody(utforare="utforare", about=about, month="2026-02", weeks=told)
    return "unit:utforare", f"utforare:{about}:2026-02", body


@pytest.mark.parametrize(("role", "seen"), [("shift_leader", 2), ("staff", 0)])
def test_a_shift_leader_sees_counts_and_never_few_answers(table: Table, mode: StaffMode, role: str, seen: int) -> None:
    me = rec.PersonBody(name="Amina Demoali", first_name="Amina", role=role, organisation="utforare")
    table.hub_says(
        (f"person:{AMINA}", AMINA, me),
        opinions("lesson:write", {"2026-02-09": (3, 1, 0), "2026-02-16": (0, 0, 1), "2026-02-23": (1, 0, 0)}),
        opinions("lesson:alarm", {"2026-02-16": (2, 0, 2)}),
    )
    told = opinions_service.how_it_went(table.desk).result()
    assert len(told) == seen
    mode.pages._open_group()
    table.settle()
    words = [one.text() for one in mode.pages.group.opinions.findChildren(Words) if one.isVisibleTo(mode)]
    assert ("Bra: 3 · Så där: 1 · Dåligt: 1" in words) is (seen > 0)
    assert ("Vecka 7 till 8" in words) is (seen > 0)
    assert ("För få har svarat för att det ska kunna visas." in words) is (seen > 0)
    assert not any("Bra: 1" in one or "Bra: 2" in one for one in words)


def test_an_answer_is_counted_in_its_week(table: Table) -> None:
    table.hub_says(("unit:utforare", "utforare", rec.UnitBody(name="Demo")))
    for face in (Opinion.SAD, Opinion.GLAD, Opinion.SAD):
        lessons.give_opinion(table.desk, "lesson:staff_log", face).result()
    record_id = "utforare:lesson:staff_log:2026-03"
    kept = table.store.read(lambda reading: reading.one(rec.OpinionsBody, record_id)).result()
    assert kept is not None
    assert (kept.glad, kept.so_so, kept.sad, kept.weeks) == (1, 0, 2, {"2026-03-02": rec.WeekFaces(glad=1, sad=2)})
