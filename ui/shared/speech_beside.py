"""The voice in the process beside: started when somebody first wants to hear it, and given up when it is silent."""

import json
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QTimer

from ui.shared.speech import Listener, Utterance
from ui.shared.speech_lines import encoded

STARTS_WITHIN_MS = 12_000
"""For the list of its languages: a slow tablet takes some seconds after it has been switched on."""
SAYS_WITHIN_MS = 6_000
"""On top of the time that the words take."""
MS_A_WORD = 800
"""More than a word takes at the slowest rate."""


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "speech"]
    return [sys.executable, "-m", "ui.shared.speech_process"]


class SpeechBeside(QObject):
    """`command`: another process in its place, for tests."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: Sequence[str] = (),
        starts_within_ms: int = STARTS_WITHIN_MS,
        says_within_ms: int = SAYS_WITHIN_MS,
    ) -> None:
        super().__init__(parent)
        self._command = list(command) or _command()
        self._starts_within_ms, self._says_within_ms = starts_within_ms, says_within_ms
        self._process: QProcess | None = None
        self._languages: frozenset[str] | None = None
        self._waiting: list[Callable[[], None]] = []
        self._number = 0
        self._saying: tuple[int, Listener] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._give_up)

    def is_there(self, language: str, answer: Callable[[bool], None]) -> None:
        self._when_known(lambda: answer(language in (self._languages or ())))

    def say(self, utterance: Utterance, listener: Listener) -> None:
        self._number += 1
        number = self._number
        self._saying = (number, listener)
        self._when_known(lambda: self._begin(number, utterance))

    def stop(self) -> None:
        was, self._saying = self._saying, None
        if was is not None and self._languages is not None:
            self._patience.stop()
            self._tell({"stop": True})

    def close(self) -> None:
        """The process ends by itself when nobody speaks to it any more."""
        self.stop()
        if self._process is not None:
            self._process.closeWriteChannel()

    # --- the process ---

    def _when_known(self, then: Callable[[], None]) -> None:
        """Once it is known which languages there are; in a later turn in any case."""
        if self._languages is not None:
            QTimer.singleShot(0, self, then)
            return
        self._waiting.append(then)
        if self._process is None:
            process = self._process = _process_beside(self)
            process.readyReadStandardOutput.connect(self._hear)
            process.finished.connect(self._gone)
            process.errorOccurred.connect(self._gone)
            process.start(self._command[0], self._command[1:])
            self._patience.start(self._starts_within_ms)

    def _begin(self, number: int, utterance: Utterance) -> None:
        if self._saying is None or self._saying[0] != number:
            return
        if utterance.language not in (self._languages or ()):
            self._end(heard=False)
            return
        words = len(utterance.text.split())
        self._patience.start(self._says_within_ms + MS_A_WORD * words)
        rate, language = utterance.words_a_minute, utterance.language
        self._tell({"say": number, "text": utterance.text, "language": language, "rate": rate})

    def _tell(self, line: dict[str, object]) -> None:
        if self._process is not None:
            self._process.write(encoded(line))

    def _hear(self) -> None:
        while self._process is not None and self._process.canReadLine():
            line = json.loads(bytes(self._process.readLine().data()))
            if "languages" in line:
                self._know(line["languages"])
            elif self._saying is None:
                continue
            elif line.get("word") == self._saying[0]:
                self._saying[1].on_word(line["start"], line["length"])
            elif line.get("ended") == self._saying[0]:
                self._end(heard=True)
            elif line.get("failed") == self._saying[0]:
                self._end(heard=False)

    def _know(self, languages: Sequence[str]) -> None:
        self._patience.stop()
        self._languages = frozenset(languages)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _end(self, *, heard: bool) -> None:
        self._patience.stop()
        was, self._saying = self._saying, None
        if was is not None:
            was[1].on_end(heard)

    def _give_up(self) -> None:
        """It does not answer: it is ended, and asked anew the next time."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.finished.connect(process.deleteLater)
            process.kill()
        self._silent()

    def _gone(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self._silent()

    def _silent(self) -> None:
        self._know(())
        self._end(heard=False)
        self._languages = None


_processes: set[QProcess] = set()
"""Those that have not ended. Nobody's children: destroyed while it runs, one would be killed in the middle of a word,
and the window would wait for it."""


def _process_beside(owner: QObject) -> QProcess:
    """Ends by itself when its owner is gone and nobody speaks to it any more."""
    process = QProcess()
    _processes.add(process)

    def ended() -> None:
        _processes.discard(process)

    process.finished.connect(ended)
    process.errorOccurred.connect(ended)
    owner.destroyed.connect(process.closeWriteChannel)
    return process
