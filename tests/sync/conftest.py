"""The house that the sync tests happen in."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.hub.assembly import close_hub
from tests.hub.hub_fixture import hub_in
from tests.sync.client_fixture import House, a_house

_MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: every transaction here waits for the disk, and others use it too."""
    if not os.access(_MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def hub_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated hub with keys and nothing in it, to begin from."""
    folder = tmp_path_factory.mktemp("template") / "hub"
    close_hub(hub_in(folder))
    return folder


@pytest.fixture
def house(tmp_path: Path, hub_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    # How dear a wrong PIN is, is tested in tests/unit/test_store_secret_box.py; here it would be most of the time.
    monkeypatch.setattr("app.store.secret_box._PIN_MEMORY_KIB", 64)
    shutil.copytree(hub_folder, tmp_path / "hub")
    with a_house(tmp_path) as made:
        yield made
