"""One brukare: insatser and visits at the left, the journal at the right, and the way into the utredning."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.handlaggare_snapshots import BrukarePage
from ui.handlaggare.columns import Columns, Part
from ui.handlaggare.journal_part import JournalPart
from ui.handlaggare.keys import Keys
from ui.handlaggare.title_bar import TitleBar
from ui.handlaggare.utforare_card import InsatsCards
from ui.handlaggare.visits_part import VisitsPart
from ui.shared.arrival_line import waiting_icon
from ui.shared.banner import warning
from ui.shared.card import Card, Column, Ground, IconLine
from ui.shared.close_people_name import close_people_name
from ui.shared.dates import personnummer_words
from ui.shared.lesson_names import rehearsed_words
from ui.shared.message_words import messages_name, new_messages_words
from ui.shared.sentences import problem_text, waiting_words
from ui.shared.showing import show_if
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, heading, quiet

translate = QCoreApplication.translate


class BrukareView(QWidget):
    back_wanted = Signal()
    utredning_wanted = Signal()
    messages_wanted = Signal()
    close_people_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keys = Keys(self)
        self.bar = TitleBar(back=translate("BrukarePage", "Mina brukare", "Way back to the list"))
        self.trouble = warning()
        self._told = ""
        """What was last said of the exchange with the hub."""
        self.journal, self.visits = JournalPart(), VisitsPart()
        self._protected = Card(
            IconLine(
                "eye",
                body(translate("BrukarePage", "Skyddade personuppgifter", "Mark on the person's own page"), bold=True),
            ),
            ground=Ground.NOTICE,
        )
        self._address, self._rehearsed, self._insatser = body(), quiet(), InsatsCards()
        self.utredning = TouchButton(
            translate("BrukarePage", "Öppna utredningen", "Button: opens the utredning"),
            kind=Kind.PRIMARY,
            icon="pencil",
        )
        self.messages = TouchButton(messages_name(), icon="messages", centred=False)
        self.close_people = TouchButton(close_people_name(), icon="users", centred=False)
        left = Column(
            self._protected,
            self._address,
            self._rehearsed,
            self.utredning,
            self.messages,
            heading(translate("BrukarePage", "Insatser", "Heading over what has been decided for the person")),
            self._insatser,
            self.visits,
            self.close_people,
            self.keys.make_button(),
        )
        self._notice = Column(self.trouble, margin_mm=1.5)
        self.columns = Columns((Part(left, 95.0), Part(self.journal, 95.0)), head=self._notice)
        self._lay()
        self._connect()

    def show_page(self, page: BrukarePage, *, now: datetime) -> None:
        self.bar.show_title(page.name, personnummer_words(page.personnummer))
        self.bar.show_state(waiting_words(page.waiting), waiting_icon(page.waiting))
        problem = problem_text(page.waiting)
        if problem:
            self.trouble.say(problem)
        elif self._told and self.trouble.words() == self._told:
            self.trouble.clear()  # and nothing else that stands there
        self._told = problem
        self._protected.setVisible(page.protected)
        self._address.say(" · ".join(part for part in (page.address, page.phone) if part))
        self._rehearsed.say(rehearsed_words(page.rehearsed))
        show_if(self._rehearsed, bool(self._rehearsed.text()))
        unread = page.unread_messages
        self.messages.set_words(messages_name(), note=new_messages_words(unread) if unread else "")
        self.messages.set_kind(Kind.CHOSEN if unread else Kind.PLAIN)
        self._insatser.show_insatser(page.insatser)
        self.visits.show_visits(page.next_visit, page.visits, before=page.visits_before)
        self.journal.show_journal(page.journal, now=now)

    def open_fresh(self) -> None:
        """For another person than before."""
        self.visits.start_again()
        self.trouble.clear()
        self.journal.show_thrown(False)
        self.columns.to_top()

    def focus_first(self) -> None:
        self.utredning.setFocus()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.bar.back_wanted.connect(self.back_wanted)
        self.utredning.clicked.connect(self.utredning_wanted)
        self.messages.clicked.connect(self.messages_wanted)
        self.close_people.clicked.connect(self.close_people_wanted)
        keys, journal = self.keys, self.journal
        keys.add("Escape", translate("Keys", "Tillbaka till listan", "What a key does"), self.back_wanted.emit)
        keys.add("Ctrl+U", translate("Keys", "Öppna utredningen", "What a key does"), self.utredning_wanted.emit)
        keys.add("Ctrl+Shift+M", messages_name(), self.messages_wanted.emit)
        keys.add("Ctrl+J", translate("Keys", "Skriv i journalen", "What a key does"), journal.field.editor.setFocus)
        keys.add("Ctrl+Return", translate("Keys", "Signera anteckningen", "What a key does"), journal.sign_now)
        keys.add("Ctrl+Shift+K", translate("Keys", "Kasta utkastet", "What a key does"), journal.throw_away)
        keys.add(
            "Ctrl+Shift+B",
            translate("Keys", "Ta tillbaka ett kastat utkast", "What a key does"),
            journal.undo.click,
        )
        keys.add("Ctrl+Shift+N", close_people_name(), self.close_people_wanted.emit)
        keys.add("Ctrl+M", translate("Keys", "Visa fler besök", "What a key does"), self.visits.more.click)
