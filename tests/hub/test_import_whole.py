"""A town's files into an empty hub: people, rights, plans and doors; and the same files again."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.visit import VisitState
from app.hub.database import reading
from app.hub.imports import ids
from app.hub.imports.batch import Counts
from app.hub.imports.headings import FileKind
from app.hub.imports.keeping import read_kept
from app.hub.rights import rights_of
from app.hub.tables import assignment, import_file, mandate, person
from app.protocol.records import ArendeBody, BrukareBody, InsatsBody, PersonBody, UnitBody, VisitBody
from tests.hub.importing import NOW, VISITS, Hub, make_hub, visit_id, write, write_town

B1, B2 = ids.person_id("brukare", "B1"), ids.person_id("brukare", "B2")
P1, P2 = ids.person_id("personal", "P1"), ids.person_id("personal", "P2")
H1 = ids.person_id("handlaggare", "H1")


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return make_hub(tmp_path / "data")


@pytest.fixture
def town(tmp_path: Path) -> list[Path]:
    return write_town(tmp_path / "files")


def test_files_in_any_order_become_people_plans_and_doors(hub: Hub, town: list[Path]) -> None:
    counts = hub.take(*reversed(town))
    assert {kind: count.added for kind, count in counts.items()} == {
        FileKind.UTFORARE: 2,
        FileKind.HANDLAGGARE: 2,
        FileKind.STAFF: 3,
        FileKind.BRUKARE: 2,
        FileKind.INSATS: 3,
        FileKind.VISIT: 4,
        FileKind.DOOR: 3,
    }
    assert hub.body("unit", ids.utforare_id("U1")) == UnitBody(name="Ekbacken", phone="08-465 004 00")
    assert hub.body("brukare", B1) == BrukareBody(
        first_name="Britta", name="Britta Demo-Björk", address="Tallvägen 401", allergy="Nötter"
    )
    leader = hub.body("person", P2)
    assert isinstance(leader, PersonBody)
    assert (leader.role, leader.organisation_name) == ("shift_leader", "Ekbacken")
    matter = hub.body("arende", ids.arende_id("B1"))
    assert matter == ArendeBody(brukare=B1, personnummer="189001019802", opened_on=date(2025, 1, 15))


def test_a_visit_keeps_local_date_wall_time_staff_and_insatser(hub: Hub, town: list[Path]) -> None:
    hub.take(*town)
    visit = hub.body("visit", visit_id("V2", "B1"))
    assert isinstance(visit, VisitBody)
    assert (visit.day, visit.start.isoformat(), visit.end.isoformat()) == (date(2026, 3, 3), "09:00:00", "09:45:00")
    assert [ref.name for ref in visit.staff] == ["Pia Demo-Asp", "Per Demo-Lind"]
    assert visit.first_staff == (P1, P2)
    assert [(line.name, line.minutes) for line in visit.insatser] == [("Dusch", 20)]
    assert visit.state is VisitState.PLANNED
    with reading(hub.engine) as connection:
        rows = connection.execute(select(assignment).where(assignment.c.visit == visit_id("V2", "B1"))).all()
    assert {row.person for row in rows} == {P1, P2}
    assert {(row.starts_at, row.ends_at) for row in rows} == {
        (datetime(2026, 3, 3, 8, 0, tzinfo=UTC), datetime(2026, 3, 3, 8, 45, tzinfo=UTC))
    }


def test_decimal_comma_and_blanks_in_hours(hub: Hub, town: list[Path]) -> None:
    hub.take(*town)
    insats = hub.body("insats", ids.placed_id("insats", "I2", "B1"))
    assert isinstance(insats, InsatsBody)
    assert (insats.hours_per_month, insats.valid_until) == (1020.25, date(2026, 12, 31))


def test_rights_follow_from_the_import(hub: Hub, town: list[Path]) -> None:
    hub.take(*town)
    with reading(hub.engine) as connection:
        staff, handlaggare = rights_of(connection, P1, NOW), rights_of(connection, H1, NOW)
    assert staff is not None
    assert staff.visited == (B1,)
    assert handlaggare is not None
    assert {brukare for brukare, _ in handlaggare.mandates} == {B1, B2}


def test_skyddade_personuppgifter_are_marked_for_the_rules(hub: Hub, town: list[Path]) -> None:
    hub.take(*town)
    with reading(hub.engine) as connection:
        marked = set(connection.scalars(select(person.c.id).where(person.c.protected.is_(True))))
    assert marked == {B2}
    profile = hub.body("brukare", B2)
    assert isinstance(profile, BrukareBody)
    assert profile.protected


def test_the_same_files_twice_move_not_one_number(hub: Hub, town: list[Path]) -> None:
    hub.take(*town)
    heads, rows = hub.heads(), hub.row_counts()
    counts = hub.take(*town)
    assert all(count == Counts(unchanged=count.unchanged) for count in counts.values())
    assert (hub.heads(), hub.row_counts()) == (heads, rows)


def test_another_dialect_of_the_same_rows_changes_nothing(hub: Hub, town: list[Path], tmp_path: Path) -> None:
    hub.take(*town)
    heads = hub.heads()
    lines = [line.replace(";", "\t").replace("2026-03-02", "2/3 2026").replace("09:00", "0900") for line in VISITS]
    counts = hub.take(write(tmp_path / "other.txt", lines, encoding="cp1252"))
    assert counts[FileKind.VISIT] == Counts(unchanged=4)
    assert hub.heads() == heads


def test_two_hubs_give_the_same_things_the_same_ids(hub: Hub, town: list[Path], tmp_path: Path) -> None:
    other = make_hub(tmp_path / "other")
    hub.take(*town)
    other.take(*town)
    assert hub.heads() == other.heads()


def test_imported_files_are_kept_and_listed(hub: Hub, town: list[Path], tmp_path: Path) -> None:
    hub.take(*town)
    with reading(hub.engine) as connection:
        listed = {row.name: row for row in connection.execute(select(import_file))}
    assert set(listed) == {path.name for path in town}
    assert (listed["besok.csv"].rows, listed["besok.csv"].imported_at) == (4, NOW)
    for path in town:
        back = tmp_path / "back.csv"
        read_kept(hub.data, listed[path.name].sha256, back)
        assert back.read_bytes() == path.read_bytes()
    assert not any(path.stat().st_mode & 0o077 for path in (hub.data / "imports").iterdir())


def test_a_dry_run_writes_nothing_at_all(hub: Hub, town: list[Path]) -> None:
    before = hub.row_counts()
    plan = hub.plan(*town)
    assert plan.changes_something
    assert plan.counts[FileKind.VISIT] == Counts(added=4)
    assert hub.row_counts() == before
    assert not (hub.data / "imports").exists()


def test_mandates_follow_the_handlaggare_column(hub: Hub, tmp_path: Path) -> None:
    hub.take(*write_town(tmp_path / "one"))
    lines = [line.replace(";H1;", ";H2;") for line in (tmp_path / "one" / "brukare.csv").read_text().splitlines()]
    hub.take(write(tmp_path / "brukare2.csv", lines))
    with reading(hub.engine) as connection:
        rows = connection.execute(select(mandate).where(mandate.c.brukare == B1)).all()
    assert {(row.person == H1, row.ended_at) for row in rows} == {(True, NOW), (False, None)}
