"""A stranger with the files alone finds what was done to the log, and never mistakes an erasure or a restore for it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from app.audit.command import main
from app.audit.findings import OF_HEADS
from app.audit.verifying import verify
from app.hub.assembly import close_hub
from app.hub.database import writing
from app.hub.erasing import erase_person
from app.hub.hub import Hub
from app.hub.log_heads import declare_restore
from app.hub.tables import access_content
from app.protocol import operations as op
from app.protocol.keys import SigningKey
from app.protocol.log_file import AnyLine, EndLine, EntryLine, FileDigest, HeadLine, read_line
from app.protocol.log_head import LogHead
from app.protocol.log_tree import Place
from tests.hub.core_fixture import town_of, writer
from tests.hub.hub_fixture import hub_in
from tests.hub.log_fixture import (
    begin_epoch,
    checked,
    elsewhere,
    entry,
    exported,
    exported_heads,
    faults_of,
    sealed,
    seen_in,
)

KINDS = ("with_contents", "without")


@dataclass
class Logged:
    """A log of three heads, and the newest of them as a client has seen it."""

    hub: Hub
    heads: list[LogHead]
    with_contents: bytes
    without: bytes

    def found(self, raw: bytes, *seen: LogHead) -> list[tuple[str, int, str]]:
        return faults_of(checked(self.hub, raw, *seen))

    def rewritten(self, lines: list[AnyLine]) -> bytes:
        """As the hub itself could write it, which has the key for the last line."""
        digest = FileDigest()
        return b"".join(digest.written(line) for line in lines) + digest.end(self.hub.keys.root)


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logged]:
    hub = hub_in(tmp_path_factory.mktemp("log") / "hub")
    heads = [
        sealed(hub, entry("a"), entry("b"), entry("a", "p2")),
        sealed(hub, entry("c"), entry("a")),
        sealed(hub, entry("b"), entry("b"), entry("d")),
    ]
    yield Logged(hub, heads, exported(hub, contents=True), exported(hub))
    close_hub(hub)


def lines_of(raw: bytes) -> list[AnyLine]:
    """Without the last one."""
    lines = [read_line(line) for line in raw.splitlines()]
    return [line for line in lines if line is not None and not isinstance(line, EndLine)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_untouched_log_holds(logged: Logged, kind: str) -> None:
    found = checked(logged.hub, getattr(logged, kind), *logged.heads)
    assert (found.faults, found.gaps) == ([], [])
    assert (found.entries, found.streams, found.heads, found.compared, found.erased) == (8, 4, 3, 3, 0)


# --- somebody who has the file --------------------------------------------------------------------------------------

BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@BOUNDED
@given(st.sampled_from(KINDS), st.integers(0, 10_000), st.integers(1, 255))
def test_any_changed_byte_is_found(logged: Logged, kind: str, place: int, change: int) -> None:
    raw = bytearray(getattr(logged, kind))
    raw[place % len(raw)] ^= change
    assert logged.found(bytes(raw))


@BOUNDED
@given(st.sampled_from(KINDS), st.integers(0, 10_000))
def test_any_cut_is_found(logged: Logged, kind: str, length: int) -> None:
    raw = getattr(logged, kind)
    assert logged.found(raw[: length % len(raw)])


@BOUNDED
@given(st.sampled_from(KINDS), st.integers(0, 100), st.integers(0, 100))
def test_any_two_swapped_lines_and_any_removed_or_doubled_one_are_found(
    logged: Logged, kind: str, one: int, other: int
) -> None:
    lines = getattr(logged, kind).splitlines(keepends=True)
    one, other = one % len(lines), other % len(lines)
    assert logged.found(b"".join(lines[:one] + lines[one + 1 :]))
    assert logged.found(b"".join([*lines[:one], lines[other], *lines[one:]]))
    assume(one != other)
    lines[one], lines[other] = lines[other], lines[one]
    assert logged.found(b"".join(lines))


# --- the hub itself, which can sign the file anew ------------------------------------------------------------------


def test_a_file_that_the_hub_writes_anew_is_the_same(logged: Logged) -> None:
    assert logged.rewritten(lines_of(logged.with_contents)) == logged.with_contents


def places(lines: list[AnyLine], kind: type[EntryLine] | type[HeadLine]) -> list[int]:
    return [at for at, line in enumerate(lines) if isinstance(line, kind)]


@BOUNDED
@given(st.integers(0, 100), st.integers(0, 1000), st.sampled_from(["commitment", "hash", "salt", "content"]))
def test_a_changed_byte_of_an_entry_is_found_although_the_hub_did_it(
    logged: Logged, at: int, byte: int, field: str
) -> None:
    lines = lines_of(logged.with_contents)
    entries = places(lines, EntryLine)
    at = entries[at % len(entries)]
    before = lines[at]
    raw = bytearray(getattr(before, field))
    raw[byte % len(raw)] ^= 1
    lines[at] = msgspec.structs.replace(before, **{field: bytes(raw)})
    assert isinstance(before, EntryLine)
    found = logged.found(logged.rewritten(lines))
    assert (before.stream, before.number) in {(stream, number) for stream, number, _ in found}


@BOUNDED
@given(st.integers(0, 100), st.integers(0, 100))
def test_removed_and_swapped_rows_are_found_although_the_hub_did_it(logged: Logged, one: int, other: int) -> None:
    lines = lines_of(logged.without)
    rows = places(lines, EntryLine) + places(lines, HeadLine)
    one, other = rows[one % len(rows)], rows[other % len(rows)]
    assert logged.found(logged.rewritten(lines[:one] + lines[one + 1 :]), *logged.heads)
    assume(one != other)
    lines[one], lines[other] = lines[other], lines[one]
    assert logged.found(logged.rewritten(lines), *logged.heads)


def test_what_was_done_is_named_by_stream_number_and_kind(logged: Logged) -> None:
    lines = lines_of(logged.without)
    at = next(at for at, line in enumerate(lines) if isinstance(line, EntryLine) and line.number == 2)
    assert logged.found(logged.rewritten(lines[:at] + lines[at + 1 :])) == [("a", 2, "missing"), ("a", 3, "gap")]
    swapped = [*lines[: at - 1], lines[at], lines[at - 1], *lines[at + 1 :]]
    assert logged.found(logged.rewritten(swapped))[:2] == [("a", 2, "gap"), ("a", 1, "out_of_order")]


def test_a_tail_that_the_hub_cut_off_is_found_by_what_a_client_has_seen(logged: Logged) -> None:
    lines = lines_of(logged.without)
    tail = places(lines, HeadLine)[1] + 1
    cut = logged.rewritten(lines[:tail])
    assert logged.found(cut) == []  # which is why heads travel
    assert logged.found(cut, *logged.heads) == [(OF_HEADS, 3, "cut_off")]


def test_a_history_written_anew_from_some_row_on_is_found_by_what_a_client_has_seen(
    logged: Logged,
) -> None:
    other = elsewhere(logged.hub, logged.heads[0])
    assert logged.found(logged.without, other) == [(OF_HEADS, 2, "two_histories")]


def test_a_chain_written_anew_under_the_old_heads_is_named(logged: Logged) -> None:
    """Rows and the lists of changes agree with each other, and not with what was signed."""
    lines = lines_of(logged.without)
    at = places(lines, EntryLine)[0]
    head_at = places(lines, HeadLine)[0]
    row, head = lines[at], lines[head_at]
    assert isinstance(row, EntryLine)
    assert isinstance(head, HeadLine)
    lines[at] = msgspec.structs.replace(row, hash=b"x" * 32)
    changed = tuple(Place(p.stream, p.number, b"y" * 32) if p.stream == "b" else p for p in head.changed)
    lines[head_at] = msgspec.structs.replace(head, changed=changed)
    kinds = {(stream, kind) for stream, _, kind in logged.found(logged.rewritten(lines))}
    assert {(OF_HEADS, "bad_root"), ("b", "bad_root"), ("a", "bad_hash")} <= kinds


def test_another_hubs_file_is_no_file_of_this_hub(logged: Logged) -> None:
    found = verify(logged.without.splitlines(keepends=True), [], SigningKey.generate().public())
    assert {"bad_signature", "bad_end"} == {fault.kind for fault in found.faults}


# --- what is no fault ----------------------------------------------------------------------------------------------


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    hub = hub_in(tmp_path / "hub")
    yield hub
    close_hub(hub)


def test_erasing_somebody_leaves_a_log_that_holds(hub: Hub) -> None:
    seen = sealed(hub, entry("a", "p1"), entry("a", "p2"), entry("b", "p1"))
    with writing(hub.engine) as connection:
        assert erase_person(connection, "p1", hub.clock.now()) == 2
    sealed(hub)
    for contents in (False, True):
        raw = exported(hub, contents=contents)
        assert b'"p1"' not in raw
        assert checked(hub, raw, seen).faults == []


def test_without_any_contents_the_log_still_holds(hub: Hub) -> None:
    seen = sealed(hub, entry("a"), entry("b"))
    with writing(hub.engine) as connection:
        connection.execute(delete(access_content))
    found = checked(hub, exported(hub, contents=True), seen)
    assert (found.faults, found.gaps, found.erased) == ([], [], 2)


def restored(hub: Hub) -> None:
    with writing(hub.engine) as connection:
        begin_epoch(connection)
        assert declare_restore(connection, hub.keys.root, hub.clock.now()) is not None


def test_a_declared_restore_is_a_declared_gap_and_never_fine_and_never_a_fault(hub: Hub) -> None:
    kept = sealed(hub, entry("a"), entry("a"))
    epoch = hub.epoch
    restored(hub)
    found = checked(hub, exported(hub), kept)
    assert found.faults == []
    assert [(gap.epoch, gap.number, gap.highest) for gap in found.gaps] == [(epoch, 1, 0)]
    found = checked(hub, exported(hub), elsewhere(hub, kept, number=9))
    assert found.faults == []
    assert [(gap.number, gap.highest, gap.entries) for gap in found.gaps] == [(1, 9, 5)]


def test_what_a_second_restore_took_away_whole_is_a_declared_gap_too(hub: Hub) -> None:
    kept = sealed(hub, entry("a"))
    restored(hub)
    found = checked(hub, exported(hub), elsewhere(hub, kept, number=3, epoch="between"))
    assert found.faults == []
    assert [(gap.epoch, gap.highest) for gap in found.gaps][1:] == [("between", 3)]


def test_a_hub_that_went_on_beside_its_restored_copy_is_found(hub: Hub) -> None:
    kept = sealed(hub, entry("a"))
    restored(hub)
    found = checked(hub, exported(hub), elsewhere(hub, kept, later=timedelta(hours=1)))
    assert faults_of(found) == [(OF_HEADS, 2, "two_histories")]


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
