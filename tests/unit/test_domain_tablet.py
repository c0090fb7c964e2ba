"""How a tablet is doing: what its person is told, when the hub is told, and when somebody must look after it."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.tablet import (
    REPORT_EVERY,
    Known,
    Limits,
    Network,
    Sound,
    TabletNeed,
    TabletState,
    TabletTrouble,
    is_due,
    needs_of,
    troubles_of,
    turn_of,
)

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
WELL = TabletState(battery_percent=90, on_mains=True, sound=Sound.WORKS, network=Network.WIRELESS, program="1")


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(
    ("state", "unplugged_min", "needs"),
    [
        (WELL, 0, ()),
        (TabletState(), 60, ()),
        (TabletState(90, on_mains=False), 4, ()),
        (TabletState(90, on_mains=False), 5, (TabletNeed.CHARGER,)),
        (TabletState(19, on_mains=False), 0, (TabletNeed.CHARGER,)),
        (TabletState(20, on_mains=False), 0, ()),
        (TabletState(5, on_mains=True), 0, ()),
        (TabletState(sound=Sound.OFF), 0, (TabletNeed.SOUND,)),
        (TabletState(10, on_mains=False, sound=Sound.NO_DEVICE), 0, (TabletNeed.CHARGER, TabletNeed.SOUND)),
    ],
)
def test_its_person_is_told_what_they_can_do(state: TabletState, unplugged_min: float, needs: object) -> None:
    assert needs_of(state, unplugged_for=minutes(unplugged_min)) == needs


def test_the_hub_is_told_of_what_matters_and_not_more_often_than_agreed() -> None:
    off = TabletState(90, on_mains=False, sound=Sound.WORKS, network=Network.WIRELESS, program="1")
    assert is_due(None, None, WELL, NOW)
    assert not is_due(WELL, NOW - minutes(600), WELL, NOW)
    assert not is_due(WELL, NOW - REPORT_EVERY + minutes(0.1), off, NOW)
    assert is_due(WELL, NOW - REPORT_EVERY, off, NOW)


def test_a_battery_is_told_in_steps() -> None:
    def at(percent: int) -> TabletState:
        return TabletState(percent, on_mains=True)

    assert not is_due(at(89), NOW - minutes(60), at(80), NOW)
    assert is_due(at(80), NOW - minutes(60), at(79), NOW)


def test_a_clock_that_was_set_back_silences_nobody() -> None:
    assert is_due(WELL, NOW + minutes(600), TabletState(), NOW)


def known(state: TabletState = WELL, *, quiet_min: float = 0, since_min: float | None = None) -> Known:
    since = None if since_min is None else NOW - minutes(since_min)
    return Known(state, since, since, NOW - minutes(quiet_min))


UNPLUGGED = TabletState(90, on_mains=False, sound=Sound.WORKS)


@pytest.mark.parametrize(
    ("tablet", "troubles"),
    [
        (known(), set()),
        (known(TabletState()), set()),
        (known(quiet_min=29), set()),
        (known(quiet_min=30), {TabletTrouble.OFFLINE}),
        (known(UNPLUGGED, since_min=29), set()),
        (known(UNPLUGGED, since_min=30), {TabletTrouble.UNPLUGGED}),
        (known(TabletState(19, on_mains=False), since_min=1), {TabletTrouble.UNPLUGGED}),
        (known(TabletState(19, on_mains=True)), set()),
        (known(TabletState(sound=Sound.OFF), since_min=9), set()),
        (known(TabletState(sound=Sound.NO_DEVICE), since_min=10), {TabletTrouble.SILENT}),
        (known(UNPLUGGED, since_min=40, quiet_min=40), {TabletTrouble.UNPLUGGED, TabletTrouble.OFFLINE}),
    ],
)
def test_the_unit_is_asked_when_it_lasts(tablet: Known, troubles: set[TabletTrouble]) -> None:
    assert troubles_of(tablet, NOW, Limits()) == troubles


def test_the_times_are_settings() -> None:
    assert troubles_of(known(quiet_min=5), NOW, Limits(quiet=minutes(5))) == {TabletTrouble.OFFLINE}


def test_tasks_are_opened_once_and_closed_when_it_is_over() -> None:
    both = frozenset({TabletTrouble.OFFLINE, TabletTrouble.SILENT})
    turn = turn_of({TabletTrouble.UNPLUGGED, TabletTrouble.SILENT}, both)
    assert set(turn.opened) == {TabletTrouble.OFFLINE}
    assert set(turn.closed) == {TabletTrouble.UNPLUGGED}
    assert turn_of(both, both).opened == turn_of(both, both).closed == frozenset()
