"""A browser, and a hub that it can reach with a real tablet's client beside it."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn

from app.domain.approval import Share
from app.domain.conversation import ThreadKind
from app.domain.ids import VisitId
from app.hub.http import live
from app.hub.http.app import create_app
from app.protocol import operations as op
from app.protocol.identifiers import new_id
from app.protocol.link import code_hash, link_to, new_link_code
from app.services import messages
from app.services.messages import Talk
from tests.hub.core_fixture import Writer, writer
from tests.sync.client_fixture import AtClient, House, a_house
from tests.web.chromium import Browser, chromium, program


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "house") as found:
        yield found


@pytest.fixture
def address(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The same hub over a real socket: WebCrypto is there for https and for this machine's own addresses."""
    monkeypatch.setattr(live, "WAIT_S", 0.5)  # so that the server need not wait for the browser at the end
    config = uvicorn.Config(
        create_app(house.hub), host="127.0.0.1", port=0, lifespan="off", log_config=None, timeout_graceful_shutdown=20
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, name="hub-for-browser", daemon=True)
    thread.start()
    ends_at = time.monotonic() + 30
    while not server.started and time.monotonic() < ends_at:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture
def browser(tmp_path: Path, address: str) -> Iterator[Browser]:
    assert address  # the browser goes before the hub does
    if program() is None:
        pytest.skip("there is no Chromium here; installer/setup sees to it where the system has it as a package")
    folder = tmp_path / "profile"
    folder.mkdir()
    with chromium(folder) as found:
        yield found


@dataclass
class Close:
    """Gunvor's tablet, Anna who was there, and the link that they made for Lisa."""

    house: House
    address: str
    anna: Writer
    gunvor: AtClient
    visit: VisitId
    lisa: str
    link: str

    @property
    def talk(self) -> Talk:
        return Talk(self.house.brukare, ThreadKind.NARSTAENDE, self.lisa)

    def new_link(self) -> str:
        """It shuts out the browser that the one before let in."""
        code = new_link_code()
        self._said_yes(link=code_hash(code))
        return link_to(self.address, code)

    def share(self, *shares: Share) -> None:
        self._said_yes(shares=shares)

    def _said_yes(self, *, link: str = "", shares: tuple[Share, ...] = ()) -> None:
        step = op.ApprovalGive(
            brukare=self.house.brukare,
            narstaende=self.lisa,
            visit=self.visit,
            name="Lisa Demo",
            relation="dotter",
            link=link,
            shares=shares,
        )
        assert self.anna.did(step) == [("applied", "")]

    def withdraw(self) -> None:
        step = op.ApprovalWithdraw(brukare=self.house.brukare, narstaende=self.lisa, visit=self.visit)
        assert self.anna.did(step) == [("applied", "")]

    def gunvor_answers(self, text: str) -> None:
        self.gunvor.exchange()
        saved = messages.send(self.gunvor.desk, self.talk, text).result()
        assert saved.refusal is None
        self.gunvor.exchange()

    def gunvor_has(self) -> list[str]:
        self.gunvor.exchange()
        page = messages.talk_page(self.gunvor.desk, self.talk, 0, rows=20).result()
        return [row.text for row in reversed(page.messages)]


@pytest.fixture
def close(house: House, address: str) -> Close:
    visit = house.add_visit()
    anna = writer(house.hub, house.anna)
    gunvor = house.device("gunvor")
    gunvor.enrol(house.brukare, None)
    assert gunvor.exchange() is None
    assert anna.did(op.VisitStart(visit=visit)) == [("applied", "")]
    made = Close(house, address, anna, gunvor, visit, new_id(), "")
    made.link = made.new_link()
    return made
