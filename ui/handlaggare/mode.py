"""Handläggare mode: the list, a brukare's page and the utredning, for one signed-in person."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import BrukareId
from app.services import casework, messages, utredning
from app.services.approvals import Where
from app.services.desk import Desk, Unkept
from ui.bridge import Bridge
from ui.handlaggare.list_presenter import ListPresenter
from ui.handlaggare.list_view import ListView
from ui.shared.close_people_name import back_to_person
from ui.shared.receiving import Receiving

if TYPE_CHECKING:
    from ui.handlaggare.area_presenter import AreaPresenter
    from ui.handlaggare.area_view import AreaView
    from ui.handlaggare.arrived_presenter import HandlaggareArrivedPresenter
    from ui.handlaggare.arrived_view import ArrivedView
    from ui.handlaggare.brukare_presenter import BrukarePresenter
    from ui.handlaggare.brukare_view import BrukareView
    from ui.handlaggare.talk_pages import TalkPages
    from ui.shared.close_people_page import ClosePeoplePage

SCREENS = (ListView,)
"""What is seen first; may be made before anybody is known."""


class HandlaggareMode(QWidget):
    sign_out_wanted = Signal()

    def __init__(
        self, desk: Desk, bridge: Bridge, parent: QWidget | None = None, *, screens: tuple[ListView] | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        (self.list,) = screens or (ListView(),)
        self.screens = QStackedWidget()
        self.screens.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screens)
        self._list = ListPresenter(desk, bridge, self.list)
        self._received = Receiving(desk, bridge, self)
        self.list.brukare_chosen.connect(self._open_brukare)
        self.list.arrived_wanted.connect(self._open_arrived)
        self.list.sign_out_wanted.connect(self._sign_out)
        self.list.focus_search()

    # The others take some 100 ms together: made when they are opened, or once the list has been painted.

    @cached_property
    def brukare(self) -> "BrukareView":
        from ui.handlaggare.brukare_view import BrukareView

        view = BrukareView()
        self.screens.addWidget(view)
        view.back_wanted.connect(self._open_list)
        view.utredning_wanted.connect(self._open_utredning)
        view.messages_wanted.connect(self._open_talk)
        view.close_people_wanted.connect(self._open_close_people)
        return view

    @cached_property
    def talks(self) -> "TalkPages":
        from ui.handlaggare.talk_pages import TalkPages

        return TalkPages(self._desk, self._bridge, self.screens, left=self._leave_talk)

    @cached_property
    def close_people(self) -> "ClosePeoplePage":
        from ui.shared.close_people_page import ClosePeoplePage

        return ClosePeoplePage(
            self._desk, self._bridge, self.screens, back=back_to_person(), left=self._leave_close_people
        )

    def _open_close_people(self) -> None:
        page = self._brukare.page
        if page is not None:
            self._brukare.keep_everything()
            self.close_people.open(Where(page.brukare, arende=page.arende), page.name)

    def _leave_close_people(self) -> None:
        self._brukare.refresh()
        self.screens.setCurrentWidget(self.brukare)
        self.brukare.close_people.setFocus()

    @cached_property
    def area(self) -> "AreaView":
        from ui.handlaggare.area_view import AreaView

        view = AreaView()
        self.screens.addWidget(view)
        view.back_wanted.connect(self._leave_utredning)
        return view

    @cached_property
    def _brukare(self) -> "BrukarePresenter":
        from ui.handlaggare.brukare_presenter import BrukarePresenter

        return BrukarePresenter(self._desk, self._bridge, self.brukare)

    @cached_property
    def _area(self) -> "AreaPresenter":
        """Once it is there, what was typed and never became an operation becomes one."""
        from ui.handlaggare.area_presenter import AreaPresenter

        return AreaPresenter(self._desk, self._bridge, self.area)

    @cached_property
    def arrived(self) -> "ArrivedView":
        from ui.handlaggare.arrived_view import ArrivedView

        view = ArrivedView()
        self.screens.addWidget(view)
        view.back_wanted.connect(self._leave_arrived)
        return view

    @cached_property
    def _arrived(self) -> "HandlaggareArrivedPresenter":
        from ui.handlaggare.arrived_presenter import HandlaggareArrivedPresenter

        return HandlaggareArrivedPresenter(self._desk, self._bridge, self.arrived)

    def make_the_rest(self) -> Iterator[None]:
        """In steps, each for an idle turn."""
        for module in (
            "brukare_view",
            "brukare_presenter",
            "area_fields",
            "area_view",
            "area_presenter",
            "arrived_view",
            "arrived_presenter",
        ):
            import_module(f"ui.handlaggare.{module}")
            yield
        from PySide6.QtWidgets import QPlainTextEdit

        QPlainTextEdit().viewport()  # the first that is asked for takes 17 ms (measured), and is a step of its own
        yield
        for part in ("brukare", "_brukare", "area", "_area", "arrived", "_arrived"):
            getattr(self, part)
            yield

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """Before the window closes or the person signs out: all that is being written goes to the disk. The writes to
        wait for."""
        made = [self.__dict__[name] for name in ("_brukare", "_area", "talks") if name in self.__dict__]
        return tuple(write for presenter in made for write in presenter.keep_everything())

    def take_back(self, unkept: Sequence[Unkept]) -> None:
        """Drafts that no disk has taken yet."""
        for arende, text in casework.unkept_journals(unkept):
            self._brukare.take_back(arende, text)
        if messages.unkept_drafts(unkept):
            self.talks.take_back(unkept)
        for arende, area, field, base, text in utredning.unkept_fields(unkept):
            self._area.take_back((arende, area, field), text, base=base)

    def _open_list(self) -> None:
        self._brukare.keep_everything()
        self.screens.setCurrentWidget(self.list)
        self.list.focus_search()

    def _open_arrived(self) -> None:
        self._arrived.open()
        self.screens.setCurrentWidget(self.arrived)
        self.arrived.focus_first()

    def _leave_arrived(self) -> None:
        self.screens.setCurrentWidget(self.list)
        self.list.focus_search()

    def _open_brukare(self, brukare: str) -> None:
        self._brukare.open(BrukareId(brukare))
        self.screens.setCurrentWidget(self.brukare)
        self.brukare.focus_first()

    def _open_utredning(self) -> None:
        page = self._brukare.page
        if page is None:
            return
        self._brukare.keep_everything()
        self._area.open(page.arende, page.insatser)
        self.screens.setCurrentWidget(self.area)
        self.area.areas.buttons[self.area.area].setFocus()

    def _open_talk(self) -> None:
        page = self._brukare.page
        if page is not None:
            self._brukare.keep_everything()
            self.talks.open(page)

    def _leave_talk(self) -> None:
        self._brukare.refresh()
        self.screens.setCurrentWidget(self.brukare)
        self.brukare.messages.setFocus()

    def _leave_utredning(self) -> None:
        self._area.keep_everything()
        self._brukare.refresh()
        self.screens.setCurrentWidget(self.brukare)
        self.brukare.focus_first()

    def _sign_out(self) -> None:
        self.keep_everything()
        self.sign_out_wanted.emit()
