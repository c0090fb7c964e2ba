"""What the machine says, put together; when a fallen program is started again; and when it is night."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.clock import HeldClock
from app.domain.night import NightHours, night_hours
from app.domain.tablet import Network, Sound, TabletNeed
from app.tablet import falls
from app.tablet.floor import Floor
from app.tablet.interface import Loudness, PowerNow
from app.tablet.network import network_of
from app.tablet.ringing import play, ring_wave, try_sound
from app.tablet.simulated import SimulatedPower, SimulatedSound
from app.tablet.watching import TRIES_EVERY, TabletWatch
from tests.hub.hub_fixture import MONDAY


def test_a_watch_tells_what_the_machine_says_and_what_its_person_can_do() -> None:
    power, sound, clock = SimulatedPower(), SimulatedSound(), HeldClock(MONDAY)
    watch = TabletWatch(power, Floor(sound), clock, tell=lambda _now: None, network=lambda: Network.WIRELESS)
    assert watch.look().needs == ()
    power.power = PowerNow(80, on_mains=False)
    assert watch.look().needs == ()
    clock.move(timedelta(minutes=5))
    now = watch.look()
    assert (now.state.battery_percent, now.state.on_mains, now.state.sound) == (80, False, Sound.WORKS)
    assert now.needs == (TabletNeed.CHARGER,)
    power.power, sound.loudness = PowerNow(80, on_mains=True), None
    assert watch.look().needs == (TabletNeed.SOUND,)
    power.power = PowerNow(80, on_mains=False)
    assert watch.look().needs == (TabletNeed.SOUND,), "the five minutes begin anew"


class CountedSound(SimulatedSound):
    set_times = 0

    def set(self, wanted: Loudness) -> None:
        self.set_times += 1
        super().set(wanted)


def test_a_muted_tablet_is_not_unmuted_again_and_again_to_try_it() -> None:
    sound = CountedSound(Loudness(50, muted=True), is_held_mute=True)
    watch = TabletWatch(SimulatedPower(), Floor(sound), HeldClock(MONDAY), tell=lambda _now: None)
    assert {watch.look().state.sound for _ in range(TRIES_EVERY - 1)} == {Sound.OFF}
    tried = sound.set_times
    assert tried <= 2
    sound.is_held_mute = False
    assert watch.look().state.sound is Sound.WORKS, "ten minutes later it is tried again"
    sound.loudness = Loudness(50, muted=False)
    assert watch.look().state.sound is Sound.WORKS
    sound.loudness = None
    assert watch.look().state.sound is Sound.NO_DEVICE, "what has changed is seen at once"


@pytest.mark.parametrize(
    ("links", "network"),
    [
        ({}, Network.NONE),
        ({"lo": "unknown", "eth0": "down", "wlan0": "dormant"}, Network.NONE),
        ({"eth0": "down", "wlan0": "up"}, Network.WIRELESS),
        ({"enp1s0": "up", "wlan0": "up"}, Network.CABLE),
        ({"wwan0": "up"}, Network.MOBILE),
    ],
)
def test_what_it_is_connected_by(tmp_path: Path, links: dict[str, str], network: Network) -> None:
    for name, state in links.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "operstate").write_text(state + "\n")
        if name.startswith("wlan"):
            (tmp_path / name / "wireless").mkdir()
    assert network_of(tmp_path) is network


def test_a_machine_that_shows_no_links_does_not_say(tmp_path: Path) -> None:
    assert network_of(tmp_path / "none") is Network.UNKNOWN


@pytest.mark.parametrize(
    ("lived_s", "wait_s"),
    [
        ([], 0.0),
        ([5000.0], 0.0),
        ([3.0], 0.0),
        ([3.0, 3.0], 1.0),
        ([3.0, 3.0, 3.0], 5.0),
        ([3.0, 3.0, 5000.0, 3.0], 0.0),
        ([1.0] * 50, 300.0),
    ],
)
def test_a_fall_is_forgiven_at_once_and_falls_in_a_row_are_not(lived_s: list[float], wait_s: float) -> None:
    assert falls.wait_s(lived_s) == wait_s


def test_a_program_that_cannot_live_is_started_every_five_minutes() -> None:
    lives = [0.5]
    began = 0.0
    starts = 0
    while began < 3600 * 4:
        began += falls.wait_s(lives) + 0.5
        lives = [*lives, 0.5]
        starts += began > 3600 * 3
    assert starts <= 13


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.mark.parametrize(
    ("hours", "moment", "is_night"),
    [
        ("22-6", at(21, 59), False),
        ("22-6", at(22), True),
        ("22-6", at(3), True),
        ("22-6", at(6), False),
        ("0.30-5.15", at(0, 29), False),
        ("0.30-5.15", at(5, 14), True),
        ("6-6", at(6), False),
    ],
)
def test_the_night_is_by_the_wall_clock(hours: str, moment: datetime, is_night: bool) -> None:
    assert night_hours(hours).holds(moment) is is_night


def test_both_nights_of_the_year_on_which_the_clock_is_moved_are_nights() -> None:
    for day in (datetime(2026, 3, 29), datetime(2026, 10, 25)):  # noqa: DTZ001 - made aware in the next line
        begins = day.replace(tzinfo=ZoneInfo("Europe/Stockholm"))
        for minutes in range(0, 5 * 60, 10):
            assert NightHours().holds(begins.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes))


@pytest.mark.parametrize("text", ["", "22", "22-", "25-6", "a-b"])
def test_what_is_no_night_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - argparse shows it
        night_hours(text)


def test_trying_the_sound_rings_once_at_the_lowest_volume_and_puts_it_back() -> None:
    sound, heard_at = SimulatedSound(Loudness(0, muted=True)), []

    def run(words: object) -> str:
        heard_at.append(sound.loudness)
        return ""

    assert try_sound(Floor(sound, lambda: 40), run) is Sound.WORKS
    assert heard_at == [Loudness(40, muted=False)]
    assert sound.loudness == Loudness(0, muted=True)


def test_without_a_player_or_a_device_it_is_not_said_that_it_rang() -> None:
    assert try_sound(Floor(SimulatedSound()), lambda _words: None) is Sound.NO_DEVICE
    assert try_sound(Floor(SimulatedSound(None)), lambda _words: "") is Sound.NO_DEVICE
    assert not play(ring_wave(), lambda _words: None)
