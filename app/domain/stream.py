"""Streams: the facets in which records travel. Who may see a stream is decided in app.domain.permission."""

import re
from enum import StrEnum

from app.domain.ids import ArendeId, BrukareId, PersonId, StreamName, ThreadId, UtforareId


class Facet(StrEnum):
    """What part of somebody's life a stream holds; utförare, närstående and handläggare may not see the same parts."""

    PLAN = "plan"
    CARE = "care"
    DOORS = "doors"
    ALARM = "alarm"
    PROFILE = "profile"
    ARENDE = "arende"
    UNIT = "unit"
    LEAD = "lead"
    """Of a unit, its shift leaders alone."""
    HELD = "held"
    """What waits for a decision about one brukare's work, with its words: the utförare's shift leaders alone."""
    TASKS = "tasks"
    """What one utförare is to look after about one brukare besides the visits."""
    THREAD = "thread"
    """One conversation of a brukare: its two sides alone."""
    PERSON = "person"
    DISTRICT = "district"


def plan_stream(brukare: BrukareId) -> StreamName:
    return StreamName(f"brukare:{brukare}/plan")


def profile_stream(brukare: BrukareId) -> StreamName:
    return StreamName(f"brukare:{brukare}/profile")


def doors_stream(brukare: BrukareId) -> StreamName:
    return StreamName(f"brukare:{brukare}/doors")


def alarm_stream(brukare: BrukareId) -> StreamName:
    """One brukare's alarms: who raised, who has them, how they ended. No words about care."""
    return StreamName(f"brukare:{brukare}/alarm")


def care_stream(brukare: BrukareId, utforare: UtforareId) -> StreamName:
    """One utförare's documentation about one brukare; other utförare never see it."""
    return StreamName(f"brukare:{brukare}/care:{utforare}")


def arende_stream(arende: ArendeId) -> StreamName:
    return StreamName(f"arende:{arende}")


def unit_stream(utforare: UtforareId) -> StreamName:
    return StreamName(f"unit:{utforare}")


def lead_stream(utforare: UtforareId) -> StreamName:
    """What waits for the decision of a unit's shift leaders, and how their people's devices are doing: no words."""
    return StreamName(f"unit:{utforare}/lead")


def held_stream(brukare: BrukareId, utforare: UtforareId) -> StreamName:
    """The words of one utförare's work about one brukare that waits for a decision."""
    return StreamName(f"brukare:{brukare}/held:{utforare}")


def tasks_stream(brukare: BrukareId, utforare: UtforareId) -> StreamName:
    return StreamName(f"brukare:{brukare}/tasks:{utforare}")


def thread_stream(brukare: BrukareId, thread: ThreadId) -> StreamName:
    return StreamName(f"brukare:{brukare}/thread:{thread}")


def person_stream(person: PersonId) -> StreamName:
    return StreamName(f"person:{person}")


def district_stream(district: str) -> StreamName:
    return StreamName(f"district:{district}")


_ID = r"[^:/\s\0]+"
_PATTERNS = (
    re.compile(rf"brukare:{_ID}/(plan|profile|doors|alarm)\Z"),
    re.compile(rf"brukare:{_ID}/(care|held|tasks|thread):{_ID}\Z"),
    re.compile(rf"unit:{_ID}/(lead)\Z"),
    re.compile(rf"(arende|unit|person|district):{_ID}\Z"),
)


def facet_of(stream: str) -> Facet:
    """Raises ValueError for a name that follows none of the patterns above."""
    for pattern in _PATTERNS:
        if found := pattern.match(stream):
            return Facet(found[1])
    raise ValueError("no stream has such a name")


def is_stream(name: str) -> bool:
    return any(pattern.match(name) for pattern in _PATTERNS)
