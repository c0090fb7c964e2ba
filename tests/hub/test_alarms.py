"""Alarms at the hub: two roads to one alarm, at whom it rings, and that it never ends by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.domain.alarm import BACKUP_AFTER, SEEN_AFTER, AlarmAct, AlarmCause, AlarmOutcome
from app.domain.clock import HeldClock
from app.domain.ids import BrukareId, UtforareId
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.stream import care_stream
from app.hub import alarms
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.streams import Put
from app.hub.tables import alarm, alarm_ring, assignment, person, person_key, utforare
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.wire import AlarmAnswer, AlarmWord
from tests.conftest import ExpectLog
from tests.hub.core_fixture import Town, Writer, access_entries, body_of, leave, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, add_utforare, assign, put

APPLIED = ("applied", "")
NOBODY_HEARS = "alarm_that_nobody_hears"


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def town(hub: Hub) -> Town:
    made = town_of(hub)
    profile = rec.BrukareBody(first_name="Britta", name="Britta Demo", address="Tallvägen 4")
    put(hub, Put(made.profile, "brukare", made.brukare, rec.CITY, rec.encode_record_body(profile)))
    return made


@pytest.fixture
def britta(town: Town) -> Writer:
    return writer(town.hub, town.brukare)


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def say(who: Writer, act: AlarmAct, alarm_id: str = "a1") -> AlarmAnswer | Refusal:
    return alarms.hear(who.hub, who.caller(), AlarmWord(alarm=alarm_id, act=act, at=who.at))


def hears(who: Writer, town: Town) -> bool:
    """Whether the alarm stream is among what somebody may read, and the alarm in it."""
    who.positions, who.grants = {}, ""
    return any(record.kind == "alarm" for record in who.pull())


def alarm_of(hub: Hub, alarm_id: str = "a1") -> rec.AlarmBody:
    body = body_of(hub, "alarm", alarm_id)
    assert isinstance(body, rec.AlarmBody)
    return body


def ticking(hub: Hub) -> HeldClock:
    assert isinstance(hub.clock, HeldClock)
    return hub.clock


def test_an_alarm_rings_at_the_own_utforare_and_nowhere_else(town: Town, britta: Writer, anna: Writer) -> None:
    bo = writer(town.hub, town.bo)  # of another utförare that does not come here
    assert not hears(anna, town)
    answer = say(britta, AlarmAct.RAISE)
    assert isinstance(answer, AlarmAnswer)
    assert answer.accepted_at is None
    assert hears(anna, town)
    assert not hears(bo, town)
    assert (alarm_of(town.hub).first_name, alarm_of(town.hub).address) == ("Britta", "Tallvägen 4")
    assert not hears(writer(town.hub, town.karin), town)


def test_the_first_has_it_and_the_second_is_told_who(town: Town, britta: Writer, anna: Writer) -> None:
    colleague = writer(town.hub, add_person(town.hub, Role.STAFF, organisation=town.ett, name="Per Demo"))
    assign(town.hub, colleague.person, add_person(town.hub, Role.BRUKARE), organisation=town.ett)
    say(britta, AlarmAct.RAISE)
    assert isinstance(say(anna, AlarmAct.ACCEPT), AlarmAnswer)
    second = say(colleague, AlarmAct.ACCEPT)
    assert isinstance(second, AlarmAnswer)
    assert second.accepted_by == town.anna
    assert alarm_of(town.hub).accepted_by == town.anna
    assert [entry.person for entry in access_entries(town.hub, "alarm_accept")] == [town.anna]


def test_nobody_takes_an_alarm_that_does_not_ring_at_them(town: Town, britta: Writer, expect_log: ExpectLog) -> None:
    expect_log(NOBODY_HEARS)
    say(britta, AlarmAct.RAISE)
    for who in (town.bo, town.karin, town.brukare):
        assert say(writer(town.hub, who), AlarmAct.ACCEPT) is Refusal.NO_SUCH_THING
    assert alarm_of(town.hub).accepted_at is None


def test_nobody_raises_or_takes_back_for_somebody_else(town: Town, britta: Writer, anna: Writer) -> None:
    other = writer(town.hub, add_person(town.hub, Role.BRUKARE, name="Olle Demo"))
    assert say(anna, AlarmAct.RAISE) is Refusal.NOT_YOURS
    say(britta, AlarmAct.RAISE)
    assert say(other, AlarmAct.WITHDRAW) is Refusal.NO_SUCH_THING
    assert say(other, AlarmAct.RAISE) is Refusal.NOT_YOURS
    assert alarms.look_up(town.hub, other.caller(), "a1") is Refusal.NO_SUCH_THING
    body = op.AlarmWithdraw(alarm="a1", brukare=town.brukare)
    assert other.did(body) == [("refused", Refusal.NOT_YOURS)]
    assert alarm_of(town.hub).withdrawn_at is None


@pytest.mark.parametrize("fast_first", [True, False])
def test_both_roads_are_one_alarm(town: Town, britta: Writer, anna: Writer, *, fast_first: bool) -> None:
    work = op.AlarmRaise(alarm="a1", brukare=town.brukare, cause=AlarmCause.BUTTON)
    if fast_first:
        say(britta, AlarmAct.RAISE)
    assert britta.did(work) == [APPLIED]
    if not fast_first:
        assert hears(anna, town)
        say(britta, AlarmAct.RAISE)
    say(britta, AlarmAct.RAISE)
    with reading(town.hub.engine) as connection:
        assert len(connection.execute(select(alarm)).all()) == 1
        assert len(connection.execute(select(alarm_ring)).all()) == 1
    assert alarm_of(town.hub).raised_at == MONDAY


def test_what_was_taken_stays_taken_when_the_slow_road_arrives(town: Town, britta: Writer, anna: Writer) -> None:
    say(britta, AlarmAct.RAISE)
    say(anna, AlarmAct.ACCEPT)
    assert britta.did(op.AlarmRaise(alarm="a1", brukare=town.brukare, cause=AlarmCause.BUTTON)) == [APPLIED]
    assert alarm_of(town.hub).accepted_by == town.anna


def test_an_old_alarm_told_again_is_kept_and_rings_nowhere(town: Town, britta: Writer, anna: Writer) -> None:
    britta.at = MONDAY - timedelta(hours=3)
    assert britta.did(op.AlarmRaise(alarm="a1", brukare=town.brukare, cause=AlarmCause.KEY)) == [APPLIED]
    assert alarm_of(town.hub).cause is AlarmCause.KEY
    assert not hears(anna, town)
    say(britta, AlarmAct.RAISE)  # the tablet says now that it still goes on: it rings
    assert hears(anna, town)


def test_a_withdrawn_alarm_is_still_shown_and_somebody_closes_it(town: Town, britta: Writer, anna: Writer) -> None:
    say(britta, AlarmAct.RAISE)
    say(britta, AlarmAct.WITHDRAW)
    assert hears(anna, town)
    close = op.AlarmClose(alarm="a1", utforare=town.ett, outcome=AlarmOutcome.MISTAKE, words="Ringde upp. Hon mår bra.")
    assert anna.did(close) == [APPLIED]
    closed = alarm_of(town.hub)
    assert (closed.closed_by, closed.outcome) == (town.anna, AlarmOutcome.MISTAKE)
    notes = [record for record in anna.pull() if record.kind == "alarm_note"]
    assert [note.stream for note in notes] == [care_stream(BrukareId(town.brukare), UtforareId(town.ett))]
    assert "mår bra" not in str([bytes(record.body) for record in britta.pull() if record.kind == "alarm"])


def test_words_of_the_second_who_closes_are_kept(town: Town, britta: Writer, anna: Writer) -> None:
    say(britta, AlarmAct.RAISE)
    for words in ("Var där.", "Jag också."):
        close = op.AlarmClose(alarm="a1", utforare=town.ett, outcome=AlarmOutcome.HELPED, words=words)
        assert anna.did(close) == [APPLIED]
    texts = [bytes(record.body).decode() for record in anna.pull() if record.kind == "alarm_note"]
    assert len(texts) == 2


def test_who_closes_names_their_own_utforare_where_it_rang(town: Town, britta: Writer, anna: Writer) -> None:
    bo = writer(town.hub, town.bo)
    say(britta, AlarmAct.RAISE)
    for who, unit in ((bo, town.tva), (bo, town.ett), (anna, town.tva)):
        close = op.AlarmClose(alarm="a1", utforare=unit, outcome=AlarmOutcome.HELPED)
        assert who.did(close) == [("refused", Refusal.NOT_YOURS)]
    assert alarm_of(town.hub).closed_at is None


def test_without_an_owner_it_rings_at_the_backup_once(town: Town, britta: Writer, anna: Writer) -> None:
    bo = writer(town.hub, town.bo)
    with writing(town.hub.engine) as connection:
        connection.execute(update(utforare).where(utforare.c.id == town.ett).values(backup=town.tva))
    say(britta, AlarmAct.RAISE)
    ticking(town.hub).move(BACKUP_AFTER - timedelta(seconds=1))
    assert alarms.call_backups(town.hub, BACKUP_AFTER) == 0
    ticking(town.hub).move(timedelta(seconds=2))
    assert alarms.call_backups(town.hub, BACKUP_AFTER) == 1
    assert hears(bo, town)
    assert alarm_of(town.hub).backup_at is not None
    assert alarms.call_backups(town.hub, BACKUP_AFTER) == 0
    answer = say(bo, AlarmAct.ACCEPT)
    assert isinstance(answer, AlarmAnswer)
    assert answer.accepted_organisation_name == "Två"
    assert hears(anna, town)


def test_a_taken_alarm_calls_no_backup(town: Town, britta: Writer, anna: Writer) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(utforare).where(utforare.c.id == town.ett).values(backup=town.tva))
    say(britta, AlarmAct.RAISE)
    say(anna, AlarmAct.ACCEPT)
    ticking(town.hub).move(timedelta(minutes=10))
    assert alarms.call_backups(town.hub, BACKUP_AFTER) == 0
    assert not hears(writer(town.hub, town.bo), town)


def test_it_rings_at_those_on_duty_and_at_everybody_when_nobody_is(town: Town, britta: Writer, anna: Writer) -> None:
    off = writer(town.hub, add_person(town.hub, Role.STAFF, organisation=town.ett, name="Lena Demo"))
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Eva Demo"))
    say(britta, AlarmAct.RAISE)
    assert hears(anna, town)
    assert hears(leader, town)
    assert not hears(off, town)
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=town.hub.clock.now()))
    assert hears(off, town)


def protect(town: Town) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == town.brukare).values(protected=True))


def test_skyddade_personuppgifter_ring_at_those_alone_who_are_planned_there(town: Town, britta: Writer) -> None:
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Eva Demo"))
    named = writer(town.hub, town.anna)
    protect(town)
    say(britta, AlarmAct.RAISE)
    assert not hears(leader, town)
    assert say(leader, AlarmAct.ACCEPT) is Refusal.NO_SUCH_THING
    close = op.AlarmClose(alarm="a1", utforare=town.ett, outcome=AlarmOutcome.HELPED)
    assert leader.did(close) == [("refused", Refusal.NOT_YOURS)]
    assert hears(named, town)


def test_skyddade_personuppgifter_ring_at_the_planned_ones_whoever_else_is_on_duty(
    town: Town, britta: Writer, anna: Writer
) -> None:
    protect(town)
    on_duty = writer(town.hub, add_person(town.hub, Role.STAFF, organisation=town.ett, name="Per Demo"))
    ticking(town.hub).move(timedelta(hours=12))  # Anna's own visit is over for today
    assign(town.hub, on_duty.person, add_person(town.hub, Role.BRUKARE), organisation=town.ett)
    say(britta, AlarmAct.RAISE)
    assert hears(anna, town)
    assert not hears(on_duty, town)


def test_who_has_taken_the_alarm_of_somebody_protected_keeps_it(town: Town, britta: Writer, anna: Writer) -> None:
    protect(town)
    say(britta, AlarmAct.RAISE)
    assert isinstance(say(anna, AlarmAct.ACCEPT), AlarmAnswer)
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=town.hub.clock.now()))
    assert hears(anna, town)


def test_a_plan_for_somebody_who_has_left_silences_nobody(town: Town, britta: Writer) -> None:
    off = writer(town.hub, add_person(town.hub, Role.STAFF, organisation=town.ett, name="Lena Demo"))
    leave(town.hub, town.anna)
    say(britta, AlarmAct.RAISE)
    assert hears(off, town)


def test_it_is_told_at_how_many_it_rings(town: Town, britta: Writer, anna: Writer) -> None:
    answer = say(britta, AlarmAct.RAISE)
    assert isinstance(answer, AlarmAnswer)
    assert answer.hearers == 1
    say(anna, AlarmAct.ACCEPT)
    taken = alarms.look_up(town.hub, britta.caller(), "a1")
    assert isinstance(taken, AlarmAnswer)
    assert taken.hearers is None


def test_an_alarm_that_nobody_can_hear_says_so(hub: Hub, expect_log: ExpectLog) -> None:
    expect_log(NOBODY_HEARS)
    alone = writer(hub, add_person(hub, Role.BRUKARE, name="Ny Demo"))
    answer = say(alone, AlarmAct.RAISE)
    assert isinstance(answer, AlarmAnswer)
    assert answer.hearers == 0


def test_somebody_without_a_device_is_no_hearer(
    town: Town, britta: Writer, anna: Writer, expect_log: ExpectLog
) -> None:
    expect_log(NOBODY_HEARS)
    with writing(town.hub.engine) as connection:
        connection.execute(update(person_key).where(person_key.c.person == town.anna).values(revoked_at=MONDAY))
    answer = say(britta, AlarmAct.RAISE)
    assert isinstance(answer, AlarmAnswer)
    assert answer.hearers == 0


def test_a_closed_alarm_is_read_for_a_shift_and_then_no_more(town: Town, britta: Writer) -> None:
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Eva Demo"))
    say(britta, AlarmAct.RAISE)
    assert leader.did(op.AlarmClose(alarm="a1", utforare=town.ett, outcome=AlarmOutcome.HELPED)) == [APPLIED]
    assert hears(leader, town)
    ticking(town.hub).move(SEEN_AFTER + timedelta(minutes=1))
    assert not hears(leader, town)
    britta.positions, britta.grants = {}, ""
    assert any(record.kind == "alarm" for record in britta.pull())


def test_an_open_alarm_never_ends_by_the_clock(town: Town, britta: Writer) -> None:
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Eva Demo"))
    say(britta, AlarmAct.RAISE)
    ticking(town.hub).move(timedelta(days=30))
    assert hears(leader, town)


def test_a_home_that_nobody_visits_any_more_still_rings_at_whoever_did(town: Town, britta: Writer) -> None:
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Eva Demo"))
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=town.hub.clock.now()))
    say(britta, AlarmAct.RAISE)
    assert hears(leader, town)


def test_an_alarm_is_never_refused_for_what_is_not_known_of_the_person(hub: Hub, expect_log: ExpectLog) -> None:
    expect_log(NOBODY_HEARS)
    alone = writer(hub, add_person(hub, Role.BRUKARE, name="Ny Demo"))
    assert isinstance(say(alone, AlarmAct.RAISE), AlarmAnswer)
    assert alone.did(op.AlarmRaise(alarm="a1", brukare=alone.person, cause=AlarmCause.BUTTON)) == [APPLIED]
    assert alarm_of(hub).name == ""


def test_somebody_who_has_left_takes_no_alarm(town: Town, britta: Writer, anna: Writer) -> None:
    say(britta, AlarmAct.RAISE)
    caller = anna.caller()
    leave(town.hub, town.anna)
    word = AlarmWord(alarm="a1", act=AlarmAct.ACCEPT, at=MONDAY)
    assert isinstance(alarms.hear(town.hub, caller, word), Refusal)


def test_a_backup_that_does_not_come_here_is_no_own_utforare(hub: Hub, expect_log: ExpectLog) -> None:
    expect_log(NOBODY_HEARS)
    town = town_of(hub)
    gone = add_utforare(hub, "Borta")
    assign(hub, add_person(hub, Role.STAFF, organisation=gone), town.brukare, organisation=gone)
    with writing(hub.engine) as connection:
        connection.execute(update(utforare).where(utforare.c.id == gone).values(ended_at=hub.clock.now()))
    say(writer(hub, town.brukare), AlarmAct.RAISE)
    with reading(hub.engine) as connection:
        assert connection.scalars(select(alarm_ring.c.utforare)).all() == [town.ett]
