"""A hub that was put back from a real backup, or emptied: nothing acknowledged is lost, nothing doubled, and no client
is emptied by a hub that has forgotten what it knew."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from app.domain.arrival import Arrival
from app.domain.permission import Role
from app.domain.refusal import HubProblem
from app.domain.visit import VisitState
from app.hub.backups.making import make_backup
from app.hub.backups.recovery_key import RecoveryKey, keep_public
from app.hub.backups.restore import restore
from app.hub.confirming import confirm_rights, rights_list
from app.hub.database import reading, writing
from app.hub.epochs import EPOCH, begin_epoch
from app.hub.hub import Hub
from app.hub.log_sealing import LogSealing
from app.hub.revoking import revoke_device
from app.hub.tables import assignment, meta, metadata
from app.protocol import records as rec
from app.services import outstanding, visiting
from app.store.person_reading import Reading
from tests.conftest import ExpectLog
from tests.hub.hub_fixture import add_person, assign
from tests.sync.client_fixture import AtClient, House


@contextmanager
def put_back_afterwards(house: House, folder: Path) -> Iterator[None]:
    """What happens inside is lost at the end, when the backup from before it is put back."""
    hub, key, file = house.hub, RecoveryKey.generate(), folder / "backup"
    keep_public(hub.settings.data, key.public())
    make_backup(hub.settings, file, key.public(), clock=hub.clock)
    yield
    hub.bus.stop()  # the hub is stopped
    hub.sealing.stop()
    hub.engine.dispose()
    assert hub.occupied is not None
    hub.occupied.leave()
    restored = restore(hub.settings, file, key, clock=hub.clock, replace=True)
    hub.bus.start()
    live_on(hub, restored.epoch)


def live_on(hub: Hub, epoch: str) -> None:
    """In the same process, which a real hub does not do."""
    hub.sealing.stop()
    object.__setattr__(hub, "epoch", epoch)
    object.__setattr__(hub, "sealing", LogSealing(hub.engine, hub.keys.root, hub.clock, epoch, hub.metrics))
    hub.standings.forget()


def confirm(house: House) -> dict[str, int]:
    done = confirm_rights(house.hub, rights_list(house.hub).version)
    assert done is not None
    house.hub.standings.forget()
    return done.outcomes


def empty(house: House) -> None:
    """As when the database is gone and only the keys are left."""
    with writing(house.hub.engine) as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_delete'"
        for name in connection.exec_driver_sql(triggers).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for table in metadata.sorted_tables:
            if table is not meta:
                connection.execute(delete(table))
        epoch = begin_epoch(connection)
    live_on(house.hub, epoch)


def shown(reading: Reading, visit: str) -> VisitState | None:
    body = reading.one(rec.VisitBody, visit)
    return body.state if body else None


def waiting(client: AtClient):  # type: ignore[no-untyped-def]
    return client.read(client.desk.waiting)


def test_todays_work_comes_back_before_anybody_has_confirmed_anything(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with put_back_afterwards(house, tmp_path):
        visiting.start_visit(anna.desk, visit).result()
        note = visiting.sign_note(anna.desk, visit, "Efter säkerhetskopian.").result()
        assert anna.exchange() is None
    assert house.operations() == []
    seen: set[VisitState | None] = set()
    anna.store.watch(lambda _changed: seen.add(anna.read(lambda reading: shown(reading, visit))))
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "note.write"]
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert seen == {VisitState.STARTED}
    told = waiting(anna)
    assert (told.problem, told.online) == (HubProblem.RIGHTS_UNCONFIRMED, True)
    assert told.unconfirmed > 0
    confirm(house)
    assert anna.exchange() is None
    told = waiting(anna)
    assert (told.problem, told.unconfirmed) == (None, 0)
    assert anna.truth(visit).state is VisitState.STARTED
    assert anna.unsettled() == []
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "note.write"]


def test_what_is_written_while_the_list_is_read_is_not_lost(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with put_back_afterwards(house, tmp_path):
        pass
    assert anna.exchange() is None
    saved = visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED
    confirm(house)
    assert anna.exchange() is None
    assert anna.unsettled() == []
    assert anna.truth(visit).state is VisitState.STARTED


def test_work_at_a_visit_that_was_planned_after_the_backup_waits_for_its_plan(house: House, tmp_path: Path) -> None:
    house.add_visit()
    anna = house.staff_client()
    with put_back_afterwards(house, tmp_path):
        late = house.add_visit()
        assert anna.exchange() is None
        note = visiting.sign_note(anna.desk, late, "Nytt besök.").result()
        assert anna.exchange() is None
    assert anna.exchange() is None
    assert (anna.arrived(note.operation).state, anna.arrived(note.operation).reason) == (
        Arrival.HELD,
        "rights_unconfirmed",
    )
    assert anna.read(lambda reading: shown(reading, late)) is VisitState.PLANNED
    assert [row.words for row in outstanding.outstanding(anna.desk).result()] == ["Nytt besök."]
    assign(house.hub, house.anna, house.brukare, organisation=house.utforare, visit=late)  # the import is run again
    house.put_visit(late)
    assert confirm(house) == {"applied": 1}
    assert anna.exchange() is None
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert anna.unsettled() == []


def test_what_others_did_after_the_backup_stays_on_the_screen_and_is_said_to_be_unconfirmed(
    house: House, tmp_path: Path
) -> None:
    house.add_visit()
    anna = house.staff_client()
    with put_back_afterwards(house, tmp_path):
        late = house.add_visit()
        assert anna.exchange() is None
    assert anna.exchange() is None
    confirm(house)
    assert anna.exchange() is None
    assert anna.read(lambda reading: shown(reading, late)) is VisitState.PLANNED
    assert waiting(anna).unconfirmed == 1
    house.put_visit(late, title="Lunch")
    assert anna.exchange() is None
    assert waiting(anna).unconfirmed == 0
    assert anna.visit(late).title == "Lunch"


def test_a_right_that_is_not_in_the_confirmed_list_takes_the_records_away(house: House, tmp_path: Path) -> None:
    """What was kept through an unconfirmed life is kept no longer than the right to it."""
    visit = house.add_visit()
    anna = house.staff_client()
    with put_back_afterwards(house, tmp_path):
        pass
    assert anna.exchange() is None
    with writing(house.hub.engine) as connection:
        connection.execute(delete(assignment))
    assert anna.exchange() is None
    assert anna.read(lambda reading: shown(reading, visit)) is VisitState.PLANNED
    confirm(house)
    assert anna.exchange() is None
    assert anna.read(lambda reading: shown(reading, visit)) is None


def test_a_device_that_was_enrolled_after_the_backup_is_known_again(
    house: House, tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    visit = house.add_visit()
    with put_back_afterwards(house, tmp_path):
        anna = house.staff_client()
        note = visiting.sign_note(anna.desk, visit, "Från en ny platta.").result()
        assert anna.exchange() is None
    assert anna.exchange() is None
    assert house.operations() == ["note.write"]
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert [one.known_again for one in rights_list(house.hub).people if one.person == house.anna] == [1]
    confirm(house)
    assert anna.exchange() is None
    assert anna.unsettled() == []


def test_a_new_device_that_wrote_nothing_is_known_again_too(
    house: House, tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    house.add_visit()
    with put_back_afterwards(house, tmp_path):
        anna = house.staff_client()
    assert anna.exchange() is None
    assert waiting(anna).problem == HubProblem.RIGHTS_UNCONFIRMED


def test_an_emptied_hub_takes_nothing_from_a_client_and_gets_its_work_again(
    house: House, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    note = visiting.sign_note(anna.desk, visit, "Allt väl.").result()
    assert anna.exchange() is None
    with reading(house.hub.engine) as connection:
        tables = {
            name: [row._asdict() for row in connection.execute(metadata.tables[name].select())]
            for name in ("utforare", "person", "assignment")
        }
    empty(house)
    assert anna.exchange() is None
    assert anna.read(lambda reading: shown(reading, visit)) is VisitState.STARTED
    assert anna.read(lambda reading: len(reading.all(rec.NoteBody))) == 1
    assert anna.arrived(note.operation).state is Arrival.HELD
    with writing(house.hub.engine) as connection:  # the import is run again
        for name, rows in tables.items():
            connection.execute(metadata.tables[name].insert(), rows)
    house.put_visit(visit)
    assert confirm(house) == {"applied": 2}
    assert anna.exchange() is None
    assert anna.exchange() is None
    assert anna.unsettled() == []
    assert anna.truth(visit).state is VisitState.STARTED
    assert anna.arrived(note.operation).state is Arrival.RECEIVED


def test_clients_carry_home_what_was_shut_out_after_the_backup(house: House, tmp_path: Path) -> None:
    anna, lost = house.staff_client(), house.device("lost")
    lost.enrol(house.anna)
    assert lost.exchange() is None
    enrolled = lost.client.device.enrolled()
    assert enrolled is not None
    with put_back_afterwards(house, tmp_path):
        house.write(lambda connection: revoke_device(connection, enrolled.device, house.clock.now()))
        anna.clock.move(timedelta(minutes=15))
        house.clock.move(timedelta(minutes=15))  # the next token tells of the newer list
        assert anna.exchange() is None
        assert anna.client.device.revocation_list()[0] > 0
    anna.clock.move(timedelta(minutes=15))
    house.clock.move(timedelta(minutes=15))
    assert anna.exchange() is None
    confirm(house)
    assert lost.exchange() is HubProblem.REVOKED
    assert anna.exchange() is None


def test_two_people_who_share_a_tablet_both_get_their_work_through(
    house: House, tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    visit = house.add_visit()
    anna = house.staff_client()
    bo = add_person(house.hub, Role.STAFF, organisation=house.utforare, name="Bo Alm")
    assign(house.hub, bo, house.brukare, organisation=house.utforare, visit=visit)
    with put_back_afterwards(house, tmp_path):
        visiting.sign_note(anna.desk, visit, "Annas.").result()
        assert anna.exchange() is None
        anna.sign_out()
        anna.enrol(bo, "271828")
        assert anna.exchange() is None
        visiting.sign_note(anna.desk, visit, "Bos.").result()
        assert anna.exchange() is None
        anna.sign_out()
    anna.unlock(house.anna)
    assert anna.exchange() is None
    assert house.operations() == ["note.write", "note.write"]
    with reading(house.hub.engine) as connection:
        epochs = connection.execute(meta.select().where(meta.c.key == EPOCH)).all()
    assert len(epochs) == 1


@pytest.mark.parametrize("lives", [3])
def test_several_lives_one_after_the_other_lose_nothing(house: House, tmp_path: Path, lives: int) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    for life in range(lives):
        folder = tmp_path / str(life)
        folder.mkdir()
        with put_back_afterwards(house, folder):
            visiting.sign_note(anna.desk, visit, f"I liv {life}.").result()
            assert anna.exchange() is None
        house.clock.move(timedelta(minutes=1))
        assert anna.exchange() is None
        if life % 2:
            confirm(house)
            assert anna.exchange() is None
    confirm(house)
    assert anna.exchange() is None
    assert house.operations() == ["note.write"] * lives
    assert sorted(stored.body.text for stored in anna.read(lambda reading: reading.all(rec.NoteBody))) == [
        f"I liv {life}." for life in range(lives)
    ]
    assert anna.unsettled() == []


def test_work_that_was_never_sent_does_not_stay_held_for_what_comes_again(house: House, tmp_path: Path) -> None:
    """It goes first, since nobody knows yet that the hub lacks what came before it."""
    visit = house.add_visit()
    anna = house.staff_client()
    with put_back_afterwards(house, tmp_path):
        visiting.start_visit(anna.desk, visit).result()
        assert anna.exchange() is None
        with anna.offline():
            late = visiting.sign_note(anna.desk, visit, "Medan hubben var borta.").result()
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "note.write"]
    assert anna.arrived(late.operation).state is Arrival.RECEIVED
