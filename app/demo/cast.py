"""Who of the demo district belongs together, for those who try it: a staff member, the brukare they visit first on
the start date, and the handläggare who has that brukare's mandate."""

from datetime import date
from pathlib import Path

import msgspec

from app.demo.district import FLAT_BATTERY_AT, JAMS_AT, District, door_of
from app.demo.people import DemoBrukare, DemoStaff
from app.demo.rota import PlannedVisit
from app.domain.door import DoorPosition
from app.hub.imports import ids

CAST_FILE = "cast.json"
_LEAST_VISITS = 6


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """Ids as the hub has them."""

    start: date
    staff: str
    utforare: str
    brukare: str
    handlaggare: str
    arende: str
    visit: str
    """The staff member's first on the start date, at the brukare."""
    entrance_door: str
    flat_door: str
    visits_on_start: int
    staff_name: str
    utforare_name: str
    brukare_name: str
    handlaggare_name: str
    flat_battery_door: str
    jamming_door: str


def demo_directory(data: Path) -> Path:
    return data / "demo"


def cast(data: Path) -> Cast:
    """Of the district that was last written to this directory. Raises FileNotFoundError when there is none."""
    return msgspec.json.decode((demo_directory(data) / CAST_FILE).read_bytes(), type=Cast)


def write_cast(district: District, directory: Path) -> Cast:
    chosen = choose(district)
    (directory / CAST_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(chosen), indent=2) + b"\n")
    return chosen


def choose(district: District) -> Cast:
    """The first staff member whose first visit suits: alone there, three or four insatser, an allergy, doors that
    work."""
    brukare = {one.id: one for one in district.people.brukare}
    for who in district.people.staff:
        round_ = sorted(
            (visit for visit in district.visits if visit.day == 0 and who.id in visit.staff),
            key=lambda visit: visit.start,
        )
        if len(round_) >= _LEAST_VISITS and not who.is_leader and _suits(round_[0], brukare[round_[0].brukare]):
            return _cast(district, who, brukare[round_[0].brukare], round_)
    raise AssertionError("the seed gives no cast")


def _suits(visit: PlannedVisit, brukare: DemoBrukare) -> bool:
    return (
        len(visit.staff) == 1
        and visit.wish.title == "Morgonhjälp"
        and 3 <= len(visit.wish.insatser) <= 4
        and bool(brukare.allergy)
        and brukare.language == "sv"
        and not brukare.protected
        and brukare.number not in {FLAT_BATTERY_AT, JAMS_AT}
    )


def _cast(district: District, who: DemoStaff, brukare: DemoBrukare, round_: list[PlannedVisit]) -> Cast:
    people = district.people
    handlaggare = next(one for one in people.handlaggare if one.id == brukare.handlaggare)
    return Cast(
        start=district.start,
        staff=ids.person_id("personal", who.id),
        utforare=ids.utforare_id(who.utforare),
        brukare=ids.person_id("brukare", brukare.id),
        handlaggare=ids.person_id("handlaggare", handlaggare.id),
        arende=ids.arende_id(brukare.id),
        visit=ids.placed_id("visit", round_[0].external(district.start), brukare.id),
        entrance_door=door_of(brukare.id, DoorPosition.ENTRANCE),
        flat_door=door_of(brukare.id, DoorPosition.FLAT),
        visits_on_start=len(round_),
        staff_name=f"{who.first_name} {who.last_name}",
        utforare_name=next(one.name for one in people.utforare if one.id == who.utforare),
        brukare_name=f"{brukare.first_name} {brukare.last_name}",
        handlaggare_name=f"{handlaggare.first_name} {handlaggare.last_name}",
        flat_battery_door=door_of(people.brukare[FLAT_BATTERY_AT].id, DoorPosition.FLAT),
        jamming_door=door_of(people.brukare[JAMS_AT].id, DoorPosition.FLAT),
    )
