"""A voice: what every one of them can do. Whoever makes one imports its file when somebody first wants to hear it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

USUAL_WORDS_A_MINUTE = 165
"""Source: 150 to 200 is comfortable, slower is worse (findings on speech for older people)."""
SLOWEST, FASTEST = 150, 200


@dataclass(frozen=True)
class Utterance:
    """One sentence or so. `language` as in "sv"."""

    text: str
    language: str = "sv"
    words_a_minute: int = USUAL_WORDS_A_MINUTE


@dataclass(frozen=True)
class Listener:
    """Called on the thread of whoever speaks the words, never before `say` has returned.

    `on_word(start, length)`: a word begins, by its place in the text; a voice that cannot tell calls it never.
    `on_end(heard)`: once. False: nothing was said, for there is no voice, or it does not answer.
    """

    on_word: Callable[[int, int], None]
    on_end: Callable[[bool], None]


class Speech(Protocol):
    def is_there(self, language: str, answer: Callable[[bool], None]) -> None:
        """Whether there is a voice for the language; answers once, and never at once."""

    def say(self, utterance: Utterance, listener: Listener) -> None:
        """In place of what is being said. Returns at once."""

    def stop(self) -> None:
        """Silent; no listener is called any more."""
