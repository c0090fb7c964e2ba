"""Two people share a tablet: when one has signed out, the next finds nothing of them, in no file and no memory."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.demo_day import DemoDay
from app.demo.desktop import Desktop
from app.demo.play import BEGINS, SCREEN
from app.demo.screen_reader import ScreenReader
from app.demo.stage import stage_in

START = "2026-11-23"
NOTE = "Hemligtord blåsippa sjunger"
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le", "latin-1")
"""As databases, Qt and Python keep text."""


def memory_of(process: int) -> Iterator[bytes]:
    """Everything that is mapped and can be read, a region at a time."""
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            places, allowed, *_, name = [*line.split(maxsplit=5), ""][:6]
            if "r" not in allowed or name.startswith("[v"):
                continue
            begins, ends = (int(place, 16) for place in places.split("-"))
            try:
                memory.seek(begins)
                yield memory.read(ends - begins)
            except OSError:
                continue  # a device's, which is not memory


def processes_of(window: int) -> list[int]:
    return [window, *map(int, Path(f"/proc/{window}/task/{window}/children").read_text().split())]


def found_in(parts: Iterator[bytes], words: list[str]) -> set[str]:
    patterns = [(word, word.encode(encoding)) for word in words for encoding in ENCODINGS]
    return {word for part in parts for word, pattern in patterns if pattern in part}


@pytest.mark.window
@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="reads memory as Linux shows it")
def test_who_comes_next_finds_nothing_of_who_has_signed_out(tmp_path: Path) -> None:
    with (
        Desktop(*SCREEN) as desktop,
        ScreenReader(desktop.environment, wait_s=60) as reader,
        stage_in(tmp_path / "demo", desktop.environment) as stage,
    ):
        stage.import_district(START, begins=BEGINS)
        stage.start_hub()
        stage.start_doors()
        day = DemoDay(stage, reader)
        day.enrol_staff()
        brukare = day.first_visit().name
        day.press("staff", f"^{brukare}$")
        day.press("staff", "^Börja besöket$")
        reader.set_text(day.on("staff", "text", "^Anteckning$"), NOTE)
        words, window = [NOTE, brukare], stage.processes["staff"].pid
        before = processes_of(window)
        assert all(found_in(memory_of(one), words) == set(words) for one in before), "the scan finds what is there"
        day.press("staff", "^Besöken$")
        day.press("staff", "^Logga ut$")
        day.find("staff", "button", f"^{stage.cast.staff_name.split()[0]}", wait_s=60)
        after = processes_of(window)
        assert len(after) == len(before) == 2
        assert set(after) & set(before) == {window}, "another engine"
        assert [found_in(memory_of(one), words) for one in after] == [set(), set()]
        files = [path for path in (stage.folder / "staff").rglob("*") if path.is_file()]
        assert found_in((path.read_bytes() for path in files), words) == set()
