"""The staff screens: what a press tells, what is said at the door, and what stays under the hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.door import DoorAction, LockState
from app.domain.ids import DoorId, VisitId
from app.domain.refusal import DoorRefusal
from app.domain.visit import InsatsLine, InsatsOutcome, NextAction, NotLockedReason, VisitState
from app.services.staff_snapshots import DoorAnswer, NoteRow
from tests.ui.open_visit import Heard, all_marked, heard, sheet_of, view, with_flat
from ui.shared.look import DENSITIES, Look
from ui.shared.measure import Measure
from ui.shared.touch_button import Kind
from ui.staff.day_view import DayView
from ui.staff.door_line import DoorLine
from ui.staff.gallery import NOW, arriving, demo_card, demo_day
from ui.staff.staff_screen import StaffScreen
from ui.staff.visit_view import VisitView

ENTRANCE, FLAT = DoorId("entrance"), DoorId("flat")
NO_ANSWER = DoorRefusal.NO_ANSWER

__all__ = ["heard", "view"]


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (NextAction.OPEN_ENTRANCE, ("door_wanted", "entrance", "open")),
        (NextAction.OPEN_FLAT, ("door_wanted", "flat", "open")),
        (NextAction.START, ("start_wanted",)),
        (NextAction.LOCK_FLAT, ("door_wanted", "flat", "lock")),
        (NextAction.NOTHING, ("back_wanted",)),
    ],
)
def test_the_big_button_does_what_comes_next(
    view: VisitView, heard: Heard, action: NextAction, told: tuple[str, ...]
) -> None:
    view.show_card(replace(arriving(), next_action=action))
    view.primary.click()
    assert heard.told == [told]


def test_an_order_is_said_at_once_and_given_once(view: VisitView, heard: Heard) -> None:
    view.show_card(arriving())
    view.primary.click()
    assert view.primary.text() == "Porten öppnas …"
    assert not view.primary.isEnabled()
    view.primary.click()
    assert heard.told == [("door_wanted", "entrance", "open")]


def test_a_new_card_does_not_end_the_order_that_is_under_way(view: VisitView) -> None:
    view.show_card(arriving())
    view.primary.click()
    view.show_card(arriving())
    assert view.primary.text() == "Porten öppnas …"


def test_a_refusal_at_the_door_says_what_to_do_and_the_button_is_back(view: VisitView) -> None:
    view.show_card(replace(arriving(), next_action=NextAction.OPEN_FLAT))
    view.primary.click()
    view.show_answer(DoorAnswer(FLAT, DoorAction.OPEN, LockState.UNKNOWN, DoorRefusal.PASS_ENDED, None))
    assert "Din tid gick ut klockan 11.30. Ring gruppledaren." in view.trouble.words()
    assert view.trouble.words().endswith("Numret till gruppen: 08-465 004 00.")
    assert view.trouble.isVisible()
    assert view.primary.isEnabled()
    assert view.primary.text() == "Öppna dörren"


def test_the_next_order_takes_the_old_refusal_away(view: VisitView) -> None:
    view.show_card(arriving())
    view.show_answer(DoorAnswer(FLAT, DoorAction.OPEN, LockState.UNKNOWN, DoorRefusal.UNREACHABLE, None))
    view.primary.click()
    assert not view.trouble.isVisible()


def test_an_order_that_nobody_answers_is_never_shown_as_done(view: VisitView) -> None:
    view.show_card(with_flat(demo_card(), LockState.UNLOCKED))
    view.primary.click()
    view._patience.timeout.emit()
    assert "Låset svarade inte" in view.trouble.words()
    assert view.primary.text() == "Lås dörren"
    assert view.primary.isEnabled()


def test_an_answer_to_an_earlier_order_does_not_end_the_one_under_way(view: VisitView) -> None:
    view.show_card(replace(arriving(), next_action=NextAction.OPEN_FLAT))
    view.primary.click()
    view.show_answer(DoorAnswer(DoorId("of-the-visit-before"), DoorAction.OPEN, LockState.UNKNOWN, NO_ANSWER, None))
    assert view.primary.text() == "Dörren öppnas …"
    assert not view.primary.isEnabled()
    assert not view.trouble.isVisible()


def test_a_door_can_be_opened_by_hand_in_any_state(view: VisitView, heard: Heard) -> None:
    view.show_card(demo_card())
    view._doors["flat"].click()
    sheet_of(view).buttons["open"].click()
    assert heard.told == [("door_wanted", "flat", "open")]


def test_finishing_with_a_locked_door_asks_nothing(view: VisitView, heard: Heard) -> None:
    view.show_card(replace(with_flat(all_marked(), LockState.LOCKED), next_action=NextAction.FINISH))
    view.primary.click()
    assert heard.told == [("finish_wanted", "")]


def test_a_locked_report_from_before_the_visit_is_asked_about(view: VisitView, heard: Heard) -> None:
    locked = with_flat(all_marked(), LockState.LOCKED)
    view.show_card(replace(locked, doors=tuple(replace(door, locked_in_visit=False) for door in locked.doors)))
    view.other.click()
    assert heard.told == []
    assert sheet_of(view).buttons[NotLockedReason.LOCKED_WITH_KEY].isVisibleTo(view)


@pytest.mark.parametrize("state", [LockState.UNLOCKED, LockState.UNKNOWN, LockState.JAMMED, LockState.MOVING])
def test_finishing_with_a_door_not_reported_locked_asks_why(view: VisitView, heard: Heard, state: LockState) -> None:
    view.show_card(with_flat(all_marked(), state))
    view.other.click()
    assert heard.told == []
    sheet_of(view).buttons[NotLockedReason.SOMEBODY_STAYS].click()
    assert heard.told == [("finish_wanted", "somebody_stays")]


def test_going_back_from_the_question_finishes_nothing(view: VisitView, heard: Heard) -> None:
    view.show_card(all_marked())
    view.other.click()
    sheet_of(view).buttons["back"].click()
    assert heard.told == []
    assert view.primary.isEnabled()


def test_own_words_are_asked_for_and_wanted(view: VisitView, heard: Heard) -> None:
    view.show_card(all_marked())
    view.other.click()
    sheet = sheet_of(view)
    sheet.buttons[NotLockedReason.OTHER].click()
    assert not sheet._lacking.isVisible()
    sheet._send.click()
    assert heard.told == []
    assert sheet._lacking.isVisible()
    assert sheet._lacking.words() == "Skriv varför först."
    sheet._own_words.editor.setPlainText("Hantverkaren är kvar")
    assert not sheet._lacking.isVisible()
    sheet._send.click()
    assert heard.told == [("finish_wanted", "Hantverkaren är kvar")]


def test_nothing_behind_a_question_can_be_pressed(view: VisitView, heard: Heard) -> None:
    view.show_card(demo_card())
    view.other.click()
    view.primary.click()
    view.insatser["i3"].main.click()
    assert heard.told == []


def test_an_insats_is_done_with_one_press(view: VisitView, heard: Heard) -> None:
    view.show_card(demo_card())
    view.insatser["i3"].main.click()
    assert heard.told == [("insats_marked", "i3", "done", "")]


def test_a_declined_insats_has_a_reason(view: VisitView, heard: Heard) -> None:
    view.show_card(demo_card())
    view.insatser["i3"].side.click()
    sheet_of(view).buttons["unwell"].click()
    assert heard.told == [("insats_marked", "i3", "declined", "unwell")]


@pytest.mark.parametrize("insats", ["i1", "i4"])
def test_done_and_declined_can_both_be_taken_back(view: VisitView, heard: Heard, insats: str) -> None:
    view.show_card(demo_card())
    view.insatser[insats].side.click()
    assert heard.told == [("insats_marked", insats, "open", "")]


def test_a_done_insats_can_become_declined(view: VisitView, heard: Heard, app: QApplication) -> None:
    view.show_card(demo_card())
    view.insatser["i1"].main.click()
    sheet_of(view).buttons["declined"].click()
    sheet_of(view).buttons["tired"].click()
    assert heard.told == [("insats_marked", "i1", "declined", "tired")]


def test_a_visit_can_begin_although_its_doors_were_opened_by_hand(view: VisitView, heard: Heard) -> None:
    view.show_card(arriving())
    assert view.begin.isVisible()
    view.begin.click()
    assert heard.told == [("start_wanted",)]
    view.show_card(replace(arriving(), next_action=NextAction.START))
    assert not view.begin.isVisible(), "the big button offers it"
    view.show_card(demo_card())
    assert not view.begin.isVisible()


def test_a_press_is_not_lost_when_the_button_gives_way_to_the_big_one(view: VisitView, heard: Heard) -> None:
    view.show_card(arriving())
    view.begin.setDown(True)
    view.show_card(replace(arriving(), next_action=NextAction.START))
    view.begin.click()  # as assistive technology does it: some 100 ms after it was asked to
    assert heard.told == [("start_wanted",)]
    view.show_card(demo_card())
    view.begin.click()
    assert heard.told == [("start_wanted",)], "it has begun"


def test_the_big_button_does_only_what_it_said_when_it_was_pressed_down(view: VisitView, heard: Heard) -> None:
    view.show_card(replace(demo_card(), next_action=NextAction.LOCK_FLAT))
    QTest.mousePress(view.primary, Qt.MouseButton.LeftButton)
    view.show_card(replace(demo_card(), next_action=NextAction.FINISH))
    QTest.mouseRelease(view.primary, Qt.MouseButton.LeftButton)
    assert heard.told == []
    view.show_card(replace(demo_card(), next_action=NextAction.LOCK_FLAT))
    QTest.mouseClick(view.primary, Qt.MouseButton.LeftButton)
    assert heard.told == [("door_wanted", "flat", "lock")]


def test_before_the_visit_has_begun_a_note_is_shown_only_where_there_is_one(view: VisitView) -> None:
    view.show_card(arriving())
    assert not view.note.isVisible()
    view.show_card(replace(arriving(), draft_note="Halvskriven"))
    assert view.note.isVisible()
    view.show_card(demo_card())
    assert view.note.isVisible()


def test_whom_to_ring_stands_at_the_top(view: VisitView) -> None:
    view.show_card(arriving())
    settle(view)
    assert view._phone.text().replace("\N{NO-BREAK SPACE}", " ") == "Ring Greta 070-174 06 35"
    assert view._phone.mapTo(view, QPoint(0, 0)).y() < view._door_column.mapTo(view, QPoint(0, 0)).y()


def test_the_doors_keep_their_order_from_visit_to_visit(view: VisitView) -> None:
    for visit in ("8", "9"):
        view.show_card(replace(arriving(), visit=VisitId(visit)))
        settle(view)
        doors = [line for line in view._door_column.children() if isinstance(line, DoorLine)]
        assert [line.card.door for line in doors] == ["entrance", "flat"], "as a screen reader goes"
        assert doors[0].y() < doors[1].y()
        view.show_card(replace(demo_card(), visit=VisitId(visit)))
        assert view._doors["entrance"].parentWidget() is view._later_doors


def test_insatser_take_no_marks_before_the_visit_has_begun(view: VisitView, heard: Heard) -> None:
    view.show_card(arriving())
    view.insatser["i3"].main.click()
    assert heard.told == []
    assert not view.insatser["i3"].side.isVisible()


def test_marks_are_shown_as_the_snapshot_says(view: VisitView) -> None:
    view.show_card(demo_card())
    lines = tuple(replace(line, outcome=InsatsOutcome.DONE) for line in demo_card().insatser)
    row = view.insatser["i3"]
    view.show_card(replace(demo_card(), insatser=lines))
    assert view.insatser["i3"] is row
    assert row.main.kind is Kind.GOOD
    assert row.side.text() == "Ångra"


def test_each_keystroke_of_the_note_is_told(view: VisitView, heard: Heard) -> None:
    view.show_card(demo_card())
    QTest.keyClicks(view.note.field.editor, "bra")
    assert heard.told == [("note_changed", "b"), ("note_changed", "br"), ("note_changed", "bra")]


def test_a_note_under_the_hand_is_never_changed(view: VisitView, app: QApplication) -> None:
    view.show_card(demo_card())
    QTest.keyClicks(view.note.field.editor, "Åt bra")
    view.show_card(replace(demo_card(), draft_note="Å"))
    assert view.note.field.text() == "Åt bra"


def test_a_draft_is_shown_again_and_tells_nothing(view: VisitView, heard: Heard) -> None:
    view.show_card(replace(demo_card(), draft_note="Halvskriven"))
    assert view.note.field.text() == "Halvskriven"
    assert heard.told == []


def test_signing_gives_the_whole_note_once_it_has_words(view: VisitView, heard: Heard) -> None:
    view.show_card(demo_card())
    assert not view.note.save.isVisible()
    view.note.field.editor.setPlainText("  Åt bra.  ")
    view.note.save.click()
    assert heard.told[-1] == ("note_signed", "Åt bra.")
    view.note.put_text("")
    assert view.note.field.text() == ""


def test_another_visit_never_shows_the_note_of_the_last_one(view: VisitView) -> None:
    view.show_card(demo_card())
    view.note.field.editor.setFocus()
    QTest.keyClicks(view.note.field.editor, "Om Greta")
    view.show_card(replace(demo_card(), visit="9", brukare_name="Olle Demokvist"))  # type: ignore[arg-type]
    assert view.note.field.text() == ""


def test_the_allergy_stands_first_and_is_gone_when_there_is_none(view: VisitView) -> None:
    view.show_card(demo_card())
    assert view._allergy.text() == "Penicillinallergi"
    view.show_card(replace(demo_card(), allergy="", notices=()))
    assert not view._allergy.isVisible()
    assert not view._notices.isVisible()


def test_a_saved_note_says_how_far_it_has_come(view: VisitView, app: QApplication) -> None:
    view.show_card(demo_card())
    app.processEvents()
    note: NoteRow = demo_card().notes[0]
    assert note.arrived.state == "saved_here"
    texts = [label.text() for label in view.note.findChildren(type(view.title)) if label.isVisible()]
    assert "Sparat här. Skickas när det finns nät." in texts


def test_an_insats_in_words_of_its_own(view: VisitView) -> None:
    line = InsatsLine(demo_card().insatser[3].insats, "Dusch", 20, InsatsOutcome.DECLINED, "Varmvattnet är slut")
    view.show_card(replace(demo_card(), insatser=(line,)))
    assert view.insatser["i4"].main.text() == "Dusch: inte gjord – Varmvattnet är slut"


def test_allergy_door_insatser_and_the_big_button_stand_together_on_a_short_glass(view: VisitView, worn: Look) -> None:
    """75 × 140 mm: nobody scrolls at the door to see what is to be done."""
    worn.wear(density=DENSITIES["staff"], measure=Measure(ppi=203))
    view.resize(600, 1120)
    for card in (demo_card(), arriving()):
        view.show_card(card)
        settle(view)
        shown = view.scrolled.viewport().height()
        assert view._allergy.isVisible()
        begun = card.state is VisitState.STARTED
        next_thing: QWidget = view.insatser[card.insatser[0].insats].main if begun else view.begin
        for thing in (view._doors["flat"], next_thing):
            bottom = thing.mapTo(view.scrolled.viewport(), thing.rect().bottomLeft()).y()
            assert bottom <= shown + worn.mm(3)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_allergy_stays_under_the_name_while_insatser_are_worked_through(
    view: VisitView, worn: Look, scale: float
) -> None:
    worn.wear(density=DENSITIES["staff"], measure=Measure(203, scale))
    view.show_card(demo_card())
    settle(view)
    place = view._allergy.mapTo(view, QPoint(0, 0))
    assert place.y() > view.title.mapTo(view, QPoint(0, 0)).y()
    assert not view._allergy_card.isAncestorOf(view._notices)
    if scale == 1.0:
        bar = view.scrolled.verticalScrollBar()
        bar.setValue(bar.maximum())
        assert view._allergy.mapTo(view, QPoint(0, 0)) == place


def settle(view: VisitView) -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_the_whole_allergy_is_on_the_first_screen(view: VisitView, worn: Look, scale: float) -> None:
    worn.wear(density=DENSITIES["staff"], measure=Measure(203, scale))
    view.show_card(demo_card())
    settle(view)
    bottom = view._allergy.mapTo(view, view._allergy.rect().bottomLeft()).y()
    assert 0 < bottom < view.primary.mapTo(view, QPoint(0, 0)).y()


def test_a_lone_word_of_allergy_says_that_it_is_one(view: VisitView) -> None:
    view.show_card(replace(demo_card(), allergy="Gluten"))
    assert view._allergy.text() == "Allergi: Gluten"
    view.show_card(demo_card())
    assert view._allergy.text() == "Penicillinallergi"


def test_the_focus_comes_back_to_the_big_button_after_the_doors_answer(view: VisitView) -> None:
    view.show_card(arriving())
    view.activateWindow()
    view.primary.setFocus()
    view.primary.click()
    assert not view.primary.isEnabled()
    view.show_answer(DoorAnswer(ENTRANCE, DoorAction.OPEN, LockState.UNKNOWN, NO_ANSWER, None))
    assert view.focusWidget() is view.primary


def test_head_and_foot_come_to_rest_on_every_glass(view: VisitView, worn: Look) -> None:
    """A part that is a little too high in one place and not in the other would go to and fro for ever."""
    worn.wear(density=DENSITIES["staff"], measure=Measure(ppi=203))
    view.show_card(arriving())
    view.show_answer(DoorAnswer(FLAT, DoorAction.OPEN, LockState.UNKNOWN, DoorRefusal.PASS_ENDED, None))
    for height in range(900, 1500, 20):
        view.resize(600, height)
        places = []
        for _ in range(24):
            QApplication.processEvents()
            places.append((view._layout.indexOf(view.head), view._layout.indexOf(view.foot)))
        assert len(set(places[-8:])) == 1, height


def test_after_a_finished_visit_the_next_one_stands_first(app: QApplication) -> None:
    day, visit = DayView(), VisitView(now=lambda: NOW)
    day.show_day(demo_day())
    screen = StaffScreen(day, visit)
    screen.resize(600, 700)
    screen.show()
    bar = day.scrolled.verticalScrollBar()
    for state, at_top in ((VisitState.STARTED, False), (VisitState.FINISHED, True)):
        visit.show_card(replace(demo_card(), state=state))
        QApplication.processEvents()
        bar.setValue(bar.maximum())
        screen.open_visit()
        visit.back.click()
        assert (bar.value() == 0) is at_top
    assert screen.focusWidget() is day._next.go
    screen.close()
    screen.deleteLater()
