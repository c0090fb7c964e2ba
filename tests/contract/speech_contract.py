"""What every voice has to keep: test_speech.py runs it over each."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from ui.shared.speech import Listener, Speech, Utterance

WITHIN_MS = 20_000
TEXT = "Amina kommer klockan tio."


class Ear:
    """Hears one utterance."""

    def __init__(self) -> None:
        self.words: list[tuple[int, int]] = []
        self.ends: list[bool] = []

    def listener(self) -> Listener:
        return Listener(on_word=lambda start, length: self.words.append((start, length)), on_end=self.ends.append)


def until(done: Callable[[], bool]) -> None:
    """Turns of the event loop until it is so."""
    loop = QEventLoop()
    look = QTimer()
    look.timeout.connect(lambda: loop.quit() if done() else None)
    look.start(5)
    QTimer.singleShot(WITHIN_MS, loop.quit)
    if not done():
        loop.exec()
    assert done(), "it did not come about"


class SpeechContract:
    language = "sv"
    """One that the voice has."""
    tells_words = True

    @pytest.fixture
    def voice(self) -> Iterator[Speech]:
        raise NotImplementedError

    def say(self, voice: Speech, text: str = TEXT) -> Ear:
        ear = Ear()
        voice.say(Utterance(text, self.language), ear.listener())
        return ear

    def test_it_is_there_for_its_language_and_not_for_one_that_nobody_speaks(self, voice: Speech) -> None:
        answers: dict[str, bool] = {}
        voice.is_there(self.language, lambda there: answers.update(own=there))
        voice.is_there("xx", lambda there: answers.update(other=there))
        assert answers == {}, "never at once"
        until(lambda: len(answers) == 2)
        assert answers == {"own": True, "other": False}

    def test_what_is_said_ends_once_and_tells_its_words_in_order(self, voice: Speech) -> None:
        ear = self.say(voice)
        assert ear.ends == []
        until(lambda: ear.ends != [])
        until(self._is_quiet(ear))
        assert ear.ends == [True]
        if self.tells_words:
            assert [TEXT[start : start + length].strip(".") for start, length in ear.words] == [
                "Amina",
                "kommer",
                "klockan",
                "tio",
            ]
        assert all(one[0] < other[0] for one, other in pairwise(ear.words))

    def test_one_after_another(self, voice: Speech) -> None:
        first = self.say(voice)
        until(lambda: first.ends == [True])
        second = self.say(voice, "Tack.")
        until(lambda: second.ends == [True])
        assert first.ends == [True]

    def test_the_newest_is_said_in_place_of_the_one_before(self, voice: Speech) -> None:
        first, second = self.say(voice, TEXT * 20), self.say(voice)
        until(lambda: second.ends == [True])
        assert first.ends == []
        assert first.words == []

    def test_after_a_stop_nothing_more_is_heard(self, voice: Speech) -> None:
        ear = self.say(voice, TEXT * 20)
        voice.stop()
        words = list(ear.words)
        after = self.say(voice)
        until(lambda: after.ends == [True])
        assert ear.ends == []
        assert ear.words == words

    def test_a_language_without_a_voice_is_not_said_in_another(self, voice: Speech) -> None:
        ear = Ear()
        voice.say(Utterance("Hello.", "xx"), ear.listener())
        until(lambda: ear.ends != [])
        assert ear.ends == [False]

    @staticmethod
    def _is_quiet(ear: Ear) -> Callable[[], bool]:
        """A few turns without anything new."""
        QCoreApplication.processEvents()
        return lambda: len(ear.ends) >= 1
