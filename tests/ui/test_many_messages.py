"""Ten thousand messages with pictures: what is read and drawn is bounded by the glass and never by the conversation."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.clock import HeldClock
from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.protocol import records as rec
from app.protocol.message_effects import mark_id
from app.protocol.operations import AttachmentRef
from app.services import messages
from app.services.messages import Talk
from app.store import person_reading
from tests.conftest import A_MONDAY
from tests.ui.desks import BRUKARE, Table, greta, lay_table
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.shared.card import Card

MANY = 10_000
UNIT = "utforare-demo"
TALK = Talk(BRUKARE, ThreadKind.UNIT, UNIT)
THREAD = thread_id(BRUKARE, ThreadKind.UNIT, UNIT)
STREAM = stream_of(BRUKARE, ThreadKind.UNIT, UNIT)


def _message(number: int) -> rec.MessageBody:
    picture = AttachmentRef(sha256=f"{number:064x}", size=40_000, key="", name="bild.jpg", media_type="image/jpeg")
    return rec.MessageBody(
        thread=THREAD,
        brukare=BRUKARE,
        place=number,
        side=Side.OTHER if number % 2 else Side.BRUKARE,
        author="amina",
        author_name="Amina Demoali",
        text=f"Meddelande {number}. Vi tar med mjölk och bröd i kväll.",
        written_at=A_MONDAY - timedelta(minutes=MANY - number),
        attachments=(picture,),
    )


def fill(table: Table, *, read: int) -> None:
    thread = rec.ThreadBody(
        brukare=BRUKARE,
        kind=ThreadKind.UNIT,
        other=UNIT,
        other_name="Hemtjänsten Demo",
        count=MANY,
        last_side=Side.BRUKARE,
        last_text=f"Meddelande {MANY}.",
        last_at=A_MONDAY,
    )
    steps = (rec.MarkStep(place=read, at=A_MONDAY),)
    mark = rec.ThreadMarkBody(thread=THREAD, brukare=BRUKARE, side=Side.BRUKARE, received=steps, read=steps)
    items = [(STREAM, f"m{number:05}", _message(number)) for number in range(1, MANY + 1)]
    table.hub_says(
        greta(),
        (STREAM, THREAD, thread),
        (STREAM, mark_id(THREAD, Side.BRUKARE), mark),
        *items,
    )


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    yield laid
    laid.store.close()


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Kinds of every record that is read from the database."""
    found: list[str] = []
    real = person_reading.readable

    def counting(kind: str, version: int, raw: bytes) -> rec.RecordBody | None:
        found.append(kind)
        return real(kind, version, raw)

    monkeypatch.setattr(person_reading, "readable", counting)
    return found


def test_the_list_and_a_page_read_a_handful_of_them(table: Table, decoded: list[str]) -> None:
    fill(table, read=MANY)
    decoded.clear()
    (row,) = messages.talks(table.desk).result().rows
    assert (row.unread, decoded.count("message")) == (0, 0)
    for page in (0, 800, 1666):
        decoded.clear()
        shown = messages.talk_page(table.desk, TALK, page).result()
        assert shown.pages == 1667
        assert 1 <= len(shown.messages) <= 6
        assert decoded.count("message") <= 6
    assert shown.messages[-1].text.startswith("Meddelande 1.")


def test_thousands_of_unread_ones_are_not_counted_to_the_end(table: Table, decoded: list[str]) -> None:
    fill(table, read=0)
    decoded.clear()
    found = messages.talks(table.desk).result()
    (row,) = found.rows
    assert row.unread <= 50
    assert row.unread_is_more
    assert decoded.count("message") <= 51


def test_only_what_is_on_the_pages_in_hand_becomes_widgets(table: Table, app: QApplication) -> None:
    fill(table, read=MANY)
    mode = BrukareMode(table.desk, Bridge())
    mode.resize(1280, 800)
    mode.show()
    table.settle()
    mode.home.messages.click()
    table.settle()
    mode.messages.list.talk_wanted.emit(TALK)
    table.settle()
    page = mode.messages.talk.page
    assert page is not None
    assert page.messages[0].text.startswith(f"Meddelande {MANY}.")
    assert len(mode.messages.talk.findChildren(Card)) <= 6
    mode.close()
    mode.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
