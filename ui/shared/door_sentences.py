"""Doors in words: what the lock has said, what is happening, why it did not, and what to do."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.refusal import DoorRefusal
from app.services.staff_snapshots import DoorCard
from ui.shared.dates import clock_time, day_and_time

translate = QCoreApplication.translate

DOOR_ICONS = {
    LockState.LOCKED: "lock",
    LockState.UNLOCKED: "lock-open",
    LockState.MOVING: "progress",
    LockState.JAMMED: "alert-triangle",
    LockState.UNKNOWN: "question-mark",
}


def door_name(position: DoorPosition) -> str:
    if position is DoorPosition.ENTRANCE:
        return translate("Door", "Porten", "The common door of the house")
    return translate("Door", "Dörren", "The person's own door")


def door_state_words(position: DoorPosition, state: LockState) -> str:
    """ "Dörren är olåst."."""
    entrance = position is DoorPosition.ENTRANCE
    match state:
        case LockState.LOCKED:
            return (
                translate("Door", "Porten är låst.", "Reported by the lock")
                if entrance
                else translate("Door", "Dörren är låst.", "Reported by the lock")
            )
        case LockState.UNLOCKED:
            return (
                translate("Door", "Porten är olåst.", "Reported by the lock")
                if entrance
                else translate("Door", "Dörren är olåst.", "Reported by the lock")
            )
        case LockState.MOVING:
            return translate("Door", "Låset rör sig …", "Reported by the lock")
        case LockState.JAMMED:
            return (
                translate("Door", "Porten har fastnat.", "The lock is jammed")
                if entrance
                else translate("Door", "Låset har fastnat. Dörren kan vara olåst.", "The lock is jammed")
            )
        case LockState.UNKNOWN:
            return (
                translate("Door", "Vi vet inte om porten är låst.", "No report from the lock")
                if entrance
                else translate("Door", "Vi vet inte om dörren är låst.", "No report from the lock")
            )


def door_report_words(card: DoorCard, *, now: datetime) -> str:
    """ "Låset svarade 10.31.", with what else is to be known of the door."""
    parts = []
    if card.reported_at is None:
        parts.append(translate("Door", "Låset har inte svarat än.", "This device has heard nothing from the lock"))
    else:
        at = day_and_time(card.reported_at, now=now)
        text = translate("Door", "Låset svarade %1.", "%1 is a time, 10.31 or 'i går 10.31'")
        if card.report_is_old:
            text = translate("Door", "Låset svarade senast %1. Det kan ha ändrats.", "Old report; %1 is a time")
        parts.append(text.replace("%1", at))
    if card.battery_low:
        parts.append(translate("Door", "Låsets batteri är svagt.", "The lock's battery is low"))
    return " ".join(parts)


def order_words(position: DoorPosition, action: DoorAction) -> str:
    """What the button says: "Öppna dörren"."""
    match position, action:
        case DoorPosition.ENTRANCE, DoorAction.OPEN:
            return translate("Door", "Öppna porten", "Button")
        case DoorPosition.ENTRANCE, DoorAction.LOCK:
            return translate("Door", "Lås porten", "Button")
        case DoorPosition.FLAT, DoorAction.OPEN:
            return translate("Door", "Öppna dörren", "Button")
        case _:
            return translate("Door", "Lås dörren", "Button")


def under_way_words(position: DoorPosition, action: DoorAction) -> str:
    """While the order lives: "Dörren öppnas …"."""
    match position, action:
        case DoorPosition.ENTRANCE, DoorAction.OPEN:
            return translate("Door", "Porten öppnas …", "The order has been given, the lock has not answered")
        case DoorPosition.ENTRANCE, DoorAction.LOCK:
            return translate("Door", "Porten låses …", "The order has been given, the lock has not answered")
        case DoorPosition.FLAT, DoorAction.OPEN:
            return translate("Door", "Dörren öppnas …", "The order has been given, the lock has not answered")
        case _:
            return translate("Door", "Dörren låses …", "The order has been given, the lock has not answered")


def door_refusal_words(refusal: DoorRefusal, card: DoorCard | None = None) -> str:
    """What happened, what is so now, what to do. `card` gives the pass's times where they help."""
    return _no_right_words(refusal, card) or _lock_words(refusal)


def number_words(phone: str) -> str:
    """For who is told to ring; nothing where no number is known."""
    if not phone:
        return ""
    return translate("DoorRefusal", "Numret till gruppen: %1.", "%1 is a phone number").replace("%1", phone)


def _no_right_words(refusal: DoorRefusal, card: DoorCard | None) -> str:
    match refusal:
        case DoorRefusal.NO_PASS:
            return translate(
                "DoorRefusal", "Du har inte tillgång till den här dörren. Ring gruppledaren.", "No right now"
            )
        case DoorRefusal.PASS_NOT_YET if card is not None and card.pass_from is not None:
            return translate(
                "DoorRefusal", "Du får öppna från klockan %1. Ring gruppledaren om det är bråttom.", "%1 is a time"
            ).replace("%1", clock_time(card.pass_from))
        case DoorRefusal.PASS_NOT_YET:
            return translate(
                "DoorRefusal", "Din tid har inte börjat än. Ring gruppledaren om det är bråttom.", "Pass not yet valid"
            )
        case DoorRefusal.PASS_ENDED if card is not None and card.pass_until is not None:
            return translate(
                "DoorRefusal",
                "Du har inte tillgång till den här dörren. Din tid gick ut klockan %1. Ring gruppledaren.",
                "%1 is a time",
            ).replace("%1", clock_time(card.pass_until))
        case DoorRefusal.PASS_ENDED:
            return translate("DoorRefusal", "Din tid har gått ut. Ring gruppledaren.", "Pass ended")
        case DoorRefusal.PASS_WITHDRAWN:
            return translate("DoorRefusal", "Din tillgång till dörren är borttagen. Ring gruppledaren.", "Withdrawn")
        case DoorRefusal.PASS_REFUSED:
            return translate("DoorRefusal", "Låset godtog inte ditt pass. Ring gruppledaren.", "Pass altered or alien")
        case _:
            return ""


def _lock_words(refusal: DoorRefusal) -> str:
    match refusal:
        case DoorRefusal.UNREACHABLE:
            return translate(
                "DoorRefusal",
                "Telefonen når inte låset. Gå närmare dörren och försök igen.",
                "No contact with the lock",
            )
        case DoorRefusal.NO_ANSWER:
            return translate(
                "DoorRefusal", "Låset svarade inte. Känn på dörren och försök igen.", "Order taken, nothing reported"
            )
        case DoorRefusal.JAMMED:
            return translate(
                "DoorRefusal", "Låset har fastnat. Tryck eller dra i dörren och försök igen.", "The lock is jammed"
            )
        case DoorRefusal.FLAT_BATTERY:
            return translate(
                "DoorRefusal", "Låsets batteri är slut. Använd nyckeln eller ring gruppledaren.", "Flat battery"
            )
        case DoorRefusal.CLOCK_UNSURE:
            return translate(
                "DoorRefusal",
                "Låset har tappat tiden. När telefonen har nät får låset den igen. Försök då, eller ring gruppledaren.",
                "Power loss",
            )
        case _:
            return translate(
                "DoorRefusal", "Det tog för lång tid, så inget hände. Försök igen.", "The order was too old"
            )
