"""Dialects and encodings; and what is no planning file, refused at once and in little memory."""

import csv
import io
import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.hub.imports.faults import FaultCode
from app.hub.imports.headings import COLUMNS, FileKind, Recognised, Unknown, recognise
from app.hub.imports.reading import Limits, Looked, Unfit, look_at, rows_of

NOISE_MB = 20
FLAT = 3 * 1024 * 1024
"""Bytes of Python memory while 20 or 200 MB of noise are looked at: some blocks and a line."""


def _looked(path: Path, limits: Limits | None = None) -> Looked:
    looked = look_at(path, limits or Limits())
    assert isinstance(looked, Looked)
    return looked


def _rows(path: Path) -> list[tuple[int, list[str] | None]]:
    with rows_of(_looked(path)) as rows:
        return list(rows)


def _code(path: Path, limits: Limits | None = None) -> FaultCode:
    unfit = look_at(path, limits or Limits())
    assert isinstance(unfit, Unfit)
    return unfit.code


CELLS = st.text(
    alphabet=st.one_of(
        st.sampled_from('abcåäöÅÄÖé ,;"\n0123456789€'), st.characters(codec="cp1252", exclude_categories=["Cc"])
    ),
    max_size=20,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(cells=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8))
def test_what_was_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, encoding: str, delimiter: str, cells: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("dialect") / "a.csv"
    text = io.StringIO(newline="")
    table = [["Förnamn", "Efternamn", "Ö"], *cells]
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    path.write_bytes(text.getvalue().encode(encoding))
    assert [row for _, row in _rows(path)] == [row for row in table if any(row)]
    assert _looked(path).encoding == encoding


def test_windows_1252_that_happens_to_be_plain_is_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\r\n1;2\r\n")
    assert _looked(path).encoding == "utf-8"


def test_a_letter_on_the_edge_of_a_block_is_no_broken_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\n" + b"x" * 65_531 + "å;1\n".encode() * 3)
    assert _looked(path, Limits(line_bytes=1_000_000)).encoding == "utf-8"


def test_rows_carry_the_line_that_they_begin_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'a;b\r\n"1\r\n1";2\r\n\r\n;\r\n3;4\r\n')
    assert [line for line, _ in _rows(path)] == [1, 2, 6]


def test_reading_goes_on_after_a_row_with_bad_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'a;b\n"1"x;2\n3;4\n"5;6\n')
    assert _rows(path) == [(1, ["a", "b"]), (2, None), (3, ["3", "4"]), (4, None)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FaultCode.EMPTY),
        (b"\xef\xbb\xbf\r\n \r\n", FaultCode.EMPTY),
        (b"PK\x03\x04 a spreadsheet", FaultCode.BINARY),
        ("Namn;Ö\r\n".encode("utf-16"), FaultCode.BINARY),
        (b"a;b\n" * 50_000 + b"\x00", FaultCode.BINARY),
        (b"a;b\n\x81\x8d\n", FaultCode.ENCODING),
        (b"\xef\xbb\xbfa;b\n\xe5;1\n", FaultCode.ENCODING),
        (b"a;b\n" + b"x" * 70_000, FaultCode.LINE_TOO_LONG),
    ],
)
def test_what_is_no_planning_file_is_refused(tmp_path: Path, content: bytes, code: FaultCode) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert _code(path) is code


def test_a_missing_file_and_a_directory_are_told_apart(tmp_path: Path) -> None:
    assert _code(tmp_path / "nothing.csv") is FaultCode.NO_SUCH_FILE
    assert _code(tmp_path) is FaultCode.UNREADABLE


def test_a_large_file_is_refused_by_the_setting(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\n" * 1_000)
    assert _code(path, Limits(file_bytes=3_999)) is FaultCode.TOO_LARGE
    assert isinstance(look_at(path, Limits(file_bytes=4_000)), Looked)


def _noise(path: Path, megabytes: int, sort: str) -> FaultCode:
    chance = random.Random(1)
    with path.open("wb") as file:
        for _ in range(megabytes):
            block = chance.randbytes(1 << 20)
            if sort == "text":  # printable, and no line ever ends
                block = bytes(33 + byte % 90 for byte in block[: 1 << 12]) * 256
            elif sort == "late":  # a proper beginning, noise at the very end
                block = b"a;b;c\r\n" * ((1 << 20) // 7)
            file.write(block)
        if sort == "late":
            file.write(b"\x00")
    tracemalloc.start()
    try:
        code = _code(path, Limits(file_bytes=1 << 40))
        assert tracemalloc.get_traced_memory()[1] < FLAT
    finally:
        tracemalloc.stop()
    path.unlink()
    return code


@pytest.mark.parametrize(
    ("sort", "code"),
    [("bytes", FaultCode.BINARY), ("text", FaultCode.LINE_TOO_LONG), ("late", FaultCode.BINARY)],
)
def test_noise_is_refused_in_little_memory(tmp_path: Path, sort: str, code: FaultCode) -> None:
    assert _noise(tmp_path / "noise.csv", NOISE_MB, sort) is code


@pytest.mark.long
@pytest.mark.parametrize("sort", ["bytes", "text", "late"])
def test_200_mb_of_noise_are_refused_in_little_memory(tmp_path: Path, sort: str) -> None:
    assert _noise(tmp_path / "noise.csv", 200, sort) in {FaultCode.BINARY, FaultCode.LINE_TOO_LONG}


@pytest.mark.parametrize("kind", list(FileKind))
def test_every_kind_is_recognised_by_every_synonym(kind: FileKind) -> None:
    for rule in COLUMNS[kind]:
        for heading in rule.headings:
            headings = [heading if one is rule else one.headings[0] for one in COLUMNS[kind]]
            found = recognise([f"  {one.upper()} " for one in reversed(headings)])
            assert isinstance(found, Recognised), (kind, heading)
            assert (found.kind, found.unused) == (kind, ()), heading


def test_headings_that_nobody_uses_are_named() -> None:
    found = recognise(["Utförar-ID", "Namn", "Fax"])
    assert isinstance(found, Recognised)
    assert found.unused == ("Fax",)


def test_the_nearest_kind_says_what_it_lacks() -> None:
    found = recognise(["Brukar-ID", "Personnummer", "Förnamn", "Efternamn"])
    assert found == Unknown(FileKind.BRUKARE, ("Adress",))
