"""Programs of the system as they answer, made of a machine that is only thought.

What pactl prints was compared with PulseAudio 16.1; what wpctl, amixer and xset print is as their manuals show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.tablet.interface import Loudness, PowerNow
from app.tablet.sound import AmixerSound, PactlSound, WpctlSound


@dataclass
class SoundMachine:
    loudness: Loudness | None = None
    held_mute: bool = False

    def machine_is(self, loudness: Loudness | None, *, held_mute: bool = False) -> None:
        self.loudness, self.held_mute = loudness, held_mute

    def volume(self, percent: int) -> None:
        if self.loudness is not None:
            self.loudness = Loudness(percent, self.loudness.muted)

    def mute(self, muted: bool) -> None:
        if self.loudness is not None:
            self.loudness = Loudness(self.loudness.percent, muted or self.held_mute)


class PactlMachine(SoundMachine):
    @property
    def system(self) -> PactlSound:
        return PactlSound(self.run)

    def run(self, words: Sequence[str]) -> str | None:
        now = self.loudness
        match list(words[1:]):
            case ["get-default-sink"]:
                return "alsa_output.pci-0000_00_1f.3.analog-stereo\n" if now else "auto_null\n"
            case ["get-sink-volume", "@DEFAULT_SINK@"]:
                percent = now.percent if now else 100
                side = f"{round(65536 * percent / 100)} / {percent:3}% / 0,00 dB"
                return f"Volume: front-left: {side},   front-right: {side}\n        balance 0,00\n"
            case ["get-sink-mute", "@DEFAULT_SINK@"]:
                return f"Mute: {'yes' if now and now.muted else 'no'}\n"
            case ["set-sink-volume", "@DEFAULT_SINK@", percent]:
                self.volume(int(percent.removesuffix("%")))
                return ""
            case ["set-sink-mute", "@DEFAULT_SINK@", muted]:
                self.mute(muted == "1")
                return ""
            case _:
                return None


class WpctlMachine(SoundMachine):
    @property
    def system(self) -> WpctlSound:
        return WpctlSound(self.run)

    def run(self, words: Sequence[str]) -> str | None:
        if self.loudness is None:
            return None  # "Translate ID error: '@DEFAULT_AUDIO_SINK@' is not a valid ID", and ends with 3
        match list(words[1:]):
            case ["get-volume", "@DEFAULT_AUDIO_SINK@"]:
                return f"Volume: {self.loudness.percent / 100:.2f}{' [MUTED]' if self.loudness.muted else ''}\n"
            case ["set-volume", "@DEFAULT_AUDIO_SINK@", part]:
                self.volume(round(float(part) * 100))
                return ""
            case ["set-mute", "@DEFAULT_AUDIO_SINK@", muted]:
                self.mute(muted == "1")
                return ""
            case _:
                return None


class AmixerMachine(SoundMachine):
    @property
    def system(self) -> AmixerSound:
        return AmixerSound(self.run)

    def run(self, words: Sequence[str]) -> str | None:
        if self.loudness is None:
            return None  # "amixer: Mixer attach default error: No such file or directory", and ends with 1
        match [word for word in words[1:] if word not in {"-q", "-M"}]:
            case ["get", "Master"]:
                pass
            case ["set", "Master", percent, muted]:
                self.volume(int(percent.removesuffix("%")))
                self.mute(muted == "mute")
            case _:
                return None
        side = f"Playback {round(655.36 * self.loudness.percent)} [{self.loudness.percent}%] "
        side += f"[{'off' if self.loudness.muted else 'on'}]"
        head = "Simple mixer control 'Master',0\n  Capabilities: pvolume pswitch\n  Limits: Playback 0 - 65536\n"
        return f"{head}  Mono:\n  Front Left: {side}\n  Front Right: {side}\n"


@dataclass
class XsetMachine:
    done: list[str] = field(default_factory=list)

    def run(self, words: Sequence[str]) -> str | None:
        self.done.append(" ".join(words[1:]))
        return ""

    def is_held(self) -> bool:
        last = [one for one in self.done if one in {"-dpms", "+dpms"}]
        return bool(last) and last[-1] == "-dpms"

    def woken(self) -> int:
        return self.done.count("dpms force on")


def lay_supplies(folder: Path, power: PowerNow) -> None:
    """As Linux shows a tablet's battery and plug, and a pen's battery beside them."""
    for old in folder.glob("*/*"):
        old.unlink()
    pen = {"type": "Battery", "scope": "Device", "capacity": "3", "status": "Discharging"}
    _lay(folder / "hid-pen-battery", pen)
    if power.battery_percent is not None:
        status = {True: "Charging", False: "Discharging", None: "Unknown"}[power.on_mains]
        _lay(folder / "BAT0", {"type": "Battery", "capacity": str(power.battery_percent), "status": status})
    if power.on_mains is not None:
        _lay(folder / "AC", {"type": "Mains", "online": "1" if power.on_mains else "0"})


def _lay(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text + "\n")
