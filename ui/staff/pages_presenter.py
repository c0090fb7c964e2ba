"""Ties the two pages beside the day, *Vad har kommit fram?* and *Gruppen*, to the store. They read while open."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.refusal import StoreProblem
from app.services import deciding
from app.services.desk import Desk, has_ended
from ui.bridge import Bridge
from ui.shared.arrived_presenter import ArrivedPresenter
from ui.shared.held_part import Decisions
from ui.shared.page import Page
from ui.shared.sentences import store_problem_words
from ui.staff.arrived_view import ArrivedView
from ui.staff.day_view import DayView
from ui.staff.group_view import GroupView


class PagesPresenter(QObject):
    """`leaving`: the day and the visit are about to be covered; what is being written goes to the disk."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        screens: QStackedWidget,
        *,
        first: QWidget,
        day: DayView,
        leaving: Callable[[], object],
    ) -> None:
        super().__init__(screens)
        self._desk, self._bridge, self._screens, self._first, self._day = desk, bridge, screens, first, day
        self._leaving = leaving
        self.arrived, self.group = ArrivedView(), GroupView()
        screens.addWidget(self.arrived)
        screens.addWidget(self.group)
        self._arrived = ArrivedPresenter(
            desk, bridge, self.arrived.part, turned=self.arrived.to_top, failed=self._failing(self.arrived)
        )
        self._decisions = Decisions(
            desk,
            bridge,
            self.group.held,
            said=self._said,
            done=self.refresh_group,
            failed=self._failing(self.group),
        )
        day.arrived_wanted.connect(self._open_arrived)
        day.group_wanted.connect(self._open_group)
        for page in (self.arrived, self.group):
            page.back_wanted.connect(self._back)
        bridge.watch(self, self.refresh_group)

    def refresh_group(self) -> None:
        if self._screens.currentWidget() is self.group:
            shown = deciding.group(self._desk)
            self._bridge.ask(self, shown, self.group.show_group, failed=self._failing(self.group))

    def _open_arrived(self) -> None:
        self._leaving()
        self._screens.setCurrentWidget(self.arrived)
        self.arrived.to_top()
        self.arrived.back.setFocus()
        self._arrived.open()

    def _open_group(self) -> None:
        self._leaving()
        self._screens.setCurrentWidget(self.group)
        self.group.back.setFocus()
        self.refresh_group()

    def _back(self) -> None:
        self._arrived.close()
        self._screens.setCurrentWidget(self._first)
        self._day.sign_out.setFocus()

    def _said(self, words: str) -> None:
        if words:
            self.group.trouble.say(words)
        else:
            self.group.trouble.clear()

    def _failing(self, page: Page) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            if not has_ended(error):
                page.trouble.say(store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED)))

        return failed
