"""An utredning in draft: on disk with the keystroke, and with both texts when two people have written."""

from concurrent.futures import Future

import pytest

from app.domain.arende import AreaField, Base, LifeArea
from app.domain.arrival import Arrival, ArrivalGroup
from app.domain.ids import ArendeId, BrukareId
from app.domain.refusal import Refusal, StoreProblem
from app.hub.feed import page_for
from app.hub.hub import Caller
from app.hub.tables import mandate
from app.protocol import records as rec
from app.protocol.certificate import Holder
from app.protocol.effects import field_key, utredning_id
from app.protocol.wire import Outcome, OutcomeOnWire
from app.services import casework, outstanding, utredning
from app.services.desk import Saved
from app.services.handlaggare_snapshots import FieldText
from app.services.what_arrived import what_arrived
from app.store.encrypted import StoreError
from app.sync.pulling import request_of
from tests.conftest import ExpectLog
from tests.sync.client_fixture import AtClient, House

AREA, FIELD = LifeArea.MOBILITY, AreaField.BEHOV


@pytest.fixture
def two(house: House) -> tuple[AtClient, AtClient, ArendeId]:
    """Hanna and Per with a mandate each for the same ärende."""
    hanna, per = house.add_handlaggare(), house.add_handlaggare("Per Ström")
    arende = house.add_arende(hanna)
    row = {"arende": arende, "person": per, "brukare": house.brukare, "ended_at": None}
    house.write(lambda connection: connection.execute(mandate.insert(), [row]))
    return house.handlaggare_client(hanna, "hanna"), house.handlaggare_client(per, "per"), arende


def type_in(at: AtClient, arende: ArendeId, text: str, *, base: Base | None = None) -> None:
    """`base`: what stood in the field, where that is not what the database has just now."""
    base = base or field_of(at, arende).base
    utredning.keep_field(at.desk, arende, AREA, field=FIELD, text=text, base=base).result()


def commit(at: AtClient, arende: ArendeId) -> str:
    return utredning.commit_field(at.desk, arende, AREA, field=FIELD).result().operation


def write(at: AtClient, arende: ArendeId, text: str) -> str:
    type_in(at, arende, text)
    return commit(at, arende)


def field_of(at: AtClient, arende: ArendeId) -> FieldText:
    return utredning.area_page(at.desk, arende, AREA).result().fields[FIELD.value]


def choose(at: AtClient, arende: ArendeId, text: str) -> "Future[Saved]":
    seen = field_of(at, arende).newest
    return utredning.choose_text(at.desk, arende, AREA, field=FIELD, text=text, seen=seen)


def texts_of(at: AtClient, arende: ArendeId) -> tuple[str, str | None]:
    """What stands in the field, and the other text beside it."""
    return field_of(at, arende).text, field_of(at, arende).other_text


def at_hub(house: House, arende: ArendeId) -> str:
    return house.hub_record("utredning", utredning_id(arende), rec.UtredningBody).fields[field_key(AREA, FIELD)].text


def test_a_keystroke_is_on_disk_before_any_operation(house: House, two: tuple[AtClient, AtClient, ArendeId]) -> None:
    hanna, _per, arende = two
    for end in range(1, 6):
        type_in(hanna, arende, "Svårt"[:end])
    hanna.start_again()  # nothing was closed
    hanna.unlock(house.hub_person("Hanna Lind"))
    assert field_of(hanna, arende).text == "Svårt"
    assert utredning.left_over(hanna.desk).result() == [(arende, AREA, FIELD)]
    assert hanna.unsettled() == []


def test_a_field_that_is_left_becomes_one_operation_and_no_draft(
    house: House, two: tuple[AtClient, AtClient, ArendeId]
) -> None:
    hanna, per, arende = two
    assert write(hanna, arende, "Svårt att gå i trappor")
    assert commit(hanna, arende) == ""
    assert utredning.left_over(hanna.desk).result() == []
    assert hanna.exchange() is None
    assert per.exchange() is None
    assert texts_of(per, arende) == ("Svårt att gå i trappor", None)
    assert house.operations() == ["utredning.edit"]


def test_two_who_wrote_apart_see_both_texts_and_choose(house: House, two: tuple[AtClient, AtClient, ArendeId]) -> None:
    hanna, per, arende = two
    write(per, arende, "Går med rollator")
    assert per.exchange() is None
    lost = write(hanna, arende, "Svårt att gå")
    assert hanna.exchange() is None
    assert hanna.arrived(lost).state is Arrival.CONFLICT
    assert texts_of(hanna, arende) == ("Svårt att gå", "Går med rollator")
    assert at_hub(house, arende) == "Går med rollator"
    chosen = choose(hanna, arende, "Går med rollator, svårt i trappor")
    assert chosen.result().refusal is None
    assert texts_of(hanna, arende) == ("Går med rollator, svårt i trappor", None)
    assert hanna.exchange() is None
    assert at_hub(house, arende) == "Går med rollator, svårt i trappor"
    assert hanna.unsettled() == []


def test_the_other_text_can_be_chosen_without_a_new_operation(
    house: House, two: tuple[AtClient, AtClient, ArendeId]
) -> None:
    hanna, per, arende = two
    write(per, arende, "Går med rollator")
    assert per.exchange() is None
    write(hanna, arende, "Svårt att gå")
    assert hanna.exchange() is None
    choose(hanna, arende, "Går med rollator").result()
    assert texts_of(hanna, arende) == ("Går med rollator", None)
    assert hanna.unsettled() == []
    assert house.operations() == ["utredning.edit", "utredning.edit"]


def test_a_text_that_gave_way_in_a_choice_is_not_told_as_one_that_did_not_arrive(
    two: tuple[AtClient, AtClient, ArendeId],
) -> None:
    hanna, per, arende = two
    write(per, arende, "Går med rollator")
    assert per.exchange() is None
    write(hanna, arende, "Svårt att gå")
    assert hanna.exchange() is None
    choose(hanna, arende, "Går med rollator").result()
    told = what_arrived(hanna.desk).result()
    assert (told.waiting.let_go, told.parts) == (0, ())


@pytest.mark.parametrize("chooses", [True, False])
def test_a_declined_text_has_not_arrived_unless_its_author_chose_it_anew(
    house: House, two: tuple[AtClient, AtClient, ArendeId], chooses: bool
) -> None:
    hanna, _per, arende = two
    declined = write(hanna, arende, "Svårt att gå")
    answer = OutcomeOnWire(id=declined, outcome=Outcome.REFUSED, at=house.clock.now(), reason=Refusal.DECLINED)
    hanna.store.write(lambda writing: writing.apply_outcomes([answer]), by="hub").result()
    if chooses:
        choose(hanna, arende, "Svårt att gå").result()
    else:
        outstanding.let_go(hanna.desk, declined).result()
    told = what_arrived(hanna.desk).result()
    assert told.waiting.let_go == (0 if chooses else 1)
    assert (ArrivalGroup.LET_GO in {part.group for part in told.parts}) is not chooses


def test_a_second_edit_never_writes_over_somebody_elses_text_unseen(
    house: House, two: tuple[AtClient, AtClient, ArendeId]
) -> None:
    """Both of Hanna's edits rest on her own first text, which lost."""
    hanna, per, arende = two
    first, second = write(hanna, arende, "Svårt"), write(hanna, arende, "Svårt att gå")
    write(per, arende, "Går med rollator")
    assert per.exchange() is None
    assert hanna.exchange() is None
    assert at_hub(house, arende) == "Går med rollator"
    assert {hanna.arrived(one).state for one in (first, second)} == {Arrival.CONFLICT}
    assert texts_of(hanna, arende) == ("Svårt att gå", "Går med rollator")


def test_an_unsent_text_stays_in_sight_when_somebody_elses_comes_first(
    two: tuple[AtClient, AtClient, ArendeId],
) -> None:
    hanna, per, arende = two
    write(hanna, arende, "Svårt att gå")
    write(per, arende, "Går med rollator")
    assert per.exchange() is None
    hanna.road.lost.append("/v1/push")
    hanna.road.before["/v1/push"] = lambda: bring_to(hanna, per)
    hanna.exchange()
    hanna.road.before.clear()
    assert texts_of(hanna, arende) == ("Svårt att gå", "Går med rollator")


def bring_to(hanna: AtClient, per: AtClient) -> None:
    """What the pull or the live channel would bring, before the push has been judged."""
    me = Caller(Holder.PERSON, "device", hanna.desk.me)
    page = page_for(hanna.house.hub, me, hanna.read(request_of))
    assert page.records
    hanna.store.write(lambda writing: writing.apply_records(page.records, page.positions), by="hub").result()


def test_a_draft_begun_on_an_older_text_stands_beside_the_newer_one(
    two: tuple[AtClient, AtClient, ArendeId],
) -> None:
    hanna, per, arende = two
    type_in(hanna, arende, "Svårt att")
    write(per, arende, "Går med rollator")
    assert per.exchange() is None
    assert hanna.exchange() is None
    type_in(hanna, arende, "Svårt att gå")
    assert texts_of(hanna, arende) == ("Svårt att gå", "Går med rollator")
    refused = utredning.commit_field(hanna.desk, arende, AREA, field=FIELD).result()
    assert refused.refusal is Refusal.CHANGED_MEANWHILE
    assert field_of(hanna, arende).text == "Svårt att gå"


def test_a_journal_draft_goes_with_its_operation_and_never_without(
    house: House, two: tuple[AtClient, AtClient, ArendeId], expect_log: ExpectLog
) -> None:
    expect_log(r"WARNING desk\.not_saved problem=disk_full")
    hanna, _per, arende = two
    casework.keep_journal_draft(hanna.desk, arende, "Hembesök").result()
    assert casework.sign_journal(hanna.desk, arende, "   ").result().refusal is Refusal.BAD_CONTENT
    assert journal_draft(house, hanna) == "Hembesök"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.store.person_writing.Writing._keep", out_of_room)
        with pytest.raises(StoreError):
            casework.sign_journal(hanna.desk, arende, "Hembesök").result()
    assert journal_draft(house, hanna) == "Hembesök"
    assert casework.sign_journal(hanna.desk, arende, "Hembesök").result().operation
    assert journal_draft(house, hanna) == ""
    assert hanna.exchange() is None
    assert house.operations() == ["journal.sign"]


def out_of_room(*_: object) -> None:
    raise StoreError(StoreProblem.DISK_FULL)


def journal_draft(house: House, at: AtClient) -> str:
    page = casework.brukare_page(at.desk, BrukareId(house.brukare), 8).result()
    assert page is not None
    return page.draft_journal
