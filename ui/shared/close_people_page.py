"""*Närstående* as a page of a mode: made when it is first opened, and back to where one came from."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from app.domain.refusal import StoreProblem
from app.services.approvals import Where
from app.services.desk import Desk, has_ended
from ui.bridge import Bridge
from ui.shared.close_people_presenter import ClosePeoplePresenter
from ui.shared.close_people_view import ClosePeopleView
from ui.shared.sentences import store_problem_words


class ClosePeoplePage(QObject):
    """`left`: the way back was pressed."""

    def __init__(
        self, desk: Desk, bridge: Bridge, screens: QStackedWidget, *, back: str, left: Callable[[], object]
    ) -> None:
        super().__init__(screens)
        self._desk, self._bridge, self._screens, self._back, self._left = desk, bridge, screens, back, left

    @cached_property
    def view(self) -> ClosePeopleView:
        view = ClosePeopleView(self._back)
        view.back_wanted.connect(self._leave)
        self._screens.addWidget(view)
        return view

    @cached_property
    def _presenter(self) -> ClosePeoplePresenter:
        return ClosePeoplePresenter(self._desk, self._bridge, self.view, failed=self._failed)

    def open(self, where: Where, brukare_name: str) -> None:
        self._presenter.open(where, brukare_name)
        self._screens.setCurrentWidget(self.view)
        self.view.back.setFocus()

    def _leave(self) -> None:
        self.view.show_link("", "")
        self._left()

    def _failed(self, error: BaseException) -> None:
        if not has_ended(error):
            self.view.trouble.say(store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED)))
