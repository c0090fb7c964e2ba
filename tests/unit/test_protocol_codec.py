"""What travels: every kind there and back, newer kinds left alone, altered bytes refused."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol import wire
from app.protocol.certificate import Certificate, Holder, issue, read
from app.protocol.keys import SealKey, SigningKey, comparison_number, from_text, is_signed_by, seal, to_text
from app.protocol.log_head import read_heads
from app.protocol.version import version_key
from tests.conftest import A_MONDAY

KEY = SigningKey.from_raw(bytes([1]) * 32)
SEAL = SealKey.from_raw(bytes([2]) * 32)


def values_of(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Any value of a message, built from its declared fields."""
    fields = {field.name: _of(field.type) for field in msgspec.inspect.type_info(kind).fields}  # type: ignore[attr-defined]
    return st.builds(kind, **fields)


_PLAIN: dict[type, st.SearchStrategy[Any]] = {
    msgspec.inspect.StrType: st.text(st.characters(codec="utf-8"), max_size=12),
    msgspec.inspect.IntType: st.integers(-(2**53), 2**53),
    msgspec.inspect.FloatType: st.floats(allow_nan=False, allow_infinity=False),
    msgspec.inspect.BoolType: st.booleans(),
    msgspec.inspect.BytesType: st.binary(max_size=12),
    msgspec.inspect.NoneType: st.none(),
    msgspec.inspect.DateType: st.dates(),
    msgspec.inspect.TimeType: st.times(),
    msgspec.inspect.DateTimeType: st.integers(0, 10**9).map(lambda seconds: A_MONDAY + timedelta(seconds=seconds)),
}


def _of(info: Any) -> st.SearchStrategy[Any]:
    match info:
        case msgspec.inspect.EnumType():
            return st.sampled_from(info.cls)
        case msgspec.inspect.StructType():
            return values_of(info.cls)
        case msgspec.inspect.UnionType():
            return st.one_of([_of(part) for part in info.types])
        case msgspec.inspect.VarTupleType():
            return st.lists(_of(info.item_type), max_size=2).map(tuple)
        case msgspec.inspect.DictType():
            return st.dictionaries(_of(info.key_type), _of(info.value_type), max_size=2)
        case _:
            return _PLAIN[type(info)]


@pytest.mark.parametrize("kind", op.KINDS)
def test_every_operation_comes_back_as_it_went(kind: str) -> None:
    @given(values_of(op.KINDS[kind]))
    def there_and_back(body: op.Body) -> None:
        assert op.KIND_OF[type(body)] == kind
        assert op.decode_body(kind, op.KIND_VERSION, op.encode_body(body)) == body

    there_and_back()


@pytest.mark.parametrize("kind", rec.RECORDS)
def test_every_record_comes_back_as_it_went(kind: str) -> None:
    @given(values_of(rec.RECORDS[kind]))
    def there_and_back(body: rec.RecordBody) -> None:
        assert rec.RECORD_KIND_OF[type(body)] == kind
        assert rec.decode_record_body(kind, rec.RECORD_VERSION, rec.encode_record_body(body)) == body

    there_and_back()


def test_what_a_newer_program_wrote_is_left_alone() -> None:
    assert op.decode_body("visit.dance", 1, b"{}") is None
    assert op.decode_body("visit.start", op.KIND_VERSION + 1, b"{}") is None
    assert rec.decode_record_body("robot", 1, b"{}") is None
    assert rec.decode_record_body("visit", rec.RECORD_VERSION + 1, b"{}") is None


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b'{"visit":1}', b'{"visit":"x"', b"\xff\xfe"])
def test_content_of_a_known_kind_that_cannot_be_read_is_said(raw: bytes) -> None:
    with pytest.raises((msgspec.MsgspecError, UnicodeDecodeError)):
        op.decode_body("visit.start", 1, raw)


def test_fields_that_a_newer_program_added_do_no_harm() -> None:
    body = op.decode_body("visit.start", 1, b'{"visit":"v","mood":"good"}')
    assert body == op.VisitStart(visit="v")


def operation(**changes: Any) -> op.Operation:
    return msgspec.structs.replace(
        op.Operation(
            id="0198c0de-0000-7000-8000-000000000001",
            kind="visit.start",
            kind_version=1,
            body=op.encode_body(op.VisitStart(visit="v")),
            claimed_at=A_MONDAY,
            boot="boot",
            mono_ms=1,
            person="p",
            device="d",
            basis=None,
            seq=1,
            prev=op.FIRST_PREV,
        ),
        **changes,
    )


def test_the_signed_bytes_are_kept_exactly() -> None:
    payload = op.encode_operation(operation())
    read_back = op.decode_operation(payload)
    assert op.encode_operation(read_back) == payload
    assert (read_back.claimed_at, read_back.claimed_at.utcoffset()) == (A_MONDAY, timedelta())
    assert op.payload_hash(payload) != op.payload_hash(op.encode_operation(operation(seq=2)))


BEFORE_HEADS = (
    b'{"id":"0198c0de-0000-7000-8000-000000000001","kind":"visit.start","kind_version":1,"body":{"visit":"v"},'
    b'"claimed_at":"2026-03-02T07:00:00Z","boot":"boot","mono_ms":1,"person":"p","device":"d","basis":null,"seq":1,'
    b'"prev":""}'
)
"""What the first release signed, before operations could hold heads of the access log."""


def test_what_was_signed_before_there_were_heads_is_read_and_written_as_it_was() -> None:
    old = op.decode_operation(BEFORE_HEADS)
    assert (old.heads, op.decode_body(old.kind, old.kind_version, old.body)) == ((), op.VisitStart(visit="v"))
    assert op.encode_operation(old) == BEFORE_HEADS


def test_heads_are_kept_as_they_came_and_what_a_newer_program_put_there_does_no_harm() -> None:
    payload = BEFORE_HEADS[:-1] + b',"heads":[{"epoch":"e","mood":"good"},7]}'
    newer = op.decode_operation(payload)
    assert op.encode_operation(newer) == payload
    assert read_heads(newer.heads) == ()


def test_an_answer_without_a_head_and_one_with_more_than_is_known_are_read() -> None:
    plain = b'{"epoch":"e","hub_now":"2026-03-02T07:00:00Z","outcomes":[]'
    assert msgspec.json.decode(plain + b"}", type=wire.PushAnswer).head is None
    assert msgspec.json.decode(plain + b',"tail":1,"head":null}', type=wire.PushAnswer).head is None


def test_signed_and_sealed_is_opened_by_the_hub_alone() -> None:
    payload = op.encode_operation(operation())
    sealed = seal(op.sign_operation(payload, KEY), SEAL.public())
    plain = SEAL.open(sealed)
    assert plain is not None
    signed = op.decode_signed(plain)
    assert signed.payload == payload
    assert is_signed_by(KEY.public(), signed.signature, payload)
    assert SealKey.generate().open(sealed) is None
    assert payload not in sealed


def test_every_altered_byte_is_noticed() -> None:
    payload = op.encode_operation(operation())
    signature = KEY.sign(payload)
    sealed = seal(payload, SEAL.public())
    for place in range(len(sealed)):
        assert SEAL.open(altered(sealed, place)) is None
    for place in range(0, len(payload), 7):
        assert not is_signed_by(KEY.public(), signature, altered(payload, place))
    for place in range(len(signature)):
        assert not is_signed_by(KEY.public(), altered(signature, place), payload)
    assert SEAL.open(b"") is None
    assert SEAL.open(sealed[:20]) is None


def altered(raw: bytes, place: int) -> bytes:
    changed = bytearray(raw)
    changed[place] ^= 1
    return bytes(changed)


@given(st.binary(max_size=80))
def test_keys_travel_as_text_and_back(raw: bytes) -> None:
    assert from_text(to_text(raw)) == raw
    assert "=" not in to_text(raw)


def test_what_is_no_key_verifies_nothing() -> None:
    assert not is_signed_by(b"short", KEY.sign(b"x"), b"x")
    assert not is_signed_by(KEY.public(), b"", b"x")
    for text in ("å", "a b", "abcde"):
        with pytest.raises(ValueError, match=r"\w"):
            from_text(text)


def test_keys_say_nothing_of_themselves_in_a_log() -> None:
    for key in (KEY, SEAL):
        assert to_text(key.raw()) not in repr(key)
        assert repr(key.raw()) not in repr(key)
        assert len(repr(key)) < 20


def test_both_sides_show_the_same_six_digits() -> None:
    number = comparison_number(SEAL.public(), KEY.public())
    assert number == comparison_number(SEAL.public(), KEY.public())
    assert (len(number), number.isdecimal()) == (6, True)
    assert number != comparison_number(SEAL.public(), SigningKey.generate().public())


CERTIFICATE = Certificate(
    serial="s",
    holder=Holder.PERSON,
    device="d",
    key=to_text(KEY.public()),
    person="p",
    mode="staff",
    issued_at=A_MONDAY,
    hub_id="h",
)


def test_a_certificate_is_read_by_who_pinned_the_root_key() -> None:
    text = issue(CERTIFICATE, KEY)
    assert read(text, KEY.public()) == CERTIFICATE
    assert read(text, SigningKey.generate().public()) is None


@pytest.mark.parametrize("place", ["header", "payload", "signature"])
def test_an_altered_certificate_is_none(place: str) -> None:
    parts = issue(CERTIFICATE, KEY).split(".")
    at = ["header", "payload", "signature"].index(place)
    parts[at] = ("A" if parts[at][5] != "A" else "B").join((parts[at][:5], parts[at][6:]))
    assert read(".".join(parts), KEY.public()) is None


@pytest.mark.parametrize("text", ["", ".", "..", "a.b", "å.å.å", "eyJhbGciOiJub25lIn0.e30."])
def test_noise_and_unsigned_text_are_no_certificate(text: str) -> None:
    assert read(text, KEY.public()) is None


def test_a_record_that_has_ended_has_no_content() -> None:
    for content in (None, b'{"a":1}'):
        record = rec.Record("unit:u", 1, "unit", 1, "u", "u", rec.raw_body(content))
        travelled = msgspec.json.decode(msgspec.json.encode(record), type=rec.Record)
        assert travelled.content == content


def test_versions_compare_by_number() -> None:
    assert version_key("0.10.0") > version_key("0.9.9")
    assert version_key("1.x") == (1, 0)
