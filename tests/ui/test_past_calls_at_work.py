"""At a visit: what became of the newest call between the unit and the brukare, against a real database."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.call import CallEnding
from app.domain.clock import HeldClock
from app.domain.conversation import Side
from tests.ui.desks import NOON, Table, lay_morning, over_call
from ui.bridge import Bridge
from ui.shared.wrapped_text import spoken
from ui.staff.mode import StaffMode


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


def told(table: Table, mode: StaffMode) -> str:
    mode._presenter.open_visit(NOON)
    table.settle()
    return spoken(mode.screen_of_staff.visit.call.accessibleDescription())


def test_the_newest_call_is_told_under_ring_upp(table: Table, mode: StaffMode) -> None:
    assert told(table, mode) == ""
    began_at = table.clock.now() - timedelta(minutes=40)
    table.hub_says(over_call(began_at, CallEnding.MISSED))
    assert told(table, mode) == "Svarade inte 07.20."
    table.hub_says(over_call(began_at + timedelta(minutes=5), CallEnding.WITHDRAWN, side=Side.BRUKARE))
    assert told(table, mode) == "Greta Demoson ringde 07.25."
    table.hub_says(over_call(began_at + timedelta(minutes=10), CallEnding.TALKED))
    assert told(table, mode) == "Ni pratade 07.30."
    table.hub_says(over_call(began_at - timedelta(hours=1), CallEnding.DECLINED))
    assert told(table, mode) == "Ni pratade 07.30."


def test_a_call_of_last_week_is_not_told(table: Table, mode: StaffMode) -> None:
    table.hub_says(over_call(table.clock.now() - timedelta(days=8), CallEnding.MISSED))
    assert told(table, mode) == ""
