"""What devices say of waiting work, as the shift leader is told it: counts and moments, and silence as silence."""

from datetime import timedelta

import pytest

from app.domain.clock import HeldClock
from app.domain.permission import Role
from app.hub import device_reports
from app.hub.database import writing
from app.hub.hub import Hub
from app.hub.ingest import take_in
from app.hub.revoking import revoke_person
from app.protocol import records as rec
from app.protocol import wire
from tests.hub.core_fixture import Town, Writer, body_of, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    return town_of(make_hub())


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def say(who: Writer, *reports: wire.DeviceReport) -> None:
    request = wire.PushRequest(epoch=who.hub.epoch, device_now=who.hub.clock.now(), operations=(), reports=reports)
    take_in(who.hub, who.caller(), request)


def told(hub: Hub, who: Writer) -> rec.DeviceReportBody | None:
    body = body_of(hub, "device_report", f"{who.person}:{who.device}")
    assert body is None or isinstance(body, rec.DeviceReportBody)
    return body


def leader(town: Town) -> Writer:
    return writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Eva Berg"))


def later(town: Town, by: timedelta) -> None:
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(by)


def test_a_leader_is_told_how_much_waits_and_how_old_it_is(town: Town, anna: Writer) -> None:
    say(anna, wire.DeviceReport(person=town.anna, waiting=3, attachments=1, oldest_age_s=7200))
    body = told(town.hub, anna)
    assert body is not None
    assert (body.name, body.waiting, body.attachments) == ("Anna Ek", 3, 1)
    assert (body.oldest_at, body.heard_at) == (MONDAY - timedelta(hours=2), MONDAY)
    assert "device_report" in {item.kind for item in leader(town).pull()}
    assert "device_report" not in {item.kind for item in anna.pull()}


def test_a_device_speaks_of_its_own_people_alone(town: Town, anna: Writer) -> None:
    bo = writer(town.hub, town.bo)
    say(anna, wire.DeviceReport(person=town.bo, waiting=9), wire.DeviceReport(person="nobody", waiting=9))
    assert told(town.hub, bo) is None
    assert told(town.hub, anna) is None


def test_the_same_word_again_is_written_down_now_and_then_and_a_new_one_at_once(town: Town, anna: Writer) -> None:
    say(anna, wire.DeviceReport(person=town.anna))
    later(town, timedelta(minutes=1))
    say(anna, wire.DeviceReport(person=town.anna))
    body = told(town.hub, anna)
    assert body is not None
    assert body.heard_at == MONDAY
    later(town, device_reports.TELL_EVERY)
    say(anna, wire.DeviceReport(person=town.anna))
    body = told(town.hub, anna)
    assert body is not None
    assert body.heard_at == MONDAY + timedelta(minutes=6)
    say(anna, wire.DeviceReport(person=town.anna, waiting=1, oldest_age_s=1))
    body = told(town.hub, anna)
    assert body is not None
    assert body.waiting == 1


def test_a_device_that_has_never_spoken_is_told_as_such_and_one_that_is_shut_out_no_more(
    town: Town, anna: Writer
) -> None:
    device_reports.catch_up(town.hub)
    body = told(town.hub, anna)
    assert body is not None
    assert (body.heard_at, body.waiting) == (None, 0)
    with writing(town.hub.engine) as connection:
        revoke_person(connection, town.anna, now=MONDAY)
    device_reports.catch_up(town.hub)
    assert told(town.hub, anna) is None


def test_numbers_beyond_reason_are_brought_within_bounds(town: Town, anna: Writer) -> None:
    say(anna, wire.DeviceReport(person=town.anna, waiting=10**12, attachments=-4, oldest_age_s=-1e300))
    body = told(town.hub, anna)
    assert body is not None
    assert (body.waiting, body.attachments, body.oldest_at) == (2**31 - 1, 0, MONDAY)
    say(anna, wire.DeviceReport(person=town.anna, waiting=1, oldest_age_s=1e300))
    body = told(town.hub, anna)
    assert body is not None
    assert body.oldest_at is not None


def test_the_pull_carries_the_word_too(town: Town, anna: Writer) -> None:
    from app.hub.feed import page_for

    anna.page()
    report = wire.DeviceReport(person=town.anna, waiting=2, oldest_age_s=60)
    request = wire.PullRequest(epoch=town.hub.epoch, positions={}, grants=anna.grants, reports=(report,))
    page_for(town.hub, anna.caller(), request)
    body = told(town.hub, anna)
    assert body is not None
    assert body.waiting == 2
