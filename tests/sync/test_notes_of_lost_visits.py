"""Words that were begun at a visit, or in an ärende, which went to somebody else: found again, sent all the same,
judged by the hub."""

from datetime import timedelta

from sqlalchemy import update

from app.domain.arende import NOTHING, AreaField, LifeArea
from app.domain.arrival import Arrival
from app.domain.ids import ArendeId, BrukareId
from app.domain.refusal import Refusal
from app.hub.tables import assignment, mandate
from app.protocol import records as rec
from app.services import casework, deciding, open_notes, open_texts, outstanding, utredning, visiting
from app.services.what_arrived import what_arrived
from tests.sync.client_fixture import AtClient, House

AREA, FIELD = LifeArea.MOBILITY, AreaField.BEHOV


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


def lost_arende(house: House) -> tuple[AtClient, AtClient, ArendeId]:
    """Hanna has typed a note and a text of the utredning; then the ärende is given to Per."""
    hanna, per = house.add_handlaggare(), house.add_handlaggare("Per Ström")
    arende = house.add_arende(hanna)
    at_hanna = house.handlaggare_client(hanna, "hanna")
    casework.keep_journal_draft(at_hanna.desk, arende, "Dottern ringde").result()
    utredning.keep_field(at_hanna.desk, arende, AREA, field=FIELD, text="Går med rollator", base=NOTHING).result()
    house.clock.move(timedelta(minutes=1))
    now = house.clock.now()
    house.write(lambda connection: connection.execute(update(mandate).values(ended_at=now)))
    row = {"arende": arende, "person": per, "brukare": house.brukare, "ended_at": None}
    house.write(lambda connection: connection.execute(mandate.insert(), [row]))
    assert open_texts.open_texts(at_hanna.desk).result() == ()
    at_hanna.clock.move(timedelta(minutes=5))
    assert at_hanna.exchange() is None
    return at_hanna, house.handlaggare_client(per, "per"), arende


def test_texts_of_a_lost_arende_are_found_again_and_held_by_the_hub(house: House) -> None:
    hanna, per, arende = lost_arende(house)
    note, text = open_texts.open_texts(hanna.desk).result()
    assert (note.arende, note.text, note.place) == (arende, "Dottern ringde", None)
    assert (text.arende, text.text, text.place) == (arende, "Går med rollator", (AREA, FIELD))
    assert what_arrived(hanna.desk).result().waiting.needs_a_person == 2
    signed = casework.sign_journal(hanna.desk, arende, note.text).result()
    edited = utredning.commit_field(hanna.desk, arende, AREA, field=FIELD).result()
    assert open_texts.open_texts(hanna.desk).result() == ()
    assert hanna.exchange() is None
    for saved in (signed, edited):
        arrived = hanna.arrived(saved.operation)
        assert (arrived.state, arrived.reason) == (Arrival.HELD, Refusal.RIGHT_ENDED)
    assert per.exchange() is None
    to_decide = deciding.held_list(per.desk).result().to_decide
    assert {work.text for work in to_decide} == {"Dottern ringde", "Går med rollator"}
    for work in to_decide:
        assert deciding.release(per.desk, work.operation).result().refusal is None
    assert per.exchange() is None
    page = casework.brukare_page(per.desk, BrukareId(house.brukare), 1).result()
    assert page is not None
    assert [row.text for row in page.journal] == ["Dottern ringde"]
    assert utredning.area_page(per.desk, arende, AREA).result().fields[FIELD.value].text == "Går med rollator"


def test_nothing_of_a_lost_arende_is_sent_before_its_author_says_so(house: House) -> None:
    hanna, _per, _arende = lost_arende(house)
    assert utredning.left_over(hanna.desk).result() == []
    assert hanna.unsettled() == []


def test_a_text_that_was_thrown_away_is_taken_back_with_the_base_that_it_was_begun_on(house: House) -> None:
    hanna, _per, _arende = lost_arende(house)
    before = open_texts.open_texts(hanna.desk).result()
    for text in before:
        open_texts.throw_away(hanna.desk, text).result()
    assert open_texts.open_texts(hanna.desk).result() == ()
    assert what_arrived(hanna.desk).result().waiting.needs_a_person == 0
    for text in before:
        open_texts.take_back(hanna.desk, text).result()
    after = open_texts.open_texts(hanna.desk).result()
    assert [(text.key, text.text, text.base) for text in after] == [(text.key, text.text, text.base) for text in before]


def test_what_was_thrown_away_never_comes_over_newer_words(house: House) -> None:
    hanna, _per, arende = lost_arende(house)
    thrown, _text = open_texts.open_texts(hanna.desk).result()
    open_texts.throw_away(hanna.desk, thrown).result()
    casework.keep_journal_draft(hanna.desk, arende, "Nyare ord").result()
    open_texts.take_back(hanna.desk, thrown).result()
    assert {text.text for text in open_texts.open_texts(hanna.desk).result()} == {"Nyare ord", "Går med rollator"}
