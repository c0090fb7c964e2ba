"""The live channel: the hub's word at once. What does not follow on what is here is fetched by the pull instead.

Where no WebSocket can be had (there are proxies that let none through), the hub's long poll says when to pull.
"""

import threading
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from app.domain.clock import Clock
from app.domain.refusal import HubProblem
from app.logs import get_logger
from app.protocol import wire
from app.protocol.records import RECORD_KIND_OF, HeldDecisionBody
from app.store.failing import StoreError
from app.store.person_store import PersonStore
from app.store.worker import StoppedError
from app.sync.backoff import Backoff
from app.sync.hub_client import HubClient
from app.sync.transport import CONNECT_TIMEOUT_S

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

log = get_logger("live")

PATH = "/v1/live"
_LEAVES_WITHIN_S = 1.0
"""The next person waits for this at most before they can sign in."""
_PATIENCE_S = 45.0
"""Silence after which the connection is taken for dead; the hub pings more often."""
GREETED_WITHIN_S = 10.0
"""The hub greets as soon as it has accepted; an upgrade that is answered with silence is a proxy's, not the hub's."""
WEBSOCKET_AGAIN_S = 300.0
"""How long the long poll stands in. A device that has been carried out of a building with such a proxy is back on the
live channel after minutes; a try costs one request, and up to GREETED_WITHIN_S in which nothing is heard."""
_DENIED = 401
_BREATH_S = 0.5
"""Between two polls: what comes meanwhile is told by the next, and a box that answers by itself is no endless loop."""
_MAX_MESSAGE_BYTES = 4 * 1024 * 1024
_DECISION = RECORD_KIND_OF[HeldDecisionBody]
_decoder = msgspec.json.Decoder(wire.LiveMessage)


class _Ended(Enum):
    """How a try for the WebSocket ended."""

    GREETED = "greeted"
    """It worked, for a while."""
    NO_WEBSOCKET = "no websocket"
    """Nothing of the hub's came by it."""
    DENIED = "denied"
    """The hub wants another token or nonce, and has given one."""
    NO_HUB = "no hub"
    """The hub gave no token: nothing else would work either."""


class LiveLoop:
    """A thread of its own for each signed-in person. Calls `wake` whenever a pull is wanted."""

    def __init__(
        self,
        client: HubClient,
        person: PersonStore,
        wake: Callable[[], None],
        clock: Clock,
        *,
        rung: Callable[[], None] = lambda: None,
    ) -> None:
        """`rung`: something may have happened in a call."""
        self._client = client
        self._rung = rung
        self._person = person
        self._wake = wake
        self._clock = clock
        self._stop = threading.Event()
        self._again = threading.Event()
        self._connection: ClientConnection | None = None
        self._epoch = ""
        """The hub's, by its newest greeting."""
        self._mark = ""
        """Where the hub stood at the end of the last long poll."""
        self.is_up = False
        """Greeted, and the connection has not ended since: what the hub has committed after the greeting is told."""
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
                worked = self._listen_or_poll()
            except Exception as error:  # the loop goes on: the pull brings what this one misses
                log.exception("live.fault", error=type(error).__name__)
                worked = False
            if worked:
                backoff.worked()
            self._again.clear()
            if not self._stop.is_set():
                self._again.wait(backoff.failed())

    def _listen_or_poll(self) -> bool:
        """Until either ends; True when the hub was heard."""
        ended = self._listen()
        if ended is _Ended.DENIED:
            ended = self._listen()
        match ended:
            case _Ended.GREETED:
                return True
            case _Ended.NO_HUB | _Ended.DENIED:
                return False
            case _Ended.NO_WEBSOCKET:
                return self._poll()

    def _listen(self) -> _Ended:
        # On this thread: the program starts without waiting for the network's libraries.
        from websockets.exceptions import InvalidStatus, WebSocketException
        from websockets.sync.client import connect

        headers = self._client.proof_headers("GET", PATH)
        if isinstance(headers, HubProblem):
            return _Ended.NO_HUB
        address = self._client.address.replace("http", "ws", 1) + PATH
        ended = _Ended.NO_WEBSOCKET
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
                    patience_s = _PATIENCE_S if ended is _Ended.GREETED else GREETED_WITHIN_S
                    if self.take(connection.recv(timeout=patience_s)):
                        ended = _Ended.GREETED
        except InvalidStatus as error:
            if error.response.status_code != _DENIED:
                return _Ended.NO_WEBSOCKET
            self._client.take_denial(error.response.headers.get("DPoP-Nonce", ""))
            return _Ended.DENIED
        except (TimeoutError, OSError, WebSocketException, msgspec.MsgspecError, StoreError, StoppedError):
            return ended
        finally:
            self.is_up = False
            self._connection = None
        return ended

    def _poll(self) -> bool:
        """Until it fails, or the WebSocket is worth another try; True when the hub answered."""
        until_ms = self._clock.monotonic_ms() + WEBSOCKET_AGAIN_S * 1000
        answered = False
        while not self._stop.is_set() and self._clock.monotonic_ms() < until_ms:
            mark = self._client.wait(self._mark)
            if isinstance(mark, HubProblem) or self._stop.is_set():
                return answered
            if not answered:
                log.info("live.long_poll")
            answered = True
            self._rung()  # the mark does not tell of calls; a poll ends when one rings
            if mark != self._mark:
                self._mark = mark
                self._wake()
            self._stop.wait(_BREATH_S)
        return answered

    def take(self, text: str | bytes) -> bool:
        """One message; True for a greeting. Raises msgspec.MsgspecError for noise."""
        try:
            message = _decoder.decode(text.decode() if isinstance(text, bytes) else text)
        except (UnicodeDecodeError, RecursionError) as error:
            raise msgspec.DecodeError(type(error).__name__) from None
        match message:
            case wire.LiveHello():
                self._epoch = message.epoch
                self._wake()
                self._rung()
                self.is_up = True
                return True
            case wire.LiveCall():
                self._rung()
            case wire.LiveRecord():
                follows = self._person.write(
                    lambda writing: writing.apply_live(message.record, message.after, epoch=self._epoch), by="hub"
                ).result()
                if not follows or message.record.kind == _DECISION:
                    self._wake()  # after a decision the hub is asked what became of the work
            case wire.LiveBehind():
                self._wake()
                self._rung()  # what was dropped may have been a ring
        return False
