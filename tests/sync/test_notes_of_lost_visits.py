"""A note that was begun at a visit which went to somebody else: found again, sent all the same, judged by the hub."""

from datetime import timedelta

from sqlalchemy import update

from app.domain.arrival import Arrival
from app.hub.tables import assignment
from app.protocol import records as rec
from app.services import open_notes, outstanding, visiting
from tests.sync.client_fixture import House


def end_assignments(house: House) -> None:
    house.clock.move(timedelta(minutes=1))
    house.write(lambda connection: connection.execute(update(assignment).values(ended_at=house.clock.now())))


def test_a_note_of_a_lost_visit_reaches_the_hub_which_holds_it(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.keep_note_draft(anna.desk, visit, "Halvfärdigt").result()
    (known,) = open_notes.open_notes(anna.desk).result()
    assert known.starts_at is not None
    assert known.brukare_name
    end_assignments(house)
    anna.clock.move(timedelta(minutes=5))
    assert anna.exchange() is None
    assert anna.read(lambda reading: reading.one(rec.VisitBody, visit)) is None
    (lost,) = open_notes.open_notes(anna.desk).result()
    assert (lost.visit, lost.text, lost.starts_at) == (visit, "Halvfärdigt", None)
    saved = visiting.sign_note(anna.desk, visit, lost.text).result()
    assert saved.refusal is None
    assert open_notes.open_notes(anna.desk).result() == ()
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.HELD
    assert [row.words for row in outstanding.outstanding(anna.desk).result()] == ["Halvfärdigt"]


def test_a_note_with_nothing_in_it_is_not_open(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.keep_note_draft(anna.desk, visit, " \n").result()
    assert open_notes.open_notes(anna.desk).result() == ()
