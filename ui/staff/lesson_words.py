"""What is said of staff's lessons in *Visa mig hur*."""

from PySide6.QtCore import QCoreApplication

from app.domain.lesson import StaffLesson
from app.services.staff_rehearsal import StaffWords

translate = QCoreApplication.translate


def lesson_icon(lesson: StaffLesson) -> str:
    match lesson:
        case StaffLesson.VISIT:
            return "walk"
        case StaffLesson.LOG:
            return "pencil"
        case StaffLesson.MESSAGE:
            return "message"
        case StaffLesson.ALARM:
            return "bell-ringing"
        case StaffLesson.ARRIVED:
            return "cloud-check"


def over_words(lesson: StaffLesson) -> str:
    """What has been rehearsed, when it is done."""
    match lesson:
        case StaffLesson.VISIT:
            return translate("StaffLessons", "Bra! Så går ett besök till.", "A visit was rehearsed")
        case StaffLesson.LOG:
            return translate("StaffLessons", "Bra! Så skriver du vad som är gjort.", "A note was rehearsed")
        case StaffLesson.MESSAGE:
            return translate("StaffLessons", "Bra! Så skickar du.", "A message was rehearsed")
        case StaffLesson.ALARM:
            return translate("StaffLessons", "Bra! Så tar du ett larm och avslutar det.", "An alarm was rehearsed")
        case StaffLesson.ARRIVED:
            return translate("StaffLessons", "Bra! Där ser du vad hubben har tagit emot.", "A page was rehearsed")


def sample_words() -> StaffWords:
    return StaffWords(
        unit=translate("StaffLessons", "Övningsgruppen", "Name of a made-up unit in a rehearsal"),
        said=translate("StaffLessons", "Kan ni köpa mjölk i dag?", "A made-up message in a rehearsal"),
        address=translate("StaffLessons", "Övningsgatan 1", "A made-up address in a rehearsal"),
        breakfast=translate("StaffLessons", "Frukost", "A made-up insats in a rehearsal"),
        bed=translate("StaffLessons", "Bädda", "A made-up insats in a rehearsal"),
    )


def write_words() -> str:
    return translate("StaffLessons", "Skriv några ord i rutan.", "What to do next: type in the field")


def answer_words() -> str:
    return translate("StaffLessons", "Svara på frågan.", "What to do next: a question stands over the page")


def look_words() -> str:
    return translate("StaffLessons", "Läs vad som väntar och vad som har kommit fram.", "What to do next on a page")
