"""Brukare mode: the tablet at home. It belongs to the person, who signs in to nothing and out of nothing."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.alarm import AlarmCause
from app.domain.night import NightHours
from app.domain.tablet_profile import TabletProfile
from app.services.desk import Desk, Unkept
from ui.bridge import Bridge
from ui.brukare.alarm_presenter import AlarmPresenter
from ui.brukare.alarm_view import AlarmView
from ui.brukare.day_view import DayView
from ui.brukare.frame import Frame
from ui.brukare.home_presenter import HomePresenter
from ui.brukare.home_view import HomeView
from ui.brukare.list_view import ListView
from ui.brukare.lists_presenter import DayPresenter, VisitorsPresenter
from ui.brukare.profile_wearing import Wearing
from ui.brukare.visitors_view import VisitorsView
from ui.shared.call_talk import CallTalk
from ui.shared.finger import TOUCHES
from ui.shared.language import speaking, want_language
from ui.shared.receiving import Receiving
from ui.shared.sound import Loudspeaker, Sounds

if TYPE_CHECKING:
    from ui.brukare.arrived_presenter import ArrivedPresenter
    from ui.brukare.arrived_view import ArrivedView
    from ui.brukare.call_presenter import CallPresenter
    from ui.brukare.language_view import LanguageView
    from ui.brukare.lessons_presenter import LessonsPresenter
    from ui.brukare.messages_presenter import MessagesPresenter
    from ui.brukare.night_presenter import NightPresenter
    from ui.brukare.profile_screens import ProfileScreens
    from ui.brukare.ring_presenter import RingPresenter
    from ui.shared.read_aloud import ReadAloud
    from ui.shared.touch import TouchSurface
    from ui.shared.without_touch import WithoutTouch

V = TypeVar("V", bound=ListView)

SCREENS = (Frame, HomeView)
"""What is seen first; may be made before anybody is known."""


class BrukareMode(QWidget):
    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        screens: tuple[Frame, HomeView] | None = None,
        sounds: Sounds | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._opened_by: QWidget | None = None
        """The place that was pressed at home: who comes back goes on from there."""
        self.frame, self.home = screens or (Frame(), HomeView())
        self.frame.screens.addWidget(self.home)
        self.home.hold(self.frame.apart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.wearing = Wearing(self.frame, lambda: self.fingers)
        self.night: NightPresenter | None = None
        self._scans_by_profile = False
        self._home = HomePresenter(desk, bridge, self.frame, self.home)
        self.alarm = self._added(AlarmView())
        self._sounds = sounds or Loudspeaker()
        self.alarms = AlarmPresenter(desk, bridge, self.frame, self.alarm, sounds=self._sounds)
        self.alarms.opened.connect(self._open_alarm)
        self.talk = CallTalk(desk, bridge, self)
        self.talk.began_to_ring.connect(self._call_begins)
        self.talk.changed.connect(self._call_changed)
        self._connect()

    def make_the_rest(self) -> Iterator[None]:
        """What is not needed to see the first screen, in steps, each for an idle turn."""
        yield
        self.fingers.ways = self.wearing.ways
        yield
        self._without_touch_as(self.wearing.profile)
        yield
        for module in ("ui.shared.pictures", "ui.brukare.talk_view", "ui.brukare.messages_presenter"):
            import_module(module)
            yield
        made = self.messages
        yield
        for name in ("answer", "write"):
            getattr(made, name)
            yield
        import_module("ui.brukare.call_presenter")
        yield

    @cached_property
    def fingers(self) -> "TouchSurface":
        """Follows all fingers, also those that come down beside the buttons."""
        from ui.shared.touch_hand import Hand

        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        return Hand(self)

    @cached_property
    def without_touch(self) -> "WithoutTouch":
        """Keyboard, switches and the key that is the alarm."""
        from ui.shared.without_touch import WithoutTouch

        made = WithoutTouch(self)
        made.offered.connect(self._say)
        made.alarm_key_pressed.connect(partial(self.alarms.press, AlarmCause.KEY))
        return made

    def _worn(self, profile: TabletProfile) -> None:
        """Whoever has not come to switches or a voice yet is met with the right ones."""
        if "without_touch" in self.__dict__:
            self._without_touch_as(profile)
        if "read_aloud" in self.__dict__:
            self.read_aloud.words_a_minute = profile.speech_rate

    def _without_touch_as(self, profile: TabletProfile) -> None:
        """Keys, and the one that is the alarm, are for everybody. Who was given another way with switches, and has set
        none, keeps it."""
        from ui.brukare.profile_scanning import scanning_of
        from ui.shared.scan_rounds import Way

        without_touch, settings = self.without_touch, scanning_of(profile)
        if settings.mode is not Way.OFF or self._scans_by_profile:
            self._scans_by_profile = settings.mode is not Way.OFF
            without_touch.wear(settings)

    @cached_property
    def read_aloud(self) -> "ReadAloud":
        """Made, with its voice, when somebody first wants to hear something."""
        from ui.brukare.reading import reading_in

        made = reading_in(self, self.frame)
        made.language = speaking().code
        made.words_a_minute = self.wearing.profile.speech_rate
        return made

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            self.fingers.follow(event)
            event.accept()
            return True
        return super().event(event)

    # The lists are made when they are first opened.

    @cached_property
    def day(self) -> DayView:
        return self._added(DayView())

    @cached_property
    def visitors(self) -> VisitorsView:
        return self._added(VisitorsView())

    @cached_property
    def _day(self) -> DayPresenter:
        return DayPresenter(self._desk, self._bridge, self.frame, self.day)

    @cached_property
    def _visitors(self) -> VisitorsPresenter:
        return VisitorsPresenter(self._desk, self._bridge, self.frame, self.visitors)

    @cached_property
    def arrived(self) -> "ArrivedView":
        from ui.brukare.arrived_view import ArrivedView

        return self._added(ArrivedView())

    @cached_property
    def _arrived(self) -> "ArrivedPresenter":
        from ui.brukare.arrived_presenter import ArrivedPresenter

        return ArrivedPresenter(self._desk, self._bridge, self.frame, self.arrived)

    @cached_property
    def profile(self) -> "ProfileScreens":
        """*Ändra plattan*, with the try-out."""
        from ui.brukare.profile_screens import ProfileScreens

        made = ProfileScreens(self._desk, self._bridge, self.frame, self.wearing, worn=self._home.refresh)
        made.left.connect(self.go_home)
        made.language_wanted.connect(self.open_language)
        return made

    def _open_profile(self) -> None:
        self.profile.open()

    @cached_property
    def messages(self) -> "MessagesPresenter":
        from ui.brukare.messages_presenter import MessagesPresenter

        made = MessagesPresenter(self._desk, self._bridge, self.frame)
        made.home_wanted.connect(self.go_home)
        made.arrived_wanted.connect(self.open_arrived)
        return made

    @cached_property
    def ring(self) -> "RingPresenter":
        from ui.brukare.ring_presenter import RingPresenter

        made = RingPresenter(self._desk, self._bridge, self.frame)
        made.home_wanted.connect(self.go_home)
        return made

    def _open_ring(self) -> None:
        self._opened_by = self.home.ring
        self.ring.open()

    @cached_property
    def lessons(self) -> "LessonsPresenter":
        from ui.brukare.lessons_presenter import LessonsPresenter

        made = LessonsPresenter(self._desk, self._bridge, self.frame, self.wearing, lambda: self.fingers)
        made.home_wanted.connect(self.go_home)
        self.frame.screens.currentChanged.connect(self._end_rehearsal)
        return made

    def _open_lessons(self) -> None:
        self._opened_by = self.home.lessons
        self.lessons.open()

    def _end_rehearsal(self) -> None:
        """A real alarm, or the night, has taken its place."""
        going_on = self.lessons.rehearsal
        if going_on is not None and self.frame.screens.currentWidget() is not going_on.view:
            self.lessons.stop()

    @cached_property
    def language(self) -> "LanguageView":
        from ui.brukare.language_view import LanguageView

        view = self._added(LanguageView())
        view.chosen.connect(self._choose_language)
        return view

    def _choose_language(self, code: str) -> None:
        """Into the profile first: screens made anew before it stands there would read the old one. A disk that refuses
        does not keep anybody in a language that they cannot read."""
        fitting = self.profile.fitting
        if self.wearing.settings.get("language") == code:
            want_language(code)
            return
        fitting.done.connect(partial(want_language, code), Qt.ConnectionType.SingleShotConnection)
        fitting.set({"language": code})

    def _added(self, view: V) -> V:
        view.back_wanted.connect(self.go_home)
        self.frame.screens.addWidget(view)
        return view

    # --- calls

    @cached_property
    def calls(self) -> "CallPresenter":
        from ui.brukare.call_presenter import CallPresenter

        return CallPresenter(
            self.talk,
            self.frame,
            sounds=self._sounds,
            say=self._say,
            wake=self.wake,
            go_home=self.go_home,
        )

    def _call_begins(self) -> None:
        self.calls.begins()

    def _call_changed(self) -> None:
        if self.talk.card is not None:
            self.calls.show()

    def _open_alarm(self) -> None:
        self.wake()
        self.frame.screens.setCurrentWidget(self.alarm)
        self.alarm.first_page()

    def go_home(self) -> None:
        if self.talk.card is not None and self.calls.come_back():
            return
        self.home.first_page()
        self.frame.screens.setCurrentWidget(self.home)
        if self._opened_by is not None and self._opened_by.isVisible():
            self._opened_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._home.minute_begun.connect(self._day_may_have_changed)
        self._home.profile_read.connect(self.wearing.wear)
        self.frame.apart_changed.connect(self.home.show_held)
        self.frame.read.clicked.connect(self._read)
        self.home.day_wanted.connect(self._open_day)
        self.home.visitors_wanted.connect(self._open_visitors)
        self.wearing.changed.connect(lambda profile: self.home.show_at_most(profile.places))
        self.home.profile_wanted.connect(self._open_profile)
        self.home.messages_wanted.connect(self._open_messages)
        self.home.ring_wanted.connect(self._open_ring)
        self.home.lessons_wanted.connect(self._open_lessons)
        self.wearing.changed.connect(self._worn)
        self._received = Receiving(self._desk, self._bridge, self)
        self.home.language_wanted.connect(self.open_language)

    def _open_day(self) -> None:
        self._opened_by = self.home.day
        self._day.refresh()
        self.frame.screens.setCurrentWidget(self.day)
        self.day.first_page()

    def _read(self) -> None:
        self.read_aloud.toggle()

    def _say(self, words: str) -> None:
        self.read_aloud.say(words)

    def _day_may_have_changed(self) -> None:
        """Somebody may be late now, or it is past midnight."""
        if "day" in self.__dict__ and self.frame.screens.currentWidget() is self.day:
            self._day.refresh()

    def _open_visitors(self) -> None:
        self._opened_by = self.home.visitors
        self._visitors.refresh()
        self.frame.screens.setCurrentWidget(self.visitors)
        self.visitors.first_page()

    def _open_messages(self) -> None:
        self._opened_by = self.home.messages
        self.messages.open_list()

    def open_arrived(self) -> None:
        self._opened_by = self.home.messages
        self._arrived.refresh()
        self.frame.screens.setCurrentWidget(self.arrived)
        self.arrived.first_page()

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """What is being written goes to the disk now; the writes to wait for."""
        return self.messages.keep_everything() if "messages" in self.__dict__ else ()

    def take_back(self, unkept: Sequence[Unkept]) -> None:
        """Drafts that no disk has taken yet."""
        self.messages.take_back(unkept)

    # --- at night

    def keep_nights(self, hours: NightHours, *, wake_screen: Callable[[], None] = lambda: None) -> None:
        """From now on it is dark at night. `wake_screen`: lights a glass that the system has put out."""
        from ui.brukare.night_presenter import NightPresenter
        from ui.brukare.night_view import NightView

        view = NightView()
        self.frame.screens.addWidget(view)
        self.night = night = NightPresenter(
            view,
            self._desk.clock,
            hours,
            screens=self.frame.screens,
            go_home=self.go_home,
            wake_screen=wake_screen,
        )
        self._home.minute_begun.connect(night.tick)
        self._home.shown.connect(night.show_home)
        night.tick()

    def wake(self) -> None:
        """Something has happened: a dark tablet lights up, and is home."""
        if self.night is not None:
            self.night.wake()

    def is_busy(self) -> bool:
        """Whether screens made anew would cut something off: an alarm, a call, a spoken message, the try-out."""
        trying = "profile" in self.__dict__ and self.profile.is_trying()
        speaks = "messages" in self.__dict__ and self.messages.is_speaking()
        return self.alarms.is_going_on or self.talk.card is not None or trying or speaks

    def open_language(self) -> None:
        self.frame.screens.setCurrentWidget(self.language)
        self.language.first_page()

    def take_over(self, old: "BrukareMode") -> None:
        """In another language: who was choosing one sees that page again, where the others stand at the same place."""
        self.wearing.go_on_from(old.wearing)
        if old.is_choosing_language():
            self.open_language()

    def is_choosing_language(self) -> bool:
        return "language" in self.__dict__ and self.frame.screens.currentWidget() is self.language
