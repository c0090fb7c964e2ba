"""Lessons of *Visa mig hur*, and what somebody thought of them."""

from enum import StrEnum


class Lesson(StrEnum):
    """What can be rehearsed on the tablet. The first are the best ones to begin with."""

    WRITE = "write"
    ANSWER = "answer"
    ALARM = "alarm"
    LARGER = "larger"
    WHO_COMES = "who_comes"
    WHO_WAS_HERE = "who_was_here"


class StaffLesson(StrEnum):
    """What staff can rehearse in their mode."""

    VISIT = "staff_visit"
    LOG = "staff_log"
    """What was done at a visit, and a note."""
    MESSAGE = "staff_message"
    ALARM = "staff_alarm"
    ARRIVED = "staff_arrived"
    """*Vad har kommit fram?*"""


class Opinion(StrEnum):
    """One of three faces."""

    GLAD = "glad"
    SO_SO = "so_so"
    SAD = "sad"


def about_lesson(lesson: str) -> str:
    """What an opinion is about."""
    return f"lesson:{lesson}"


MOST_SIGNS = 64
"""Of what names a lesson or what an opinion is about. A newer program knows others than these."""
MOST_LESSONS = 100
"""Of one person. There are a dozen; more is no program of ours."""


def is_named(name: str) -> bool:
    """A code, so that no words travel where only statistics belong."""
    plain = name.replace(":", "").replace("_", "")
    return 0 < len(name) <= MOST_SIGNS and plain.isascii() and plain.isalnum() and plain == plain.lower()
