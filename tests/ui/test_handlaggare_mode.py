"""List, page and journal of the handläggare against a real database."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.arende import NOTHING, AreaField, LifeArea
from app.domain.clock import HeldClock
from app.domain.ids import ArendeId
from app.domain.refusal import StoreProblem
from app.domain.visit import InsatsOutcome, VisitState
from app.protocol import records as rec
from app.protocol.wire import Outcome
from app.services import casework, utredning
from app.services.desk import Unkept
from app.sync.status import NetState
from tests.ui.desks import ARENDE, BRUKARE, Table, arende, greta, lay_table, visit
from ui.bridge import Bridge
from ui.handlaggare.list_view import SHOWN_AT_MOST
from ui.handlaggare.mode import HandlaggareMode
from ui.handlaggare.visits_part import AT_A_TIME
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words

TODAY = date(2026, 3, 2)
KEY = f"journal|{ARENDE}"


class DiskFullError(Exception):
    problem = StoreProblem.DISK_FULL


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me="karin", mode="handlaggare")
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication) -> Iterator[HandlaggareMode]:
    made = HandlaggareMode(table.desk, Bridge())
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def seen(mode: HandlaggareMode) -> str:
    return " | ".join(words.text() for words in mode.findChildren(Words) if words.isVisible())


def test_a_full_disk_under_the_sync_is_told_on_every_page_until_it_is_over(table: Table, mode: HandlaggareMode) -> None:
    full = "Minnet på enheten är fullt."
    table.net = NetState(online=True, store=StoreProblem.DISK_FULL)
    refresh(table, mode)
    assert full in seen(mode)
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    assert full in seen(mode)
    table.net = NetState(online=True)
    refresh(table, mode)
    assert full not in seen(mode)
    mode._open_list()
    assert full not in seen(mode)


def refresh(table: Table, mode: HandlaggareMode) -> None:
    mode._list.refresh()
    mode._brukare.refresh()
    table.settle()


def open_greta(table: Table, mode: HandlaggareMode) -> None:
    refresh(table, mode)
    mode.list.rows[0].click()
    table.settle()


def test_an_empty_list_says_what_will_come(mode: HandlaggareMode) -> None:
    assert "Här kommer dina brukare när hubben har skickat dem." in seen(mode)


def test_searching_narrows_the_list_and_counts(table: Table, mode: HandlaggareMode) -> None:
    for number in range(3):
        name = f"Person{number} Demoson"
        body = rec.BrukareBody(first_name=f"Person{number}", name=name, address="Sedelvägen 4")
        matter = rec.ArendeBody(brukare=f"b{number}", personnummer=f"1935091{number}-9981", opened_on=TODAY)
        table.hub_says((f"brukare:b{number}/profile", f"b{number}", body), (f"arende:a{number}", f"a{number}", matter))
    refresh(table, mode)
    assert "3 brukare" in seen(mode)
    assert mode.list.search.editor.hasFocus()
    QTest.keyClicks(mode.list.search.editor, "person1")
    table.settle()
    assert "1 av 3 brukare" in seen(mode)
    assert [row.text() for row in mode.list.rows if row.isVisible()] == ["Person1 Demoson"]
    QTest.keyClick(mode.list.search.editor, Qt.Key.Key_Return)
    table.settle()
    assert mode.screens.currentWidget() is mode.brukare
    assert "Person1 Demoson" in seen(mode)


def test_a_protected_person_is_marked_in_words_and_shows_no_address(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(protected=True), arende())
    refresh(table, mode)
    note = mode.list.rows[0].accessibleDescription()
    assert "Skyddade personuppgifter" in note
    assert "Sedelvägen" not in note


def test_arrows_walk_through_the_list(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    refresh(table, mode)
    QTest.keyClick(mode.list.search.editor, Qt.Key.Key_Down)
    assert mode.list.rows[0].hasFocus()
    QTest.keyClick(mode.list.rows[0], Qt.Key.Key_Up)
    assert mode.list.search.editor.hasFocus()
    assert SHOWN_AT_MOST > 20


def test_the_page_tells_what_was_done_declined_and_left_open(table: Table, mode: HandlaggareMode) -> None:
    lines = (
        rec.InsatsLineBody(id="f", name="Frukost", minutes=15, outcome=InsatsOutcome.DONE),
        rec.InsatsLineBody(id="d", name="Dusch", minutes=20, outcome=InsatsOutcome.DECLINED, reason="tired"),
        rec.InsatsLineBody(id="b", name="Bädda", minutes=5),
    )
    done = visit("v1", TODAY, time(7, 0), time(7, 30), state=VisitState.FINISHED, insatser=lines)
    coming = visit("v2", TODAY, time(12, 0), time(12, 30))
    table.hub_says(greta(), arende(), done, coming)
    open_greta(table, mode)
    told = seen(mode)
    assert "Frukost: utfört" in told
    assert "Dusch: avböjd, trött" in told
    assert "Bädda: inte markerat" in told
    assert "Amina Demoali, Hemtjänsten Demo" in told
    assert "Nästa: måndag 2 mars 12.00–12.30, Frukost" in told


def test_a_note_is_kept_while_it_is_written_and_signed_once(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    journal = mode.brukare.journal
    journal.field.editor.setFocus()
    journal.field.editor.insertPlainText("Ringde dottern.")
    assert mode._brukare._keeping._still.interval() <= 300
    mode.brukare.utredning.setFocus()
    table.settle()
    assert table.draft(KEY) == "Ringde dottern."
    journal.sign.click()
    journal.sign.click()
    table.settle()
    assert len(table.posted) == 1, "pressed twice, signed once"
    assert journal.field.text() == ""
    assert table.draft(KEY) == ""
    told = seen(mode)
    assert "Anteckningen är signerad." in told
    assert "Ringde dottern." in told
    assert "Sparat här. Skickas när det finns nät." in told
    table.hub_answers(Outcome.APPLIED)
    refresh(table, mode)
    assert "Sparat. Hubben har tagit emot det" in seen(mode)


def test_what_is_typed_while_signing_begins_the_next_note(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    journal = mode.brukare.journal
    journal.field.editor.setFocus()
    journal.field.editor.insertPlainText("Den första.")
    journal.sign_now()
    journal.field.editor.insertPlainText(" Den andra.")
    table.settle()
    mode.keep_everything()
    table.settle()
    assert journal.field.text() == "Den andra."
    assert table.draft(KEY) == "Den andra."


def test_a_draft_that_was_thrown_away_comes_back(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    casework.keep_journal_draft(table.desk, ARENDE, "Halvfärdig").result()  # type: ignore[arg-type]
    open_greta(table, mode)
    journal = mode.brukare.journal
    assert journal.field.text() == "Halvfärdig"
    journal.throw.click()
    table.settle()
    assert table.draft(KEY) == ""
    assert journal.undo.isVisible()
    journal.undo.click()
    table.settle()
    assert journal.field.text() == "Halvfärdig"
    assert table.draft(KEY) == "Halvfärdig"
    assert not journal.undo.isVisible()


def test_a_note_that_could_not_be_signed_stays_in_the_field(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    journal = mode.brukare.journal
    journal.field.editor.setFocus()
    journal.field.editor.insertPlainText("Viktigt.")
    table.fail_with = DiskFullError()
    journal.sign_now()
    table.settle()
    assert journal.field.text() == "Viktigt."
    assert "Minnet på enheten är fullt" in mode.brukare.trouble.words()
    table.fail_with = None
    journal.sign_now()
    table.settle()
    assert journal.field.text() == ""
    assert len(table.posted) == 1


def test_a_mandate_that_ends_says_so_and_keeps_the_words(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    journal = mode.brukare.journal
    journal.field.editor.setFocus()
    journal.field.editor.insertPlainText("Kvar.")
    table.store.write(lambda writing: writing.apply_grants((), "none"), by="hub").result()
    refresh(table, mode)
    assert "Du är inte längre handläggare här." in mode.brukare.trouble.words()
    assert journal.field.text() == "Kvar."


def lose_the_mandate(table: Table) -> None:
    """With a note that is not signed, and a text of the utredning that is not sent."""
    arende_id = ArendeId(ARENDE)
    casework.keep_journal_draft(table.desk, arende_id, "Dottern ringde.").result()
    area, field = LifeArea.MOBILITY, AreaField.BEHOV
    utredning.keep_field(table.desk, arende_id, area, field=field, text="Går med rollator.", base=NOTHING).result()
    table.store.write(lambda writing: writing.apply_grants((), "none"), by="hub").result()


def open_arrived(table: Table, mode: HandlaggareMode) -> None:
    mode.list.arrived_wanted.emit()
    table.settle()


def press(table: Table, mode: HandlaggareMode, word: str) -> None:
    next(one for one in mode.findChildren(TouchButton) if one.isVisible() and one.text() == word).click()
    table.settle()


def test_words_of_a_lost_arende_are_in_sight_and_can_be_sent(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    lose_the_mandate(table)
    refresh(table, mode)
    assert "2 saker behöver dig" in seen(mode)
    open_arrived(table, mode)
    told = seen(mode)
    assert "Något behöver dig." in told
    assert "Ett ärende som inte är ditt längre · Journalanteckning, 08.00 | Dottern ringde." in told
    assert "Text i utredningen: Förflyttning, Behov, 08.00 | Går med rollator." in told
    press(table, mode, "Signera anteckningen")
    press(table, mode, "Skicka texten")
    assert len(table.posted) == 2
    told = seen(mode)
    assert "Texten är sparad. Hubben avgör om den gäller." in told
    assert "Ett ärende som inte är ditt längre" not in told
    assert "Väntar här (2)" in told


def test_words_of_a_lost_arende_can_be_thrown_away_and_taken_back(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    lose_the_mandate(table)
    open_arrived(table, mode)
    press(table, mode, "Kasta")
    assert table.draft(KEY) == ""
    assert "Dottern ringde." not in seen(mode)
    press(table, mode, "Ångra, ta tillbaka texten")
    assert table.draft(KEY) == "Dottern ringde."
    assert "Dottern ringde." in seen(mode)
    assert table.posted == []


def test_words_of_a_lost_arende_that_could_not_be_sent_stay_in_sight(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    lose_the_mandate(table)
    open_arrived(table, mode)
    table.fail_with = DiskFullError()
    press(table, mode, "Signera anteckningen")
    assert "Minnet på enheten är fullt" in mode.arrived.trouble.words()
    table.fail_with = None
    press(table, mode, "Signera anteckningen")
    assert len(table.posted) == 1
    assert not mode.arrived.trouble.isVisible()


def test_a_mandate_that_ends_under_the_utredning_says_where_the_words_are(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    mode.brukare.utredning_wanted.emit()
    table.settle()
    behov = mode.area.fields.texts[AreaField.BEHOV]
    behov.editor.setFocus()
    behov.editor.insertPlainText("Behöver stöd.")
    lose_the_mandate(table)
    mode._area.keep_everything()
    table.settle()
    mode._area.refresh()
    table.settle()
    assert len(table.posted) == 1
    assert "Det finns under Vad har kommit fram?" in mode.area.trouble.words()
    assert behov.text() == "Behöver stöd."
    mode._area.open_area(LifeArea.MOBILITY)
    table.settle()
    assert behov.text() == "Går med rollator."
    assert not any(card.isVisible() for card in mode.area.fields.conflicts.values()), "nobody has emptied a field"


def test_from_list_to_utredning_and_back_by_keys(table: Table, mode: HandlaggareMode) -> None:
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    QTest.keyClick(mode.brukare.utredning, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    table.settle()
    assert mode.screens.currentWidget() is mode.area
    assert "Utredning · Greta Demoson" in seen(mode)
    QTest.keyClick(mode.area.next, Qt.Key.Key_Escape)
    assert mode.screens.currentWidget() is mode.brukare
    QTest.keyClick(mode.brukare.utredning, Qt.Key.Key_Escape)
    assert mode.screens.currentWidget() is mode.list


def test_each_key_of_a_screen_does_one_thing_and_every_button_has_a_name(mode: HandlaggareMode) -> None:
    for screen in (mode.list, mode.brukare, mode.area):
        sequences = [key.sequence for key in screen.keys.known]
        assert len(sequences) == len(set(sequences))
    assert all(button.accessibleName() for button in mode.findChildren(QPushButton) if button.isVisible())


def test_of_many_visits_the_newest_are_shown_first_and_more_when_asked(table: Table, mode: HandlaggareMode) -> None:
    for number in range(20):
        day = date(2026, 3, 1) - timedelta(days=number // 2)
        start = time(8 + 4 * (number % 2))
        table.hub_says(visit(f"v{number}", day=day, start=start, end=time(start.hour, 30), state=VisitState.FINISHED))
    table.hub_says(visit("next", day=date(2026, 3, 3), start=time(8), end=time(9)))
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    part = mode.brukare.visits
    assert len(part.cards.rows()) == AT_A_TIME
    assert "Visa fler besök (12 till)" in part.more.text()
    assert "Nästa:" in seen(mode)
    part.more.click()
    table.settle()
    part.more.click()
    table.settle()
    assert len(part.cards.rows()) == 20
    assert not part.more.isVisible()


def test_a_journal_that_no_disk_took_is_shown_with_its_page_and_tried_again(
    table: Table, mode: HandlaggareMode
) -> None:
    table.hub_says(greta(), arende())
    table.fail_with = DiskFullError()
    mode.take_back([Unkept("casework.keep_journal_draft", (ARENDE, "Ringde dottern."))])
    table.settle()
    open_greta(table, mode)
    assert mode.brukare.journal.field.text() == "Ringde dottern."
    table.fail_with = None
    mode.keep_everything()
    table.settle()
    assert table.draft(KEY) == "Ringde dottern."


def test_the_page_tells_which_lessons_the_brukare_lets_others_see(table: Table, mode: HandlaggareMode) -> None:
    shared = rec.SharedLessonsBody(brukare=BRUKARE, done={"write": table.clock.now()})
    table.hub_says(greta(), arende())
    open_greta(table, mode)
    assert "Har övat på plattan" not in seen(mode)
    table.hub_says((f"brukare:{BRUKARE}/profile", BRUKARE, shared))
    refresh(table, mode)
    assert "Har övat på plattan: skriva ett meddelande." in seen(mode).replace("Skriva", "skriva")
