"""Enrolment codes that do not hold, PINs that do not open, and disks that fail: each ends in a code, and nothing is
lost."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.services import day, sign_in, visiting
from app.services.sign_in import In, NotIn
from app.store.encrypted import StoreError
from tests.conftest import ExpectLog
from tests.hub.hub_fixture import code_for
from tests.sync.client_fixture import PIN, AtClient, House

WORDS = "Ramlade i hallen"


def problem_of(found: In | NotIn) -> HubProblem | StoreProblem:
    assert isinstance(found, NotIn)
    return found.problem


# --- codes ---------------------------------------------------------------------------------------------------------


def test_an_expired_code_is_told_and_a_new_one_works(house: House) -> None:
    made = house.device()
    code = code_for(house.hub, house.anna, valid=timedelta(minutes=5))
    house.clock.move(timedelta(minutes=6))
    assert problem_of(sign_in.enrol(made.client.gate, code, PIN).result()) is HubProblem.CODE_EXPIRED
    assert sign_in.people(made.client.gate).result() == ()
    made.enrol(house.anna)
    assert made.exchange() is None


def test_an_unknown_code_is_told(house: House) -> None:
    made = house.device()
    found = sign_in.enrol(made.client.gate, "0000-0000-0000", PIN).result()
    assert problem_of(found) is HubProblem.CODE_UNKNOWN


def test_a_code_that_another_device_has_used_is_told(house: House) -> None:
    code = code_for(house.hub, house.anna)
    first, second = house.device("first"), house.device("second")
    assert isinstance(sign_in.enrol(first.client.gate, code, PIN).result(), In)
    assert problem_of(sign_in.enrol(second.client.gate, code, PIN).result()) is HubProblem.CODE_USED


def test_a_code_whose_answer_was_lost_works_again_on_the_same_device(house: House) -> None:
    code, made = code_for(house.hub, house.anna), house.device()
    made.road.lost.append("/v1/enrol")
    assert problem_of(sign_in.enrol(made.client.gate, code, PIN).result()) is HubProblem.NO_NETWORK
    found = sign_in.enrol(made.client.gate, code, PIN).result()
    assert isinstance(found, In)
    assert made.exchange() is None


@pytest.mark.parametrize("offset", [timedelta(days=-3000), timedelta(days=3000)], ids=["ahead", "behind"])
def test_a_device_whose_clock_is_years_off_can_be_enrolled(house: House, offset: timedelta) -> None:
    made = house.device(behind=offset)
    made.enrol(house.anna)
    assert made.exchange() is None


# --- PINs ----------------------------------------------------------------------------------------------------------


def test_a_wrong_pin_opens_nothing_and_the_right_one_finds_all(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        visiting.sign_note(anna.desk, visit, WORDS).result()
    anna.sign_out()
    with capture_logs() as lines:
        found = sign_in.unlock(anna.client.gate, PersonId(house.anna), "000000").result()
    assert problem_of(found) is StoreProblem.WRONG_PIN
    assert [line["problem"] for line in lines if line["event"] == "sign_in.not_in"] == ["wrong_pin"]
    assert "000000" not in repr(lines)
    assert anna.client.store is None
    anna.clock.move(timedelta(minutes=1))
    anna.unlock(house.anna)
    assert [stored.kind for stored in anna.unsettled()] == ["note.write"]


# --- disks ---------------------------------------------------------------------------------------------------------


def spoil(path: Path) -> bytes:
    """Overwrite the middle of every page; gives back what was there."""
    before = path.read_bytes()
    spoilt = bytearray(before)
    for start in range(0, len(spoilt), 4096):
        spoilt[start + 1000 : start + 1100] = os.urandom(100)
    path.write_bytes(spoilt)
    return before


def person_file(anna: AtClient) -> Path:
    return anna.folder / "people" / f"{anna.house.anna}.db"


def test_a_damaged_person_database_is_told_kept_and_its_unsent_work_leaves_all_the_same(
    house: House, expect_log: ExpectLog
) -> None:
    expect_log(r"^WARNING sign_in\.not_in problem=damaged$")
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        visiting.sign_note(anna.desk, visit, WORDS).result()
    anna.client.stop()
    before = spoil(person_file(anna))
    anna.start_again()
    found = sign_in.unlock(anna.client.gate, PersonId(house.anna), PIN).result()
    assert problem_of(found) is StoreProblem.DAMAGED
    assert anna.client.store is None
    assert anna.exchange() is None
    assert house.operations() == ["note.write"]  # from the device's own sealed outbox
    anna.client.stop()
    person_file(anna).write_bytes(before)  # somebody mends it from a backup: it was neither deleted nor changed
    anna.start_again()
    anna.unlock(house.anna)
    assert anna.exchange() is None
    assert anna.unsettled() == []


def test_who_enrols_again_over_a_damaged_database_goes_on_and_the_damaged_one_is_kept(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    anna.client.stop()
    spoil(person_file(anna))
    anna.start_again()
    anna.enrol(house.anna)
    assert anna.exchange() is None
    visiting.sign_note(anna.desk, visit, WORDS).result()
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "note.write"]  # one chain, no "two histories"
    assert len(list(person_file(anna).parent.glob("*.set-aside-*"))) >= 1


def test_a_damaged_device_database_is_told_and_not_touched(house: House, expect_log: ExpectLog) -> None:
    expect_log(r"^WARNING client\.device_not_opened problem=damaged$")
    anna = house.staff_client()
    anna.client.stop()
    spoil(anna.folder / "device.db")
    spoilt = (anna.folder / "device.db").read_bytes()
    with pytest.raises(StoreError) as caught:
        anna.start_again()
    assert caught.value.problem is StoreProblem.DAMAGED
    assert (anna.folder / "device.db").read_bytes() == spoilt


def test_a_device_whose_secret_is_gone_is_told_and_its_files_stay(house: House) -> None:
    anna = house.staff_client()
    anna.client.stop()
    anna.secrets.clear()
    files = sorted(path.name for path in anna.folder.rglob("*"))
    with pytest.raises(StoreError) as caught:
        anna.start_again()
    assert caught.value.problem is StoreProblem.WRONG_KEY
    assert sorted(path.name for path in anna.folder.rglob("*")) == files


def set_pages(anna: AtClient, pages: int) -> None:
    with anna.store._opened().connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def full(anna: AtClient) -> None:
    """No further page can be had, as on a full disk."""
    set_pages(anna, 1)


def test_a_full_disk_keeps_nothing_half_and_says_so(house: House, expect_log: ExpectLog) -> None:
    expect_log(r"^WARNING desk\.not_saved problem=disk_full$")
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.keep_note_draft(anna.desk, visit, "Kort").result()
    full(anna)
    with pytest.raises(StoreError) as caught:
        visiting.sign_note(anna.desk, visit, WORDS * 3000).result()
    assert caught.value.problem is StoreProblem.DISK_FULL
    assert anna.unsettled() == []
    draft = anna.read(lambda reading: reading.draft(f"note:{visit}"))
    assert draft is not None
    assert draft.text == "Kort"
    set_pages(anna, 1_000_000)
    assert visiting.sign_note(anna.desk, visit, WORDS * 3000).result().operation
    assert anna.exchange() is None
    assert house.operations() == ["note.write"]


def test_a_full_disk_under_the_sync_is_logged_without_words_and_loses_nothing(
    house: House, expect_log: ExpectLog
) -> None:
    expect_log(r"^WARNING sync\.store problem=disk_full$")
    visit = house.add_visit()
    anna = house.staff_client()
    for number in range(60):
        house.change_visit(visit, title=f"Besök {number} " + "x" * 300)
        house.add_visit()
    positions = anna.read(lambda reading: reading.positions())
    full(anna)
    loops = anna.client._loops
    assert loops is not None
    loops.one_round()
    assert anna.read(lambda reading: reading.positions()) == positions
    assert told(anna) == (StoreProblem.DISK_FULL, False)
    set_pages(anna, 1_000_000)
    loops.one_round()
    assert told(anna) == (None, True)
    assert anna.visit(visit).title.startswith("Besök 59")


def told(anna: AtClient) -> tuple[str | None, bool]:
    """What the screens are told: the store's problem, and whether all that the hub has is here."""
    waiting = day.staff_day(anna.desk, anna.clock.now().date()).result().waiting
    return waiting.store_problem, waiting.is_current


def test_a_full_disk_stays_told_while_the_network_is_away(house: House, expect_log: ExpectLog) -> None:
    expect_log(r"^WARNING sync\.store problem=disk_full$")
    anna = house.staff_client()
    for _ in range(60):
        house.change_visit(house.add_visit(), title="Besök " + "x" * 300)
    full(anna)
    loops = anna.client._loops
    assert loops is not None
    loops.one_round()
    with anna.offline():
        loops.one_round()
        assert told(anna) == (StoreProblem.DISK_FULL, False)
    set_pages(anna, 1_000_000)
    loops.one_round()
    assert told(anna) == (None, True)


def test_a_round_that_is_asked_for_tells_of_a_full_disk_too(house: House) -> None:
    anna = house.staff_client()
    for _ in range(60):
        house.change_visit(house.add_visit(), title="Besök " + "x" * 300)
    full(anna)
    with pytest.raises(StoreError):
        anna.exchange()
    assert told(anna) == (StoreProblem.DISK_FULL, False)
    set_pages(anna, 1_000_000)
    assert anna.exchange() is None
    assert told(anna) == (None, True)


def test_a_full_disk_under_the_attachments_is_told_and_no_round_of_records_hides_it(
    house: House, expect_log: ExpectLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log(r"^WARNING attachments\.store problem=disk_full$")
    anna = house.staff_client()
    loops = anna.client._loops
    assert loops is not None
    files = loops._attachments

    def no_room() -> None:
        raise StoreError(StoreProblem.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(files, "send_all", no_room)
        files.one_round()
    loops.one_round()
    assert told(anna) == (StoreProblem.DISK_FULL, False)
    files.one_round()
    assert told(anna) == (None, True)


def is_online(anna: AtClient) -> bool:
    return anna.client.status.now.online


def test_a_fault_in_one_round_ends_no_sync(
    house: House, expect_log: ExpectLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log(r"ERROR sync\.fault error=ZeroDivisionError")
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    loops = anna.client._loops
    assert loops is not None
    with monkeypatch.context() as patch:
        patch.setattr(loops, "exchange", lambda: 1 // 0)
        loops.one_round()
    assert anna.client.status.now.problem is HubProblem.HUB_DOWN
    loops.one_round()
    assert is_online(anna)
    assert house.operations() == ["visit.start"]
