"""How the tablet fits its person: a new tablet is like the old one, and of each setting the last word stands."""

from collections.abc import Callable

import pytest

from app.domain.arrival import Arrival
from app.domain.ids import PersonId
from app.domain.refusal import Refusal
from app.domain.tablet_profile import Colours, Hand, Setting, TabletProfile
from app.protocol import operations as op
from app.protocol import records as rec
from app.services import home
from app.services.profile import set_profile
from app.work.profile import profile_in
from tests.sync.client_fixture import AtClient, House

Tablet = Callable[[str], AtClient]


@pytest.fixture
def tablet(house: House) -> Tablet:
    """A tablet of Gunvor's, with everything that the hub has for her."""

    def made(name: str) -> AtClient:
        device = house.device(name)
        device.enrol(house.brukare, pin=None)
        assert device.exchange() is None
        return device

    return made


def fit(at: AtClient, **changes: Setting | None) -> str:
    saved = set_profile(at.desk, changes).result()
    assert saved.refusal is None
    return saved.operation


def worn(at: AtClient) -> TabletProfile:
    return home.home(at.desk).result().profile


def exchanged(*devices: AtClient) -> None:
    for device in devices:
        assert device.exchange() is None


def test_a_new_tablet_is_like_the_old_one(house: House, tablet: Tablet) -> None:
    old = tablet("old")
    assert worn(old) == TabletProfile(language="sv")
    operation = fit(old, text_percent=200, theme="dark", hand="left", tremor_filter=True, alert_sound="low")
    before = worn(old)
    assert (before.text_percent, before.theme, before.hand) == (200, Colours.DARK, Hand.LEFT)
    exchanged(old)
    assert old.arrived(operation).state is Arrival.RECEIVED
    new = tablet("new")
    assert worn(new) == before


def test_what_is_changed_on_one_tablet_is_worn_by_the_other(house: House, tablet: Tablet) -> None:
    kitchen, bedroom = tablet("kitchen"), tablet("bedroom")
    fit(kitchen, text_percent=150)
    exchanged(kitchen, bedroom)
    assert worn(bedroom).text_percent == 150


def test_of_each_setting_the_last_word_at_the_hub_stands_and_the_other_settings_are_left_alone(
    house: House, tablet: Tablet
) -> None:
    kitchen, bedroom = tablet("kitchen"), tablet("bedroom")
    fit(kitchen, text_percent=150, theme="dark")
    fit(bedroom, text_percent=200, hand="left")
    exchanged(kitchen, bedroom, kitchen)
    for device in (kitchen, bedroom):
        assert (worn(device).text_percent, worn(device).theme, worn(device).hand) == (200, Colours.DARK, Hand.LEFT)
    assert kitchen.unsettled() == []
    assert bedroom.unsettled() == []


def test_it_is_worn_without_a_network_and_after_a_crash(house: House, tablet: Tablet) -> None:
    at_home = tablet("home")
    with at_home.offline():
        fit(at_home, text_percent=300)
        assert worn(at_home).text_percent == 300
    at_home.start_again()
    at_home.unlock(house.brukare, pin=None)
    assert worn(at_home).text_percent == 300
    exchanged(at_home)
    assert house.hub_record("tablet_profile", house.brukare, rec.TabletProfileBody).settings == {"text_percent": 300}


def test_a_tablet_that_has_heard_nothing_yet_is_fitted_all_the_same(house: House) -> None:
    new = house.device("new")
    new.enrol(house.brukare, pin=None)
    fit(new, text_percent=200)
    exchanged(new, new)
    assert worn(new).text_percent == 200


def test_taking_back_leaves_it_as_it_was(house: House, tablet: Tablet) -> None:
    at_home = tablet("home")
    fit(at_home, theme="dark", hand="left")
    fit(at_home, theme=None)
    exchanged(at_home)
    assert house.hub_record("tablet_profile", house.brukare, rec.TabletProfileBody).settings == {"hand": "left"}
    assert worn(at_home).theme is Colours.LIGHT


def test_what_does_not_fit_is_refused_and_nothing_is_written(house: House, tablet: Tablet) -> None:
    at_home = tablet("home")
    changes: list[dict[str, Setting | None]] = [
        {"text_percent": 400},
        {"theme": "sepia"},
        {"hand": "left", "magnet": 1},
    ]
    for unfit in changes:
        assert set_profile(at_home.desk, unfit).result().refusal is Refusal.BAD_CONTENT
    assert set_profile(at_home.desk, {"theme": None}).result().operation == ""
    assert at_home.unsettled() == []


def test_staff_who_come_read_it_and_cannot_change_it(house: House, tablet: Tablet) -> None:
    at_home = tablet("home")
    fit(at_home, hand="left")
    exchanged(at_home)
    house.add_visit()
    anna = house.staff_client("anna")
    assert anna.read(lambda reading: profile_in(reading, PersonId(house.brukare))).hand is Hand.LEFT
    forged = op.ProfileSet(brukare=house.brukare, changes={"hand": "right"})
    saved = anna.desk.act(forged, basis=None).result()
    exchanged(anna)
    assert anna.arrived(saved.operation).reason == Refusal.NOT_YOURS
    exchanged(at_home)
    assert worn(at_home).hand is Hand.LEFT


def test_what_a_newer_program_has_set_stays(house: House, tablet: Tablet) -> None:
    at_home = tablet("home")
    newer = op.ProfileSet(brukare=house.brukare, changes={"magnet": 3, "theme": "sepia"})
    assert at_home.desk.act(newer, basis=None).result().refusal is None
    fit(at_home, hand="left")
    exchanged(at_home)
    settings = house.hub_record("tablet_profile", house.brukare, rec.TabletProfileBody).settings
    assert settings == {"magnet": 3, "theme": "sepia", "hand": "left"}
    assert worn(at_home).theme is Colours.LIGHT
