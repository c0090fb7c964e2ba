"""When it is night for a tablet at home: dark, so that nobody is woken by it, and awake for all that."""

from dataclasses import dataclass
from datetime import datetime, time

from app.domain.wall_time import wall_of


@dataclass(frozen=True)
class NightHours:
    """Wall times in Stockholm. An end not after the beginning is on the next day; both alike: there is no night."""

    begins: time = time(22)
    ends: time = time(6)

    def holds(self, moment: datetime) -> bool:
        now = wall_of(moment).time()
        if self.begins == self.ends:
            return False
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends


def night_hours(text: str) -> NightHours:
    """ "22-6" or "21.30-6.15". Raises ValueError for anything else."""
    begins, dash, ends = text.partition("-")
    if not dash:
        raise ValueError("two times of day, such as 22-6")
    return NightHours(_time(begins), _time(ends))


def _time(text: str) -> time:
    hour, _, minute = text.strip().partition(".")
    return time(int(hour), int(minute or 0))
