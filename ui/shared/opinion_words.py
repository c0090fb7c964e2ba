"""What is said of opinions: what they are about, and how many gave which."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.lesson import Lesson, Opinion, StaffLesson, about_lesson
from app.domain.opinions import Faces, Stretch
from ui.shared.lesson_names import lesson_name, staff_lesson_name
from ui.shared.lesson_sayings import opinion_words

translate = QCoreApplication.translate


def about_words(about: str) -> str:
    """Empty for what a newer program asks about."""
    names = {about_lesson(one.value): lesson_name(one) for one in Lesson}
    names |= {about_lesson(one.value): staff_lesson_name(one) for one in StaffLesson}
    return names.get(about, "")


def stretch_words(stretch: Stretch) -> str:
    first, last = _week(stretch.first), _week(stretch.last)
    if stretch.first == stretch.last:
        return translate("Opinions", "Vecka %1", "%1 is the number of a week").replace("%1", first)
    said = translate("Opinions", "Vecka %1 till %2", "%1 and %2 are numbers of weeks")
    return said.replace("%1", first).replace("%2", last)


def _week(monday: date) -> str:
    return str(monday.isocalendar().week)


def faces_words(faces: Faces) -> str:
    """ "Bra: 4 · Så där: 1 · Dåligt: 0"."""
    counts = {Opinion.GLAD: faces.glad, Opinion.SO_SO: faces.so_so, Opinion.SAD: faces.sad}
    said = translate("Opinions", "%1: %2", "%1 is the word under a face, %2 how many chose it")
    return " · ".join(said.replace("%1", opinion_words(face)).replace("%2", str(n)) for face, n in counts.items())
