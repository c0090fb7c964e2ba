"""What a screen asks for at every tap is found by an index, however much has been there before."""

from pathlib import Path

from app.protocol import records as rec
from app.store.encrypted import open_database, reading
from app.store.migration import migrate
from app.store.person_reading import Reading
from app.store.person_shape import MIGRATIONS


class _Explaining:
    """Answers nothing, and keeps how SQLite would look."""

    def __init__(self, connection: object) -> None:
        self._connection = connection
        self.plan = ""

    def exec_driver_sql(self, statement: str, parameters: object = (), /) -> list[object]:
        rows = self._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[attr-defined]
        self.plan = " ".join(row[3] for row in rows)
        return []


def test_a_day_is_a_stretch_of_one_index_and_so_are_a_brukares_visits(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "a.db", bytes(range(32)))
    migrate(engine, tmp_path / "a.db", MIGRATIONS)
    with reading(engine) as connection:
        asked = _Explaining(connection)
        Reading(asked).all(rec.VisitBody, since="2026-03-02", until="2026-03-03")
        assert asked.plan == "SEARCH record USING INDEX record_by_sort (kind=? AND sort>? AND sort<?)"
        Reading(asked).all(rec.VisitBody, parent="brukare", since="2026-03-02")
        assert asked.plan == "SEARCH record USING INDEX record_by_parent (kind=? AND parent=? AND sort>?)"
    engine.dispose()
