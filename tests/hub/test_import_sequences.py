"""Plan after plan: the hub's plan is what the newest file says, and nothing that was begun moves."""

import csv
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.visit import VisitState
from app.hub.database import reading
from app.hub.imports import ids
from app.hub.tables import assignment
from app.protocol.records import VisitBody
from tests.hub.importing import NOW, VISITS, Hub, make_hub, set_body, visit_id, write, write_town

HEADINGS = VISITS[0]
FIRST = "V0;B1;U1;2026-03-03;06:00;06:15;P1;Tillsyn 15;"
LAST = "V99;B1;U1;2026-03-20;06:00;06:15;P1;Tillsyn 15;"
"""In every plan, so that each covers the same days."""


@dataclass(frozen=True)
class Line:
    external: str
    brukare: str
    day: int
    hour: int
    staff: tuple[str, ...]

    def text(self) -> str:
        cells = io.StringIO()
        day, wall = f"2026-03-{self.day:02}", f"{self.hour:02}:00"
        row = [self.external, self.brukare, "U1", day, wall, f"{self.hour:02}:30", "|".join(self.staff), "Dusch 20", ""]
        csv.writer(cells, delimiter=";", lineterminator="").writerow(row)
        return cells.getvalue()


LINES = st.builds(
    Line,
    external=st.sampled_from([f"V{number}" for number in range(10, 16)]),
    brukare=st.sampled_from(["B1", "B2"]),
    day=st.integers(4, 19),
    hour=st.integers(7, 20),
    staff=st.sets(st.sampled_from(["P1", "P2"])).map(lambda staff: tuple(sorted(staff))),
)
PLANS = st.lists(LINES, unique_by=lambda line: line.external, max_size=6)
STEPS = st.lists(st.tuples(PLANS, st.booleans()), min_size=2, max_size=4)
"""Plans one after the other; true: after it, somebody begins its first visit."""


def _planned(hub: Hub) -> dict[str, tuple[str, int, int, tuple[str, ...]]]:
    """What stands in the plan, by visit: the assignments of the hub, not the records."""
    found = {}
    for external in (f"V{number}" for number in range(10, 16)):
        for brukare in ("B1", "B2"):
            visit = visit_id(external, brukare)
            body = _body(hub, visit)
            if body is not None and body.state is VisitState.PLANNED:
                found[visit] = (body.brukare, body.day.day, body.start.hour, _on_it(hub, visit))
    return found


def _body(hub: Hub, visit: str) -> VisitBody | None:
    try:
        body = hub.body("visit", visit)
    except LookupError:
        return None
    assert body is None or isinstance(body, VisitBody)
    return body


def _on_it(hub: Hub, visit: str) -> tuple[str, ...]:
    open_ones = select(assignment.c.person).where(assignment.c.visit == visit, assignment.c.ended_at.is_(None))
    with reading(hub.engine) as connection:
        return tuple(sorted(connection.scalars(open_ones)))


def _said(line: Line) -> tuple[str, int, int, tuple[str, ...]]:
    staff = tuple(sorted(ids.person_id("personal", one) for one in line.staff))
    return ids.person_id("brukare", line.brukare), line.day, line.hour, staff


@given(steps=STEPS)
@settings(max_examples=25)
def test_the_newest_plan_stands_and_what_was_begun_stays(steps: list[tuple[list[Line], bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hub = make_hub(Path(folder) / "data")
        hub.take(*write_town(Path(folder) / "files"))
        begun: dict[str, VisitBody] = {}
        for number, (plan, somebody_begins) in enumerate(steps):
            lines = [HEADINGS, FIRST, LAST, *(line.text() for line in plan)]
            hub.take(write(Path(folder) / f"{number}.csv", lines))
            expected = {visit_id(line.external, line.brukare): _said(line) for line in plan}
            assert _planned(hub) == {visit: said for visit, said in expected.items() if visit not in begun}
            assert {visit: _body(hub, visit) for visit in begun} == begun
            if somebody_begins and plan and (visit := visit_id(plan[0].external, plan[0].brukare)) not in begun:
                set_body(hub, "visit", visit, state=VisitState.STARTED, started_at=NOW)
                body = _body(hub, visit)
                assert body is not None
                begun[visit] = body
            heads = hub.heads()
            hub.take(write(Path(folder) / f"{number}.csv", lines))
            assert hub.heads() == heads
        hub.engine.dispose()
