"""Ties the list of brukare to the store: one question for each keystroke in the search, the newest answer counts."""

from PySide6.QtCore import QObject

from app.services import casework
from app.services.desk import Desk
from app.services.handlaggare_snapshots import BrukareList
from ui.bridge import Bridge
from ui.handlaggare.failing import failure_words
from ui.handlaggare.list_view import ListView
from ui.shared.rereading import Question, Rereading


class ListPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: ListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        reading = Rereading(self, bridge, failed=lambda error: view.trouble.say(failure_words(error)))
        self._part = reading.part(view, self._ask)
        view.search_changed.connect(lambda _text: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[BrukareList]:
        return casework.brukare_list(self._desk, self._view.search.text()), self._view.show_list
