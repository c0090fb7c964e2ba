"""Ties the shift leader's page *Gruppen* to the store. It reads while the page is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.services import deciding
from app.services.deciding import Group
from app.services.desk import Desk
from ui.bridge import Bridge
from ui.shared.held_part import Decisions
from ui.shared.rereading import Question, Rereading
from ui.staff.group_view import GroupView


class GroupPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: GroupView, *, failed: Callable[[BaseException], None]) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._part = Rereading(self, bridge, failed=failed).part(view, self._ask)
        self._decisions = Decisions(desk, bridge, view.held, said=self._said, done=self.refresh, failed=failed)

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[Group]:
        return deciding.group(self._desk), self._view.show_group

    def _said(self, words: str) -> None:
        if words:
            self._view.trouble.say(words)
        else:
            self._view.trouble.clear()
