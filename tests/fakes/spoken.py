"""A voice by hand: what it says is kept, and the test says when a word or the whole has been said."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from ui.shared.speech import Listener, Utterance


class SimulatedSpeech:
    """`tells_words`: whether it knows which word it is at. Each utterance ends in a later turn of the event loop, or
    when `finish` is called where `by_hand`."""

    def __init__(
        self, languages: frozenset[str] = frozenset({"sv"}), *, tells_words: bool = True, by_hand: bool = False
    ) -> None:
        self.languages, self.tells_words, self.by_hand = languages, tells_words, by_hand
        self.said: list[Utterance] = []
        self._now: tuple[int, Utterance, Listener] | None = None
        self._number = 0

    def is_there(self, language: str, answer: Callable[[bool], None]) -> None:
        QTimer.singleShot(0, lambda: answer(language in self.languages))

    def say(self, utterance: Utterance, listener: Listener) -> None:
        self._number += 1
        number = self._number
        self._now = (number, utterance, listener)
        if utterance.language not in self.languages:
            QTimer.singleShot(0, lambda: self._end(number, heard=False))
            return
        self.said.append(utterance)
        if not self.by_hand:
            QTimer.singleShot(0, lambda: self._speak(number))

    def stop(self) -> None:
        self._now = None

    def word(self, word: str) -> None:
        """It is at this word now."""
        assert self._now is not None
        _, utterance, listener = self._now
        listener.on_word(utterance.text.index(word), len(word))

    def finish(self) -> None:
        assert self._now is not None
        self._end(self._now[0], heard=True)

    def _speak(self, number: int) -> None:
        if self._now is None or self._now[0] != number:
            return
        _, utterance, listener = self._now
        begin = 0
        for word in utterance.text.split() if self.tells_words else ():
            begin = utterance.text.index(word, begin)
            listener.on_word(begin, len(word))
            begin += len(word)
        self._end(number, heard=True)

    def _end(self, number: int, *, heard: bool) -> None:
        if self._now is None or self._now[0] != number:
            return
        _, _, listener = self._now
        self._now = None
        listener.on_end(heard)
