"""Heads from elsewhere, and the command that a stranger runs."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.audit.command import main
from app.hub.assembly import close_hub
from app.hub.hub import Hub
from app.protocol import operations as op
from app.protocol.log_head import LogHead
from tests.hub.core_fixture import town_of, writer
from tests.hub.hub_fixture import hub_in
from tests.hub.log_fixture import (
    checked,
    elsewhere,
    entry,
    exported,
    exported_heads,
    restored,
    sealed,
    seen_in,
)

# --- heads from elsewhere ------------------------------------------------------------------------------------------


@pytest.fixture
def handed_back(hub: Hub) -> tuple[LogHead, bytes]:
    """Anna has opened a brukare's page after she was shown a head, and has written a note after another one."""
    town = town_of(hub)
    anna = writer(hub, town.anna)
    first, second = sealed(hub, entry("a")), sealed(hub, entry("b"))

    def shown(head: LogHead) -> Callable[[op.Operation], op.Operation]:
        raws = (msgspec.Raw(msgspec.json.encode(head)),)
        return lambda made: msgspec.structs.replace(made, heads=raws)

    opened = anna.write(op.RecordOpened(stream=town.plan, what=op.OpenedPage.VISIT), change=shown(first))
    note = anna.write(op.NoteWrite(visit=town.visit, text="Hemliga ord"), change=shown(second))
    anna.push(opened, note)
    return first, exported_heads(hub)


def test_heads_that_clients_handed_back_are_proved_by_themselves_and_hold_no_words(
    hub: Hub, handed_back: tuple[LogHead, bytes]
) -> None:
    _, raw = handed_back
    seen = seen_in(hub, raw)
    assert (seen.faults, [head.number for head in seen.heads]) == ([], [1, 2])
    assert b"Hemliga" not in raw
    assert b"SGVtbGln" not in raw  # the same, as base64
    assert raw.count(b'"certificate"') == 1
    assert checked(hub, exported(hub), *seen.heads).compared == 2
    other = hub_in(hub.settings.data / "other")
    assert {fault.kind for fault in seen_in(other, raw).faults} == {"not_signed", "bad_end"}
    close_hub(other)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_any_changed_byte_of_the_heads_is_found(
    hub: Hub, handed_back: tuple[LogHead, bytes], place: int, change: int
) -> None:
    raw = bytearray(handed_back[1])
    raw[place % len(raw)] ^= change
    assert seen_in(hub, bytes(raw)).faults


def test_somebody_elses_operation_proves_nothing(hub: Hub, handed_back: tuple[LogHead, bytes]) -> None:
    _, raw = handed_back
    lines = raw.splitlines()
    swapped = msgspec.json.decode(lines[1])
    swapped["head"] = msgspec.json.decode(lines[2])["head"]
    changed = b"\n".join([lines[0], msgspec.json.encode(swapped), *lines[2:]]) + b"\n"
    assert "bad_proof" in {fault.kind for fault in seen_in(hub, changed).faults}


@pytest.mark.parametrize("as_list", [False, True])
def test_what_a_client_shows_is_read_too(hub: Hub, as_list: bool) -> None:
    heads = [sealed(hub, entry("a")), sealed(hub, entry("b"))]
    raws = [msgspec.json.encode(head) for head in heads]
    raw = msgspec.json.encode(heads) if as_list else b"\n".join(raws) + b"\n"
    assert (seen_in(hub, raw).heads, seen_in(hub, raw).faults) == (heads, [])
    broken = raw.replace(b'"number":1', b'"number":7')
    assert [fault.kind for fault in seen_in(hub, broken).faults] == ["not_signed"]


# --- the command ---------------------------------------------------------------------------------------------------


def files(hub: Hub, folder: Path, *seen: LogHead) -> list[str]:
    (folder / "log").write_bytes(exported(hub))
    (folder / "heads").write_bytes(b"".join(msgspec.json.encode(head) + b"\n" for head in seen))
    return [str(folder / "log"), "--heads", str(folder / "heads")]


def test_the_commands_exit_code_and_lines(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = sealed(hub, entry("a"))
    assert main(files(hub, tmp_path, kept)) == 0
    assert "it holds: 1 entries in 1 streams under 1 heads; 1 heads from elsewhere" in capsys.readouterr().out
    lost = elsewhere(hub, kept)
    assert main(files(hub, tmp_path, lost)) == 1
    assert "fault ~heads 2 cut_off: " in capsys.readouterr().out
    restored(hub)
    assert main(files(hub, tmp_path, lost)) == 3
    out = capsys.readouterr().out
    assert "declared gap: a restore declared at 2026-03-02T07:00:00+00:00 lost heads 2 to at least 2 of epoch" in out
    assert "with at least 5 entries" in out
    assert main([str(tmp_path / "nowhere")]) == 2


def test_another_key_than_the_trusted_one_is_a_fault(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed(hub, entry("a"))
    call = files(hub, tmp_path)
    assert main([*call, "--root-key", hub.identity().root_key]) == 0
    assert "taken from the file" not in capsys.readouterr().out
    assert main([*call, "--root-key", "A" * 43]) == 1
    assert "fault ~file 1 other_key" in capsys.readouterr().out


@pytest.mark.parametrize("noise", [b"", b"\n", b"{}\n", b"\xff\xfe\n", b"[" * 5000, b'{"line":"end"}\n'])
def test_noise_is_no_log_and_no_crash(tmp_path: Path, hub: Hub, noise: bytes) -> None:
    sealed(hub, entry("a"))
    call = files(hub, tmp_path)
    (tmp_path / "log").write_bytes(noise)
    assert main(call) == 1
    call = files(hub, tmp_path)
    (tmp_path / "heads").write_bytes(noise + b"x")
    assert main(call) == 1


def test_a_stranger_needs_neither_hub_nor_client_nor_their_libraries(hub: Hub, tmp_path: Path) -> None:
    sealed(hub, entry("a"))
    code = (
        "import sys; from app.command import main; code = main(['verify-log', *sys.argv[1:]]); "
        "rooms = ('app.hub', 'app.store', 'app.sync', 'app.services', 'ui', 'sqlalchemy', 'fastapi', 'PySide6'); "
        "sys.exit(code or any(name.startswith(rooms) for name in sys.modules) * 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, *files(hub, tmp_path)], check=False).returncode == 0


def test_the_hubs_own_command_writes_what_the_strangers_reads(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.hub.main import main as hub_main

    sealed(hub, entry("a"))
    data, log, heads = str(hub.settings.data), str(tmp_path / "log"), str(tmp_path / "heads")
    assert hub_main(["export-log", "--data", data, "--out", log, "--heads", heads, "--contents"]) == 0
    assert main([log, "--heads", heads]) == 0
    assert hub_main(["erase", "--data", data, "--person", "p1"]) == 0
    assert hub_main(["erase", "--data", data, "--person", "p1"]) == 1
    assert hub_main(["export-log", "--data", data, "--out", log, "--contents"]) == 0
    assert main([log, "--heads", heads]) == 0
    assert "1 contents are not there; the log says that 1 were erased" in capsys.readouterr().out
