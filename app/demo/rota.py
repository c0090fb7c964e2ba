"""The plan of the demo district: who goes where, when. A round for each worker, so that nobody is in two places."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.demo.needs import Needs, Wish
from app.demo.people import DemoStaff

DAYS = 14
TRAVEL_MIN = 5
_NIGHT_FROM = 22 * 60 + 30
_EVENING_FROM = 16 * 60


@dataclass(frozen=True)
class PlannedVisit:
    place: int
    """Which of the brukare's wishes it is: with the day, it names the visit in every export."""
    brukare: str
    utforare: str
    day: int
    """0 is the start date."""
    start: int
    """Minutes after midnight of `day`; a night visit goes past 24 hours."""
    end: int
    staff: tuple[str, ...]
    wish: Wish

    def begins_on(self, start: date) -> date:
        """A night visit may begin after midnight, on the next day."""
        return start + timedelta(days=self.day + self.start // 1440)

    def external(self, start: date) -> str:
        """Its id in the export; the same for one day whenever the plan begins."""
        return f"V-{self.brukare[2:]}-{start + timedelta(days=self.day):%Y%m%d}-{self.place}"


def plan_visits(needs: Sequence[Needs], staff: Sequence[DemoStaff]) -> list[PlannedVisit]:
    teams: dict[str, list[DemoStaff]] = defaultdict(list)
    homes: dict[str, list[Needs]] = defaultdict(list)
    for one in staff:
        teams[one.utforare].append(one)
    for need in needs:
        homes[need.brukare.utforare].append(need)
    visits: list[PlannedVisit] = []
    for day in range(DAYS):
        for utforare in sorted(homes):
            visits += _day(day, utforare, homes[utforare], teams[utforare])
    return visits


def _day(day: int, utforare: str, homes: Sequence[Needs], team: Sequence[DemoStaff]) -> list[PlannedVisit]:
    wanted = sorted(
        ((wish, home) for home in homes for wish in home.wishes if day % 7 in wish.days),
        key=lambda pair: (pair[0].at, pair[1].brukare.number),
    )
    free_at: dict[str, int] = {}
    visits = []
    for wish, home in wanted:
        workers = sorted(
            _on_duty(team, day, wish.at),
            key=lambda who: (max(free_at.get(who, 0), wish.at), free_at.get(who, 0), who),
        )[: wish.staff]
        start = max(wish.at, *(free_at.get(who, 0) for who in workers))
        end = start + wish.minutes
        for who in workers:
            free_at[who] = end + TRAVEL_MIN
        place = home.wishes.index(wish) + 1
        visits.append(PlannedVisit(place, home.brukare.id, utforare, day, start, end, tuple(workers), wish))
    return visits


def _on_duty(team: Sequence[DemoStaff], day: int, minute: int) -> list[str]:
    """Places in a team: 0 leads (and goes round like the others), 1 and 2 take turns at night, 3 to 6 work evenings,
    the others days. Everybody by day and evening works five days of seven; days off are spread out."""
    if minute >= _NIGHT_FROM:
        return [one.id for one in team if one.place == 1 + day % 2]
    if minute >= _EVENING_FROM:
        return [one.id for one in team if 3 <= one.place <= 6 and _works(one.place, day + 4)]
    leads = [one.id for one in team if one.place == 0 and day % 7 not in {1, 2}]
    return leads + [one.id for one in team if one.place >= 7 and _works(one.place, day)]


def _works(place: int, day: int) -> bool:
    return (day + 2 * place) % 7 < 5
