"""Ties *Att ta hand om* to the store. It reads while the page is open."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject

from app.services import tasks
from app.services.desk import Desk, Saved
from app.services.tasks import TaskList
from ui.bridge import Bridge
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words
from ui.staff.tasks_view import TasksView


class TasksPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: TasksView, *, failed: Callable[[BaseException], None]) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view, self._failed = desk, bridge, view, failed
        self._part = Rereading(self, bridge, failed=failed).part(view, self._ask)
        view.take_wanted.connect(lambda task: self._do(tasks.take(desk, task)))
        view.done_wanted.connect(lambda task: self._do(tasks.done(desk, task)))

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[TaskList]:
        return tasks.task_list(self._desk), self._view.show_tasks

    def _do(self, future: "Future[Saved]") -> None:
        self._bridge.do(self, future, self._saved, failed=self._failed)

    def _saved(self, saved: Saved) -> None:
        if saved.refusal is not None:
            self._view.trouble.say(refusal_words(saved.refusal))
        else:
            self._view.trouble.clear()
        self.refresh()
