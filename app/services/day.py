"""The staff member's day, and a visit as it is seen at the door."""

from concurrent.futures import Future
from datetime import date

from app.domain.ids import VisitId
from app.domain.wall_time import wall_of
from app.services.desk import Desk
from app.services.staff_snapshots import StaffDay, VisitCard


def staff_day(desk: Desk, day: date) -> "Future[StaffDay]":
    """The visits that begin on this day, in order; what another has been given is not in it."""
    return desk.call("day.staff_day", day)


def visit_card(desk: Desk, visit: VisitId) -> "Future[VisitCard | None]":
    """None when the visit is not (or no longer) this person's to see."""
    return desk.call("day.visit_card", visit)


def today(desk: Desk) -> date:
    return wall_of(desk.now()).date()
