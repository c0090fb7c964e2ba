"""Which kind of file it is: recognised by its headings, in any order, tolerant of case, blanks and common synonyms."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """In the order of import: what refers to something comes after it."""

    UTFORARE = "utforare"
    HANDLAGGARE = "handlaggare"
    STAFF = "personal"
    BRUKARE = "brukare"
    INSATS = "insatser"
    VISIT = "besok"
    DOOR = "dorrar"


KINDS = tuple(FileKind)

SWEDISH = {
    FileKind.UTFORARE: "utförare",
    FileKind.HANDLAGGARE: "handläggare",
    FileKind.STAFF: "personal",
    FileKind.BRUKARE: "brukare",
    FileKind.INSATS: "insatser",
    FileKind.VISIT: "besök",
    FileKind.DOOR: "dörrar",
}


@dataclass(frozen=True)
class ColumnRule:
    """One column: its own name first, then its synonyms, as a person would write them."""

    name: str
    headings: tuple[str, ...]
    required: bool = True


def _needed(name: str, *headings: str) -> ColumnRule:
    return ColumnRule(name, headings)


def _extra(name: str, *headings: str) -> ColumnRule:
    return ColumnRule(name, headings, required=False)


_OF_BRUKARE = ("Brukar-ID", "Brukare", "Brukarnummer", "Brukarnr", "Kund-ID", "Kundnummer", "Klient-ID")
_OF_UTFORARE = ("Utförar-ID", "Utförare", "Utförarkod", "Enhets-ID", "Enhet", "Enhetskod")
_OF_STAFF = (
    "Personal-ID",
    "Personal",
    "Anställnings-ID",
    "Anställningsnummer",
    "Medarbetare",
    "Medarbetar-ID",
    "Resurs",
)
_OF_HANDLAGGARE = ("Handläggar-ID", "Handläggare", "Biståndshandläggare", "Handläggarkod")
_FIRST = _needed("first_name", "Förnamn", "Tilltalsnamn")
_LAST = _needed("last_name", "Efternamn")
_PHONE = _extra("phone", "Telefon", "Telefonnummer", "Tel", "Mobil")
_PROTECTED = _extra(
    "protected", "Skyddade personuppgifter", "Skyddade uppgifter", "Skyddad", "Sekretess", "Sekretessmarkering"
)

COLUMNS: dict[FileKind, tuple[ColumnRule, ...]] = {
    FileKind.UTFORARE: (
        _needed("id", *_OF_UTFORARE[:1], "ID", "Utförarkod", "Enhets-ID", "Enhetskod"),
        _needed("name", "Namn", "Utförare", "Utförarnamn", "Enhet", "Enhetsnamn"),
        _PHONE,
        _extra("backup", "Reserv", "Larmreserv", "Reservutförare", "Larm går till"),
    ),
    FileKind.HANDLAGGARE: (_needed("id", *_OF_HANDLAGGARE, "ID"), _FIRST, _LAST, _PROTECTED),
    FileKind.STAFF: (
        _needed("id", *_OF_STAFF, "ID"),
        _FIRST,
        _LAST,
        _needed("utforare", *_OF_UTFORARE),
        _extra("role", "Roll", "Befattning", "Titel"),
        _PROTECTED,
    ),
    FileKind.BRUKARE: (
        _needed("id", *_OF_BRUKARE, "ID"),
        _needed("personnummer", "Personnummer", "Personnr", "Person-/samordningsnummer", "Samordningsnummer", "Pnr"),
        _FIRST,
        _LAST,
        _needed("address", "Adress", "Gatuadress", "Utdelningsadress"),
        _extra("postcode", "Postnummer", "Postnr"),
        _extra("town", "Ort", "Postort"),
        _PHONE,
        _extra("language", "Språk", "Språkkod"),
        _extra("allergy", "Allergi", "Allergier", "Överkänslighet"),
        _extra("notices", "Att tänka på", "Anmärkningar", "Anmärkning", "Observera", "Viktigt"),
        _PROTECTED,
        _extra("handlaggare", *_OF_HANDLAGGARE),
        _extra("omsorgskontakt", "Fast omsorgskontakt", "Fasta omsorgskontakten", "Omsorgskontakt"),
        _extra("opened_on", "Ärende öppnat", "Ärendedatum", "Ärende från"),
    ),
    FileKind.INSATS: (
        _needed("id", "Insats-ID", "Insatsnummer", "Insatsnr", "Beslut-ID", "ID"),
        _needed("brukare", *_OF_BRUKARE),
        _needed("utforare", *_OF_UTFORARE),
        _needed("name", "Insats", "Insatsnamn", "Benämning", "Beviljad insats"),
        _needed("hours", "Timmar per månad", "Timmar/månad", "Timmar/mån", "Tim/mån", "Timmar"),
        _needed("valid_from", "Från", "Från och med", "Fr.o.m.", "Gäller från", "Startdatum"),
        _extra("valid_until", "Till", "Till och med", "T.o.m.", "Gäller till", "Slutdatum"),
    ),
    FileKind.VISIT: (
        _needed("id", "Besök-ID", "Besöks-ID", "Besöksnummer", "Besöksnr", "ID"),
        _needed("brukare", *_OF_BRUKARE),
        _needed("utforare", *_OF_UTFORARE),
        _needed("day", "Datum", "Dag", "Besöksdatum"),
        _needed("start", "Start", "Starttid", "Från", "Kl från", "Börjar"),
        _needed("end", "Slut", "Sluttid", "Till", "Kl till", "Slutar"),
        _needed("staff", *_OF_STAFF, "Personal-ID:n", "Utförs av"),
        _extra("insatser", "Insatser", "Insats", "Moment", "Aktiviteter"),
        _extra("title", "Rubrik", "Besöksnamn", "Benämning", "Besökstyp", "Titel"),
    ),
    FileKind.DOOR: (
        _needed("id", "Dörr-ID", "Lås-ID", "ID"),
        _needed("brukare", *_OF_BRUKARE),
        _needed("position", "Läge", "Dörrtyp", "Placering"),
        _needed("name", "Namn", "Dörr", "Benämning"),
        _needed("public_key", "Publik nyckel", "Låsnyckel"),
    ),
}


def folded(heading: str) -> str:
    """A heading without what people write differently: case, blanks, points, hyphens, accents."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return re.sub(r"[^0-9a-z]", "", plain)


_LOOKUP: dict[FileKind, dict[str, str]] = {
    kind: {folded(heading): rule.name for rule in rules for heading in rule.headings} for kind, rules in COLUMNS.items()
}


@dataclass(frozen=True)
class Recognised:
    kind: FileKind
    places: dict[str, int]
    """Column name to its place in the row."""
    unused: tuple[str, ...]
    """Headings that mean nothing to us, so that a misspelt one is seen."""


@dataclass(frozen=True)
class Unknown:
    """No kind fits. `column` is a heading that came twice; otherwise `missing` is what the nearest kind lacks."""

    nearest: FileKind
    missing: tuple[str, ...]
    column: str = ""


def recognise(headings: Sequence[str]) -> Recognised | Unknown:
    """The kind that uses most of the headings among those that have all they need."""
    plain = [folded(heading) for heading in headings]
    found = {kind: _places(kind, plain) for kind in KINDS}
    whole = [kind for kind in KINDS if not _missing(kind, found[kind])]
    if not whole:
        nearest = min(KINDS, key=lambda kind: (len(_missing(kind, found[kind])), -len(found[kind])))
        return Unknown(nearest, _missing(nearest, found[nearest]))
    kind = max(whole, key=lambda kind: len(found[kind]))
    names = [_LOOKUP[kind].get(heading) for heading in plain]
    for place, name in enumerate(names):
        if name is not None and name in names[:place]:
            return Unknown(kind, (), column=headings[place])
    unused = tuple(heading for heading, name in zip(headings, names, strict=True) if name is None and heading.strip())
    return Recognised(kind, found[kind], unused)


def _places(kind: FileKind, plain: Sequence[str]) -> dict[str, int]:
    lookup = _LOOKUP[kind]
    places: dict[str, int] = {}
    for place, heading in enumerate(plain):
        if (name := lookup.get(heading)) is not None:
            places.setdefault(name, place)
    return places


def _missing(kind: FileKind, places: dict[str, int]) -> tuple[str, ...]:
    return tuple(rule.headings[0] for rule in COLUMNS[kind] if rule.required and rule.name not in places)
