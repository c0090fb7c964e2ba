"""What waits to be sent to one live client: a short queue that falls back to "you are behind"."""

import asyncio
from collections import deque
from collections.abc import Sequence

import msgspec

from app.protocol.wire import LiveBehind

MAX_WAITING = 64
"""Messages for one client. A client that is further behind gets everything faster by a pull."""

BEHIND = msgspec.json.encode(LiveBehind()).decode()


class LiveQueue:
    """Filled from any thread, emptied on the event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: deque[str] = deque()
        self._behind = False
        self._closed = False
        self._something = asyncio.Event()

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

    async def take(self, within_s: float | None = None) -> list[str] | None:
        """Everything that waits, at least one message; None when the client is to be let go. Raises TimeoutError."""
        if not self._something.is_set():
            async with asyncio.timeout(within_s):
                await self._something.wait()
        self._something.clear()
        if self._closed:
            return None
        texts = [BEHIND] if self._behind else []
        texts += self._waiting
        self._behind = False
        self._waiting.clear()
        return texts

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
        self._something.set()

    def _clear(self) -> None:
        self._waiting.clear()
        self._behind = True
        self._something.set()

    def end(self) -> None:
        """On the event loop."""
        self._closed = True
        self._something.set()


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
