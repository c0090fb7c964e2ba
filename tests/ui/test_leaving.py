"""Somebody leaves, or closes the window: what they wrote is on the disk first, or they are told that it is not."""

import sys
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.clock import HeldClock
from app.domain.ids import PersonId
from app.domain.visit import DeclineReason
from app.services import sign_in
from app.services.desk import Unkept
from app.store.person_store import PersonStore
from app.store.worker import StoppedError, Worker
from app.work.sign_in import LocalGate
from tests.ui.desks import MORNING, Table, lay_morning
from tests.ui.test_staff_presenter import KEY, DiskFullError, open_visit, seen, write
from tests.ui.test_staff_presenter import field as note_of
from ui.bridge import Bridge
from ui.shared.sheet import Sheet, open_sheets
from ui.shared.words import Words
from ui.staff.insats_row import ask_decline_reason
from ui.staff.mode import StaffMode
from ui.window import Window


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_morning(tmp_path, clock, app)
    yield laid
    laid.store.close()


class NobodyHere:
    def people(self) -> tuple[()]:
        return ()


@dataclass(frozen=True)
class GateOfAProcess(LocalGate):
    """With what a fall has left behind."""

    unkept: list[Unkept] = field(default_factory=list)

    def has_unkept(self) -> bool:
        return bool(self.unkept)

    def take_unkept(self, _person: PersonId) -> tuple[Unkept, ...]:
        taken = tuple(self.unkept)
        self.unkept.clear()
        return taken


@pytest.fixture
def window(table: Table, app: QApplication) -> Iterator[Window]:
    worker = Worker("gate")
    gate = GateOfAProcess(
        sign_in=NobodyHere(),  # type: ignore[arg-type]
        open_desk=lambda _: table.desk,
        close_desk=table.store.close,
        comparison=lambda: "",
        worker=worker,
    )
    made = Window(gate, Bridge())
    made.resize(600, 1440)
    made.show()
    made._open(table.desk)
    table.settle()
    yield made
    table.fail_with = None
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    worker.stop()


def mode_in(window: Window) -> StaffMode:
    found = window._mode
    assert isinstance(found, StaffMode)
    return found


def said_by(sheet: Sheet) -> str:
    return " ".join(words.text() for words in sheet.findChildren(Words))


def settle_leaving(table: Table, window: Window) -> None:
    """Until the sign-out is through, whose store cannot be asked any more."""
    for _ in range(200):
        table.app.processEvents()
        if window._mode is None:
            return
        window._gate.ask("people").result()
        with suppress(StoppedError):
            table._wait_for_the_writer()
    raise AssertionError("nobody has left")


def test_signing_out_waits_for_the_last_words(table: Table, window: Window) -> None:
    mode = mode_in(window)
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    window._sign_out()
    assert not mode.isEnabled(), "nothing more can be written that would be lost"
    settle_leaving(table, window)
    again = PersonStore(table.store.path, b"k" * 32, table.clock)
    found = again.read(lambda reading: reading.draft(KEY)).result()
    again.close()
    assert found is not None
    assert found.text == "Åt lite."


def test_signing_out_on_a_full_disk_says_so_and_the_words_stay(table: Table, window: Window) -> None:
    mode = mode_in(window)
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    table.fail_with = DiskFullError()
    window._sign_out()
    table.settle()
    sheet = window.findChild(Sheet)
    assert sheet is not None
    sheet.buttons["back"].click()
    assert window._mode is mode
    assert mode.isEnabled()
    assert note_of(mode) == "Åt lite."
    table.fail_with = None
    mode.keep_everything()
    table.settle()
    assert table.draft(KEY) == "Åt lite."


class FaultError(Exception):
    """What no use case knows of."""


def test_somebody_who_signs_out_leaves_the_glass_even_when_it_fails(
    table: Table, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: logged.append(kind))
    failed: Future[None] = Future()
    failed.set_exception(FaultError())
    monkeypatch.setattr(sign_in, "sign_out", lambda _gate: failed)
    window._sign_out()
    table.settle()
    assert window._stack.currentWidget() is window._sign_in
    assert window._mode is None
    assert logged == [FaultError]


def test_the_window_closes_when_the_last_words_are_on_the_disk(table: Table, window: Window) -> None:
    mode = mode_in(window)
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    window.close()
    assert window.isVisible()
    table.settle()
    assert not window.isVisible()
    assert table.draft(KEY) == "Åt lite."


def test_the_window_asks_on_a_full_disk_and_closes_the_second_time(table: Table, window: Window) -> None:
    mode = mode_in(window)
    open_visit(table, mode, MORNING)
    write(mode, "Åt lite.")
    table.fail_with = DiskFullError()
    window.close()
    table.settle()
    assert window.isVisible()
    assert window.findChild(Sheet) is not None
    window.close()
    assert not window.isVisible()


def test_a_store_that_has_closed_is_not_called_damaged(table: Table, window: Window) -> None:
    mode = mode_in(window)
    open_visit(table, mode, MORNING)
    table.store.close()
    write(mode, "Åt lite.")
    mode.keep_everything()
    mode._presenter.refresh()
    table.app.processEvents()
    assert "skadat" not in seen(mode)


# --- with a question open ---


def decline_with_words(table: Table, window: Window) -> Sheet:
    mode = mode_in(window)
    open_visit(table, mode, MORNING)
    sheet = ask_decline_reason(mode.screen_of_staff.visit, "Frukost")
    sheet.buttons[DeclineReason.OTHER].click()
    sheet._own_words.editor.insertPlainText("Ville sova.")
    return sheet


def test_a_question_goes_with_the_person_it_was_asked_of(table: Table, window: Window) -> None:
    decline_with_words(table, window)
    window.engine_gone(lambda: None)
    assert open_sheets(window) == []
    assert window._sign_in.isEnabled()


def test_the_window_asks_before_it_closes_over_words_in_a_question(table: Table, window: Window) -> None:
    sheet = decline_with_words(table, window)
    window.close()
    table.settle()
    assert window.isVisible()
    asked = open_sheets(window)[0]
    assert "har svarat på" in said_by(asked)
    asked.buttons["back"].click()
    assert open_sheets(window) == [sheet]
    assert sheet.isEnabled()
    assert sheet.words == "Ville sova."


def test_the_window_closes_over_a_question_without_words(table: Table, window: Window) -> None:
    ask_decline_reason(mode_in(window), "Frukost")
    window.close()
    table.settle()
    assert not window.isVisible()


# --- after the program fell ---


def leave_behind(window: Window, text: str) -> None:
    gate = window._gate
    assert isinstance(gate, GateOfAProcess)
    gate.unkept.append(Unkept("visiting.keep_note_draft", (MORNING, text)))


def test_words_that_no_disk_took_are_shown_to_their_author_and_tried_again(table: Table, window: Window) -> None:
    window.engine_gone(lambda: None)
    leave_behind(window, "Åt lite.")
    table.fail_with = DiskFullError()
    window._open(table.desk)
    table.settle()
    told = open_sheets(window)[0]
    assert "Det sista du skrev är inte sparat än" in said_by(told)
    told.buttons["go_on"].click()
    mode = mode_in(window)
    open_visit(table, mode, MORNING)
    assert note_of(mode) == "Åt lite."
    table.fail_with = None
    mode.keep_everything()
    table.settle()
    assert table.draft(KEY) == "Åt lite."


def test_the_window_asks_before_it_closes_over_words_whose_author_is_away(table: Table, window: Window) -> None:
    window.engine_gone(lambda: None)
    leave_behind(window, "Åt lite.")
    window.close()
    table.settle()
    assert window.isVisible()
    asked = open_sheets(window)[0]
    assert "Den som skrev behöver logga in igen." in said_by(asked)
    asked.buttons["back"].click()
    assert window.isVisible()
    window.close()
    table.settle()
    open_sheets(window)[0].buttons["leave"].click()
    assert not window.isVisible()


def test_signing_out_does_not_ask_about_the_words_of_somebody_away(table: Table, window: Window) -> None:
    leave_behind(window, "Åt lite.")
    window._sign_out()
    settle_leaving(table, window)
    assert open_sheets(window) == []
