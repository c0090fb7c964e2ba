"""A shift leader and a colleague on devices of their own: what is held, what is decided, and who hears of it when."""

from datetime import timedelta

import msgspec
from sqlalchemy import select

from app.domain.arrival import Arrival, ArrivalGroup
from app.domain.clock import HeldClock
from app.domain.held import DecisionState
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.hub.database import reading
from app.hub.tables import assignment, record
from app.protocol import wire
from app.protocol.records import DeviceReportBody, Record, raw_body
from app.services import deciding, visiting
from app.services.outstanding import outstanding
from app.services.what_arrived import arrived_page, what_arrived
from app.sync.live import LiveLoop
from app.sync.reporting import reports_of
from tests.hub.hub_fixture import MONDAY, add_person
from tests.sync.client_fixture import PIN, AtClient, House


def leader_client(house: House, name: str = "Eva Berg", folder: str = "leader") -> AtClient:
    eva = add_person(house.hub, Role.SHIFT_LEADER, organisation=house.utforare, name=name)
    house.introduce(eva, "shift_leader", name)
    made = house.device(folder)
    made.enrol(eva)
    assert made.exchange() is None
    return made


def late_note(house: House, anna: AtClient, text: str = "Åt bra.") -> str:
    """Written after the assignment had ended, which the device did not know."""
    visit = house.add_visit()
    assert anna.exchange() is None
    house.write(lambda connection: connection.execute(assignment.update().values(ended_at=MONDAY)))
    anna.clock.move(timedelta(minutes=5))
    saved = visiting.sign_note(anna.desk, visit, text).result()
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.HELD
    return saved.operation


def group_of(client: AtClient) -> deciding.Group:
    return deciding.group(client.desk).result()


def test_what_is_held_is_released_and_its_author_hears_of_it(house: House) -> None:
    anna, eva = house.staff_client(), leader_client(house)
    note = late_note(house, anna)
    assert eva.exchange() is None
    (work,) = group_of(eva).held.to_decide
    assert (work.author_name, work.kind, work.text, work.brukare_name) == (
        "Anna Ek",
        "note.write",
        "Åt bra.",
        "Gunvor Berg",
    )
    assert work.can_release
    assert deciding.release(eva.desk, note).result().refusal is None
    shown = group_of(eva).held
    assert (shown.to_decide, [one.state for one in shown.decided]) == ((), [DecisionState.RELEASED])
    assert shown.decided[0].arrived is not None
    assert shown.decided[0].arrived.state is Arrival.SAVED_HERE
    assert eva.exchange() is None
    assert anna.exchange() is None
    assert anna.arrived(note).state is Arrival.RECEIVED
    (decided,) = group_of(eva).held.decided
    assert (decided.decided_by, decided.text) == ("Eva Berg", "")


def test_declined_work_stays_in_front_of_its_author_with_the_words(house: House) -> None:
    anna, eva = house.staff_client(), leader_client(house)
    note = late_note(house, anna)
    assert eva.exchange() is None
    deciding.decline(eva.desk, note, "Besöket var Bos.").result()
    assert eva.exchange() is None
    assert anna.exchange() is None
    (row,) = outstanding(anna.desk).result()
    assert (row.words, row.arrived.state, row.arrived.reason) == ("Åt bra.", Arrival.REFUSED, Refusal.DECLINED)
    assert (row.decided_by, row.decision_words) == ("Eva Berg", "Besöket var Bos.")


def test_of_two_who_decide_apart_the_second_is_told_and_the_first_counts(house: House) -> None:
    anna, eva, per = house.staff_client(), leader_client(house), leader_client(house, "Per Ek", "second")
    note = late_note(house, anna)
    assert eva.exchange() is None
    assert per.exchange() is None
    with per.offline():
        no = deciding.decline(per.desk, note, "Nej.").result()
        deciding.release(eva.desk, note).result()
        assert eva.exchange() is None
    assert per.exchange() is None
    assert per.arrived(no.operation).reason == Refusal.ALREADY_DECIDED
    (decided,) = group_of(per).held.decided
    assert (decided.state, decided.decided_by) == (DecisionState.RELEASED, "Eva Berg")
    assert anna.exchange() is None
    assert anna.arrived(note).state is Arrival.RECEIVED


def test_the_author_who_had_signed_out_hears_of_it_when_they_come_back(house: House) -> None:
    anna, eva = house.staff_client(), leader_client(house)
    note = late_note(house, anna)
    anna.sign_out()
    assert eva.exchange() is None
    deciding.release(eva.desk, note).result()
    assert eva.exchange() is None
    anna.unlock(house.anna, PIN)
    assert anna.exchange() is None
    assert anna.arrived(note).state is Arrival.RECEIVED


def test_the_leader_sees_what_waits_and_silence_is_never_taken_for_fine(house: House) -> None:
    anna, eva = house.staff_client(), leader_client(house)
    visit = house.add_visit()
    assert anna.exchange() is None
    with anna.offline():
        visiting.start_visit(anna.desk, visit).result()
        anna.exchange()
    assert eva.exchange() is None
    row = next(who for who in group_of(eva).people if who.name == "Anna Ek")
    assert (row.waiting, row.is_unknown) == (0, False)
    for clock in (house.clock, eva.clock, anna.clock):
        clock.move(timedelta(hours=2))
    assert eva.exchange() is None
    row = next(who for who in group_of(eva).people if who.name == "Anna Ek")
    assert (row.waiting, row.is_unknown) == (0, True)
    anna.sign_out()
    assert anna.exchange() is None
    assert eva.exchange() is None
    row = next(who for who in group_of(eva).people if who.name == "Anna Ek")
    assert (row.waiting, row.is_unknown) == (0, False)


def test_a_device_tells_of_what_still_waits_for_somebody_who_is_not_at_it(house: House) -> None:
    anna = house.staff_client()
    device = anna.client.device
    visit = house.add_visit()
    assert anna.exchange() is None
    with anna.offline():
        visiting.start_visit(anna.desk, visit).result()
        anna.clock.move(timedelta(minutes=30))
    (report,) = reports_of(device, anna.clock.now())
    assert (report.person, report.waiting, report.oldest_age_s) == (house.anna, 1, 1800.0)
    going = [row.id for row in device.outbox.next_batch()]
    (left,) = reports_of(device, anna.clock.now(), leaving=going)
    assert (left.waiting, left.oldest_age_s) == (0, None)


def test_a_leader_whose_own_device_was_away_does_not_take_the_others_for_silent(house: House) -> None:
    house.staff_client()
    eva = leader_client(house)
    assert eva.exchange() is None
    assert isinstance(eva.clock, HeldClock)
    eva.clock.move(timedelta(hours=5))
    assert not any(who.is_unknown for who in group_of(eva).people)


def test_everything_is_found_under_how_far_it_has_come(house: House) -> None:
    anna = house.staff_client()
    held = late_note(house, anna)
    visit = house.add_visit()
    assert anna.exchange() is None
    arrived = visiting.start_visit(anna.desk, visit).result().operation
    assert anna.exchange() is None
    with anna.offline():
        waiting = visiting.sign_note(anna.desk, visit, "Sov gott.").result().operation
        anna.exchange()
    shown = {part.group: part for part in what_arrived(anna.desk).result().parts}
    assert {group: [row.operation for row in part.rows] for group, part in shown.items()} == {
        ArrivalGroup.WAITING: [waiting],
        ArrivalGroup.HELD: [held],
        ArrivalGroup.ARRIVED: [arrived],
    }
    (row,) = shown[ArrivalGroup.WAITING].rows
    assert (row.words, row.brukare_name) == ("Sov gott.", "Gunvor Berg")


def test_many_things_are_read_in_pages(house: House) -> None:
    anna = house.staff_client()
    visit = house.add_visit()
    assert anna.exchange() is None
    with anna.offline():
        ids = [visiting.sign_note(anna.desk, visit, f"Nummer {n}").result().operation for n in range(45)]
    (part,) = what_arrived(anna.desk).result().parts
    assert (part.total, [row.operation for row in part.rows]) == (45, ids[:5])
    seen = []
    for page in range(3):
        (part,) = arrived_page(anna.desk, ArrivalGroup.WAITING, page).result().parts
        assert (part.page, part.pages, part.total) == (page, 3, 45)
        seen += [row.operation for row in part.rows]
    assert seen == ids
    (last,) = arrived_page(anna.desk, ArrivalGroup.WAITING, 99).result().parts
    assert last.page == 2


def test_what_arrived_yesterday_is_not_among_what_arrived_today(house: House) -> None:
    anna = house.staff_client()
    visit = house.add_visit()
    assert anna.exchange() is None
    visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert [part.group for part in what_arrived(anna.desk).result().parts] == [ArrivalGroup.ARRIVED]
    anna.clock.move(timedelta(days=1))
    assert what_arrived(anna.desk).result().parts == ()


def test_the_live_word_of_a_decision_makes_the_device_ask_what_became_of_it(house: House) -> None:
    anna, eva = house.staff_client(), leader_client(house)
    note = late_note(house, anna)
    assert eva.exchange() is None
    wakes: list[str] = []
    loop = LiveLoop(anna.client._device_client(), anna.store, lambda: wakes.append("wake"), anna.clock)
    hello = wire.LiveHello(epoch=house.hub.epoch, hub_now=house.clock.now())
    loop.take(msgspec.json.encode(hello))
    deciding.release(eva.desk, note).result()
    assert eva.exchange() is None
    wakes.clear()
    with reading(house.hub.engine) as connection:
        row = connection.execute(select(record).where(record.c.kind == "held_decision")).one()
    told = Record(row.stream, row.number, row.kind, row.kind_version, row.id, row.owner, raw_body(row.body))
    after = anna.read(lambda now: now.positions())[row.stream]
    loop.take(msgspec.json.encode(wire.LiveRecord(after=after, record=told)))
    assert wakes == ["wake"]
    assert anna.exchange() is None
    assert anna.arrived(note).state is Arrival.RECEIVED


def test_a_device_at_which_nobody_sits_is_heard_now_and_then(house: House) -> None:
    anna = house.staff_client()
    anna.sign_out()
    heard = []
    for minutes in (0, 1, 1, 4):
        anna.clock.move(timedelta(minutes=minutes))
        house.clock.move(timedelta(minutes=minutes))
        assert anna.exchange() is None
        found = house.hub_record("device_report", f"{house.anna}:{device_of(anna)}", DeviceReportBody)
        heard.append(found.heard_at)
    assert heard == [MONDAY, MONDAY, MONDAY, MONDAY + timedelta(minutes=6)]


def device_of(client: AtClient) -> str:
    enrolled = client.client.device.enrolled()
    assert enrolled is not None
    return enrolled.device
