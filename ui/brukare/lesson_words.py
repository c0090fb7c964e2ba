"""What is said of the lessons in *Visa mig hur*."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.lesson import Lesson, Opinion
from app.services.rehearsal_samples import Words
from ui.shared.dates import date_words, wall_date

translate = QCoreApplication.translate


def lessons_name() -> str:
    return translate("Lessons", "Visa mig hur", "Place on the tablet, and its page: short lessons")


def back_to_lessons() -> str:
    return translate("Lessons", "Tillbaka till övningarna", "Way back to the list of lessons")


def band_words() -> str:
    return translate("Lessons", "Övning. Inget skickas.", "Stands above everything in a rehearsal")


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


def sample_words() -> Words:
    return Words(
        unit=translate("Lessons", "Hemtjänsten", "Name of a made-up home care in a rehearsal"),
        question=translate("Lessons", "Vill du ha kaffe när vi kommer?", "A made-up message in a rehearsal"),
        lunch=translate("Lessons", "Hjälp med lunch", "What a made-up visit in a rehearsal is for"),
        shower=translate("Lessons", "Dusch", "What a made-up visit in a rehearsal is for"),
    )
