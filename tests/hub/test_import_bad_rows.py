"""Every bad row is named with file, line, column and reason; and where one is bad, nothing is imported."""

from pathlib import Path

import pytest

from app.hub.imports import carry_out
from app.hub.imports.faults import LISTED, SENTENCES, FaultCode
from tests.hub.importing import TOWN, VISITS, Hub, make_hub, places, write, write_town


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return make_hub(tmp_path / "data")


KEY = "A" * 43
P = "189001019802"
CASES = [
    ("utforare", "U9", "Namn", FaultCode.CELL_COUNT),
    ("utforare", ";Namn;", "Utförar-ID", FaultCode.MISSING),
    ("utforare", "U 9;Namn;", "Utförar-ID", FaultCode.BAD_ID),
    ("utforare", "U1;Namn;", "Utförar-ID", FaultCode.ID_TWICE),
    ("utforare", f"U9;{'x' * 201};", "Namn", FaultCode.TOO_LONG),
    ("utforare", 'U9;"Namn"x;', "", FaultCode.BAD_QUOTES),
    ("handlaggare", "H9;Hanna;", "Efternamn", FaultCode.MISSING),
    ("personal", "P9;Pia;Ek;U7;", "Utförare", FaultCode.NO_UTFORARE),
    ("personal", "P9;Pia;Ek;U1;Direktör", "Roll", FaultCode.BAD_ROLE),
    ("brukare", "B9;189001019803;Eva;Ek;Gatan 1;;;;", "Personnummer", FaultCode.BAD_PERSONNUMMER),
    ("brukare", "B9;18900231-1234;Eva;Ek;Gatan 1;;;;", "Personnummer", FaultCode.BAD_PERSONNUMMER),
    ("brukare", f"B9;{P};Eva;Ek;Gatan 1;;;;", "Personnummer", FaultCode.PERSONNUMMER_TWICE),
    ("brukare", "B9;189505050055;Eva;Ek;;;;;", "Adress", FaultCode.MISSING),
    ("brukare", "B9;189505050055;Eva;Ek;Gatan 1;;kanske;;", "Skyddade personuppgifter", FaultCode.BAD_YES_NO),
    ("brukare", "B9;189505050055;Eva;Ek;Gatan 1;;;H7;", "Handläggar-ID", FaultCode.NO_HANDLAGGARE),
    ("brukare", "B9;189505050055;Eva;Ek;Gatan 1;;;;31/2 2025", "Ärende öppnat", FaultCode.BAD_DATE),
    ("insatser", "I9;B7;U1;Dusch;1;2026-01-01;", "Brukar-ID", FaultCode.NO_BRUKARE),
    ("insatser", "I9;B1;U1;Dusch;många;2026-01-01;", "Timmar per månad", FaultCode.BAD_NUMBER),
    ("insatser", "I9;B1;U1;Dusch;-1;2026-01-01;", "Timmar per månad", FaultCode.BAD_NUMBER),
    ("insatser", "I9;B1;U1;Dusch;1;2026-01-01;2025-01-01", "Till", FaultCode.ENDS_BEFORE_START),
    ("besok", "V9;B1;U1;2026-02-30;09:00;09:45;P1;;", "Datum", FaultCode.BAD_DATE),
    ("besok", "V9;B1;U1;9026-02-03;09:00;09:45;P1;;", "Datum", FaultCode.BAD_DATE),
    ("besok", "V9;B1;U1;2026-03-02;25:00;09:45;P1;;", "Start", FaultCode.BAD_TIME),
    ("besok", "V9;B1;U1;2026-03-02;09:00;;P1;;", "Slut", FaultCode.MISSING),
    ("besok", "V9;B1;U1;2026-03-02;09:00;08:45;P1;;", "Slut", FaultCode.BAD_LENGTH),
    ("besok", "V9;B1;U1;2026-03-02;09:00;09:00;P1;;", "Slut", FaultCode.BAD_LENGTH),
    ("besok", "V9;B1;U1;2026-03-02;09:00;09:45;P7;;", "Personal", FaultCode.NO_STAFF),
    ("besok", "V9;B1;U1;2026-03-02;09:00;09:45;P1|P3;;", "Personal", FaultCode.STAFF_ELSEWHERE),
    ("besok", "V9;B1;U1;2026-03-02;09:00;09:45;P1;Dusch;", "Insatser", FaultCode.BAD_INSATSER),
    ("besok", "V9;B1;U1;2026-03-02;09:00;09:45;P1;;;;x", "", FaultCode.CELL_COUNT),
    ("dorrar", f"D9;B1;Källare;Förråd;{KEY}", "Läge", FaultCode.BAD_POSITION),
    ("dorrar", "D9;B1;Entré;Porten;hemlig", "Publik nyckel", FaultCode.BAD_KEY),
]


@pytest.mark.parametrize(("kind", "row", "column", "code"), CASES)
def test_a_bad_row_is_named_and_nothing_is_imported(
    hub: Hub, tmp_path: Path, kind: str, row: str, column: str, code: FaultCode
) -> None:
    before = hub.row_counts()
    plan = hub.plan(*write_town(tmp_path / "files", **{kind: [*TOWN[kind], row]}))
    column = "" if code is FaultCode.CELL_COUNT else column
    assert places(plan) == [(f"{kind}.csv", len(TOWN[kind]) + 1, column, code)]
    assert not plan.counts
    with pytest.raises(ValueError, match="faults"):
        carry_out(hub.engine, plan, hub.data, hub.clock)
    assert hub.row_counts() == before
    assert not (hub.data / "imports").exists()


def test_no_sentence_repeats_what_stands_in_a_cell(hub: Hub, tmp_path: Path) -> None:
    secret = "19121212-1213"
    for kind, lines in TOWN.items():
        width = lines[0].count(";") + 1
        rows = [";".join(secret if place == at else "?" for place in range(width)) for at in range(width)]
        town = write_town(tmp_path / kind, **{kind: [*lines, *rows, secret]})
        for fault in hub.plan(*town).faults:
            assert "1912" not in fault.sentence
            assert "1912" not in fault.column
    headless = write(tmp_path / "headless.csv", [f"B1;{secret};Eva;Ek;Gatan 1"])
    assert all("1912" not in fault.sentence for fault in hub.plan(headless).faults)


def test_every_code_has_a_sentence() -> None:
    assert set(SENTENCES) == set(FaultCode)


def test_all_faults_of_one_row_are_named(hub: Hub, tmp_path: Path) -> None:
    bad = [*VISITS, "V9;B7;U7;igår;nu;sen;P7;Dusch;"]
    codes = {fault.code for fault in hub.plan(*write_town(tmp_path, besok=bad)).faults}
    assert codes >= {FaultCode.NO_BRUKARE, FaultCode.NO_UTFORARE, FaultCode.BAD_DATE, FaultCode.BAD_TIME}


def test_lines_are_counted_over_line_breaks_inside_a_field(hub: Hub, tmp_path: Path) -> None:
    rows = ['U1;"Ek\r\nbacken";', "", "U2;;"]
    plan = hub.plan(write(tmp_path / "u.csv", ["Utförar-ID;Namn;Telefon", *rows]))
    assert places(plan) == [("u.csv", 5, "Namn", FaultCode.MISSING)]


def test_very_many_faults_are_counted_and_a_hundred_listed(hub: Hub, tmp_path: Path) -> None:
    plan = hub.plan(write(tmp_path / "u.csv", ["Utförar-ID;Namn;Telefon", *[f"U{n};;" for n in range(2_500)]]))
    assert (len(plan.faults), plan.fault_count) == (LISTED, 2_500)


def test_a_file_of_bad_rows_only_is_given_up(hub: Hub, tmp_path: Path) -> None:
    plan = hub.plan(write(tmp_path / "u.csv", ["Utförar-ID;Namn;Telefon", *["?"] * 30_000]))
    assert plan.fault_count == 10_001
    assert plan.fault_codes[FaultCode.GIVEN_UP] == 1


def test_a_bad_person_does_not_make_every_reference_bad(hub: Hub, tmp_path: Path) -> None:
    lines = [*TOWN["personal"], "P9;Pia;;U1;"]
    visits = [*VISITS, "V9;B1;U1;2026-03-02;19:00;19:45;P9;Dusch 20;"]
    plan = hub.plan(*write_town(tmp_path, personal=lines, besok=visits))
    assert [fault.code for fault in plan.faults] == [FaultCode.MISSING]


def test_a_visit_without_staff_is_a_plan_too(hub: Hub, tmp_path: Path) -> None:
    hub.take(*write_town(tmp_path, besok=[*VISITS, "V9;B1;U1;2026-03-02;19:00;19:45;;Dusch 20;"]))


def test_the_same_file_twice_in_one_command_is_said(hub: Hub, tmp_path: Path) -> None:
    paths = write_town(tmp_path)
    assert places(hub.plan(*paths, paths[0])) == [(paths[0].name, 0, "", FaultCode.SAME_FILE_TWICE)]


def test_two_columns_that_mean_the_same_are_refused(hub: Hub, tmp_path: Path) -> None:
    plan = hub.plan(write(tmp_path / "u.csv", ["Utförar-ID;Namn;Enhetsnamn", "U1;a;b"]))
    assert places(plan) == [("u.csv", 1, "Enhetsnamn", FaultCode.COLUMN_TWICE)]


def test_a_missing_column_is_named(hub: Hub, tmp_path: Path) -> None:
    plan = hub.plan(write(tmp_path / "p.csv", ["Personal-ID;Förnamn;Efternamn;Roll", "P1;a;b;"]))
    assert [fault.code for fault in plan.faults] == [FaultCode.UNKNOWN_KIND]
    assert "personal" in plan.faults[0].sentence
    assert "Utförar-ID" in plan.faults[0].sentence
