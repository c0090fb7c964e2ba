"""Two tasks on the tablet as somebody who sees nothing does them: keys, and what Orca says. A real window, the real
Orca with its real voice; every word that it says from the first key to the last is listed here."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.demo.demo_day import DemoDay
from app.demo.desktop import Desktop
from app.demo.play import BEGINS
from app.demo.screen_reader import ScreenReader, Target
from app.demo.stage import stage_in
from tests.fakes.quiet_dispatcher import quiet_dispatcher
from tests.fakes.screen_speech import SaidByOrca, orca
from tests.journeys.real_keys import Keyboard, keyboard

START = "2026-11-23"
SAID_WITHIN_S = 60.0

HOME = ("I dag tryckknapp.", "avisering Eva kommer. 7 10 till 7 30. Morgonhjälp.")
LATER = "Hilding kommer. 14 25 till 14 35 Tillsyn på eftermiddagen. Regina kommer. 17 noll 0 till 17 20 Kvällshjälp."
WAIT = "Vänta. Här står det snart vem som har tagit emot det."
SENDING = f"avisering Larmet skickas nu. {WAIT}"
"""Said in the first moment, where the hub takes longer than a quarter of a second."""
SENT = f"avisering Larmet har gått till hemtjänsten. {WAIT}"
TAKEN_BACK = (
    "avisering Du har tagit tillbaka larmet. Hemtjänsten får veta det så snart det går.",
    "avisering Du har tagit tillbaka larmet. Hemtjänsten vet att det var fel. De kanske ringer ändå.",
)
"""The second where the hub has heard it within a quarter of a second."""
Said = str | tuple[str, ...]
"""A sentence, or one of several."""


@dataclass
class Blind:
    """Somebody at the keys who hears and does not see."""

    reader: ScreenReader
    keys: Keyboard
    orca: SaidByOrca

    def press(self, key: str, *then: Said, perhaps: str = "") -> None:
        """Orca says this and nothing else. `perhaps`: one sentence that may be left out."""
        self.keys.press(key)
        self.hears(*then, perhaps=perhaps)

    def hears(self, *words: Said, perhaps: str = "") -> None:
        latest = time.monotonic() + SAID_WITHIN_S
        while not _are(said := [one for one in self.orca.new() if one != perhaps], words):
            assert time.monotonic() < latest, f"wanted {words}, and Orca said {said}"
            self.reader.find_all(Target(None, "frame", ""))  # the time that a question takes
        self.orca.passed(len(words) + (perhaps in self.orca.new()[: len(words)]))


def _are(said: Sequence[str], words: Sequence[Said]) -> bool:
    """Whether all that was said is what is wanted, and nothing else."""
    wanted = [(one,) if isinstance(one, str) else one for one in words]
    return len(said) == len(wanted) and all(one in others for one, others in zip(said, wanted, strict=True))


@pytest.fixture
def blind(tmp_path: Path) -> Iterator[Blind]:
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
        DemoDay(stage, reader).enrol_tablet()
        reader.find(Target(stage.processes["brukare"].pid, "button", "^I dag$"), wait_s=30)
        log = Path(short) / "voice" / "speech-dispatcher.log"
        with orca(Path(short) / "orca", {**desktop.environment, **voice}, log) as said:
            person = Blind(reader, keys, said)
            person.hears("Skärmläsare på.", "Tryggve.", "Meddelanden tryckknapp.")
            yield person


@pytest.mark.window
@pytest.mark.long
def test_orca_says_each_step_of_two_tasks(blind: Blind) -> None:
    # Who comes?
    blind.press("Tab", "I dag tryckknapp.")
    blind.press(
        "Return",
        "Tillbaka till start tryckknapp.",
        "I dag.",
        "avisering Eva kommer. 7 10 till 7 30 Morgonhjälp. William kommer. 12 40 till 12 55 Hjälp med lunch.",
    )
    blind.press("Tab", "Nästa tryckknapp.")
    blind.press("Return", "Förra tryckknapp.", f"avisering 2 av 2. {LATER}")
    blind.press("Escape", *HOME)

    # The alarm, and back.
    for name in ("Vem har varit här", "Ändra plattan", "Läs upp"):
        blind.press("Tab", f"{name} tryckknapp.")
    blind.press("Tab", "LARM tryckknapp.", "Når hemtjänsten.")
    blind.press("Return", "Tillbaka till start tryckknapp.", "Ditt larm.", SENT, perhaps=SENDING)
    blind.press("Tab", "Det var fel tryckknapp.")
    blind.press("Return", "Tillbaka till start tryckknapp.", "Ditt larm.", TAKEN_BACK)
    blind.press("Escape", *HOME)
