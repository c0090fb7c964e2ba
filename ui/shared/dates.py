"""Days and times as Swedes write them, on Swedish wall clocks. Aware UTC goes in."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from app.domain.wall_time import wall_of

SWEDISH = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)
translate = QCoreApplication.translate

PARTS_OF_DAY = ((5, "natt"), (9, "morgon"), (12, "förmiddag"), (18, "eftermiddag"), (22, "kväll"), (24, "natt"))


def clock_time(moment: datetime) -> str:
    """ "10.45"."""
    wall = wall_of(moment)
    return SWEDISH.toString(QTime(wall.hour, wall.minute), "HH.mm")


def time_span(starts_at: datetime, ends_at: datetime, *, airy: bool = False) -> str:
    """ "10.45–11.15"; `airy` puts spaces around the dash, for large text."""
    dash = " – " if airy else "–"
    return f"{clock_time(starts_at)}{dash}{clock_time(ends_at)}"


def day_words(day: date) -> str:
    """ "måndag 23 november"."""
    return SWEDISH.toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def date_words(day: date) -> str:
    """ "23 november"."""
    return SWEDISH.toString(QDate(day.year, day.month, day.day), "d MMMM")


def long_date(day: date) -> str:
    """ "23 november 2026"."""
    return SWEDISH.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def weekday(day: date) -> str:
    """ "Måndag"."""
    return capital(SWEDISH.toString(QDate(day.year, day.month, day.day), "dddd"))


def wall_date(moment: datetime) -> date:
    return wall_of(moment).date()


def part_of_day(moment: datetime) -> str:
    """ "Måndag förmiddag". After midnight it is the night of the day that the calendar names."""
    wall = wall_of(moment)
    names = {
        "natt": translate("Dates", "natt", "Part of the day, after the weekday: 'Måndag natt'"),
        "morgon": translate("Dates", "morgon", "Part of the day: 'Måndag morgon'"),
        "förmiddag": translate("Dates", "förmiddag", "Part of the day: 'Måndag förmiddag'"),
        "eftermiddag": translate("Dates", "eftermiddag", "Part of the day: 'Måndag eftermiddag'"),
        "kväll": translate("Dates", "kväll", "Part of the day: 'Måndag kväll'"),
    }
    part = next(name for until, name in PARTS_OF_DAY if wall.hour < until)
    return f"{weekday(wall.date())} {names[part]}"


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
