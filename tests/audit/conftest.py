"""A hub of each test's own, whose files are checked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.hub.assembly import close_hub
from app.hub.hub import Hub
from tests.hub.hub_fixture import hub_in


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    hub = hub_in(tmp_path / "hub")
    yield hub
    close_hub(hub)
