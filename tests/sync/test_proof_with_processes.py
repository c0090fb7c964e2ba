"""The same machine with a hub and devices in processes of their own; and hundreds of kills at any moment."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from app.domain.clock import SystemClock
from app.hub.database import open_engine
from app.hub.migrate import migrate
from tests.hub.conftest import postgres_server
from tests.sync.proof.hub_view import view
from tests.sync.proof.machine import Proof
from tests.sync.proof.processes import Databases, Files, HubProcess, Server, stage_maker
from tests.sync.proof.tireless_process import text_of
from tests.sync.proof.town import Template, build

__all__ = ["postgres_server"]

EXAMPLES = 50
STEPS = 8
CLIENT_KILLS, HUB_KILLS = 200, 50
MOST_LINES = 40
"""Said by the client before it is killed: some ten notes, and whatever the loops do meanwhile."""

pytestmark = pytest.mark.long


def with_files(folder: Path) -> tuple[Template, Databases]:
    template = build(folder / "built", SystemClock())
    databases = Files(folder)
    databases.create("template")
    shutil.copy(template.hub / "hub.db", folder / "template")
    return template, databases


def with_server(folder: Path, address: str) -> tuple[Template, Databases]:
    databases = Server(address, "proof_")
    databases.create("template")
    return build(folder / "built", SystemClock(), url=databases.url("template")), databases


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[HubProcess, Template]]:
    (tmp_path / "built").mkdir()
    if request.param == "sqlite":
        template, databases = with_files(tmp_path)
    else:
        template, databases = with_server(tmp_path, str(request.getfixturevalue("postgres_server")))
    databases.create("nothing")
    engine = open_engine(databases.url("nothing"))
    migrate(engine)
    engine.dispose()
    made = HubProcess(template, tmp_path, databases)
    yield made, template
    made.close()
    for name in ("template", "nothing", "live", "backup"):
        databases.drop(name)
    if isinstance(databases, Server):
        databases.close()


def test_everything_is_there_once_when_all_is_quiet(hub: tuple[HubProcess, Template], tmp_path: Path) -> None:
    run_state_machine_as_test(
        Proof.on(stage_maker(*hub, tmp_path)),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )


class Tireless:
    """A person who writes for ever, in one life of their program after the other."""

    def __init__(self, hub: HubProcess, folder: Path) -> None:
        self._hub = hub
        self._folder = folder
        self.saved: dict[str, int] = {}
        """Operation → number of the note that was said to be saved."""

    def start(self, *words: str) -> "subprocess.Popen[str]":
        town = self._hub.town
        command = [sys.executable, "-m", "tests.sync.proof.tireless_process", str(self._folder)]
        command += [str(self._hub.port()), town.amina, town.visits[0], *words]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def hear(self, process: "subprocess.Popen[str]") -> str:
        assert process.stdout is not None
        words = process.stdout.readline().split()
        assert words, "it has ended by itself"
        match words:
            case ["saved", number, operation]:
                assert int(number) not in self.saved.values(), "the same note again"
                self.saved[operation] = int(number)
                assert process.stdin is not None
                process.stdin.write("\n")
                process.stdin.flush()
        return words[0]

    def live_and_die(self, lines: int, hub_falls_after: int | None) -> None:
        """Killed after that many lines; whatever it said on its last breath is heard too."""
        process = self.start()
        try:
            while self.hear(process) != "ready":
                pass
            for line in range(lines):
                self.hear(process)
                if line == hub_falls_after:
                    self._hub.kill()
        finally:
            process.kill()
            last_words, _ = process.communicate()
        for said in map(str.split, last_words.splitlines()):
            if said[:1] == ["saved"]:
                self.saved[said[2]] = int(said[1])

    def rest(self) -> None:
        process = self.start("rest")
        try:
            assert self.hear(process) == "rested"
        finally:
            process.kill()
            process.communicate()


def test_kills_at_any_moment_lose_nothing_and_double_nothing(hub: tuple[HubProcess, Template], tmp_path: Path) -> None:
    served, template = hub
    served.begin()
    template.copy_device("ett", tmp_path / "tireless")
    tireless, chance = Tireless(served, tmp_path / "tireless"), random.Random(20260302)
    for life in range(CLIENT_KILLS):
        lines = chance.randint(1, MOST_LINES)
        falls = chance.randrange(lines) if life % (CLIENT_KILLS // HUB_KILLS) == 0 else None
        tireless.live_and_die(lines, falls)
    tireless.rest()
    there = view(served.engine)
    there.check_itself()
    lost = tireless.saved.keys() - there.outcomes.keys()
    assert not lost, f"said to be saved and not at the hub: {sorted(tireless.saved[item] for item in lost)}"
    assert {outcome for outcome, _ in there.outcomes.values()} == {"applied"}
    notes = [msgspec.json.decode(row.body)["text"] for key, row in there.records.items() if key[0] == "note"]
    assert sorted(notes) == sorted(text_of(number + 1) for number in range(len(notes))), "lost or doubled"
