"""A stranger with the files alone finds what was done to the log, and never mistakes an erasure or a restore for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from app.audit.findings import OF_HEADS
from app.audit.verifying import verify
from app.hub.assembly import close_hub
from app.hub.database import writing
from app.hub.erasing import erase_person
from app.hub.hub import Hub
from app.hub.tables import access_content
from app.protocol.keys import SigningKey
from app.protocol.log_file import AnyLine, EndLine, EntryLine, FileDigest, HeadLine, read_line
from app.protocol.log_head import LogHead
from app.protocol.log_tree import Place
from tests.hub.hub_fixture import hub_in
from tests.hub.log_fixture import (
    checked,
    elsewhere,
    entry,
    exported,
    faults_of,
    restored,
    sealed,
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
