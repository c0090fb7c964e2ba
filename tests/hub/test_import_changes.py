"""A new plan over an old one: what changes, what ends, and what is left alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.visit import InsatsOutcome, VisitState
from app.hub.database import reading
from app.hub.imports import carry_out, ids
from app.hub.imports.batch import Counts
from app.hub.imports.faults import FaultCode
from app.hub.imports.headings import FileKind
from app.hub.rights import rights_of
from app.hub.tables import assignment, door, person
from app.protocol.records import VisitBody
from tests.hub.importing import (
    BRUKARE,
    DOORS,
    INSATSER,
    NOW,
    STAFF,
    UTFORARE,
    VISITS,
    Hub,
    changed,
    make_hub,
    set_body,
    visit_id,
    write,
    write_town,
)

P1, P2, P3 = (ids.person_id("personal", one) for one in ("P1", "P2", "P3"))
V2 = visit_id("V2", "B1")


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """With the town imported."""
    hub = make_hub(tmp_path / "data")
    hub.take(*write_town(tmp_path / "files"))
    return hub


def _visit(hub: Hub, external: str, brukare: str) -> VisitBody:
    body = hub.body("visit", visit_id(external, brukare))
    assert isinstance(body, VisitBody)
    return body


def _ended(hub: Hub, visit: str) -> dict[str, bool]:
    with reading(hub.engine) as connection:
        rows = connection.execute(select(assignment).where(assignment.c.visit == visit)).all()
    return {row.person: row.ended_at is not None for row in rows}


def test_other_staff_end_the_old_assignment_and_keep_who_was_first(hub: Hub, tmp_path: Path) -> None:
    lines = changed(VISITS, V2="V2;B1;U1;2026-03-03;09:00;09:45;P2;Dusch 20;Morgonhjälp")
    counts = hub.take(write(tmp_path / "new.csv", lines))
    assert counts[FileKind.VISIT] == Counts(changed=1, unchanged=3)
    assert _ended(hub, V2) == {P1: True, P2: False}
    visit = _visit(hub, "V2", "B1")
    assert [ref.id for ref in visit.staff] == [P2]
    assert visit.first_staff == (P1, P2)


def test_staff_who_come_back_have_a_right_again(hub: Hub, tmp_path: Path) -> None:
    lines = changed(VISITS, V2="V2;B1;U1;2026-03-03;09:00;09:45;P2;Dusch 20;Morgonhjälp")
    hub.take(write(tmp_path / "new.csv", lines))
    hub.take(write(tmp_path / "old.csv", VISITS))
    assert _ended(hub, V2) == {P1: False, P2: False}


def test_a_moved_visit_moves_its_window(hub: Hub, tmp_path: Path) -> None:
    lines = changed(VISITS, V2="V2;B1;U1;2026-03-03;22:30;01:00;P1|P2;Dusch 20;Natt")
    hub.take(write(tmp_path / "new.csv", lines))
    with reading(hub.engine) as connection:
        rows = connection.execute(select(assignment).where(assignment.c.visit == V2)).all()
    assert {row.ends_at - row.starts_at for row in rows} == {timedelta(hours=2, minutes=30)}


def test_a_future_visit_that_left_the_plan_is_called_off(hub: Hub, tmp_path: Path) -> None:
    lines = [*changed(VISITS, V2=""), "V9;B1;U1;2026-03-04;09:00;09:45;P1;Dusch 20;Morgonhjälp"]
    counts = hub.take(write(tmp_path / "new.csv", lines))
    assert counts[FileKind.VISIT] == Counts(added=1, ended=1, unchanged=3)
    assert _visit(hub, "V2", "B1").state is VisitState.CANCELLED
    assert _ended(hub, V2) == {P1: True, P2: True}


def test_a_visit_that_was_called_off_can_come_back(hub: Hub, tmp_path: Path) -> None:
    more = "V9;B1;U1;2026-03-04;09:00;09:45;P1;Dusch 20;Morgonhjälp"
    hub.take(write(tmp_path / "new.csv", [*changed(VISITS, V2=""), more]))
    counts = hub.take(write(tmp_path / "back.csv", [*VISITS, more]))
    assert counts[FileKind.VISIT] == Counts(added=1, unchanged=4)
    assert _visit(hub, "V2", "B1").state is VisitState.PLANNED
    assert _ended(hub, V2) == {P1: False, P2: False}


def test_what_the_file_does_not_cover_is_left_alone(hub: Hub, tmp_path: Path) -> None:
    only = ["V9;B1;U1;2026-03-02;19:00;19:45;P1;Dusch 20;Kväll"]
    counts = hub.take(write(tmp_path / "new.csv", [VISITS[0], *only]))
    assert _visit(hub, "V2", "B1").state is VisitState.PLANNED, "another day"
    assert _visit(hub, "V3", "B2").state is VisitState.PLANNED, "another utförare"
    assert _visit(hub, "V1", "B1").state is VisitState.CANCELLED, "covered: an hour from now"
    assert counts[FileKind.VISIT] == Counts(added=1, ended=1)


def test_a_visit_that_has_passed_is_not_called_off(hub: Hub, tmp_path: Path) -> None:
    hub.clock.at = NOW + timedelta(hours=2)
    only = "V9;B1;U1;2026-03-02;19:00;19:45;P1;Dusch 20;Kväll"
    assert hub.take(write(tmp_path / "new.csv", [VISITS[0], only]))[FileKind.VISIT] == Counts(added=1)
    assert _visit(hub, "V1", "B1").state is VisitState.PLANNED


@pytest.mark.parametrize("state", [VisitState.STARTED, VisitState.FINISHED])
def test_a_started_visit_is_never_touched(hub: Hub, tmp_path: Path, state: VisitState) -> None:
    lines = tuple(
        {"id": line.id, "name": line.name, "minutes": line.minutes, "outcome": InsatsOutcome.DONE}
        for line in _visit(hub, "V2", "B1").insatser
    )
    set_body(hub, "visit", V2, state=state, started_at=NOW, started_by=P1, insatser=lines)
    before, heads = _visit(hub, "V2", "B1"), hub.heads()
    moved = changed(VISITS, V2="V2;B1;U1;2026-03-03;15:00;15:45;P2;Frukost 5;Annat")
    assert hub.take(write(tmp_path / "moved.csv", moved))[FileKind.VISIT] == Counts(unchanged=3, untouched=1)
    gone = [*changed(VISITS, V2=""), "V9;B2;U2;2026-03-04;09:00;09:45;P3;Dusch 20;X"]
    hub.take(write(tmp_path / "gone.csv", [*gone, "V8;B1;U1;2026-03-04;09:00;09:45;P1;Dusch 20;Y"]))
    assert _visit(hub, "V2", "B1") == before
    assert before.insatser[0].outcome is InsatsOutcome.DONE
    assert _ended(hub, V2) == {P1: False, P2: False}
    assert hub.heads()["~imports"] == heads["~imports"] + 1, "the first of the two changed nothing"


def test_a_visit_that_starts_between_dry_run_and_import_is_left_alone(hub: Hub, tmp_path: Path) -> None:
    moved = changed(VISITS, V2="V2;B1;U1;2026-03-03;15:00;15:45;P2;Frukost 5;Annat")
    plan = hub.plan(write(tmp_path / "moved.csv", moved))
    assert plan.counts[FileKind.VISIT].changed == 1
    set_body(hub, "visit", V2, state=VisitState.STARTED, started_at=NOW, started_by=P1)
    result = carry_out(hub.engine, plan, hub.data, hub.clock)
    assert result.counts[FileKind.VISIT] == Counts(unchanged=3, untouched=1)
    assert _visit(hub, "V2", "B1").title == "Morgonhjälp"


def test_another_import_in_between_makes_a_plan_void(hub: Hub, tmp_path: Path) -> None:
    moved = changed(VISITS, V2="V2;B1;U1;2026-03-03;15:00;15:45;P2;Frukost 5;Annat")
    plan = hub.plan(write(tmp_path / "moved.csv", moved))
    hub.take(write(tmp_path / "other.csv", changed(UTFORARE, U2="U2;Nytt namn;")))
    heads = hub.heads()
    assert carry_out(hub.engine, plan, hub.data, hub.clock).fault is FaultCode.OTHER_IMPORT
    assert hub.heads() == heads
    assert _visit(hub, "V2", "B1").title == "Morgonhjälp"


def test_a_file_that_changes_after_the_dry_run_is_not_imported(hub: Hub, tmp_path: Path) -> None:
    path = write(tmp_path / "u.csv", changed(UTFORARE, U2="U2;Nytt namn;"))
    plan = hub.plan(path)
    write(path, changed(UTFORARE, U2="U2;Ännu ett namn;"))
    heads, kept = hub.heads(), set((hub.data / "imports").iterdir())
    assert carry_out(hub.engine, plan, hub.data, hub.clock).fault is FaultCode.FILE_CHANGED
    assert hub.heads() == heads
    assert set((hub.data / "imports").iterdir()) == kept


def test_a_visit_that_moves_to_another_brukare_ends_at_the_first(hub: Hub, tmp_path: Path) -> None:
    moved = "V2;B2;U1;2026-03-09;09:00;09:45;P1;Dusch 20;Morgonhjälp"  # a day that the old one does not lie in
    counts = hub.take(write(tmp_path / "moved.csv", [VISITS[0], moved]))
    assert counts[FileKind.VISIT] == Counts(added=1, ended=1)
    assert _visit(hub, "V2", "B1").state is VisitState.CANCELLED
    assert _visit(hub, "V2", "B2").state is VisitState.PLANNED


def test_insatser_end_for_brukare_in_the_file_only(hub: Hub, tmp_path: Path) -> None:
    counts = hub.take(write(tmp_path / "i.csv", changed(INSATSER, I2="", I3="")))
    assert counts[FileKind.INSATS] == Counts(ended=1, unchanged=1)
    assert hub.body("insats", ids.placed_id("insats", "I2", "B1")) is None
    assert hub.body("insats", ids.placed_id("insats", "I3", "B2")) is not None


def test_a_lock_that_was_exchanged_ends_the_old_door(hub: Hub, tmp_path: Path) -> None:
    lines = changed(DOORS, D2=f"D9;B1;Lägenhet;Lägenheten;{'B' * 42}A", D3="")
    assert hub.take(write(tmp_path / "d.csv", lines))[FileKind.DOOR] == Counts(added=1, ended=1, unchanged=1)
    with reading(hub.engine) as connection:
        left = set(connection.scalars(select(door.c.id).where(door.c.ended_at.is_(None))))
    assert left == {ids.placed_id("door", *pair) for pair in (("D1", "B1"), ("D9", "B1"), ("D3", "B2"))}


def test_people_are_not_ended_by_absence_unless_the_files_are_complete(hub: Hub, tmp_path: Path) -> None:
    fewer = changed(STAFF, P3="")
    assert hub.take(write(tmp_path / "p.csv", fewer))[FileKind.STAFF] == Counts(unchanged=2)
    counts = hub.take(write(tmp_path / "p2.csv", [*fewer, ""]), complete=True)
    assert counts[FileKind.STAFF] == Counts(ended=1, unchanged=2)
    with reading(hub.engine) as connection:
        assert rights_of(connection, P3, NOW) is None
        assert connection.scalar(select(person.c.ended_at).where(person.c.id == P3)) == NOW
    assert hub.body("person", P3) is None


def test_somebody_who_left_can_come_back(hub: Hub, tmp_path: Path) -> None:
    hub.take(write(tmp_path / "p.csv", changed(STAFF, P3="")), complete=True)
    assert hub.take(write(tmp_path / "p2.csv", STAFF))[FileKind.STAFF] == Counts(added=1, unchanged=2)
    with reading(hub.engine) as connection:
        assert rights_of(connection, P3, NOW) is not None


def test_a_changed_brukare_keeps_the_day_when_the_matter_was_opened(hub: Hub, tmp_path: Path) -> None:
    lines = [line.rpartition(";")[0].replace("Nötter", "Latex") for line in BRUKARE]
    assert hub.take(write(tmp_path / "b.csv", lines))[FileKind.BRUKARE].changed == 2
    body = hub.body("arende", ids.arende_id("B1"))
    assert getattr(body, "opened_on", None) is not None
    assert str(getattr(body, "opened_on", "")) == "2025-01-15"


def test_a_new_name_of_an_utforare_reaches_the_visits_that_come_with_it(hub: Hub, tmp_path: Path) -> None:
    renamed = write(tmp_path / "u.csv", changed(UTFORARE, U1="U1;Nya Ekbacken;"))
    hub.take(renamed, write(tmp_path / "v.csv", [*VISITS, ""]))
    assert _visit(hub, "V1", "B1").utforare_name == "Nya Ekbacken"
    assert _visit(hub, "V3", "B2").utforare_name == "Solgläntan"
