"""The tablet's tasks in a real window, by assistive technology only, by the keyboard only, by one switch only."""

import json
import queue
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import pytest

from app.demo.demo_day import DemoDay
from app.demo.desktop import Desktop
from app.demo.play import BEGINS
from app.demo.screen_reader import ScreenReader, Seen, Target
from app.demo.stage import BRUKARE_GLASS, Stage, stage_in
from tests.fakes.quiet_dispatcher import quiet_dispatcher
from tests.journeys.real_keys import Keyboard, keyboard

START = "2026-11-23"
MOVES_WITHIN_S = 20.0
SAID_WITHIN_S = 30.0
SWITCH = "space"
MOST_STEPS = 40
NO_BOUNCE_S = 0.3
"""A switch that closes sooner is taken for one that bounced."""
OFFERED_WITHIN_S = 30.0

HOME = "^Tillbaka till start$"
ALL_TALKS = "^Tillbaka till alla$"


@dataclass(frozen=True)
class Step:
    """What is pressed, and what comes of it: the name of a label, or of a button, or words that the voice says."""

    press: str
    then: str = ""
    button: str = ""
    said: str = ""


def tasks(unit: str) -> dict[str, tuple[Step, ...]]:
    """Each from the first screen and back to it. `unit`: the name of the home care."""
    ours = f"{re.escape(unit)}"
    return {
        "see who comes": (Step("^I dag$", "^I dag$"), Step(HOME, button="^I dag$")),
        "see who has been here": (Step("^Vem har varit här$", "^Vem har varit här$"), Step(HOME, button="^I dag$")),
        "answer a message": (
            Step("^Meddelanden$", "^Meddelanden$"),
            Step(ours, ours),
            Step("^Svara$|^Skriv$", button="^Ja tack$"),
            Step("^Ja tack$", "^Ja tack$"),
            Step(ALL_TALKS, "^Meddelanden$"),
            Step(HOME, button="^I dag$"),
        ),
        "read a message aloud": (
            Step("^Meddelanden$", "^Meddelanden$"),
            Step(ours, ours),
            Step("^Läs upp$", said="Ja tack"),
            Step(ALL_TALKS, "^Meddelanden$"),
            Step(HOME, button="^I dag$"),
        ),
        "raise the alarm and take it back": (
            Step("^LARM$", "^Larmet"),
            Step("^Det var fel$", "^Du har tagit tillbaka larmet"),
            Step(HOME, button="^I dag$"),
        ),
        "ring someone": (
            Step("^Ring$", "^Ring$"),
            Step(ours, "^Vill du att .* ringer dig"),
            Step("^Ja, be ", "^Du ber .* ringa dig"),
            Step(HOME, button="^I dag$"),
        ),
        "make the text larger": (
            Step("^Ändra plattan$", "^Ändra plattan$"),
            Step("^Storlek$", "^Hur stor text vill du ha"),
            Step("^Lite större$", button="^Lite större$"),
            Step("^Till Ändra plattan$", "^Ändra plattan$"),
            Step(HOME, button="^I dag$"),
        ),
    }


@dataclass
class Room:
    stage: Stage
    reader: ScreenReader
    keys: Keyboard
    voice: Path
    """What the voice was given to say."""
    offers: "queue.Queue[str]" = field(default_factory=queue.Queue)
    """What the window says is offered to a switch, a line each time."""
    _is_held: bool = False

    def button(self, name: str) -> Target:
        return Target(self.stage.processes["brukare"].pid, "button", name)

    def does(self, press: Callable[[str], None]) -> None:
        for steps in tasks(self.stage.cast.utforare_name).values():
            for step in steps:
                press(step.press)
                if step.said:
                    self._hears(step.said)
                else:
                    self.reader.find(self._on("label", step.then) if step.then else self.button(step.button))
                self._let_go()

    def _hears(self, words: str) -> None:
        latest = time.monotonic() + SAID_WITHIN_S
        while words not in (said := _without_marks(self.voice.read_text(errors="replace"))):
            assert time.monotonic() < latest, said[-500:]
            self.reader.find_all(self._on("frame", ""))  # the time that a question takes

    def _on(self, role: str, name: str) -> Target:
        return Target(self.stage.processes["brukare"].pid, role, name)

    # --- three ways of pressing ---

    def by_assistive_technology(self, name: str) -> None:
        self.reader.press(self.button(name))

    def by_keyboard(self, name: str) -> None:
        """Arrow down or Tab until the screen says that it has the focus, then Return; Escape goes back."""
        self.reader.find(self.button(name))
        if name.startswith(("^Tillbaka", "^Till ")):
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
        """A short press goes to the next thing; a long one presses it, and ends when what came of it is seen."""
        self.reader.find(self.button(name))
        for _ in range(MOST_STEPS):
            names = self._step_on()
            if not any(re.search(name, offered) for offered in names):
                continue
            self.keys.hold(SWITCH)
            self._is_held = True
            if len(names) == 1:
                return
            self._heard_after(time.monotonic())
            self._let_go()
        raise AssertionError(f"{name} is not offered")

    def _step_on(self) -> list[str]:
        pressed = time.monotonic()
        self.keys.press(SWITCH)
        return self._heard_after(pressed)

    def _heard_after(self, moment: float) -> list[str]:
        while (told := json.loads(self.offers.get(timeout=OFFERED_WITHIN_S))).get("at", 0.0) < moment:
            continue
        return list(told["offered"])

    def _let_go(self) -> None:
        if self._is_held:
            self.keys.let_go(SWITCH)
            self._is_held = False
            released = time.monotonic()
            while time.monotonic() < released + NO_BOUNCE_S:
                self._focused()  # the time that a question takes

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


def _pass_on(output: IO[str], to: "queue.Queue[str]") -> None:
    for line in output:
        to.put(line)


def _without_marks(log: str) -> str:
    return re.sub("<[^>]*>", "", log)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Callable[..., Room]]:
    with (
        TemporaryDirectory() as short,
        Desktop(1920, 1200) as desktop,
        quiet_dispatcher(Path(short) / "voice", desktop.environment, log_level=5) as voice,
        ScreenReader(desktop.environment, wait_s=30) as reader,
        stage_in(tmp_path / "demo", {**desktop.environment, **voice}) as stage,
        keyboard(desktop.environment) as keys,
    ):
        stage.import_district(START, begins=BEGINS)
        stage.start_hub()

        def enter(module: str = "") -> Room:
            DemoDay(stage, reader)._enrol("brukare", stage.cast.brukare, BRUKARE_GLASS, needs_pin=False)
            if module:
                _come_again(stage, module)
            made = Room(stage, reader, keys, Path(short) / "voice" / "speech-dispatcher.log")
            if module:
                output = stage.processes["brukare"].stdout
                assert output is not None
                threading.Thread(target=_pass_on, args=(output, made.offers), daemon=True).start()
            return made

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
