"""What is said of calls, in every mode."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.call import CallEnding, PartyState
from app.domain.refusal import HubProblem, Refusal
from app.services.call_snapshots import CallCard, CallSaid, MyCall, PastCall
from ui.shared.call_talk import Link
from ui.shared.dates import day_and_time
from ui.shared.isolates import isolated

translate = QCoreApplication.translate


def others_of(card: CallCard) -> str:
    """Who is in it, or is called; first who called."""
    names = [isolated(peer.name) for peer in card.peers if peer.state in {PartyState.IN, PartyState.RINGING}]
    both = translate("Call", "%1 och %2", "Two people in a call; %1 and %2 are names")
    if len(names) == 2:
        return both.replace("%1", names[0]).replace("%2", names[1])
    return names[0] if names else isolated(card.peers[0].name)


def rings_words(card: CallCard) -> str:
    return translate("Call", "%1 ringer", "A video call rings; %1 is who calls").replace(
        "%1", isolated(card.peers[0].name)
    )


def how_it_stands(card: CallCard, link: Link, media: tuple[bool, bool] | None) -> str:
    """One sentence; empty when all is as it should be."""
    if card.mine is MyCall.CALLING:
        return translate("Call", "Det ringer hos %1.", "%1 is who is called").replace("%1", others_of(card))
    if link is Link.LOST:
        return translate("Call", "Förbindelsen bröts. Vi försöker igen.", "In a call: the network went away for now")
    if link is not Link.CONNECTED:
        return translate("Call", "Samtalet kopplas.", "Answered, not connected yet")
    match media:
        case (False, False):
            return translate("Call", "Du syns och hörs inte. Kamera och mikrofon saknas.", "In a call: no devices")
        case (False, True):
            return translate("Call", "Du hörs inte. Mikrofonen saknas.", "In a call: no microphone")
        case (True, False):
            return translate("Call", "Du hörs men syns inte. Kameran saknas.", "In a call: no camera")
        case _:
            return ""


def ended_words(card: CallCard) -> str:
    if card.mine is MyCall.ELSEWHERE:
        return translate("Call", "Du har svarat på en annan skärm.", "Another device of the same person answered")
    who = others_of(card)
    match card.ending:
        case CallEnding.DECLINED if card.by_me:
            said = translate("Call", "%1 kan inte svara just nu.", "%1 is who was called, and pressed 'Inte nu'")
        case CallEnding.MISSED if card.by_me:
            said = translate("Call", "%1 svarade inte.", "%1 is who was called")
        case CallEnding.MISSED | CallEnding.WITHDRAWN if not card.by_me:
            said = translate("Call", "%1 har ringt dig.", "A call that was not answered; %1 is who called")
        case _:
            return translate("Call", "Samtalet är slut.", "After a call")
    return said.replace("%1", who)


def past_call_words(call: PastCall, *, now: datetime, named: bool = True) -> str:
    """One sentence about a call that is over. Not `named`: the name stands above it."""
    match call.ending:
        case CallEnding.TALKED:
            said = translate("Call", "Ni pratade %1.", "A call that is over; %1 is when: '10.45', 'i går 10.45'")
        case _ if not call.by_us and not named:
            said = translate("Call", "Ringde %1.", "Below a name: a call from there that nobody answered; %1 is when")
        case _ if not call.by_us:
            said = translate("Call", "%2 ringde %1.", "A call nobody answered; %2 is who called, %1 when")
        case CallEnding.DECLINED:
            said = translate("Call", "Kunde inte svara %1.", "Who was called pressed 'Inte nu'; %1 is when")
        case _:
            said = translate("Call", "Svarade inte %1.", "Who was called did not answer; %1 is when")
    return said.replace("%2", isolated(call.caller_name)).replace("%1", day_and_time(call.began_at, now=now))


def not_done_words(said: CallSaid) -> str:
    if said.problem in {HubProblem.NO_NETWORK, HubProblem.HUB_DOWN}:
        return translate("Call", "Det går inte att ringa utan nät. Försök igen.", "A call could not be begun")
    if said.problem is HubProblem.TOO_MANY:
        return translate("Call", "Det har ringts många gånger. Vänta en stund.", "Too many calls in a row")
    match said.refusal:
        case Refusal.NOT_YOURS:
            return translate("Call", "Du kan inte ringa dit just nu.", "No right to call this person any more")
        case Refusal.WRONG_STATE:
            return translate("Call", "Samtalet är redan besvarat eller slut.", "Answered too late")
        case _:
            return translate("Call", "Samtalet gick inte fram. Försök igen.", "A call could not be begun")
