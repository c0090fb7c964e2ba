"""The tablet's tasks in a real window, by assistive technology only, by the keyboard only, by one switch only."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.demo.demo_day import DemoDay
from app.demo.desktop import Desktop
from app.demo.play import BEGINS
from app.demo.screen_reader import ScreenReader, Seen, Target
from app.demo.stage import BRUKARE_GLASS, Stage, stage_in
from tests.journeys.real_keys import Keyboard, keyboard

START = "2026-11-23"
MOVES_WITHIN_S = 20.0


@dataclass(frozen=True)
class Task:
    """`path`: names of what is pressed from the first screen on; `then`: the name of the screen where it is told."""

    path: tuple[str, ...]
    then: str


TASKS = {
    "see who comes": Task(("^I dag$",), "^I dag$"),
    "see who has been here": Task(("^Vem har varit här$",), "^Vem har varit här$"),
    "see who has written": Task(("^Meddelanden$",), "^Meddelanden$"),
}
"""A task more is a line more."""


@dataclass
class Room:
    stage: Stage
    reader: ScreenReader
    keys: Keyboard

    def button(self, name: str) -> Target:
        return Target(self.stage.processes["brukare"].pid, "button", name)

    def does(self, press: Callable[[str], None]) -> None:
        for name, task in TASKS.items():
            for step in task.path:
                press(step)
            told = Target(self.stage.processes["brukare"].pid, "label", task.then)
            assert self.reader.find(told).name, name
            press("^Tillbaka till start$")
            self.reader.find(self.button("^I dag$"))

    # --- three ways of pressing ---

    def by_assistive_technology(self, name: str) -> None:
        self.reader.press(self.button(name))

    def by_keyboard(self, name: str) -> None:
        """Arrow down or Tab until the screen says that it has the focus, then Return; Escape goes back."""
        self.reader.find(self.button(name))
        if name.startswith("^Tillbaka"):
            self.keys.press("Escape")
            return
        for _ in range(12):
            focused = self._focused()
            if focused is not None and re.search(name, focused.name):
                self.keys.press("Return")
                return
            self.keys.press("Tab")
            self._wait_until_other_than(focused)
        raise AssertionError(f"no key leads to {name}")

    def by_one_switch(self, name: str) -> None:
        """Lets the last thing of the screen be offered, as one does on a new screen; then waits and presses."""
        self.reader.find(self.button("^Läs upp$"), states=["focused"], wait_s=60)
        self.reader.find(self.button(name), states=["focused"], wait_s=60)
        self.keys.press("space")

    def _focused(self) -> Seen | None:
        """The button that the screen says has the keyboard."""
        buttons = self.reader.find_all(Target(self.stage.processes["brukare"].pid, "button"))
        return next((button for button in buttons if "focused" in button.states), None)

    def _wait_until_other_than(self, before: Seen | None) -> None:
        """A key counts when it is told to have been heard: pressed again too early, the next one would go elsewhere."""
        deadline = time.monotonic() + MOVES_WITHIN_S
        while time.monotonic() < deadline:
            now = self._focused()
            if now is not None and (before is None or now.rect != before.rect):
                return
        raise AssertionError(f"the keyboard stays at {before}")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Callable[..., Room]]:
    with (
        Desktop(1920, 1200) as desktop,
        ScreenReader(desktop.environment, wait_s=30) as reader,
        stage_in(tmp_path / "demo", desktop.environment) as stage,
        keyboard(desktop.environment) as keys,
    ):
        stage.import_district(START, begins=BEGINS)
        stage.start_hub()

        def enter(module: str = "") -> Room:
            DemoDay(stage, reader)._enrol("brukare", stage.cast.brukare, BRUKARE_GLASS, needs_pin=False)
            if module:
                _come_again(stage, module)
            return Room(stage, reader, keys)

        yield enter


def _come_again(stage: Stage, module: str) -> None:
    """The window is closed and comes again in the person's way."""
    assert stage.end("brukare") == 0
    stage.start_client("brukare", BRUKARE_GLASS, hub=stage.hub_address, mode="brukare", module=module)
    stage.heard("brukare")


@pytest.mark.window
def test_by_assistive_technology_only(room: Callable[..., Room]) -> None:
    tablet = room()
    tablet.does(tablet.by_assistive_technology)


@pytest.mark.window
def test_by_keyboard_only(room: Callable[..., Room]) -> None:
    tablet = room()
    tablet.does(tablet.by_keyboard)


@pytest.mark.window
def test_by_one_switch_only(room: Callable[..., Room]) -> None:
    tablet = room("tests.journeys.scanned_window")
    tablet.does(tablet.by_one_switch)
