"""What is said of the tablet's lessons in *Visa mig hur*."""

from PySide6.QtCore import QCoreApplication

from app.domain.lesson import Lesson
from app.services.rehearsal_samples import Words

translate = QCoreApplication.translate


def lesson_icon(lesson: Lesson) -> str:
    match lesson:
        case Lesson.WRITE:
            return "pencil"
        case Lesson.ANSWER:
            return "message"
        case Lesson.ALARM:
            return "hand-finger"
        case Lesson.LARGER:
            return "text-size"
        case Lesson.WHO_COMES:
            return "calendar"
        case Lesson.WHO_WAS_HERE:
            return "door"


def what_is_learnt(lesson: Lesson) -> str:
    match lesson:
        case Lesson.WRITE:
            return translate("Lessons", "Du lär dig att skriva till hemtjänsten.", "What a lesson teaches")
        case Lesson.ANSWER:
            return translate("Lessons", "Du lär dig att läsa ett meddelande och svara.", "What a lesson teaches")
        case Lesson.ALARM:
            return translate("Lessons", "Du lär dig att larma, och att ta tillbaka larmet.", "What a lesson teaches")
        case Lesson.LARGER:
            return translate("Lessons", "Du lär dig att göra texten större.", "What a lesson teaches")
        case Lesson.WHO_COMES:
            return translate("Lessons", "Du lär dig att se vem som kommer och när.", "What a lesson teaches")
        case Lesson.WHO_WAS_HERE:
            return translate("Lessons", "Du lär dig att se vem som har varit hos dig.", "What a lesson teaches")


def how_it_goes() -> str:
    return translate(
        "Lessons",
        "Det är på låtsas. Inget skickas. Larmknappen är alltid på riktigt.",
        "Before a lesson begins; the alarm button beside the page is the real one",
    )


def sample_words() -> Words:
    return Words(
        unit=translate("Lessons", "Hemtjänsten", "Name of a made-up home care in a rehearsal"),
        question=translate("Lessons", "Vill du ha kaffe när vi kommer?", "A made-up message in a rehearsal"),
        lunch=translate("Lessons", "Hjälp med lunch", "What a made-up visit in a rehearsal is for"),
        shower=translate("Lessons", "Dusch", "What a made-up visit in a rehearsal is for"),
    )
