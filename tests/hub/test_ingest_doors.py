"""Door reports: a lock's own signed word is believed, whoever carries it, and nothing that is said beside it."""

from datetime import timedelta

import msgspec
import pytest

from app.domain.door import DoorAction, LockState
from app.domain.refusal import Refusal
from app.hub import access_log
from app.hub.database import reading
from app.hub.hub import Hub
from app.hub.streams import Put
from app.protocol import records as rec
from app.protocol.keys import SigningKey
from tests.hub.core_fixture import (
    Town,
    access_entries,
    body_of,
    event_id,
    exchange_lock,
    report_of,
    told,
    town_of,
    writer,
)
from tests.hub.hub_fixture import MONDAY, HubMaker, put

APPLIED = ("applied", "")


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def town(hub: Hub) -> Town:
    return town_of(hub)


def event_of(town: Town, seq: int) -> rec.DoorEventBody:
    event = body_of(town.hub, "door_event", event_id(town, seq))
    assert isinstance(event, rec.DoorEventBody)
    return event


def test_an_opened_door_is_told_and_logged_with_who_was_let_in(town: Town) -> None:
    anna = writer(town.hub, town.anna)
    assert anna.did(report_of(town, 1, who=town.anna)) == [APPLIED]
    event = event_of(town, 1)
    assert (event.who, event.visit) == (town.anna, town.visit)
    entry = access_entries(town.hub, "let_in")[0]
    assert (entry.stream, entry.person, entry.organisation, entry.role, entry.right, entry.detail) == (
        town.doors,
        town.anna,
        town.ett,
        "staff",
        town.visit,
        event_id(town, 1),
    )
    with reading(town.hub.engine) as connection:
        assert access_log.verify(connection) == []


def test_a_report_that_somebody_else_carries_names_who_the_lock_let_in(town: Town) -> None:
    bo, anna = writer(town.hub, town.bo), writer(town.hub, town.anna)
    assert bo.did(report_of(town, 1, who=town.anna)) == [APPLIED]
    assert event_of(town, 1).who == town.anna
    assert [(entry.person, entry.organisation) for entry in access_entries(town.hub, "let_in")] == [
        (town.anna, town.ett)
    ]
    assert anna.did(report_of(town, 1, who=town.anna)) == [APPLIED]
    assert len(access_entries(town.hub, "let_in")) == 1


@pytest.mark.parametrize(
    "beside",
    [
        {"who": "somebody"},
        {"visit": None},
        {"lock_seq": 2},
        {"state": LockState.LOCKED},
        {"action": DoorAction.LOCK},
        {"lock_at": MONDAY + timedelta(seconds=1)},
        {"proof": b""},
        {"proof": b"\x00" * 200},
    ],
)
def test_what_the_carrier_says_beside_the_locks_word_is_refused(town: Town, beside: dict[str, object]) -> None:
    anna = writer(town.hub, town.anna)
    assert anna.did(msgspec.structs.replace(report_of(town, 1, who=town.anna), **beside)) == [
        ("refused", Refusal.BAD_SIGNATURE)
    ]
    assert body_of(town.hub, "door_event", event_id(town, 1)) is None


def test_a_report_that_the_lock_has_not_signed_is_refused(town: Town) -> None:
    anna = writer(town.hub, town.anna)
    forged = report_of(town, 1, who=town.anna, key=SigningKey.generate())
    assert anna.did(forged) == [("refused", Refusal.BAD_SIGNATURE)]
    elsewhere = msgspec.structs.replace(report_of(town, 1, who=town.anna), door="another")
    assert anna.did(elsewhere) == [("refused", Refusal.NO_SUCH_THING)]


def test_a_pass_for_somebody_elses_visit_is_not_the_carriers_right(town: Town) -> None:
    bo = writer(town.hub, town.bo)
    assert bo.did(report_of(town, 1, who=town.bo)) == [("refused", Refusal.NOT_YOURS)]


def test_a_door_that_was_turned_by_hand_lets_in_nobody_by_name(town: Town) -> None:
    britta = writer(town.hub, town.brukare)
    assert britta.did(report_of(town, 1, who=None)) == [APPLIED]
    assert (event_of(town, 1).who, event_of(town, 1).visit) == (None, None)
    assert access_entries(town.hub, "let_in") == []


def test_many_reports_in_one_batch_become_one_event_each(town: Town) -> None:
    anna = writer(town.hub, town.anna)
    bodies = [report_of(town, seq, who=town.anna) for seq in (1, 2, 3, 2)]
    outcomes = anna.push(*[anna.write(body) for body in bodies])
    assert told(outcomes) == [APPLIED] * 4
    numbers = [number for outcome in outcomes for _, number in outcome.numbers]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2, numbers[0] + 2], "the last one was there already"
    assert len(access_entries(town.hub, "let_in")) == 3


def test_an_event_at_a_shared_door_holds_no_name_and_no_title(town: Town) -> None:
    """Staff of every utförare at the door read it; the titles of another's visits are not theirs to know."""
    assert writer(town.hub, town.anna).did(report_of(town, 1, who=town.anna)) == [APPLIED]
    body = rec.encode_record_body(event_of(town, 1)).decode()
    assert "Anna" not in body
    assert "Morgon" not in body


def test_the_numbers_of_a_lock_that_was_put_in_later_collide_with_nothing(town: Town) -> None:
    anna, new = writer(town.hub, town.anna), SigningKey.generate()
    assert anna.did(report_of(town, 1, who=town.anna)) == [APPLIED]
    exchange_lock(town, new)
    assert anna.did(report_of(town, 1, who=None, key=new)) == [APPLIED]
    assert event_of(town, 1).who == town.anna
    later = body_of(town.hub, "door_event", event_id(town, 1, key=new))
    assert isinstance(later, rec.DoorEventBody)
    assert later.who is None
    assert later.lock != event_of(town, 1).lock


def record_as_before(town: Town, seq: int) -> None:
    """An event as it was recorded when ids named no lock."""
    body = msgspec.structs.replace(event_of(town, seq), lock="")
    put(town.hub, Put(town.doors, "door_event", event_id(town, seq), rec.CITY, None))
    put(town.hub, Put(town.doors, "door_event", f"{town.door}:{seq}", rec.CITY, rec.encode_record_body(body)))


def test_an_event_that_was_recorded_without_its_lock_is_not_recorded_again(town: Town) -> None:
    anna = writer(town.hub, town.anna)
    assert anna.did(report_of(town, 1, who=town.anna)) == [APPLIED]
    record_as_before(town, 1)
    assert anna.did(report_of(town, 1, who=town.anna)) == [APPLIED]
    assert body_of(town.hub, "door_event", event_id(town, 1)) is None
    assert len(access_entries(town.hub, "let_in")) == 1


def test_another_locks_event_under_a_number_from_before_is_recorded(town: Town) -> None:
    anna, new = writer(town.hub, town.anna), SigningKey.generate()
    assert anna.did(report_of(town, 1, who=town.anna)) == [APPLIED]
    record_as_before(town, 1)
    exchange_lock(town, new)
    assert anna.did(report_of(town, 1, who=None, key=new)) == [APPLIED]
    assert body_of(town.hub, "door_event", event_id(town, 1, key=new)) is not None
