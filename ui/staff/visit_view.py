"""Everything that is needed at the door: who, what to know first, the doors, the insatser, the note, and one big
button for what comes next. Shows snapshots and tells what the person wants; asks nobody and waits for nothing."""

from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from app.domain.door import ORDER_LIVES, DoorAction, DoorPosition, LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.domain.visit import InsatsLine, InsatsOutcome, NextAction, VisitState
from app.services.staff_snapshots import DoorAnswer, DoorCard, VisitCard
from ui.shared.announce import announce
from ui.shared.arrival_line import ArrivalLine, WaitingLine
from ui.shared.card import Card, Column, Ground, IconLine
from ui.shared.close_people_name import close_people_name
from ui.shared.dates import time_span
from ui.shared.door_sentences import door_refusal_words, door_state_words, number_words, under_way_words
from ui.shared.kept_rows import KeptRows
from ui.shared.lesson_names import rehearsed_words
from ui.shared.look import look
from ui.shared.message_words import messages_name
from ui.shared.page import Page
from ui.shared.showing import show_if
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.visit_sentences import NEXT_ICONS, next_action_words, said_not_locked_words
from ui.shared.words import body, quiet, remark
from ui.staff.call_button import CallButton
from ui.staff.door_line import DoorLine
from ui.staff.finishing import BACK, UnmarkedAnswer, ask_about_unmarked, ask_why_not_locked
from ui.staff.insats_row import InsatsRow
from ui.staff.note_part import NotePart
from ui.staff.visit_words import allergy_words, phone_words, state_words

translate = QCoreApplication.translate

ANSWER_LATEST_MS = int(ORDER_LIVES.total_seconds() * 1000) + 5_000
"""When an order is shown as unanswered although nobody has said so: its life and a margin. Nobody may stand before a
button that has gone dead."""
DOOR_OF = {
    NextAction.OPEN_ENTRANCE: (DoorPosition.ENTRANCE, DoorAction.OPEN),
    NextAction.OPEN_FLAT: (DoorPosition.FLAT, DoorAction.OPEN),
    NextAction.LOCK_FLAT: (DoorPosition.FLAT, DoorAction.LOCK),
}
INSATSER_AT_ONCE = 8
NAME_FIRST_UNTIL = 2.0
"""Text scale up to which name and allergy are both seen on the narrowest glass without scrolling."""
Shown = tuple[InsatsLine, bool]
"""An insats, and whether it can be marked yet."""


class VisitView(Page):
    door_wanted = Signal(str, str)
    """Door and DoorAction."""
    start_wanted = Signal()
    insats_marked = Signal(str, str, str)
    messages_wanted = Signal()
    note_changed = Signal(str)
    note_signed = Signal(str)
    close_people_wanted = Signal()
    call_wanted = Signal()
    finish_wanted = Signal(str)
    """Empty when the door is reported locked, else a NotLockedReason's value or the person's own words."""

    def __init__(self, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(back=translate("VisitView", "Besöken", "Way back to the list of today's visits; a short word"))
        self._now = now
        self.card: VisitCard | None = None
        self._doors: dict[str, DoorLine] = {}
        self._lines: list[DoorLine] = []
        """In use or free."""
        self._order: tuple[str, DoorAction] | None = None
        self._focus_waits = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._gave_up)
        self._build()

    def go_by(self, now: Callable[[], datetime]) -> None:
        """The desk's clock, once there is a desk."""
        self._now = now

    def _build(self) -> None:
        self._state, self.waiting = remark(), WaitingLine()
        self.add_beside_back(self.waiting)
        self._place, self._with, self._phone = quiet(), quiet(), quiet()
        # First and alone, and in sight however far down the insatser go.
        self._allergy = body(bold=True)
        self._allergy_card = Card(IconLine("alert-triangle", self._allergy), ground=Ground.NOTICE)
        self._notices = body()
        self._notice_card = Card(self._notices, ground=Ground.INFO)
        self._arrival = ArrivalLine()
        self._door_column, self._later_doors = Column(), Column()
        self._insats_rows: KeptRows[Shown, InsatsRow] = KeptRows(
            self._made_insats,
            lambda row, shown: row.show_line(shown[0], open_for_marks=shown[1]),
            key=lambda shown: shown[0].insats,
            at_once=INSATSER_AT_ONCE,
        )
        self.note = NotePart()
        self._said_not_locked = quiet()
        self.add(Column(self._state, self._place, self._phone, self._with, gap_mm=0.5))
        # Who is let in by the brukare, or by a key of metal, begins here: the big button still offers a door. Nothing
        # that can grow long stands above it.
        self.begin = TouchButton(next_action_words(NextAction.START), centred=True)
        self.add(self._door_column, self.begin, self._said_not_locked, self._notice_card, self._insats_rows)
        self.other = TouchButton(next_action_words(NextAction.FINISH), centred=True)
        self.primary = TouchButton("", kind=Kind.PRIMARY)
        self.messages = TouchButton(messages_name(), icon="messages", kind=Kind.QUIET)
        self.messages.clicked.connect(self.messages_wanted)
        self.call = CallButton()
        self.call.clicked.connect(self.call_wanted)
        self.add(self.note, self._later_doors, self.call, self.messages, self.other, self._arrival)
        self.add_foot(self.primary)
        # Last: it is wanted once, when somebody close is entered together with the brukare.
        self.close_people = TouchButton(close_people_name(), icon="users", kind=Kind.QUIET)
        self.close_people.clicked.connect(self.close_people_wanted)
        self.add(self.close_people)
        self._meant: NextAction | None = None
        """What the big button said when it was pressed down: it may say another thing by the time it is let go."""
        self.primary.pressed.connect(self._primary_meant)
        self.primary.clicked.connect(self._primary_pressed)
        self.begin.clicked.connect(lambda: self._do_while(VisitState.PLANNED, NextAction.START))
        self.other.clicked.connect(lambda: self._do_while(VisitState.STARTED, NextAction.FINISH))
        self.note.changed.connect(self.note_changed)
        self.note.signed.connect(self.note_signed)
        look().changed.connect(self._place_allergy)

    # --- what is shown ---

    def show_card(self, card: VisitCard) -> None:
        """Show the visit as it is now. What is being written or asked about stays as it is."""
        if card == self.card:
            return
        if self.card is not None and self.card.visit != card.visit:
            self._forget_order()
            self.trouble.clear()
            self.status.clear()
            self.note.put_text(card.draft_note)
            self.scrolled.verticalScrollBar().setValue(0)
        self.card = card
        self.set_title(card.brukare_name)
        self._state.say(state_words(card))
        self.waiting.show_waiting(card.waiting)
        self._place.say(f"{card.address} · {time_span(card.starts_at, card.ends_at)}")
        self._show_around(card)
        self._show_doors(card)
        self._show_insatser(card)
        self.note.show_notes(card.notes, card.draft_note, now=self._now())
        has_note = bool(card.notes or card.draft_note or self.note.field.text())
        self.note.setVisible(card.state is not VisitState.PLANNED or has_note)
        show_if(self.close_people, card.state in (VisitState.STARTED, VisitState.FINISHED))
        self._show_foot()

    def _show_around(self, card: VisitCard) -> None:
        self._allergy.say(allergy_words(card.allergy))
        self._place_allergy()
        notices = "\n".join((*card.notices, *filter(None, [rehearsed_words(card.rehearsed)])))
        self._notices.say(notices)
        self._notice_card.setVisible(bool(notices))
        together = translate("VisitView", "Tillsammans med %1", "%1 is one or more colleagues' names")
        self._with.say(together.replace("%1", ", ".join(card.colleagues)))
        self._with.setVisible(bool(card.colleagues))
        self._phone.say(phone_words(card))
        self._phone.setVisible(bool(card.phone))
        self.call.tell(card.last_call, now=self._now())
        self._arrival.show_arrived(card.arrived, now=self._now())

    def _place_allergy(self) -> None:
        """Under the name; over it with text so large that a name can fill the glass."""
        place, other = self.under_title, self.top
        if look().measure.text_scale > NAME_FIRST_UNTIL:
            place, other = other, place
        if self._allergy_card.parentWidget() is not place:
            place.add(self._allergy_card)
        place.setVisible(bool(self._allergy.text()))
        other.hide()

    def _show_doors(self, card: VisitCard) -> None:
        if [door.door for door in card.doors] != list(self._doors):
            self._take_lines(card.doors)
        places = []
        for door in card.doors:
            line = self._doors[door.door]
            line.show_card(door, now=self._now())
            # Once inside, the common door is no longer what the hand is looking for.
            later = card.state is not VisitState.PLANNED and door.position is DoorPosition.ENTRANCE
            places.append((line, self._later_doors if later else self._door_column))
        if any(line.parentWidget() is not column for line, column in places):
            # One that comes back would stand last: all are put there anew, in order, also for screen readers.
            for line, column in places:
                column.add(line)
                line.raise_()

        self._said_not_locked.say(said_not_locked_words(card.said_not_locked))
        self._said_not_locked.setVisible(bool(card.said_not_locked))

    def _take_lines(self, doors: tuple[DoorCard, ...]) -> None:
        """The lines of other doors are used again: making one costs more than all that is said in it."""
        while len(self._lines) < len(doors):
            self._lines.append(DoorLine(doors[len(self._lines)], now=self._now()))
            self._lines[-1].ordered.connect(self._order_door)
        self._doors = {door.door: line for door, line in zip(doors, self._lines, strict=False)}
        for door, line in zip(doors, self._lines, strict=False):
            line.show_other(door, now=self._now())
            show_if(line, True)
        for line in self._lines[len(doors) :]:
            line.hide()

    @property
    def insatser(self) -> Mapping[Hashable, InsatsRow]:
        """By insats."""
        return self._insats_rows.row_of

    def _show_insatser(self, card: VisitCard) -> None:
        begun = card.state in (VisitState.STARTED, VisitState.FINISHED)
        self._insats_rows.show_rows((line, begun) for line in card.insatser)

    def _made_insats(self, shown: Shown) -> InsatsRow:
        row = InsatsRow(shown[0], open_for_marks=shown[1])
        row.marked.connect(self.insats_marked)
        return row

    def _show_foot(self) -> None:
        card = self.card
        if card is None:
            return
        action = card.next_action
        self._free_primary(self._order is None)
        if self._order is not None:
            self.primary.set_icon("progress")
            self.primary.set_words(self._order_words())
        else:
            self.primary.set_icon(NEXT_ICONS[action])
            self.primary.set_words(next_action_words(action))
        beside = _other_action(card)
        self.begin.setVisible(beside is NextAction.START)
        self.other.setVisible(beside is NextAction.FINISH)

    def _free_primary(self, free: bool) -> None:
        """A button that goes dead loses the focus to whatever comes next; when it lives again it has it back, unless
        somebody has begun to write."""
        if not free:
            self._focus_waits = self._focus_waits or self.focusWidget() is self.primary
        self.primary.setEnabled(free)
        if free and self._focus_waits:
            self._focus_waits = False
            if self.focusWidget() is not self.note.field.editor:
                self.primary.setFocus()

    # --- doors ---

    def show_order(self, door: str, action: DoorAction) -> None:
        """The order is under way: said at the door and on the big button, at once."""
        self._order = (door, action)
        self.trouble.clear()
        if door in self._doors:
            self._doors[door].show_order(action, now=self._now())
        self._patience.start(ANSWER_LATEST_MS)
        self._show_foot()
        announce(self, self._order_words())

    def show_answer(self, answer: DoorAnswer) -> None:
        """What came of an order: the lock's own report, or why there is none and what to do. Of an earlier order than
        the one under way, such as a visit's that was left, nothing is said: it would be taken for this one's."""
        if self._order not in (None, (answer.door, answer.action)):
            return
        self._forget_order()
        line = self._doors.get(answer.door)
        card = line.card if line is not None else None
        if answer.refusal is not None:
            number = number_words(self.card.unit_phone) if self.card is not None else ""
            self.trouble.say(f"{door_refusal_words(answer.refusal, card)} {number}".rstrip())
        elif card is not None:
            announce(self, door_state_words(card.position, answer.state))
        self._show_foot()

    def end_order(self, door: str, action: DoorAction) -> None:
        """It could not be given: the button is free again. Why is said beside this."""
        if self._order == (door, action):
            self._forget_order()
            self._show_foot()

    def _order_door(self, door: str, action: str) -> None:
        if self._order is None:
            self.show_order(door, DoorAction(action))
            self.door_wanted.emit(door, action)

    def _order_words(self) -> str:
        if self._order is None:
            return ""
        door, action = self._order
        line = self._doors.get(door)
        return under_way_words(line.card.position if line else DoorPosition.FLAT, action)

    def _forget_order(self) -> None:
        self._patience.stop()
        self._order = None
        for line in self._doors.values():
            line.show_order(None, now=self._now())

    def _gave_up(self) -> None:
        if self._order is not None:
            door, action = self._order
            self.show_answer(DoorAnswer(DoorId(door), action, LockState.UNKNOWN, DoorRefusal.NO_ANSWER, None))

    # --- what the person does ---

    def _primary_meant(self) -> None:
        self._meant = self.card.next_action if self.card is not None else None

    def _primary_pressed(self) -> None:
        if self.card is not None and self._order is None and self.card.next_action is self._meant:
            self._do(self._meant)

    def _do_while(self, state: VisitState, action: NextAction) -> None:
        """The button may have gone while it was held down, for the big one says the same now: it is done even so."""
        if self.card is not None and self.card.state is state:
            self._do(action)

    def _do(self, action: NextAction) -> None:
        if action in DOOR_OF:
            position, order = DOOR_OF[action]
            door = _door_at(self.card, position)
            if door is not None:
                self._order_door(door.door, order)
        elif action is NextAction.START:
            self.start_wanted.emit()
        elif action is NextAction.FINISH:
            self._finish()
        else:
            self.back_wanted.emit()

    def _finish(self) -> None:
        lines = self.card.insatser if self.card is not None else ()
        unmarked = [line for line in lines if line.outcome is InsatsOutcome.OPEN]
        if unmarked:
            sheet = ask_about_unmarked(self, [line.name for line in unmarked])
            sheet.answered.connect(lambda key, _words: self._said_about_unmarked(unmarked, key))
        else:
            self._finish_at_door()

    def _said_about_unmarked(self, unmarked: list[InsatsLine], key: str) -> None:
        if key == UnmarkedAnswer.BACK:
            return
        if key == UnmarkedAnswer.ALL_DONE:
            for line in unmarked:
                self.insats_marked.emit(line.insats, InsatsOutcome.DONE, "")
        self._finish_at_door()

    def _finish_at_door(self) -> None:
        flat = _door_at(self.card, DoorPosition.FLAT)
        if flat is None or flat.locked_in_visit:
            self.finish_wanted.emit("")
        else:
            ask_why_not_locked(self, flat.state).answered.connect(self._said_why)

    def _said_why(self, key: str, words: str) -> None:
        if key != BACK:
            self.finish_wanted.emit(words or key)

    def focus_first(self) -> QWidget:
        """Where the focus belongs when the page opens."""
        self.primary.setFocus()
        return self.primary

    def go_to_note(self) -> None:
        """To write on where somebody left off."""
        self.note.field.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.note.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolled.keep_in_sight(self.note.field)


def _other_action(card: VisitCard) -> NextAction | None:
    """The step that can be taken by hand beside the one that the big button offers."""
    if card.state is VisitState.PLANNED and card.next_action is not NextAction.START:
        return NextAction.START
    if card.state is VisitState.STARTED and card.next_action is not NextAction.FINISH:
        return NextAction.FINISH
    return None


def _door_at(card: VisitCard | None, position: DoorPosition) -> DoorCard | None:
    doors = card.doors if card is not None else ()
    return next((door for door in doors if door.position is position), None)
