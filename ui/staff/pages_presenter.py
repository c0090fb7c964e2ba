"""The two pages beside the day, *Vad har kommit fram?* and *Gruppen*: made when they are opened, or once the day has
been painted. They read while open."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.conversation import ThreadKind
from app.domain.refusal import StoreProblem
from app.services import messages
from app.services.desk import Desk, Unkept, has_ended
from app.services.messages import Talk
from ui.bridge import Bridge
from ui.preparing import first_editor
from ui.shared.page import Page
from ui.shared.sentences import store_problem_words
from ui.staff.day_view import DayView
from ui.staff.page_names import back_to_day, one_step_back

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ui.shared.arrived_presenter import ArrivedPresenter
    from ui.shared.picture_page import PicturePage
    from ui.shared.pictures import SmallPictures
    from ui.shared.talk_list_presenter import TalkListPresenter
    from ui.shared.talk_list_view import TalkListView
    from ui.shared.talk_page_view import TalkPageView
    from ui.shared.talk_presenter import TalkPresenter
    from ui.staff.arrived_view import ArrivedView
    from ui.staff.group_presenter import GroupPresenter
    from ui.staff.group_view import GroupView
    from ui.staff.lessons_presenter import LessonsPresenter
    from ui.staff.tasks_presenter import TasksPresenter
    from ui.staff.tasks_view import TasksView
    from ui.staff.visit_view import VisitView

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
        visit: "VisitView | None" = None,
    ) -> None:
        super().__init__(screens)
        self._desk, self._bridge, self._screens, self._first, self._day = desk, bridge, screens, first, day
        self._leaving = leaving
        day.arrived_wanted.connect(self._open_arrived)
        day.group_wanted.connect(self._open_group)
        day.tasks_wanted.connect(self.open_tasks)
        day.messages_wanted.connect(self.open_messages)
        day.lessons_wanted.connect(self._open_lessons)
        self._visit, self._came_from = visit, first
        if visit is not None:
            visit.messages_wanted.connect(self._open_talk_of_visit)

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

        made = self._added(TasksView())
        made.message_wanted.connect(self._open_talk_of_task)
        return made

    @cached_property
    def _tasks(self) -> "TasksPresenter":
        from ui.staff.tasks_presenter import TasksPresenter

        return TasksPresenter(self._desk, self._bridge, self.tasks, failed=self._failing(self.tasks))

    @cached_property
    def messages(self) -> "TalkListView":
        from ui.shared.talk_list_view import TalkListView

        made = self._added(TalkListView(back_to_day()))
        made.talk_wanted.connect(self.open_talk)
        return made

    @cached_property
    def _messages(self) -> "TalkListPresenter":
        from ui.shared.talk_list_presenter import TalkListPresenter

        return TalkListPresenter(self._desk, self._bridge, self.messages, failed=self._failing(self.messages))

    @cached_property
    def talk(self) -> "TalkPageView":
        from ui.shared.talk_page_view import TalkPageView

        view = TalkPageView(one_step_back(), self._small, keeps=True)
        view.back_wanted.connect(self._leave_talk)
        self._screens.addWidget(view)
        return view

    @cached_property
    def _small(self) -> "SmallPictures":
        from ui.shared.pictures import SmallPictures

        return SmallPictures(self)

    @cached_property
    def _talk(self) -> "TalkPresenter":
        from ui.shared.talk_presenter import TalkPresenter

        made = TalkPresenter(self._desk, self._bridge, self.talk, self._small, failed=self._failing(self.talk))
        made.picture_came.connect(self._show_picture)
        return made

    @cached_property
    def picture(self) -> "PicturePage":
        from ui.shared.picture_page import PicturePage

        view = PicturePage(one_step_back())
        view.back_wanted.connect(lambda: self._screens.setCurrentWidget(self.talk))
        self._screens.addWidget(view)
        return view

    def open_messages(self) -> None:
        self._leaving()
        self._messages.refresh()
        self._screens.setCurrentWidget(self.messages)
        self.messages.back.setFocus()

    def open_talk(self, talk: Talk) -> None:
        """Back from it leads to where one came from."""
        self._leaving()
        self._came_from = self._screens.currentWidget() or self._first
        self._talk.open(talk)
        self._screens.setCurrentWidget(self.talk)
        self.talk.back.setFocus()

    def _open_talk_of_visit(self) -> None:
        card = self._visit.card if self._visit is not None else None
        if card is not None:
            self.open_talk(Talk(card.brukare, ThreadKind.UNIT, card.utforare))

    def _open_talk_of_task(self, brukare: str, utforare: str) -> None:
        self.open_talk(Talk(brukare, ThreadKind.UNIT, utforare))

    def _leave_talk(self) -> None:
        self._talk.keep_everything()
        self._screens.setCurrentWidget(self._came_from)

    def _show_picture(self, image: "QImage", name: str) -> None:
        self.picture.show_picture(image, name)
        self._screens.setCurrentWidget(self.picture)
        self.picture.back.setFocus()

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        return self._talk.keep_everything() if "_talk" in self.__dict__ else ()

    def take_back(self, unkept: Sequence[Unkept]) -> None:
        if messages.unkept_drafts(unkept):
            self._talk.take_back(unkept)

    def make_the_rest(self) -> Iterator[None]:
        """In steps, each for an idle turn; the group's page for those who can open it."""
        first_editor()
        yield
        for module in ("talk_list_view", "talk_list_presenter", "pictures", "talk_page_view", "talk_presenter"):
            import_module(f"ui.shared.{module}")
            yield
        for part in ("arrived", "_arrived", "messages", "_messages", "_small", "talk", "_talk"):
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

    @cached_property
    def lessons(self) -> "LessonsPresenter":
        from ui.staff.lessons_presenter import LessonsPresenter
        from ui.staff.lessons_view import LessonsView

        page = self._added(LessonsView())
        return LessonsPresenter(self._desk, self._bridge, self._screens, page, failed=self._failing(page))

    def _open_lessons(self) -> None:
        self._leaving()
        self.lessons.open()

    def _back(self) -> None:
        self._screens.setCurrentWidget(self._first)
        self._day.sign_out.setFocus()

    def _failing(self, page: Page) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            if not has_ended(error):
                page.trouble.say(store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED)))

        return failed
