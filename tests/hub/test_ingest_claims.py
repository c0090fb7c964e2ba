"""At which moment a right is judged: honest work without network counts, and a clock that is put back brings no right
back to life."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
import pytest
from sqlalchemy import update

from app.domain.clock import HeldClock
from app.domain.refusal import Refusal
from app.hub.database import writing
from app.hub.hub import Caller
from app.hub.ingest import take_in
from app.hub.tables import assignment, held, mandate
from app.protocol import operations as op
from app.protocol.certificate import Holder
from app.protocol.wire import PushRequest, SealedOperation
from tests.hub.core_fixture import Town, Writer, body_of, count, told, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker
from tests.hub.test_deciding import leader

APPLIED = ("applied", "")
ENDED = ("held", Refusal.RIGHT_ENDED)
UNSURE = ("held", Refusal.TIME_UNSURE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Tablet:
    """Anna's, with its own clock, its starts and its monotonic clock. The hub's clock is the true time."""

    town: Town
    anna: Writer
    wrong_by: timedelta = timedelta()
    boot: str = "first"
    started_at: datetime = MONDAY

    @property
    def clock(self) -> HeldClock:
        assert isinstance(self.town.hub.clock, HeldClock)
        return self.town.hub.clock

    def restart(self) -> None:
        self.boot, self.started_at = "second", self.clock.now()

    def note(self) -> SealedOperation:
        counted_ms = int((self.clock.now() - self.started_at).total_seconds() * 1000)

        def now(operation: op.Operation) -> op.Operation:
            claimed = self.clock.now() + self.wrong_by
            return msgspec.structs.replace(operation, claimed_at=claimed, boot=self.boot, mono_ms=counted_ms)

        return self.anna.write(op.NoteWrite(visit=self.town.visit, text="Åt bra"), change=now)

    def push(self, *items: SealedOperation) -> list[tuple[str, str]]:
        hub = self.town.hub
        now = self.clock.now() + self.wrong_by
        request = PushRequest(epoch=hub.epoch, device_now=now, operations=items)
        return told(take_in(hub, Caller(Holder.DEVICE, self.anna.device), request).outcomes)

    def right_ends(self) -> None:
        """Now."""
        with writing(self.town.hub.engine) as connection:
            mine = (assignment.c.person == self.anna.person, assignment.c.visit == self.town.visit)
            connection.execute(update(assignment).where(*mine).values(ended_at=self.clock.now()))


@pytest.fixture
def tablet(make_hub: HubMaker) -> Tablet:
    town = town_of(make_hub())
    return Tablet(town, writer(town.hub, town.anna))


@pytest.mark.parametrize("wrong_by", [timedelta(), -3 * DAY, 3 * DAY, timedelta(minutes=-4)])
def test_work_of_a_week_without_network_counts_up_to_the_end_of_the_right(tablet: Tablet, wrong_by: timedelta) -> None:
    tablet.wrong_by = wrong_by
    tablet.clock.move(HOUR)
    early = tablet.note()
    tablet.restart()
    tablet.clock.move(22 * HOUR)
    before = tablet.note()
    tablet.clock.move(HOUR)
    tablet.right_ends()
    tablet.clock.move(HOUR)
    after = tablet.note()
    tablet.clock.move(6 * DAY)
    assert tablet.push(early, before, after) == [APPLIED, APPLIED, ENDED]
    assert count(tablet.town.hub, held) == 1


def test_a_clock_put_back_before_earlier_work_brings_no_right_back(tablet: Tablet) -> None:
    tablet.clock.move(DAY)
    assert tablet.push(tablet.note()) == [APPLIED]
    tablet.right_ends()
    tablet.clock.move(2 * DAY)
    tablet.restart()
    tablet.wrong_by = -2 * DAY - HOUR
    put_back = tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(put_back) == [UNSURE]
    assert body_of(tablet.town.hub, "note", put_back.id) is None
    assert count(tablet.town.hub, held) == 1


def test_what_a_clock_put_back_left_in_doubt_counts_when_a_leader_releases_it(tablet: Tablet) -> None:
    tablet.clock.move(DAY)
    assert tablet.push(tablet.note()) == [APPLIED]
    tablet.right_ends()
    tablet.clock.move(2 * DAY)
    tablet.restart()
    tablet.wrong_by = -2 * DAY - HOUR
    put_back = tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(put_back) == [UNSURE]
    assert body_of(tablet.town.hub, "note", put_back.id) is None
    assert leader(tablet.town).did(op.HeldRelease(operation=put_back.id)) == [APPLIED]
    assert body_of(tablet.town.hub, "note", put_back.id) is not None


def test_a_clock_put_back_to_after_earlier_work_is_told_by_the_monotonic_clock(tablet: Tablet) -> None:
    tablet.clock.move(HOUR)
    assert tablet.push(tablet.note()) == [APPLIED]
    tablet.clock.move(HOUR)
    tablet.right_ends()
    tablet.clock.move(DAY)
    tablet.wrong_by = -DAY - HOUR
    first, second = tablet.note(), tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(first) == [ENDED]
    assert tablet.push(second) == [ENDED]


def test_one_put_back_piece_of_work_makes_no_later_one_believed(tablet: Tablet) -> None:
    tablet.clock.move(DAY)
    assert tablet.push(tablet.note()) == [APPLIED]
    tablet.restart()
    tablet.wrong_by = -5 * HOUR
    while_allowed = tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(while_allowed) == [APPLIED]
    tablet.right_ends()
    tablet.clock.move(HOUR)
    tablet.restart()
    tablet.wrong_by = -5 * HOUR
    put_back = tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(put_back) == [UNSURE]


def test_a_clock_that_is_still_put_back_when_it_is_sent_is_put_right(tablet: Tablet) -> None:
    tablet.right_ends()
    tablet.clock.move(DAY)
    tablet.wrong_by = -2 * DAY
    assert tablet.push(tablet.note()) == [ENDED]


def test_nothing_was_done_before_the_key_was_made(tablet: Tablet) -> None:
    tablet.clock.move(-HOUR)
    tablet.right_ends()
    tablet.clock.move(3 * HOUR)
    tablet.wrong_by = -5 * HOUR
    put_back = tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(put_back) == [ENDED]


def test_a_key_that_is_younger_than_the_claim_leaves_it_to_a_person(tablet: Tablet) -> None:
    tablet.clock.move(HOUR)
    tablet.right_ends()
    tablet.clock.move(HOUR)
    tablet.wrong_by = -5 * HOUR
    put_back = tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(put_back) == [UNSURE]


def test_a_mandate_is_judged_in_the_same_way(make_hub: HubMaker) -> None:
    town = town_of(make_hub())
    karin = writer(town.hub, town.karin)
    karin.at = MONDAY + HOUR
    assert karin.did(op.JournalSign(arende=town.arende, text="Samtal")) == [APPLIED]
    with writing(town.hub.engine) as connection:
        connection.execute(update(mandate).values(ended_at=MONDAY))
    karin.at = MONDAY - timedelta(minutes=20)
    note = op.JournalSign(arende=town.arende, text="Samtal till")
    assert karin.did(note) == [UNSURE]


def test_while_the_right_lasts_no_clock_stands_in_the_way(tablet: Tablet) -> None:
    tablet.clock.move(DAY)
    wrong = [timedelta(), -30 * DAY, 3650 * DAY, -10 * HOUR]
    for tablet.wrong_by in wrong:
        assert tablet.push(tablet.note()) == [APPLIED]


def test_the_floor_outlives_a_restart_of_the_hub(tablet: Tablet, make_hub: HubMaker) -> None:
    tablet.clock.move(DAY)
    assert tablet.push(tablet.note()) == [APPLIED]
    tablet.right_ends()
    clock = tablet.clock
    tablet.town.hub.engine.dispose()
    tablet.town = Town(**{**vars(tablet.town), "hub": make_hub(clock=clock)})
    clock.move(DAY)
    tablet.restart()
    tablet.wrong_by = -DAY - HOUR
    put_back = tablet.note()
    tablet.wrong_by = timedelta()
    assert tablet.push(put_back) == [UNSURE]
