"""What the tablet says of visits and of itself, in words that anybody understands. No codes, no abbreviations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.arrival import Waiting
from app.domain.conversation import ThreadKind
from app.domain.door import DoorPosition
from app.domain.refusal import HubProblem
from app.domain.tablet import TabletNeed
from app.domain.visit import VisitState
from app.services.brukare_snapshots import ComingVisit, Greeting, Home, Visitor
from app.services.people import Face
from ui.shared.dates import clock_time, day_words, spoken_time, time_span, wall_date, weekday
from ui.shared.isolates import isolated
from ui.shared.language import and_list, filled, whole

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Told:
    """The next thing that happens: one sentence, when, what for, and whose faces."""

    sentence: str
    when: str = ""
    what: str = ""
    who: tuple[Face, ...] | None = None
    """None: no face belongs to it. Empty: somebody whose name is not known."""


def names(who: Sequence[Face]) -> str:
    """ "Amina", "Amina och Bo", or the home care when nobody is named."""
    first = [face.first_name or face.name for face in who]
    if not first:
        return translate("Tablet", "Hemtjänsten", "Said when it is not known who comes: 'Hemtjänsten kommer'")
    return and_list(first)


def next_told(home: Home) -> Told:
    """What the home screen says happens next."""
    if home.here_now is not None:
        return _here(home.here_now)
    if home.next_visit is None:
        return _nobody(home)
    if wall_date(home.next_visit.starts_at) != wall_date(home.now):
        return _tomorrow(home.next_visit)
    if home.next_visit.late:
        return _late(home.next_visit, home.waiting)
    return _coming(home.next_visit)


def _here(visit: ComingVisit) -> Told:
    sentence = _with_names(translate("Tablet", "%1 är här nu", "%1 is a first name"), visit.who)
    return Told(sentence, time_span(visit.starts_at, visit.ends_at, airy=True), visit.title, visit.who)


def _coming(visit: ComingVisit) -> Told:
    if visit.changed_who:
        sentence = translate("Tablet", "%1 kommer i stället", "Somebody else than planned; %1 is a first name")
    else:
        sentence = translate("Tablet", "%1 kommer", "%1 is a first name, or 'Amina och Bo'")
    when = time_span(visit.starts_at, visit.ends_at, airy=True)
    return Told(_with_names(sentence, visit.who), when, visit.title, visit.who)


def _late(visit: ComingVisit, waiting: Waiting) -> Told:
    """Without the hub's newest the tablet does not know who is late, and does not say so."""
    when = filled(translate("Tablet", "Skulle komma %1", "A late visit; %1 is '10.45'"), clock_time(visit.starts_at))
    if waiting.is_current:
        sentence = _late_sentence(visit)
        what = translate("Tablet", "Du behöver inte göra något.", "Under 'Amina är sen'")
    else:
        sentence = translate("Tablet", "%1 kommer", "%1 is a first name, or 'Amina och Bo'")
        what = translate("Tablet", "Det kan ha ändrats.", "A late visit; why it is not known is said beside the screen")
    return Told(_with_names(sentence, visit.who), when, what, visit.who)


def _tomorrow(visit: ComingVisit) -> Told:
    when = translate("Tablet", "I morgon klockan %1 kommer %2.", "%1 is '8' or '8.15', %2 a first name")
    when = when.replace("%1", spoken_time(visit.starts_at)).replace("%2", _within(names(visit.who), visit.who))
    return Told(_no_more(), when, visit.title)


def _with_names(sentence: str, who: Sequence[Face]) -> str:
    """Each name is whole already, "Amina och Bo" together need not be."""
    return sentence.replace("%1", names(who))


def _within(name: str, who: Sequence[Face]) -> str:
    """Names keep their large letter within a sentence; "hemtjänsten" does not."""
    return name if who else name[:1].lower() + name[1:]


def _no_more() -> str:
    return translate("Tablet", "Ingen mer kommer i dag", "Home screen, when the day's visits are over")


def _nobody(home: Home) -> Told:
    if home.plan_as_of is None:
        return Told(
            translate("Tablet", "Välkommen", "Home screen before the first plan has come"),
            "",
            translate(
                "Tablet", "Här ser du snart vem som kommer till dig.", "Home screen before the first plan has come"
            ),
        )
    return Told(_no_more(), "", translate("Tablet", "För i morgon är inget planerat.", "Nobody tomorrow either"))


def visit_told(visit: ComingVisit, *, online: bool) -> tuple[str, str]:
    """A visit in the list of the day: the sentence ("Eva kommer"), and when ("10.45 – 11.15"). The planned times are
    said of what is planned; of what has been only what is known."""
    when = time_span(visit.starts_at, visit.ends_at, airy=True)
    match visit.state:
        case VisitState.PLANNED if visit.late and online:
            sentence = _late_sentence(visit)
        case VisitState.PLANNED:
            sentence = translate("Tablet", "%1 kommer", "%1 is a first name, or 'Amina och Bo'")
        case VisitState.STARTED:
            sentence = translate("Tablet", "%1 är här nu", "%1 is a first name")
        case VisitState.FINISHED:
            sentence = translate("Tablet", "%1 har varit här", "A visit that is over; %1 is a first name")
            when = _left(visit.finished_at)
        case VisitState.CANCELLED:
            sentence = translate("Tablet", "Inställt besök", "In the tablet's day: a visit that will not be")
    return _with_names(sentence, visit.who), when


def _late_sentence(visit: ComingVisit) -> str:
    if len(visit.who) > 1:
        return translate("Tablet", "%1 är sena", "Late, two people; %1 is 'Amina och Bo'")
    return translate("Tablet", "%1 är sen", "Late; %1 is a first name")


def tablet_told(waiting: Waiting, plan_as_of: datetime | None, *, now: datetime) -> str:
    """How the tablet is doing, and how old what it shows is."""
    if waiting.store_problem is not None:
        told = translate("Tablet", "Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.", "The store failed")
        return _with_age(told, plan_as_of, now=now)
    if waiting.problem == HubProblem.RIGHTS_UNCONFIRMED:
        told = translate(
            "Tablet", "Plattan väntar på nytt från hemtjänsten.", "The hub was restored and tells nothing yet"
        )
        return told if plan_as_of is None else f"{told} {_age(plan_as_of, now)}"
    if waiting.online and plan_as_of is not None:
        return translate("Tablet", "Plattan har kontakt.", "The tablet is online and has the newest plan")
    if waiting.online:
        return translate("Tablet", "Plattan hämtar det som ska stå här.", "Connected, the first plan is on its way")
    told = (
        translate("Tablet", "Det finns inget nät just nu.", "The tablet is offline")
        if waiting.problem in (None, HubProblem.NO_NETWORK, HubProblem.HUB_DOWN, HubProblem.TOO_MANY)
        else translate("Tablet", "Ingen kontakt. Säg till hemtjänsten.", "The hub refuses this device")
    )
    return _with_age(told, plan_as_of, now=now)


def needs_told(needs: Sequence[TabletNeed]) -> str:
    """ "Sätt i laddaren. Ljudet är av." """
    told = []
    if TabletNeed.CHARGER in needs:
        told.append(translate("Tablet", "Sätt i laddaren.", "The tablet is unplugged; told to its person"))
    if TabletNeed.SOUND in needs:
        told.append(translate("Tablet", "Ljudet är av.", "Nothing that rings would be heard; told to its person"))
    return " ".join(told)


def _with_age(told: str, plan_as_of: datetime | None, *, now: datetime) -> str:
    if plan_as_of is None:
        return told
    return f"{told} {_age(plan_as_of, now)}"


def _age(plan_as_of: datetime, now: datetime) -> str:
    age = translate("Tablet", "Det här är från %1.", "%1 is 'klockan 9.10' or 'i går klockan 9.10'")
    return filled(age, _since(plan_as_of, now))


def _since(moment: datetime, now: datetime) -> str:
    at = filled(translate("Tablet", "klockan %1", "%1 is '9.10'"), spoken_time(moment))
    days = (wall_date(now) - wall_date(moment)).days
    if days <= 0:
        return at
    if days == 1:
        return filled(translate("Tablet", "i går %1", "%1 is 'klockan 9.10'"), at)
    day = weekday(wall_date(moment)).lower() if days < WEEK else day_words(wall_date(moment))
    return f"{day} {at}"


WEEK = 7
"""Days within which the day's name alone says which day it was."""


def visitor_name(visitor: Visitor) -> str:
    if visitor.who is None:
        return translate("Tablet", "Någon med egen nyckel", "Somebody opened with a key that the lock does not know")
    name = visitor.who.first_name or visitor.who.name
    if name:
        return whole(name)
    if visitor.who.organisation:
        somebody = translate("Tablet", "Någon från %1", "The name is not known; %1 is an organisation")
        return filled(somebody, visitor.who.organisation)
    return translate("Tablet", "Någon", "Somebody whose key the lock knows; neither name nor organisation is known")


def visitor_from(visitor: Visitor) -> str:
    """The organisation where the name does not say it, or a calm word about the unknown key."""
    if visitor.who is None:
        return translate("Tablet", "Det kan ha varit du själv.", "After 'Någon med egen nyckel'")
    return visitor.who.organisation if visitor.who.first_name or visitor.who.name else ""


def visitor_came(visitor: Visitor, *, now: datetime) -> str:
    """ "kom i dag 10.31", after the name. Of an unknown key only that it opened: it may have been from within."""
    at = f"{_day_told(visitor.at, now)} {clock_time(visitor.at)}"
    if visitor.who is None:
        return filled(translate("Tablet", "öppnade %1", "After 'Någon med egen nyckel'; %1 is 'i dag 10.31'"), at)
    return filled(translate("Tablet", "kom %1", "After a first name; %1 is 'i dag 10.31'"), at)


def visitor_way(visitor: Visitor) -> str:
    """ "Genom dörren. Gick 11.05."; nothing where nothing is known."""
    told = []
    if visitor.door is DoorPosition.ENTRANCE:
        told.append(translate("Tablet", "Genom porten.", "Which door a visitor came in by"))
    elif visitor.door is DoorPosition.FLAT:
        told.append(translate("Tablet", "Genom dörren.", "Which door a visitor came in by"))
    return " ".join([*told, _left(visitor.left_at)]).strip()


def _left(at: datetime | None) -> str:
    if at is None:
        return ""
    return filled(translate("Tablet", "Gick %1.", "When the visitor left; %1 is 11.05"), clock_time(at))


def _day_told(moment: datetime, now: datetime) -> str:
    day, today = wall_date(moment), wall_date(now)
    if day == today:
        return translate("Tablet", "i dag", "Between a name and a time")
    if day == today - timedelta(days=1):
        return translate("Tablet", "i går", "Between a name and a time")
    return day_words(day)


def greeting_words(greeting: Greeting) -> str:
    """Kindly, and by the first name."""
    who = greeting.name if greeting.kind is ThreadKind.UNIT else greeting.name.partition(" ")[0]
    said = translate(
        "Messages", "God morgon från %1", "On the way to the messages; %1 is a first name or a unit's name"
    )
    return said.replace("%1", isolated(who))
