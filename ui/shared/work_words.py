"""What somebody did, said to people: the kind of it, their own words in it, and why it has not simply arrived."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.arrival import Arrival, ArrivalGroup, Arrived
from app.domain.refusal import Refusal
from app.domain.visit import DeclineReason, InsatsOutcome, NotLockedReason
from app.services.outstanding import FILE, Outstanding
from ui.shared.dates import capital
from ui.shared.sentences import arrived_words, refusal_words
from ui.shared.visit_sentences import decline_reason_words, not_locked_words

if TYPE_CHECKING:
    from app.services.deciding import HeldWork

translate = QCoreApplication.translate


def what_was_done(kind: str) -> str:  # noqa: C901, PLR0911, PLR0912 - one name for each kind
    match kind:
        case "note.write":
            return translate("Answers", "Anteckning", "Kind of what was done")
        case "visit.start":
            return translate("Answers", "Besöket börjat", "Kind of what was done")
        case "visit.insats":
            return translate("Answers", "Insats markerad", "Kind of what was done")
        case "visit.finish":
            return translate("Answers", "Besöket avslutat", "Kind of what was done")
        case "door.report":
            return translate("Answers", "Dörrens rapport", "Kind of what was done")
        case "record.opened":
            return translate("Answers", "Besöket läst", "Kind of what was done")
        case "journal.sign":
            return translate("Answers", "Journalanteckning", "Kind of what was done")
        case "utredning.edit":
            return translate("Answers", "Text i utredningen", "Kind of what was done")
        case "held.release" | "held.decline":
            return translate("Answers", "Ditt beslut", "Kind of what was done: decided about a colleague's work")
        case "profile.set":
            return translate("Answers", "Plattans inställningar ändrade", "Kind of what was done")
        case "message.send":
            return translate("Answers", "Meddelande", "Kind of what was done: sent a message")
        case "message.received" | "message.read":
            return translate("Answers", "Meddelande läst", "Kind of what was done: read a message")
        case "lesson.done" | "lesson.share":
            return translate("Answers", "Övning", "Kind of what was done: rehearsed a lesson")
        case "opinion.give":
            return translate("Answers", "Vad du tyckte", "Kind of what was done: gave one of three faces")
        case "tablet.state":
            return translate("Answers", "Hur plattan mår", "Kind of what was done: the tablet said that it is charged")
        case "task.take":
            return translate("Answers", "Uppgift tagen", "Kind of what was done: took one of the unit's tasks")
        case "task.done":
            return translate("Answers", "Uppgift klar", "Kind of what was done: one of the unit's tasks is done")
        case "approval.give":
            return translate("Answers", "Kontakt med närstående", "Kind of what was done: entered a brukare's yes")
        case "approval.withdraw":
            return translate("Answers", "Kontakt avslutad", "Kind of what was done: took a brukare's yes back")
        case _ if kind == FILE:
            return translate("Answers", "Bild eller fil", "Kind of what was done: a file on its way")
        case _:
            return translate("Answers", "Något som du gjorde", "What was done is of a kind that is not known")


def what_somebody_did(kind: str) -> str:
    """The same of a colleague's work."""
    match kind:
        case "held.release" | "held.decline":
            return translate("Answers", "Ett beslut", "Kind of what a colleague did")
        case _ if kind not in KNOWN:
            return translate("Answers", "Något som inte går att visa här", "A colleague's work of a kind not known")
        case _:
            return what_was_done(kind)


KNOWN = frozenset(
    {
        "note.write",
        "visit.start",
        "visit.insats",
        "visit.finish",
        "door.report",
        "record.opened",
        "journal.sign",
        "utredning.edit",
        "profile.set",
        "task.take",
        "task.done",
        "message.send",
        "message.received",
        "message.read",
        "approval.give",
        "approval.withdraw",
    }
)


def own_words(row: Outstanding) -> str:
    """The person's own words; a reason that was picked from a list is said as the list says it."""
    if row.kind == "visit.insats" and row.words in set(DeclineReason):
        return decline_reason_words(DeclineReason(row.words))
    if row.kind == "visit.finish" and row.words in set(NotLockedReason):
        return not_locked_words(NotLockedReason(row.words))
    return row.words


def why_not_arrived(row: Outstanding, *, now: datetime, chooses: bool = False) -> str:
    """`chooses`: a text is chosen elsewhere (the utredning); where there is no choice, a conflict is told as what has
    happened. What somebody declined is told with their words."""
    if row.arrived.reason == Refusal.DECLINED and row.decided_by:
        said = translate("Answers", "%1 har sagt nej: %2", "%1 is a name, %2 that person's own words")
        return said.replace("%1", row.decided_by).replace("%2", row.decision_words)
    if row.arrived.state is Arrival.CONFLICT and not chooses:
        return refusal_words(Refusal.CHANGED_MEANWHILE)
    return arrived_words(row.arrived, now=now)


def group_heading(group: ArrivalGroup, total: int) -> str:
    match group:
        case ArrivalGroup.NEEDS_YOU:
            text = translate("WhatArrived", "Behöver dig (%1)", "Heading; %1 is a number")
        case ArrivalGroup.WAITING:
            text = translate("WhatArrived", "Väntar här (%1)", "Heading: not sent yet; %1 is a number")
        case ArrivalGroup.HELD:
            text = translate("WhatArrived", "Väntar på beslut (%1)", "Heading: held at the hub; %1 is a number")
        case ArrivalGroup.ARRIVED:
            text = translate("WhatArrived", "Framme i dag (%1)", "Heading: received today; %1 is a number")
        case ArrivalGroup.LET_GO:
            text = translate("WhatArrived", "Kom inte fram (%1)", "Heading: refused, and seen; %1 is a number")
    return text.replace("%1", str(total))


def what_to_do(group: ArrivalGroup, *, online: bool) -> str:
    """One sentence under the heading; nothing where nothing is to be done or known."""
    match group:
        case ArrivalGroup.NEEDS_YOU:
            return translate("WhatArrived", "Läs och bestäm vad du vill göra.", "Under 'Behöver dig'")
        case ArrivalGroup.WAITING if online:
            return translate("WhatArrived", "Det skickas nu. Du behöver inte göra något.", "Under 'Väntar här', online")
        case ArrivalGroup.WAITING:
            return translate(
                "WhatArrived",
                "Det är sparat här och skickas när det finns nät. Låt enheten vara på.",
                "Under 'Väntar här', offline",
            )
        case ArrivalGroup.HELD:
            return translate(
                "WhatArrived", "Hubben har det säkert. En annan person avgör om det gäller.", "Under 'Väntar på beslut'"
            )
        case ArrivalGroup.ARRIVED:
            return ""
        case ArrivalGroup.LET_GO:
            return translate("WhatArrived", "Du har sett det. Det händer inget mer med det.", "Under 'Kom inte fram'")


def age_words(since: datetime, now: datetime) -> str:
    """How old something is: "nyss", "12 minuter", "3 timmar", "2 dagar"."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 2:
        return translate("Age", "nyss", "Less than two minutes old")
    if minutes < 60:
        return translate("Age", "%1 minuter", "How old; %1 is a number from 2").replace("%1", str(minutes))
    hours = minutes // 60
    if hours == 1:
        return translate("Age", "1 timme", "How old")
    if hours < 24:
        return translate("Age", "%1 timmar", "How old; %1 is a number from 2").replace("%1", str(hours))
    days = hours // 24
    if days == 1:
        return translate("Age", "1 dag", "How old")
    return translate("Age", "%1 dagar", "How old; %1 is a number from 2").replace("%1", str(days))


def why_held(work: "HeldWork") -> str:
    """Why the hub did not simply take a colleague's work, said to the person who decides."""
    match work.reason:
        case Refusal.RIGHT_ENDED:
            return translate(
                "Held", "%1 hade inte längre uppdraget när det gjordes.", "Why it is held; %1 is a name"
            ).replace("%1", work.author_name)
        case Refusal.TIME_UNSURE:
            return translate(
                "Held",
                "Klockan på enheten kan ha gått fel. %1 hade kanske inte uppdraget när det gjordes.",
                "Why it is held; %1 is a name",
            ).replace("%1", work.author_name)
        case Refusal.RIGHTS_UNCONFIRMED:
            return translate(
                "Held",
                "Hubben har startat om från en kopia. Den kollar det själv när rättigheterna är bekräftade.",
                "Why it is held",
            )
        case Refusal.REVOKED:
            return translate(
                "Held",
                "Det kom från en enhet eller nyckel som är spärrad. Fråga %1 om det stämmer.",
                "Why it is held; %1 is a name",
            ).replace("%1", work.author_name)
        case Refusal.PARENT_MISSING:
            return translate(
                "Held",
                "Något som %1 gjorde innan har inte kommit fram än. Ofta löser det sig när plattan får nät.",
                "Why it is held; %1 is a name",
            ).replace("%1", work.author_name)
        case Refusal.UNKNOWN_KIND:
            return translate(
                "Held",
                "Det är skrivet i en nyare version av programmet. Det kan vänta tills hubben är uppdaterad.",
                "Why it is held",
            )
        case _:
            return translate("Held", "Hubben kunde inte avgöra om det stämmer.", "Why it is held: anything else")


def held_said(work: "HeldWork") -> str:
    """What the held work says, in one text."""
    outcomes = {
        InsatsOutcome.DONE: translate("Held", "%1: gjord", "An insats; %1 is its name"),
        InsatsOutcome.DECLINED: translate("Held", "%1: inte gjord", "An insats; %1 is its name"),
        InsatsOutcome.OPEN: translate("Held", "%1: markeringen borttagen", "An insats; %1 is its name"),
    }
    said = outcomes[work.insats_outcome].replace("%1", work.insats) if work.insats_outcome is not None else ""
    row = Outstanding(work.operation, work.kind, "", work.text, work.claimed_at, Arrived(Arrival.HELD, None))
    words = own_words(row)
    return f"{said} ({words})" if said and words else said or capital(words)
