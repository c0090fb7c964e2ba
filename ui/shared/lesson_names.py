"""Names of the tablet's lessons, for the one who rehearses and for those who visit."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.domain.lesson import Lesson, StaffLesson

translate = QCoreApplication.translate


def lesson_name(lesson: Lesson) -> str:
    match lesson:
        case Lesson.WRITE:
            return translate("Lessons", "Skriva ett meddelande", "Name of a lesson")
        case Lesson.ANSWER:
            return translate("Lessons", "Svara på ett meddelande", "Name of a lesson")
        case Lesson.ALARM:
            return translate("Lessons", "Larma och ta tillbaka", "Name of a lesson: the alarm")
        case Lesson.LARGER:
            return translate("Lessons", "Göra texten större", "Name of a lesson")
        case Lesson.WHO_COMES:
            return translate("Lessons", "Se vem som kommer", "Name of a lesson")
        case Lesson.WHO_WAS_HERE:
            return translate("Lessons", "Se vem som har varit här", "Name of a lesson")


def rehearsed_words(done: Iterable[str]) -> str:
    """For staff: what somebody has rehearsed; empty where nothing is known. A newer program's lessons are left out."""
    known = [lesson_name(Lesson(one)) for one in done if one in set(Lesson)]
    if not known:
        return ""
    said = translate("Lessons", "Har övat på plattan: %1.", "Staff see it at a visit; %1 is a list of lessons")
    return said.replace("%1", ", ".join(name[:1].lower() + name[1:] for name in known))


def staff_lesson_name(lesson: StaffLesson) -> str:
    match lesson:
        case StaffLesson.VISIT:
            return translate("StaffLessons", "Gå igenom ett besök", "Name of a lesson for staff")
        case StaffLesson.LOG:
            return translate("StaffLessons", "Skriva vad du har gjort", "Name of a lesson for staff")
        case StaffLesson.MESSAGE:
            return translate("StaffLessons", "Svara på ett meddelande", "Name of a lesson for staff")
        case StaffLesson.ALARM:
            return translate("StaffLessons", "Ta ett larm och avsluta det", "Name of a lesson for staff")
        case StaffLesson.ARRIVED:
            return translate("StaffLessons", "Se vad som har kommit fram", "Name of a lesson for staff")
