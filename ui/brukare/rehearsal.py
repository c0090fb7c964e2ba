"""A rehearsal: the real screens, over a desk that sends nothing, and what to press next on each of them.

A lesson knows where it wants to go, not which way was taken: what to press is worked out from the screen that is seen,
so that nobody can go wrong for good.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.alarm import AlarmState
from app.domain.clock import Clock
from app.domain.lesson import Lesson
from app.domain.tablet_profile import Setting
from app.services import home as home_service
from app.services.brukare_snapshots import Home
from app.services.rehearsal import RehearsalDesk
from ui.bridge import Bridge
from ui.brukare.alarm_presenter import AlarmPresenter
from ui.brukare.alarm_view import AlarmView
from ui.brukare.day_view import DayView
from ui.brukare.home_view import MOST_PLACES, HomeView
from ui.brukare.lesson_words import sample_words
from ui.brukare.lists_presenter import DayPresenter, VisitorsPresenter
from ui.brukare.messages_presenter import MessagesPresenter
from ui.brukare.practice_alarm import practice_told
from ui.brukare.profile_screens import ProfileScreens
from ui.brukare.profile_wearing import Wearing
from ui.brukare.rehearsal_view import RehearsalView
from ui.brukare.talks_view import TalkLine
from ui.brukare.visitors_view import VisitorsView
from ui.shared.lesson_sayings import astray_words, not_rehearsed_words, press_words
from ui.shared.sound import KeptSounds
from ui.shared.touch import TouchSurface
from ui.shared.touch_button import TouchButton

translate = QCoreApplication.translate

LOOKED_EVERY_MS = 200
"""How soon after a press or an answer the next thing to do is told."""


class Guide(NamedTuple):
    """`words`: instead of "press …". `target` None: there is nothing to press, only to wait. `is_over`: it is done.
    `first`: told before what to press, where there is room."""

    target: QWidget | None = None
    words: str = ""
    is_over: bool = False
    first: str = ""


class Rehearsal(QObject):
    """One lesson. It has no way to a desk, a store or a hub: its desk is its own, and so is its bridge."""

    left = Signal()
    finished = Signal(object)
    """The Lesson."""

    def __init__(
        self,
        lesson: Lesson,
        clock: Clock,
        *,
        settings: Mapping[str, Setting],
        surface: TouchSurface,
        view: RehearsalView | None = None,
    ) -> None:
        self.view = view or RehearsalView()
        super().__init__(self.view)
        self.lesson = lesson
        self.desk = RehearsalDesk(clock, sample_words(), settings=settings, has_news=lesson is Lesson.ANSWER)
        self.bridge = Bridge(self)
        self._surface = surface
        self._kind_word = ""
        self._has_seen: set[QWidget] = set()
        self._was_changed = False
        self._make_screens()
        self.view.leave_wanted.connect(self.left)
        self.view.on_wanted.connect(lambda: self.finished.emit(lesson))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKED_EVERY_MS)
        self._timer.timeout.connect(self.look_again)
        self.view.moved.connect(self.look_again)

    def begin(self) -> None:
        """Once the view is on the glass."""
        self._go_home()
        if self.lesson is Lesson.ALARM:
            self._stage(self.view.practice)
        self.look_again()
        self._timer.start()

    def end(self) -> None:
        """Nothing of it is left but what was noted as done."""
        self._timer.stop()
        self.view.hide()
        self.view.take_back()
        self.view.deleteLater()

    # --- the screens -------------------------------------------------------------------------------------------------

    def _make_screens(self) -> None:
        desk, bridge, view = self.desk, self.bridge, self.view
        self.home = HomeView()
        self.home.show_at_most(MOST_PLACES - 1)  # *Sluta öva* is a choice too
        self.day, self.visitors, self.alarm_page = DayView(), VisitorsView(), AlarmView()
        for screen in (self.home, self.day, self.visitors, self.alarm_page, view.practice):
            view.screens.addWidget(screen)
        self._day = DayPresenter(desk, bridge, view, self.day)
        self._visitors = VisitorsPresenter(desk, bridge, view, self.visitors)
        self.messages = MessagesPresenter(desk, bridge, view)
        self.wearing = Wearing(_Still(view), lambda: self._surface)
        self.profile = ProfileScreens(desk, bridge, view, self.wearing, worn=self._read_home)
        self.alarms = AlarmPresenter(desk, bridge, view, self.alarm_page, sounds=KeptSounds(), words=practice_told)
        self._connect()

    def _connect(self) -> None:
        home = self.home
        home.day_wanted.connect(self._open_day)
        home.visitors_wanted.connect(self._open_visitors)
        home.messages_wanted.connect(self.messages.open_list)
        home.profile_wanted.connect(self.profile.open)
        for not_here in (home.ring_wanted, home.lessons_wanted, home.language_wanted, self.messages.arrived_wanted):
            not_here.connect(self._not_rehearsed)
        for back in (self.day.back_wanted, self.visitors.back_wanted, self.alarm_page.back_wanted):
            back.connect(self._go_home)
        self.view.practice.back_wanted.connect(self._go_home)
        self.messages.home_wanted.connect(self._go_home)
        self.profile.left.connect(self._go_home)
        self.alarms.opened.connect(lambda: self._stage(self.alarm_page))

    def _stage(self, screen: QWidget) -> None:
        self.view.screens.setCurrentWidget(screen)

    def _go_home(self) -> None:
        self._read_home()
        self.home.first_page()
        self._stage(self.home)

    def _read_home(self) -> None:
        self.bridge.ask(self, home_service.home(self.desk), self._show_home)

    def _show_home(self, home: Home) -> None:
        self.wearing.wear(home.profile, home.settings)
        self.home.show_home(home)

    def _open_day(self) -> None:
        self._day.refresh()
        self._stage(self.day)
        self.day.first_page()

    def _open_visitors(self) -> None:
        self._visitors.refresh()
        self._stage(self.visitors)
        self.visitors.first_page()

    def _not_rehearsed(self) -> None:
        self._kind_word = not_rehearsed_words()
        self.look_again()

    # --- what to do next ---------------------------------------------------------------------------------------------

    def look_again(self) -> None:
        self.bridge.changed()
        screen = self.view.screens.currentWidget()
        if screen is not None and screen not in self._has_seen:
            self._has_seen.add(screen)
            self._kind_word = ""
        guide = self.guide()
        marked = self.view.mark(None if guide.is_over else guide.target)
        turns = marked is not None and marked is not guide.target
        words, first = guide.words, guide.first
        if marked is not None and (turns or not words) and not guide.is_over:
            words, first = press_words(_name_of(marked)), "" if turns else first
        self.view.tell(f"{self._kind_word} {words}".strip(), first=first, is_over=guide.is_over)
        self.view.mark(None if guide.is_over else guide.target)

    def guide(self) -> Guide:
        match self.lesson:
            case Lesson.WRITE:
                return self._guide_messages(self.messages.answer.write)
            case Lesson.ANSWER:
                return self._guide_messages(self.messages.answer.ready[0])
            case Lesson.ALARM:
                return self._guide_alarm()
            case Lesson.LARGER:
                return self._guide_larger()
            case Lesson.WHO_COMES:
                words = translate("Lessons", "Här står vem som kommer.", "On the page with the day's visits")
                return self._guide_list(self.home.day, self.day, words)
            case Lesson.WHO_WAS_HERE:
                words = translate("Lessons", "Här står vem som var här.", "On the page with who has been here")
                return self._guide_list(self.home.visitors, self.visitors, words)

    def _guide_messages(self, answer: TouchButton) -> Guide:
        here, now = self.messages, self.view.screens.currentWidget()
        if self.desk.sent and now is here.talk:
            words = translate("Lessons", "Bra! Så skickar du.", "A message was rehearsed")
            return Guide(words=words, is_over=True)
        if now is self.home:
            return Guide(self.home.messages)
        if now is here.list:
            line = here.list.findChild(TalkLine)
            return Guide(line.button if line is not None else None)
        if now is here.talk:
            return Guide(here.talk.way_to_answer)
        if now is here.answer:
            return Guide(answer)
        if now is here.write:
            if here.write.text().strip():
                return Guide(here.write.send)
            words = translate("Lessons", "Skriv några ord i rutan.", "What to do next: type in the field")
            return Guide(here.write.field, words)
        return self._astray()

    def _guide_alarm(self) -> Guide:
        own, now = self.desk.alarm, self.view.screens.currentWidget()
        if now is self.view.practice:
            return Guide(self.view.practice.practice)
        if now is not self.alarm_page or own is None:
            self._stage(self.view.practice if own is None else self.alarm_page)
            return Guide(self.view.practice.practice if own is None else self.alarm_page.wrong)
        if own.state is AlarmState.WITHDRAWN:
            words = translate("Lessons", "Bra! Nu är larmet tillbakataget.", "An alarm was rehearsed and taken back")
            return Guide(words=words, is_over=True)
        words = translate("Lessons", "Ta tillbaka larmet. Tryck på ”%1”.", "On the alarm's page; %1 is a button")
        return Guide(self.alarm_page.wrong, words.replace("%1", self.alarm_page.wrong.text()))

    def _guide_larger(self) -> Guide:
        now, buttons = self.view.screens.currentWidget(), self.profile.page.buttons
        self._was_changed = self._was_changed or self.profile.changing.has_changed
        if self._was_changed:
            words = translate(
                "Lessons", "Bra! Så gör du. Efter övningen blir texten som förut.", "Text was made larger in a lesson"
            )
            return Guide(words=words, is_over=True)
        if now is self.home:
            return Guide(self.home.profile)
        if now is self.profile.page:
            larger = buttons.get("larger")
            return Guide(larger or buttons.get("smaller") or self.profile.page.back)
        return self._astray()

    def _guide_list(self, place: TouchButton, page: DayView | VisitorsView, words: str) -> Guide:
        now = self.view.screens.currentWidget()
        if now is page:
            return Guide(page.back, first=words)
        if now is self.home and page in self._has_seen:
            return Guide(words=translate("Lessons", "Bra! Nu kan du det.", "A lesson is done"), is_over=True)
        return Guide(place) if now is self.home else self._astray()

    def _astray(self) -> Guide:
        """On a page that does not belong to the lesson: the way back, and no harm done."""
        back = getattr(self.view.screens.currentWidget(), "back", None)
        if not isinstance(back, TouchButton):
            return Guide()
        return Guide(back, f"{astray_words()} {press_words(back.text())}")


class _Still(QObject):
    """In a rehearsal the alarm stays on the side where it stands."""

    def __init__(self, view: RehearsalView) -> None:
        super().__init__(view)
        self.screens = view.screens

    def show_hand(self, *, left: bool | None) -> None: ...


def _name_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, TouchButton) else widget.accessibleName()
