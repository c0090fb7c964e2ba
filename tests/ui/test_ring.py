"""*Ring*, against a real client and hub: whom one can ask, what is sent, and that no call is claimed."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.call import CallEnding
from app.domain.clock import HeldClock
from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.domain.visit import VisitState
from app.protocol import operations as op
from app.protocol import records as rec
from app.sync.status import NetState
from app.work.outstanding import body_of
from tests.conftest import ExpectLog
from tests.ui.desks import BRUKARE, TODAY, Table, greta, lay_table, over_call, visit
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.brukare.ring_presenter import NO, YES
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look
from ui.shared.words import Words
from ui.shared.wrapped_text import spoken

BO = rec.StaffRef(id="staff-bo", first_name="Bo", name="Bo Demodahl")
LEILA = rec.OmsorgskontaktRef(id="staff-leila", first_name="Leila", name="Leila Demokaya", utforare="utforare")
CONTACT, UNIT, AMINA_TODAY = 0, 1, 3


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    karin = rec.ThreadBody(brukare=BRUKARE, kind=ThreadKind.HANDLAGGARE, other="a1", other_name="Karin Demolind")
    lisa = rec.ThreadBody(
        brukare=BRUKARE, kind=ThreadKind.NARSTAENDE, other="n1", other_name="Lisa Demoson", relation="din dotter"
    )
    stream, key, profile = greta()
    laid.hub_says(
        (stream, key, msgspec.structs.replace(profile, omsorgskontakt=LEILA)),
        visit("v2", TODAY, time(12, 0), time(12, 30), staff=(BO,)),
        visit("v1", TODAY, time(10, 45), time(11, 15)),
        visit("v3", TODAY, time(15, 0), time(15, 30)),
        visit("v4", TODAY, time(16, 0), time(16, 30), staff=(BO,), state=VisitState.CANCELLED),
        (stream_of(BRUKARE, ThreadKind.HANDLAGGARE, "a1"), thread_id(BRUKARE, ThreadKind.HANDLAGGARE, "a1"), karin),
        (stream_of(BRUKARE, ThreadKind.NARSTAENDE, "n1"), thread_id(BRUKARE, ThreadKind.NARSTAENDE, "n1"), lisa),
    )
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, worn: Look, app: QApplication) -> Iterator[BrukareMode]:
    worn.wear(density=BRUKARE_SIZES)
    made = BrukareMode(table.desk, Bridge())
    made.resize(1280, 800)
    made.show()
    table.settle()
    made.home.ring.click()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def sent(table: Table) -> list[op.Body | None]:
    stored = table.store.read(lambda reading: reading.unsettled()).result()
    return [body_of(one) for one in stored]


def told(mode: BrukareMode) -> str:
    words = mode.ring.told.findChildren(Words)
    return " | ".join(one.text() for one in words if one.text())


def ask(table: Table, mode: BrukareMode, number: int) -> None:
    mode.ring.list.lines[number].button.click()
    table.settle()


def names(mode: BrukareMode) -> list[str]:
    return [line.button.text().strip("\u2068\u2069") for line in mode.ring.list.lines]


def test_who_is_the_same_every_day_stands_first_and_the_omsorgskontakt_before_all(mode: BrukareMode) -> None:
    assert names(mode) == ["Leila", "Hemtjänsten Demo", "Lisa Demoson", "Amina", "Bo", "Karin Demolind"]


def test_an_omsorgskontakt_who_comes_today_stands_there_once(table: Table, mode: BrukareMode) -> None:
    leila = rec.StaffRef(id=LEILA.id, first_name=LEILA.first_name, name=LEILA.name)
    table.hub_says(visit("v1", TODAY, time(10, 45), time(11, 15), staff=(leila,)))
    mode.ring.open()
    table.settle()
    assert names(mode) == ["Leila", "Hemtjänsten Demo", "Lisa Demoson", "Bo", "Amina", "Karin Demolind"]


def test_an_omsorgskontakt_of_a_unit_that_comes_no_more_is_not_offered(table: Table, mode: BrukareMode) -> None:
    stream, key, profile = greta()
    elsewhere = msgspec.structs.replace(LEILA, utforare="another")
    table.hub_says((stream, key, msgspec.structs.replace(profile, omsorgskontakt=elsewhere)))
    mode.ring.open()
    table.settle()
    assert names(mode)[0] == "Hemtjänsten Demo"


@pytest.mark.parametrize("glass", [(1280, 800), (800, 1280)])
def test_the_unit_is_on_the_first_page_and_its_question_is_one(
    table: Table, mode: BrukareMode, glass: tuple[int, int]
) -> None:
    mode.resize(*glass)
    table.settle()
    assert mode.ring.list.pages.way_to(mode.ring.list.lines[UNIT].button) == 0
    ask(table, mode, UNIT)
    assert mode.ring.asking.pages.page_count == 1


def test_a_press_asks_and_no_sends_nothing(table: Table, mode: BrukareMode) -> None:
    ask(table, mode, 0)
    assert mode.frame.screens.currentWidget() is mode.ring.asking
    assert mode.ring.asking.buttons[YES].text().startswith("Ja, be ")
    mode.ring.asking.buttons[NO].click()
    table.settle()
    assert mode.frame.screens.currentWidget() is mode.ring.list
    assert sent(table) == []


def test_a_yes_writes_to_the_unit_once(table: Table, mode: BrukareMode) -> None:
    ask(table, mode, AMINA_TODAY)
    yes = mode.ring.asking.buttons[YES]
    yes.click()
    table.settle()
    assert sent(table) == [
        op.MessageSend(
            brukare=BRUKARE,
            kind=ThreadKind.UNIT,
            other="utforare",
            text="Ring mig, tack. Jag vill gärna tala med Amina.",
        )
    ]
    assert mode.frame.screens.currentWidget() is mode.ring.told


def test_what_is_known_of_it_is_told_and_no_call_is_claimed(table: Table, mode: BrukareMode) -> None:
    table.net = NetState(online=False)
    ask(table, mode, UNIT)
    mode.ring.asking.buttons[YES].click()
    table.settle()
    assert "Sparat här. Skickas när det finns nät." in told(mode)
    for claim in ("ringer upp", "Ringer", "Samtal"):
        assert claim not in told(mode)


def test_a_full_disk_says_that_nothing_was_sent(table: Table, mode: BrukareMode, expect_log: ExpectLog) -> None:
    from app.domain.refusal import StoreProblem
    from app.store.failing import StoreError

    expect_log("desk.not_saved")
    ask(table, mode, 0)
    table.fail_with = StoreError(StoreProblem.DISK_FULL)
    mode.ring.asking.buttons[YES].click()
    table.settle()
    assert "Meddelandet skickades inte." in told(mode)
    assert sent(table) == []


# --- calls that are over ---


@pytest.mark.parametrize(
    ("ago", "ending", "side", "told"),
    [
        (timedelta(minutes=5), CallEnding.MISSED, Side.OTHER, "Ringde 07.55."),
        (timedelta(days=1), CallEnding.WITHDRAWN, Side.OTHER, "Ringde i går 08.00."),
        (timedelta(minutes=5), CallEnding.TALKED, Side.OTHER, "Ni pratade 07.55."),
        (timedelta(minutes=5), CallEnding.MISSED, Side.BRUKARE, "Svarade inte 07.55."),
        (timedelta(days=8), CallEnding.MISSED, Side.OTHER, "Hemtjänsten"),
    ],
)
def test_who_has_rung_while_nobody_heard_it_stands_where_one_asks_to_be_rung(
    table: Table, mode: BrukareMode, ago: timedelta, ending: CallEnding, side: Side, told: str
) -> None:
    older = over_call(table.clock.now() - ago - timedelta(hours=1), CallEnding.DECLINED)
    table.hub_says(older, over_call(table.clock.now() - ago, ending, side=side))
    mode.ring.open()
    table.settle()
    notes = [spoken(line.button.accessibleDescription()) for line in mode.ring.list.lines]
    assert notes[UNIT] == told
    assert not any("07.55" in note or "08.00" in note for note in notes[:UNIT] + notes[UNIT + 1 :])
