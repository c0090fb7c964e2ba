"""Ties the shift leader's page *Gruppen* to the store. It reads while the page is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.services import deciding, opinions
from app.services.deciding import Group
from app.services.desk import Desk
from app.services.opinions import AboutOne
from ui.bridge import Bridge
from ui.shared.held_part import Decisions
from ui.shared.rereading import Question, Rereading
from ui.staff.group_view import GroupView


class GroupPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: GroupView, *, failed: Callable[[BaseException], None]) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        reading = Rereading(self, bridge, failed=failed)
        self._part, self._opinions = reading.part(view, self._ask), reading.part(view, self._ask_opinions)
        self._decisions = Decisions(desk, bridge, view.held, said=self._said, done=self.refresh, failed=failed)

    def refresh(self) -> None:
        self._part.now()
        self._opinions.soon()

    def _ask(self) -> Question[Group]:
        return deciding.group(self._desk), self._view.show_group

    def _ask_opinions(self) -> Question[tuple[AboutOne, ...]]:
        return opinions.how_it_went(self._desk), self._view.opinions.show_opinions

    def _said(self, words: str) -> None:
        if words:
            self._view.trouble.say(words)
        else:
            self._view.trouble.clear()
