"""The encrypted file: whatever is done to it, it is refused, and nothing is given out that was not authenticated."""

import io
import random

import pytest

from app.hub.backups.problems import BackupProblem, NotDoneError
from app.hub.backups.recovery_key import RecoveryKey
from app.hub.backups.sealed_file import CHUNK_BYTES, MAGIC, SealedReader, SealedWriter

HEADER = len(MAGIC) + 8 + 80
CHUNK = CHUNK_BYTES + 16


def sealed(plain: bytes, key: RecoveryKey) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, key.public())
    for start in range(0, len(plain), 100_000):
        writer.write(plain[start : start + 100_000])
    writer.finish()
    return file.getvalue()


def opened(raw: bytes, key: RecoveryKey) -> bytes:
    return SealedReader(io.BytesIO(raw), key).readall() or b""


def problem_with(raw: bytes, key: RecoveryKey) -> BackupProblem:
    with pytest.raises(NotDoneError) as refused:
        opened(raw, key)
    return refused.value.problem


@pytest.fixture(scope="module")
def key() -> RecoveryKey:
    return RecoveryKey.generate()


@pytest.fixture(scope="module")
def plain() -> bytes:
    return random.Random(7).randbytes(3 * CHUNK_BYTES + 11)


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
def test_what_was_sealed_is_read_again(key: RecoveryKey, plain: bytes, size: int) -> None:
    assert opened(sealed(plain[:size], key), key) == plain[:size]


def test_a_file_cut_off_anywhere_is_refused(key: RecoveryKey, plain: bytes) -> None:
    raw = sealed(plain, key)
    edges = [HEADER, HEADER + CHUNK, HEADER + 2 * CHUNK, HEADER + 3 * CHUNK, len(raw) - 1]
    for cut in {*edges, *(edge - 1 for edge in edges), *(edge + 1 for edge in edges[:-1]), len(MAGIC)}:
        assert problem_with(raw[:cut], key) is BackupProblem.DAMAGED, cut


def test_a_changed_byte_is_noticed_wherever_it_is(key: RecoveryKey, plain: bytes) -> None:
    raw = sealed(plain, key)
    for place in (len(MAGIC) + 9, HEADER - 1, HEADER, HEADER + CHUNK + 5, len(raw) - 1):
        changed = bytearray(raw)
        changed[place] ^= 1
        assert problem_with(bytes(changed), key) is BackupProblem.DAMAGED, place


def test_chunks_that_are_swapped_doubled_or_left_out_are_noticed(key: RecoveryKey, plain: bytes) -> None:
    raw = sealed(plain, key)
    head, one = raw[:HEADER], raw[HEADER : HEADER + CHUNK]
    two, rest = raw[HEADER + CHUNK : HEADER + 2 * CHUNK], raw[HEADER + 2 * CHUNK :]
    for spoilt in (head + two + one + rest, head + one + one + two + rest, head + two + rest, raw + b"x", raw + one):
        assert problem_with(spoilt, key) is BackupProblem.DAMAGED


def test_the_header_of_another_file_fits_no_chunk(key: RecoveryKey, plain: bytes) -> None:
    first, second = sealed(plain, key), sealed(plain, key)
    assert problem_with(first[:HEADER] + second[HEADER:], key) is BackupProblem.DAMAGED


def test_another_key_is_told_from_damage(key: RecoveryKey) -> None:
    assert problem_with(sealed(b"x", key), RecoveryKey.generate()) is BackupProblem.WRONG_KEY
    assert problem_with(b"PK\x03\x04 something else altogether", key) is BackupProblem.NOT_A_BACKUP


def test_a_recovery_key_survives_being_copied_by_hand(key: RecoveryKey) -> None:
    text = key.text()
    assert (
        RecoveryKey.from_text(f"  {text.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')}\n").text()
        == text
    )
    assert text not in repr(key)


def test_a_slip_of_the_pen_is_told_as_such(key: RecoveryKey) -> None:
    text = key.text()
    signs = [place for place, sign in enumerate(text) if sign != "-"]
    for place in signs:
        slipped = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        with pytest.raises(NotDoneError) as refused:
            RecoveryKey.from_text(slipped)
        assert refused.value.problem is BackupProblem.BAD_KEY_TEXT
    for other in ("", text[:-1], "åäö"):
        with pytest.raises(NotDoneError):
            RecoveryKey.from_text(other)
