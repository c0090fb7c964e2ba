"""Parting words of Finnish and Somali, for which no list of patterns is at hand: both begin a syllable with one
consonant (in Somali "dh", "kh" and "sh" count as one) before a vowel.

Source: Kielitoimiston ohjepankki, Tavutus; the syllable of Somali is (C)V(V)(C).
"""

import re

_VOWELS = "aeiouyåäö"
_BEGINS = re.compile(rf"(?<=\w\w)(?=(?:dh|kh|sh|[^\W\d_{_VOWELS}'])[{_VOWELS}])", re.IGNORECASE)
"""Two letters at least on each side. Not between vowels, where the rules are finer than this."""


def parted(word: str, mark: str) -> str:
    """ "hälytyskello" as "hä-ly-tys-kel-lo", with `mark` for each hyphen. A word without a vowel before is left."""
    pieces = _BEGINS.split(word)
    whole: list[str] = []
    for piece in pieces:
        if whole and (not _has_vowel(whole[-1]) or _is_pair(whole[-1], piece)):
            whole[-1] += piece
        else:
            whole.append(piece)
    return mark.join(whole)


def _has_vowel(piece: str) -> bool:
    return any(letter in _VOWELS for letter in piece.lower())


def _is_pair(before: str, after: str) -> bool:
    """Whether a consonant of two letters would be torn."""
    return f"{before[-1:]}{after[:1]}".lower() in ("dh", "kh", "sh")
