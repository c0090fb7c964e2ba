"""The voices of Windows and macOS, by Qt. Runs in the process beside: to open a voice takes Qt a second, and one that
hangs must not hold the window."""

import sys
import threading
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtTextToSpeech import QTextToSpeech

from ui.shared.speech_lines import Line, Tell

REHEARSED = "mock"
"""Qt's engine that says nothing; never chosen by itself."""
USUAL, SPAN_SLOWER, SPAN_FASTER = 170, 90, 220
"""Words a minute at Qt's rate 0, and what -1 takes away and 1 adds, as the voice on Linux has it; the systems' voices
lie near it."""


def run(requests: Iterator[Line], tell: Tell, engine: str = "") -> None:
    """Until the window is gone."""
    app = QCoreApplication(sys.argv[:1])
    voice = QtVoice(tell, engine)
    tell({"languages": voice.languages()})
    threading.Thread(target=voice.pass_on, args=(requests,), daemon=True).start()
    app.exec()


class QtVoice(QObject):
    _asked = Signal(object)
    _gone = Signal()

    def __init__(self, tell: Tell, engine: str) -> None:
        super().__init__()
        self._tell = tell
        self._number: int | None = None
        self._locale = ""
        real = [name for name in QTextToSpeech.availableEngines() if name != REHEARSED]
        self._voice = QTextToSpeech(engine or (real[0] if real else "none"), self)
        self._voice.sayingWord.connect(self._word)
        self._voice.stateChanged.connect(self._changed)
        queued = Qt.ConnectionType.QueuedConnection
        self._asked.connect(self._answer, queued)
        self._gone.connect(QCoreApplication.quit, queued)

    def languages(self) -> list[str]:
        if self._voice.state() is QTextToSpeech.State.Error:
            return []
        return sorted({locale.name().partition("_")[0] for locale in self._voice.availableLocales()})

    def pass_on(self, requests: Iterator[Line]) -> None:
        """On the thread that waits for the window."""
        for request in requests:
            self._asked.emit(request)
        self._gone.emit()

    def _answer(self, request: Line) -> None:
        self._number = None
        if self._voice.state() is QTextToSpeech.State.Speaking:
            self._voice.stop(QTextToSpeech.BoundaryHint.Immediate)
        if "say" not in request:
            return
        if request["language"] != self._locale:
            self._locale = request["language"]
            self._voice.setLocale(self._best(self._locale))
        over = request["rate"] - USUAL
        self._voice.setRate(over / (SPAN_FASTER if over > 0 else SPAN_SLOWER))
        # In a turn of its own: what stopping has still to say belongs to the one before.
        QTimer.singleShot(0, self, lambda: self._begin(request))

    def _begin(self, request: Line) -> None:
        self._number = request["say"]
        self._voice.say(request["text"])

    def _best(self, language: str) -> QLocale:
        """One that there is a voice for."""
        wanted = [locale for locale in self._voice.availableLocales() if locale.name().partition("_")[0] == language]
        return wanted[0] if wanted else QLocale(language)

    def _word(self, _text: str, _utterance: int, start: int, length: int) -> None:
        if self._number is not None:
            self._tell({"word": self._number, "start": start, "length": length})

    def _changed(self, state: QTextToSpeech.State) -> None:
        done = {QTextToSpeech.State.Ready: "ended", QTextToSpeech.State.Error: "failed"}.get(state)
        if done is not None and self._number is not None:
            number, self._number = self._number, None
            self._tell({done: number})
