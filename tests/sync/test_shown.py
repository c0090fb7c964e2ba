"""What is shown is the hub's word with this device's own work on top, until the hub's word holds it."""

from datetime import time

import msgspec
import pytest

from app.domain.arrival import Arrival
from app.domain.ids import BrukareId, InsatsId
from app.domain.stream import plan_stream
from app.domain.visit import InsatsOutcome, VisitState
from app.hub.streams import Put
from app.hub.tables import assignment
from app.protocol.wire import PullAnswer
from app.services import day, outstanding, visiting
from app.store.person_truth import TruthWriting
from tests.hub.hub_fixture import put
from tests.sync.client_fixture import COFFEE, LUNCH, AtClient, House


def outcome_of(anna: AtClient, visit: str, insats: str) -> InsatsOutcome:
    return next(line.outcome for line in anna.visit(visit).insatser if line.id == insats)


def mark(anna: AtClient, visit: str, insats: str, outcome: InsatsOutcome = InsatsOutcome.DONE) -> str:
    return visiting.mark_insats(anna.desk, visit, insats=InsatsId(insats), outcome=outcome).result().operation  # type: ignore[arg-type]


def started(house: House) -> tuple[AtClient, str]:
    """Anna in a visit that the hub knows as started."""
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    return anna, visit


def pull_alone(anna: AtClient) -> None:
    """The hub's word comes while what was done here is still on its way: the push's answer is lost."""
    anna.road.lost.append("/v1/push")
    anna.exchange()


def test_a_mark_stays_over_a_newer_plan_that_comes_beneath_it(house: House) -> None:
    anna, visit = started(house)
    mark(anna, visit, LUNCH)
    house.change_visit(visit, title="Frukost och promenad", start=time(9, 30))
    record = house.hub_record("visit", visit, type(anna.visit(visit)))
    live_to(house, anna, visit)
    assert anna.visit(visit).title == record.title
    assert outcome_of(anna, visit, LUNCH) is InsatsOutcome.DONE
    assert all(line.outcome is InsatsOutcome.OPEN for line in anna.truth(visit).insatser)
    assert anna.exchange() is None
    assert outcome_of(anna, visit, LUNCH) is InsatsOutcome.DONE
    assert anna.truth(visit) == anna.visit(visit)


def live_to(house: House, anna: AtClient, visit: str) -> None:
    """Lay the hub's present record of a visit under what is shown, as the live channel does, without any push."""
    from sqlalchemy import select

    from app.hub.database import reading
    from app.hub.tables import record
    from app.protocol.records import Record, raw_body

    with reading(house.hub.engine) as connection:
        row = connection.execute(select(record).where(record.c.id == visit)).one()
    found = Record(row.stream, row.number, row.kind, row.kind_version, row.id, row.owner, raw_body(row.body))
    after = anna.read(lambda reading: reading.positions())[row.stream]
    follows = anna.store.write(lambda w: w.apply_live(found, after, epoch=house.hub.epoch), by="hub").result()
    assert follows


def test_two_marks_are_replayed_in_the_order_in_which_they_were_made(house: House) -> None:
    anna, visit = started(house)
    mark(anna, visit, LUNCH)
    mark(anna, visit, LUNCH, InsatsOutcome.DECLINED)
    mark(anna, visit, COFFEE)
    house.change_visit(visit, title="Ny rubrik")
    live_to(house, anna, visit)
    shown = (outcome_of(anna, visit, LUNCH), outcome_of(anna, visit, COFFEE))
    assert shown == (InsatsOutcome.DECLINED, InsatsOutcome.DONE)
    assert anna.exchange() is None
    assert anna.truth(visit) == anna.visit(visit)
    assert shown == (outcome_of(anna, visit, LUNCH), outcome_of(anna, visit, COFFEE))


def test_a_receipt_before_its_record_leaves_the_work_on_top(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    saved = visiting.start_visit(anna.desk, visit).result()
    anna.road.before["/v1/pull"] = lambda: setattr(anna.road, "offline", True)
    anna.road.lost.append("/v1/pull")
    anna.exchange()
    anna.road.before.clear()
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED
    assert anna.visit(visit).state is VisitState.STARTED
    assert anna.truth(visit).state is VisitState.PLANNED
    assert [stored.id for stored in anna.unsettled()] == [saved.operation]
    anna.road.offline = False
    assert anna.exchange() is None
    assert anna.truth(visit).state is VisitState.STARTED
    assert anna.unsettled() == []


def test_a_record_before_its_receipt_is_shown_once_and_settles_with_the_receipt(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    saved = visiting.start_visit(anna.desk, visit).result()
    note = visiting.sign_note(anna.desk, visit, "Glad i dag.").result()
    anna.road.lost.append("/v1/push")
    anna.exchange()
    live_to(house, anna, visit)
    assert anna.arrived(saved.operation).state is Arrival.SAVED_HERE
    assert anna.visit(visit).state is VisitState.STARTED
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert anna.unsettled() == []
    card = day.visit_card(anna.desk, visit).result()
    assert card is not None
    assert len(card.notes) == 1


def test_a_refusal_lifts_the_effect_and_keeps_the_words_findable(house: House) -> None:
    """The visit was Anna's when she saw it; at the hub it never was."""
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        start = visiting.start_visit(anna.desk, visit).result()
        note = visiting.sign_note(anna.desk, visit, "Har ont i knäet.").result()
    house.write(lambda connection: connection.execute(assignment.delete().where(assignment.c.visit == visit)))
    keep = house.add_visit(start=time(12, 0))  # so that the streams stay hers
    assert anna.exchange() is None
    assert anna.arrived(start.operation).state is Arrival.REFUSED
    assert anna.visit(visit).state is VisitState.PLANNED
    card = day.visit_card(anna.desk, visit).result()
    assert card is not None
    assert [(row.text, row.arrived.state) for row in card.notes] == [("Har ont i knäet.", Arrival.REFUSED)]
    assert card.waiting.needs_a_person == 2
    rows = outstanding.outstanding(anna.desk).result()
    assert [(row.operation, row.words) for row in rows] == [(start.operation, ""), (note.operation, "Har ont i knäet.")]
    for row in rows:
        outstanding.let_go(anna.desk, row.operation).result()
    assert outstanding.outstanding(anna.desk).result() == ()
    assert anna.visit(keep).state is VisitState.PLANNED


def test_a_step_that_cannot_be_done_here_leaves_nothing_behind(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    refused = visiting.finish_visit(anna.desk, visit).result()
    assert refused.refusal is not None
    assert anna.unsettled() == []
    assert anna.exchange() is None
    assert house.operations() == []


def test_a_record_of_an_unknown_kind_is_kept_and_not_shown(house: House) -> None:
    anna, visit = started(house)
    stream = plan_stream(BrukareId(house.brukare))
    put(house.hub, Put(stream, "fall_risk", "risk-1", house.utforare, b'{"level":3}'))
    house.change_visit(visit, title="Efteråt")
    assert anna.exchange() is None
    assert anna.visit(visit).title == "Efteråt"
    assert anna.read(lambda reading: reading.body("fall_risk", "risk-1")) is None
    assert anna.store.write(lambda writing: writing.count("fall_risk"), by="test").result() == 1


@pytest.mark.parametrize(("version", "body"), [(1, b'{"day":"not a day"}'), (2, b'{"new":"shape"}')])
def test_a_visit_that_this_program_cannot_read_stops_no_other(house: House, version: int, body: bytes) -> None:
    anna, visit = started(house)
    stream = plan_stream(BrukareId(house.brukare))
    put(house.hub, Put(stream, "visit", "strange", house.utforare, body, version))
    house.change_visit(visit, title="Efteråt")
    assert anna.exchange() is None
    assert anna.visit(visit).title == "Efteråt"
    assert [row.visit for row in day.staff_day(anna.desk, day.today(anna.desk)).result().rows] == [visit]
    assert anna.store.write(lambda writing: writing.count("visit"), by="test").result() == 2


def test_own_work_on_a_record_that_a_newer_hub_rewrites_does_not_stop_the_sync(house: House) -> None:
    anna, visit = started(house)
    mark(anna, visit, LUNCH)
    stream = plan_stream(BrukareId(house.brukare))
    put(house.hub, Put(stream, "visit", visit, house.utforare, b'{"new":"shape"}', 2))
    assert anna.exchange() is None
    assert anna.exchange() is None


def test_a_pull_that_was_overtaken_by_the_live_channel_puts_no_older_truth_back(house: House) -> None:
    anna, visit = started(house)
    house.change_visit(visit, title="Först")

    def overtaken() -> None:
        house.change_visit(visit, title="Sist")
        stream = plan_stream(BrukareId(house.brukare))
        anna.store.write(lambda writing: move_on(writing, stream), by="test").result()
        live_to(house, anna, visit)
        assert anna.visit(visit).title == "Sist"

    titles: list[str] = []
    anna.store.watch(lambda _changed: titles.append(anna.visit(visit).title))
    anna.road.after["/v1/pull"] = overtaken
    assert anna.exchange() is None
    assert anna.visit(visit).title == "Sist"
    assert "Först" not in titles[titles.index("Sist") :]


def move_on(writing: TruthWriting, stream: str) -> None:
    """The live channel has brought what lies between."""
    from sqlalchemy import update

    from app.store.person_tables import position

    at = writing.positions()[stream]
    writing._connection.execute(update(position).where(position.c.stream == stream).values(number=at + 1))


def test_a_live_record_that_does_not_follow_is_left_to_the_pull(house: House) -> None:
    anna, visit = started(house)
    house.change_visit(visit, title="Ett")
    house.change_visit(visit, title="Två")
    answers: list[PullAnswer] = []
    anna.road.instead["/v1/pull"] = lambda told: answers.append(told) or told  # type: ignore[func-returns-value,arg-type]
    stream = plan_stream(BrukareId(house.brukare))
    at = anna.read(lambda reading: reading.positions())[stream]
    from app.protocol.records import Record, raw_body

    late = Record(stream, at + 2, "visit", 1, visit, house.utforare, raw_body(msgspec.json.encode(anna.visit(visit))))
    assert not anna.store.write(lambda w: w.apply_live(late, at + 1, epoch=house.hub.epoch), by="hub").result()
    assert not anna.store.write(lambda w: w.apply_live(late, at, epoch="another life"), by="hub").result()
    assert anna.read(lambda reading: reading.positions())[stream] == at
    assert anna.exchange() is None
    assert anna.visit(visit).title == "Två"
