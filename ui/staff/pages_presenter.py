"""The two pages beside the day, *Vad har kommit fram?* and *Gruppen*: made when they are opened, or once the day has
been painted. They read while open."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.refusal import StoreProblem
from app.services.desk import Desk, has_ended
from ui.bridge import Bridge
from ui.shared.page import Page
from ui.shared.sentences import store_problem_words
from ui.staff.day_view import DayView

if TYPE_CHECKING:
    from ui.shared.arrived_presenter import ArrivedPresenter
    from ui.staff.arrived_view import ArrivedView
    from ui.staff.group_presenter import GroupPresenter
    from ui.staff.group_view import GroupView
    from ui.staff.tasks_presenter import TasksPresenter
    from ui.staff.tasks_view import TasksView

P = TypeVar("P", bound=Page)


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
        day.arrived_wanted.connect(self._open_arrived)
        day.group_wanted.connect(self._open_group)
        day.tasks_wanted.connect(self.open_tasks)

    @cached_property
    def arrived(self) -> "ArrivedView":
        from ui.staff.arrived_view import ArrivedView

        return self._added(ArrivedView())

    @cached_property
    def _arrived(self) -> "ArrivedPresenter":
        from ui.shared.arrived_presenter import ArrivedPresenter

        page = self.arrived
        return ArrivedPresenter(self._desk, self._bridge, page.part, turned=page.to_top, failed=self._failing(page))

    @cached_property
    def group(self) -> "GroupView":
        from ui.staff.group_view import GroupView

        return self._added(GroupView())

    @cached_property
    def _group(self) -> "GroupPresenter":
        from ui.staff.group_presenter import GroupPresenter

        return GroupPresenter(self._desk, self._bridge, self.group, failed=self._failing(self.group))

    @cached_property
    def tasks(self) -> "TasksView":
        from ui.staff.tasks_view import TasksView

        return self._added(TasksView())

    @cached_property
    def _tasks(self) -> "TasksPresenter":
        from ui.staff.tasks_presenter import TasksPresenter

        return TasksPresenter(self._desk, self._bridge, self.tasks, failed=self._failing(self.tasks))

    def make_the_rest(self) -> Iterator[None]:
        """In steps, each for an idle turn; the group's page for those who can open it."""
        for part in ("arrived", "_arrived"):
            getattr(self, part)
            yield
        for part in ("group", "_group"):
            if not self._day.group.isHidden():
                getattr(self, part)
                yield

    def _added(self, page: P) -> P:
        page.back_wanted.connect(self._back)
        self._screens.addWidget(page)
        return page

    def _open_arrived(self) -> None:
        self._leaving()
        self._arrived.open()
        self._screens.setCurrentWidget(self.arrived)
        self.arrived.to_top()
        self.arrived.back.setFocus()

    def _open_group(self) -> None:
        self._leaving()
        self._group.refresh()
        self._screens.setCurrentWidget(self.group)
        self.group.back.setFocus()

    def open_tasks(self) -> None:
        self._leaving()
        self._tasks.refresh()
        self._screens.setCurrentWidget(self.tasks)
        self.tasks.back.setFocus()

    def _back(self) -> None:
        self._screens.setCurrentWidget(self._first)
        self._day.sign_out.setFocus()

    def _failing(self, page: Page) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            if not has_ended(error):
                page.trouble.say(store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED)))

        return failed
