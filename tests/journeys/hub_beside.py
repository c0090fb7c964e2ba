"""What stands in the hub's database, read beside the hub that runs."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, select

from app.domain.task import TaskKind, TaskState
from app.hub.tables import operation, record
from app.protocol import records as rec

WITHIN_S = 60.0


def eventually(holds: Callable[[], bool], what: str, *, within_s: float = WITHIN_S) -> None:
    latest = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < latest, what
        time.sleep(0.1)


@dataclass
class Hub:
    data: Path

    def bodies(self, kind: str) -> list[rec.RecordBody]:
        engine = create_engine(f"sqlite:///file:{self.data / 'hub.db'}?mode=ro&uri=true")
        with engine.connect() as connection:
            rows = connection.execute(select(record).where(record.c.kind == kind)).all()
        engine.dispose()
        found = [rec.decode_record_body(kind, row.kind_version, row.body) for row in rows if row.body is not None]
        return [body for body in found if body is not None]

    def tablets(self) -> list[rec.TabletBody]:
        return [body for body in self.bodies("tablet") if isinstance(body, rec.TabletBody)]

    def tasks(self) -> list[tuple[TaskKind, TaskState]]:
        return [(body.kind, body.state) for body in self.bodies("task") if isinstance(body, rec.TaskBody)]

    def alarms(self) -> list[rec.AlarmBody]:
        return [body for body in self.bodies("alarm") if isinstance(body, rec.AlarmBody)]

    def words_of_tablets(self) -> int:
        engine = create_engine(f"sqlite:///file:{self.data / 'hub.db'}?mode=ro&uri=true")
        with engine.connect() as connection:
            count = len(connection.execute(select(operation.c.id).where(operation.c.kind == "tablet.state")).all())
        engine.dispose()
        return count
