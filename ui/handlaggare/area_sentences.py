"""The words of the utredning: life areas, fields, the ICF qualifier, and how far what is written has come.

Source of the areas' names: IBIC (Individens behov i centrum), after ICF d1 to d9.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.arende import AreaField, AreaProgress, LifeArea, Qualifier
from app.domain.arrival import Arrival, Waiting
from app.domain.wall_time import wall_of
from app.services.handlaggare_snapshots import AreaPage
from ui.shared.dates import day_and_time
from ui.shared.sentences import arrived_page_name, short_arrived_words

translate = QCoreApplication.translate


def mandate_ended_words() -> str:
    text = translate(
        "BrukarePage",
        "Du är inte längre handläggare här. Det du har skrivit är sparat. Det finns under %1",
        "Mandate ended; %1 is the page 'Vad har kommit fram?'",
    )
    return text.replace("%1", arrived_page_name())


def area_name(area: LifeArea) -> str:  # noqa: C901, PLR0911 - one name for each area
    """The whole name. Soft hyphens where a long word may break."""
    match area:
        case LifeArea.LEARNING:
            return translate("LifeArea", "Lärande och att tillämpa kunskap", "IBIC, ICF d1")
        case LifeArea.GENERAL_TASKS:
            return translate("LifeArea", "Allmänna uppgifter och krav", "IBIC, ICF d2")
        case LifeArea.COMMUNICATION:
            return translate("LifeArea", "Kommunikation", "IBIC, ICF d3")
        case LifeArea.MOBILITY:
            return translate("LifeArea", "Förflyttning", "IBIC, ICF d4")
        case LifeArea.SELF_CARE:
            return translate("LifeArea", "Personlig vård", "IBIC, ICF d5")
        case LifeArea.DOMESTIC_LIFE:
            return translate("LifeArea", "Hemliv", "IBIC, ICF d6")
        case LifeArea.RELATIONSHIPS:
            return translate("LifeArea", "Mellan\u00admänskliga interaktioner och relationer", "IBIC, ICF d7")
        case LifeArea.MAJOR_LIFE_AREAS:
            return translate("LifeArea", "Utbildning, arbete, sysselsättning och ekonomiskt liv", "IBIC, ICF d8")
        case LifeArea.COMMUNITY:
            return translate("LifeArea", "Samhälls\u00adgemenskap, socialt och medborgerligt liv", "IBIC, ICF d9")
        case LifeArea.SENSE_OF_SAFETY:
            return translate("LifeArea", "Känsla av trygghet", "IBIC's own area")
        case LifeArea.SUPPORT_FROM_NARSTAENDE:
            return translate(
                "LifeArea", "Personligt stöd från person som vårdar eller stödjer en närstående", "IBIC's own area"
            )


def short_area_name(area: LifeArea) -> str:
    """For the list at the side, where the whole name would take four lines."""
    short = {
        LifeArea.LEARNING: translate("LifeArea", "Lärande, kunskap", "Short name, ICF d1"),
        LifeArea.GENERAL_TASKS: translate("LifeArea", "Allmänna uppgifter", "Short name, ICF d2"),
        LifeArea.RELATIONSHIPS: translate("LifeArea", "Relationer", "Short name, ICF d7"),
        LifeArea.MAJOR_LIFE_AREAS: translate("LifeArea", "Arbete, ekonomi", "Short name, ICF d8"),
        LifeArea.COMMUNITY: translate("LifeArea", "Samhällsliv", "Short name, ICF d9"),
        LifeArea.SUPPORT_FROM_NARSTAENDE: translate("LifeArea", "Stöd från närstående", "Short name, IBIC's own"),
    }
    return short.get(area) or area_name(area)


def area_code(area: LifeArea) -> str:
    """ "ICF d5", or that the area is IBIC's own."""
    if area in (LifeArea.SENSE_OF_SAFETY, LifeArea.SUPPORT_FROM_NARSTAENDE):
        return translate("LifeArea", "IBIC:s eget område", "Beside the name of an area that ICF lacks")
    return f"ICF {area.value}"


def progress_words(progress: AreaProgress) -> str:
    match progress:
        case AreaProgress.EMPTY:
            return translate("LifeArea", "Inte börjat", "Progress of a life area, for screen readers")
        case AreaProgress.BEGUN:
            return translate("LifeArea", "Påbörjat", "Progress of a life area")
        case AreaProgress.FILLED:
            return translate("LifeArea", "Ifyllt", "Progress of a life area")
        case AreaProgress.NOT_CONCERNED:
            return translate("LifeArea", "Berörs inte", "Progress of a life area: it does not concern the person")


PROGRESS_ICONS = {
    AreaProgress.EMPTY: "circle",
    AreaProgress.BEGUN: "circle-half-2",
    AreaProgress.FILLED: "circle-check",
    AreaProgress.NOT_CONCERNED: "circle-minus",
}


def field_name(field: AreaField) -> str:
    match field:
        case AreaField.BEHOV:
            return translate("AreaField", "Behov", "Field of a life area")
        case AreaField.RESURSER:
            return translate("AreaField", "Resurser", "Field of a life area")
        case AreaField.MAL:
            return translate("AreaField", "Mål", "Field of a life area")
        case AreaField.ASSESSED:
            return translate("AreaField", "Bedömt funktionstillstånd", "Field of a life area")
        case AreaField.INTENDED:
            return translate("AreaField", "Avsett funktionstillstånd", "Field of a life area")
        case AreaField.NOT_CONCERNED:
            return translate("AreaField", "Berörs inte", "Answer: the area does not concern the person")


def qualifier_word(qualifier: Qualifier) -> str:
    """Under the number on its button."""
    match qualifier:
        case Qualifier.NONE:
            return translate("Qualifier", "inget", "ICF qualifier 0: no problem")
        case Qualifier.SLIGHT:
            return translate("Qualifier", "lätt", "ICF qualifier 1")
        case Qualifier.MODERATE:
            return translate("Qualifier", "måttligt", "ICF qualifier 2")
        case Qualifier.GREAT:
            return translate("Qualifier", "stort", "ICF qualifier 3")
        case Qualifier.TOTAL:
            return translate("Qualifier", "totalt", "ICF qualifier 4")
        case Qualifier.NOT_SPECIFIED:
            return translate("Qualifier", "ej spec.", "ICF qualifier 8: not specified, short")
        case Qualifier.NOT_APPLICABLE:
            return translate("Qualifier", "ej till.", "ICF qualifier 9: not applicable, short")


def qualifier_spoken(qualifier: Qualifier) -> str:
    if qualifier is Qualifier.NOT_SPECIFIED:
        return translate("Qualifier", "ej specificerat", "ICF qualifier 8, whole")
    if qualifier is Qualifier.NOT_APPLICABLE:
        return translate("Qualifier", "ej tillämpligt", "ICF qualifier 9, whole")
    return qualifier_word(qualifier)


def qualifier_told(text: str) -> str:
    """ "2, måttligt" for what is kept in a field; empty for nothing."""
    if not text.isdigit() or int(text) not in set(Qualifier):
        return ""
    return f"{text}, {qualifier_spoken(Qualifier(int(text)))}"


def saved_words(page: AreaPage, *, typed: bool, now: datetime) -> str:
    """The state at the title. `typed`: words are on this disk that are no operation yet."""
    arrived = page.arrived
    if page.saved_at is None and arrived is None:
        return translate("Saved", "Inget skrivet än", "State of an utredning that is empty")
    if arrived is not None and arrived.state in (Arrival.HELD, Arrival.CONFLICT, Arrival.REFUSED):
        return short_arrived_words(arrived)
    if not typed and (arrived is None or arrived.state is Arrival.RECEIVED):
        at = arrived.at if arrived is not None and arrived.at is not None else page.saved_at
        return (
            translate("Saved", "Hos hubben %1", "%1 is a time: the hub has everything").replace(
                "%1", day_and_time(at, now=now)
            )
            if at is not None
            else translate("Saved", "Hos hubben", "The hub has everything")
        )
    here = translate("Saved", "Sparat här %1", "%1 is a time with seconds: 10.24.06")
    here = here.replace("%1", exact_time(page.saved_at)) if page.saved_at is not None else here.replace(" %1", "")
    return f"{here} · {_way(page.waiting)}"


def _way(waiting: Waiting) -> str:
    if waiting.store_problem is not None:
        return translate("Saved", "väntar på enheten", "After 'Sparat här 10.24.06 ·': the device's memory fails")
    if waiting.online:
        return translate("Saved", "skickas", "After 'Sparat här 10.24.06 ·'")
    return translate("Saved", "väntar på nät", "After 'Sparat här 10.24.06 ·'")


def not_saved_words() -> str:
    return translate("Saved", "Inte sparat än", "The disk refused the last keystrokes")


def exact_time(moment: datetime) -> str:
    """ "10.24.06"."""
    return f"{wall_of(moment):%H.%M.%S}"
