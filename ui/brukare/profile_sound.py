"""Plays one of the alert sounds, so that somebody can say whether they hear it. Loaded when it is first asked for."""

from typing import Protocol

from PySide6.QtCore import QObject, QUrl

from app.domain.tablet_profile import AlertSound
from ui.shared.resource import FOLDER


class Plays(Protocol):
    def play(self, sound: AlertSound, percent: int) -> bool:
        """Once, so loud. False where the device has nothing to play it on."""


class Sounds(QObject):
    def play(self, sound: AlertSound, percent: int) -> bool:
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError:
            return False  # a system without the libraries that Qt plays with
        if QMediaDevices.defaultAudioOutput().isNull():
            return False
        for earlier in self.findChildren(QSoundEffect):
            earlier.stop()
            earlier.deleteLater()
        effect = QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(FOLDER / "sounds" / f"{sound.value}.wav")))
        effect.setVolume(percent / 100)
        effect.play()
        return True
