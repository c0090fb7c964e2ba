"""Telling assistive technology that something has happened, without moving the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.shared.wrapped_text import spoken

AT_SPI = frozenset({"xcb", "wayland"})
"""Qt's platforms on which assistive technology comes that way."""


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    from PySide6.QtGui import (  # 3 ms, and a first screen announces nothing
        QAccessible,
        QAccessibleAnnouncementEvent,
        QGuiApplication,
    )

    if QGuiApplication.platformName() in AT_SPI:
        _tell(widget.window(), spoken(text))
        return
    event = QAccessibleAnnouncementEvent(widget, spoken(text))
    event.setPoliteness(
        QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
    )
    QAccessible.updateAccessibility(event)


# --- AT-SPI: Orca says the words of a notification that appears. It passes announcements over, before its version 45;
# told both ways, a later one would say everything twice.


class News(QWidget):
    """Is seen by nobody; its name is what was told last."""


def _tell(window: QWidget, words: str) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    if not QAccessible.isActive():
        return
    _install()
    news = window.findChild(News)
    if news is None:
        news = News(window)
        news.hide()
    news.setAccessibleName(words)
    QAccessible.updateAccessibility(QAccessibleEvent(news, QAccessible.Event.ObjectShow))


_installed: list[Callable[[str, QObject], object]] = []


def _install() -> None:
    if _installed:
        return
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    def interface_for(key: str, asked: QObject) -> "QAccessibleWidget | None":
        if key == "News" and isinstance(asked, News):
            return QAccessibleWidget(asked, QAccessible.Role.Notification)
        return None

    _installed.append(interface_for)
    QAccessible.installFactory(interface_for)
