"""The bench's own measures: they see what they are there to see."""

from datetime import date
from pathlib import Path

import pytest

from tests.bench.arriving import past_visit
from tests.bench.measured import at_least, at_most, percentile
from tests.bench.plaintext import hits_in, secrets_of_the_demo
from tests.bench.registry import SUITES, measure_named
from tests.bench.suites import contract_tests, outcomes_in
from tests.journeys.comparing import Held, record_differences

HERE = {("visit", "1"): Held("a", 3, "u", b"{}")}


def test_a_bound_holds_at_its_own_value_and_not_beyond() -> None:
    assert at_most("m", 2.5, 2.5, unit="times").holds
    assert not at_most("m", 2.51, 2.5, unit="times").holds
    assert at_least("m", 20, 20, unit="of 20").holds
    assert not at_least("m", 19, 20, unit="of 20").holds


def test_the_file_holds_the_five_words_that_were_agreed() -> None:
    assert set(at_most("m", 1, 2, unit="ms", note="x").as_json()) == {"measure", "value", "unit", "bound", "holds"}


def test_a_percentile_of_few_values_is_the_largest() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.99) == 3.0
    assert percentile([float(number) for number in range(1000)], 0.99) == 990.0


def test_every_name_of_every_suite_can_be_measured() -> None:
    for suite, names in SUITES.items():
        for name in names:
            assert callable(measure_named(suite, name))


def test_equal_records_do_not_differ() -> None:
    assert list(record_differences(HERE, dict(HERE))) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ({}, HERE, "visit 1 is at the hub but not here"),
        (HERE, {}, "visit 1 is here but not at the hub"),
        (HERE, {("visit", "1"): Held("a", 4, "u", b"{ }")}, "visit 1 differs in number, body"),
        (HERE, {("visit", "1"): Held("b", 3, "v", b"{}")}, "visit 1 differs in stream, owner"),
        (HERE, {("visit", "1"): Held("a", 3, "u", None)}, "visit 1 differs in body"),
    ],
)
def test_what_differs_is_named_by_kind_id_and_field(
    mine: dict[tuple[str, str], Held], theirs: dict[tuple[str, str], Held], said: str
) -> None:
    assert list(record_differences(mine, theirs)) == [said]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_a_name_in_a_file_is_a_hit_that_does_not_repeat_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "client.log"
    path.write_bytes(b"\0\1" + "hos Åsa Demo-Öberg nu".encode(encoding))
    hits = list(hits_in(path, ["Åsa Demo-Öberg"]))
    assert len(hits) >= 1
    assert "Demo" not in "".join(hits)


def test_another_name_is_no_hit(tmp_path: Path) -> None:
    path = tmp_path / "client.log"
    path.write_text("hos Åsa Demo-Öberg nu", encoding="utf-8")
    assert list(hits_in(path, ["Åsa Demo-Ström"])) == []


def test_everybody_of_the_demo_is_looked_for() -> None:
    assert len(secrets_of_the_demo()) > 2_000


def test_past_visits_lie_before_the_plan() -> None:
    visits = [past_visit(date(2026, 3, 2), number, brukare="b", utforare="u") for number in range(9)]
    assert max(visit.day for visit in visits) == date(2026, 3, 1)
    assert len({(visit.day, visit.start) for visit in visits}) == 9


def test_contract_suites_are_found_where_adapters_are_tested() -> None:
    assert {"test_doors_simulated.py", "test_identity_local_pin.py"} <= {path.name for path in contract_tests()}


def test_a_failed_and_a_skipped_test_are_not_passed(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    cases = '<testcase classname="c" name="a"/><testcase classname="c" name="b"><failure/></testcase>'
    cases += '<testcase classname="c" name="d"><skipped/></testcase>'
    report.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", encoding="utf-8")
    assert outcomes_in(report) == {"c.a": "passed", "c.b": "failed", "c.d": "skipped"}
