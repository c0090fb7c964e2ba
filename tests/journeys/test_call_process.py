"""The process of a call by itself: sound and picture between real pages, with devices that are not there."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.desktop import Desktop
from tests.journeys.call_processes import NO_DEVICES, CallProcess, connect

pytestmark = pytest.mark.window


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop(800, 600) as made:
        yield made


def renderer_of(pid: int) -> int:
    """The youngest of its pages' processes."""
    children: dict[int, list[int]] = {}
    lines: dict[int, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            lines[int(folder.name)] = (folder / "cmdline").read_text()
        except OSError:
            continue
        children.setdefault(parent, []).append(int(folder.name))
    found, open_ = [], [pid]
    while open_:
        for child in children.get(open_.pop(), []):
            open_.append(child)
            if "--type=renderer" in lines[child]:
                found.append(child)
    return max(found)


def test_two_see_and_hear_each_other_and_are_gone_afterwards(desktop: Desktop) -> None:
    with CallProcess("a", desktop.environment) as a, CallProcess("b", desktop.environment) as b:
        a.call()
        b.call()
        connect([a, b])
        for one in (a, b):
            assert one.until_said("media") | {"at": 0} == {
                "said": "media",
                "audio": True,
                "video": True,
                "off": [],
                "at": 0,
            }
            stats = one.until_frames()
            assert stats["sound_in"] > 0
        assert (a.end(), b.end()) == (0, 0)


def test_without_camera_and_microphone_one_sees_and_hears_all_the_same(desktop: Desktop) -> None:
    with CallProcess("a", desktop.environment) as a, CallProcess("b", desktop.environment, flags=NO_DEVICES) as b:
        a.call()
        b.call()
        connect([b, a])
        b.until_said("media", audio=False, video=False)
        stats = b.until(lambda one: one["said"] == "stats" and one["frames_in"] > 10 and one["sound_in"] > 10)
        assert stats["frames_out"] == 0


@pytest.mark.long
def test_three_see_each_other(desktop: Desktop) -> None:
    names = ("a", "b", "c")
    people = [CallProcess(name, desktop.environment) for name in names]
    with people[0], people[1], people[2]:
        for one in people:
            one.call()
        connect(people)
        for one in people:
            one.until_said("stats", peers=2)
            one.until_frames()


@pytest.mark.long
def test_a_page_that_falls_comes_back_into_the_call(desktop: Desktop) -> None:
    with CallProcess("a", desktop.environment) as a, CallProcess("b", desktop.environment) as b:
        a.call()
        b.call()
        connect([a, b])
        for fallen, other in ((b, a), (a, b)):
            fallen.until_frames()
            os.kill(renderer_of(fallen.pid), signal.SIGKILL)
            fallen.until_said("fell")
            fallen.until_frames()
            other.until_frames()


def test_nothing_is_opened_until_it_is_said(desktop: Desktop) -> None:
    with CallProcess("a", desktop.environment) as a:
        for _ in range(3):
            a.until_said("beat")
        assert not any(one["said"] in {"media", "no_device"} for one in a.said)


def test_what_is_put_off_while_the_devices_open_is_off(desktop: Desktop) -> None:
    with CallProcess("a", desktop.environment) as a:
        a.until_said("ready")
        a.call()
        a.tell(do="mute", kind="audio", off=True)
        a.tell(do="mute", kind="video", off=True)
        assert a.until_said("media", audio=True, video=True)["off"] == ["audio", "video"]
        os.kill(renderer_of(a.pid), signal.SIGKILL)
        a.until_said("fell")
        assert a.until_said("media", audio=True, video=True)["off"] == ["audio", "video"]


def test_who_started_it_is_gone_and_so_is_the_call(desktop: Desktop) -> None:
    with CallProcess("a", desktop.environment) as a:
        a.until_said("ready")
        assert a.let_go() == 0


def test_nobody_from_outside_sets_flags(desktop: Desktop) -> None:
    """Devices that the environment asks for are not there."""
    environment = desktop.environment | {
        "QTWEBENGINE_CHROMIUM_FLAGS": "--use-fake-device-for-media-stream",
        "QTWEBENGINE_REMOTE_DEBUGGING": "127.0.0.1:0",
        "QTWEBENGINEPROCESS_PATH": "/bin/false",
    }
    with CallProcess("a", environment, flags=NO_DEVICES) as a:
        a.call()
        a.until_said("media", audio=False, video=False)
        command = Path(f"/proc/{renderer_of(a.pid)}/cmdline").read_text()
        assert "fake-device" not in command
