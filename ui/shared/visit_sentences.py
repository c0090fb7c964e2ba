"""Visits in words: state, what to do next, outcomes and reasons."""

from PySide6.QtCore import QCoreApplication

from app.domain.visit import DeclineReason, InsatsLine, InsatsOutcome, NextAction, NotLockedReason, VisitState

translate = QCoreApplication.translate

OUTCOME_ICONS = {
    InsatsOutcome.OPEN: "circle",
    InsatsOutcome.DONE: "circle-check",
    InsatsOutcome.DECLINED: "circle-minus",
}


def visit_state_words(state: VisitState, *, late: bool = False) -> str:
    match state:
        case VisitState.PLANNED if late:
            return translate("Visit", "Försenat", "State of a visit that should have begun")
        case VisitState.PLANNED:
            return translate("Visit", "Inte börjat", "State of a visit")
        case VisitState.STARTED:
            return translate("Visit", "Pågår", "State of a visit")
        case VisitState.FINISHED:
            return translate("Visit", "Klart", "State of a visit")
        case VisitState.CANCELLED:
            return translate("Visit", "Inställt", "State of a visit")


def next_action_words(action: NextAction) -> str:
    match action:
        case NextAction.OPEN_ENTRANCE:
            return translate("Visit", "Öppna porten", "The big button")
        case NextAction.OPEN_FLAT:
            return translate("Visit", "Öppna dörren", "The big button")
        case NextAction.START:
            return translate("Visit", "Börja besöket", "The big button")
        case NextAction.LOCK_FLAT:
            return translate("Visit", "Lås dörren", "The big button")
        case NextAction.FINISH:
            return translate("Visit", "Avsluta besöket", "The big button")
        case NextAction.NOTHING:
            return translate("Visit", "Till dagens besök", "The big button when the visit is over")


NEXT_ICONS = {
    NextAction.OPEN_ENTRANCE: "building",
    NextAction.OPEN_FLAT: "lock-open",
    NextAction.START: "login",
    NextAction.LOCK_FLAT: "lock",
    NextAction.FINISH: "check",
    NextAction.NOTHING: "list",
}


def decline_reason_words(reason: DeclineReason) -> str:
    """In the middle of a sentence: "Dusch: avböjd, trött", "Frukost: inte gjord – tiden räckte inte"."""
    match reason:
        case DeclineReason.TIRED:
            return translate("Decline", "trött", "After 'avböjd,'")
        case DeclineReason.DID_IT_SELF:
            return translate("Decline", "gjorde det själv", "After 'avböjd,'")
        case DeclineReason.UNWELL:
            return translate("Decline", "mår inte bra", "After 'avböjd,'")
        case DeclineReason.NOT_AT_HOME:
            return translate("Decline", "inte hemma", "After 'inte gjord –'")
        case DeclineReason.DOES_NOT_WANT:
            return translate("Decline", "vill inte", "After 'avböjd,'")
        case DeclineReason.NO_TIME:
            return translate("Decline", "tiden räckte inte", "After 'inte gjord –'")
        case DeclineReason.OTHER:
            return translate("Decline", "annat skäl", "After 'inte gjord –'")


BRUKARES_OWN = frozenset(
    {DeclineReason.TIRED, DeclineReason.DID_IT_SELF, DeclineReason.UNWELL, DeclineReason.DOES_NOT_WANT}
)
"""Only with these is the word "avböjd": it is read as the brukare's own refusal."""


def insats_words(line: InsatsLine) -> str:
    """ "Frukost", "Dusch: avböjd, trött" or "Frukost: inte gjord – tiden räckte inte"."""
    if line.outcome is not InsatsOutcome.DECLINED:
        return line.name
    reason = line.reason
    if reason in set(DeclineReason):
        reason = decline_reason_words(DeclineReason(reason))
    said = (
        translate("Decline", "%1: avböjd, %2", "%1 is an insats, %2 the brukare's reason: 'Dusch: avböjd, trött'")
        if line.reason in BRUKARES_OWN
        else translate("Decline", "%1: inte gjord – %2", "%1 is an insats, %2 a reason that is not the brukare's own")
    )
    return said.replace("%1", line.name).replace("%2", reason)


def not_locked_words(reason: NotLockedReason) -> str:
    match reason:
        case NotLockedReason.BRUKARE_LOCKS:
            return translate("NotLocked", "Brukaren låser själv", "Why the door is not locked at the end")
        case NotLockedReason.SOMEBODY_STAYS:
            return translate("NotLocked", "Någon är kvar i hemmet", "Why the door is not locked at the end")
        case NotLockedReason.LOCKED_WITH_KEY:
            return translate("NotLocked", "Jag har låst med nyckel", "Why the door is not locked at the end")
        case NotLockedReason.LOCK_BROKEN:
            return translate("NotLocked", "Låset fungerar inte", "Why the door is not locked at the end")
        case NotLockedReason.OTHER:
            return translate("NotLocked", "Något annat", "Why the door is not locked; asks for own words")


def said_not_locked_words(reason: str) -> str:
    """`reason` is a NotLockedReason's value or the person's own words."""
    if reason in set(NotLockedReason):
        reason = not_locked_words(NotLockedReason(reason))
    return translate("NotLocked", "Du sa: %1", "At the door of a finished visit; %1 is why it is not locked").replace(
        "%1", reason
    )


def unmarked_words(count: int) -> str:
    """ "2 inte markerade": behind the state of a finished visit."""
    if count == 1:
        return translate("Visit", "1 inte markerad", "One insats of a finished visit that nobody has marked")
    text = translate("Visit", "%1 inte markerade", "Insatser of a finished visit; %1 is a number from 2")
    return text.replace("%1", str(count))
