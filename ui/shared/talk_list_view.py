"""The conversations of a unit: those with something new first, each with its newest line."""

from PySide6.QtCore import QCoreApplication, Signal

from app.services.messages import TalkRow, Talks
from ui.shared.dates import day_and_time
from ui.shared.isolates import isolated
from ui.shared.kept_rows import KeptRows
from ui.shared.message_words import messages_name, new_messages_words, newest_words, shortened_text
from ui.shared.page import Page
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import quiet

translate = QCoreApplication.translate

NEWEST_SIGNS = 80
AT_ONCE = 8
Shown = tuple[TalkRow, str]
"""A conversation, and when its newest message was written."""


class TalkListView(Page):
    talk_wanted = Signal(object)
    """A Talk."""

    def __init__(self, back: str) -> None:
        super().__init__(messages_name(), back=back)
        empty = quiet(translate("Messages", "Ingen har skrivit än.", "A unit without conversations"))
        self.rows: KeptRows[Shown, TouchButton] = KeptRows(
            self._made, _show, key=lambda shown: shown[0].talk, empty=empty, at_once=AT_ONCE
        )
        self.add(self.rows)

    def show_talks(self, talks: Talks) -> None:
        self.rows.show_rows(
            (row, day_and_time(row.newest_at, now=talks.now) if row.newest_at else "") for row in talks.rows
        )

    def _made(self, shown: Shown) -> TouchButton:
        button = TouchButton("", centred=False, icon="message")
        button.clicked.connect(lambda: self._pressed(button))
        _show(button, shown)
        return button

    def _pressed(self, button: TouchButton) -> None:
        shown = self.rows.thing_in(button)
        if shown is not None:
            self.talk_wanted.emit(shown[0].talk)


def _show(button: TouchButton, shown: Shown) -> None:
    row, at = shown
    button.set_kind(Kind.CHOSEN if row.unread else Kind.PLAIN)
    newest, _ = shortened_text(newest_words(row, of_unit=True), NEWEST_SIGNS)
    parts = [new_messages_words(row.unread)] if row.unread else []
    if row.not_taken:
        parts.append(translate("Messages", "något kom inte fram", "One's own message was refused"))
    if row.has_draft:
        parts.append(translate("Messages", "påbörjat svar", "Words that have not been sent stand here"))
    first = " · ".join([*parts, at] if at else parts)
    button.set_words(isolated(row.name), note=f"{first}\n{newest}" if first else newest)
