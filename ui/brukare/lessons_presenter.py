"""*Visa mig hur*: the list of lessons, what each teaches, the rehearsal, and what is asked after it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.lesson import Lesson, Opinion, about_lesson
from app.services import lessons as lessons_service
from app.services.desk import Desk, Saved
from app.services.lessons import Lessons
from ui.bridge import Bridge
from ui.brukare.lesson_words import (
    how_it_goes,
    lesson_icon,
    what_is_learnt,
)
from ui.brukare.profile_page import Asked, ChoicePage, Offer
from ui.brukare.profile_wearing import Wearing
from ui.brukare.rehearsal import Rehearsal
from ui.brukare.rehearsal_view import RehearsalView
from ui.brukare.stage import LessonStage
from ui.shared.lesson_names import lesson_name
from ui.shared.lesson_sayings import FACES, back_to_lessons, done_on, lessons_name, opinion_words
from ui.shared.look import look
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import back_to_start
from ui.shared.touch import TouchSurface

translate = QCoreApplication.translate

BEGIN, NOT_NOW, ON, YES, NO, WHO_SEES = "begin", "not_now", "on", "yes", "no", "who_sees"


class LessonsPresenter(QObject):
    home_wanted = Signal()

    def __init__(
        self, desk: Desk, bridge: Bridge, frame: LessonStage, wearing: Wearing, surface: Callable[[], TouchSurface]
    ) -> None:
        super().__init__(frame.screens)
        self._desk, self._bridge, self._frame = desk, bridge, frame
        self._wearing, self._surface = wearing, surface
        self._known = Lessons()
        self._lesson = Lesson.WRITE
        self._takes_opinion = False
        self.rehearsal: Rehearsal | None = None
        self.list, self.intro, self.after, self.consent = ChoicePage(), ChoicePage(), ChoicePage(), ChoicePage()
        for view in (self.list, self.intro, self.after, self.consent):
            frame.screens.addWidget(view)
        reading = Rereading(self, bridge, failed=lambda _error: frame.show_trouble())
        self._part = reading.part(self.list, self._ask_known)
        self._connect()

    def _connect(self) -> None:
        self.list.back_wanted.connect(self.home_wanted)
        self.list.chosen.connect(self._chosen)
        self.intro.back_wanted.connect(self.open)
        self.intro.chosen.connect(lambda key: self._begin() if key == BEGIN else self.open())
        self.after.back_wanted.connect(self._go_on)
        self.after.chosen.connect(self._thought)
        self.consent.back_wanted.connect(self.open)
        self.consent.chosen.connect(self._consented)

    # --- the list ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        self._part.now()
        self._show_list()
        self._frame.screens.setCurrentWidget(self.list)
        self.list.first_page()

    def _ask_known(self) -> Question[Lessons]:
        return lessons_service.lessons(self._desk), self._show_known

    def _show_known(self, known: Lessons) -> None:
        self._known = known
        self._show_list()

    def _show_list(self) -> None:
        done = self._known.done
        offers = [_offer(lesson, self._known) for lesson in Lesson]
        if self._known.shared is not None:
            words = translate("Lessons", "Vem får se?", "Button: who may see which lessons are done")
            offers.append(Offer(WHO_SEES, words, "eye"))
        count = sum(lesson.value in done for lesson in Lesson)
        line = translate("Lessons", "Här kan du öva. Klart: %1 av %2.", "Over the lessons; %1 and %2 are numbers")
        line = line.replace("%1", str(count)).replace("%2", str(len(Lesson)))
        self.list.ask(Asked("list", lessons_name(), back_to_start(), (line,), tuple(offers)))

    def _chosen(self, key: str) -> None:
        if key == WHO_SEES:
            self._open_consent()
        else:
            self._open_intro(Lesson(key))

    # --- one lesson --------------------------------------------------------------------------------------------------

    def _open_intro(self, lesson: Lesson) -> None:
        self._lesson = lesson
        begin = translate("Lessons", "Ja, börja öva", "Answer: begin the lesson")
        not_now = translate("Lessons", "Nej, gå tillbaka", "Answer: do not begin the lesson")
        offers = (Offer(BEGIN, begin, "player-play", is_main=True), Offer(NOT_NOW, not_now, "arrow-left"))
        lines = (what_is_learnt(lesson), how_it_goes())
        self._show(self.intro, Asked(f"intro:{lesson}", "", back_to_lessons(), lines, offers))

    def _show(self, page: ChoicePage, asked: Asked) -> None:
        page.ask(asked)
        self._frame.screens.setCurrentWidget(page)
        page.first_page()

    def _begin(self) -> None:
        self._drop()
        settings = self._wearing.settings
        view = RehearsalView(self._frame)
        made = Rehearsal(self._lesson, self._desk.clock, settings=settings, surface=self._surface(), view=view)
        made.left.connect(self.leave)
        made.finished.connect(self._finished)
        self.rehearsal = made
        self._before = (look().theme, look().measure, look().pictures)
        self._frame.screens.addWidget(made.view)
        self._frame.screens.setCurrentWidget(made.view)
        made.begin()

    def leave(self) -> None:
        """At any moment."""
        self._drop()
        self.open()

    def stop(self) -> None:
        """Something else has come onto the glass: the rehearsal is over, and nothing is opened instead."""
        self._drop()

    def _drop(self) -> None:
        made, self.rehearsal = self.rehearsal, None
        if made is None:
            return
        made.end()
        self._frame.screens.removeWidget(made.view)
        theme, measure, pictures = self._before
        look().wear(theme=theme, measure=measure, pictures=pictures)
        self._wearing.wear_again()

    def _finished(self, lesson: Lesson) -> None:
        is_first = lesson.value not in self._known.done
        self._drop()
        noted = lessons_service.note_done(self._desk, lesson.value)
        self._bridge.do(self, noted, self._noted, failed=lambda _error: self._frame.show_trouble())
        # Asked once of each lesson, and never again whatever was answered.
        if is_first:
            self._ask_opinion(lesson)
        else:
            self._go_on()

    def _noted(self, _saved: Saved) -> None:
        self._part.now()

    def _ask_opinion(self, lesson: Lesson) -> None:
        self._lesson, self._takes_opinion = lesson, True
        well_done = translate("Lessons", "Klart! Nu har du övat: %1.", "After a lesson; %1 is its name")
        how = translate("Lessons", "Hur gick det? Du behöver inte svara.", "Under: three faces to choose from")
        faces = [Offer(face.value, opinion_words(face), icon) for face, icon in FACES.items()]
        on = Offer(ON, translate("Lessons", "Hoppa över", "Answer: no face is chosen"), "arrow-right")
        lines = (well_done.replace("%1", lesson_name(lesson).lower()), how)
        asked = Asked(f"after:{lesson}", "", back_to_lessons(), lines, (*faces, on))
        self._show(self.after, asked)

    def _thought(self, key: str) -> None:
        """The screen has gone on before a second tap can come."""
        if key in set(Opinion) and self._takes_opinion:
            given = lessons_service.give_opinion(self._desk, about_lesson(self._lesson.value), Opinion(key))
            self._bridge.do(self, given, lambda _saved: None, failed=lambda _error: self._frame.show_trouble())
        self._go_on()

    def _go_on(self) -> None:
        self._takes_opinion = False
        if self._known.shared is None:
            self._open_consent()
        else:
            self.open()

    # --- who may see it ----------------------------------------------------------------------------------------------

    def _open_consent(self) -> None:
        question = translate(
            "Lessons", "Får de som hjälper dig se vad du har övat på?", "Question: consent, asked once, may be changed"
        )
        who = translate(
            "Lessons",
            "Det är hemtjänsten som besöker dig, och din handläggare. Du kan ändra dig här när du vill.",
            "Under the question: who would see it, and that it can be taken back",
        )
        shared = self._known.shared
        offers = (
            Offer(NO, translate("Lessons", "Nej, visa det inte", "Answer: no consent"), "x", is_so=shared is False),
            Offer(YES, translate("Lessons", "Ja, de får se det", "Answer: consent"), "eye", is_so=shared is True),
        )
        self._show(self.consent, Asked("consent", "", back_to_lessons(), (question, who), offers))

    def _consented(self, key: str) -> None:
        saved = lessons_service.share(self._desk, shared=key == YES)
        self._bridge.do(self, saved, self._noted, failed=lambda _error: self._frame.show_trouble())
        self.open()


def _offer(lesson: Lesson, known: Lessons) -> Offer:
    at = known.done.get(lesson.value)
    note = done_on(at) if at is not None else ""
    return Offer(lesson.value, lesson_name(lesson), "check" if note else lesson_icon(lesson), note=note)
