"""What is said of one visit at the top of its page."""

from PySide6.QtCore import QCoreApplication

from app.domain.visit import VisitState
from app.services.staff_snapshots import VisitCard
from ui.shared.dates import clock_time
from ui.shared.visit_sentences import visit_state_words

translate = QCoreApplication.translate


def state_words(card: VisitCard) -> str:
    count = translate("VisitView", "Besök %1 av %2", "%1 and %2 are numbers: visit 4 of the day's 9")
    count = count.replace("%1", str(card.number)).replace("%2", str(card.of))
    if card.state is VisitState.STARTED and card.started_at is not None:
        since = translate("VisitView", "pågår sedan %1", "After 'Besök 4 av 9 ·'; %1 is a time")
        return f"{count} · {since.replace('%1', clock_time(card.started_at))}"
    if card.state is VisitState.FINISHED and card.finished_at is not None:
        done = translate("VisitView", "klart %1", "After 'Besök 4 av 9 ·'; %1 is a time")
        return f"{count} · {done.replace('%1', clock_time(card.finished_at))}"
    return f"{count} · {visit_state_words(card.state).lower()}"


def phone_words(card: VisitCard) -> str:
    """The number is never broken between two lines."""
    said = translate("VisitView", "Ring %1 %2", "%1 is the brukare's first name, %2 the number")
    first_name, number = card.brukare_name.partition(" ")[0], card.phone.replace(" ", "\N{NO-BREAK SPACE}")
    return said.replace("%1", first_name).replace("%2", number)


def allergy_words(allergy: str) -> str:
    """ "Allergi: gluten": a lone word on a yellow ground does not say what it is."""
    if not allergy or "allergi" in allergy.lower():
        return allergy
    return translate("VisitView", "Allergi: %1", "%1 is what the brukare does not bear, such as Gluten").replace(
        "%1", allergy
    )
