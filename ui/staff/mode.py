"""Staff mode: the day and the visit, for one signed-in person."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import PersonId
from app.services import alarm as alarm_service
from app.services import visiting
from app.services.approvals import Where
from app.services.desk import Desk, Unkept
from ui.bridge import Bridge
from ui.shared.call_talk import CallTalk
from ui.shared.receiving import Receiving
from ui.shared.sound import Loudspeaker, Sounds
from ui.staff.alarm_presenter import AlarmPresenter
from ui.staff.alarm_view import AlarmStrip
from ui.staff.day_view import DayView
from ui.staff.page_names import back_to_visit
from ui.staff.pages_presenter import PagesPresenter
from ui.staff.presenter import StaffPresenter
from ui.staff.staff_screen import StaffScreen
from ui.staff.visit_view import VisitView

if TYPE_CHECKING:
    from ui.shared.close_people_page import ClosePeoplePage
    from ui.staff.call_presenter import CallPresenter

SCREENS = (DayView, VisitView)
"""May be made before anybody is known."""


class StaffMode(QWidget):
    sign_out_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        screens: tuple[DayView, VisitView] | None = None,
        sounds: Sounds | None = None,
    ) -> None:
        super().__init__(parent)
        day_view, visit_view = screens or (DayView(), VisitView())
        visit_view.go_by(desk.clock.now)
        self._desk, self._bridge, self._visit_view, self._day_view = desk, bridge, visit_view, day_view
        self.screen_of_staff = StaffScreen(day_view, visit_view)
        self.screens = QStackedWidget()
        self.screens.addWidget(self.screen_of_staff)
        self.strip = AlarmStrip()
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.strip)
        row.addWidget(self.screens, 1)
        self._presenter = StaffPresenter(desk, bridge, self.screen_of_staff)
        self.pages = PagesPresenter(
            desk,
            bridge,
            self.screens,
            first=self.screen_of_staff,
            day=day_view,
            leaving=self._presenter.keep_everything,
            visit=visit_view,
        )
        self._sounds = sounds or Loudspeaker()
        self.alarms = AlarmPresenter(desk, bridge, self, self.strip, sounds=self._sounds)
        self.talk = CallTalk(desk, bridge, self)
        self.talk.began_to_ring.connect(self._call_begins)
        self.talk.changed.connect(self._call_changed)
        visit_view.call_wanted.connect(self._call)
        self._received = Receiving(desk, bridge, self)
        day_view.came.connect(self._day_came)
        day_view.sign_out_wanted.connect(self.sign_out_wanted)
        visit_view.close_people_wanted.connect(self._open_close_people)

    def take_focus(self) -> bool:
        """See ui.shared.screens. Until the day has been read it is not known which visit is next."""
        day = self._day_view
        if day.isVisible() and day.is_known:
            day.focus_first()
        return day.isVisible()

    def _day_came(self) -> None:
        """Nobody who has gone to another page meanwhile, or whom an alarm has called, is taken away from there; what
        the window has found on the empty day is not where somebody wanted to be."""
        focus = self.window().focusWidget()
        if focus is None or self._day_view.isAncestorOf(focus):
            self.take_focus()

    def make_the_rest(self) -> Iterator[None]:
        """In steps, each for an idle turn."""
        return self.pages.make_the_rest()

    @cached_property
    def calls(self) -> "CallPresenter":
        from ui.staff.call_presenter import CallPresenter

        return CallPresenter(self.talk, self.screens, sounds=self._sounds)

    def _call(self) -> None:
        card = self._visit_view.card
        if card is not None:
            self._presenter.keep_everything()
            self.calls.begin(PersonId(card.brukare), card.brukare_name)

    def _call_begins(self) -> None:
        self.calls.begins()

    def _call_changed(self) -> None:
        if self.talk.card is not None:
            self.calls.show()

    @cached_property
    def close_people(self) -> "ClosePeoplePage":
        from ui.shared.close_people_page import ClosePeoplePage

        return ClosePeoplePage(
            self._desk, self._bridge, self.screens, back=back_to_visit(), left=self._leave_close_people
        )

    def _open_close_people(self) -> None:
        card = self._visit_view.card
        if card is not None:
            self._presenter.keep_everything()
            self.close_people.open(Where(card.brukare, visit=card.visit), card.brukare_name)

    def _leave_close_people(self) -> None:
        self.screens.setCurrentWidget(self.screen_of_staff)
        self._visit_view.close_people.setFocus()

    def take_back(self, unkept: Sequence[Unkept]) -> None:
        """Drafts that no disk has taken yet."""
        self._presenter.take_back(visiting.unkept_notes(unkept))
        self.alarms.take_back(alarm_service.unkept_words(unkept))
        self.pages.take_back(unkept)

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """What is being written goes to the disk now; the writes to wait for."""
        return (
            *self._presenter.keep_everything(),
            *self.pages.keep_everything(),
            *self.alarms.keep_everything(),
        )
