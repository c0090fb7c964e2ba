"""Recording and playing voice messages. One interface, so that a screen need not know of microphones."""

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QStorageInfo, QTimer, QUrl, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaCaptureSession, QMediaPlayer, QMediaRecorder

LONGEST_MS = 5 * 60_000
"""Of one message: longer than anybody speaks at a stretch, and 2 MB of it. What was said until then is kept."""
ROOM_BYTES = 50 * 1024 * 1024
"""Free on the disk before a recording begins: five minutes as they are recorded and encrypted, and room to go on."""


class VoiceProblem(StrEnum):
    NO_MICROPHONE = "no_microphone"
    DISK_FULL = "disk_full"
    FAILED = "failed"
    """The sound system gave up."""


class Recorder(QObject):
    """`start`, then `stop`; `recorded` brings the file, which is `forget`-ed when it has been sent or thrown away."""

    recorded = Signal(Path)
    failed = Signal(str)
    """A VoiceProblem."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._session: QMediaCaptureSession | None = None
        self._recorder: QMediaRecorder | None = None
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_MS)
        self._longest.timeout.connect(self.stop)

    @property
    def media_type(self) -> str:
        return "audio/mp4"

    def start(self) -> bool:
        """False when it cannot begin; `failed` has said why."""
        from PySide6.QtMultimedia import QAudioInput, QMediaCaptureSession, QMediaDevices, QMediaFormat, QMediaRecorder

        microphone = QMediaDevices.defaultAudioInput()
        if microphone.isNull():
            self.failed.emit(VoiceProblem.NO_MICROPHONE.value)
            return False
        if QStorageInfo(tempfile.gettempdir()).bytesAvailable() < ROOM_BYTES:
            self.failed.emit(VoiceProblem.DISK_FULL.value)
            return False
        self.forget()
        self._folder = tempfile.TemporaryDirectory(prefix="tryggve-voice-")
        self._session = QMediaCaptureSession(self)
        self._session.setAudioInput(QAudioInput(microphone, self._session))
        recorder = self._recorder = QMediaRecorder(self)
        self._session.setRecorder(recorder)
        sound = QMediaFormat(QMediaFormat.FileFormat.Mpeg4Audio)
        sound.setAudioCodec(QMediaFormat.AudioCodec.AAC)
        recorder.setMediaFormat(sound)
        recorder.setAudioChannelCount(1)
        recorder.setOutputLocation(QUrl.fromLocalFile(str(Path(self._folder.name) / "rost.m4a")))
        recorder.recorderStateChanged.connect(self._changed)
        recorder.errorOccurred.connect(self._went_wrong)
        recorder.record()
        self._longest.start()
        return True

    def stop(self) -> None:
        self._longest.stop()
        if self._recorder is not None:
            self._recorder.stop()

    def forget(self) -> None:
        """Nothing of what was said is left on the disk."""
        self._longest.stop()
        for made in (self._recorder, self._session):
            if made is not None:
                made.deleteLater()
        self._recorder, self._session = None, None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _changed(self) -> None:
        from PySide6.QtMultimedia import QMediaRecorder

        recorder = self._recorder
        if recorder is None or recorder.recorderState() is not QMediaRecorder.RecorderState.StoppedState:
            return
        place = Path(recorder.actualLocation().toLocalFile())
        if place.is_file() and place.stat().st_size:
            self.recorded.emit(place)

    def _went_wrong(self) -> None:
        from PySide6.QtMultimedia import QMediaRecorder

        full = self._recorder is not None and self._recorder.error() is QMediaRecorder.Error.OutOfSpaceError
        self._longest.stop()
        self.failed.emit((VoiceProblem.DISK_FULL if full else VoiceProblem.FAILED).value)


class Player(QObject):
    """Plays a sound from memory: nothing of it is written to the disk in the clear."""

    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._buffer = QBuffer(self)

    def play(self, content: bytes) -> None:
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        self.stop()
        if self._player is None:
            self._player = QMediaPlayer(self)
            self._player.setAudioOutput(QAudioOutput(self._player))
            self._player.mediaStatusChanged.connect(self._status)
            self._player.errorOccurred.connect(self._went_wrong)
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._player.setSourceDevice(self._buffer)
        self._player.play()

    def stop(self) -> None:
        if self._player is not None:
            self._player.stop()

    def _status(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if self._player is not None and self._player.mediaStatus() is QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()

    def _went_wrong(self) -> None:
        self.failed.emit()
