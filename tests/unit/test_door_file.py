"""The list of simulated doors and the keys of their locks."""

from pathlib import Path

import pytest

from app.domain.door import DoorPosition
from app.domain.ids import DoorId
from app.doors.doors_file import (
    SEED_FILE,
    DoorLine,
    Fault,
    load_or_make_seed,
    read_doors,
    read_pins,
    simulated_private_key,
    simulated_public_key,
    write_doors,
    write_pins,
)
from app.protocol.keys import is_signed_by, to_text

SEED = bytes(range(32))


def line(name: str, fault: Fault | None = None) -> DoorLine:
    key = to_text(simulated_public_key(SEED, DoorId(name)))
    return DoorLine(door=name, brukare="b", position=DoorPosition.FLAT, name="Dörren", public_key=key, fault=fault)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    doors = (line("a"), line("b", Fault.JAMS), line("c", Fault.FLAT_BATTERY))
    write_doors(tmp_path / "doors", doors)
    assert read_doors(tmp_path / "doors") == doors


@pytest.mark.parametrize("noise", [b"{}\n", b"\x00\xff\n", b'{"door": 1}\n', b"x" * 10_000])
def test_a_bad_line_is_named(tmp_path: Path, noise: bytes) -> None:
    write_doors(tmp_path / "doors", [line("a")])
    with (tmp_path / "doors").open("ab") as file:
        file.write(noise)
    with pytest.raises(ValueError, match="line 2"):
        read_doors(tmp_path / "doors")


def test_a_locks_key_follows_from_seed_and_door_alone() -> None:
    public = simulated_public_key(SEED, DoorId("a"))
    assert is_signed_by(public, simulated_private_key(SEED, DoorId("a")).sign(b"x"), b"x")
    assert len({public, simulated_public_key(SEED, DoorId("b")), simulated_public_key(bytes(32), DoorId("a"))}) == 3
    assert to_text(public) == "-N0KcCpjmAuPpkRzxCPIL_hOlICv-o77DlJi5yiEaaU", (
        "a released simulator's locks must keep their keys"
    )


def test_the_seed_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    seed = load_or_make_seed(tmp_path / "keys")
    assert load_or_make_seed(tmp_path / "keys") == seed
    assert len(seed) == 32
    assert (tmp_path / "keys" / SEED_FILE).stat().st_mode & 0o077 == 0


def test_pass_keys_are_handed_over_by_file_and_absent_until_then(tmp_path: Path) -> None:
    assert read_pins(tmp_path) == {}
    write_pins(tmp_path, {"k1": bytes(32), "k2": bytes([1]) * 32})
    assert read_pins(tmp_path) == {"k1": bytes(32), "k2": bytes([1]) * 32}
