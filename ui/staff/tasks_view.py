"""*Att ta hand om*: the unit's tasks, each with what has happened, since when, and who looks after it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.task import TaskKind, TaskState
from app.services.tasks import TaskList, TaskRow
from ui.shared.arrival_line import ArrivalLine
from ui.shared.card import Card, Column, Ground
from ui.shared.dates import day_and_time
from ui.shared.page import Page
from ui.shared.rows import Row
from ui.shared.showing import show_if
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, heading, quiet, remark
from ui.staff.page_names import back_to_day, tasks_name

translate = QCoreApplication.translate


class TasksView(Page):
    take_wanted = Signal(str)
    """The task's id."""
    done_wanted = Signal(str)
    message_wanted = Signal(str, str)
    """A message waits: the brukare, and the utförare that it was written to."""

    def __init__(self) -> None:
        super().__init__(tasks_name(), back=back_to_day())
        self._empty = quiet(translate("Tasks", "Det finns inget att ta hand om nu.", "No tasks"))
        self._left, self._done = Column(), Column()
        self._done_heading = heading(translate("Tasks", "Klart sedan i går", "Heading over tasks that are done"))
        self.add(self._empty, self._left, self._done_heading, self._done)
        self._shown: object = None

    def show_tasks(self, tasks: TaskList) -> None:
        shown = (tasks.left, tasks.done, tasks.now.replace(second=0, microsecond=0))
        if shown == self._shown:
            return
        self._shown = shown
        show_if(self._empty, not tasks.left)
        self._left.fill(self._card(row, tasks.now) for row in tasks.left)
        self._done.fill(_done_card(row, tasks.now) for row in tasks.done)
        show_if(self._done_heading, bool(tasks.done))

    def _card(self, row: TaskRow, now: datetime) -> Card:
        is_open = row.state is TaskState.OPEN
        card = Card(body(row.brukare_name, bold=True), ground=Ground.NOTICE if is_open else Ground.SURFACE)
        card.add(body(task_words(row, now)))
        if not is_open:
            card.add(remark(_taken_words(row)))
        if row.arrived is not None:
            card.add(ArrivalLine(row.arrived, now=now))
        card.add(self._answers(row))
        return card

    def _answers(self, row: TaskRow) -> Row:
        buttons = []
        if row.kind is TaskKind.UNOPENED_MESSAGE:
            read = TouchButton(translate("Tasks", "Läs meddelandet", "Button: opens the conversation"), icon="message")
            read.clicked.connect(lambda: self.message_wanted.emit(row.brukare, row.utforare))
            buttons.append(read)
        if row.state is TaskState.OPEN:
            take = TouchButton(translate("Tasks", "Jag tar det", "Button: I look after it"), icon="hand-stop")
            take.clicked.connect(lambda: self.take_wanted.emit(row.task))
            buttons.append(take)
        done = TouchButton(translate("Tasks", "Klart", "Button: it has been looked after"), icon="check")
        done.set_kind(Kind.PLAIN)
        done.clicked.connect(lambda: self.done_wanted.emit(row.task))
        return Row(*buttons, done)


def task_words(row: TaskRow, now: datetime) -> str:
    """What has happened, and since when."""
    return _what(row.kind).replace("%1", day_and_time(row.since, now=now))


def _what(kind: TaskKind) -> str:
    match kind:
        case TaskKind.UNOPENED_MESSAGE:
            return translate("Tasks", "Ingen har läst ett meddelande från %1.", "%1 is 10.42 or 'i går 10.42'")
        case TaskKind.TABLET_UNPLUGGED:
            return translate("Tasks", "Plattan är inte inkopplad sedan %1.", "Unplugged; %1 is 10.42 or 'i går 10.42'")
        case TaskKind.TABLET_SILENT:
            return translate("Tasks", "Plattans ljud är för lågt sedan %1.", "%1 is 10.42 or 'i går 10.42'")
        case TaskKind.TABLET_OFFLINE:
            return translate("Tasks", "Plattan har inget nät sedan %1.", "%1 is 10.42 or 'i går 10.42'")
        case TaskKind.QUIET_FOR_DAYS:
            return translate("Tasks", "Har inte hört av någon sedan %1.", "Days of silence; %1 is 'i går 10.42'")
        case TaskKind.MISSED_CALL:
            return translate("Tasks", "Ett videosamtal blev inte besvarat %1.", "%1 is 10.42 or 'i går 10.42'")


def _taken_words(row: TaskRow) -> str:
    if row.is_mine:
        return translate("Tasks", "Du tar hand om det.", "A task that this person has taken")
    return translate("Tasks", "%1 tar hand om det.", "A task; %1 is a name").replace("%1", row.taken_by)


def _done_card(row: TaskRow, now: datetime) -> Card:
    card = Card(body(row.brukare_name, bold=True), body(task_words(row, now)))
    if row.done_by:
        said = translate("Tasks", "%1 gjorde det klart %2.", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
        said = said.replace("%1", row.done_by)
    else:
        said = translate("Tasks", "Det löste sig av sig självt %2.", "%2 is 10.42 or 'i går 10.42'")
    card.add(remark(said.replace("%2", day_and_time(row.done_at or now, now=now))))
    if row.arrived is not None:
        card.add(ArrivalLine(row.arrived, now=now))
    return card
