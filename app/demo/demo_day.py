"""The demo day, played through real windows by assistive technology's own road: what it cannot find is not there.

A plan file has been imported; staff work through visits without network, open and lock doors, come back online; the
tablet and the handläggare see it. The journeys, the bench and the demo without a display all play this.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.demo.cable import Cable
from app.demo.screen_reader import ScreenReader, Seen, Target
from app.demo.stage import BRUKARE_GLASS, HANDLAGGARE_GLASS, STAFF_GLASS, Glass, Stage

PIN = "204713"
"""Of the demo's people; a person chooses their own."""

Picture = Callable[[str], None]
"""Takes a picture of the desktop under a name."""


def no_picture(_name: str) -> None:
    """For journeys that are only measured."""


@dataclass
class DemoDay:
    """One playing of the day. Steps are called in the order in which they stand here."""

    stage: Stage
    reader: ScreenReader
    picture: Picture = no_picture
    staff_cable: Cable = field(init=False)

    def __post_init__(self) -> None:
        self.staff_cable = self.stage.cable()

    # --- first start of each device ---

    def enrol_all(self) -> None:
        cast = self.stage.cast
        self.enrol_tablet()
        self._enrol("handlaggare", cast.handlaggare, HANDLAGGARE_GLASS, needs_pin=True)
        self.enrol_staff()
        self.picture("all-three-signed-in")

    def enrol_tablet(self) -> None:
        self._enrol("brukare", self.stage.cast.brukare, BRUKARE_GLASS, needs_pin=False)

    def enrol_staff(self) -> None:
        self._enrol("staff", self.stage.cast.staff, STAFF_GLASS, needs_pin=True, hub=self.staff_cable.address)
        self.find("staff", "label", "Dagens besök")
        self.find("staff", "label", "Allt är hos hubben", wait_s=30)

    def _enrol(self, name: str, person: str, glass: Glass, *, needs_pin: bool, hub: str = "") -> None:
        code = self.stage.code_for(person)
        self.stage.start_client(name, glass, hub=hub or self.stage.hub_address, mode=name)
        self.reader.set_text(self.on(name, "text", "^Kod$"), code, wait_s=30)
        self.picture(f"{name}-first-start")
        self.press(name, "^Fortsätt$")
        if needs_pin:
            self.find(name, "label", "Välj en egen kod")
            self._type_pin(name)
            self.find(name, "label", "Skriv koden en gång till")
            self._type_pin(name)
        self.find(name, "label", "Enheten är klar", wait_s=30)
        self.press(name, "samma nummer")
        self.stage.heard(name)

    def _type_pin(self, name: str) -> None:
        for digit in PIN:
            self.press(name, f"^{digit}$")

    # --- a visit without network ---

    def pull_the_cable(self) -> None:
        self.staff_cable.cut()

    def visit(self, number: int, *, note: str) -> None:
        """The first that is left when this many are finished, from the list and back to it."""
        if number:
            self.find("staff", "check box", rf"^Klara \({number}\)$")
        self.press("staff", f"^{self.first_visit().name}$")
        self.press("staff", "^Öppna porten$")
        self.find("staff", "button", "^Porten är öppen|^Porten är olåst", wait_s=20)
        self.press("staff", "^Öppna dörren$")
        self.press("staff", "^Börja besöket$", wait_s=20)
        self.find("staff", "button", "^Lås dörren$")
        self.picture(f"visit-{number + 1}-begun-without-network")
        self._do_insatser()
        self.reader.set_text(self.on("staff", "text", "^Anteckning$"), note)
        self.press("staff", "^Spara anteckningen$")
        self.find("staff", "label", note)
        self.press("staff", "^Lås dörren$")
        self.find("staff", "button", "^Dörren är låst", wait_s=20)
        self.press("staff", "^Avsluta besöket$")
        self.find("staff", "button", "^Till dagens besök$")
        self.picture(f"visit-{number + 1}-finished-without-network")
        self.press("staff", "^Till dagens besök$")

    def _do_insatser(self) -> None:
        """All done but the last, which the brukare declines."""
        names = [seen.name for seen in self.reader.find_all(self.on("staff", "button", "^Inte gjord: "))]
        insatser = [name.removeprefix("Inte gjord: ") for name in names]
        for name in insatser[:-1]:
            self.press("staff", f"^{name}$")
            self.find("staff", "button", f"^{name}$", description="Gjord")
        self.press("staff", f"^Inte gjord: {insatser[-1]}$")
        self.press("staff", "(?i)trött")
        self.find("staff", "button", f"^{insatser[-1]}: avböjd")

    def first_visit(self) -> Seen:
        """In the day's list, which begins with what is left."""
        return self.find("staff", "button", "", description=r"^\d\d\.\d\d–\d\d\.\d\d")

    def mend_the_cable(self) -> None:
        self.find("staff", "label", "väntar på nät|Inget nät")
        self.picture("staff-waits-for-network")
        self.staff_cable.mend()
        self.find("staff", "label", "^Allt är hos hubben$", wait_s=60)
        self.picture("staff-everything-at-the-hub")

    # --- what the others see ---

    def tablet_before(self) -> None:
        """The tablet shows who comes, while staff are out of reach of the network."""
        self.find("brukare", "label", "kommer|är sen")
        self.picture("tablet-before")

    def tablet_after(self) -> None:
        """The tablet has heard of the visit: who came in by which door, and that they left."""
        self.press("brukare", "^Vem har varit här$")
        first_name = self.stage.cast.staff_name.partition(" ")[0]
        self.find("brukare", "panel", f"{first_name}.*Genom dörren.*Gick", wait_s=30)
        self.picture("tablet-who-has-been-here")
        self.press("brukare", "^Tillbaka till start$")

    def handlaggare_after(self, *, note: str, need: str) -> None:
        """The handläggare sees what was done, signs a note and writes in the utredning."""
        self.press("handlaggare", f"^{self.stage.cast.brukare_name}$")
        self.find("handlaggare", "label", "utfört", wait_s=30)
        self.find("handlaggare", "label", "(?i)avböjd")
        self.picture("handlaggare-sees-the-visit")
        self.reader.set_text(self.on("handlaggare", "text", "^Ny anteckning$"), note)
        self.press("handlaggare", "^Signera anteckningen$")
        self.find("handlaggare", "label", note)
        self.press("handlaggare", "utredningen$")
        self.press("handlaggare", "^Personlig vård")
        self.reader.set_text(self.on("handlaggare", "text", "^Behov$"), need)
        self.press("handlaggare", "^Hemliv")
        self.find("handlaggare", "label", "^Hos hubben", wait_s=30)
        self.press("handlaggare", "^Personlig vård")
        self.find_text("handlaggare", "^Behov$", need)
        self.picture("handlaggare-utredning")
        self.press("handlaggare", "^Tillbaka$")
        self.find("handlaggare", "label", "^Allt är hos hubben$", wait_s=30)

    def close_windows(self) -> dict[str, int]:
        """As closing each window does; the exit statuses."""
        return self.close_windows_of("staff", "brukare", "handlaggare")

    def close_windows_of(self, *names: str) -> dict[str, int]:
        return {name: self.stage.end(name) for name in names}

    # --- finding and pressing ---

    def find_text(self, name: str, words: str, content: str) -> Seen:
        """A field whose text is (or holds) this."""
        return self.reader.find(replace(self.on(name, "text", words), text=re.escape(content)))

    def on(self, name: str, role: str, words: str, *, description: str | None = None, place: int = 0) -> Target:
        process = self.stage.processes[name]
        return Target(process.pid, role, words, description=description, place=place)

    def find(
        self, name: str, role: str, words: str, *, description: str | None = None, wait_s: float | None = None
    ) -> Seen:
        return self.reader.find(self.on(name, role, words, description=description), wait_s=wait_s)

    def press(self, name: str, words: str, *, place: int = 0, wait_s: float | None = None) -> None:
        self.reader.press(self.on(name, "button", words, place=place), wait_s=wait_s)


NOTES = ("Åt bra och var glad i dag.", "Ville vila en stund efteråt.")
JOURNAL_NOTE = "Ringt och stämt av hur morgnarna går."
NEED = "Behöver stöd att komma i och ur duschen."
"""What the demo's people write; tests look for these words where they must not be."""


JOURNEY_WORDS = (*NOTES, JOURNAL_NOTE, NEED)


def play(day: DemoDay) -> None:
    """The whole day, from first start to the last window's picture."""
    day.enrol_all()
    day.tablet_before()
    day.pull_the_cable()
    for number, note in enumerate(NOTES):
        day.visit(number, note=note)
    day.mend_the_cable()
    day.tablet_after()
    day.handlaggare_after(note=JOURNAL_NOTE, need=NEED)


def numbered_pictures(folder: Path, take: Callable[[Path], None]) -> Picture:
    """Pictures as `01-name.png`, `02-…` in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0

    def picture(name: str) -> None:
        nonlocal count
        count += 1
        take(folder / f"{count:02d}-{name}.png")

    return picture
