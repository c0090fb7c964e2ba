"""Today's visits: the next one first and large, then all that is left of the day, each with its state in words; what is
cancelled after it, and what is finished folded away beneath."""

import re
from collections.abc import Hashable, Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal

from app.domain.ids import VisitId
from app.domain.visit import VisitState
from app.services.staff_snapshots import DayRow, StaffDay
from ui.shared.arrival_line import WaitingLine
from ui.shared.card import Card, Column
from ui.shared.dates import capital, day_words, time_span
from ui.shared.kept_rows import KeptRows
from ui.shared.lesson_sayings import lessons_name
from ui.shared.look import look
from ui.shared.message_words import messages_name, new_messages_words
from ui.shared.page import Page
from ui.shared.rows import Pair, Row
from ui.shared.sentences import arrived_page_name, problem_text, short_arrived_words
from ui.shared.showing import show_if
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.visit_sentences import unmarked_words, visit_state_words
from ui.shared.words import body, heading, quiet, remark, title
from ui.staff.page_names import group_name, tasks_name
from ui.staff.unfinished_part import AnswersPart, OpenNotesPart

translate = QCoreApplication.translate

ICONS = {
    VisitState.PLANNED: "circle",
    VisitState.STARTED: "walk",
    VisitState.FINISHED: "circle-check",
    VisitState.CANCELLED: "circle-minus",
}
KINDS = {
    VisitState.PLANNED: Kind.PLAIN,
    VisitState.STARTED: Kind.CHOSEN,
    VisitState.FINISHED: Kind.GOOD,
    VisitState.CANCELLED: Kind.QUIET,
}


POSTAL = re.compile(r",\s*\d{3} ?\d{2}\s.*$")
ROWS_AT_ONCE = 8
"""About a phone's glass."""
Marked = tuple[DayRow, bool]
"""A visit, and whether it stands open beside the day."""


class DayView(Page):
    visit_chosen = Signal(str)
    sign_out_wanted = Signal()
    arrived_wanted = Signal()
    group_wanted = Signal()
    tasks_wanted = Signal()
    lessons_wanted = Signal()
    came = Signal()
    """The day is known: for the first time."""
    messages_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._date, self._who, self.waiting = heading(), remark(), WaitingLine()
        self._next = _NextVisit()
        self._left, self._finished = self._visits(), self._visits()
        self.fold = _Fold()
        self.fold.hide()
        self._heading = heading()
        self._next_visit: str | None = None
        self.going_on: VisitId | None = None
        """The visit under *Fortsätt*."""
        self._day: StaffDay | None = None
        self._open: str | None = None
        self.sign_out = TouchButton(
            translate("DayView", "Logga ut", "Button: signs out, the next person can sign in"),
            icon="logout",
            kind=Kind.QUIET,
        )
        self.arrived = TouchButton(arrived_page_name(), icon="cloud-check", kind=Kind.QUIET)
        self.group = TouchButton(group_name(), icon="users", kind=Kind.QUIET)
        self.group.hide()
        self.lessons = TouchButton(lessons_name(), icon="help-circle", kind=Kind.QUIET)
        self.lessons.clicked.connect(self.lessons_wanted)
        self.tasks = TouchButton(tasks_name(), icon="list-check", kind=Kind.CHOSEN, centred=False)
        self.tasks.hide()
        self.add_top(Pair(Column(self._date, self._who, gap_mm=0.5), self.sign_out), self.waiting)
        self.answers, self.open_notes = AnswersPart(), OpenNotesPart()
        self.messages = TouchButton(messages_name(), icon="messages", centred=False)
        self.messages.clicked.connect(self.messages_wanted)
        self.add(
            self._next,
            self.tasks,
            self.messages,
            self.answers,
            self.open_notes,
            Row(self.group, self.arrived, self.lessons),
        )
        self.add(self._heading, self._left, self.fold, self._finished)
        self._next.go.clicked.connect(self._next_pressed)
        self.fold.toggled.connect(self._fold_pressed)
        self.sign_out.clicked.connect(self.sign_out_wanted)
        self.arrived.clicked.connect(self.arrived_wanted)
        self.group.clicked.connect(self.group_wanted)
        self.tasks.clicked.connect(self.tasks_wanted)

    def show_day(self, day: StaffDay) -> None:
        """Show the day as it is now; the list stays where it was scrolled to."""
        if day == self._day:
            return
        is_first, self._day = self._day is None, day
        self._date.say(capital(day_words(day.day)))
        self._who.say(day.me.name)
        self.waiting.show_waiting(day.waiting)
        self._tell_problem(day)
        show_if(self.group, day.leads)
        self.group.set_words(group_name(), note=_to_decide_words(day))
        show_if(self.tasks, bool(day.tasks_left))
        self.tasks.set_words(tasks_name(), note=_tasks_words(day.tasks_left))
        unread = day.unread_messages
        self.messages.set_words(messages_name(), note=new_messages_words(unread) if unread else "")
        self.messages.set_kind(Kind.CHOSEN if unread else Kind.QUIET)
        self._next_visit = day.next_visit
        coming = next((row for row in day.rows if row.visit == day.next_visit), None)
        self.going_on = coming.visit if coming is not None and coming.state is VisitState.STARTED else None
        self._next.setVisible(coming is not None)
        if coming is not None:
            self._next.show_row(coming)
        self._heading.say(_count_words(day))
        self._show_rows(day)
        if is_first:
            self.came.emit()

    @property
    def next_button(self) -> TouchButton:
        """To the visit that is next, or that is going on."""
        return self._next.go

    def leave_out(self, *things: TouchButton) -> None:
        """In a rehearsal: what leads elsewhere."""
        for thing in things:
            thing.hide()

    @property
    def is_known(self) -> bool:
        return self._day is not None

    def show_next(self) -> None:
        """After a visit: what comes next, from the top."""
        self.scrolled.verticalScrollBar().setValue(0)
        if not self._next.isHidden():
            self._next.go.setFocus()

    def focus_first(self) -> None:
        """What the person came for: the visit that is next; on a day without any, the messages."""
        (self.messages if self._next.isHidden() else self._next.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_open(self, visit: str | None) -> None:
        """On a wide screen: the visit that stands beside the day."""
        self._open = visit
        if self._day is not None:
            self._show_rows(self._day)

    def _tell_problem(self, day: StaffDay) -> None:
        sentence = problem_text(day.waiting)
        if sentence:
            self.trouble.say(sentence)
        else:
            self.trouble.clear()

    @property
    def rows(self) -> Mapping[Hashable, TouchButton]:
        """By visit; of finished ones while they are unfolded."""
        return {**self._left.row_of, **self._finished.row_of}

    def _visits(self) -> KeptRows[Marked, TouchButton]:
        return KeptRows(self._made, _show_row, key=lambda marked: marked[0].visit, at_once=ROWS_AT_ONCE)

    def _show_rows(self, day: StaffDay) -> None:
        left = [row for row in day.rows if row.state is not VisitState.FINISHED]
        left.sort(key=lambda row: row.state is VisitState.CANCELLED)
        finished = [row for row in day.rows if row.state is VisitState.FINISHED]
        self._left.show_rows(self._marked(left))
        self.fold.show_rows(finished)
        self._finished.show_rows(self._marked(finished if self.fold.isChecked() else []))
        show_if(self._left, bool(left))
        show_if(self._finished, bool(finished) and self.fold.isChecked())

    def _marked(self, rows: list[DayRow]) -> list[Marked]:
        return [(row, row.visit == self._open) for row in rows]

    def _fold_pressed(self) -> None:
        if self._day is not None:
            self._show_rows(self._day)

    def _made(self, marked: Marked) -> TouchButton:
        button = TouchButton("")
        button.clicked.connect(lambda: self._pressed(button))
        _show_row(button, marked)
        return button

    def _pressed(self, button: TouchButton) -> None:
        marked = self._left.thing_in(button) or self._finished.thing_in(button)
        if marked is not None:
            self.visit_chosen.emit(marked[0].visit)

    def _next_pressed(self) -> None:
        if self._next_visit is not None:
            self.visit_chosen.emit(self._next_visit)


class _Fold(TouchButton):
    """ "Klara (12)": checked while they are unfolded, which assistive technology tells. Hidden while there are none."""

    def __init__(self) -> None:
        super().__init__("", icon="chevron-right", checkable=True)
        self.toggled.connect(lambda is_open: self.set_icon("chevron-down" if is_open else "chevron-right"))

    @property
    def kind(self) -> Kind:
        """Unfolded it is still not the thing to do next."""
        return self._kind

    def show_rows(self, finished: list[DayRow]) -> None:
        text = translate("DayView", "Klara (%1)", "Button: unfolds the finished visits; %1 is a number")
        unmarked = sum(row.unmarked for row in finished)
        note = translate("DayView", "Insatser som inte är markerade: %1", "Of the finished visits; %1 is a number")
        self.set_words(
            text.replace("%1", str(len(finished))), note=note.replace("%1", str(unmarked)) if unmarked else ""
        )
        show_if(self, bool(finished))


class _NextVisit(Card):
    """The visit that comes next, or that is going on."""

    def __init__(self) -> None:
        self._what, self._name = remark(), title()
        self._time, self._place, self._title = body(bold=True), quiet(), quiet()
        self.go = TouchButton("", kind=Kind.PRIMARY, icon="arrow-right")
        words = (self._what, self._name, self._time, self._place, self._title)
        super().__init__(Column(*words, gap_mm=look().density.gap_mm / 2), self.go)

    def _remeasure(self) -> None:
        """The ring around the button lies beside the words and not over them."""
        super()._remeasure()
        self.column.setSpacing(look().ring_px())

    def show_row(self, row: DayRow) -> None:
        going_on = row.state is VisitState.STARTED
        self._what.say(
            translate("DayView", "Du är hos", "Over the name of the person whom the visit is at")
            if going_on
            else translate("DayView", "Nästa besök", "Over the name of the next person")
        )
        self._name.say(row.brukare_name)
        times = time_span(row.starts_at, row.ends_at)
        self._time.say(f"{times} · {visit_state_words(row.state, late=row.late).lower()}")
        self._place.say(row.address)
        self._title.say(row.title)
        self.go.set_words(
            translate("DayView", "Fortsätt", "Button: opens the visit that is going on")
            if going_on
            else translate("DayView", "Visa besöket", "Button: opens the next visit")
        )


def _show_row(button: TouchButton, marked: Marked) -> None:
    row, is_open = marked
    button.set_kind(Kind.CHOSEN if is_open else Kind.PLAIN if _has_unmarked(row) else KINDS[row.state])
    button.set_icon(ICONS[row.state])
    button.set_words(row.brukare_name, note=_row_note(row))


def _to_decide_words(day: StaffDay) -> str:
    if not day.waiting.to_decide:
        return ""
    text = translate("DayView", "%1 att besluta", "Under the button 'Gruppen'; %1 is a number")
    return text.replace("%1", str(day.waiting.to_decide))


def _tasks_words(left: int) -> str:
    if left == 1:
        return translate("DayView", "1 sak i gruppen", "Under the button 'Att ta hand om'")
    return translate("DayView", "%1 saker i gruppen", "Under it; %1 is a number from 2").replace("%1", str(left))


def _row_note(row: DayRow) -> str:
    parts = [visit_state_words(row.state, late=row.late)]
    if _has_unmarked(row):
        parts.append(unmarked_words(row.unmarked))
    if row.arrived is not None:
        parts.append(short_arrived_words(row.arrived))
    return f"{time_span(row.starts_at, row.ends_at)} · {' · '.join(parts).lower()}\n{_street(row.address)}"


def _has_unmarked(row: DayRow) -> bool:
    """Over, and not all of it told: not shown as something that is done."""
    return row.state is VisitState.FINISHED and row.unmarked > 0


def _street(address: str) -> str:
    """Without postcode and town, which the whole round has in common; the visit itself has all of it."""
    return POSTAL.sub("", address)


def _count_words(day: StaffDay) -> str:
    if not day.rows:
        return translate("DayView", "Inga besök i dag", "Heading when the day is empty")
    done = sum(row.state is VisitState.FINISHED for row in day.rows)
    text = translate("DayView", "Dagens besök, %1 av %2 klara", "%1 and %2 are numbers")
    return text.replace("%1", str(done)).replace("%2", str(len(day.rows)))
