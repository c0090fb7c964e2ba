"""Which language the screens speak just now, and how it writes days, times and lines. No texts and no widgets here:
ui.shared.translation changes the language, with all that hangs on it.
"""

import re
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Signal

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew to Arabic, with their forms of presentation."""
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Language:
    code: str
    own_name: str
    """As those who speak it write it."""
    locale: str
    """Whose names of days and months. Source: app/decisions/0030-languages.md."""
    clock: str = "HH:mm"
    day: str = "dddd d MMMM"
    date: str = "d MMMM"
    from_right: bool = False
    parting: str = ""
    """How long words are parted: a name that pyphen knows, "syllables", or not at all."""


SWEDISH = Language("sv", "Svenska", "sv_SE", clock="HH.mm", parting="sv")
LANGUAGES = {
    language.code: language
    for language in (
        SWEDISH,
        Language("en", "English", "en_GB", parting="en_GB"),
        Language("fi", "Suomi", "fi_FI", clock="HH.mm", day="dddd d. MMMM", date="d. MMMM", parting="syllables"),
        Language("ar", "العربية", "ar_SY", from_right=True),
        Language("so", "Soomaali", "so_SO", parting="syllables"),
        Language("fa", "فارسی", "fa_IR", from_right=True),
        Language("es", "Español", "es_ES", day="dddd d 'de' MMMM", date="d 'de' MMMM", parting="es"),
        Language("pl", "Polski", "pl_PL", parting="pl"),
    )
}
"""In this order wherever a person chooses one."""


class Languages(QObject):
    """What is told when a language is wanted or has changed."""

    wanted = Signal(str)
    """A code: by the person's profile, or by the person. The window keeps what is being written and changes then."""
    changed = Signal(str)
    """A code: from now on every text that is made is in this language. Screens made before are to be made anew."""


_now = SWEDISH
_languages: Languages | None = None


def speaking() -> Language:
    return _now


def speak(language: Language) -> None:
    """For ui.shared.translation alone: texts, direction and fonts belong to it."""
    global _now  # noqa: PLW0603 - one screen, one language
    _now = language


def languages() -> Languages:
    """The one of this program."""
    global _languages  # noqa: PLW0603 - one screen, one language
    if _languages is None:
        _languages = Languages()
    return _languages


def want_language(code: str) -> None:
    """For whoever reads the person's profile: nothing happens when it is spoken already, or is unknown here."""
    if code in LANGUAGES and code != _now.code:
        languages().wanted.emit(code)


def locale() -> QLocale:
    return QLocale(_now.locale)


def has_from_right(text: str) -> bool:
    """Whether any of it is written from the right."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def whole(value: str) -> str:
    """A name or a time that goes into a sentence, kept together where it is written the other way."""
    if not value or not (_now.from_right or has_from_right(value)):
        return value
    return f"{_FIRST_STRONG}{value}{_POP}"


def filled(text: str, *values: object) -> str:
    """The text with `values` for %1, %2 …: each stays whole, and a "%2" in a name is a sign like others."""

    def value(place: re.Match[str]) -> str:
        number = int(place.group(1))
        return whole(str(values[number - 1])) if number <= len(values) else place.group(0)

    return _PLACE.sub(value, text)


def and_list(parts: list[str]) -> str:
    """ "Amina", "Amina och Bo", "Amina, Bo och Leila"."""
    return locale().createSeparatedList([whole(part) for part in parts])


def without_marks(text: str) -> str:
    """As it is read aloud."""
    return text.replace(_FIRST_STRONG, "").replace(_POP, "")
