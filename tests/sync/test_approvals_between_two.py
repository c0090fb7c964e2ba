"""A brukare's yes to somebody close, entered at home on a staff device and taken back on the tablet."""

from datetime import timedelta
from urllib.parse import urlsplit

import msgspec
import pytest

from app.domain.approval import Share
from app.domain.arrival import Arrival
from app.domain.conversation import ThreadKind
from app.domain.refusal import Refusal
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.keys import SigningKey
from app.services import approvals, home, messages, visiting
from app.services.approvals import Entered, Said, Where
from app.services.messages import Talk
from tests.hub.core_fixture import Writer, writer
from tests.hub.hub_fixture import PLAIN, enrol_request
from tests.sync.client_fixture import AtClient, House

LISA = Said("Lisa Demo", "dotter", (Share.WHO_COMES_TODAY,))


@pytest.fixture
def anna(house: House) -> AtClient:
    visit = house.add_visit()
    made = house.staff_client("anna")
    visiting.start_visit(made.desk, visit).result()
    made.exchange()
    return made


@pytest.fixture
def gunvor(house: House, anna: AtClient) -> AtClient:
    assert anna
    made = house.device("gunvor")
    made.enrol(house.brukare, None)
    assert made.exchange() is None
    return made


@pytest.fixture
def at_home(house: House, anna: AtClient) -> Where:
    card = anna.read(lambda reading: reading.all(rec.VisitBody, parent=house.brukare))
    return Where(house.brukare, visit=card[0].id)


def opens(house: House, link: str) -> int:
    code = urlsplit(link).fragment
    request = enrol_request(code, SigningKey.generate(), SigningKey.generate())
    return int(house.web.post("/v1/enrol", content=msgspec.json.encode(request), headers=PLAIN).status_code)


def entered(at: AtClient, where: Where, said: Said = LISA) -> Entered:
    found = approvals.say_yes(at.desk, where, said).result()
    assert found.saved.refusal is None
    return found


def test_a_yes_entered_without_network_has_its_link_at_once_and_opens_when_it_has_arrived(
    house: House, anna: AtClient, gunvor: AtClient, at_home: Where
) -> None:
    with anna.offline():
        made = entered(anna, at_home)
        assert urlsplit(made.link)._replace(fragment="").geturl() == "http://hub.test/narstaende"
        (row,) = approvals.close_people(anna.desk, house.brukare).result().standing
        assert row.arrived is not None
        assert (row.name, row.relation, row.shares, row.arrived.state) == (*_of(LISA), Arrival.SAVED_HERE)
        assert opens(house, made.link) == 403
    anna.exchange()
    assert opens(house, made.link) == 200
    gunvor.exchange()
    (talk,) = [one for one in messages.talks(gunvor.desk).result().rows if one.talk.kind is ThreadKind.NARSTAENDE]
    assert (talk.name, talk.relation, talk.ended) == ("Lisa Demo", "dotter", False)


def _of(said: Said) -> tuple[str, str, tuple[Share, ...]]:
    return said.name, said.relation, said.shares


def test_the_code_is_nowhere_on_the_device(house: House, anna: AtClient, at_home: Where) -> None:
    made = entered(anna, at_home)
    code = urlsplit(made.link).fragment
    assert code not in repr(made)
    payloads = [one.payload for one in anna.read(lambda reading: reading.unsettled())]
    assert payloads
    assert all(code.encode() not in payload for payload in payloads)


def test_what_is_shared_is_changed_without_a_new_link(house: House, anna: AtClient, at_home: Where) -> None:
    made = entered(anna, at_home)
    anna.exchange()
    nothing = Said("Lisa Demo", "dotter", (), made.narstaende)
    changed = approvals.say_yes(anna.desk, at_home, nothing, with_link=False).result()
    assert (changed.link, changed.saved.refusal) == ("", None)
    anna.exchange()
    (row,) = approvals.close_people(anna.desk, house.brukare).result().standing
    assert row.shares == ()
    assert opens(house, made.link) == 200


def test_a_yes_before_the_visit_has_begun_is_refused_at_once(house: House) -> None:
    visit = house.add_visit()
    early = house.staff_client("tidig")
    found = approvals.say_yes(early.desk, Where(house.brukare, visit=visit), LISA).result()
    assert (found.saved.refusal, found.link) == (Refusal.WRONG_STATE, "")


def test_the_tablet_ends_a_contact_without_network_and_shows_it_at_once(
    house: House, anna: AtClient, gunvor: AtClient, at_home: Where
) -> None:
    made = entered(anna, at_home)
    anna.exchange()
    gunvor.exchange()
    talk = Talk(house.brukare, ThreadKind.NARSTAENDE, made.narstaende)
    with gunvor.offline():
        saved = approvals.take_back(gunvor.desk, Where(house.brukare), made.narstaende).result()
        assert saved.refusal is None
        assert messages.talk_page(gunvor.desk, talk, 0, rows=5).result().row.ended
    assert opens(house, made.link) == 200
    gunvor.exchange()
    anna.exchange()
    (row,) = approvals.close_people(anna.desk, house.brukare).result().rows
    assert (row.ended_by, row.ended_at is None) == ("Gunvor Berg", False)
    assert messages.send(gunvor.desk, talk, "Hej").result().refusal is Refusal.CONTACT_ENDED


def test_staff_take_it_back_and_the_unused_link_opens_no_more(house: House, anna: AtClient, at_home: Where) -> None:
    made = entered(anna, at_home)
    anna.exchange()
    assert approvals.take_back(anna.desk, at_home, made.narstaende).result().refusal is None
    anna.exchange()
    assert opens(house, made.link) == 403


# --- company ---------------------------------------------------------------------------------------------------------


def greets(house: House, lisa: str, text: str = "God morgon!") -> op.MessageSend:
    return op.MessageSend(brukare=house.brukare, kind=ThreadKind.NARSTAENDE, other=lisa, text=text, greeting=True)


@pytest.fixture
def lisa(house: House, anna: AtClient, at_home: Where) -> Writer:
    made = entered(anna, at_home)
    anna.exchange()
    return writer(house.hub, made.narstaende)


def test_a_good_morning_is_said_on_the_first_screen_until_it_is_read(
    house: House, gunvor: AtClient, lisa: Writer
) -> None:
    assert home.home(gunvor.desk).result().greeting is None
    lisa.did(greets(house, lisa.person))
    gunvor.exchange()
    greeting = home.home(gunvor.desk).result().greeting
    assert greeting is not None
    assert greeting.name == "Lisa Demo"
    talk = Talk(house.brukare, ThreadKind.NARSTAENDE, lisa.person)
    (row,) = messages.talk_page(gunvor.desk, talk, 0, rows=5).result().messages
    messages.note_read(gunvor.desk, talk, row.message).result()
    assert home.home(gunvor.desk).result().greeting is None


def test_yesterdays_good_morning_is_not_said_today(house: House, gunvor: AtClient, lisa: Writer) -> None:
    lisa.did(greets(house, lisa.person))
    gunvor.exchange()
    gunvor.clock.move(timedelta(days=1))
    assert home.home(gunvor.desk).result().greeting is None


def test_the_tablet_tells_when_somebody_close_looked_in(house: House, gunvor: AtClient, lisa: Writer) -> None:
    talk = Talk(house.brukare, ThreadKind.NARSTAENDE, lisa.person)
    messages.send(gunvor.desk, talk, "Hej Lisa.").result()
    gunvor.exchange()
    assert messages.talk_page(gunvor.desk, talk, 0, rows=5).result().looked_in_at is None
    (sent,) = [one.id for one in lisa.pull() if one.kind == "message"]
    read = op.MessageRead(brukare=house.brukare, kind=ThreadKind.NARSTAENDE, other=lisa.person, message=sent)
    assert lisa.did(read) == [("applied", "")]
    gunvor.exchange()
    assert messages.talk_page(gunvor.desk, talk, 0, rows=5).result().looked_in_at == lisa.at
