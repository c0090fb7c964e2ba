"""Encrypted files: nothing plain on the disk, nothing altered unseen, flat memory."""

import hashlib
import io
import os
import tracemalloc
from pathlib import Path

import pytest

from app.store.attachment_files import decrypt_file, decrypted, encrypt_file, folder_in, is_whole, remove_parts
from app.store.encrypted import StoreError

CHUNK = 64 * 1024
SEALED = CHUNK + 16
HEADER = 5


def plain_of(path: Path, key: bytes) -> bytes:
    target = io.BytesIO()
    decrypt_file(path, key, target)
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_what_goes_in_comes_out(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    stored = encrypt_file(io.BytesIO(content), folder_in(tmp_path))
    on_disk = stored.path.read_bytes()
    assert plain_of(stored.path, stored.key) == content
    assert (stored.path.name, stored.size) == (hashlib.sha256(on_disk).hexdigest(), len(on_disk))
    assert stored.path.name == stored.sha256
    assert is_whole(stored.path)
    assert [file.name for file in folder_in(tmp_path).iterdir()] == [stored.sha256]


def test_a_pipe_that_gives_little_at_a_time_is_read_to_its_end(tmp_path: Path) -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 1000))

    content = os.urandom(CHUNK + 500)
    stored = encrypt_file(Slow(content), tmp_path)
    assert plain_of(stored.path, stored.key) == content


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data[: HEADER + 2 * SEALED],
        lambda data: data[:HEADER],
        lambda data: data + b"x",
        lambda data: data[:HEADER] + data[HEADER + SEALED :],
        lambda data: data[:HEADER] + data[HEADER + SEALED : HEADER + 2 * SEALED] + data[HEADER : HEADER + SEALED],
        lambda data: data[: HEADER + 10] + bytes([data[HEADER + 10] ^ 1]) + data[HEADER + 11 :],
        lambda data: b"TRYG\x02" + data[HEADER:],
        lambda data: b"",
    ],
    ids=["cut", "whole chunks cut", "all cut", "added", "one dropped", "swapped", "flipped", "other format", "empty"],
)
def test_whatever_is_altered_is_seen(tmp_path: Path, spoil: object) -> None:
    stored = encrypt_file(io.BytesIO(os.urandom(2 * CHUNK + 100)), tmp_path)
    stored.path.write_bytes(spoil(stored.path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(StoreError, match="damaged"):
        plain_of(stored.path, stored.key)
    assert not is_whole(stored.path)


def test_another_files_key_opens_nothing(tmp_path: Path) -> None:
    first, second = (encrypt_file(io.BytesIO(b"same words"), tmp_path) for _ in range(2))
    assert first.sha256 != second.sha256
    with pytest.raises(StoreError, match="damaged"):
        plain_of(first.path, second.key)
    assert b"same words" not in first.path.read_bytes()
    assert first.key.hex() not in repr(first)


def test_a_source_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > CHUNK:
                raise OSError("the camera went away")
            return super().read(size)

    with pytest.raises(OSError, match="camera"):
        encrypt_file(Torn(os.urandom(4 * CHUNK)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    stored = encrypt_file(io.BytesIO(b"words"), tmp_path)
    (tmp_path / "0123.part").write_bytes(b"half")
    assert remove_parts(tmp_path) == 1
    assert list(tmp_path.iterdir()) == [stored.path]
    assert not is_whole(tmp_path / "missing")


def test_memory_stays_flat_for_a_long_recording(tmp_path: Path) -> None:
    class Zeros(io.RawIOBase):
        left = 24 * 1024 * 1024

        def read(self, size: int = -1) -> bytes:
            given = min(size, self.left)
            self.left -= given
            return bytes(given)

    tracemalloc.start()
    stored = encrypt_file(Zeros(), tmp_path)  # type: ignore[arg-type]
    assert sum(len(chunk) for chunk in decrypted(stored.path, stored.key)) == 24 * 1024 * 1024
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * 1024 * 1024
