"""What is asked before a visit ends, and what is told of it afterwards."""

from dataclasses import replace

import pytest

from app.domain.door import LockState
from app.domain.visit import InsatsOutcome, NextAction, NotLockedReason
from app.services.staff_snapshots import VisitCard
from tests.ui.open_visit import Heard, heard, sheet_of, view, with_flat
from ui.staff.gallery import demo_card, finished
from ui.staff.visit_view import VisitView

__all__ = ["heard", "view"]


def two_not_marked() -> VisitCard:
    """The door is locked; Promenad and Dusch are left."""
    lines = tuple(
        replace(line, outcome=InsatsOutcome.OPEN, reason="") if line.insats == "i4" else line
        for line in demo_card().insatser
    )
    return replace(with_flat(demo_card(), LockState.LOCKED), insatser=lines, next_action=NextAction.FINISH)


def test_insatser_that_nobody_has_marked_are_asked_about_before_the_end(view: VisitView, heard: Heard) -> None:
    view.show_card(two_not_marked())
    view.primary.click()
    assert heard.told == []
    assert sheet_of(view).accessibleName() == "2 insatser är inte markerade: Promenad, Dusch."
    said = [button.text() for button in sheet_of(view).buttons.values()]
    assert said == ["Gå tillbaka", "Alla är gjorda", "Avsluta ändå"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("back", []),
        (
            "all_done",
            [("insats_marked", "i3", "done", ""), ("insats_marked", "i4", "done", ""), ("finish_wanted", "")],
        ),
        ("anyway", [("finish_wanted", "")]),
    ],
)
def test_what_is_answered_about_insatser_is_done(
    view: VisitView, heard: Heard, answer: str, told: list[tuple[str, ...]]
) -> None:
    view.show_card(two_not_marked())
    view.primary.click()
    sheet_of(view).buttons[answer].click()
    assert heard.told == told


def test_one_insats_that_nobody_has_marked_is_spoken_of_as_one(view: VisitView) -> None:
    view.show_card(demo_card())
    view.other.click()
    assert sheet_of(view).accessibleName() == "1 insats är inte markerad: Promenad."
    assert sheet_of(view).buttons["all_done"].text() == "Den är gjord"


def test_the_door_is_asked_about_after_the_insatser(view: VisitView, heard: Heard) -> None:
    view.show_card(demo_card())
    view.other.click()
    sheet_of(view).buttons["anyway"].click()
    sheet_of(view).buttons[NotLockedReason.LOCKED_WITH_KEY].click()
    assert heard.told == [("finish_wanted", "locked_with_key")]


@pytest.mark.parametrize(
    ("reason", "said"),
    [("locked_with_key", "Du sa: Jag har låst med nyckel"), ("Hantverkaren är kvar", "Du sa: Hantverkaren är kvar")],
)
def test_why_the_door_is_not_locked_stands_under_it(view: VisitView, reason: str, said: str) -> None:
    view.show_card(replace(finished(), said_not_locked=reason))
    assert view._said_not_locked.text() == said
    assert view._said_not_locked.isVisible()
    view.show_card(replace(finished(), said_not_locked=""))
    assert not view._said_not_locked.isVisible()
