"""What the brukare's tablet shows: who comes, the day, and who has been here."""

from concurrent.futures import Future
from datetime import date

from app.services.brukare_snapshots import BrukareDay, Home, Visitors
from app.services.desk import Desk


def home(desk: Desk) -> "Future[Home]":
    return desk.call("home.home")


def brukare_day(desk: Desk, day: date) -> "Future[BrukareDay]":
    return desk.call("home.brukare_day", day)


def visitors(desk: Desk) -> "Future[Visitors]":
    return desk.call("home.visitors")
