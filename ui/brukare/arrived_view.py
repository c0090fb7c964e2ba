"""*Vad har kommit fram?* on the tablet: in plain words what has reached the home care, and what is on its way."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.arrival import ArrivalGroup, Waiting
from app.services.outstanding import Outstanding
from app.services.what_arrived import WhatArrived
from ui.brukare.list_view import ListView
from ui.shared.arrived_part import shortened
from ui.shared.card import Card, Ground
from ui.shared.dates import day_words, spoken_time, wall_date
from ui.shared.language import filled
from ui.shared.sentences import arrived_page_name
from ui.shared.words import body

translate = QCoreApplication.translate


class ArrivedView(ListView):
    def __init__(self) -> None:
        super().__init__(arrived_page_name())
        self._shown: object = None

    def show_arrived(self, what: WhatArrived) -> None:
        """Nothing is redrawn, and no page turned, when nothing has changed."""
        shown = (what.parts, _told(what.waiting), wall_date(what.now))
        if shown == self._shown:
            return
        self._shown = shown
        cards = [Card(body(_summary(what), bold=True), body(_do(what)))]
        cards += [_card(row, part.group, what.now) for part in what.parts for row in part.rows]
        self.show_cards(cards, empty="")


def _told(waiting: Waiting) -> tuple[object, ...]:
    return waiting.online, waiting.waiting, waiting.attachments, waiting.last_receipt_at


def _left(what: WhatArrived) -> int:
    return sum(part.total for part in what.parts if part.group is ArrivalGroup.WAITING)


def _summary(what: WhatArrived) -> str:
    left = _left(what)
    if left == 1:
        return translate("TabletArrived", "En sak har inte kommit fram än.", "The tablet's page of what has arrived")
    if left:
        return translate("TabletArrived", "%n saker har inte kommit fram än.", "%n is a number from 2", left)
    if what.waiting.last_receipt_at is None:
        return translate("TabletArrived", "Inget väntar här.", "Nothing has been written on the tablet")
    return translate("TabletArrived", "Allt du har skrivit har kommit fram.", "Everything has arrived")


def _do(what: WhatArrived) -> str:
    if not _left(what):
        at = what.waiting.last_receipt_at
        if at is None:
            return translate("TabletArrived", "Du behöver inte göra något.", "Nothing to do")
        text = translate("TabletArrived", "Det sista kom fram %1.", "%1 is 'i dag klockan 9.10'")
        return filled(text, _when(at, what.now))
    if what.waiting.online:
        return translate("TabletArrived", "Plattan skickar det nu. Du behöver inte göra något.", "On its way")
    return translate(
        "TabletArrived", "Det finns inget nät. Plattan skickar det när nätet är tillbaka.", "Waits for the network"
    )


def _card(row: Outstanding, group: ArrivalGroup, now: datetime) -> Card:
    needs = group is ArrivalGroup.NEEDS_YOU
    title = f"{_what(row.kind)}, {_when(row.written_at, now)}"
    card = Card(body(title, bold=True), ground=Ground.NOTICE if needs else Ground.SURFACE)
    if row.words:
        card.add(body(row.words if needs else shortened(row.words)))
    card.add(body(_state(group)))
    return card


def _what(kind: str) -> str:
    match kind:
        case "door.report":
            return translate("TabletArrived", "Dörren öppnades eller låstes", "What the tablet carried from the lock")
        case "record.opened":
            return translate("TabletArrived", "Du läste något", "Something was read on the tablet")
        case "profile.set":
            return translate("TabletArrived", "Du ändrade plattan", "Text size, sound or the like was changed")
        case "lesson.done" | "lesson.share":
            return translate("TabletArrived", "Du övade", "A lesson was done, or who may see that was chosen")
        case "opinion.give":
            return translate("TabletArrived", "Du sa vad du tyckte", "One of three faces was chosen")
        case "tablet.state":
            return translate("TabletArrived", "Plattan berättade hur den mår", "The tablet told of battery and sound")
        case "approval.withdraw":
            return translate("TabletArrived", "Du avslutade en kontakt", "The brukare took a yes back")
        case _:
            return translate("TabletArrived", "Något som du gjorde", "Any other thing")


def _state(group: ArrivalGroup) -> str:
    match group:
        case ArrivalGroup.NEEDS_YOU | ArrivalGroup.LET_GO:
            return translate("TabletArrived", "Det kunde inte tas emot. Säg till hemtjänsten.", "Refused by the hub")
        case ArrivalGroup.WAITING:
            return translate("TabletArrived", "Det är sparat här på plattan.", "Not sent yet")
        case ArrivalGroup.HELD:
            return translate("TabletArrived", "Det har kommit fram. Någon ska titta på det.", "Held by the hub")
        case ArrivalGroup.ARRIVED:
            return translate("TabletArrived", "Det har kommit fram.", "Received by the hub")


def _when(at: datetime, now: datetime) -> str:
    days = (wall_date(now) - wall_date(at)).days
    if days == 0:
        text = translate("TabletArrived", "i dag klockan %1", "%1 is '9.10'")
    elif days == 1:
        text = translate("TabletArrived", "i går klockan %1", "%1 is '9.10'")
    else:
        text = translate("TabletArrived", "%2 klockan %1", "%2 is 'måndag 23 november', %1 is '9.10'")
    return filled(text, spoken_time(at), day_words(wall_date(at)))
