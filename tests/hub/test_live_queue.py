"""One live client's queue, with a connection that a test holds back."""

import asyncio

from app.hub.live_queue import BEHIND, MAX_WAITING, LiveQueue


class Line:
    """Takes one message at a time, when it is let."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.lets = asyncio.Event()
        self.lets.set()

    async def send(self, text: str) -> None:
        await self.lets.wait()
        self.sent.append(text)


async def _turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_nothing_leaves_before_the_connection_is_open_and_then_all_in_order() -> None:
    async def play() -> list[str]:
        line = Line()
        queue = LiveQueue(asyncio.get_running_loop(), line.send)
        queue.add(["a", "b"])
        await _turns()
        assert line.sent == []
        queue.open()
        queue.add(["c"])
        await _turns()
        return line.sent

    assert asyncio.run(play()) == ["a", "b", "c"]


def test_what_comes_while_a_message_is_on_its_way_follows_it() -> None:
    async def play() -> list[str]:
        line = Line()
        queue = LiveQueue(asyncio.get_running_loop(), line.send)
        queue.open()
        line.lets.clear()
        queue.add(["a"])
        await _turns()
        queue.add(["b"])
        line.lets.set()
        await _turns()
        queue.add([str(number) for number in range(MAX_WAITING + 1)])
        await _turns()
        return line.sent

    assert asyncio.run(play()) == ["a", "b", BEHIND]


def test_silence_begins_again_with_every_message() -> None:
    async def play() -> None:
        line = Line()
        queue = LiveQueue(asyncio.get_running_loop(), line.send)
        opened_at = asyncio.get_running_loop().time()
        queue.open()
        await _turns()
        assert queue.quiet_s() > 0
        queue.add(["a"])
        assert queue.quiet_s() == 0
        await _turns()
        assert line.sent == ["a"]
        assert 0 < queue.quiet_s() < asyncio.get_running_loop().time() - opened_at

    asyncio.run(play())


def test_a_client_that_takes_nothing_is_seen_and_its_message_is_given_up() -> None:
    async def play() -> None:
        line = Line()
        line.lets.clear()
        queue = LiveQueue(asyncio.get_running_loop(), line.send)
        queue.open()
        queue.add(["a"])
        await _turns()
        assert queue.stuck_s() > 0
        await queue.stop_sending()
        assert queue.stuck_s() == 0
        assert queue.ended.is_set()
        queue.add(["b"])
        line.lets.set()
        await _turns()
        assert line.sent == []

    asyncio.run(play())


def test_a_connection_that_breaks_ends_the_queue() -> None:
    async def play() -> None:
        async def gone(_text: str) -> None:
            raise RuntimeError

        queue = LiveQueue(asyncio.get_running_loop(), gone)
        queue.open()
        queue.add(["a"])
        await asyncio.wait_for(queue.ended.wait(), 5)

    asyncio.run(play())
