"""The simulated lock over TCP, in a real server process: the contract, and what only a link can get wrong."""

import itertools
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.clock import SystemClock
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.doors_file import DoorLine, Fault, load_or_make_seed, simulated_public_key, write_doors, write_pins
from app.doors.exchange import KnownDoor
from app.doors.framing import to_frame
from app.doors.interface import Accepted, Door, DoorOrder, Grant, Withdrawal
from app.doors.link import TcpLockLink
from app.doors.simulated import PassDoor
from app.doors.simulated_server import Hand, HandAt
from app.doors.statements import TimeStatement
from app.protocol.keys import SigningKey, to_text
from tests.contract.door_contract import DoorBench, DoorContract, events_of, state_of
from tests.fakes.door_keys import DoorKeys

HOMES = 40
"""More than there are tests: each takes doors that nobody has touched."""


@dataclass
class ServerProcess:
    directory: Path
    doors_file: Path
    port: int = 0
    process: "subprocess.Popen[str] | None" = None

    def start(self) -> None:
        command = [sys.executable, "-m", "app.doors.simulated_server", "--doors", str(self.doors_file)]
        command += ["--port", str(self.port), "--keys", str(self.directory), "--travel-ms", "40", "--hands"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        word, port = self.process.stdout.readline().split()
        assert word == "listening"
        self.port = int(port)

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def send_raw(self, data: bytes) -> bytes:
        """All that comes back until the server hangs up or has answered once."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(data)
            return connection.recv(65536)


@dataclass
class TcpBench:
    keys: DoorKeys
    server: ServerProcess
    seed: bytes
    clock: SystemClock = field(default_factory=SystemClock)
    grants: dict[DoorId, Grant] = field(default_factory=dict)
    _homes: Iterator[int] = field(default_factory=lambda: iter(range(HOMES)))

    @property
    def link(self) -> TcpLockLink:
        return TcpLockLink("127.0.0.1", self.server.port, clock=self.clock)

    def now(self) -> datetime:
        return self.clock.now()

    def _next(self, kind: str) -> Door:
        door = DoorId(f"{kind}-{next(self._homes)}")
        # Passes hold whole seconds: one that begins now may begin before the lock's clock began.
        self.grants[door] = self.keys.grant(door, at=self.now() - timedelta(minutes=1))
        return PassDoor(self.known(door), self.link, holder=self.keys.holder(self.grants[door]))

    def known(self, door: DoorId) -> KnownDoor:
        return KnownDoor(door, simulated_public_key(self.seed, door))

    def door(self) -> Door:
        return self._next("sound")

    def without_right(self, door: Door) -> Door:
        copied = self.keys.holder(self.grants[door.door], key=SigningKey.generate())
        return PassDoor(self.known(door.door), self.link, holder=copied)

    def jamming_door(self) -> Door:
        return self._next("jams")

    def flat_door(self) -> Door:
        return self._next("flat")

    def unreachable_door(self) -> Door:
        return self._next("nowhere")

    def _play(self, door: Door, hand: Hand) -> None:
        assert self.server.send_raw(to_frame(HandAt(door=door.door, hand=hand)))

    def turn_knob(self, door: Door, action: DoorAction) -> None:
        self._play(door, Hand.KNOB_OPEN if action is DoorAction.OPEN else Hand.KNOB_LOCK)

    def cut_power(self, door: Door) -> None:
        self._play(door, Hand.POWER_OFF)
        self._play(door, Hand.POWER_ON)

    def grant(self, door: Door, *, at: datetime, until: datetime) -> Grant:
        return self.keys.grant(door.door, at=at, until=until)

    def withdraw_all(self, door: Door, *, counter: int) -> Withdrawal:
        ids = frozenset({self.grants[door.door].pass_id})
        return self.keys.withdrawal(door.door, counter=counter, pass_ids=ids)

    def withdraw_none(self, door: Door, *, counter: int) -> Withdrawal:
        return self.keys.withdrawal(door.door, counter=counter, pass_ids=frozenset())

    def lock_key(self, door: Door) -> bytes:
        return simulated_public_key(self.seed, door.door)


def door_lines(seed: bytes) -> Iterator[DoorLine]:
    faults = {"sound": None, "jams": Fault.JAMS, "flat": Fault.FLAT_BATTERY}
    for (kind, fault), home in itertools.product(faults.items(), range(HOMES)):
        door = f"{kind}-{home}"
        key = to_text(simulated_public_key(seed, DoorId(door)))
        yield DoorLine(door=door, brukare="b", position=DoorPosition.FLAT, name="Dörr", public_key=key, fault=fault)


@pytest.fixture(scope="module")
def tcp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TcpBench]:
    directory = tmp_path_factory.mktemp("locks")
    seed = load_or_make_seed(directory)
    write_doors(directory / "doors.jsonl", door_lines(seed))
    keys = DoorKeys.at(directory)
    write_pins(directory, keys.signer.pinned())
    server = ServerProcess(directory, directory / "doors.jsonl")
    server.start()
    yield TcpBench(keys, server, seed)
    assert server.stop() == 0


@pytest.fixture
def bench(tcp: TcpBench) -> DoorBench:
    return tcp


class TestDoorOverTcp(DoorContract):
    pass


def order(action: DoorAction, tcp: TcpBench, number: int = 0) -> DoorOrder:
    return DoorOrder(f"order-{action}-{number}", action, tcp.now())


def test_a_lock_remembers_its_events_and_its_bolt_over_a_restart_of_the_server(tcp: TcpBench) -> None:
    door = tcp.door()
    door.operate(order(DoorAction.OPEN, tcp))
    before = events_of(door)
    assert tcp.server.stop() == 0
    tcp.server.start()
    assert events_of(door) == before
    assert state_of(door) is LockState.UNLOCKED
    door.operate(order(DoorAction.LOCK, tcp))
    assert [event.seq for event in events_of(door)] == [1, 2]


def test_after_a_power_cut_the_lock_opens_once_the_hub_has_told_it_the_time(tcp: TcpBench) -> None:
    door = tcp.door()
    tcp.cut_power(door)

    def hub_time(asked: DoorId, nonce: bytes) -> bytes:
        return tcp.keys.signer.sign_statement(TimeStatement(door=asked, nonce=nonce, now=tcp.now()))

    holder = tcp.keys.holder(tcp.grants[door.door])
    known = tcp.known(door.door)
    result = tcp.link.operate(known, order(DoorAction.OPEN, tcp), holder=holder, ask_time=hub_time)
    assert (result.state, result.refusal) == (LockState.UNLOCKED, None)
    assert result.event is not None
    assert result.reported_at == result.event.lock_at


def test_an_order_to_a_jamming_door_ends_in_jammed_with_its_event(tcp: TcpBench) -> None:
    door = tcp.jamming_door()
    door.operate(order(DoorAction.OPEN, tcp))
    holder = tcp.keys.holder(tcp.grants[door.door])
    result = tcp.link.operate(tcp.known(door.door), order(DoorAction.LOCK, tcp), holder=holder)
    assert (result.was_accepted, result.state, result.refusal) == (True, LockState.JAMMED, DoorRefusal.JAMMED)
    assert result.event is not None


def test_nobody_listening_is_out_of_reach(tcp: TcpBench) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        link = TcpLockLink("127.0.0.1", unused.getsockname()[1], clock=tcp.clock)
    door = tcp.door()
    holder = tcp.keys.holder(tcp.grants[door.door])
    result = link.operate(tcp.known(door.door), order(DoorAction.OPEN, tcp), holder=holder)
    assert (result.refusal, result.state, result.was_accepted) == (DoorRefusal.UNREACHABLE, LockState.UNKNOWN, False)


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param(b"\xff\xff\xff\xff" + b"x" * 100, id="a length beyond every bound"),
        pytest.param(b"\x00\x00\x00\x00", id="an empty frame"),
        pytest.param(b"\x00\x00\x00\x05hello", id="no message"),
        pytest.param(to_frame(HandAt(door="sound-0", hand=Hand.KNOB_OPEN))[:9], id="a cut frame"),
    ],
)
def test_noise_closes_the_connection_and_the_server_lives(tcp: TcpBench, noise: bytes) -> None:
    with socket.create_connection(("127.0.0.1", tcp.server.port), timeout=5) as connection:
        connection.sendall(noise)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100) == b""
    assert state_of(tcp.door()) is LockState.LOCKED


def test_two_phones_at_two_doors_do_not_wait_for_each_other(tcp: TcpBench) -> None:
    doors = [tcp.door(), tcp.door()]
    answers: dict[DoorId, Accepted | DoorRefusal] = {}

    def use(door: Door) -> Callable[[], None]:
        return lambda: answers.update({door.door: door.operate(order(DoorAction.OPEN, tcp))})

    threads = [threading.Thread(target=use(door)) for door in doors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert [type(answer) for answer in answers.values()] == [Accepted, Accepted]


def test_a_server_without_its_list_says_so_and_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.doors.simulated_server", "--doors", str(tmp_path / "none"), "--keys"]
    ended = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert "simulated_server:" in ended.stderr
    assert "Traceback" not in ended.stderr
