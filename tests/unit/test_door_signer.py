"""The pass signer: in this process and in one of its own, rotation, and a child that dies."""

import os
import signal
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import psutil
import pytest

from app.domain.refusal import DoorRefusal
from app.doors.door_pass import DoorPass, PassClaims, read_pass
from app.doors.pass_signer import FilePassSigner, PassSigner, load_or_make_keys
from app.doors.signer_process import ProcessPassSigner, SignerGoneError
from app.doors.statements import RevocationList, read_statement
from app.protocol.keys import SigningKey

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LIST = RevocationList(door="d", counter=3, pass_ids=("a", "b"))


def claims(*, hours: int = 1) -> PassClaims:
    return PassClaims(
        issuer="hub",
        person="p",
        door="d",
        pass_id="1",
        not_before=NOW,
        expires=NOW + timedelta(hours=hours),
        operations=(),
        holder_key=SigningKey.from_raw(bytes(32)).public(),
    )


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "signer" / "keys"


@pytest.fixture
def in_process(key_file: Path) -> Iterator[ProcessPassSigner]:
    signer = ProcessPassSigner(key_file)
    signer.start()
    yield signer
    signer.stop()


@pytest.fixture(params=["file", "process"])
def signer(request: pytest.FixtureRequest, key_file: Path) -> PassSigner:
    if request.param == "file":
        return FilePassSigner(key_file)
    started: ProcessPassSigner = request.getfixturevalue("in_process")
    return started


def test_passes_and_statements_hold_under_the_pinned_keys(signer: PassSigner) -> None:
    assert isinstance(read_pass(signer.sign_pass(claims()), signer.pinned()), DoorPass)
    assert read_statement(signer.sign_statement(LIST), signer.pinned()) == LIST


def test_a_window_that_is_too_long_is_refused(signer: PassSigner) -> None:
    with pytest.raises(ValueError, match="window"):
        signer.sign_pass(claims(hours=100))
    assert isinstance(read_pass(signer.sign_pass(claims()), signer.pinned()), DoorPass)


def test_the_successor_signs_after_a_rotation_and_locks_know_it_already(signer: PassSigner) -> None:
    pinned_in_locks = signer.pinned()
    old = signer.sign_pass(claims())
    signer.rotate()
    assert signer.roll_counter() == 1
    assert isinstance(read_pass(signer.sign_pass(claims()), pinned_in_locks), DoorPass)
    assert tuple(signer.pinned())[:1] == tuple(pinned_in_locks)[1:]
    assert read_pass(old, signer.pinned()) is DoorRefusal.PASS_REFUSED


def test_keys_are_kept_and_readable_by_their_owner_alone(key_file: Path) -> None:
    first = FilePassSigner(key_file)
    first.rotate()
    assert FilePassSigner(key_file).pinned() == first.pinned()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert [path.name for path in key_file.parent.iterdir()] == [key_file.name]


def test_a_damaged_key_file_is_never_replaced_by_new_keys(key_file: Path) -> None:
    key_file.parent.mkdir()
    key_file.write_bytes(b"{noise")
    with pytest.raises(msgspec.MsgspecError):
        load_or_make_keys(key_file)
    assert key_file.read_bytes() == b"{noise"


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children() if is_signer(child)}


def is_signer(child: psutil.Process) -> bool:
    try:
        return "spawn_main" in " ".join(child.cmdline())
    except psutil.NoSuchProcess:  # a child of another test that nobody has waited for yet, or one just gone
        return False


def test_a_signer_that_died_is_started_again_with_the_same_keys(key_file: Path) -> None:
    before = children()
    signer = ProcessPassSigner(key_file)
    signer.start()
    pinned = signer.pinned()
    (child,) = children() - before
    os.kill(child, signal.SIGKILL)
    # Waits for the death without taking it from the signer, which reaps its own child.
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert isinstance(read_pass(signer.sign_pass(claims()), pinned), DoorPass)
    signer.stop()
    assert children() <= before


def test_a_signer_that_hangs_is_replaced(key_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = children()
    signer = ProcessPassSigner(key_file)
    signer.start()
    (child,) = children() - before
    monkeypatch.setattr("app.doors.signer_process.ANSWER_WITHIN_S", 3.0)
    os.kill(child, signal.SIGSTOP)
    assert isinstance(read_pass(signer.sign_pass(claims()), signer.pinned()), DoorPass)
    assert child not in children()
    signer.stop()


def test_stop_ends_the_process_and_start_brings_it_back(in_process: ProcessPassSigner) -> None:
    pinned = in_process.pinned()
    in_process.stop()
    in_process.stop()
    in_process.start()
    assert in_process.pinned() == pinned


def test_a_signer_without_its_keys_is_an_error_and_no_endless_loop(
    key_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    key_file.parent.mkdir()
    key_file.write_bytes(b"{noise")
    signer = ProcessPassSigner(key_file)
    with pytest.raises(SignerGoneError):
        signer.start()
    signer.stop()
    assert "noise" not in capfd.readouterr().err


def test_a_statement_that_was_altered_or_signed_by_another_key_is_not_read(key_file: Path, tmp_path: Path) -> None:
    signer = FilePassSigner(key_file)
    raw = signer.sign_statement(LIST)
    assert read_statement(raw, FilePassSigner(tmp_path / "other").pinned()) is None
    for place in range(len(raw)):
        altered = bytearray(raw)
        altered[place] ^= 1
        assert read_statement(bytes(altered), signer.pinned()) is None
