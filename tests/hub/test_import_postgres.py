"""The same import on PostgreSQL: added, changed, called off, and nothing on the second time."""

from pathlib import Path

import pytest

from app.domain.visit import VisitState
from app.hub.imports.batch import Counts
from app.hub.imports.headings import FileKind
from app.protocol.records import VisitBody
from tests.hub.importing import STAFF, VISITS, changed, make_hub, visit_id, write, write_town


@pytest.mark.postgres
def test_an_import_on_postgresql_is_like_one_on_sqlite(tmp_path: Path, postgres_url: str) -> None:
    hub, other = make_hub(tmp_path / "data", postgres_url), make_hub(tmp_path / "other")
    town = write_town(tmp_path / "files")
    assert hub.take(*town) == other.take(*town)
    assert hub.heads() == other.heads()
    heads = hub.heads()
    assert all(count.added == count.changed == count.ended == 0 for count in hub.take(*town).values())
    assert hub.heads() == heads
    new = write(
        tmp_path / "new.csv",
        [
            *changed(VISITS, V1="", V2="V2;B1;U1;2026-03-03;11:00;11:45;P2;Dusch 20;Sent"),
            "V9;B1;U1;2026-03-05;09:00;09:45;;;",
        ],
    )
    counts = hub.take(new)
    assert counts[FileKind.VISIT] == Counts(added=1, changed=1, ended=1, unchanged=2)
    gone = hub.body("visit", visit_id("V1", "B1"))
    assert isinstance(gone, VisitBody)
    assert gone.state is VisitState.CANCELLED
    fewer = hub.take(write(tmp_path / "p.csv", changed(STAFF, P3="")), complete=True)
    assert fewer[FileKind.STAFF] == Counts(ended=1, unchanged=2)
    hub.engine.dispose()
