"""The desk for staff's rehearsals: a made-up visit, conversation and alarm. See app.services.rehearsal, whose promise
it keeps: it is given no other desk, no store, no bridge and no network, and refuses what it does not know by name."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.alarm import AlarmCause, AlarmOutcome, AlarmState
from app.domain.arrival import Arrival, ArrivalGroup, Arrived, Waiting
from app.domain.clock import Clock
from app.domain.conversation import ThreadKind
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import AlarmId, BrukareId, DoorId, InsatsId, PersonId, RecordId, VisitId
from app.domain.lesson import StaffLesson
from app.domain.visit import DoorProgress, InsatsLine, InsatsOutcome, VisitState, next_action
from app.services.alarm_snapshots import AcceptAnswer, AlarmCard, Alarms
from app.services.desk import Saved
from app.services.messages import MessageRow, Talk
from app.services.outstanding import Outstanding
from app.services.people import Face
from app.services.rehearsal import RehearsalDesk
from app.services.rehearsal_samples import ME, ONLINE, UNIT, Samples, Words
from app.services.staff_snapshots import DayRow, DoorAnswer, DoorCard, NoteRow, StaffDay, VisitCard
from app.services.tasks import TaskList
from app.services.what_arrived import ArrivalPart, WhatArrived

VISIT, FLAT, ALARM = VisitId("rehearsal-visit"), DoorId("rehearsal-flat"), AlarmId("rehearsal-alarm")
BRUKARE, NAME, FIRST_NAME = BrukareId("rehearsal-brukare"), "Greta Demolund", "Greta"
SAVED = Saved(operation="rehearsed")


@dataclass(frozen=True)
class StaffWords:
    """In the language of the device. `said`: what the brukare has written; `address`: where nobody lives."""

    unit: str
    said: str
    address: str
    breakfast: str
    bed: str


@dataclass(frozen=True)
class _StaffSamples(Samples):
    """The same conversation, seen from the unit."""

    @property
    def unit(self) -> Talk:
        return Talk(BRUKARE, ThreadKind.UNIT, UNIT)

    def question(self, *, is_new: bool) -> MessageRow:
        said = super().question(is_new=is_new)
        return replace(said, author=PersonId(BRUKARE), author_name=NAME)


class StaffRehearsalDesk(RehearsalDesk):
    def __init__(self, clock: Clock, words: StaffWords, lesson: StaffLesson) -> None:
        # The other side of the conversation is the brukare: theirs is the name over it.
        talk = Words(unit=NAME, question=words.said, lunch="", shower="")
        super().__init__(clock, talk, has_news=lesson is StaffLesson.MESSAGE)
        self.mode, self._words = "staff", words
        self._samples = _StaffSamples(talk, clock.now())
        self._began_at = clock.now()
        self.state, self._lock = VisitState.PLANNED, LockState.LOCKED
        self._was_opened = False
        self._finished_at: datetime | None = None
        self.notes: list[NoteRow] = []
        self.insatser = tuple(
            InsatsLine(InsatsId(f"rehearsal-{number}"), name, minutes)
            for number, (name, minutes) in enumerate(((words.breakfast, 15), (words.bed, 5)))
        )
        self.alarm_state: AlarmState | None = AlarmState.RINGING if lesson is StaffLesson.ALARM else None
        self._shows_arrived = lesson is StaffLesson.ARRIVED
        if lesson is StaffLesson.LOG:
            self.state, self._lock, self._was_opened = VisitState.STARTED, LockState.UNLOCKED, True
        self._answers = {name: self._answers[name] for name in self._answers if name.startswith(("messages.", "desk."))}
        self._answers |= {
            "day.staff_day": self._day,
            "day.visit_card": lambda _visit: self.card(),
            "visiting.operate_door": self._operate_door,
            "visiting.start_visit": self._start,
            "visiting.mark_insats": self._mark,
            "visiting.keep_note_draft": lambda _visit, _text: self.now(),
            "visiting.sign_note": self._sign,
            "visiting.finish_visit": self._finish,
            "visiting.note_visit_opened": lambda _visit: Saved(),
            "open_notes.open_notes": lambda: (),
            "outstanding.outstanding": lambda: (),
            "tasks.task_list": lambda: TaskList((), (), self.now()),
            "what_arrived.what_arrived": self._what_arrived,
            "what_arrived.arrived_page": lambda _group, _page: self._what_arrived(),
            "alarm.alarms": self._alarms,
            "alarm.accept": self._accept,
            "alarm.keep_words": lambda _alarm, _text: self.now(),
            "alarm.kept_words": lambda _alarm: "",
            "alarm.close": self._close,
        }

    # --- the visit ---------------------------------------------------------------------------------------------------

    _half_hour = timedelta(minutes=30)

    def _day(self, day: date) -> StaffDay:
        card = self.card()
        row = DayRow(VISIT, NAME, card.address, card.starts_at, card.ends_at, "", self.state, late=False, arrived=None)
        coming = None if self.state is VisitState.FINISHED else VISIT
        me = Face(ME, "", "", self._words.unit)
        return StaffDay(day, me, (row,), coming, ONLINE, unread_messages=self._unread())

    def _unread(self) -> int:
        return self._page(self.unit).row.unread

    def card(self) -> VisitCard:
        begun = self.state is not VisitState.PLANNED
        doors = DoorProgress(False, True, flat_opened=self._was_opened, flat_state=self._lock)
        return VisitCard(
            visit=VISIT,
            number=1,
            of=1,
            brukare=BRUKARE,
            brukare_name=NAME,
            address=self._words.address,
            phone="",
            allergy="",
            notices=(),
            starts_at=self._began_at,
            ends_at=self._began_at + self._half_hour,
            state=self.state,
            started_at=self._began_at if begun else None,
            finished_at=self._finished_at,
            insatser=self.insatser,
            doors=(self._door(),),
            next_action=next_action(self.state, doors),
            notes=tuple(self.notes),
            colleagues=(),
            draft_note="",
            arrived=None,
            waiting=ONLINE,
            utforare=UNIT,
        )

    def _door(self) -> DoorCard:
        return DoorCard(
            FLAT,
            DoorPosition.FLAT,
            "",
            self._lock,
            self.now(),
            report_is_old=False,
            battery_low=False,
            has_pass=True,
            locked_in_visit=self._was_opened and self._lock is LockState.LOCKED,
        )

    def _operate_door(self, door: DoorId, action: DoorAction, _visit: VisitId | None) -> DoorAnswer:
        self._lock = LockState.LOCKED if action is DoorAction.LOCK else LockState.UNLOCKED
        self._was_opened = self._was_opened or action is DoorAction.OPEN
        return DoorAnswer(door, action, self._lock, None, self.now())

    def _start(self, _visit: VisitId) -> Saved:
        self.state = VisitState.STARTED
        return SAVED

    def _mark(self, _visit: VisitId, *, insats: InsatsId, outcome: InsatsOutcome, reason: str = "") -> Saved:
        self.insatser = tuple(
            replace(line, outcome=outcome, reason=reason) if line.insats == insats else line for line in self.insatser
        )
        return SAVED

    def _sign(self, _visit: VisitId, text: str, **_more: object) -> Saved:
        here = Arrived(Arrival.SAVED_HERE, self.now())
        self.notes.insert(0, NoteRow(RecordId(f"rehearsal-{len(self.notes)}"), text, "", self.now(), here))
        return SAVED

    def _finish(self, _visit: VisitId, _not_locked_reason: str = "") -> Saved:
        self.state, self._finished_at = VisitState.FINISHED, self.now()
        return SAVED

    # --- what has arrived --------------------------------------------------------------------------------------------

    def _what_arrived(self) -> WhatArrived:
        """One thing that has arrived, and one that waits: what the page is for can be seen."""
        if not self._shows_arrived:
            return WhatArrived((), ONLINE, self.now())
        begun = self._began_at - self._half_hour
        arrived = self._outstanding("visit.start", begun, Arrived(Arrival.RECEIVED, begun))
        waits = self._outstanding("visit.finish", self._began_at, Arrived(Arrival.SAVED_HERE, None))
        parts = (
            ArrivalPart(ArrivalGroup.WAITING, 1, (waits,)),
            ArrivalPart(ArrivalGroup.ARRIVED, 1, (arrived,)),
        )
        waiting = Waiting(waiting=1, oldest_at=self._began_at, last_receipt_at=begun, online=True)
        return WhatArrived(parts, waiting, self.now())

    @staticmethod
    def _outstanding(kind: str, at: datetime, arrived: Arrived) -> Outstanding:
        return Outstanding(f"rehearsal-{kind}", kind, VISIT, "", at, arrived, NAME)

    # --- the alarm ---------------------------------------------------------------------------------------------------

    def _alarms(self) -> Alarms:
        state = self.alarm_state
        if state is None or state is AlarmState.CLOSED:
            return Alarms((), self.now())
        mine = state is AlarmState.ACCEPTED
        card = AlarmCard(
            alarm=ALARM,
            brukare=BRUKARE,
            first_name=FIRST_NAME,
            name=NAME,
            address=self._words.address,
            phone="",
            raised_at=self._began_at,
            cause=AlarmCause.BUTTON,
            state=state,
            accepted_by_me=mine,
            accepted_by_name="",
            accepted_at=self.now() if mine else None,
            at_backup=False,
            withdrawn_at=None,
        )
        return Alarms((card,), self.now())

    def _accept(self, _alarm: AlarmId) -> AcceptAnswer:
        self.alarm_state = AlarmState.ACCEPTED
        return AcceptAnswer(mine=True)

    def _close(self, _alarm: AlarmId, _outcome: AlarmOutcome, _words: str = "", **_more: object) -> Saved:
        self.alarm_state = AlarmState.CLOSED
        return SAVED
