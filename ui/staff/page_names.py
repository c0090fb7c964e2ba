"""Names of staff's pages, and the way back from them, where they are said before a page is made."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def group_name() -> str:
    return translate("Group", "Gruppen", "Name of the shift leader's page, and of the button that leads to it")


def tasks_name() -> str:
    return translate("Tasks", "Att ta hand om", "Name of the page with the unit's tasks, and of the button to it")


def one_step_back() -> str:
    return translate("Messages", "Tillbaka", "Way back from a conversation to where one came from")


def back_to_day() -> str:
    return translate("DayView", "Tillbaka till dagen", "Way back to the list of the day")


def back_to_visit() -> str:
    return translate("VisitView", "Tillbaka till besöket", "Way back to the visit")
