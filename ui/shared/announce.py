"""Telling assistive technology that something has happened, without moving the focus."""

from PySide6.QtWidgets import QWidget

from ui.shared.wrapped_text import spoken


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 3 ms, and a first screen announces nothing

    event = QAccessibleAnnouncementEvent(widget, spoken(text))
    event.setPoliteness(
        QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
    )
    QAccessible.updateAccessibility(event)
