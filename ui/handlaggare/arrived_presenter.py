"""Ties the handläggare's *Vad har kommit fram?* to the store: their own work, what they have not sent, and what
waits for their decision."""

from PySide6.QtCore import QObject

from app.services import deciding
from app.services.deciding import HeldList
from app.services.desk import Desk, has_ended
from ui.bridge import Bridge
from ui.handlaggare.arrived_view import ArrivedView
from ui.handlaggare.failing import failure_words
from ui.handlaggare.open_texts_presenter import OpenTextsPresenter
from ui.shared.arrival_line import waiting_icon
from ui.shared.arrived_presenter import ArrivedPresenter
from ui.shared.held_part import Decisions
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import waiting_words


class HandlaggareArrivedPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: ArrivedView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        reading = Rereading(self, bridge, failed=self._failed)
        self._part = reading.part(view, self._ask)
        self._arrived = ArrivedPresenter(desk, bridge, view.part, turned=view.to_top, failed=self._failed)
        self._open_texts = OpenTextsPresenter(
            desk, bridge, view, reading=reading, changed=self._refresh_all, failed=self._failed
        )
        self._decisions = Decisions(desk, bridge, view.held, said=self._said, done=self.refresh, failed=self._failed)

    def open(self) -> None:
        self._view.status.clear()
        self._arrived.open()
        self.refresh()

    def refresh(self) -> None:
        self._part.now()
        self._open_texts.refresh()

    def _refresh_all(self) -> None:
        self._arrived.refresh()
        self.refresh()

    def _ask(self) -> Question[HeldList]:
        return deciding.held_list(self._desk), self._show

    def _show(self, held: HeldList) -> None:
        self._view.bar.show_state(waiting_words(held.waiting), waiting_icon(held.waiting))
        self._view.held.show_held(held)

    def _said(self, words: str) -> None:
        if words:
            self._view.trouble.say(words)
        else:
            self._view.trouble.clear()

    def _failed(self, error: BaseException) -> None:
        if not has_ended(error):
            self._view.trouble.say(failure_words(error))
