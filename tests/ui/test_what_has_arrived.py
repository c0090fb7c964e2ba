"""*Vad har kommit fram?* in every mode, and the shift leader's *Gruppen*: what is told, and what is never told."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import HeldClock
from app.domain.held import DecisionState
from app.domain.ids import ArendeId, VisitId
from app.domain.refusal import Refusal
from app.domain.visit import VisitState
from app.protocol import records as rec
from app.protocol.wire import Outcome
from app.services import casework, visiting
from app.services.outstanding import let_go
from app.sync.status import NetState
from tests.conftest import A_MONDAY
from tests.ui.desks import AMINA, ARENDE, BRUKARE, Table, arende, greta, lay_table, visit
from ui.bridge import Bridge
from ui.brukare.frame import Frame
from ui.brukare.home_view import HomeView
from ui.brukare.mode import BrukareMode
from ui.handlaggare.mode import HandlaggareMode
from ui.shared.sheet import Sheet
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words
from ui.staff.mode import StaffMode

TODAY = date(2026, 3, 2)
MORNING = VisitId("v-morning")
LEAD = "unit:utforare/lead"


def shown(app: QApplication, made: QWidget, width: int, height: int) -> Iterator[QWidget]:
    made.resize(width, height)
    made.show()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=AMINA, mode="staff")
    laid.hub_says(greta(), visit(MORNING, TODAY, time(7, 0), time(7, 30), state=VisitState.STARTED))
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication) -> Iterator[StaffMode]:
    for made in shown(app, StaffMode(table.desk, Bridge()), 600, 1440):
        assert isinstance(made, StaffMode)
        table.settle()
        yield made


def seen(mode: QWidget) -> str:
    return " | ".join(words.text() for words in mode.findChildren(Words) if words.isVisible())


def button(mode: QWidget, word: str) -> TouchButton:
    found = [one for one in mode.findChildren(TouchButton) if one.isVisible() and one.text() == word]
    assert found, word
    return found[0]


def names_of_buttons(mode: QWidget) -> list[str]:
    return [one.text() for one in mode.findChildren(TouchButton) if one.isVisible()]


def press(table: Table, mode: QWidget, word: str) -> None:
    button(mode, word).click()
    table.settle()


def answer(table: Table, mode: QWidget, key: str, words: str = "") -> None:
    mode.findChildren(Sheet)[-1].answer(key, words)
    table.settle()


def held_item(operation: str, **changes: object) -> tuple[str, str, rec.RecordBody]:
    body = rec.HeldItemBody(
        organisation="utforare",
        author="bo",
        author_name="Bo Demodahl",
        kind="note.write",
        claimed_at=_at(hours=-2),
        received_at=_at(hours=-1),
        reason=Refusal.RIGHT_ENDED.value,
    )
    return LEAD, operation, msgspec.structs.replace(body, **changes)


def held_words(operation: str, text: str) -> tuple[str, str, rec.RecordBody]:
    body = rec.HeldWordsBody(brukare=BRUKARE, brukare_name="Greta Demoson", text=text)
    return f"brukare:{BRUKARE}/held:utforare", operation, body


def _at(**by: float) -> datetime:
    return A_MONDAY + timedelta(**by)


def leads(table: Table) -> None:
    me = rec.PersonBody(role="shift_leader", first_name="Amina", name="Amina Demoali")
    table.hub_says((f"person:{AMINA}", AMINA, me))


def report(name: str, **says: object) -> tuple[str, str, rec.RecordBody]:
    body = rec.DeviceReportBody(person=name, name=name, device="d", **says)  # type: ignore[arg-type]
    return LEAD, f"{name}:d", body


def confirm(table: Table) -> None:
    at = table.clock.now().isoformat().encode()
    table.store.write(lambda writing: writing.set_meta("confirmed_at", at), by="hub").result()


# --- what has arrived ------------------------------------------------------------------------------------------------


def test_the_page_is_one_tap_away_and_one_back(table: Table, mode: StaffMode) -> None:
    press(table, mode, "Vad har kommit fram?")
    assert "Inget väntar på att skickas." in seen(mode)
    press(table, mode, "Tillbaka till dagen")
    assert "Dagens besök" in seen(mode)


def test_that_all_has_arrived_is_said_only_with_every_receipt(table: Table, mode: StaffMode) -> None:
    visiting.sign_note(table.desk, MORNING, "Åt bra.").result()
    press(table, mode, "Vad har kommit fram?")
    assert "Allt har inte kommit fram än." in seen(mode)
    assert "Allt du har skrivit" not in seen(mode)
    table.hub_answers(Outcome.APPLIED)
    mode.pages._arrived.refresh()
    table.settle()
    assert "Allt du har skrivit har kommit fram." in seen(mode)
    assert "Framme i dag (1)" in seen(mode)
    assert "Hubben har tagit emot det" in seen(mode)


def test_what_waits_says_its_age_and_what_to_do(table: Table, mode: StaffMode) -> None:
    table.net = NetState(online=False)
    visiting.sign_note(table.desk, MORNING, "Åt bra.").result()
    table.clock.move(timedelta(hours=3))
    press(table, mode, "Vad har kommit fram?")
    words = seen(mode)
    assert "Väntar här (1)" in words
    assert "Har väntat: 3 timmar." in words
    assert "Låt enheten vara på." in words
    assert "Det finns inget nät just nu." in words


def test_declined_work_is_shown_with_all_its_words_and_why(table: Table, mode: StaffMode) -> None:
    text = "Lång text. " * 60
    note = visiting.sign_note(table.desk, MORNING, text).result()
    table.hub_answers(Outcome.REFUSED, reason=Refusal.DECLINED)
    decision = rec.HeldDecisionBody(
        decision=DecisionState.DECLINED, decided_by_name="Eva Ek", decided_at=table.clock.now(), words="Bos besök."
    )
    table.hub_says((f"person:{AMINA}", note.operation, decision))
    press(table, mode, "Vad har kommit fram?")
    words = seen(mode)
    assert "Behöver dig (1)" in words
    assert text.strip() in words
    assert "Eva Ek har sagt nej: Bos besök." in words
    press(table, mode, "Jag har sett det")
    assert "Behöver dig" not in seen(mode)
    assert table.store.read(lambda reading: reading.operation(note.operation)).result() is not None


def test_many_things_are_turned_page_by_page(table: Table, mode: StaffMode) -> None:
    for number in range(43):
        visiting.sign_note(table.desk, MORNING, f"Nummer {number}.").result()
    press(table, mode, "Vad har kommit fram?")
    assert "Nummer 4." in seen(mode)
    assert "Nummer 5." not in seen(mode)
    press(table, mode, "Visa alla 43")
    assert "Sida 1 av 3" in seen(mode)
    press(table, mode, "Nästa")
    press(table, mode, "Nästa")
    assert "Nummer 42." in seen(mode)
    assert not button(mode, "Nästa").isEnabled()
    press(table, mode, "Visa alla grupper")
    assert "Visa alla 43" in names_of_buttons(mode)


def test_held_work_alone_on_the_page_hides_nothing_that_needs_its_author(table: Table, mode: StaffMode) -> None:
    visiting.sign_note(table.desk, MORNING, "Nekad.").result()
    table.hub_answers(Outcome.REFUSED, reason=Refusal.DECLINED)
    for number in range(6):
        visiting.sign_note(table.desk, MORNING, f"Nummer {number}.").result()
    table.hub_answers(Outcome.HELD, reason=Refusal.RIGHT_ENDED)
    press(table, mode, "Vad har kommit fram?")
    assert "Något behöver dig." in seen(mode)
    press(table, mode, "Visa alla 6")
    assert "Nummer 5." in seen(mode)
    assert "Något behöver dig." in seen(mode)
    press(table, mode, "Visa alla grupper")
    press(table, mode, "Jag har sett det")
    assert "Något behöver dig." not in seen(mode)
    assert "Något väntar på beslut." in seen(mode)


def test_a_text_that_is_not_signed_has_not_arrived(table: Table, mode: StaffMode) -> None:
    visiting.sign_note(table.desk, MORNING, "Framme.").result()
    table.hub_answers(Outcome.APPLIED)
    visiting.keep_note_draft(table.desk, MORNING, "Hon var").result()
    mode._presenter.refresh()
    table.settle()
    assert "1 text finns bara här" in seen(mode)
    press(table, mode, "Vad har kommit fram?")
    assert "Inget väntar på att skickas. 1 text finns bara här." in seen(mode)
    assert "Allt du har skrivit" not in seen(mode)


def test_what_was_let_go_of_has_not_arrived_and_stays_in_reach(table: Table, mode: StaffMode) -> None:
    visiting.sign_note(table.desk, MORNING, "Framme.").result()
    table.hub_answers(Outcome.APPLIED)
    text = "Lång text. " * 60
    visiting.sign_note(table.desk, MORNING, text).result()
    table.hub_answers(Outcome.REFUSED, reason=Refusal.NOT_YOURS)
    press(table, mode, "Vad har kommit fram?")
    assert "Kom inte fram" not in seen(mode)
    press(table, mode, "Jag har sett det")
    words = seen(mode)
    assert "Inget mer väntar på att skickas." in words
    assert "Allt du har skrivit" not in words
    assert text.strip() in words[words.index("Kom inte fram (1)") :]
    assert "Jag har sett det" not in names_of_buttons(mode)
    press(table, mode, "Tillbaka till dagen")
    mode._presenter.refresh()
    table.settle()
    assert "Inget mer väntar" in seen(mode)
    assert "Allt är hos hubben" not in seen(mode)


def test_what_was_let_go_of_is_turned_page_by_page_the_newest_first(table: Table, mode: StaffMode) -> None:
    notes = [visiting.sign_note(table.desk, MORNING, f"Nummer {number}.").result() for number in range(22)]
    table.hub_answers(Outcome.REFUSED, reason=Refusal.NOT_YOURS)
    for note in notes:
        let_go(table.desk, note.operation).result()
    press(table, mode, "Vad har kommit fram?")
    assert "Nummer 21." in seen(mode)
    press(table, mode, "Visa alla 22")
    press(table, mode, "Nästa")
    assert "Nummer 0." in seen(mode)


# --- the shift leader ------------------------------------------------------------------------------------------------


def test_only_a_shift_leader_sees_the_group(table: Table, mode: StaffMode) -> None:
    assert "Gruppen" not in names_of_buttons(mode)
    leads(table)
    table.hub_says(held_item("o1"))
    mode._presenter.refresh()
    table.settle()
    assert "1 att besluta" in button(mode, "Gruppen").accessibleDescription()
    press(table, mode, "Gruppen")
    assert "Att besluta (1)" in seen(mode)


def test_a_release_is_asked_about_and_then_shown_as_decided(table: Table, mode: StaffMode) -> None:
    leads(table)
    table.hub_says(held_item("o1"), held_words("o1", "Hittade nycklarna."))
    mode._presenter.refresh()
    table.settle()
    press(table, mode, "Gruppen")
    assert "Hittade nycklarna." in seen(mode)
    assert "hade inte längre uppdraget" in seen(mode)
    press(table, mode, "Låt det gälla")
    answer(table, mode, "back")
    assert table.posted == []
    press(table, mode, "Låt det gälla")
    answer(table, mode, "yes")
    words = seen(mode)
    assert "Att besluta (0)" in words
    assert "Amina Demoali lät det gälla" in words
    assert "Sparat här. Skickas när det finns nät." in words
    assert len(table.posted) == 1


def test_a_no_takes_words(table: Table, mode: StaffMode) -> None:
    leads(table)
    table.hub_says(held_item("o1"), held_words("o1", "Hittade nycklarna."))
    mode._presenter.refresh()
    table.settle()
    press(table, mode, "Gruppen")
    press(table, mode, "Säg nej")
    answer(table, mode, "no", "Besöket var Bos.")
    assert "Amina Demoali sa nej" in seen(mode)
    assert len(table.posted) == 1


def test_what_may_not_be_read_or_applied_cannot_be_let_count(table: Table, mode: StaffMode) -> None:
    leads(table)
    table.hub_says(held_item("o1"), held_item("o2", kind="visit.dance", reason=Refusal.UNKNOWN_KIND.value))
    mode._presenter.refresh()
    table.settle()
    press(table, mode, "Gruppen")
    words = seen(mode)
    assert "Du får inte läsa det här." in words
    assert "nyare version" in words
    assert "Låt det gälla" not in names_of_buttons(mode)
    assert names_of_buttons(mode).count("Säg nej") == 2


def test_a_decision_that_came_second_is_said(table: Table, mode: StaffMode) -> None:
    leads(table)
    table.hub_says(held_item("o1"), held_words("o1", "Hittade nycklarna."))
    mode._presenter.refresh()
    table.settle()
    press(table, mode, "Gruppen")
    press(table, mode, "Låt det gälla")
    table.hub_says(held_item("o1", state=DecisionState.DECLINED, decided_by_name="Per Ek", decided_at=_at()))
    answer(table, mode, "yes")
    assert "Någon annan hann bestämma något annat." in seen(mode)
    assert "Per Ek sa nej" in seen(mode)
    assert table.posted == []


def test_people_are_told_by_what_waits_longest_and_silence_is_not_fine(table: Table, mode: StaffMode) -> None:
    leads(table)
    now = table.clock.now()
    table.hub_says(
        report("Bo Demodahl", waiting=1, oldest_at=now - timedelta(minutes=20), heard_at=now),
        report("Amina Demoali", waiting=2, oldest_at=now - timedelta(days=1), heard_at=now - timedelta(hours=9)),
        report("Leila Demokaya", heard_at=now - timedelta(days=2)),
        report("Kim Demonäs"),
        report("Eva Demoek", heard_at=now),
    )
    confirm(table)
    mode._presenter.refresh()
    table.settle()
    press(table, mode, "Gruppen")
    words = seen(mode)
    order = [words.index(name) for name in ("| Amina Demoali |", "| Bo Demodahl |", "| Kim Demonäs |", "| Leila ")]
    assert order == sorted(order)
    assert "Be Amina slå på plattan där det finns nät." in words
    assert "Plattan har nät och skickar nu." in words
    assert "Enheten har aldrig hörts. Ingen vet vad som väntar." in words
    assert "Be Leila slå på plattan" in words
    assert words.index("Inget väntar hos:") < words.index("Eva Demoek")
    assert "Leila" not in words[words.index("Inget väntar hos:") :]


# --- the other modes -------------------------------------------------------------------------------------------------


def test_the_handlaggare_reaches_it_by_a_key_and_decides(tmp_path: Path, clock: HeldClock, app: QApplication) -> None:
    table = lay_table(tmp_path, clock, app, me="karin", mode="handlaggare")
    for made in shown(app, HandlaggareMode(table.desk, Bridge()), 1280, 800):
        assert isinstance(made, HandlaggareMode)
        made.activateWindow()
        table.settle()
        _, operation, item = held_item("o1", organisation="stad", arende=ARENDE, kind="journal.sign")
        words = rec.HeldWordsBody(brukare=BRUKARE, arende=ARENDE, text="Dottern ringde.")
        table.hub_says(arende(), greta(), (f"arende:{ARENDE}", operation, item), (f"arende:{ARENDE}", "o1", words))
        casework.sign_journal(table.desk, ArendeId(ARENDE), "Hembesök bokat.").result()
        assert any(key.sequence == "Ctrl+K" and key.does == "Vad har kommit fram?" for key in made.list.keys.known)
        QTest.keyClick(made.list.search.editor, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        table.settle()
        told = seen(made)
        assert "Att besluta (1)" in told
        assert "Dottern ringde." in told
        assert "Hembesök bokat." in told
        QTest.keyClick(made.arrived.bar.back, Qt.Key.Key_Escape)
        table.settle()
        assert made.screens.currentWidget() is made.list
    table.store.close()


def test_the_brukare_is_told_in_plain_words(tmp_path: Path, clock: HeldClock, app: QApplication) -> None:
    table = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    table.hub_says(greta())
    for made in shown(app, BrukareMode(table.desk, Bridge()), 1280, 800):
        assert isinstance(made, BrukareMode)
        table.settle()
        button(made, "Meddelanden").click()
        table.settle()
        button(made, "Vad har kommit fram?").click()
        table.settle()
        assert "Inget väntar här." in seen(made)
        assert "Du behöver inte göra något." in seen(made)
        made.arrived.back.click()
        assert made.frame.screens.currentWidget() is made.home
    table.store.close()


def test_a_tablet_whose_screens_were_made_early_has_one_way_to_the_messages(
    tmp_path: Path, clock: HeldClock, app: QApplication
) -> None:
    table = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    table.hub_says(greta())
    frame, home = Frame(), HomeView()
    frame.resize(1280, 800)
    frame.show()
    app.processEvents()
    for made in shown(app, BrukareMode(table.desk, Bridge(), screens=(frame, home)), 1280, 800):
        table.settle()
        assert names_of_buttons(made).count("Meddelanden") == 1
    table.store.close()
