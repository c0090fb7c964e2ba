"""What is said around a lesson in every mode: the place, the rehearsal, what to do next, and the three faces after."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.lesson import Opinion
from ui.shared.dates import date_words, wall_date

translate = QCoreApplication.translate

FACES = {Opinion.GLAD: "face-glad", Opinion.SO_SO: "face-so-so", Opinion.SAD: "face-sad"}
"""Icons."""


def lessons_name() -> str:
    return translate("Lessons", "Visa mig hur", "Place on the tablet, and its page: short lessons")


def back_to_lessons() -> str:
    return translate("Lessons", "Tillbaka till övningarna", "Way back to the list of lessons")


def band_words() -> str:
    return translate("Lessons", "Övning. Inget skickas.", "Stands above everything in a rehearsal")


def done_on(at: datetime) -> str:
    told = translate("Lessons", "Klart %1", "A lesson has been done; %1 is '23 november'")
    return told.replace("%1", date_words(wall_date(at)))


def press_words(name: str) -> str:
    told = translate("Lessons", "Tryck på ”%1”.", "What to do next; %1 is the word on a button")
    return told.replace("%1", name)


def astray_words() -> str:
    return translate("Lessons", "Det gör inget.", "Kindly, after another button than the one told")


def not_rehearsed_words() -> str:
    return translate("Lessons", "Den är inte med här.", "Kindly, after a button that does nothing here")


def opinion_words(face: Opinion) -> str:
    match face:
        case Opinion.GLAD:
            return translate("Lessons", "Bra", "Under a glad face: how it went")
        case Opinion.SO_SO:
            return translate("Lessons", "Så där", "Under a face between glad and sad: how it went")
        case Opinion.SAD:
            return translate("Lessons", "Dåligt", "Under a sad face: how it went")
