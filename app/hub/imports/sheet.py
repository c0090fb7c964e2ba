"""A row of one file while it is parsed: cells by column name, and every fault with its line and heading.

A cell that cannot be read yields a harmless stand-in and marks the row as bad, so that one pass names all its faults.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.hub.imports.faults import FaultCode, Faults
from app.hub.imports.values import read_date, read_id, read_number, read_time, read_yes_no

T = TypeVar("T")

NAME_CHARACTERS = 200
TEXT_CHARACTERS = 2_000

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""A year outside these is a slip of the pen."""

_SOME_DAY = datetime.date(2000, 1, 1)


@dataclass(frozen=True)
class Sheet:
    """A recognised file."""

    file: str
    places: dict[str, int]
    headings: tuple[str, ...]
    faults: Faults


class Line:
    """One row. Made once for a file and filled anew for each row."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._places = sheet.places
        self._cells: Sequence[str] = ()
        self._number = 0
        self.is_bad = False

    def begin(self, number: int) -> None:
        self._number, self.is_bad = number, False

    def fill(self, number: int, cells: list[str]) -> bool:
        """Whether the row has as many cells as there are headings; empty ones at the end do not count."""
        self.begin(number)
        width = len(self._sheet.headings)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        self._cells = cells
        if len(cells) == width:
            return True
        self.fault("", FaultCode.CELL_COUNT, len(cells), width)
        return False

    def fault(self, column: str, code: FaultCode, *words: object) -> None:
        self.is_bad = True
        place = self._places.get(column)
        heading = self._sheet.headings[place] if place is not None else ""
        self._sheet.faults.add(self._sheet.file, code, *words, line=self._number, column=heading)

    def place_of(self, column: str) -> tuple[str, int, str]:
        """File, line and heading, for what can be judged only when everything has been read."""
        place = self._places.get(column)
        return self._sheet.file, self._number, self._sheet.headings[place] if place is not None else ""

    def has(self, column: str) -> bool:
        return column in self._places

    def raw(self, column: str) -> str:
        place = self._places.get(column)
        return "" if place is None else self._cells[place].strip()

    def text(self, column: str, *, most: int = TEXT_CHARACTERS) -> str:
        text = self.raw(column)
        if len(text) > most:
            self.fault(column, FaultCode.TOO_LONG, most)
        return text

    def needed(self, column: str, *, most: int = NAME_CHARACTERS) -> str:
        text = self.text(column, most=most)
        if not text:
            self.fault(column, FaultCode.MISSING)
        return text

    def id(self, column: str) -> str:
        return self.read(column, read_id, FaultCode.BAD_ID, "")

    def date(self, column: str) -> datetime.date:
        day = self.read(column, read_date, FaultCode.BAD_DATE, _SOME_DAY)
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            self.fault(column, FaultCode.BAD_DATE)
            return _SOME_DAY
        return day

    def optional_date(self, column: str) -> datetime.date | None:
        return self.date(column) if self.raw(column) else None

    def time(self, column: str) -> datetime.time:
        return self.read(column, read_time, FaultCode.BAD_TIME, datetime.time.min)

    def number(self, column: str, *, least: float, most: float) -> float:
        value = self.read(column, read_number, FaultCode.BAD_NUMBER, least, least, most)
        if not least <= value <= most:
            self.fault(column, FaultCode.BAD_NUMBER, least, most)
        return value

    def yes_no(self, column: str) -> bool:
        value = read_yes_no(self.raw(column))
        if value is None:
            self.fault(column, FaultCode.BAD_YES_NO)
        return bool(value)

    def read(self, column: str, reader: Callable[[str], T | None], code: FaultCode, stand_in: T, *words: object) -> T:
        """A needed cell through `reader`; a fault and the stand-in where it says None."""
        text = self.raw(column)
        if not text:
            self.fault(column, FaultCode.MISSING)
            return stand_in
        value = reader(text)
        if value is None:
            self.fault(column, code, *words)
            return stand_in
        return value
