"""Days and times as the language of the screens writes them, on Swedish wall clocks and in their digits. Aware UTC goes
in."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate

from app.domain.wall_time import wall_of
from ui.shared.language import filled, locale, speaking

translate = QCoreApplication.translate

_OUR_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
PARTS_OF_DAY = ((5, "natt"), (9, "morgon"), (12, "förmiddag"), (18, "eftermiddag"), (22, "kväll"), (24, "natt"))


def clock_time(moment: datetime) -> str:
    """ "10.45"."""
    wall = wall_of(moment)
    return f"{wall.hour:02}{_point()}{wall.minute:02}"


def spoken_time(moment: datetime) -> str:
    """ "8" or "8.15", after "klockan"."""
    wall = wall_of(moment)
    return str(wall.hour) if wall.minute == 0 else f"{wall.hour}{_point()}{wall.minute:02}"


def _point() -> str:
    """What stands between hours and minutes."""
    return speaking().clock[2]


def time_span(starts_at: datetime, ends_at: datetime, *, airy: bool = False) -> str:
    """ "10.45–11.15"; `airy` puts spaces around the dash, for large text."""
    text = (
        translate("Dates", "%1 – %2", "From when to when, in large text: '10.45 – 11.15'")
        if airy
        else translate("Dates", "%1–%2", "From when to when: '10.45–11.15'")
    )
    return filled(text, clock_time(starts_at), clock_time(ends_at))


def day_words(day: date) -> str:
    """ "måndag 23 november"."""
    return _written(day, speaking().day)


def date_words(day: date) -> str:
    """ "23 november"."""
    return _written(day, speaking().date)


def long_date(day: date) -> str:
    """ "23 november 2026"."""
    return _written(day, f"{speaking().date} yyyy")


def weekday(day: date) -> str:
    """ "Måndag"."""
    return capital(locale().standaloneDayName(day.isoweekday()))


def _written(day: date, pattern: str) -> str:
    return locale().toString(QDate(day.year, day.month, day.day), pattern).translate(_OUR_DIGITS)


def wall_date(moment: datetime) -> date:
    return wall_of(moment).date()


def part_of_day(moment: datetime) -> str:
    """ "Måndag förmiddag". After midnight it is the night of the day that the calendar names."""
    wall = wall_of(moment)
    patterns = {
        "natt": translate("Dates", "%1 natt", "Part of the day; %1 is 'Måndag'"),
        "morgon": translate("Dates", "%1 morgon", "Part of the day; %1 is 'Måndag'"),
        "förmiddag": translate("Dates", "%1 förmiddag", "Part of the day; %1 is 'Måndag'"),
        "eftermiddag": translate("Dates", "%1 eftermiddag", "Part of the day; %1 is 'Måndag'"),
        "kväll": translate("Dates", "%1 kväll", "Part of the day; %1 is 'Måndag'"),
    }
    part = next(name for until, name in PARTS_OF_DAY if wall.hour < until)
    return capital(patterns[part].replace("%1", weekday(wall.date())))


def day_and_time(moment: datetime, *, now: datetime) -> str:
    """ "10.45" today, "i går 10.45" yesterday, else "23 november 10.45"."""
    day, today = wall_date(moment), wall_date(now)
    if day == today:
        return clock_time(moment)
    if (today - day).days == 1:
        return translate("Dates", "i går %1", "A time yesterday; %1 is the time, 10.45").replace(
            "%1", clock_time(moment)
        )
    return f"{date_words(day)} {clock_time(moment)}"


def capital(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def personnummer_words(number: str) -> str:
    """ "19350917-9981", as it stands on every paper; anything but twelve digits is left as it is."""
    return f"{number[:8]}-{number[8:]}" if len(number) == 12 and number.isdigit() else number
