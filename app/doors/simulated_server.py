"""Many simulated locks in a process of their own, on a loopback TCP port that stands for the radio.

    python -m app.doors.simulated_server --doors FILE --port N --keys DIR

DIR holds the locks' seed and the public pass keys (app.doors.doors_file), and gets `locks.sqlite`, the locks' memory.
Prints `listening <port>` once it does; ends on SIGTERM or SIGINT. With `--hands` it also takes messages that play a
hand on the knob or a power cut.
"""

import argparse
import asyncio
import logging
import signal
import sqlite3
import sys
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import msgspec

from app.domain.clock import SystemClock
from app.domain.door import DoorAction
from app.domain.ids import DoorId
from app.doors.doors_file import load_or_make_seed, read_doors, read_pins
from app.doors.framing import HEADER_BYTES, body_length, read_phone_message, to_frame
from app.doors.lock_core import LockBuild, LockCore
from app.doors.lock_memory import LockMemory
from app.doors.session import UnknownDoor
from app.doors.simulated import LockEndpoint, SimulatedLocks
from app.doors.statements import Id

IDLE_S = 20.0
"""A connection that says nothing is closed: a little more than an order lives."""
MAX_CONNECTIONS = 256
log = logging.getLogger(__name__)


class Hand(StrEnum):
    KNOB_OPEN = "knob_open"
    KNOB_LOCK = "knob_lock"
    POWER_OFF = "power_off"
    POWER_ON = "power_on"


class HandAt(msgspec.Struct, frozen=True, kw_only=True, tag="hand"):
    """Plays somebody at the lock itself. Answered with UnknownDoor, as a sign that it was done."""

    door: Id
    hand: Hand


class SqliteFlash:
    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS lock_memory (door TEXT PRIMARY KEY, memory BLOB NOT NULL)")
        self._decoder = msgspec.msgpack.Decoder(LockMemory)

    def load(self, door: DoorId) -> LockMemory | None:
        row = self._db.execute("SELECT memory FROM lock_memory WHERE door = ?", (door,)).fetchone()
        return None if row is None else self._decoder.decode(row[0])

    def save(self, door: DoorId, memory: LockMemory) -> None:
        self._db.execute("INSERT OR REPLACE INTO lock_memory VALUES (?, ?)", (door, msgspec.msgpack.encode(memory)))

    def close(self) -> None:
        self._db.close()


class LockServer:
    def __init__(self, locks: SimulatedLocks, *, takes_hands: bool = False) -> None:
        self._locks = locks
        self._hands = msgspec.msgpack.Decoder(HandAt) if takes_hands else None
        self._connections: set[asyncio.Task[None]] = set()

    async def serve(self, port: int, until: asyncio.Event) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", port)
        async with server:
            sys.stdout.write(f"listening {server.sockets[0].getsockname()[1]}\n")
            sys.stdout.flush()
            await until.wait()
            for connection in tuple(self._connections):
                connection.cancel()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            if len(self._connections) <= MAX_CONNECTIONS:
                await self._converse(reader, writer)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            pass  # the phone has gone out of reach
        except asyncio.CancelledError:
            pass  # the server is being stopped; asyncio would log the cancelled handler as an error
        finally:
            self._connections.discard(task)
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        endpoint = LockEndpoint(self._locks.find)
        while (body := await _read_body(reader)) is not None:
            if self._played_by_hand(body):
                await _write(writer, UnknownDoor())
                continue
            message = read_phone_message(body)
            if message is None:
                log.info("unreadable message, connection closed")
                return
            await _write(writer, endpoint.answer(message) or UnknownDoor())
            while (waits_ms := endpoint.waits_ms()) is not None:
                await asyncio.sleep(waits_ms / 1000)
                if (event := endpoint.outcome()) is not None:
                    await _write(writer, event)

    def _played_by_hand(self, body: bytes) -> bool:
        if self._hands is None:
            return False
        try:
            played = self._hands.decode(body)
        except msgspec.MsgspecError:
            return False
        core = self._locks.find(DoorId(played.door))
        if core is not None:
            play(core, played.hand)
        return True


def play(core: LockCore, hand: Hand) -> None:
    match hand:
        case Hand.KNOB_OPEN:
            core.turn_knob(DoorAction.OPEN)
        case Hand.KNOB_LOCK:
            core.turn_knob(DoorAction.LOCK)
        case Hand.POWER_OFF:
            core.lose_power()
        case Hand.POWER_ON:
            core.return_power()


async def _read_body(reader: asyncio.StreamReader) -> bytes | None:
    """None when the phone has hung up or sends what cannot be a frame."""
    async with asyncio.timeout(IDLE_S):
        header = await reader.read(1)
        if not header:
            return None
        length = body_length(header + await reader.readexactly(HEADER_BYTES - 1))
        return None if length is None else await reader.readexactly(length)


async def _write(writer: asyncio.StreamWriter, message: msgspec.Struct) -> None:
    writer.write(to_frame(message))
    await writer.drain()


async def _run(arguments: argparse.Namespace) -> None:
    until = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, until.set)
    keys: Path = arguments.keys
    flash = SqliteFlash(keys / "locks.sqlite")
    locks = SimulatedLocks(
        read_doors(arguments.doors),
        seed=load_or_make_seed(keys),
        pins=lambda: read_pins(keys),
        flash=flash,
        clock=SystemClock(timedelta(seconds=arguments.clock_ahead_s)),
        travel_ms=arguments.travel_ms,
    )
    await LockServer(locks, takes_hands=arguments.hands).serve(arguments.port, until)
    flash.close()


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="simulated_server", description="Simulated locks on a loopback port.")
    parser.add_argument("--doors", type=Path, required=True, help="list of doors, one JSON object a line")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--keys", type=Path, required=True, help="seed, pass keys and the locks' memory")
    parser.add_argument("--travel-ms", type=int, default=LockBuild.travel_ms, help="how long a bolt travels")
    parser.add_argument("--hands", action="store_true", help="take messages that play a hand or a power cut")
    parser.add_argument("--clock-ahead-s", type=float, default=0.0, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    try:
        asyncio.run(_run(arguments))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"simulated_server: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
