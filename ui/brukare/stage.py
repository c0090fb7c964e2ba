"""What a screen's presenter needs of the place in which its screens stand: the tablet's frame, or a rehearsal's."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from ui.brukare.way_out import WayOut
from ui.shared.screens import Screens


class Stage(Protocol):
    screens: Screens

    def show_trouble(self) -> None:
        """The store could not be read: what stands on the screen may be old."""


class Sided(Protocol):
    """Where the alarm's column can change its side."""

    screens: Screens

    def show_hand(self, *, left: bool | None) -> None: ...


class RowBelow(Protocol):
    """On an upright glass: a row at its bottom, in which a screen may have its way out, and has the height itself."""

    @property
    def is_upright(self) -> bool: ...

    def hold_below(self, guest: WayOut | None) -> None: ...


class LessonStage(Stage, RowBelow, Protocol):
    """Where lessons are rehearsed."""


class AlarmTrigger(Protocol):
    """What is pressed for an alarm."""

    clicked: SignalInstance

    def show_going_on(self, *, going_on: bool) -> None: ...


class AlarmStage(Stage, Protocol):
    @property
    def alarm(self) -> AlarmTrigger: ...
