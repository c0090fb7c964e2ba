"""A restore that is killed at any moment leaves the old hub or the new one, whole."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.hub.backups.putting_in_place import FOLDER
from tests.hub.backup_fixture import Lived, everything, lived


class Killed(BaseException):
    """Nothing catches it, and nothing is tidied up by it: see `killed_at`."""


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    """`steps(n)`: the process is killed before its n-th step on the disk; returns what it did until then."""

    def kill_at(number: int) -> list[str]:
        done: list[str] = []
        rename, replace, unlink, fsync = Path.rename, Path.replace, Path.unlink, os.fsync

        rmtree = shutil.rmtree

        def step(name: str) -> None:
            if len(done) >= number:
                raise Killed
            done.append(name)

        def renamed(self: Path, target: Path) -> Path:
            step(f"rename {self.name}")
            return rename(self, target)

        def replaced(self: Path, target: Path) -> Path:
            step(f"replace {self.name}")
            return replace(self, target)

        def unlinked(self: Path, missing_ok: bool = False) -> None:
            step(f"unlink {self.name}")
            unlink(self, missing_ok)

        def removed(path: Path, *, ignore_errors: bool) -> None:
            step("rmtree")
            rmtree(path, ignore_errors=ignore_errors)

        def synced(descriptor: int) -> None:
            step("sync")
            fsync(descriptor)

        monkeypatch.setattr(Path, "rename", renamed)
        monkeypatch.setattr(Path, "replace", replaced)
        monkeypatch.setattr(Path, "unlink", unlinked)
        monkeypatch.setattr(os, "fsync", synced)
        monkeypatch.setattr(shutil, "rmtree", removed)
        return done

    return kill_at


def killed_restore(home: Lived, file: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    try:
        home.restore(file, replace=True)
    except Killed:
        return True
    finally:
        monkeypatch.undo()
    return False


def test_a_kill_at_any_step_leaves_one_hub_or_the_other(
    tmp_path: Path, database_url: str, steps: Callable[[int], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = lived(tmp_path, database_url)
    file, _ = home.back_up()
    of_backup = len(everything(home.hub)["operation"])
    home.note("Efter säkerhetskopian.")
    home.close()
    seen: set[int] = set()
    for number in range(200):
        done = steps(number)
        killed = killed_restore(home, file, monkeypatch)
        hub = home.reopen()  # this is what finishes it
        operations = len(everything(hub)["operation"])
        seen.add(operations)
        assert operations in {of_backup, of_backup + 1}, done
        assert (hub.settings.data / "keys" / "root.key").exists()
        assert not (hub.settings.data / FOLDER / "journal").exists()
        assert [path.name for path in (hub.settings.data / "attachments").rglob("*") if path.is_file()]
        home.close()
        if not killed:
            break
    assert not killed
    assert seen == {of_backup, of_backup + 1}
