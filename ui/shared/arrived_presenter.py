"""Ties *Vad har kommit fram?* to the store. It reads while its page is open and not else."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.arrival import ArrivalGroup
from app.services.desk import Desk
from app.services.outstanding import let_go
from app.services.what_arrived import WhatArrived, arrived_page, what_arrived
from ui.bridge import Bridge
from ui.shared.arrived_part import ArrivedPart
from ui.shared.rereading import Question, Rereading


class ArrivedPresenter(QObject):
    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        part: ArrivedPart,
        *,
        turned: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """`turned`: another page is shown; the glass belongs at its top."""
        super().__init__(part)
        self._desk, self._bridge, self._part = desk, bridge, part
        self._turned, self._failed = turned, failed
        self._alone: tuple[ArrivalGroup, int] | None = None
        self._reading = Rereading(self, bridge, failed=failed).part(part, self._ask)
        part.group_wanted.connect(self._show_group)
        part.all_wanted.connect(self._show_all)
        part.seen.connect(self._seen)

    def open(self) -> None:
        """Anew, with the first rows of all groups."""
        self._alone = None
        self.refresh()

    def refresh(self) -> None:
        self._reading.now()

    def _ask(self) -> Question[WhatArrived]:
        alone = self._alone
        if alone is None:
            return what_arrived(self._desk), self._part.show_arrived
        return arrived_page(self._desk, *alone), lambda what: self._part.show_arrived(what, alone[0])

    def _show_group(self, group: str, page: int) -> None:
        self._alone = ArrivalGroup(group), page
        self.refresh()
        self._turned()

    def _show_all(self) -> None:
        self._alone = None
        self.refresh()
        self._turned()

    def _seen(self, operation: str) -> None:
        self._bridge.do(self, let_go(self._desk, operation), lambda _: self.refresh(), failed=self._failed)
