"""Words as a voice says them: the times and dashes of the screen in words, each known by its place there."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.shared.wrapped_text import spoken

translate = QCoreApplication.translate

_TIME = re.compile(r"^(\d{1,2})\.(\d{2})([.,!?:]*)$")
_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zåäö])")
"""Between two sentences: a sign that ends one, and then a capital."""


@dataclass(frozen=True)
class Word:
    """A word of the screen: its place there and where it begins in what is said."""

    start: int
    length: int
    said_from: int


@dataclass(frozen=True)
class Sentence:
    said: str
    words: tuple[Word, ...]

    def word_at(self, said_from: int) -> Word:
        """The one that is being said when the voice is at this place."""
        begun = [word for word in self.words if word.said_from <= said_from]
        return begun[-1] if begun else self.words[0]


def sentences(text: str) -> list[Sentence]:
    """`text` as it stands on the screen."""
    found, begin = [], 0
    for end in [*(match.start() for match in _END.finditer(text)), len(text)]:
        sentence = _sentence(text, begin, end)
        if sentence.words:
            found.append(sentence)
        begin = end
    return found


def _sentence(text: str, begin: int, end: int) -> Sentence:
    said, words = "", []
    for word in re.finditer(r"\S+", text[begin:end]):
        form = _said(word.group())
        if not form:
            continue
        said += " " if said else ""
        words.append(Word(begin + word.start(), len(word.group()), len(said)))
        said += form
    return Sentence(said, tuple(words))


def _said(word: str) -> str:
    """ "10.45" as "10 45", and "–" between two times as a word. Nothing for a sign that nobody says."""
    time = _TIME.match(word)
    if time is not None:
        hour, minutes, rest = time.groups()
        zero = translate("Spoken", "noll", "The digit 0, as it is said in a time: 'åtta noll två'")
        return f"{int(hour)} {' '.join([zero, *minutes[1:]]) if minutes[0] == '0' else minutes}{rest}"
    if word in ("–", "—"):
        return translate("Spoken", "till", "Between two times: 'tio till elva'")
    return spoken(word) if any(sign.isalnum() for sign in word) else ""
