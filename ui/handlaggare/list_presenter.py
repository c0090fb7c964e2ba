"""Ties the list of brukare to the store: one question for each keystroke in the search, the newest answer counts."""

from PySide6.QtCore import QObject

from app.services import casework
from app.services.desk import Desk
from app.services.handlaggare_snapshots import BrukareList
from ui.bridge import Bridge
from ui.handlaggare.failing import failure_words
from ui.handlaggare.list_view import ListView


class ListPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: ListView) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view = desk, bridge, view
        self._asked = 0
        view.search_changed.connect(lambda _text: self.refresh())
        bridge.watch(self, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self._asked += 1
        asked = self._asked

        def show(found: BrukareList) -> None:
            if asked == self._asked:
                self._view.show_list(found)

        found = casework.brukare_list(self._desk, self._view.search.text())
        self._bridge.ask(self, found, show, failed=lambda error: self._view.trouble.say(failure_words(error)))
