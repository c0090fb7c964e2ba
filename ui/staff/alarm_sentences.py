"""What staff are told of alarms: who, where, why, since when, and who has it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.alarm import AlarmCause, AlarmOutcome, AlarmState
from app.services.alarm_snapshots import AcceptAnswer, AlarmCard
from ui.shared.dates import clock_time

translate = QCoreApplication.translate


def alarm_title(card: AlarmCard) -> str:
    who = card.name or translate("StaffAlarm", "någon utan känt namn", "After 'Larm från'; the name is not known")
    match card.state:
        case AlarmState.ACCEPTED if card.accepted_by_me:
            text = translate("StaffAlarm", "Du har larmet från %1", "Title; %1 is a name")
        case AlarmState.ACCEPTED:
            text = translate("StaffAlarm", "%2 har larmet från %1", "Title; %2 a colleague, %1 who raised it")
            text = text.replace("%2", card.accepted_by_name)
        case AlarmState.WITHDRAWN:
            text = translate("StaffAlarm", "%1 har tagit tillbaka larmet", "Title; %1 is a name")
        case _:
            text = translate("StaffAlarm", "Larm från %1", "Title; %1 is a name")
    return text.replace("%1", who)


def why(card: AlarmCard, now: datetime) -> str:
    """ "Tryckte på larmknappen 10.31, för 2 minuter sedan." """
    text = (
        translate("StaffAlarm", "Tryckte på plattans larmknapp %1, %2.", "%1 is 10.31, %2 'för 2 minuter sedan'")
        if card.cause is AlarmCause.BUTTON
        else translate("StaffAlarm", "Tryckte på en lös larmknapp %1, %2.", "%1 is 10.31, %2 'för 2 minuter sedan'")
    )
    return text.replace("%1", clock_time(card.raised_at)).replace("%2", _ago(card.raised_at, now))


def _ago(moment: datetime, now: datetime) -> str:
    minutes = int((now - moment).total_seconds()) // 60
    if minutes < 1:
        return translate("StaffAlarm", "alldeles nyss", "Less than a minute ago")
    if minutes == 1:
        return translate("StaffAlarm", "för en minut sedan", "One minute ago")
    if minutes < 60:
        return translate("StaffAlarm", "för %1 minuter sedan", "%1 is a number").replace("%1", str(minutes))
    return translate("StaffAlarm", "för över en timme sedan", "More than an hour ago")


def hint(card: AlarmCard) -> str:
    """What to do next, or what is known besides."""
    match card.state:
        case AlarmState.WITHDRAWN:
            return translate(
                "StaffAlarm",
                "Knappen ”Det var fel” är tryckt. Ring och fråga om allt är bra, och avsluta sedan larmet.",
                "The person took the alarm back",
            )
        case AlarmState.RINGING if card.at_backup:
            return translate(
                "StaffAlarm", "Den egna hemtjänsten har inte svarat. Därför ringer det hos er.", "At the agreed backup"
            )
        case AlarmState.ACCEPTED if card.accepted_at is not None:
            text = translate("StaffAlarm", "Taget klockan %1.", "%1 is 10.32: when somebody took it")
            return text.replace("%1", clock_time(card.accepted_at))
        case _:
            return ""


def strip_words(card: AlarmCard) -> str:
    """On the line over the day: the alarm that is not on the screen just now."""
    return f"{alarm_title(card)}. {card.address}" if card.address else f"{alarm_title(card)}."


def not_taken(answer: AcceptAnswer) -> str:
    """Why the alarm is not yours although you pressed."""
    if answer.accepted_by_name:
        text = translate("StaffAlarm", "%1 hann före och har larmet.", "%1 is a colleague's name")
        return text.replace("%1", answer.accepted_by_name)
    if answer.refusal is not None:
        return translate("StaffAlarm", "Larmet ringer inte hos dig längre.", "The hub says that it is over or not here")
    return translate(
        "StaffAlarm",
        "Du har inte larmet än: det finns inget nät. Tryck igen, eller ring gruppledaren.",
        "The hub could not be reached",
    )


def outcome_words(outcome: AlarmOutcome) -> str:
    match outcome:
        case AlarmOutcome.HELPED:
            return translate("StaffAlarm", "Jag var där och hjälpte till", "How an alarm ended")
        case AlarmOutcome.TALKED:
            return translate("StaffAlarm", "Vi pratade, ingen behövde komma", "How an alarm ended")
        case AlarmOutcome.EMERGENCY:
            return translate("StaffAlarm", "112 har tagit över", "How an alarm ended")
        case AlarmOutcome.MISTAKE:
            return translate("StaffAlarm", "Det var ett misstag, jag har frågat", "How an alarm ended")
