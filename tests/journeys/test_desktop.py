"""Desktop and screen reader against a window of stock parts: what the journeys stand on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.desktop import MARK, Desktop, DesktopError, marked_processes
from app.demo.screen_reader import NotOnScreenError, ScreenReader, Seen, Target
from app.demo.screenshot import take_screenshot

pytestmark = pytest.mark.window

KEYRING = """
import keyring
keyring.set_password("tryggve", "device", "hemligt")
assert "SecretService" in str(keyring.get_keyring())
assert keyring.get_password("tryggve", "device") == "hemligt"
"""


@pytest.fixture
def sample(desktop: Desktop) -> Iterator[int]:
    """The process of the sample window."""
    command = [sys.executable, "-m", "tests.journeys.sample_window"]
    with subprocess.Popen(command, env=desktop.environment, stderr=subprocess.DEVNULL) as process:
        yield process.pid
        process.kill()


def test_what_is_on_the_window_can_be_read(reader: ScreenReader, sample: int) -> None:
    seen = reader.find(Target(sample, "button", "^Hälsa$"), states=["enabled", "showing"])
    assert seen.name == "Hälsa"
    assert "button 'Kan inte' [focusable" in reader.tree(sample)


def test_a_button_is_pressed_and_the_answer_awaited(reader: ScreenReader, sample: int) -> None:
    reader.set_text(Target(sample, "text", "Namn"), "Åsa Öberg")
    reader.press(Target(sample, "button", "Hälsa"))
    assert reader.text(Target(sample, "label", "^Hej")) == "Hej Åsa Öberg"
    reader.wait_gone(Target(sample, "check box", "Försenad"))


def test_a_box_is_ticked(reader: ScreenReader, sample: int) -> None:
    reader.press(Target(sample, "check box", "Försenad"))
    reader.find(Target(sample, "check box", "Försenad"), states=["checked"])


def test_keys_reach_what_has_the_keyboard(reader: ScreenReader, sample: int) -> None:
    note = "Åt gröt Ä 12:30, vila! (50 %)"
    reader.focus(Target(sample, "text", "Anteckning"))
    reader.type_keys(note)
    assert reader.find(Target(sample, "text", "Anteckning", text=r"%\)$")).text == note


def test_a_disabled_button_is_not_pressed(reader: ScreenReader, sample: int) -> None:
    reader.find(Target(sample, "button", "Kan inte"))
    with pytest.raises(NotOnScreenError, match="not enabled"):
        reader.press(Target(sample, "button", "Kan inte"), wait_s=0)


def test_what_is_hidden_is_found_only_when_asked_for(reader: ScreenReader, sample: int) -> None:
    reader.find(Target(sample, "button", "Gömd", showing=False))
    with pytest.raises(NotOnScreenError, match=r"There was:[^$]*button 'Gömd'"):
        reader.find(Target(sample, "button", "Gömd"), wait_s=0)


def test_a_search_can_be_held_within_a_part(reader: ScreenReader, sample: int) -> None:
    inside = Target(role="button", within=Target(sample, "filler", "Provfönster"))
    assert [found.name for found in _all(reader, inside)] == ["Hälsa", "Kan inte"]
    assert not _all(reader, Target(role="button", within=Target(sample, "text", "Anteckning")))


def _all(reader: ScreenReader, target: Target) -> list[Seen]:
    assert target.within is not None
    reader.find(target.within)
    return reader.find_all(target)


def test_a_driver_that_cannot_start_says_so(desktop: Desktop, tmp_path: Path) -> None:
    nothing = desktop.environment | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none", "DISPLAY": ":none"}
    with ScreenReader(nothing) as reader, pytest.raises(RuntimeError, match=r"driver has ended.*installer/setup"):
        reader.tree()


def test_pictures_are_of_what_the_screen_has(
    reader: ScreenReader, desktop: Desktop, sample: int, tmp_path: Path
) -> None:
    window = reader.find(Target(sample, "filler", "Provfönster"))
    whole = take_screenshot(tmp_path / "whole.png", desktop.environment)
    part = take_screenshot(tmp_path / "part.png", desktop.environment, rect=window.rect)
    assert _size(whole) == (desktop.width, desktop.height)
    assert window.rect is not None
    assert _size(part) == window.rect[2:]
    assert len(set(part.read_bytes())) > 100, "an empty picture compresses to a few different bytes"


def _size(picture: Path) -> tuple[int, int]:
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def test_the_keyring_is_open_and_private(desktop: Desktop) -> None:
    subprocess.run([sys.executable, "-c", KEYRING], env=desktop.environment, check=True)
    assert desktop.environment["HOME"] != os.environ.get("HOME")


def test_desktops_open_one_after_the_other_and_leave_nothing() -> None:
    for _ in range(5):
        with Desktop(640, 480) as desktop:
            mark, home = desktop.environment[MARK], Path(desktop.environment["HOME"])
            left_running = subprocess.Popen(["sleep", "600"], env=desktop.environment)
            found = marked_processes(mark)
        assert left_running.wait() != 0
        assert left_running.pid in found
        assert len(found) >= 5
        assert not marked_processes(mark)
        assert not home.exists()


def test_two_desktops_stand_side_by_side() -> None:
    with Desktop(640, 480) as one, Desktop(640, 480) as other:
        assert one.environment["DISPLAY"] != other.environment["DISPLAY"]
        assert one.environment["DBUS_SESSION_BUS_ADDRESS"] != other.environment["DBUS_SESSION_BUS_ADDRESS"]


def test_a_desktop_that_cannot_open_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DesktopError, match=r"not installed: Xvfb.*installer/setup"), Desktop():
        pass


def test_a_part_that_ends_at_once_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "openbox"
    broken.write_text("#!/bin/sh\necho no theme today\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(DesktopError, match=r"openbox ended\. Its output: no theme today"), Desktop():
        pass
