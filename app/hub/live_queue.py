"""What waits to be sent to one live client: a short queue that falls back to "you are behind"."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence

import msgspec

from app.protocol.wire import LiveBehind

MAX_WAITING = 64
"""Messages for one client. A client that is further behind gets everything faster by a pull."""

BEHIND = msgspec.json.encode(LiveBehind()).decode()


Send = Callable[[str], Awaitable[None]]


class LiveQueue:
    """Filled from any thread, emptied on the event loop: by `take`, or by itself where it was made with `send`.

    A task that sends is made when there is something to send, and ends with it: it is a shallow one, where the task
    that holds the connection is woken through thirty frames of middleware for each message.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Send | None = None) -> None:
        self._loop = loop
        self._send = send
        self._sending: asyncio.Task[None] | None = None
        self._began = 0.0
        self._said_at = 0.0
        self._is_open = False
        self._waiting: list[str] = []
        self._behind = False
        self._closed = False
        self._something = asyncio.Event()
        self.ended = asyncio.Event()

    def __len__(self) -> int:
        """Messages that wait. From any thread, as of a moment ago."""
        return len(self._waiting)

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    def fall_behind(self) -> None:
        self._on_loop(self._clear)

    def close(self) -> None:
        self._on_loop(self.end)

    async def take(self) -> list[str] | None:
        """Everything that waits, at least one message; None when the client is to be let go."""
        await self._something.wait()
        self._something.clear()
        return None if self._closed else self._taken()

    def open(self) -> None:
        """The connection is there: send what has come meanwhile, and what comes. On the event loop."""
        self._is_open, self._said_at = True, self._loop.time()
        if self._behind or self._waiting:
            self._wake()

    def quiet_s(self) -> float:
        """For how long nothing has been sent, and nothing is on its way. On the event loop."""
        return self._loop.time() - self._said_at if self._sending is None else 0.0

    def stuck_s(self) -> float:
        """For how long one message has been on its way. On the event loop."""
        return self._loop.time() - self._began if self._sending is not None else 0.0

    async def stop_sending(self) -> None:
        """What still waits is not sent."""
        self.end()
        sending = self._sending
        if sending is not None:
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending

    def _taken(self) -> list[str]:
        texts = [BEHIND] if self._behind else []
        texts += self._waiting
        self._behind = False
        self._waiting.clear()
        return texts

    async def _send_all(self, send: Send) -> None:
        try:
            while (self._behind or self._waiting) and not self._closed:
                for text in self._taken():
                    self._began = self._loop.time()
                    await send(text)
                    self._said_at = self._loop.time()
        except Exception:  # it has gone
            self.end()
        finally:
            self._sending = None

    def _wake(self) -> None:
        if self._send is None:
            self._something.set()
        elif self._is_open and self._sending is None and not self._closed:
            self._began = self._loop.time()
            self._sending = self._loop.create_task(self._send_all(self._send))

    def _on_loop(self, step: object, *words: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(step, *words)  # type: ignore[arg-type]

    def add(self, texts: Sequence[str]) -> None:
        """On the event loop."""
        if self._behind:
            return  # it is told to pull, which brings these too
        if len(self._waiting) + len(texts) > MAX_WAITING:
            self._clear()
            return
        self._waiting.extend(texts)
        self._wake()

    def _clear(self) -> None:
        self._waiting.clear()
        self._behind = True
        self._wake()

    def end(self) -> None:
        """On the event loop."""
        self._closed = True
        self._something.set()
        self.ended.set()


def offer_all(offers: Sequence[tuple[LiveQueue, Sequence[str]]]) -> None:
    """From any thread: one hop to each event loop, however many listen (500 hops took 15 ms, and one takes 1)."""
    loops: dict[asyncio.AbstractEventLoop, list[tuple[LiveQueue, Sequence[str]]]] = {}
    for live_queue, texts in offers:
        loops.setdefault(live_queue.loop, []).append((live_queue, texts))
    for loop, own in loops.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_add_all, own)


def _add_all(offers: Sequence[tuple[LiveQueue, Sequence[str]]]) -> None:
    for live_queue, texts in offers:
        live_queue.add(texts)
