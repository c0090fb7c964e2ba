"""Every way to somebody's records leaves a whole entry, in ids: who, of which organisation and role, by which right."""

import msgspec
import pytest
from sqlalchemy import select, update

from app.domain.arende import AreaField, LifeArea
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.hub.access_log import AccessEntry
from app.hub.database import reading, writing
from app.hub.tables import access_content, person
from app.protocol import operations as op
from app.protocol.wire import Outcome
from tests.hub.core_fixture import Town, access_entries, report_of, town_of, writer
from tests.hub.hub_fixture import HubMaker, add_person, assign

PAGE = op.OpenedPage.VISIT


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    return town_of(make_hub())


def whole(entry: AccessEntry) -> tuple[str, str, str, str]:
    return entry.person, entry.organisation, entry.role, entry.right


def test_a_page_an_opened_visit_and_an_opened_door_name_who_where_and_by_which_right(town: Town) -> None:
    anna, karin = writer(town.hub, town.anna), writer(town.hub, town.karin)
    anna.pull()
    karin.pull()
    assert {whole(entry) for entry in access_entries(town.hub, "delivered")} == {
        (town.anna, town.ett, "staff", "grant"),
        (town.karin, "", "handlaggare", "grant"),
    }
    anna.did(op.RecordOpened(stream=town.plan, what=PAGE), report_of(town, 1, who=town.anna))
    karin.did(op.RecordOpened(stream=f"arende:{town.arende}", what=op.OpenedPage.UTREDNING))
    opened = [whole(entry) for entry in access_entries(town.hub, "opened")]
    assert sorted(opened) == sorted(
        [(town.anna, town.ett, "staff", "assignment"), (town.karin, "", "handlaggare", "mandate")]
    )
    assert [whole(entry) for entry in access_entries(town.hub, "let_in")] == [
        (town.anna, town.ett, "staff", town.visit)
    ]


def test_the_record_that_goes_with_a_conflict_is_logged_as_delivered(town: Town) -> None:
    first, second = writer(town.hub, town.karin), writer(town.hub, town.karin)
    mine = op.UtredningEdit(
        arende=town.arende, area=LifeArea.MOBILITY, field=AreaField.BEHOV, text="Rollator", base_rev=0
    )
    first.did(mine)
    theirs = second.write(msgspec.structs.replace(mine, text="Käpp"))
    assert second.push(theirs)[0].outcome is Outcome.CONFLICT
    before = len(access_entries(town.hub, "delivered"))
    second.outcome(theirs.id)
    (entry,) = access_entries(town.hub, "delivered")[before:]
    assert (entry.stream, *whole(entry)) == (f"arende:{town.arende}", town.karin, "", "handlaggare", "grant")


def test_a_shift_leader_who_opens_a_colleagues_visit_is_logged(town: Town) -> None:
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett))
    assert leader.did(op.RecordOpened(stream=town.plan, what=PAGE)) == [("applied", "")]
    assert [whole(entry) for entry in access_entries(town.hub, "opened")] == [
        (leader.person, town.ett, "shift_leader", "unit")
    ]


def test_a_shift_leader_has_no_right_elsewhere_or_to_skyddade(town: Town) -> None:
    elsewhere = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.tva))
    no = [("refused", Refusal.NOT_YOURS)]
    assert elsewhere.did(op.RecordOpened(stream=town.plan, what=PAGE)) == no
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == town.brukare).values(protected=True))
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett))
    assert leader.did(op.RecordOpened(stream=town.plan, what=PAGE)) == no


def test_a_right_to_some_parts_is_none_to_the_others(town: Town) -> None:
    """Else the log would say that another utförare's notes were opened, and by a right that there never was."""
    bo = writer(town.hub, town.bo)
    assign(town.hub, town.bo, town.brukare, organisation=town.tva)
    anna, karin, britta = (writer(town.hub, who) for who in (town.anna, town.karin, town.brukare))
    anna.did(op.VisitStart(visit=town.visit), op.NoteWrite(visit=town.visit, text="Åt bra."))
    notes = op.RecordOpened(stream=town.care, what=PAGE)
    assert anna.did(notes) == [("applied", "")]
    for other in (bo, karin, britta):
        assert other.did(notes) == [("refused", Refusal.NOT_YOURS)]
    assert bo.did(op.RecordOpened(stream=town.plan, what=PAGE)) == [("applied", "")]


def test_no_entry_holds_a_name_or_a_word(town: Town) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == town.brukare).values(protected=True))
    anna = writer(town.hub, town.anna)
    anna.did(
        op.RecordOpened(stream=town.plan, what=PAGE),
        op.VisitStart(visit=town.visit),
        op.NoteWrite(visit=town.visit, text="Hemliga ord"),
        report_of(town, 1, who=town.anna),
    )
    anna.pull()
    with reading(town.hub.engine) as connection:
        logged = b"".join(connection.scalars(select(access_content.c.content)))
        names = connection.execute(select(person.c.first_name, person.c.name)).all()
    assert town.brukare.encode() in logged
    for word in (*[part for row in names for part in row], "Hemliga", "Morgon", "Lägenhet"):
        assert word.encode() not in logged
