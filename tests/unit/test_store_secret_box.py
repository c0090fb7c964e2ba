"""Wrapped keys open with all that wrapped them, and with nothing less."""

import os

import pytest

from app.store.secret_box import WrappedKey, derive, unwrap_key, wrap_key

SECRET, KEY = bytes(range(32)), bytes(range(100, 132))


def test_a_device_opens_its_own_key_without_a_pin() -> None:
    wrapped = wrap_key(KEY, SECRET, pin=None, purpose="person db gunvor")
    assert not wrapped.needs_pin
    assert unwrap_key(wrapped, SECRET, pin=None, purpose="person db gunvor") == KEY
    assert unwrap_key(wrapped, os.urandom(32), pin=None, purpose="person db gunvor") is None
    assert unwrap_key(wrapped, SECRET, pin=None, purpose="person db anna") is None


@pytest.mark.parametrize("at", [0, 1, 13, -1])
def test_an_altered_box_does_not_open(at: int) -> None:
    wrapped = wrap_key(KEY, SECRET, pin=None, purpose="x")
    box = bytearray(wrapped.box)
    box[at] ^= 1
    assert unwrap_key(WrappedKey(bytes(box), None), SECRET, pin=None, purpose="x") is None
    assert unwrap_key(WrappedKey(b"", None), SECRET, pin=None, purpose="x") is None


def test_a_pin_cannot_be_taken_off_by_dropping_its_salt() -> None:
    wrapped = wrap_key(KEY, SECRET, pin="274913", purpose="x")
    assert unwrap_key(WrappedKey(wrapped.box, None), SECRET, pin=None, purpose="x") is None
    assert unwrap_key(WrappedKey(wrapped.box, bytes(16)), SECRET, pin="274913", purpose="x") is None


def test_the_same_key_wrapped_twice_looks_unlike_and_tells_nothing() -> None:
    first, second = (wrap_key(KEY, SECRET, pin=None, purpose="x") for _ in range(2))
    assert first.box != second.box
    assert KEY not in first.box
    assert repr(first.box) not in repr(first)


def test_keys_for_two_purposes_have_nothing_in_common() -> None:
    assert derive(SECRET, "device db") != derive(SECRET, "wrapping by device")
    assert derive(SECRET, "device db") == derive(SECRET, "device db")


def test_boxes_of_the_first_format_open_for_ever() -> None:
    """A box that was written by the first release: parameters may grow only under a new format number."""
    box = bytes.fromhex(FIRST_BOX)
    assert unwrap_key(WrappedKey(box, bytes(range(16))), SECRET, pin="274913", purpose="person db anna") == KEY


FIRST_BOX = (
    "01000102030405060708090a0b0eda0813f7690738fc74ded015eac8fe521015"
    "745a49e17396fd6a26fefe7d9ab21b97bb63bb152cda1df5d0a152b20a"
)
