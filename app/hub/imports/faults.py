"""What is wrong with a file: codes, places and sentences for the operator.

A sentence never repeats what stands in a cell: columns slip, and a personnummer may stand anywhere.
"""

from collections import Counter
from enum import StrEnum

import msgspec

LISTED = 100
"""Faults that are kept with their place; the rest are counted. A person reads no further, and memory stays flat."""


class FaultCode(StrEnum):
    NO_SUCH_FILE = "no_such_file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    LINE_TOO_LONG = "line_too_long"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_ROWS = "too_many_rows"
    ENCODING = "encoding"
    BAD_QUOTES = "bad_quotes"
    UNKNOWN_KIND = "unknown_kind"
    COLUMN_TWICE = "column_twice"
    GIVEN_UP = "given_up"
    SAME_FILE_TWICE = "same_file_twice"
    FILE_CHANGED = "file_changed"
    OTHER_IMPORT = "other_import"
    CELL_COUNT = "cell_count"
    MISSING = "missing"
    TOO_LONG = "too_long"
    BAD_ID = "bad_id"
    BAD_DATE = "bad_date"
    BAD_TIME = "bad_time"
    BAD_NUMBER = "bad_number"
    BAD_YES_NO = "bad_yes_no"
    BAD_PERSONNUMMER = "bad_personnummer"
    BAD_ROLE = "bad_role"
    BAD_POSITION = "bad_position"
    BAD_KEY = "bad_key"
    BAD_INSATSER = "bad_insatser"
    BAD_LENGTH = "bad_length"
    ENDS_BEFORE_START = "ends_before_start"
    ID_TWICE = "id_twice"
    PERSONNUMMER_TWICE = "personnummer_twice"
    NO_BRUKARE = "no_brukare"
    NO_UTFORARE = "no_utforare"
    OWN_BACKUP = "own_backup"
    NO_STAFF = "no_staff"
    NO_HANDLAGGARE = "no_handlaggare"
    STAFF_ELSEWHERE = "staff_elsewhere"


SENTENCES: dict[FaultCode, str] = {
    FaultCode.NO_SUCH_FILE: "Filen finns inte.",
    FaultCode.UNREADABLE: "Filen går inte att läsa. Kontrollera att den är en vanlig fil och att du får läsa den.",
    FaultCode.EMPTY: "Filen är tom.",
    FaultCode.BINARY: "Filen är inte text. Exportera den som CSV från planeringssystemet.",
    FaultCode.TOO_LARGE: "Filen är större än {0} MB, som är gränsen för en fil.",
    FaultCode.LINE_TOO_LONG: "Raden är längre än {0} tecken. Filen är ingen planeringsfil.",
    FaultCode.TOO_MANY_COLUMNS: "Rubrikraden har fler än {0} kolumner.",
    FaultCode.TOO_MANY_ROWS: "Filen har fler än {0} rader, som är gränsen för en fil.",
    FaultCode.ENCODING: "Texten är varken UTF-8 eller Windows-1252.",
    FaultCode.BAD_QUOTES: "Citattecknen på raden går inte ihop.",
    FaultCode.UNKNOWN_KIND: "Rubrikerna känns inte igen. Närmast är {0}; där saknas: {1}.",
    FaultCode.COLUMN_TWICE: "Två kolumner betyder samma sak.",
    FaultCode.GIVEN_UP: "Fler än {0} fel: resten av filen lästes inte.",
    FaultCode.SAME_FILE_TWICE: "Samma fil är angiven två gånger.",
    FaultCode.FILE_CHANGED: "Filen ändrades medan den lästes in. Kör importen igen.",
    FaultCode.OTHER_IMPORT: "En annan import har skett under tiden. Kör importen igen.",
    FaultCode.CELL_COUNT: "Raden har {0} kolumner, men rubrikraden har {1}.",
    FaultCode.MISSING: "Värdet saknas.",
    FaultCode.TOO_LONG: "Texten är längre än {0} tecken.",
    FaultCode.BAD_ID: "Id:t får bara ha bokstäver, siffror och - _ . : / samt vara högst 64 tecken.",
    FaultCode.BAD_DATE: "Datumet går inte att läsa. Skriv till exempel 2026-11-23.",
    FaultCode.BAD_TIME: "Klockslaget går inte att läsa. Skriv till exempel 10:45.",
    FaultCode.BAD_NUMBER: "Talet går inte att läsa eller ligger utanför {0}–{1}.",
    FaultCode.BAD_YES_NO: "Här ska stå ja eller nej.",
    FaultCode.BAD_PERSONNUMMER: "Personnumret eller samordningsnumret stämmer inte. Skriv det med tolv siffror.",
    FaultCode.BAD_ROLE: "Rollen ska vara personal eller gruppledare.",
    FaultCode.BAD_POSITION: "Läget ska vara entré eller lägenhet.",
    FaultCode.BAD_KEY: "Låsets publika nyckel går inte att läsa (32 byte, base64url).",
    FaultCode.BAD_INSATSER: "Insatserna går inte att läsa. Skriv till exempel Dusch 20 | Frukost 15.",
    FaultCode.BAD_LENGTH: "Besöket är längre än {0} timmar eller har samma start och slut.",
    FaultCode.ENDS_BEFORE_START: "Slutdatumet ligger före startdatumet.",
    FaultCode.ID_TWICE: "Samma id finns på en tidigare rad.",
    FaultCode.PERSONNUMMER_TWICE: "En annan brukare har samma personnummer.",
    FaultCode.NO_BRUKARE: "Brukaren finns varken i hubben eller i filerna.",
    FaultCode.NO_UTFORARE: "Utföraren finns varken i hubben eller i filerna.",
    FaultCode.OWN_BACKUP: "Utföraren kan inte vara reserv åt sig själv.",
    FaultCode.NO_STAFF: "Någon i personalen finns varken i hubben eller i filerna.",
    FaultCode.NO_HANDLAGGARE: "Handläggaren finns varken i hubben eller i filerna.",
    FaultCode.STAFF_ELSEWHERE: "Någon i personalen hör till en annan utförare än besöket.",
}


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong. `line` 0: the whole file. `column` is the heading as it stands in the file."""

    file: str
    line: int
    column: str
    code: FaultCode
    sentence: str


class Faults:
    """Faults over all files of one import, bounded."""

    def __init__(self) -> None:
        self.listed: list[Fault] = []
        self.codes: Counter[str] = Counter()

    def __len__(self) -> int:
        return self.codes.total()

    def add(self, file: str, code: FaultCode, *words: object, line: int = 0, column: str = "") -> None:
        self.codes[code.value] += 1
        if len(self.listed) < LISTED:
            self.listed.append(Fault(file, line, column, code, SENTENCES[code].format(*words)))
