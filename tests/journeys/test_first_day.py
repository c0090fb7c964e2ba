"""A new user's first day with the tablet: it is made to fit, messages come and go, the alarm is tried and taken back;
and when the tablet breaks, the new one is like the old one. Real windows against a real hub."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.demo.demo_day import DemoDay
from app.demo.desktop import Desktop
from app.demo.play import BEGINS, SCREEN
from app.demo.screen_reader import NotOnScreenError, ScreenReader
from app.demo.stage import Stage, stage_in
from app.protocol import records as rec
from tests.journeys.hub_beside import Hub, eventually

START = "2026-11-23"
MOST_PAGES = 8
MOST_TRIES = 12
WRITTEN = "Välkommen till Tryggve! Vill du ha kaffe i morgon?"


@dataclass
class FirstDay:
    stage: Stage
    day: DemoDay

    # --- at home ---

    def press(self, name: str) -> None:
        """On whichever page it is: large text takes more of them."""
        for _ in range(MOST_PAGES):
            try:
                self.day.press("brukare", name, wait_s=3)
            except NotOnScreenError:
                self.day.press("brukare", "^Nästa$")
            else:
                return
        raise AssertionError(f"{name} is on no page")

    def find(self, role: str, name: str) -> None:
        self.day.find("brukare", role, name, wait_s=30)

    def go_home(self) -> None:
        self.press("^Tillbaka till start$")
        self.find("button", "^I dag$|^Nästa$")

    def fits_the_tablet(self) -> None:
        """With somebody from the home care beside: which buttons are hit, which text is read."""
        self.press("^Ändra plattan$")
        self.press("^Prova dig fram$")
        self.press("^Ja, vi börjar$")
        for _ in range(MOST_TRIES):
            if self.day.reader.find_all(self.day.on("brukare", "button", "^Ja, jag kan läsa det$")):
                break
            self.day.press("brukare", "^Här$")
        self.press("^Nej, större$")
        self.press("^Ja, jag kan läsa det$")
        for question in ("Vilket ljud|Tryck på dem", "Hör du ljudet", "Hur ska plattan se ut", "[Hh]and"):
            self.find("label", question)
            self.press("^Nästa fråga$")
        self.press("^Bra, så vill jag ha det$")
        self.go_home()

    def answers(self, unit: str) -> None:
        self.press("^1 nytt meddelande$|^Meddelanden$")
        self.press(unit)
        self.find("label", re.escape(WRITTEN))
        self.press("^Svara$")
        self.press("^Ja tack$")
        self.find("label", "^Ja tack$")
        self.press("^Tillbaka till alla$")
        self.go_home()

    def tries_the_alarm(self, name: str) -> None:
        self.press("^LARM$")
        self.day.find("staff", "label", f"^Larm från {name}$", wait_s=30)
        self.press("^Det var fel$")
        self.find("label", "^Du har tagit tillbaka larmet")
        self.go_home()

    # --- at work ---

    def staff_write(self) -> None:
        self.day.press("staff", f"^{self.stage.cast.brukare_name}$")
        self.day.press("staff", "^Meddelanden$")
        self.day.reader.set_text(self.day.on("staff", "text", "^Ditt svar$"), WRITTEN)
        self.day.press("staff", "^Skicka$")

    def staff_see(self, words: str) -> None:
        self.day.find("staff", "label", words, wait_s=30)


@pytest.mark.window
@pytest.mark.long
def test_a_new_users_first_day_with_the_tablet(tmp_path: Path) -> None:
    with (
        Desktop(*SCREEN) as desktop,
        ScreenReader(desktop.environment, wait_s=30) as reader,
        stage_in(tmp_path / "demo", desktop.environment) as stage,
    ):
        stage.import_district(START, begins=BEGINS)
        stage.start_hub()
        stage.start_doors()
        day, hub = DemoDay(stage, reader), Hub(stage.data)
        day.enrol_tablet()
        day.enrol_staff()
        home = FirstDay(stage, day)
        unit = re.escape(stage.cast.utforare_name)

        home.fits_the_tablet()
        eventually(lambda: text_sizes(hub) != [], "the hub knows how the tablet fits")
        (size,) = text_sizes(hub)
        assert size > 100

        home.staff_write()
        home.answers(unit)
        home.staff_see("^Ja tack$")
        home.tries_the_alarm(stage.cast.brukare_name)

        # The tablet falls to the floor. There is another one, which has nothing but its person.
        assert stage.end("brukare") == 0
        (stage.folder / "brukare").rename(stage.folder / "broken")
        day.enrol_tablet()
        home.find("label", "kommer|är sen|är hos dig")
        home.press("^Ändra plattan$")
        home.press("^Storlek$")
        home.find("label", "^Nu: (?!Vanlig)")
        assert text_sizes(hub) == [size]
        home.press("^Till Ändra plattan$")
        home.go_home()
        home.press("^Meddelanden$")
        home.press(unit)
        home.find("label", "^Ja tack$")


def text_sizes(hub: Hub) -> list[int]:
    profiles = [body for body in hub.bodies("tablet_profile") if isinstance(body, rec.TabletProfileBody)]
    return [int(str(one.settings["text_percent"])) for one in profiles if "text_percent" in one.settings]
