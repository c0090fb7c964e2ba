"""Ties *Närstående* to the store. It reads while the page is open; the link is on the glass alone."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject

from app.services import approvals
from app.services.approvals import ClosePeople, Entered, Said, Where
from app.services.desk import Desk, Saved
from ui.bridge import Bridge
from ui.shared.close_people_view import ClosePeopleView
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words


class ClosePeoplePresenter(QObject):
    def __init__(
        self, desk: Desk, bridge: Bridge, view: ClosePeopleView, *, failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view, self._failed = desk, bridge, view, failed
        self._where: Where | None = None
        self._part = Rereading(self, bridge, failed=failed).part(view, self._ask)
        view.said.connect(self._say_yes)
        view.end_wanted.connect(self._take_back)

    def open(self, where: Where, brukare_name: str) -> None:
        """A link that was shown before is not shown again."""
        self._where = where
        self._view.show_brukare(brukare_name)
        self._view.show_link("", "")
        self._view.trouble.clear()
        self._part.now()

    def _ask(self) -> Question[ClosePeople] | None:
        if self._where is None:
            return None
        return approvals.close_people(self._desk, self._where.brukare), self._view.show_people

    def _say_yes(self, said: Said, with_link: bool) -> None:
        if self._where is None:
            return
        future = approvals.say_yes(self._desk, self._where, said, with_link=with_link)
        self._bridge.do(self, future, partial(self._entered, self._where, said), failed=self._failed)

    def _entered(self, where: Where, said: Said, entered: Entered) -> None:
        if not self._went_well(entered.saved) or where != self._where:
            return
        if entered.link:
            self._view.show_link(entered.link, said.name)
        if not said.narstaende:
            self._view.empty_form()

    def _take_back(self, narstaende: str) -> None:
        if self._where is not None:
            future: Future[Saved] = approvals.take_back(self._desk, self._where, narstaende)
            self._bridge.do(self, future, self._taken_back, failed=self._failed)

    def _taken_back(self, saved: Saved) -> None:
        if self._went_well(saved):
            self._view.show_link("", "")

    def _went_well(self, saved: Saved) -> bool:
        if saved.refusal is None:
            self._view.trouble.clear()
        else:
            self._view.trouble.say(refusal_words(saved.refusal))
        self._part.now()
        return saved.refusal is None
