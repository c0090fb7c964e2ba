"""The system's volume, by whichever program this machine has: PipeWire's or PulseAudio's `pactl`, PipeWire's `wpctl`,
ALSA's `amixer`."""

import re

from app.tablet.commands import Run, run
from app.tablet.interface import Loudness, SoundSystem

_PERCENT = re.compile(r"(\d+)%")
_PART = re.compile(r"Volume:\s*([0-9.]+)")
_PLAYS = re.compile(r"\[(\d+)%\].*\[(on|off)\]")
_NOTHING_PLAYS = "auto_null"
"""The name of what a sound server offers where there is no device."""


class PactlSound:
    def __init__(self, run: Run = run) -> None:
        self._run = run

    def now(self) -> Loudness | None:
        name = (self._run(["pactl", "get-default-sink"]) or "").strip()
        volume = self._run(["pactl", "get-sink-volume", "@DEFAULT_SINK@"])
        mute = self._run(["pactl", "get-sink-mute", "@DEFAULT_SINK@"])
        found = _PERCENT.search(volume or "")
        if not name or name == _NOTHING_PLAYS or found is None or mute is None:
            return None
        return Loudness(min(100, int(found[1])), "yes" in mute)

    def set(self, wanted: Loudness) -> None:
        self._run(["pactl", "set-sink-volume", "@DEFAULT_SINK@", f"{wanted.percent}%"])
        self._run(["pactl", "set-sink-mute", "@DEFAULT_SINK@", "1" if wanted.muted else "0"])


class WpctlSound:
    def __init__(self, run: Run = run) -> None:
        self._run = run

    def now(self) -> Loudness | None:
        told = self._run(["wpctl", "get-volume", "@DEFAULT_AUDIO_SINK@"]) or ""
        found = _PART.search(told)
        return None if found is None else Loudness(min(100, round(float(found[1]) * 100)), "MUTED" in told)

    def set(self, wanted: Loudness) -> None:
        self._run(["wpctl", "set-volume", "@DEFAULT_AUDIO_SINK@", f"{wanted.percent / 100:.2f}"])
        self._run(["wpctl", "set-mute", "@DEFAULT_AUDIO_SINK@", "1" if wanted.muted else "0"])


class AmixerSound:
    def __init__(self, run: Run = run) -> None:
        self._run = run

    def now(self) -> Loudness | None:
        sides = _PLAYS.findall(self._run(["amixer", "-M", "get", "Master"]) or "")
        if not sides:
            return None
        return Loudness(max(int(percent) for percent, _ in sides), all(state == "off" for _, state in sides))

    def set(self, wanted: Loudness) -> None:
        self._run(["amixer", "-q", "-M", "set", "Master", f"{wanted.percent}%", "mute" if wanted.muted else "unmute"])


def find_sound(run: Run = run) -> SoundSystem | None:
    """The first that answers; None where no program can tell, which is not the same as silence."""
    ways: tuple[tuple[list[str], type[PactlSound] | type[WpctlSound] | type[AmixerSound]], ...] = (
        (["pactl", "info"], PactlSound),
        (["wpctl", "status"], WpctlSound),
        (["amixer", "info"], AmixerSound),
    )
    return next((made(run) for question, made in ways if run(question) is not None), None)
