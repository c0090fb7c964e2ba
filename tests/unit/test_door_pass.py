"""The door pass: what is read back, and what is never taken."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cwt import CWT, COSEKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.door import DoorAction
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.door_pass import MAX_PASS_BYTES, MAX_PASS_LIFE, DoorPass, read_pass, window_refusal
from app.doors.pass_signer import FilePassSigner
from app.protocol.keys import SigningKey
from tests.fakes.door_keys import ANNA, VISIT, DoorKeys

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DOOR = DoorId("0198c0de-0000-7000-8000-0000000000d0")


@pytest.fixture
def keys(tmp_path: Path) -> DoorKeys:
    return DoorKeys.at(tmp_path)


def read(token: bytes, keys: DoorKeys) -> DoorPass:
    door_pass = read_pass(token, keys.signer.pinned())
    assert isinstance(door_pass, DoorPass)
    return door_pass


def test_a_pass_says_what_was_granted(keys: DoorKeys) -> None:
    grant = keys.grant(DOOR, at=NOW, operations=frozenset({DoorAction.LOCK}))
    door_pass = read(grant.token, keys)
    assert (door_pass.person, door_pass.door, door_pass.visit) == (ANNA, DOOR, VISIT)
    assert (door_pass.not_before, door_pass.expires) == (NOW, NOW + timedelta(hours=1))
    assert door_pass.operations == {DoorAction.LOCK}
    assert door_pass.pass_id == grant.pass_id
    assert door_pass.holder_key == keys.person_key.public()


def test_a_pass_holds_from_its_first_moment_and_not_in_its_last(keys: DoorKeys) -> None:
    door_pass = read(keys.grant(DOOR, at=NOW).token, keys)
    tick = timedelta(microseconds=1)
    assert window_refusal(door_pass, NOW - tick) is DoorRefusal.PASS_NOT_YET
    assert window_refusal(door_pass, NOW) is None
    assert window_refusal(door_pass, door_pass.expires - tick) is None
    assert window_refusal(door_pass, door_pass.expires) is DoorRefusal.PASS_ENDED


def test_a_pass_is_refused_under_other_keys(keys: DoorKeys, tmp_path: Path) -> None:
    token = keys.grant(DOOR, at=NOW).token
    other = FilePassSigner(tmp_path / "other").pinned()
    same_names = dict(zip(keys.signer.pinned(), other.values(), strict=True))
    for pinned in (other, same_names, {}):
        assert read_pass(token, pinned) is DoorRefusal.PASS_REFUSED


@settings(max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, MAX_PASS_BYTES), flipped=st.integers(1, 255))
def test_an_altered_pass_is_refused(keys: DoorKeys, place: int, flipped: int) -> None:
    token = bytearray(keys.grant(DOOR, at=NOW).token)
    token[place % len(token)] ^= flipped
    assert read_pass(bytes(token), keys.signer.pinned()) is DoorRefusal.PASS_REFUSED


@settings(max_examples=300, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda tail: b"\xd2\x84" + tail)))
def test_noise_is_refused(keys: DoorKeys, noise: bytes) -> None:
    assert read_pass(noise, keys.signer.pinned()) is DoorRefusal.PASS_REFUSED


def test_unsigned_claims_are_refused(keys: DoorKeys) -> None:
    """The library hands back CBOR that nobody has signed as if it were a token."""
    signed = keys.grant(DOOR, at=NOW).token
    claims = signed[signed.index(b"\x01chub") - 1 : -66]
    assert CWT.new().decode(claims, [], no_verify=True)[3] == DOOR
    assert read_pass(claims, keys.signer.pinned()) is DoorRefusal.PASS_REFUSED


def test_a_pinned_key_cannot_stand_in_as_a_shared_secret(keys: DoorKeys) -> None:
    """Public keys are known to all: a MAC made with one must not pass for a signature."""
    kid, public = next(iter(keys.signer.pinned().items()))
    mac = COSEKey.from_symmetric_key(public, alg="HS256", kid=kid)
    token = CWT.new().encode_and_mac({1: "hub", 2: ANNA, 3: DOOR}, mac)
    assert read_pass(token, keys.signer.pinned()) is DoorRefusal.PASS_REFUSED


def test_signed_claims_that_lack_something_are_refused(keys: DoorKeys) -> None:
    key = SigningKey.generate()
    cose = COSEKey.new({1: 1, 2: b"k", 3: -8, -1: 6, -2: key.public(), -4: key.raw()})
    whole = {1: "hub", 2: ANNA, 3: DOOR, 4: 2, 5: 1, 7: b"id", 8: {1: {-2: bytes(32)}}, -70001: ["open"]}
    assert isinstance(read_pass(CWT.new().encode_and_sign(whole, cose), {"k": key.public()}), DoorPass)
    for claim in (2, 3, 7, 8, -70001):  # the library fills in the times
        less = {name: value for name, value in whole.items() if name != claim}
        assert read_pass(CWT.new().encode_and_sign(less, cose), {"k": key.public()}) is DoorRefusal.PASS_REFUSED
    odd = whole | {-70001: ["burn"]}
    assert read_pass(CWT.new().encode_and_sign(odd, cose), {"k": key.public()}) is DoorRefusal.PASS_REFUSED


@pytest.mark.parametrize("life", [timedelta(0), timedelta(hours=-1), MAX_PASS_LIFE + timedelta(seconds=1)])
def test_no_pass_is_signed_for_an_impossible_or_too_long_window(keys: DoorKeys, life: timedelta) -> None:
    with pytest.raises(ValueError, match="window"):
        keys.grant(DOOR, at=NOW, until=NOW + life)


def test_a_pass_is_small(keys: DoorKeys) -> None:
    assert len(keys.grant(DOOR, at=NOW).token) < MAX_PASS_BYTES / 2
