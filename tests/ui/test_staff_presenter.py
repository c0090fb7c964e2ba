"""The staff's words against a real database: what is typed at a visit is kept, signed once, found again."""

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from app.domain.clock import HeldClock
from app.domain.door import DoorAction
from app.domain.ids import InsatsId, VisitId
from app.domain.refusal import Refusal, StoreProblem
from app.domain.visit import DeclineReason, InsatsOutcome, VisitState
from app.protocol import records as rec
from app.protocol.wire import Outcome
from app.services import visiting
from app.services.desk import Saved
from app.services.staff_snapshots import DoorAnswer
from app.work.day import note_draft_key
from tests.ui.desks import BO, MORNING, NOON, TODAY, Table, greta, lay_morning, visit
from ui.bridge import Bridge
from ui.shared.screens import Screens
from ui.shared.sheet import Sheet
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words
from ui.staff.finishing import NoteAnswer
from ui.staff.mode import StaffMode

KEY = note_draft_key(MORNING)


class DiskFullError(Exception):
    problem = StoreProblem.DISK_FULL


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_morning(tmp_path, clock, app)
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


def open_visit(table: Table, mode: StaffMode, visit_id: VisitId) -> None:
    mode._presenter.open_visit(visit_id)
    table.settle()
    card = mode.screen_of_staff.visit.card
    assert card is not None
    assert card.visit == visit_id


def write(mode: StaffMode, text: str) -> None:
    mode.screen_of_staff.visit.note.field.editor.insertPlainText(text)


def field(mode: StaffMode) -> str:
    return mode.screen_of_staff.visit.note.field.text()


def seen(mode: StaffMode) -> str:
    return " | ".join(words.text() for words in mode.findChildren(Words) if words.isVisible())


def signed(table: Table) -> list[str]:
    """The notes that have become operations."""
    return [
        row.kind for row in table.store.read(lambda reading: reading.unsettled()).result() if row.kind == "note.write"
    ]


def refresh(table: Table, mode: StaffMode) -> None:
    mode._presenter.refresh()
    table.settle()


def move_visit_away(table: Table) -> None:
    table.store.write(lambda writing: writing.apply_grants((), "none"), by="hub").result()


def give_visit_back(table: Table) -> None:
    table.hub_says(greta(), visit(MORNING, TODAY, time(7, 0), time(7, 30), state=VisitState.STARTED))


# --- the draft ---


def test_a_note_that_a_full_disk_refused_is_written_later(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    table.fail_with = DiskFullError()
    write(mode, "Åt lite.")
    mode.keep_everything()
    table.settle()
    assert "Minnet på enheten är fullt" in seen(mode)
    table.fail_with = None
    mode.keep_everything()
    table.settle()
    assert table.draft(KEY) == "Åt lite."
    assert "Minnet på enheten är fullt" not in seen(mode)


def test_what_is_not_on_the_disk_comes_back_with_its_visit(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    table.fail_with = DiskFullError()
    write(mode, "Åt lite.")
    open_visit(table, mode, NOON)
    assert field(mode) == ""
    open_visit(table, mode, MORNING)
    assert field(mode) == "Åt lite."


def test_a_draft_is_shown_although_the_field_had_the_focus(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    open_visit(table, mode, NOON)
    mode.activateWindow()
    mode.screen_of_staff.visit.note.field.editor.setFocus()
    open_visit(table, mode, MORNING)
    assert field(mode) == "Åt lite."


def test_a_keystroke_before_the_next_visit_is_there_belongs_to_the_one_on_the_screen(
    table: Table, mode: StaffMode
) -> None:
    open_visit(table, mode, MORNING)
    mode._presenter.open_visit(NOON)
    write(mode, "Åt lite.")
    table.settle()
    mode.keep_everything()
    table.settle()
    assert table.draft(KEY) == "Åt lite."
    assert table.draft(note_draft_key(NOON)) == ""
    assert field(mode) == ""


# --- signing ---


def test_a_late_answer_empties_only_the_field_of_its_own_visit(
    table: Table, mode: StaffMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: Future[Saved] = Future()
    monkeypatch.setattr(visiting, "sign_note", lambda *_: late)
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    mode.screen_of_staff.visit.note.save.click()
    open_visit(table, mode, NOON)
    write(mode, "Ville inte ha lunch.")
    late.set_result(Saved(operation="o"))
    table.settle()
    assert field(mode) == "Ville inte ha lunch."
    open_visit(table, mode, MORNING)
    assert field(mode) == ""


def test_a_note_is_signed_once_however_often_it_is_pressed(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    mode.screen_of_staff.visit.note.save.click()
    mode.screen_of_staff.visit.note.save.click()
    table.settle()
    assert len(signed(table)) == 1
    assert field(mode) == ""
    assert table.draft(KEY) == ""


def test_what_is_typed_while_signing_begins_the_next_note(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    write(mode, "Den första.")
    mode.screen_of_staff.visit.note.save.click()
    write(mode, " Den andra.")
    table.settle()
    mode.keep_everything()
    table.settle()
    assert field(mode) == "Den andra."
    assert table.draft(KEY) == "Den andra."


def test_a_note_that_could_not_be_signed_stays_in_the_field(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    table.fail_with = DiskFullError()
    mode.screen_of_staff.visit.note.save.click()
    table.settle()
    assert field(mode) == "Åt lite."
    table.fail_with = None
    mode.screen_of_staff.visit.note.save.click()
    table.settle()
    assert field(mode) == ""
    assert len(signed(table)) == 1


# --- doors ---


def test_an_order_that_could_not_be_given_frees_the_button_and_says_why(
    table: Table, mode: StaffMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: Future[DoorAnswer] = Future()
    refused.set_exception(DiskFullError())
    monkeypatch.setattr(visiting, "operate_door", lambda *_: refused)
    open_visit(table, mode, MORNING)
    view = mode.screen_of_staff.visit
    view._order_door("door", DoorAction.LOCK)
    assert not view.primary.isEnabled()
    table.settle()
    assert view.primary.isEnabled()
    assert "Minnet på enheten är fullt." in seen(mode)


# --- a visit that ends, or goes away, with words that nobody has signed ---


def sheet_of(mode: StaffMode) -> Sheet:
    sheets = [sheet for sheet in mode.findChildren(Sheet) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def state_of(table: Table, visit_id: VisitId) -> VisitState:
    body = table.store.read(lambda reading: reading.one(rec.VisitBody, visit_id)).result()
    assert body is not None
    return body.state


def press(table: Table, mode: StaffMode, words: str) -> None:
    buttons = [button for button in mode.findChildren(TouchButton) if button.isVisible() and button.text() == words]
    assert len(buttons) == 1, f"{len(buttons)} buttons say {words}"
    buttons[0].click()
    table.settle()


def finish_with_words(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    mode.screen_of_staff.visit.finish_wanted.emit("")
    table.settle()


def test_finishing_asks_about_an_unsigned_note_and_can_sign_it(table: Table, mode: StaffMode) -> None:
    finish_with_words(table, mode)
    assert state_of(table, MORNING) is VisitState.STARTED, "nothing ends before the question is answered"
    assert next(iter(sheet_of(mode).buttons)) == NoteAnswer.SAVE
    sheet_of(mode).buttons[NoteAnswer.SAVE].click()
    table.settle()
    assert len(signed(table)) == 1
    assert state_of(table, MORNING) is VisitState.FINISHED


def test_a_visit_can_end_with_the_note_left_for_later(table: Table, mode: StaffMode) -> None:
    finish_with_words(table, mode)
    sheet_of(mode).buttons[NoteAnswer.LATER].click()
    table.settle()
    assert state_of(table, MORNING) is VisitState.FINISHED
    assert signed(table) == []
    assert table.draft(KEY) == "Åt lite."


def test_a_note_that_was_not_signed_does_not_end_its_visit(table: Table, mode: StaffMode) -> None:
    finish_with_words(table, mode)
    table.fail_with = DiskFullError()
    sheet_of(mode).buttons[NoteAnswer.SAVE].click()
    table.settle()
    table.fail_with = None
    assert state_of(table, MORNING) is VisitState.STARTED
    assert field(mode) == "Åt lite."


def test_finishing_asks_nothing_when_the_note_is_signed(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    mode.screen_of_staff.visit.note.save.click()
    mode.screen_of_staff.visit.finish_wanted.emit("")
    table.settle()
    assert not [sheet for sheet in mode.findChildren(Sheet) if sheet.isVisible()]
    assert state_of(table, MORNING) is VisitState.FINISHED


def test_all_that_was_not_marked_is_marked_before_the_visit_ends(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    press(table, mode, "Avsluta besöket")
    press(table, mode, "Den är gjord")
    body = table.store.read(lambda reading: reading.one(rec.VisitBody, MORNING)).result()
    assert body is not None
    assert [line.outcome for line in body.insatser] == [InsatsOutcome.DONE]
    assert body.state is VisitState.FINISHED


def test_an_insats_left_unmarked_stands_in_the_day(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    press(table, mode, "Avsluta besöket")
    press(table, mode, "Avsluta ändå")
    press(table, mode, "Besöken")
    mode.screen_of_staff.day.fold.click()
    assert "klart · 1 inte markerad" in mode.screen_of_staff.day.rows[MORNING].accessibleDescription()


def test_why_the_door_is_not_locked_is_told_to_the_one_who_said_it(table: Table, mode: StaffMode) -> None:
    visiting.finish_visit(table.desk, MORNING, "locked_with_key").result()
    open_visit(table, mode, MORNING)
    assert "Du sa: Jag har låst med nyckel" in seen(mode)
    line = rec.InsatsLineBody(id="f", name="Frukost", minutes=15)
    ended = {"state": VisitState.FINISHED, "finished_by": BO, "not_locked_reason": "locked_with_key"}
    table.hub_says(visit(NOON, TODAY, time(12, 0), time(12, 30), insatser=(line,), **ended))
    open_visit(table, mode, NOON)
    assert "Du sa" not in seen(mode)


def test_an_unsigned_note_is_found_in_the_day_and_opened_from_there(table: Table, mode: StaffMode) -> None:
    visiting.keep_note_draft(table.desk, NOON, "Åt lite.").result()
    refresh(table, mode)
    assert "Anteckningar som inte är klara" in seen(mode)
    assert "Greta Demoson, besöket 12.00" in seen(mode)
    press(table, mode, "Öppna")
    assert field(mode) == "Åt lite."


def test_a_note_is_opened_where_it_stands(table: Table, mode: StaffMode) -> None:
    lines = tuple(rec.InsatsLineBody(id=str(number), name=f"Insats {number}", minutes=5) for number in range(12))
    table.hub_says(visit(NOON, TODAY, time(12, 0), time(12, 30), insatser=lines))
    visiting.keep_note_draft(table.desk, NOON, "Åt lite.").result()
    mode.resize(600, 900)
    refresh(table, mode)
    mode.activateWindow()
    press(table, mode, "Öppna")
    page, note = mode.screen_of_staff.visit.scrolled, mode.screen_of_staff.visit.note.field
    assert note.editor.hasFocus()
    assert note.editor.textCursor().atEnd()
    top = note.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + note.height() <= page.viewport().height()


def test_the_note_of_the_visit_that_is_going_on_is_found_under_fortsatt_alone(table: Table, mode: StaffMode) -> None:
    visiting.keep_note_draft(table.desk, MORNING, "Åt lite.").result()
    refresh(table, mode)
    assert "Du är hos" in seen(mode)
    assert "Anteckningar som inte är klara" not in seen(mode)
    press(table, mode, "Fortsätt")
    assert field(mode) == "Åt lite."


def test_the_note_of_a_visit_that_went_away_is_written_in_from_the_day(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    mode.keep_everything()
    table.settle()
    move_visit_away(table)
    refresh(table, mode)
    assert "Din anteckning finns under Anteckningar som inte är klara." in seen(mode)
    assert "Ett besök som inte är ditt längre | Åt lite." in seen(mode)
    press(table, mode, "Skriv in anteckningen")
    assert len(signed(table)) == 1
    assert table.draft(KEY) == ""
    assert "Ett besök som inte är ditt längre" not in seen(mode)


def test_a_visit_that_went_away_without_words_speaks_of_none(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    move_visit_away(table)
    refresh(table, mode)
    assert "Besöket har flyttats till någon annan." in seen(mode)
    assert "nteckning" not in seen(mode)


def test_a_note_that_was_thrown_away_can_be_taken_back(table: Table, mode: StaffMode) -> None:
    visiting.keep_note_draft(table.desk, MORNING, "Åt lite.").result()
    move_visit_away(table)
    refresh(table, mode)
    press(table, mode, "Kasta")
    assert table.draft(KEY) == ""
    press(table, mode, "Ångra, ta tillbaka anteckningen")
    refresh(table, mode)
    assert table.draft(KEY) == "Åt lite."
    assert "Ett besök som inte är ditt längre | Åt lite." in seen(mode)


def test_an_answer_about_a_visit_that_has_moved_is_said_not_to_be_saved(table: Table, mode: StaffMode) -> None:
    open_visit(table, mode, MORNING)
    row = next(iter(mode.screen_of_staff.visit.insatser.values()))
    row.side.click()
    move_visit_away(table)
    refresh(table, mode)
    sheet_of(mode).buttons[DeclineReason.TIRED].click()
    table.settle()
    assert "Det sparades inte. Besöket har flyttats till någon annan." in seen(mode)


def test_what_was_thrown_away_never_comes_over_newer_words(table: Table, mode: StaffMode) -> None:
    visiting.keep_note_draft(table.desk, MORNING, "Åt lite.").result()
    move_visit_away(table)
    refresh(table, mode)
    press(table, mode, "Kasta")
    give_visit_back(table)
    open_visit(table, mode, MORNING)
    write(mode, "Åt gott.")
    mode.screen_of_staff.close_visit()
    table.settle()
    assert table.draft(KEY) == "Åt gott."
    assert "Anteckningen är kastad." not in seen(mode)


# --- what the hub did not simply take ---


@pytest.mark.parametrize(
    ("outcome", "reason", "said"),
    [
        (Outcome.REFUSED, Refusal.RIGHT_ENDED, "Din tid hade gått ut när det gjordes."),
        (Outcome.HELD, Refusal.PARENT_MISSING, "Hubben har det säkert. En annan person avgör om det gäller."),
        (Outcome.CONFLICT, Refusal.CHANGED_MEANWHILE, "Någon annan har ändrat samma sak."),
    ],
)
def test_what_the_hub_did_not_take_is_read_in_the_day_until_it_is_seen(
    table: Table, mode: StaffMode, outcome: Outcome, reason: Refusal, said: str
) -> None:
    visiting.sign_note(table.desk, MORNING, "Åt lite.").result()
    table.hub_answers(outcome, reason=reason)
    refresh(table, mode)
    assert "Behöver dig" in seen(mode)
    assert "Greta Demoson · Anteckning" in seen(mode)
    assert "Åt lite." in seen(mode)
    assert said in seen(mode)
    press(table, mode, "Jag har sett det")
    refresh(table, mode)
    assert "Behöver dig" not in seen(mode)


def test_a_reason_from_a_list_is_told_in_words(table: Table, mode: StaffMode) -> None:
    marked = visiting.mark_insats(
        table.desk, MORNING, insats=InsatsId("f"), outcome=InsatsOutcome.DECLINED, reason="tired"
    )
    marked.result()
    table.hub_answers(Outcome.REFUSED, reason=Refusal.RIGHT_ENDED)
    refresh(table, mode)
    assert "trött" in seen(mode)
    assert "tired" not in seen(mode)


@pytest.mark.parametrize("size", [(600, 1440), (1280, 800)])
def test_after_signing_in_the_keyboard_stands_at_the_next_visit(
    table: Table, app: QApplication, size: tuple[int, int]
) -> None:
    stack = Screens()
    stack.resize(*size)
    pin = TouchButton("PIN")
    stack.addWidget(pin)
    stack.show()
    app.processEvents()
    pin.setFocus()
    mode = StaffMode(table.desk, Bridge())
    stack.addWidget(mode)
    stack.setCurrentWidget(mode)
    app.processEvents()
    table.settle()
    assert stack.focusWidget() is mode.screen_of_staff.day._next.go
    stack.close()
    stack.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
