"""The demo district: the same for everybody, nobody who exists, and a plan that a person could walk."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.demo import main as demo
from app.demo.cast import Cast, cast, choose
from app.demo.district import DOORS_FILE, LOCK_SEED, LOCKS_DIRECTORY, District, make_district, write_district
from app.demo.people import BRUKARE, HANDLAGGARE, STAFF, UTFORARE
from app.demo.rota import DAYS, TRAVEL_MIN
from app.domain.door import DoorPosition
from app.domain.ids import DoorId
from app.doors.doors_file import Fault, load_or_make_seed, read_doors, simulated_public_key
from app.hub.database import default_url, open_engine, reading
from app.hub.imports.values import read_personnummer
from app.hub.rights import rights_of
from app.hub.tables import assignment, door, metadata, person, record
from app.protocol.keys import to_text
from app.protocol.records import BrukareBody, VisitBody, decode_record_body

START = date(2026, 11, 23)


@pytest.fixture(scope="module")
def district() -> District:
    return make_district(START)


def _bytes(district: District, directory: Path) -> dict[str, bytes]:
    write_district(district, directory)
    return {
        path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*") if path.is_file()
    }


def test_the_same_start_gives_the_same_bytes(district: District, tmp_path: Path) -> None:
    assert _bytes(district, tmp_path / "a") == _bytes(make_district(START), tmp_path / "b")


def test_the_numbers_of_people_and_visits(district: District) -> None:
    people = district.people
    assert (len(people.brukare), len(people.utforare)) == (BRUKARE, UTFORARE) == (400, 12)
    assert (len(people.staff), len(people.handlaggare)) == (STAFF, HANDLAGGARE) == (150, 20)
    assert 16_500 <= len(district.visits) <= 17_500
    assert {visit.day for visit in district.visits} == set(range(DAYS))
    assert len(district.doors) == 2 * BRUKARE
    assert 2 <= sum(one.protected for one in people.brukare) <= 3
    assert sum(one.is_leader for one in people.staff) == UTFORARE


def test_nobody_of_the_district_can_exist(district: District) -> None:
    people = district.people
    numbers = [one.personnummer for one in people.brukare]
    assert len(set(numbers)) == BRUKARE
    for number in numbers:
        assert read_personnummer(number) == number
        assert 1890 <= int(number[:4]) <= 1899
    surnames: Sequence[str] = [one.last_name for one in people.brukare]
    surnames = [*surnames, *(one.last_name for one in people.staff), *(one.last_name for one in people.handlaggare)]
    for surname in surnames:
        assert surname.startswith("Demo-")
    assert all(one.name.startswith("Demo ") for one in people.utforare)


def test_nobody_is_in_two_places(district: District) -> None:
    rounds: dict[str, list[tuple[int, int]]] = {}
    for visit in district.visits:
        for who in visit.staff:
            rounds.setdefault(who, []).append((visit.day * 1440 + visit.start, visit.day * 1440 + visit.end))
    for windows in rounds.values():
        windows.sort()
        for (_, ends), (begins, _) in pairwise(windows):
            assert begins >= ends + TRAVEL_MIN


def test_every_visit_has_the_staff_that_it_wants_and_some_want_two(district: District) -> None:
    assert all(len(visit.staff) == visit.wish.staff for visit in district.visits)
    assert Counter(len(visit.staff) for visit in district.visits)[2] > 100
    titles = {visit.wish.title for visit in district.visits}
    assert {"Morgonhjälp", "Hjälp med lunch", "Kvällshjälp", "Tillsyn på natten"} <= titles


def test_nobody_waits_half_a_day(district: District) -> None:
    assert max(visit.start - visit.wish.at for visit in district.visits) < 240


def test_the_locks_keys_are_those_of_the_lock_server(district: District, tmp_path: Path) -> None:
    write_district(district, tmp_path)
    assert load_or_make_seed(tmp_path / LOCKS_DIRECTORY) == LOCK_SEED
    doors = read_doors(tmp_path / DOORS_FILE)
    assert Counter(one.fault for one in doors) == {None: 798, Fault.FLAT_BATTERY: 1, Fault.JAMS: 1}
    assert doors[5].public_key == to_text(simulated_public_key(LOCK_SEED, DoorId(doors[5].door)))


@pytest.mark.parametrize("start", [START, date(2027, 3, 27), date(2026, 10, 24), date(2028, 2, 28)])
def test_there_is_a_cast_on_every_start_date(start: date) -> None:
    assert choose(make_district(start)).visits_on_start >= 6


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub into which the demo was imported."""
    data = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "migrate", metadata.create_all)
        assert demo.main(["--data", str(data), "--start", START.isoformat()]) == 0
    return data


def test_the_hub_has_what_the_files_say(data: Path, district: District) -> None:
    with reading(open_engine(default_url(data))) as connection:
        kinds = {
            row[0]: row[1] for row in connection.execute(select(record.c.kind, func.count()).group_by(record.c.kind))
        }
        planned = connection.scalar(select(func.count()).select_from(assignment))
        locks = {row.id: row.public_key for row in connection.execute(select(door))}
    assert kinds["visit"] == len(district.visits)
    assert (kinds["brukare"], kinds["person"], kinds["unit"], kinds["door"]) == (400, 570, 12, 800)
    assert planned == sum(len(visit.staff) for visit in district.visits)
    assert locks == {one.door: one.public_key for one in district.doors}


def test_the_cast_belongs_together(data: Path) -> None:
    chosen = cast(data)
    engine = open_engine(default_url(data))
    with reading(engine) as connection:
        rows = connection.execute(
            select(assignment).where(assignment.c.person == chosen.staff).order_by(assignment.c.starts_at)
        ).all()
        visit = decode_record_body("visit", 1, _body(connection, "visit", chosen.visit))
        brukare = decode_record_body("brukare", 1, _body(connection, "brukare", chosen.brukare))
        doors = {
            row.position: row.id for row in connection.execute(select(door).where(door.c.brukare == chosen.brukare))
        }
        day = datetime.combine(START, datetime.min.time(), tzinfo=rows[0].starts_at.tzinfo)
        rights = rights_of(connection, chosen.handlaggare, day)
        names = {row.id: row.name for row in connection.execute(select(person))}
    today = [row for row in rows if row.starts_at < day + timedelta(hours=23)]
    assert len(today) == chosen.visits_on_start >= 6
    assert (today[0].visit, today[0].brukare) == (chosen.visit, chosen.brukare)
    assert isinstance(visit, VisitBody)
    assert 3 <= len(visit.insatser) <= 4
    assert visit.day == START
    assert isinstance(brukare, BrukareBody)
    assert brukare.allergy
    assert not brukare.protected
    assert doors == {DoorPosition.ENTRANCE: chosen.entrance_door, DoorPosition.FLAT: chosen.flat_door}
    assert rights is not None
    assert (chosen.brukare, chosen.arende) in rights.mandates
    assert names[chosen.staff] == chosen.staff_name
    assert _fault_free(data, chosen)


def _body(connection, kind: str, record_id: str) -> bytes:  # type: ignore[no-untyped-def]
    body = connection.scalar(select(record.c.body).where(record.c.kind == kind, record.c.id == record_id))
    assert isinstance(body, bytes)
    return body


def _fault_free(data: Path, chosen: Cast) -> bool:
    faults = {one.door: one.fault for one in read_doors(data / "demo" / DOORS_FILE)}
    assert faults[chosen.flat_battery_door] is Fault.FLAT_BATTERY
    assert faults[chosen.jamming_door] is Fault.JAMS
    return faults[chosen.entrance_door] is None and faults[chosen.flat_door] is None


def test_the_demo_twice_changes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "migrate", metadata.create_all)
    assert demo.main(["--data", str(data), "--start", START.isoformat()]) == 0
    assert "Ingenting hade ändrats" in capsys.readouterr().out
