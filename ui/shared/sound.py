"""Sounds: each is told in words too, since nothing is told by sound alone. Loaded when the first one is played.

`Sounds` is what screens know; `Loudspeaker` plays, `KeptSounds` only remembers (tests, the gallery).
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication

from ui.shared.resource import FOLDER

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect


class Sound(StrEnum):
    """Names of files in resources/sounds."""

    ALARM_SENT = "alarm-sent"
    """At home, once: the press was felt."""
    ALARM_ACCEPTED = "alarm-accepted"
    """At home, once: somebody has it."""
    ALARM_RINGS = "alarm-rings"
    """Where one works, again and again until somebody has it."""
    CALL_RINGS = "call-rings"
    """A video call, again and again until somebody answers: soft first, louder with each round."""


class Sounds(Protocol):
    def play(self, sound: Sound, *, again_and_again: bool = False) -> None: ...

    def stop(self, sound: Sound) -> None: ...


class KeptSounds:
    """Plays nothing."""

    def __init__(self) -> None:
        self.played: list[Sound] = []
        self.going_on: set[Sound] = set()

    def play(self, sound: Sound, *, again_and_again: bool = False) -> None:
        self.played.append(sound)
        if again_and_again:
            self.going_on.add(sound)

    def stop(self, sound: Sound) -> None:
        self.going_on.discard(sound)


BEEP_EVERY_MS = 1500
"""Of a machine without a loudspeaker that Qt knows: the system's own beep."""


class Loudspeaker:
    def __init__(self) -> None:
        self._effects: dict[Sound, QSoundEffect] = {}
        self._beeping: set[Sound] = set()
        self._beeps = QTimer()
        self._beeps.setInterval(BEEP_EVERY_MS)
        self._beeps.timeout.connect(QApplication.beep)

    def play(self, sound: Sound, *, again_and_again: bool = False) -> None:
        effect = self._effect(sound)
        if effect is None:
            QApplication.beep()
            if again_and_again:
                self._beeping.add(sound)
                self._beeps.start()
            return
        if effect.isPlaying() and again_and_again:
            return
        effect.setLoopCount(_FOR_EVER if again_and_again else 1)
        effect.play()

    def stop(self, sound: Sound) -> None:
        if sound in self._effects:
            self._effects[sound].stop()
        self._beeping.discard(sound)
        if not self._beeping:
            self._beeps.stop()

    def _effect(self, sound: Sound) -> "QSoundEffect | None":
        """None where there is nothing to play on."""
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if QMediaDevices.defaultAudioOutput().isNull():
            self._effects.pop(sound, None)
            return None
        if sound not in self._effects:
            effect = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(FOLDER / "sounds" / f"{sound.value}.wav")))
            effect.setVolume(1.0)
            self._effects[sound] = effect
        return self._effects[sound]


_FOR_EVER = -2
"""QSoundEffect.Loop.Infinite as the number that `setLoopCount` takes."""
