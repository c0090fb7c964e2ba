"""An open visit, and what its view has told."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.door import LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.domain.visit import InsatsOutcome
from app.services.staff_snapshots import DoorCard, VisitCard
from ui.shared.sheet import Sheet
from ui.staff.gallery import NOW, demo_card
from ui.staff.visit_view import VisitView

ENTRANCE, FLAT = DoorId("entrance"), DoorId("flat")
NO_ANSWER = DoorRefusal.NO_ANSWER


class Heard:
    """What the view has told, in order."""

    def __init__(self, view: VisitView) -> None:
        self.told: list[tuple[object, ...]] = []
        for name in ("door_wanted", "start_wanted", "insats_marked", "note_changed", "note_signed", "finish_wanted"):
            getattr(view, name).connect(lambda *what, named=name: self.told.append((named, *what)))
        view.back_wanted.connect(lambda: self.told.append(("back_wanted",)))


@pytest.fixture
def view(app: QApplication) -> Iterator[VisitView]:
    made = VisitView(now=lambda: NOW)
    made.resize(600, 1440)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def heard(view: VisitView) -> Heard:
    return Heard(view)


def all_marked() -> VisitCard:
    lines = tuple(
        replace(line, outcome=InsatsOutcome.DONE) if line.outcome is InsatsOutcome.OPEN else line
        for line in demo_card().insatser
    )
    return replace(demo_card(), insatser=lines)


def sheet_of(view: VisitView) -> Sheet:
    sheets = [sheet for sheet in view.window().findChildren(Sheet) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def with_flat(card: VisitCard, state: LockState) -> VisitCard:
    locked = state is LockState.LOCKED
    doors: tuple[DoorCard, ...] = tuple(
        replace(door, state=state, locked_in_visit=locked) if door.door == FLAT else door for door in card.doors
    )
    return replace(card, doors=doors)
