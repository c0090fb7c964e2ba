"""The demo district as the planning systems' export files, the same bytes for the same start date.

The files differ in encoding, separator and ways of writing on purpose: they are what the import has to read.
"""

import csv
import hashlib
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.demo.needs import Needs, needs_of
from app.demo.people import DemoBrukare, People, make_people
from app.demo.rota import PlannedVisit, plan_visits
from app.domain.door import DoorPosition
from app.domain.ids import DoorId
from app.doors.doors_file import SEED_FILE, DoorLine, Fault, simulated_public_key, write_doors
from app.hub.imports import ids
from app.protocol.keys import to_text

SEED = 20_261_123
LOCK_SEED = hashlib.sha256(b"tryggve demo district: locks").digest()
"""Known to everybody on purpose: these locks exist in a simulation only, and their keys are the same everywhere."""

LOCKS_DIRECTORY = "locks"
DOORS_FILE = "doors.jsonl"
FLAT_BATTERY_AT, JAMS_AT = 11, 22
"""Numbers of the brukare whose flat's lock has a fault."""

_Cells = Sequence[object]

_BRUKARE_HEADINGS = (
    "Brukar-ID",
    "Personnummer",
    "Förnamn",
    "Efternamn",
    "Gatuadress",
    "Postnr",
    "Ort",
    "Telefon",
    "Språk",
    "Allergi",
    "Att tänka på",
    "Skyddade personuppgifter",
    "Handläggar-ID",
    "Fast omsorgskontakt",
    "Ärende öppnat",
)


@dataclass(frozen=True)
class District:
    start: date
    people: People
    needs: tuple[Needs, ...]
    visits: tuple[PlannedVisit, ...]
    doors: tuple[DoorLine, ...]


def make_district(start: date) -> District:
    people = make_people(SEED)
    chance = random.Random(SEED)
    needs = tuple(needs_of(brukare, chance) for brukare in people.brukare)
    doors = tuple(door for brukare in people.brukare for door in _doors(brukare))
    return District(start, people, needs, tuple(plan_visits(needs, people.staff)), doors)


def _doors(brukare: DemoBrukare) -> Iterable[DoorLine]:
    faults = {FLAT_BATTERY_AT: Fault.FLAT_BATTERY, JAMS_AT: Fault.JAMS}
    for position, name in ((DoorPosition.ENTRANCE, "Porten"), (DoorPosition.FLAT, "Lägenheten")):
        door = door_of(brukare.id, position)
        yield DoorLine(
            door=door,
            brukare=ids.person_id("brukare", brukare.id),
            position=position,
            name=name,
            public_key=to_text(simulated_public_key(LOCK_SEED, DoorId(door))),
            fault=faults.get(brukare.number) if position is DoorPosition.FLAT else None,
        )


def door_of(brukare_external: str, position: DoorPosition) -> str:
    return ids.placed_id("door", _door_external(brukare_external, position), brukare_external)


def _door_external(brukare_external: str, position: DoorPosition) -> str:
    return f"D-{brukare_external[2:]}-{'E' if position is DoorPosition.ENTRANCE else 'L'}"


def write_district(district: District, directory: Path) -> tuple[Path, ...]:
    """Write the import files, the list of simulated doors and the locks' seed; the import files, in no order."""
    (directory / LOCKS_DIRECTORY).mkdir(parents=True, exist_ok=True)
    (directory / LOCKS_DIRECTORY / SEED_FILE).write_text(LOCK_SEED.hex())
    write_doors(directory / DOORS_FILE, district.doors)
    return (
        _write(directory / "besok.csv", _visits(district), "utf-8-sig", ";"),
        _write(directory / "brukare.csv", _brukare(district.people), "cp1252", ";"),
        _write(directory / "dorrar.csv", _door_rows(district), "utf-8", ","),
        _write(directory / "handlaggare.csv", _handlaggare(district.people), "utf-8", "\t"),
        _write(directory / "insatser.csv", _insatser(district), "cp1252", ";"),
        _write(directory / "personal.csv", _staff(district.people), "utf-8-sig", ","),
        _write(directory / "utforare.csv", _utforare(district.people), "utf-8", ";"),
    )


def _write(path: Path, rows: Iterable[_Cells], encoding: str, delimiter: str) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _utforare(people: People) -> Iterable[_Cells]:
    yield "Utförar-ID", "Namn", "Telefon", "Reserv"
    for number, one in enumerate(people.utforare):
        yield one.id, one.name, one.phone, people.utforare[number - 1].id


def _handlaggare(people: People) -> Iterable[_Cells]:
    yield "HANDLÄGGAR-ID", "Förnamn", "Efternamn"
    for one in people.handlaggare:
        yield one.id, one.first_name, one.last_name


def _staff(people: People) -> Iterable[_Cells]:
    yield "Anställningsnummer", "Förnamn", "Efternamn", "Enhet", "Roll"
    for one in people.staff:
        yield one.id, one.first_name, one.last_name, one.utforare, "Gruppledare" if one.is_leader else "Personal"


def _brukare(people: People) -> Iterable[_Cells]:
    yield _BRUKARE_HEADINGS
    for one in people.brukare:
        year, month, day = one.opened_on.split("-")
        yield (
            one.id,
            f"{one.personnummer[:8]}-{one.personnummer[8:]}",
            one.first_name,
            one.last_name,
            one.address,
            one.postcode,
            one.town,
            one.phone,
            one.language,
            one.allergy,
            "\r\n".join(one.notices),
            "Ja" if one.protected else "Nej",
            one.handlaggare,
            one.omsorgskontakt,
            f"{int(day)}/{int(month)} {year}",
        )


def _insatser(district: District) -> Iterable[_Cells]:
    yield "Insats-ID", "Kundnummer", "Utförare", "Beviljad insats", "Timmar/mån", "Fr.o.m.", "T.o.m."
    for need in district.needs:
        for number, granted in enumerate(need.granted, start=1):
            hours = f"{granted.hours_per_month:.1f}".replace(".", ",")
            began = need.brukare.opened_on.replace("-", "")
            yield (
                f"I-{need.brukare.number + 1:04}-{number}",
                need.brukare.id,
                need.brukare.utforare,
                granted.name,
                hours,
                began,
                "",
            )


def _visits(district: District) -> Iterable[_Cells]:
    yield "Besöks-ID", "Brukare", "Utförare", "Datum", "Starttid", "Sluttid", "Personal", "Insatser", "Rubrik"
    for visit in district.visits:
        yield (
            visit.external(district.start),
            visit.brukare,
            visit.utforare,
            visit.begins_on(district.start).isoformat(),
            _wall(visit.start),
            _wall(visit.end),
            "|".join(visit.staff),
            " | ".join(f"{name} {minutes}" for name, minutes in visit.wish.insatser),
            visit.wish.title,
        )


def _wall(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _door_rows(district: District) -> Iterable[_Cells]:
    yield "Dörr-ID", "Brukar-ID", "Läge", "Namn", "Publik nyckel"
    external = {ids.person_id("brukare", one.id): one.id for one in district.people.brukare}
    for door in district.doors:
        brukare = external[door.brukare]
        place = "Entré" if door.position is DoorPosition.ENTRANCE else "Lägenhet"
        yield _door_external(brukare, door.position), brukare, place, door.name, door.public_key
