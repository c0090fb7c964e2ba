"""The live channel: the hub's word at once. What does not follow on what is here is fetched by the pull instead."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
import structlog

from app.domain.refusal import HubProblem
from app.protocol import wire
from app.protocol.records import RECORD_KIND_OF, HeldDecisionBody
from app.store.encrypted import StoreError
from app.store.person_store import PersonStore
from app.store.worker import StoppedError
from app.sync.backoff import Backoff
from app.sync.hub_client import HubClient
from app.sync.transport import CONNECT_TIMEOUT_S

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

log = structlog.get_logger("live")

PATH = "/v1/live"
_LEAVES_WITHIN_S = 1.0
"""The next person waits for this at most before they can sign in."""
_PATIENCE_S = 45.0
"""Silence after which the connection is taken for dead; the hub pings more often."""
_MAX_MESSAGE_BYTES = 4 * 1024 * 1024
_DECISION = RECORD_KIND_OF[HeldDecisionBody]
_decoder = msgspec.json.Decoder(wire.LiveMessage)


class LiveLoop:
    """A thread of its own for each signed-in person. Calls `wake` whenever a pull is wanted."""

    def __init__(self, client: HubClient, person: PersonStore, wake: Callable[[], None]) -> None:
        self._client = client
        self._person = person
        self._wake = wake
        self._stop = threading.Event()
        self._again = threading.Event()
        self._connection: ClientConnection | None = None
        self._epoch = ""
        """The hub's, by its newest greeting."""
        self._thread = threading.Thread(target=self._run, name="live", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._again.set()
        connection = self._connection
        if connection is not None:
            connection.close()
        if self._thread.ident is not None:
            # It may stand in a request to a hub that does not answer; it sees that it is over when that ends.
            self._thread.join(_LEAVES_WITHIN_S)
        self._client.close()

    def try_now(self) -> None:
        """The network has come back as far as somebody else can tell: do not wait any longer."""
        self._again.set()

    def _run(self) -> None:
        backoff = Backoff()
        while not self._stop.is_set():
            try:
                greeted = self._listen()
            except Exception as error:  # the loop goes on: the pull brings what this one misses
                log.exception("live.fault", error=type(error).__name__)
                greeted = False
            if greeted:
                backoff.worked()
            self._again.clear()
            if not self._stop.is_set():
                self._again.wait(backoff.failed())

    def _listen(self) -> bool:
        """Until the connection ends; True when the hub had greeted us."""
        # On this thread: the program starts without waiting for the network's libraries.
        from websockets.exceptions import WebSocketException
        from websockets.sync.client import connect

        headers = self._client.proof_headers("GET", PATH)
        if isinstance(headers, HubProblem):
            return False
        address = self._client.address.replace("http", "ws", 1) + PATH
        greeted = False
        try:
            with connect(
                address,
                additional_headers=headers,
                compression=None,
                open_timeout=CONNECT_TIMEOUT_S,
                ping_interval=20,
                ping_timeout=20,
                max_size=_MAX_MESSAGE_BYTES,
            ) as connection:
                self._connection = connection
                while not self._stop.is_set():
                    greeted = self.take(connection.recv(timeout=_PATIENCE_S)) or greeted
        except TimeoutError:
            return greeted
        except (OSError, WebSocketException, msgspec.MsgspecError, StoreError, StoppedError):
            return greeted
        finally:
            self._connection = None
        return greeted

    def take(self, text: str | bytes) -> bool:
        """One message; True for a greeting. Raises msgspec.MsgspecError for noise."""
        message = _decoder.decode(text)
        match message:
            case wire.LiveHello():
                self._epoch = message.epoch
                self._wake()
                return True
            case wire.LiveRecord():
                follows = self._person.write(
                    lambda writing: writing.apply_live(message.record, message.after, epoch=self._epoch), by="hub"
                ).result()
                if not follows or message.record.kind == _DECISION:
                    self._wake()  # after a decision the hub is asked what became of the work
            case wire.LiveBehind():
                self._wake()
        return False
