"""Another language on the glass: the mode's screens are made anew, for a text keeps the language it was made in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.shared.sheet import open_sheets
from ui.shared.translation import use_language

if TYPE_CHECKING:
    from ui.window import Window


def show_in(window: "Window", code: str) -> None:
    """When everything that was being written is on the disk. Who was choosing a language sees that page again, where
    another one stands at the same place; else it is the first screen."""
    for sheet in open_sheets(window):
        sheet.dismiss()
    use_language(code)
    old, new = window.make_mode_anew()
    if old is not None and new is not None and _is_choosing(old):
        new.open_language()  # type: ignore[attr-defined]  # the same kind of mode as the old one


def _is_choosing(mode: QWidget) -> bool:
    asked = getattr(mode, "is_choosing_language", None)
    return asked is not None and bool(asked())
