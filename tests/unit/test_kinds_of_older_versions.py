"""Every kind that was ever released is read by this program: what somebody wrote long ago may arrive today."""

import json
from typing import Any

import msgspec
import pytest

from app.protocol import operations as op
from app.protocol import records as rec
from tests.fixtures.released import KINDS

KEPT: dict[str, dict[str, dict[str, Any]]] = json.loads(KINDS.read_text())
KEPT_ONES = [
    (group, kind, int(version))
    for group, kinds in KEPT.items()
    for kind, versions in kinds.items()
    for version in versions
]


def test_every_kind_of_this_program_is_kept_in_every_version() -> None:
    wanted = {("operation", kind, number) for kind in op.KINDS for number in range(1, op.KIND_VERSION + 1)}
    wanted |= {("record", kind, number) for kind in rec.RECORDS for number in range(1, rec.RECORD_VERSION + 1)}
    assert not wanted - set(KEPT_ONES), "python -m tests.fixtures.released keeps them"


@pytest.mark.parametrize(("group", "kind", "version"), KEPT_ONES)
def test_a_kept_one_is_read_with_all_that_stood_in_it(group: str, kind: str, version: int) -> None:
    kept = KEPT[group][kind][str(version)]
    raw = msgspec.json.encode(kept)
    decode = op.decode_body if group == "operation" else rec.decode_record_body
    body = decode(kind, version, raw)
    assert body is not None
    again = json.loads(msgspec.json.encode(body))
    assert {name: again[name] for name in kept} == kept


@pytest.mark.parametrize(("group", "kind", "version"), KEPT_ONES)
def test_one_of_a_newer_version_is_left_alone(group: str, kind: str, version: int) -> None:
    decode = op.decode_body if group == "operation" else rec.decode_record_body
    newer = max(op.KIND_VERSION, rec.RECORD_VERSION) + 1
    assert decode(kind, newer, msgspec.json.encode(KEPT[group][kind][str(version)])) is None
