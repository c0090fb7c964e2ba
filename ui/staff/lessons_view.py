"""*Visa mig hur* for staff: the lessons with what is done, and the question after one."""

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.lesson import Opinion, StaffLesson
from app.services.lessons import Lessons
from ui.shared.lesson_names import staff_lesson_name
from ui.shared.lesson_sayings import FACES, back_to_lessons, done_on, lessons_name, opinion_words
from ui.shared.page import Page
from ui.shared.rows import Row
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, quiet
from ui.staff.lesson_words import lesson_icon
from ui.staff.page_names import back_to_day

translate = QCoreApplication.translate


class LessonsView(Page):
    chosen = Signal(object)
    """A StaffLesson."""

    def __init__(self) -> None:
        super().__init__(lessons_name(), back=back_to_day())
        self._count = body(bold=True)
        how = quiet(
            translate(
                "StaffLessons",
                "Du övar med en påhittad person. Inget skickas, och inga dörrar öppnas. Riktiga larm hörs som vanligt.",
                "Over the lessons: what a rehearsal is",
            )
        )
        only_you = quiet(translate("StaffLessons", "Bara du ser vad du har övat på.", "Under the lessons"))
        self.buttons = {lesson: self._button(lesson) for lesson in StaffLesson}
        self.add(self._count, how, *self.buttons.values(), only_you)
        self.show_lessons(Lessons())

    def show_lessons(self, known: Lessons) -> None:
        done = sum(lesson.value in known.done for lesson in StaffLesson)
        said = translate("StaffLessons", "Klart: %1 av %2", "Over the lessons; %1 and %2 are numbers")
        self._count.say(said.replace("%1", str(done)).replace("%2", str(len(StaffLesson))))
        for lesson, button in self.buttons.items():
            at = known.done.get(lesson.value)
            button.set_words(staff_lesson_name(lesson), note=done_on(at) if at is not None else "")
            button.set_icon(lesson_icon(lesson) if at is None else "check")

    def _button(self, lesson: StaffLesson) -> TouchButton:
        button = TouchButton(staff_lesson_name(lesson), icon=lesson_icon(lesson), centred=False)
        button.clicked.connect(lambda: self.chosen.emit(lesson))
        return button


class AfterView(Page):
    """Three faces; no answer is an answer too."""

    answered = Signal(object)
    """An Opinion, or None."""

    def __init__(self) -> None:
        super().__init__(back=back_to_lessons())
        self._done = body(bold=True)
        how = body(translate("StaffLessons", "Hur gick det? Du behöver inte svara.", "Under: three faces to choose"))
        counted = quiet(
            translate(
                "StaffLessons", "Svaret räknas ihop med andras. Ditt namn står inte med.", "Under 'Hur gick det?'"
            )
        )
        self.faces = {face: self._face(face, icon) for face, icon in FACES.items()}
        self.skip = TouchButton(
            translate("StaffLessons", "Hoppa över", "Answer: no face is chosen"), icon="arrow-right", kind=Kind.QUIET
        )
        self.skip.clicked.connect(lambda: self.answered.emit(None))
        self.add(self._done, how, Row(*self.faces.values()), counted, self.skip)

    def ask(self, lesson: StaffLesson) -> None:
        said = translate("StaffLessons", "Klart! Nu har du övat: %1.", "After a lesson; %1 is its name")
        self._done.say(said.replace("%1", staff_lesson_name(lesson).lower()))

    def _face(self, face: Opinion, icon: str) -> TouchButton:
        button = TouchButton(opinion_words(face), icon=icon)
        button.clicked.connect(lambda: self.answered.emit(face))
        return button
