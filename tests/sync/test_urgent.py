"""An order to a door waits for nothing: not for a file that is stuck on its way, a full disk, or a locked database."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from app.domain.door import DoorAction
from app.domain.ids import VisitId
from app.doors.exchange import AskTime, KnownDoor
from app.doors.interface import DoorOrder, PassHolder
from app.doors.link import DoorResult, LockLink
from app.protocol.wire import MAX_PART_BYTES
from app.services import visiting
from app.services.attaching import PickedFile
from app.store.plain import BUSY_MS
from app.sync.urgent import DoorDesk
from tests.conftest import ExpectLog
from tests.sync.client_fixture import AtClient, House
from tests.sync.test_doors_and_a_wrong_clock import DOOR, LockWithAClockOfItsOwn, at_a_door
from tests.sync.test_what_a_door_is_known_to_be import full_disk

AT_THE_LOCK_WITHIN_S = BUSY_MS / 1000 / 2
"""Whoever waited for the database would wait twice as long."""


Trouble = Callable[[AtClient], AbstractContextManager[None]]


class Listening(LockWithAClockOfItsOwn):
    """Says when an order has come."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = threading.Event()

    def operate(
        self, door: KnownDoor, order: DoorOrder, *, holder: PassHolder, ask_time: AskTime | None = None
    ) -> DoorResult:
        self.reached.set()
        return super().operate(door, order, holder=holder)


@contextmanager
def stuck_file(anna: AtClient, visit: VisitId, folder: Path) -> Iterator[None]:
    """A file of several parts whose first never comes to its end, on the thread that sends files."""
    picture = folder / "film.mp4"
    picture.write_bytes(bytes(3 * MAX_PART_BYTES))
    saved = visiting.sign_note(anna.desk, visit, "Film", files=[PickedFile(picture, "Film", "video/mp4")])
    assert saved.result().operation
    (waiting,) = anna.client.device.attachments.waiting()
    stuck, goes_on = threading.Event(), threading.Event()

    def hold() -> None:
        stuck.set()
        goes_on.wait()

    anna.road.before[f"/v1/attachments/{waiting.sha256}"] = hold
    loops = anna.client._loops
    assert loops is not None
    sending = threading.Thread(target=loops._attachments.send_all)
    sending.start()
    assert stuck.wait(AT_THE_LOCK_WITHIN_S)
    try:
        yield
    finally:
        assert not goes_on.is_set()
        goes_on.set()
        sending.join()


@contextmanager
def locked(anna: AtClient) -> Iterator[None]:
    """Somebody else writes into the person's database and does not come to an end."""
    holding, let_go = threading.Event(), threading.Event()

    def hold(_writing: object) -> None:
        holding.set()
        let_go.wait()

    held = anna.store.write(hold, by="sync")
    assert holding.wait(AT_THE_LOCK_WITHIN_S)
    try:
        yield
    finally:
        let_go.set()
        held.result()


@pytest.mark.parametrize("trouble", [locked, full_disk])
def test_an_order_is_at_the_lock_while_a_file_is_stuck_and_nothing_can_be_written(
    house: House, tmp_path: Path, trouble: Trouble, expect_log: ExpectLog
) -> None:
    if trouble is full_disk:
        expect_log(r"WARNING door\.mark_not_kept")
    anna, visit = at_a_door(house, behind=timedelta())
    lock = Listening()
    desk = DoorDesk(anna.store, cast(LockLink, lock), anna.clock, post=lambda _done: None)
    with stuck_file(anna, visit, tmp_path), trouble(anna):
        order = desk.operate(DOOR, DoorAction.OPEN, visit)
        assert lock.reached.wait(AT_THE_LOCK_WITHIN_S)
    order.result()
    desk.close()
