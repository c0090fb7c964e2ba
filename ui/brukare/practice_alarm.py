"""What an alarm's page says in a rehearsal: the same in the same order, and each time that it is practice."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.alarm import AlarmState
from app.services.alarm_snapshots import OwnAlarm
from ui.brukare.alarm_sentences import AlarmTold

translate = QCoreApplication.translate


def practice_told(own: OwnAlarm, _now: datetime) -> AlarmTold:
    """Nobody may believe that help is on its way. Without sentences for what a rehearsed alarm never is."""
    if own.state in {AlarmState.WITHDRAWN, AlarmState.CLOSED}:
        return AlarmTold(
            translate("Lessons", "Du har tagit tillbaka övningslarmet.", "A rehearsed alarm was taken back"),
            translate("Lessons", "Det var en övning. Ingen har fått något larm.", "A rehearsed alarm was taken back"),
            is_over=True,
        )
    really = translate("Lessons", "Det är en övning. Ingen får något larm.", "Under what is said of a rehearsed alarm")
    return AlarmTold(_so_far(own), really)


def _so_far(own: OwnAlarm) -> str:
    if own.state is AlarmState.ACCEPTED:
        taken = translate("Lessons", "Vi låtsas att %1 har tagit emot larmet.", "A rehearsed alarm; %1 is a name")
        return taken.replace("%1", own.accepted_by_name)
    if own.told_at is not None:
        return translate("Lessons", "Vi låtsas att larmet har gått till hemtjänsten.", "A rehearsed alarm")
    return translate("Lessons", "Vi låtsas att larmet skickas.", "In the first moment of a rehearsed alarm")
