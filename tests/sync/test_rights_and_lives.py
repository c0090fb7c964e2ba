"""When rights end or change, and when the hub begins a new life: the hub's records come and go, a person's own words
never do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from app.domain.arrival import Arrival
from app.domain.ids import BrukareId
from app.domain.permission import Role
from app.domain.refusal import HubProblem
from app.domain.stream import plan_stream
from app.domain.visit import VisitState
from app.hub.database import default_url
from app.hub.hub import Hub
from app.hub.log_sealing import LogSealing
from app.hub.tables import assignment, mandate, person
from app.protocol import records as rec
from app.services import casework, day, outstanding, visiting
from tests.hub.hub_fixture import add_person, add_utforare
from tests.sync.client_fixture import AtClient, House


def end_assignments(house: House) -> None:
    house.clock.move(timedelta(minutes=1))
    house.write(lambda connection: connection.execute(update(assignment).values(ended_at=house.clock.now())))


def count(anna: AtClient, kind: str) -> int:
    return anna.store.write(lambda writing: writing.count(kind), by="test").result()


def test_when_an_assignment_ends_the_hubs_records_go_and_a_draft_and_unsent_work_stay(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    assert (count(anna, "visit"), count(anna, "brukare")) == (1, 1)
    with anna.offline():
        visiting.start_visit(anna.desk, visit).result()
        note = visiting.sign_note(anna.desk, visit, "Skrivet på bussen.").result()
        visiting.keep_note_draft(anna.desk, visit, "Halvfärdigt").result()
    end_assignments(house)
    anna.road.lost.append("/v1/push")
    anna.exchange()
    anna.road.before["/v1/push"] = lambda: None
    assert anna.exchange() is None
    assert (count(anna, "visit"), count(anna, "brukare")) == (0, 0)
    draft = anna.read(lambda reading: reading.draft(f"note:{visit}"))
    assert draft is not None
    assert draft.text == "Halvfärdigt"
    # The work was done while it was hers, so the hub has it.
    assert house.operations() == ["visit.start", "note.write"]
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert anna.unsettled() == []


def test_work_done_after_the_right_had_ended_is_held_and_its_words_are_found(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    end_assignments(house)
    anna.clock.move(timedelta(minutes=5))
    with anna.offline():
        note = visiting.sign_note(anna.desk, visit, "Var där ändå.").result()
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.HELD
    assert [row.words for row in outstanding.outstanding(anna.desk).result()] == ["Var där ändå."]
    assert count(anna, "visit") == 0


def test_work_that_lies_on_a_forgotten_record_leaves_nothing_of_the_hubs_behind(house: House) -> None:
    """A pull that comes before the push: grants go while a mark is still unsent."""
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    anna.store.write(lambda writing: writing.apply_grants((), "none"), by="hub").result()
    assert count(anna, "visit") == 0
    assert [stored.kind for stored in anna.unsettled()] == ["visit.start"]
    assert anna.exchange() is None  # the hub says that the streams are hers after all
    assert anna.visit(visit).state is VisitState.STARTED
    assert anna.unsettled() == []


def test_a_mandate_that_ends_takes_the_case_away_and_no_draft(house: House) -> None:
    hanna = house.add_handlaggare()
    arende = house.add_arende(hanna)
    desk = house.handlaggare_client(hanna)
    casework.keep_journal_draft(desk.desk, arende, "Hembesök i dag").result()
    assert casework.brukare_page(desk.desk, BrukareId(house.brukare), 8).result() is not None
    house.write(lambda connection: connection.execute(update(mandate).values(ended_at=house.clock.now())))
    assert desk.exchange() is None
    assert casework.brukare_page(desk.desk, BrukareId(house.brukare), 8).result() is None
    assert count(desk, "arende") == 0
    house.write(lambda connection: connection.execute(update(mandate).values(ended_at=None)))
    assert desk.exchange() is None
    page = casework.brukare_page(desk.desk, BrukareId(house.brukare), 8).result()
    assert page is not None
    assert page.draft_journal == "Hembesök i dag"


def test_a_stream_under_other_owners_is_read_again(house: House) -> None:
    """Anna changes employer: what the former one owns goes, what the new one owns comes, with the same stream."""
    visit = house.add_visit()
    other = add_utforare(house.hub, "Hemtjänst Två")
    theirs = house.add_visit(owner=other)
    anna = house.staff_client()
    assert [stored.id for stored in anna.read(lambda reading: reading.all(rec.VisitBody))] == [visit]
    stream = plan_stream(BrukareId(house.brukare))
    assert anna.read(lambda reading: reading.owners())[stream] == house.utforare
    house.write(lambda connection: connection.execute(update(person).values(organisation=other)))
    assert anna.exchange() is None
    assert [stored.id for stored in anna.read(lambda reading: reading.all(rec.VisitBody))] == [theirs]
    assert anna.read(lambda reading: reading.owners())[stream] == other


def test_somebody_who_has_left_sees_nothing_more_and_loses_no_word(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        visiting.sign_note(anna.desk, visit, "Sista dagen.").result()
    house.write(lambda c: c.execute(update(person).where(person.c.id == house.anna).values(ended_at=house.clock.now())))
    assert anna.exchange() in {HubProblem.NOT_KNOWN, HubProblem.REVOKED, None}
    assert [row.words for row in outstanding.outstanding(anna.desk).result()] == ["Sista dagen."]


# --- a new life of the hub -----------------------------------------------------------------------------------------


@contextmanager
def restored_afterwards(hub: Hub, folder: Path) -> Iterator[None]:
    """What happens inside is gone at the end: the hub is restored from a backup, in a new epoch."""
    database = Path(default_url(hub.settings.data).removeprefix("sqlite:///"))
    hub.sealing.stop()
    hub.engine.dispose()
    backup = (folder / "backup").write_bytes(database.read_bytes())
    assert backup
    yield
    hub.engine.dispose()
    for end in ("-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    database.write_bytes((folder / "backup").read_bytes())
    object.__setattr__(hub, "epoch", "second-life")
    object.__setattr__(hub, "sealing", LogSealing(hub.engine, hub.keys.root, hub.clock, hub.epoch, hub.metrics))
    hub.standings.forget()


def test_a_hub_restored_from_a_backup_is_given_again_what_it_lost(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with restored_afterwards(house.hub, tmp_path):
        visiting.start_visit(anna.desk, visit).result()
        note = visiting.sign_note(anna.desk, visit, "Före återläsningen.").result()
        assert anna.exchange() is None
        assert anna.unsettled() == []
    assert house.operations() == []
    seen: set[VisitState] = set()
    anna.store.watch(lambda _changed: seen.add(anna.visit(visit).state))
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "note.write"]
    assert seen == {VisitState.STARTED}  # what she did never left the screen
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert anna.unsettled() == []
    assert anna.truth(visit).state is VisitState.STARTED
    card = day.visit_card(anna.desk, visit).result()
    assert card is not None
    assert [row.text for row in card.notes] == ["Före återläsningen."]


def test_a_restored_hub_met_by_a_push_settles_no_new_work_by_old_numbers(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with restored_afterwards(house.hub, tmp_path):
        for title in ("Ett", "Två", "Tre"):  # old numbers are far above the new ones
            house.change_visit(visit, title=title)
        assert anna.exchange() is None
    visiting.start_visit(anna.desk, visit).result()
    seen: list[VisitState] = []
    anna.store.watch(lambda _changed: seen.append(anna.visit(visit).state))
    assert anna.exchange() is None
    assert set(seen) == {VisitState.STARTED}
    assert anna.unsettled() == []


def test_what_was_done_while_nobody_was_signed_in_survives_a_restored_hub(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with restored_afterwards(house.hub, tmp_path):
        saved = visiting.start_visit(anna.desk, visit).result()
        assert anna.exchange() is None
        anna.sign_out()
    bo = add_person(house.hub, Role.STAFF, organisation=house.utforare, name="Bo Alm")
    anna.enrol(bo, "271828")
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]
    anna.unlock(house.anna)
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED
    assert anna.visit(visit).state is VisitState.STARTED
    assert anna.unsettled() == []


def test_what_a_new_life_refuses_while_its_author_is_away_stands_in_front_of_them_when_they_are_back(
    house: House, tmp_path: Path
) -> None:
    house.add_visit()
    anna = house.staff_client()
    with restored_afterwards(house.hub, tmp_path):
        given = house.add_visit()
        assert anna.exchange() is None
        note = visiting.sign_note(anna.desk, given, "Efter säkerhetskopian.").result()
        assert anna.exchange() is None
        assert anna.unsettled() == []
        anna.sign_out()
    anna.enrol(add_person(house.hub, Role.STAFF, organisation=house.utforare, name="Bo Alm"), "271828")
    assert anna.exchange() is None  # the device sends it again, and the hub knows of no such visit
    anna.unlock(house.anna)
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.REFUSED
    assert [row.words for row in outstanding.outstanding(anna.desk).result()] == ["Efter säkerhetskopian."]


def test_what_a_new_life_does_not_tell_of_is_kept_as_unconfirmed_until_no_device_can_bring_it_any_more(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.person_truth.KEPT_FOR", timedelta(hours=1))
    visit = house.add_visit()
    anna = house.staff_client()
    with restored_afterwards(house.hub, tmp_path):
        house.put_visit("planned-after-the-backup")
        assert anna.exchange() is None
    assert anna.exchange() is None
    shown = [stored.id for stored in anna.read(lambda reading: reading.all(rec.VisitBody))]
    assert sorted(shown) == sorted([visit, "planned-after-the-backup"])
    assert anna.read(lambda reading: reading.unconfirmed_count()) == 1
    for client_clock in (anna.clock, house.clock):
        client_clock.move(timedelta(hours=2))
    assert anna.exchange() is None
    assert [stored.id for stored in anna.read(lambda reading: reading.all(rec.VisitBody))] == [visit]
    assert anna.read(lambda reading: reading.unconfirmed_count()) == 0


def test_an_emptied_hub_empties_no_client_of_its_own_words(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    answers = anna.read(lambda reading: reading.positions())
    anna.store.write(lambda writing: writing.begin_epoch("empty", sent_again=()), by="hub").result()
    assert anna.visit(visit).state is VisitState.STARTED
    assert set(anna.read(lambda reading: reading.positions()).values()) == {0}
    assert anna.exchange() is None
    assert anna.read(lambda reading: reading.positions()) == answers
