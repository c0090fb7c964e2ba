"""`tryggve hub import` as the operator meets it."""

import io
import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from app.domain.clock import HeldClock
from app.hub.imports import command
from tests.conftest import ExpectLog
from tests.hub.importing import BRUKARE, NOW, TOWN, Hub, make_hub, write, write_town


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return make_hub(tmp_path / "data")


def _run(hub: Hub, *words: object) -> tuple[int, str]:
    def engine_from(data: Path, url: str | None) -> Engine:
        assert (data, url) == (hub.data, None)
        return hub.engine

    out = io.StringIO()
    arguments = [*map(str, words), "--data", str(hub.data)]
    return command.run(arguments, engine_from=engine_from, clock=HeldClock(NOW), out=out), out.getvalue()


def test_a_dry_run_prints_what_an_import_then_does(hub: Hub, tmp_path: Path) -> None:
    town = write_town(tmp_path / "files")
    code, dry = _run(hub, *town, "--dry-run")
    assert code == command.DONE
    assert "besök, 4 rader (UTF-8, semikolon)" in dry
    assert "Ingenting har ändrats" in dry
    assert hub.row_counts()["record"] == 0
    code, done = _run(hub, *town)
    assert (code, done.splitlines()[-1]) == (command.DONE, "Klart.")
    assert [line for line in dry.splitlines() if line in done.splitlines()][:-1]
    assert hub.row_counts()["assignment"] == 5


def test_the_second_time_says_that_nothing_had_changed(hub: Hub, tmp_path: Path) -> None:
    town = write_town(tmp_path / "files")
    _run(hub, *town)
    assert _run(hub, *town)[1].splitlines()[-1] == "Klart. Ingenting hade ändrats."


def test_faults_are_listed_with_their_place(hub: Hub, tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log(r"import refused: \{'missing': 1\}")
    code, out = _run(hub, *write_town(tmp_path, utforare=[*TOWN["utforare"], "U9;;"]))
    assert code == command.REFUSED
    assert "utforare.csv, rad 4, kolumn Namn: Värdet saknas." in out
    assert "Ingenting har importerats. 1 fel:" in out


def test_very_many_faults_end_with_how_many_more(hub: Hub, tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("import refused")
    _, out = _run(hub, write(tmp_path / "u.csv", ["Utförar-ID;Namn", *[f"U{n};" for n in range(1_234)]]))
    assert out.splitlines()[-1] == "… och 1\u00a0134 till"


def test_the_structured_result_holds_counts_and_faults(hub: Hub, tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("import refused")
    result = tmp_path / "result.json"
    _run(hub, *write_town(tmp_path / "good"), "--json", result)
    good = json.loads(result.read_text())
    assert (good["imported"], good["dry_run"], good["faults"]) == (True, False, [])
    assert good["counts"]["besok"] == {"added": 4, "changed": 0, "ended": 0, "unchanged": 0, "untouched": 0}
    _run(hub, write(tmp_path / "u.csv", [*TOWN["utforare"], "U9;;"]), "--json", result)
    bad = json.loads(result.read_text())
    assert (bad["imported"], bad["fault_count"]) == (False, 1)
    place = {key: bad["faults"][0][key] for key in ("file", "line", "column", "code")}
    assert place == {"file": "u.csv", "line": 4, "column": "Namn", "code": "missing"}


def test_noise_ends_in_one_clear_sentence(hub: Hub, tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("import refused: .*binary")
    noise = tmp_path / "plan.csv"
    noise.write_bytes(bytes(range(256)) * 400)
    code, out = _run(hub, *write_town(tmp_path / "good"), noise)
    assert code == command.REFUSED
    assert "plan.csv: Filen är inte text. Exportera den som CSV från planeringssystemet." in out
    assert hub.row_counts()["record"] == 0


def test_a_disk_that_fills_up_leaves_nothing_half(
    hub: Hub, tmp_path: Path, expect_log: ExpectLog, capsys: pytest.CaptureFixture[str]
) -> None:
    expect_log("ERROR .*import failed: OperationalError")
    before = hub.row_counts()

    @event.listens_for(hub.engine, "before_cursor_execute")
    def _full(*arguments: object) -> None:
        if "INSERT INTO import_file" in str(arguments[2]):
            raise sqlite3.OperationalError("database or disk is full")

    code, _ = _run(hub, *write_town(tmp_path))
    assert code == command.FAILED
    assert "Ingenting har importerats. Disken är full." in capsys.readouterr().err
    event.remove(hub.engine, "before_cursor_execute", _full)
    assert hub.row_counts() == before
    assert list((hub.data / "imports").iterdir()) == []


def test_a_result_that_cannot_be_written_does_not_deny_the_import(
    hub: Hub, tmp_path: Path, expect_log: ExpectLog, capsys: pytest.CaptureFixture[str]
) -> None:
    expect_log("the result could not be written")
    code, out = _run(hub, *write_town(tmp_path), "--json", tmp_path / "no" / "such" / "place.json")
    assert code == command.FAILED
    assert "Klart." in out
    assert "importerats" not in capsys.readouterr().err
    assert hub.row_counts()["utforare"] == 2


def test_neither_output_nor_log_names_anybody(
    hub: Hub,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    expect_log: ExpectLog,
) -> None:
    expect_log("import refused")
    caplog.set_level(0)
    bad = [*BRUKARE, "B3;18900101-9802;Sekreta;Demo-Dold;Tallvägen 403;;ja;;"]
    towns = (write_town(tmp_path / "1"), write_town(tmp_path / "2", brukare=bad))
    written = "".join(_run(hub, *town)[1] for town in towns)
    said = written + caplog.text + str(capsys.readouterr())
    assert "personnummer" in said.casefold()
    for secret in ("Demo-", "Britta", "Sekreta", "Tallvägen", "189001", "9802", "Nötter"):
        assert secret not in said


def test_an_error_of_the_database_repeats_no_row(hub: Hub) -> None:
    with hub.engine.connect() as connection, pytest.raises(Exception, match="no such table") as caught:
        connection.execute(text("INSERT INTO no_table VALUES (:name)"), {"name": "Demo-Hemlig"})
    assert "Hemlig" not in str(caught.value)
