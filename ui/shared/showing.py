"""Showing and hiding parts of a page. Qt opens a window of its own for a part that is shown before it has a parent."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_if(part: QWidget, wanted: bool) -> None:
    """Like setVisible, also for a part that is not in its page yet: then it comes with the page."""
    if wanted and part.parentWidget() is None:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        part.setVisible(wanted)
