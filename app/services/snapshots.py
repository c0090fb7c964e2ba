"""What a screen shows: frozen, made from the local database, with codes and values but no sentences.

Moments are aware UTC; a screen turns them into Swedish wall time. `arrived` says how far a thing has come.

All of them together, for whoever makes them. A screen imports its own module alone: to define the others too would
take its start 20 ms (measured).
"""

from app.services.brukare_snapshots import BrukareDay, ComingVisit, Home, Visitor, Visitors
from app.services.handlaggare_snapshots import (
    AreaPage,
    AreaRow,
    BrukareList,
    BrukarePage,
    BrukareRow,
    FieldText,
    InsatsRow,
    JournalRow,
    VisitRow,
)
from app.services.people import Face, PersonOnDevice
from app.services.staff_snapshots import AttachmentRow, DayRow, DoorAnswer, DoorCard, NoteRow, StaffDay, VisitCard

__all__ = [
    "AreaPage",
    "AreaRow",
    "AttachmentRow",
    "BrukareDay",
    "BrukareList",
    "BrukarePage",
    "BrukareRow",
    "ComingVisit",
    "DayRow",
    "DoorAnswer",
    "DoorCard",
    "Face",
    "FieldText",
    "Home",
    "InsatsRow",
    "JournalRow",
    "NoteRow",
    "PersonOnDevice",
    "StaffDay",
    "VisitCard",
    "VisitRow",
    "Visitor",
    "Visitors",
]
