"""The revocation list: what it holds, whom it shuts out, and that no hub forgets it for long."""

import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from httpx import Response
from sqlalchemy import select, update

from app.domain.clock import HeldClock
from app.domain.permission import Role
from app.doors.statements import RevocationList, read_statement
from app.hub.assembly import close_hub
from app.hub.database import default_url, open_engine, reading, writing
from app.hub.hub import Hub
from app.hub.migrate import migrate_to
from app.hub.revoked_list import signed_list, take_over
from app.hub.revoking import revoke_device, revoke_person
from app.hub.tables import assignment, device, door_pass, revocation
from app.protocol import wire
from app.protocol.keys import SigningKey, from_text
from app.protocol.records import DoorListBody
from app.protocol.revocations import Revocations, WithdrawnPass, read_list, sign_list
from tests.conftest import ExpectLog
from tests.hub.core_fixture import Town, Writer, body_of, leave, town_of, writer
from tests.hub.hub_fixture import (
    MONDAY,
    PLAIN,
    HubMaker,
    add_person,
    code_of,
    enrolled,
    hub_in,
    message_of,
    serving,
)
from tests.hub.test_passes import passes_in

HOUR = timedelta(hours=1)


def list_of(hub: Hub) -> Revocations:
    found = read_list(signed_list(hub), hub.keys.root.public(), hub.hub_id)
    assert found is not None
    return found


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(MONDAY)


@pytest.fixture
def town(make_hub: HubMaker, clock: HeldClock) -> Town:
    return town_of(make_hub(clock=clock))


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


# --- the list ------------------------------------------------------------------------------------------------------


def test_a_list_holds_certificates_for_ever_and_passes_until_their_window_ends(
    make_hub: HubMaker, database_url: str, clock: HeldClock
) -> None:
    town = town_of(make_hub(url=database_url, clock=clock))
    anna = writer(town.hub, town.anna)
    ((pass_id, body),) = passes_in(anna).items()
    assert (list_of(town.hub).counter, list_of(town.hub).serials) == (0, ())
    with writing(town.hub.engine) as connection:
        revoke_person(connection, town.anna, MONDAY)
    made = list_of(town.hub)
    assert made.counter == 2
    assert len(made.serials) == 1
    assert made.passes == (WithdrawnPass(pass_id, town.door, body.expires),)
    clock.move(timedelta(days=2))
    assert (list_of(town.hub).serials, list_of(town.hub).passes) == (made.serials, ())
    assert list_of(town.hub).counter == 2


def test_a_list_of_another_key_or_another_hub_is_no_list(town: Town) -> None:
    root = town.hub.keys.root
    body = Revocations(hub_id=town.hub.hub_id, counter=9, serials=("s",), passes=(), made_at=MONDAY)
    assert read_list(sign_list(body, root), root.public(), town.hub.hub_id) == body
    foreign = [
        sign_list(body, SigningKey.generate()),
        sign_list(msgspec.structs.replace(body, hub_id="another"), root),
        sign_list(body, root)[:-4] + "AAAA",
        "",
        "a.b.c",
        "å" * 50,
    ]
    for text in foreign:
        assert read_list(text, root.public(), town.hub.hub_id) is None
        assert not take_over(town.hub, text)
    assert list_of(town.hub).counter == 0


def test_a_plan_that_takes_a_pass_back_counts_up(town: Town, anna: Writer) -> None:
    ((pass_id, _),) = passes_in(anna).items()
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=MONDAY))
    passes_in(anna)
    assert list_of(town.hub).counter == 1
    assert [item.id for item in list_of(town.hub).passes] == [pass_id]


# --- the locks' lists ----------------------------------------------------------------------------------------------


def door_list(town: Town) -> tuple[int, RevocationList] | None:
    body = body_of(town.hub, "door_list", town.door)
    if body is None:
        return None
    assert isinstance(body, DoorListBody)
    statement = read_statement(from_text(body.statement), town.hub.signer.pinned())
    assert isinstance(statement, RevocationList)
    assert (statement.door, statement.counter) == (body.door, body.counter)
    return body.counter, statement


@pytest.fixture
def colleague(town: Town) -> Writer:
    """Comes to the same door."""
    person = add_person(town.hub, Role.STAFF, organisation=town.ett, name="Cia Dahl")
    row = {"visit": "another", "person": person, "brukare": town.brukare, "utforare": town.ett}
    with writing(town.hub.engine) as connection:
        connection.execute(
            assignment.insert(), [{**row, "starts_at": MONDAY, "ends_at": MONDAY + HOUR, "ended_at": None}]
        )
    return writer(town.hub, person)


def test_any_device_that_comes_to_the_door_gets_the_list_for_its_lock(
    town: Town, anna: Writer, colleague: Writer
) -> None:
    ((pass_id, _),) = passes_in(anna).items()
    colleague.pull()
    assert door_list(town) is None
    with writing(town.hub.engine) as connection:
        revoke_device(connection, anna.device, MONDAY)
    brought = [item for item in colleague.pull() if item.kind == "door_list"]
    assert [item.stream for item in brought] == [town.doors]
    found = door_list(town)
    assert found is not None
    assert pass_id in found[1].pass_ids
    assert [item for item in colleague.pull() if item.kind == "door_list"] == []


def test_a_lost_device_that_never_asks_again_is_not_waited_for(town: Town, anna: Writer, colleague: Writer) -> None:
    ((pass_id, _),) = passes_in(anna).items()
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).where(assignment.c.person == town.anna).values(ended_at=MONDAY))
    colleague.pull()
    found = door_list(town)
    assert found is not None
    assert found[1].pass_ids == (pass_id,)


def test_one_who_has_left_opens_no_door_with_an_old_pass(town: Town, anna: Writer, colleague: Writer) -> None:
    ((pass_id, _),) = passes_in(anna).items()
    leave(town.hub, town.anna)
    colleague.pull()
    found = door_list(town)
    assert found is not None
    assert found[1].pass_ids == (pass_id,)


def test_a_newer_list_counts_higher_and_drops_what_has_run_out(
    town: Town, anna: Writer, colleague: Writer, clock: HeldClock
) -> None:
    passes_in(anna)
    with writing(town.hub.engine) as connection:
        revoke_device(connection, anna.device, MONDAY)
    colleague.pull()
    first = door_list(town)
    clock.move(timedelta(hours=20))
    with writing(town.hub.engine) as connection:
        later = {"starts_at": clock.now(), "ends_at": clock.now() + HOUR}
        connection.execute(update(assignment).values(**later))
    colleague.pull()
    again = writer(town.hub, town.anna)
    ((pass_id, _),) = passes_in(again).items()
    with writing(town.hub.engine) as connection:
        revoke_device(connection, again.device, clock.now())
    colleague.pull()
    second = door_list(town)
    assert first is not None
    assert second is not None
    assert second[0] > first[0]
    assert pass_id in second[1].pass_ids
    assert not set(first[1].pass_ids) & set(second[1].pass_ids)


# --- a hub that has forgotten --------------------------------------------------------------------------------------


def restored(hub: Hub, folder: Path, backup: Path) -> Hub:
    """The same hub, its database put back from a backup."""
    close_hub(hub)
    for file in folder.glob("hub.db*"):
        file.unlink()
    shutil.copy(backup, folder / "hub.db")
    return hub_in(folder)


def saved(hub: Hub, folder: Path) -> Path:
    with hub.engine.connect() as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{folder / 'backup.db'}'")
    return folder / "backup.db"


def show(web: object, text: str) -> Response:
    answer = web.post("/v1/revocations", content=msgspec.json.encode(wire.ListOnWire(list=text)), headers=PLAIN)  # type: ignore[attr-defined]
    assert isinstance(answer, Response)
    return answer


def test_a_restored_hub_shuts_out_again_once_any_client_has_shown_the_list(tmp_path: Path) -> None:
    hub = hub_in(tmp_path / "hub")
    with serving(hub) as web:
        lost = enrolled(web, hub, add_person(hub, Role.STAFF))
        backup = saved(hub, tmp_path)
        with writing(hub.engine) as connection:
            revoke_device(connection, lost.answer.device, MONDAY)
        hub.standings.forget()
        newest = signed_list(hub)
    hub = restored(hub, tmp_path / "hub", backup)
    with serving(hub) as web:
        lost.device.web = lost.person.web = web
        assert lost.device.sign_in().status_code == 200
        assert lost.person.send("GET", "/v1/revocations").status_code == 200
        answer = message_of(show(web, newest), wire.ListOnWire)
        assert code_of(lost.person.send("GET", "/v1/revocations")) == "revoked"
        assert code_of(lost.device.sign_in()) == "revoked"
        shown, now = (read_list(text, hub.keys.root.public(), hub.hub_id) for text in (newest, answer.list))
        assert shown is not None
        assert now is not None
        assert now.counter > shown.counter
        assert set(now.serials) == set(shown.serials)


def test_an_emptied_hub_refuses_a_revoked_certificate_that_it_does_not_remember(
    tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    hub = hub_in(tmp_path / "hub")
    with serving(hub) as web:
        lost = enrolled(web, hub, add_person(hub, Role.STAFF))
        with writing(hub.engine) as connection:
            revoke_device(connection, lost.answer.device, MONDAY)
        newest = signed_list(hub)
    for file in (tmp_path / "hub").glob("hub.db*"):
        file.unlink()
    hub = hub_in(tmp_path / "hub")
    with serving(hub) as web:
        lost.device.web = web
        assert code_of(lost.device.sign_in()) == ""  # known again by its certificate, until somebody shows the list
        assert show(web, newest).status_code == 200
        assert code_of(lost.device.sign_in()) == "revoked"


def test_a_stranger_shows_a_hub_nothing(make_hub: HubMaker) -> None:
    hub = make_hub()
    forged = Revocations(hub_id=hub.hub_id, counter=99, serials=("s",), passes=(), made_at=MONDAY)
    with serving(hub) as web:
        assert code_of(show(web, sign_list(forged, SigningKey.generate()))) == "bad_signature"
        assert web.get("/v1/revocations", headers=PLAIN).status_code == 401
    with reading(hub.engine) as connection:
        assert connection.scalars(select(revocation.c.counter)).all() == []


def test_an_older_list_never_wins(town: Town) -> None:
    older, bo = signed_list(town.hub), writer(town.hub, town.bo)
    with writing(town.hub.engine) as connection:
        revoke_device(connection, bo.device, MONDAY)
    before = list_of(town.hub)
    assert take_over(town.hub, older)
    assert list_of(town.hub) == before


def test_what_two_lives_have_shut_out_is_shut_out_together_and_counts_beyond_both(town: Town, anna: Writer) -> None:
    """One life's list is shown to a hub that has shut out somebody else since it was restored."""
    root, hub_id = town.hub.keys.root, town.hub.hub_id
    ((pass_id, body),) = passes_in(anna).items()
    bo = writer(town.hub, town.bo)
    with writing(town.hub.engine) as connection:
        revoke_device(connection, bo.device, MONDAY)
        serial = connection.scalar(select(device.c.serial).where(device.c.id == anna.device))
    here = list_of(town.hub)
    assert serial is not None
    gone = WithdrawnPass("forgotten", town.door, MONDAY + HOUR)
    withdrawn = (WithdrawnPass(pass_id, town.door, body.expires), gone)
    shown = Revocations(hub_id=hub_id, counter=50, serials=(serial,), passes=withdrawn, made_at=MONDAY)
    assert take_over(town.hub, sign_list(shown, root))
    now = list_of(town.hub)
    assert now.counter > 50
    assert set(now.serials) == {*here.serials, serial}
    assert set(now.passes) == set(withdrawn)
    with reading(town.hub.engine) as connection:
        assert connection.scalar(select(device.c.revoked_at).where(device.c.id == anna.device)) is not None
        assert connection.scalar(select(door_pass.c.withdrawn_at).where(door_pass.c.id == pass_id)) is not None


def test_a_locks_list_from_between_the_lives_is_made_anew_above_both(
    town: Town, anna: Writer, colleague: Writer
) -> None:
    passes_in(anna)
    with writing(town.hub.engine) as connection:
        revoke_device(connection, anna.device, MONDAY)
    colleague.pull()
    between = door_list(town)
    assert between is not None
    assert between[0] < 50
    shown = Revocations(hub_id=town.hub.hub_id, counter=50, serials=(), passes=(), made_at=MONDAY)
    assert take_over(town.hub, sign_list(shown, town.hub.keys.root))
    colleague.pull()
    after = door_list(town)
    assert after is not None
    assert after[0] >= 50
    assert after[1].pass_ids == between[1].pass_ids


def test_passes_that_were_withdrawn_before_lists_were_made_come_into_the_first(tmp_path: Path) -> None:
    """A database from before the migration."""
    row = {"person": "p", "device": "d", "door": "door", "visit": "v", "not_before": MONDAY}
    rows = [
        {**row, "id": "withdrawn", "expires": MONDAY + HOUR, "withdrawn_at": MONDAY},
        {**row, "id": "in force", "expires": MONDAY + HOUR, "withdrawn_at": None},
    ]
    (tmp_path / "hub").mkdir()
    engine = open_engine(default_url(tmp_path / "hub"))
    with writing(engine) as connection:
        migrate_to(connection, "0003")
        connection.execute(door_pass.insert(), rows)
    engine.dispose()
    hub = hub_in(tmp_path / "hub")
    assert [item.id for item in list_of(hub).passes] == ["withdrawn"]
    close_hub(hub)
