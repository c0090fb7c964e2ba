"""Another language on the glass: the mode's screens are made anew, for a text keeps the language it was made in.

Nobody is asked and nothing is held up: what is being written goes to the disk first, and where the disk refuses, or
somebody is in the middle of something, screens and language stay as they are. The alarm can be pressed all the while.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.leaving import all_written
from ui.shared.language import speaking
from ui.shared.sheet import open_sheets
from ui.shared.translation import use_language

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.window import Window

AGAIN_MS = 1000
"""How often it is looked whether what stands in the way is over."""


class ChangingLanguage(QObject):
    """One for each wish. The newest wish counts."""

    def __init__(self, window: "Window", bridge: "Bridge", code: str) -> None:
        super().__init__(window)
        self._window, self._bridge, self._code = window, bridge, code
        for before in window.findChildren(ChangingLanguage):
            if before is not self:
                before.deleteLater()
                before._code = ""
        self._begin()

    def _begin(self) -> None:
        """A mode in which an alarm goes on, say, waits; so does a question with somebody's own words in it."""
        mode = self._window.mode
        if mode is None or not self._code or self._code == speaking().code:
            self.deleteLater()
        elif _is_busy(mode) or any(sheet.words for sheet in open_sheets(self._window)):
            QTimer.singleShot(AGAIN_MS, self, self._begin)
        else:
            self._bridge.ask(self, all_written(self._window.keep_everything()), self._written)

    def _written(self, all_went_well: bool) -> None:
        mode = self._window.mode
        if mode is not None and all_went_well and self._code:
            if self._window.keep_everything() or _is_busy(mode):  # written, or pressed, while the disk was at work
                self._begin()
                return
            self._change()
        self.deleteLater()

    def _change(self) -> None:
        for sheet in open_sheets(self._window):
            sheet.dismiss()
        use_language(self._code)
        old, new = self._window.make_mode_anew()
        take_over = getattr(new, "take_over", None)
        if take_over is not None:
            take_over(old)


def _is_busy(mode: QWidget) -> bool:
    asked = getattr(mode, "is_busy", None)
    return asked is not None and bool(asked())
