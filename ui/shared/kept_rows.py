"""Lists that are shown again and again: a row whose thing is as it was is left alone, the others are used again.

Making a widget and showing it for the first time costs some ten times what new words in it cost. Rows that do not fit
in one turn of the event loop come in the next ones, from the top down; nothing of what was there before stays.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.shared.card import Column
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.turns import turns

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

AT_ONCE = 4
"""Rows that are there when `show_rows` returns, however long they take: about what a glance takes in."""
SPARE_AT_MOST = 12
"""Rows that are kept for later though nothing stands in them. A page has as many of each kind."""


class KeptRows(Column, Generic[T, W]):
    """`show_rows(things)`, each a frozen value. `make` gives a new row that shows a thing, `show` puts another thing
    into a row, `key` says which thing it is: focus, ring and finger stay with the thing. `empty` is shown while there
    are none."""

    def __init__(
        self,
        make: Callable[[T], W],
        show: Callable[[W, T], None],
        *,
        key: Callable[[T], Hashable],
        empty: QWidget | None = None,
        at_once: int = AT_ONCE,
        gap_mm: float | None = None,
    ) -> None:
        super().__init__(gap_mm=gap_mm)
        self.row_of: dict[Hashable, W] = {}
        self._make, self._show, self._key, self._empty, self._at_once = make, show, key, empty, at_once
        self._things: dict[Hashable, T] | None = None
        self._told: dict[W, tuple[Hashable, T]] = {}
        """What stands in each row that is in use."""
        self._order: list[W] = []
        """As in the layout, and as among the children: screen readers go by those. Rows that are free stand last when
        the list is whole."""
        self._placed = 0
        if empty is not None:
            self.add(empty)
            show_if(empty, False)

    def show_rows(self, things: Iterable[T]) -> None:
        wanted = self._keyed(things)
        if self._things is not None and list(wanted.items()) == list(self._things.items()):
            return
        self._things, self._placed = wanted, 0
        for key in [key for key in self.row_of if key not in wanted]:
            del self._told[self.row_of.pop(key)]
        if self._empty is not None:
            show_if(self._empty, not wanted)
        self._place(self._at_once)

    @property
    def is_whole(self) -> bool:
        return self._things is None or self._placed == len(self._things)

    def rows(self) -> list[W]:
        """Those in use, from the top down."""
        return [row for row in self._order if row in self._told]

    def thing_in(self, row: W) -> T | None:
        """None when the row is free."""
        told = self._told.get(row)
        return told[1] if told is not None else None

    def _keyed(self, things: Iterable[T]) -> dict[Hashable, T]:
        keyed: dict[Hashable, T] = {}
        for thing in things:
            key = self._key(thing)
            while key in keyed:
                key = (key, "again")
            keyed[key] = thing
        return keyed

    def _place(self, at_least: int) -> None:
        things = list((self._things or {}).items())
        until = self._placed + at_least
        with laid_out_once(self.column):
            while self._placed < len(things) and (self._placed < until or turns().has_time()):
                self._put(self._placed, *things[self._placed])
                self._placed += 1
            for row in self._order:
                if row not in self._told and not row.isHidden():
                    row.hide()
        if not self.is_whole or len(self._order) - len(things) > SPARE_AT_MOST:
            turns().go_on_later(self, self._go_on)

    def _go_on(self) -> None:
        if not self.is_whole:
            self._place(1)
            return
        while len(self._order) - len(self._told) > SPARE_AT_MOST and turns().has_time():
            self._order.pop().deleteLater()
        if len(self._order) - len(self._told) > SPARE_AT_MOST:
            turns().go_on_later(self, self._go_on)

    def _put(self, at: int, key: Hashable, thing: T) -> None:
        row = self.row_of.get(key)
        if row is None:
            row = self._free_row(at)
            if row is None:
                row = self._make(thing)
            else:
                _let_go(row)
                self._show(row, thing)
        elif self._told[row][1] != thing:
            self._show(row, thing)
        self.row_of[key], self._told[row] = row, (key, thing)
        self._move(row, at)
        if row.isHidden():
            row.resize(self.width(), row.height())
            row.show()

    def _free_row(self, at: int) -> W | None:
        """The one that stands there already, else the last."""
        if at < len(self._order) and self._order[at] not in self._told:
            return self._order[at]
        return next((row for row in reversed(self._order) if row not in self._told), None)

    def _move(self, row: W, at: int) -> None:
        order = self._order
        if order[at : at + 1] == [row]:
            return
        if order[at + 1 : at + 2] == [row] and order[at] not in self._told:
            # One has gone: it makes way, and all that follow stay where they are.
            self._stand(order[at], len(order) - 1)
        else:
            self._stand(row, at)

    def _stand(self, row: W, at: int) -> None:
        order = self._order
        if row in order:
            order.remove(row)
            self.column.removeWidget(row)
        order.insert(at, row)
        self.column.insertWidget(at, row)
        if at + 1 < len(order):
            row.stackUnder(order[at + 1])
        else:
            row.raise_()
        _put_in_tab_order(order, at)


@contextmanager
def laid_out_once(layout: QLayout) -> Iterator[None]:
    """Qt lays all out anew for each part that is shown; within this, once at the end."""
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)


def _let_go(row: QWidget) -> None:
    """A finger that rests on it meant what stood there before."""
    for button in (row, *row.findChildren(TouchButton)):
        if isinstance(button, TouchButton):
            button.let_go()


def _put_in_tab_order(order: list[W], at: int) -> None:
    """After what stands above it: Qt puts what is made late at the end of the whole window."""
    row = order[at]
    stops = _stops(row)
    if not stops:
        return
    above = next((found[-1] for one in reversed(order[:at]) if (found := _stops(one))), None) or _stop_above(row)
    for stop in stops:
        if above is not None and above is not stop:
            QWidget.setTabOrder(above, stop)
        above = stop


def _stops(row: QWidget) -> list[QWidget]:
    return [one for one in (row, *row.findChildren(QWidget)) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _stop_above(row: QWidget) -> QWidget | None:
    """The last one before the list that the row stands in."""
    part = row.parentWidget()
    while part is not None and not part.isWindow() and (above := part.parentWidget()) is not None:
        parts = [one for one in above.children() if isinstance(one, QWidget)]
        for one in reversed(parts[: parts.index(part)]):
            if found := _stops(one):
                return found[-1]
        part = above
    return None
