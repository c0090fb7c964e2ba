"""A disk that takes nothing: what was written stands where it was, with a sentence, and is never said to be sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.clock import HeldClock
from app.domain.conversation import ThreadKind, stream_of, thread_id
from app.domain.refusal import StoreProblem
from app.protocol import records as rec
from app.services import messages
from app.services.messages import Talk
from app.store.failing import StoreError
from tests.conftest import ExpectLog
from tests.ui.desks import BRUKARE, Table, greta, lay_table
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.shared.words import Words

UNIT = "utforare-demo"
TALK = Talk(BRUKARE, ThreadKind.UNIT, UNIT)


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    thread = rec.ThreadBody(brukare=BRUKARE, kind=ThreadKind.UNIT, other=UNIT, other_name="Hemtjänsten Demo")
    stream = stream_of(BRUKARE, ThreadKind.UNIT, UNIT)
    laid.hub_says(greta(), (stream, thread_id(BRUKARE, ThreadKind.UNIT, UNIT), thread))
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication) -> Iterator[BrukareMode]:
    made = BrukareMode(table.desk, Bridge())
    made.resize(1280, 800)
    made.show()
    table.settle()
    made.home.messages.click()
    table.settle()
    made.messages.list.talk_wanted.emit(TALK)
    table.settle()
    made.messages.talk.answer.click()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def seen(mode: BrukareMode) -> str:
    return " | ".join(words.text() for words in mode.findChildren(Words) if words.isVisible())


def sent(table: Table) -> list[str]:
    return [row.text for row in messages.talk_page(table.desk, TALK).result().messages]


def test_own_words_stay_in_the_field_and_can_be_sent_when_there_is_room(
    table: Table, mode: BrukareMode, expect_log: ExpectLog
) -> None:
    expect_log("desk.not_saved")
    mode.messages.answer.write.click()
    write = mode.messages.write
    write.field.editor.insertPlainText("Jag behöver mjölk.")
    table.settle()
    table.fail_with = StoreError(StoreProblem.DISK_FULL)
    write.send.click()
    table.settle()
    assert write.text() == "Jag behöver mjölk."
    assert mode.frame.screens.currentWidget() is write
    assert write.trouble.isVisible()
    assert "fullt" in seen(mode) or "plats" in seen(mode)
    assert sent(table) == []
    table.fail_with = None
    write.send.click()
    table.settle()
    assert sent(table) == ["Jag behöver mjölk."]


def test_a_ready_made_answer_that_was_not_saved_is_never_said_to_be(
    table: Table, mode: BrukareMode, expect_log: ExpectLog
) -> None:
    expect_log("desk.not_saved")
    table.fail_with = StoreError(StoreProblem.DISK_FULL)
    mode.messages.answer.ready[0].click()
    table.settle()
    assert "Sparat här" not in seen(mode)
    assert mode.messages.write.trouble.isVisible()
    assert sent(table) == []
