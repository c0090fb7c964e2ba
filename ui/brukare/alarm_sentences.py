"""What the tablet says of its alarm: who has it, in words, and never more than is known."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.alarm import NOBODY_AFTER, AlarmState
from app.services.alarm_snapshots import OwnAlarm
from ui.shared.dates import spoken_time

translate = QCoreApplication.translate


@dataclass(frozen=True)
class AlarmTold:
    """`headline` first and largest; `more` under it; `is_over`: nothing is left to take back."""

    headline: str
    more: str
    is_over: bool = False


def alarm_told(own: OwnAlarm, now: datetime) -> AlarmTold:
    match own.state:
        case AlarmState.CLOSED:
            return AlarmTold(
                translate("Alarm", "Larmet är avslutat.", "Somebody of the home care has closed it"),
                translate("Alarm", "Behöver du hjälp igen? Tryck på larmet.", "After: the alarm is over"),
                is_over=True,
            )
        case AlarmState.WITHDRAWN:
            return _withdrawn(own)
        case AlarmState.ACCEPTED:
            return _accepted(own)
        case AlarmState.RINGING:
            return _ringing(own, now)


def _withdrawn(own: OwnAlarm) -> AlarmTold:
    headline = translate("Alarm", "Du har tagit tillbaka larmet.", "The person pressed 'Det var fel'")
    if own.withdrawal_told:
        more = translate("Alarm", "Hemtjänsten vet att det var fel. De kanske ringer ändå.", "After a mistake")
    else:
        more = translate("Alarm", "Hemtjänsten får veta det så snart det går.", "The mistake has not been told yet")
    return AlarmTold(headline, more, is_over=True)


def _accepted(own: OwnAlarm) -> AlarmTold:
    headline = translate("Alarm", "%1 har tagit emot ditt larm.", "%1 is a name").replace(
        "%1", own.accepted_by_name or translate("Alarm", "Någon", "Who has accepted is not known by name")
    )
    assert own.accepted_at is not None
    more = translate("Alarm", "Det var klockan %1.", "%1 is 10.31: when somebody accepted the alarm")
    return AlarmTold(headline, more.replace("%1", spoken_time(own.accepted_at)))


def _ringing(own: OwnAlarm, now: datetime) -> AlarmTold:
    urgent = translate("Alarm", "Ring 112 om det är bråttom.", "The emergency number; nobody has answered yet")
    if now - own.raised_at >= NOBODY_AFTER:
        headline = translate("Alarm", "Ingen har svarat än.", "A minute has gone by without an answer")
        goes_on = translate("Alarm", "Plattan fortsätter att larma.", "It goes on trying")
        return AlarmTold(f"{headline} {urgent}", goes_on)
    if own.told_at is not None and own.hearers == 0:
        headline = translate("Alarm", "Ingen kan svara på larmet just nu.", "The hub has it; nobody's device rings")
        goes_on = translate("Alarm", "Plattan fortsätter att larma.", "It goes on trying")
        return AlarmTold(f"{headline} {urgent}", goes_on)
    if own.told_at is not None:
        return AlarmTold(
            translate("Alarm", "Larmet har gått till hemtjänsten.", "The hub has it; nobody has accepted it yet"),
            translate("Alarm", "Vänta. Här står det snart vem som har tagit emot det.", "Nobody has accepted it yet"),
        )
    if own.problem is not None:
        headline = translate("Alarm", "Larmet har inte kommit fram än.", "The hub cannot be reached")
        return AlarmTold(
            f"{headline} {urgent}", translate("Alarm", "Plattan försöker hela tiden.", "It goes on trying")
        )
    return AlarmTold(
        translate("Alarm", "Larmet skickas nu.", "In the first moment after the press"),
        translate("Alarm", "Vänta. Här står det snart vem som har tagit emot det.", "Nobody has accepted it yet"),
    )
