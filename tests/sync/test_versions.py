"""Programs of different ages: the older one is told so, and neither loses a word."""

import pytest
from sqlalchemy import select

from app.domain.arrival import Arrival
from app.domain.ids import BrukareId
from app.domain.refusal import HubProblem
from app.domain.stream import plan_stream
from app.domain.visit import VisitState
from app.hub.database import reading
from app.hub.streams import Put
from app.hub.tables import held
from app.protocol import operations as op
from app.services import outstanding, visiting
from tests.hub.hub_fixture import put
from tests.sync.client_fixture import AtClient, House


def serve_only(house: House, lowest: str) -> None:
    object.__setattr__(house.hub.settings, "lowest_client", lowest)


def test_a_client_that_is_too_old_keeps_everything_and_sends_it_when_it_is_updated(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    serve_only(house, "0.2.0")
    visiting.start_visit(anna.desk, visit).result()
    note = visiting.sign_note(anna.desk, visit, "Skrivet i ett gammalt program.").result()
    for _ in range(2):
        assert anna.exchange() is HubProblem.OTHER_VERSION
    told = anna.read(anna.desk.waiting)
    assert (told.waiting, told.problem, told.online) == (2, HubProblem.OTHER_VERSION, False)
    assert anna.arrived(note.operation).state is Arrival.SAVED_HERE
    assert anna.visit(visit).state is VisitState.STARTED
    assert house.operations() == []
    monkeypatch.setattr("app.sync.hub_client.PROGRAM", "0.2.0")
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "note.write"]
    assert anna.unsettled() == []


def test_a_too_old_client_with_a_good_token_is_refused_too(house: House) -> None:
    """The gate asks at every request, and not at sign-in alone."""
    anna = house.staff_client()
    serve_only(house, "0.1.1")
    with_token = [anna.exchange() for _ in range(2)]
    assert with_token == [HubProblem.OTHER_VERSION] * 2


def test_a_newer_clients_unknown_work_is_held_and_stays_in_front_of_its_author(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = house.add_visit()
    anna = house.staff_client()

    def an_older_hubs(kind: str, version: int, raw: bytes) -> op.Body | None:
        return None if kind == "note.write" else op.decode_body(kind, version, raw)

    monkeypatch.setattr("app.hub.opening.decode_body", an_older_hubs)
    visiting.start_visit(anna.desk, visit).result()
    note = visiting.sign_note(anna.desk, visit, "Ett nytt slag av anteckning.").result()
    visiting.finish_visit(anna.desk, visit, "brukare_locks").result()
    assert anna.exchange() is None
    arrived = anna.arrived(note.operation)
    assert (arrived.state, arrived.reason) == (Arrival.HELD, "unknown_kind")
    assert [row.words for row in outstanding.outstanding(anna.desk).result()] == ["Ett nytt slag av anteckning."]
    assert anna.truth(visit).state is VisitState.FINISHED  # what came after it goes on
    with reading(house.hub.engine) as connection:
        assert connection.execute(select(held.c.id)).scalars().all() == [note.operation]


def test_what_a_newer_hub_tells_is_kept_and_not_shown(house: House) -> None:
    visit = house.add_visit()
    stream = plan_stream(BrukareId(house.brukare))
    put(house.hub, Put(stream, "hologram", "h1", house.utforare, b'{"shape":"new"}'))
    put(house.hub, Put(stream, "visit", "v2", house.utforare, b'{"shape":"newer visit"}', kind_version=99))
    anna = house.staff_client()
    assert anna.visit(visit).title == "Frukost"
    assert kept(anna) == {"h1": b'{"shape":"new"}', "v2": b'{"shape":"newer visit"}'}
    house.change_visit(visit, title="Lunch")
    assert anna.exchange() is None
    assert anna.visit(visit).title == "Lunch"
    assert len(kept(anna)) == 2


def kept(anna: AtClient) -> dict[str, bytes]:
    wanted = "SELECT id, body FROM record WHERE id IN ('h1', 'v2')"
    return anna.read(lambda reading: {row.id: row.body for row in reading._rows(wanted)})
