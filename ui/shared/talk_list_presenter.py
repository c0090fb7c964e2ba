"""Ties the list of conversations to the store. It reads while the page is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.services import messages
from app.services.desk import Desk
from app.services.messages import Talks
from ui.bridge import Bridge
from ui.shared.rereading import Question, Rereading
from ui.shared.talk_list_view import TalkListView


class TalkListPresenter(QObject):
    def __init__(
        self, desk: Desk, bridge: Bridge, view: TalkListView, *, failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._part = Rereading(self, bridge, failed=failed).part(view, self._ask)

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[Talks]:
        return messages.talks(self._desk), self._view.show_talks
