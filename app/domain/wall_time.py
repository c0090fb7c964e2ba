"""Local date and wall time in Sweden, and the moments that they name.

A planned visit keeps its local date and wall time; the moment is worked out when it is needed, so that a change of
the clock moves nothing on the wall. Source: the IANA zone Europe/Stockholm; `tzdata` is shipped for Windows.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def moment_of(day: date, wall: time) -> datetime:
    """The aware UTC moment of a wall time.

    In the hour that occurs twice (October) the first one is meant. A wall time that is skipped (March) becomes the
    moment as far after the jump as it lay after the jump's beginning: 02.30 is rung at 03.30.
    """
    return datetime.combine(day, wall, tzinfo=STOCKHOLM).astimezone(UTC)


def wall_of(moment: datetime) -> datetime:
    """The same moment on a Swedish clock. `moment` must be aware."""
    if moment.tzinfo is None:
        raise ValueError("a moment must be aware")
    return moment.astimezone(STOCKHOLM)


def window_of(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    """Begin and end as moments; an end at or before the start belongs to the next day (a night visit).

    The end always lies after the beginning: in the night when an hour is skipped, a visit that was moved past its own
    end by the clock keeps its length.
    """
    last_day = day if end > start else day + timedelta(days=1)
    begins, ends = moment_of(day, start), moment_of(last_day, end)
    if ends <= begins:
        ends = begins + (datetime.combine(last_day, end) - datetime.combine(day, start))
    return begins, ends
