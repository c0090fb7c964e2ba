"""What a rehearsal shows: people, visits and words that are nobody's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.arrival import Waiting
from app.domain.conversation import ThreadKind
from app.domain.door import DoorAction, DoorPosition
from app.domain.ids import PersonId, VisitId
from app.domain.visit import VisitState
from app.services.brukare_snapshots import BrukareDay, ComingVisit, Home, Visitor, Visitors
from app.services.messages import MessageRow, Talk, TalkRow
from app.services.people import Face

ME = PersonId("rehearsal-me")
ONLINE = Waiting(online=True)
AMINA, BO, UNIT = PersonId("rehearsal-amina"), PersonId("rehearsal-bo"), "rehearsal-unit"


@dataclass(frozen=True)
class Words:
    """In the language of the tablet."""

    unit: str
    question: str
    """What the home care asks in a message."""
    lunch: str
    shower: str


@dataclass(frozen=True)
class Samples:
    words: Words
    began_at: datetime

    @property
    def amina(self) -> Face:
        return Face(AMINA, "Amina", "Amina Demoali", self.words.unit)

    @property
    def bo(self) -> Face:
        return Face(BO, "Bo", "Bo Demodahl", self.words.unit)

    @property
    def unit(self) -> Talk:
        return Talk(ME, ThreadKind.UNIT, UNIT)

    def home(self, now: datetime) -> Home:
        return Home(Face(ME, "", ""), now, self._lunch(), None, 1, now, ONLINE)

    def day(self, day: date) -> BrukareDay:
        return BrukareDay(day, (self._shower(), self._lunch()), self.began_at)

    def visitors(self) -> Visitors:
        begun = self.began_at - timedelta(hours=2)
        rows = (
            Visitor(begun, self.bo, DoorPosition.FLAT, DoorAction.OPEN, self.words.shower, begun + self._half_hour),
            Visitor(begun - timedelta(days=1), self.amina, DoorPosition.FLAT, DoorAction.OPEN, self.words.lunch),
        )
        return Visitors(rows, self.began_at)

    _half_hour = timedelta(minutes=30)

    def _lunch(self) -> ComingVisit:
        return self._visit("lunch", self.amina, self.began_at + timedelta(minutes=30), self.words.lunch)

    def _shower(self) -> ComingVisit:
        done = self.began_at - timedelta(hours=2)
        return self._visit("shower", self.bo, done, self.words.shower, VisitState.FINISHED)

    def _visit(
        self, key: str, who: Face, begins: datetime, title: str, state: VisitState = VisitState.PLANNED
    ) -> ComingVisit:
        ends = begins + self._half_hour
        return ComingVisit(
            VisitId(f"rehearsal-{key}"),
            (who,),
            begins,
            ends,
            title,
            state,
            late=False,
            changed_who=False,
            finished_at=ends if state is VisitState.FINISHED else None,
        )

    def question(self, *, is_new: bool) -> MessageRow:
        return MessageRow(
            message="question",
            is_mine=False,
            author=AMINA,
            author_name=self.amina.name,
            text=self.words.question,
            written_at=self.began_at - timedelta(minutes=10),
            files=(),
            progress=None,
            is_new=is_new,
        )

    def row(self, talk: Talk, messages: Sequence[MessageRow], *, unread: int) -> TalkRow:
        newest = messages[0] if messages else None
        return TalkRow(
            talk=talk,
            name=self.words.unit,
            relation="",
            newest=newest.text if newest else "",
            newest_is_mine=newest is not None and newest.is_mine,
            newest_files=0,
            newest_at=newest.written_at if newest else None,
            unread=unread,
            unread_is_more=False,
            ended=False,
        )
