"""Ties *Vad har kommit fram?* to the store. It reads while its page is open and not else."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.arrival import ArrivalGroup
from app.services.desk import Desk
from app.services.outstanding import let_go
from app.services.what_arrived import WhatArrived, arrived_page, what_arrived
from ui.bridge import Bridge
from ui.shared.arrived_part import ArrivedPart


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
        self._is_open = False
        self._alone: tuple[ArrivalGroup, int] | None = None
        self._asked = 0
        part.group_wanted.connect(self._show_group)
        part.all_wanted.connect(self._show_all)
        part.seen.connect(self._seen)
        bridge.watch(self, self.refresh)

    def open(self) -> None:
        self._is_open, self._alone = True, None
        self.refresh()

    def close(self) -> None:
        self._is_open = False

    def refresh(self) -> None:
        if not self._is_open:
            return
        self._asked += 1
        asked, alone = self._asked, self._alone
        wanted = what_arrived(self._desk) if alone is None else arrived_page(self._desk, *alone)

        def show(what: WhatArrived) -> None:
            if asked == self._asked:
                self._part.show_arrived(what, alone[0] if alone else None)

        self._bridge.ask(self, wanted, show, failed=self._failed)

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
