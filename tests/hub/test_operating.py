"""`tryggve hub backup`, `restore`, `confirm-rights` and `unpack-imports` as the operator meets them."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.clock import HeldClock
from app.hub import operating
from app.hub.assembly import close_hub, open_hub
from app.hub.backups.problems import SENTENCES, BackupProblem
from app.hub.main import main
from app.hub.occupied import have_alone, importing
from app.hub.queues import queues_of
from app.protocol import operations as op
from tests.conftest import ExpectLog
from tests.hub.backup_fixture import IMPORTED, Lived, add_attachment, files_in, lived
from tests.hub.hub_fixture import MONDAY, HubMaker, serving

Run = Callable[..., tuple[int, str]]
KEY = re.compile(r"(?:[0-9A-Z]{7}-){7}[0-9A-Z]{7}")


@pytest.fixture
def home(tmp_path: Path) -> Lived:
    made = lived(tmp_path)
    made.close()
    return made


@pytest.fixture
def run(home: Lived, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def operate(*words: str, key: str = "", answer: str = "") -> tuple[int, str]:
        monkeypatch.setenv(operating.RECOVERY_KEY, key)
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        monkeypatch.setattr(operating, "open_hub", lambda settings: open_hub(settings, HeldClock(MONDAY)))
        code = main([*words, "--data", str(home.settings.data)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return operate


def backed_up(run: Run, home: Lived) -> tuple[Path, str]:
    file = home.folder / "backup"
    code, said = run("backup", "--out", str(file))
    found = KEY.search(said)
    assert (code, found is not None) == (0, True), said
    assert found is not None
    return file, found[0]


def test_the_recovery_key_is_shown_once(home: Lived, run: Run) -> None:
    _, key = backed_up(run, home)
    code, said = run("backup", "--out", str(home.folder / "second"))
    assert (code, KEY.search(said)) == (0, None)
    run("restore", str(home.folder / "second"), "--replace", key=key)
    code, said = run("backup", "--out", str(home.folder / "third"))
    assert (code, KEY.search(said)) == (0, None)  # the restored hub makes them for the same key
    code, said = run("backup", "--out", str(home.folder / "fourth"), "--new-recovery-key")
    other = KEY.search(said)
    assert other is not None
    assert other[0] != key


def test_a_restore_says_what_it_did_and_what_is_next(home: Lived, run: Run) -> None:
    file, key = backed_up(run, home)
    code, said = run("restore", str(file), "--replace", key=key.lower())
    assert code == 0
    assert "Hubben är som den var" in said
    assert "before-restore-" in said
    assert "confirm-rights" in said


@pytest.mark.parametrize(
    ("problem", "spoil"),
    [
        (BackupProblem.DAMAGED, lambda file: file.write_bytes(file.read_bytes()[:-9])),
        (BackupProblem.NOT_A_BACKUP, lambda file: file.write_bytes(b"not a backup at all" * 20)),
        (BackupProblem.NO_FILE, lambda file: file.unlink()),
    ],
)
def test_what_cannot_be_put_back_is_said_in_a_sentence_and_changes_nothing(
    home: Lived, run: Run, problem: BackupProblem, spoil: Callable[[Path], object]
) -> None:
    file, key = backed_up(run, home)
    before = files_in(home.settings.data)
    spoil(file)
    assert run("restore", str(file), "--replace", key=key) == (
        1,
        f"Ingenting har lagts tillbaka. {SENTENCES[problem]}\n",
    )
    assert files_in(home.settings.data) == before


def test_a_wrong_key_and_a_slip_of_the_pen_are_told_apart(home: Lived, run: Run) -> None:
    file, key = backed_up(run, home)
    wrong = key.replace(key[0], "7" if key[0] != "7" else "8", 1)
    assert SENTENCES[BackupProblem.BAD_KEY_TEXT] in run("restore", str(file), "--replace", key=wrong)[1]
    _, said = run("backup", "--out", str(home.folder / "other"), "--new-recovery-key")
    other = KEY.search(said)
    assert other is not None
    assert SENTENCES[BackupProblem.WRONG_KEY] in run("restore", str(file), "--replace", key=other[0])[1]


def test_a_hub_that_is_there_and_a_folder_without_one(home: Lived, run: Run, tmp_path: Path) -> None:
    file, key = backed_up(run, home)
    assert SENTENCES[BackupProblem.NOT_EMPTY] in run("restore", str(file), key=key)[1]
    assert SENTENCES[BackupProblem.FILE_EXISTS] in run("backup", "--out", str(file))[1]
    (tmp_path / "nothing").mkdir()
    code = operating.run(["backup", "--data", str(tmp_path / "nothing"), "--out", str(tmp_path / "x")])
    assert code == 1
    assert list((tmp_path / "nothing").iterdir()) == []


def test_a_disk_that_fills_up_in_the_middle_is_said(
    home: Lived, run: Run, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log("not_done")
    file, key = backed_up(run, home)
    before = files_in(home.settings.data)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("app.hub.backups.staging._put_part", full)
        code, said = run("restore", str(file), "--replace", key=key)
    assert (code, said.splitlines()[-1]) == (1, f"Ingenting har lagts tillbaka. {SENTENCES[BackupProblem.DISK_FULL]}")
    assert files_in(home.settings.data) == before


def test_a_hub_cannot_be_started_while_a_backup_is_put_back(home: Lived, run: Run) -> None:
    alone = have_alone(home.settings.data)
    code, said = run("migrate")
    alone.leave()
    assert (code, "being put back" in said) == (1, True)


def test_rights_are_confirmed_by_somebody_who_has_seen_the_list(home: Lived, run: Run) -> None:
    file, key = backed_up(run, home)
    run("restore", str(file), "--replace", key=key)
    code, said = run("confirm-rights", answer="nej\n")
    assert code == 1
    assert "Ett: " in said
    assert "personal, 1 brukare, 1 enheter" in said
    assert "1 brukare ser var och en sitt eget" in said
    home.reopen()
    assert queues_of(home.hub).rights_unconfirmed
    home.close()


def test_a_list_in_which_nobody_gets_anything_is_not_confirmed_by_mistake(
    tmp_path: Path, make_hub: HubMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    close_hub(make_hub())
    for file in (tmp_path / "hub").glob("hub.db*"):
        file.unlink()
    words = ["confirm-rights", "--data", str(tmp_path / "hub"), "--yes"]
    assert operating.run(words) == 1
    assert "Ingen får något" in capsys.readouterr().err
    assert operating.run([*words, "--empty"]) == 0


def test_kept_imports_are_unpacked_as_they_were_given(home: Lived, run: Run) -> None:
    file, key = backed_up(run, home)
    run("restore", str(file), "--replace", key=key)
    out = home.folder / "imports"
    code, said = run("unpack-imports", "--out", str(out))
    assert code == 0, said
    assert [path.read_bytes() for path in out.iterdir()] == [IMPORTED]


def test_every_queue_is_in_the_metrics(home: Lived, run: Run) -> None:
    hub = home.reopen()
    add_attachment(hub, home.anna.device, b"x" * 10)
    held = [home.anna.write(body) for body in bodies(home)]
    assert home.anna.push(held[1])[0].reason == "parent_missing"
    running = importing(hub.settings.data)
    with serving(hub) as web:
        text = web.get("/metrics").text
        for line in (
            'tryggve_held_by_reason{reason="parent_missing"} 1.0',
            "tryggve_held_operations 1.0",
            "tryggve_held_oldest_seconds 0.0",
            "tryggve_attachments_incomplete 0.0",
            "tryggve_import_running 1.0",
            "tryggve_signer_alive 1.0",
            "tryggve_rights_unconfirmed 0.0",
            'tryggve_push_outcomes_total{outcome="held"} 1.0',
        ):
            assert line in text, line
        running.leave()
        home.anna.push(held[0])
        text = web.get("/metrics").text
        assert 'tryggve_held_by_reason{reason="parent_missing"} 0.0' in text
        assert "tryggve_import_running 0.0" in text
    assert home.town.anna not in text


def bodies(home: Lived) -> list[op.NoteWrite]:
    return [op.NoteWrite(visit=home.town.visit, text="Ett"), op.NoteWrite(visit=home.town.visit, text="Två")]
