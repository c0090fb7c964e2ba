"""Name of the page with people close to a brukare, where it is said before the page is made."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def close_people_name() -> str:
    return translate("ClosePeople", "Närstående", "Name of the page with people close to a brukare, and of the button")


def back_to_person() -> str:
    return translate("ClosePeople", "Tillbaka till personen", "Way back to a brukare's page")
