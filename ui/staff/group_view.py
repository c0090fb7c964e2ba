"""*Gruppen*, for a shift leader: work that waits for their decision, and what has not arrived from their people."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.services.deciding import DeviceOfPerson, Group, PersonWaits
from ui.shared.card import Card, Column, Ground, IconLine
from ui.shared.dates import day_and_time
from ui.shared.held_part import HeldPart
from ui.shared.page import Page
from ui.shared.words import Words, body, heading, quiet
from ui.shared.work_words import age_words
from ui.staff.opinions_part import OpinionsPart
from ui.staff.page_names import back_to_day, group_name

translate = QCoreApplication.translate


class GroupView(Page):
    def __init__(self) -> None:
        super().__init__(group_name(), back=back_to_day())
        self.held = HeldPart()
        self.people = PeoplePart()
        self.opinions = OpinionsPart()
        self.add(self.held, self.people, self.opinions)

    def show_group(self, group: Group) -> None:
        self.held.show_held(group.held)
        self.people.show_people(group)


class PeoplePart(Column):
    """By person: what waits, how old it is, and what to do. Of a silent device nothing is known, and that is said."""

    def __init__(self) -> None:
        self._as_of, self._cards = quiet(), Column()
        super().__init__(
            heading(translate("Group", "Har inte kommit fram", "Heading over what waits on the group's devices")),
            self._as_of,
            self._cards,
        )
        self._shown: object = None

    def show_people(self, group: Group) -> None:
        now = group.held.now
        shown = (group.people, group.as_of, group.held.waiting.online, now.replace(second=0, microsecond=0))
        if shown == self._shown:
            return
        self._shown = shown
        self._as_of.say(_as_of_words(group))
        calm = [who for who in group.people if not who.waiting and not who.is_unknown]
        cards = [_card(who, now) for who in group.people if who not in calm]
        if calm:
            cards.append(_calm_card(calm))
        self._cards.fill(cards)


def _as_of_words(group: Group) -> str:
    if group.as_of is None or not group.people:
        return translate("Group", "Hubben har inte berättat om gruppens enheter än.", "Nothing known yet")
    at = day_and_time(group.as_of, now=group.held.now)
    if not group.held.waiting.online:
        text = translate("Group", "Din enhet har inget nät. Så här var det %1.", "%1 is 10.42 or 'i går 10.42'")
    else:
        text = translate("Group", "Så har enheterna själva sagt. Hämtat %1.", "%1 is 10.42")
    return text.replace("%1", at)


def _card(who: PersonWaits, now: datetime) -> Card:
    card = Card(body(who.name, bold=True), ground=Ground.NOTICE if who.is_unknown else Ground.SURFACE)
    if who.waiting:
        card.add(_line("cloud-upload", _waits_words(who, now)))
    for device in who.devices:
        if device.silent:
            card.add(_line("cloud-off", _silent_words(device, now)))
    card.add(body(_to_do(who)))
    return card


def _waits_words(who: PersonWaits, now: datetime) -> str:
    one = translate("Group", "1 sak väntar.", "On somebody's device")
    many = translate("Group", "%1 saker väntar.", "On somebody's device; %1 is a number")
    text = one if who.waiting == 1 else many.replace("%1", str(who.waiting))
    if who.oldest_at is None:
        return text
    oldest = translate("Group", "Den äldsta är från %1 (%2).", "%1 is 'i går 10.42', %2 is its age: '3 timmar'")
    oldest = oldest.replace("%1", day_and_time(who.oldest_at, now=now)).replace("%2", age_words(who.oldest_at, now))
    return f"{text} {oldest}"


def _silent_words(device: DeviceOfPerson, now: datetime) -> str:
    if device.heard_at is None:
        return translate("Group", "Enheten har aldrig hörts. Ingen vet vad som väntar.", "A device that never spoke")
    heard = translate("Group", "Enheten hördes senast %1.", "%1 is 10.42 or 'i går 10.42'")
    rest = (
        translate("Group", "Ingen vet vad som väntar nu.", "After 'hördes senast', something waited then")
        if device.waiting
        else translate("Group", "Då väntade inget. Ingen vet hur det är nu.", "After 'hördes senast'")
    )
    return f"{heard.replace('%1', day_and_time(device.heard_at, now=now))} {rest}"


def _to_do(who: PersonWaits) -> str:
    if not who.is_unknown:
        return translate("Group", "Plattan har nät och skickar nu.", "What waits on somebody's device is on its way")
    text = translate("Group", "Be %1 slå på plattan där det finns nät.", "What to do; %1 is a first name")
    return text.replace("%1", who.name.split(maxsplit=1)[0] if who.name else "")


def _calm_card(calm: list[PersonWaits]) -> Card:
    names = ", ".join(who.name for who in calm)
    card = Card(_line("cloud-check", translate("Group", "Inget väntar hos:", "Before a list of names")))
    card.add(body(names))
    return card


def _line(icon: str, text: str) -> IconLine:
    return IconLine(icon, Words(text, size="body", role="ink"), role="quiet")
