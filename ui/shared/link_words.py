"""What is told of the newest one-time link to somebody close: who made it, and whether anybody has opened it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.services.approvals import LinkTold
from ui.shared.dates import day_and_time
from ui.shared.isolates import isolated

translate = QCoreApplication.translate


def link_words(link: LinkTold, name: str, now: datetime) -> str:
    if link.by:
        made = translate(
            "ClosePeople",
            "%1 gjorde en länk till %2, %3.",
            "%1 made a one-time link to %2; %3 is 10.42 or 'i går 10.42'",
        ).replace("%1", isolated(link.by))
    else:
        made = translate("ClosePeople", "En länk gjordes till %2, %3.", "%2 is a name, %3 is 10.42 or 'i går 10.42'")
    made = made.replace("%2", isolated(name)).replace("%3", day_and_time(link.at, now=now))
    if link.used_at is None:
        unopened = translate("ClosePeople", "Ingen har öppnat den än.", "Of a one-time link")
        return f"{made} {unopened}"
    opened = translate("ClosePeople", "Den öppnades %1.", "Of a one-time link; %1 is 10.42 or 'i går 10.42'")
    return f"{made} {opened.replace('%1', day_and_time(link.used_at, now=now))}"
