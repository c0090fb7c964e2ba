"""*Närstående*: to whom the brukare has said yes, entering it together with them, and the one-time link."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.approval import MOST_NAME, MOST_RELATION, Share
from app.services.approvals import ClosePeople, CloseRow, Said
from ui.shared.address_text import AddressText
from ui.shared.arrival_line import ArrivalLine
from ui.shared.card import Card, Column, Ground
from ui.shared.close_people_name import close_people_name
from ui.shared.dates import day_and_time
from ui.shared.link_words import link_words
from ui.shared.page import Page
from ui.shared.qr_picture import QrPicture
from ui.shared.rows import Row
from ui.shared.sheet import Answer, ask
from ui.shared.showing import show_if
from ui.shared.text_field import LineField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, heading, quiet, remark

translate = QCoreApplication.translate
END, KEEP, NEW = "end", "keep", "new"


class ClosePeopleView(Page):
    said = Signal(object, bool)
    """A Said, and whether a new link is wanted."""
    end_wanted = Signal(str)
    """Id of the närstående."""

    def __init__(self, back: str) -> None:
        super().__init__(close_people_name(), back=back)
        self._brukare_name = ""
        self._shown: object = None
        self.people: ClosePeople | None = None
        self._intro = body()
        self.link_card = LinkCard()
        self._rows = Column()
        self._none = quiet(translate("ClosePeople", "Ingen är inskriven här än.", "Nobody close has been entered"))
        self.name = LineField(translate("ClosePeople", "Namn", "Label: name of somebody close to the brukare"))
        self.relation = LineField("")
        self.name.editor.setMaxLength(MOST_NAME)
        self.relation.editor.setMaxLength(MOST_RELATION)
        self.share = TouchButton("", icon="circle", centred=False, checkable=True)
        self.share.toggled.connect(self._share_toggled)
        self.yes = TouchButton("", kind=Kind.PRIMARY, icon="user-plus")
        self.yes.clicked.connect(self._say_yes)
        self.add(self._intro, self.link_card, self._rows, self._none)
        self.add(heading(translate("ClosePeople", "Skriv in någon", "Heading over the form for somebody new")))
        self.add(self.name, self.relation, self.share, self.yes)
        show_if(self.link_card, False)

    def show_brukare(self, name: str) -> None:
        """Whose page it is; what was typed for another one goes."""
        if name == self._brukare_name:
            return
        self._brukare_name, self._shown = name, None
        self.empty_form()
        self.show_link("", "")
        self.trouble.clear()
        intro = translate(
            "ClosePeople",
            "Skriv in tillsammans med %1, och bara den som %1 själv säger ja till. %1 kan ångra sig när som helst.",
            "What the page is for; %1 is a name",
        )
        self._intro.say(_filled(intro, name))
        whose = translate("ClosePeople", "Vem är det för %1? Med %1s egna ord", "Label: dotter, granne; %1 is a name")
        self.relation.label.say(_filled(whose, name))
        self.relation.editor.setAccessibleName(_filled(whose, name))
        may = translate("ClosePeople", "%1 vill visa vem som kommer i dag", "A choice that is on or off; %1 is a name")
        self.share.set_words(_filled(may, name))
        yes = translate("ClosePeople", "%1 har sagt ja: gör en länk", "Button: enters the yes; %1 is a name")
        self.yes.set_words(_filled(yes, name))

    def show_people(self, people: ClosePeople) -> None:
        shown = (people.rows, people.now.replace(second=0, microsecond=0))
        self.people = people
        if shown == self._shown:
            return
        self._shown = shown
        show_if(self._none, not people.rows)
        self._rows.fill(self._card(row, people.now) for row in people.rows)

    def show_link(self, link: str, name: str) -> None:
        """Empty: none. Only here and only now; it is kept nowhere."""
        self.link_card.show_link(link, name)
        show_if(self.link_card, bool(link))
        if link:
            self.scrolled.verticalScrollBar().setValue(0)

    def empty_form(self) -> None:
        self.name.replace("")
        self.relation.replace("")
        self.share.setChecked(False)

    def _share_toggled(self, is_on: bool) -> None:
        self.share.set_icon("circle-check" if is_on else "circle")
        self.share.set_kind(Kind.CHOSEN if is_on else Kind.PLAIN)

    def _say_yes(self) -> None:
        if not self.name.text().strip():
            self.trouble.say(translate("ClosePeople", "Skriv namnet först.", "The name is missing"))
            self.name.editor.setFocus()
            return
        shares = (Share.WHO_COMES_TODAY,) if self.share.isChecked() else ()
        self.said.emit(Said(self.name.text().strip(), self.relation.text().strip(), shares), True)

    def _card(self, row: CloseRow, now: datetime) -> Card:
        named = f"{row.name}, {row.relation}" if row.relation else row.name
        card = Card(body(named, bold=True), remark(_how_it_is(row, now)))
        if row.ended_at is None:
            card.add(remark(_shares_words(row)))
        if row.link is not None and row.ended_at is None:
            card.add(remark(link_words(row.link, row.name, now)))
        if row.arrived is not None:
            card.add(ArrivalLine(row.arrived, now=now))
        card.add(self._buttons(row))
        return card

    def _buttons(self, row: CloseRow) -> Row:
        again = Said(row.name, row.relation, row.shares, row.narstaende)
        link = TouchButton(translate("ClosePeople", "Ny länk", "Button: a new one-time link"), icon="key")
        is_used = row.link is not None and row.link.used_at is not None
        link.clicked.connect(lambda: self._ask_for_link(again) if is_used else self.said.emit(again, True))
        if row.ended_at is not None:
            link.set_words(translate("ClosePeople", "Har sagt ja igen: ny länk", "Button: after the contact had ended"))
            return Row(link)
        is_shared = Share.WHO_COMES_TODAY in row.shares
        stop = translate("ClosePeople", "Visa inte vem som kommer", "Button: who comes today is shared no more")
        start = translate("ClosePeople", "Visa vem som kommer i dag", "Button: the brukare wants to share it")
        share = TouchButton(stop if is_shared else start, icon="eye")
        other = Said(row.name, row.relation, () if is_shared else (Share.WHO_COMES_TODAY,), row.narstaende)
        share.clicked.connect(lambda: self.said.emit(other, False))
        end = TouchButton(translate("ClosePeople", "Avsluta kontakten", "Button: the yes is taken back"), icon="x")
        end.clicked.connect(lambda: self._ask_to_end(row))
        return Row(link, share, end)

    def _ask_for_link(self, again: Said) -> None:
        """Somebody reads and writes by the link of before: a new one shuts them out."""
        question = translate("ClosePeople", "Göra en ny länk till %1?", "%1 is a name").replace("%1", again.name)
        then = translate(
            "ClosePeople",
            "%1 läser och skriver redan i en webbläsare. Den slutar gälla när den nya länken har kommit fram. "
            "Det står här och på surfplattan vem som gjorde länken.",
            "What a new one-time link does; %1 is a name",
        ).replace("%1", again.name)
        answers = (
            Answer(KEEP, translate("ClosePeople", "Nej, ingen ny länk", "The safe answer")),
            Answer(NEW, translate("ClosePeople", "Ja, gör en ny länk", "The answer that makes a new link"), icon="key"),
        )
        sheet = ask(self, question, answers, explain=then)
        sheet.answered.connect(lambda key, _words: self.said.emit(again, True) if key == NEW else None)

    def _ask_to_end(self, row: CloseRow) -> None:
        question = translate("ClosePeople", "Avsluta kontakten med %1?", "%1 is a name").replace("%1", row.name)
        then = translate(
            "ClosePeople",
            "%1 kan inte läsa eller skriva mer. Det som är skrivet finns kvar på surfplattan.",
            "What ending the contact does; %1 is a name",
        ).replace("%1", row.name)
        answers = (
            Answer(KEEP, translate("ClosePeople", "Nej, behåll kontakten", "The safe answer")),
            Answer(END, translate("ClosePeople", "Ja, avsluta kontakten", "The answer that ends it"), icon="x"),
        )
        sheet = ask(self, question, answers, explain=then)
        sheet.answered.connect(lambda key, _words: self.end_wanted.emit(row.narstaende) if key == END else None)


class LinkCard(Card):
    """The newest link, for a camera and for eyes."""

    def __init__(self) -> None:
        super().__init__(ground=Ground.INFO)
        self._whom = body(bold=True)
        self.picture = QrPicture(
            translate("ClosePeople", "Kod för telefonens kamera", "Name of the square code, for screen readers")
        )
        self.address = AddressText(translate("ClosePeople", "Adress", "Name of the address, for screen readers"))
        told = translate(
            "ClosePeople",
            "Visa koden, eller ge adressen. Den gäller en gång, i sju dagar, och visas bara nu. "
            "Den börjar gälla när det du skrev in har kommit fram.",
            "About the one-time link",
        )
        self.add(self._whom, self.picture, self.address, remark(told))

    def show_link(self, link: str, name: str) -> None:
        whom = translate("ClosePeople", "Länk till %1", "Heading over a one-time link; %1 is a name")
        self._whom.say(whom.replace("%1", name))
        self.picture.show_text(link)
        self.address.show_address(link)


def _filled(text: str, name: str) -> str:
    return text.replace("%1", name)


def _how_it_is(row: CloseRow, now: datetime) -> str:
    if row.ended_at is not None:
        said = translate("ClosePeople", "Avslutad %2 av %1.", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
        return said.replace("%2", day_and_time(row.ended_at, now=now)).replace("%1", row.ended_by)
    if row.by_operator:
        said = translate("ClosePeople", "Inskriven %2 av den som sköter hubben.", "%2 is 10.42 or 'i går 10.42'")
        return said.replace("%2", day_and_time(row.given_at, now=now))
    said = translate("ClosePeople", "Inskriven %2 av %1.", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
    return said.replace("%2", day_and_time(row.given_at, now=now)).replace("%1", row.given_by)


def _shares_words(row: CloseRow) -> str:
    if Share.WHO_COMES_TODAY in row.shares:
        return translate("ClosePeople", "Ser meddelanden och vem som kommer i dag.", "What somebody close may see")
    return translate("ClosePeople", "Ser bara meddelandena mellan dem.", "What somebody close may see")
