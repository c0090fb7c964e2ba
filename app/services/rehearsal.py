"""A desk for rehearsals: it answers from samples and sends nothing.

By construction: it holds a clock, words and what was pressed in this rehearsal. It is given no other desk, no store, no
bridge and no network, and what it does not know by name it refuses. Nothing here may import any of these.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.domain.alarm import AlarmCause
from app.domain.clock import Clock
from app.domain.ids import AlarmId
from app.domain.tablet_profile import Setting, profile_of
from app.services.alarm_snapshots import OwnAlarm
from app.services.brukare_snapshots import Home
from app.services.desk import Saved
from app.services.messages import FileContent, MessageRow, MessageState, Progress, Talk, TalkPage, Talks
from app.services.rehearsal_samples import ME, ONLINE, Samples, Words
from app.sync.status import NetState

TOLD_AFTER, TAKEN_AFTER = timedelta(seconds=1), timedelta(seconds=5)
"""When a rehearsed alarm is said to have come, and to have been taken: long enough to read the sentence between."""


class RehearsalDesk:
    def __init__(
        self, clock: Clock, words: Words, *, settings: Mapping[str, Setting] | None = None, has_news: bool = False
    ) -> None:
        """`settings`: how the tablet is set when the rehearsal begins. `has_news`: a message waits to be answered."""
        self.clock = clock
        self.me, self.mode = ME, "brukare"
        self._samples = Samples(words, clock.now())
        self._settings = dict(settings or {})
        self._has_news, self._is_read = has_news, False
        self.sent: list[str] = []
        """What was written in this rehearsal, the oldest first."""
        self._sent_at: list[datetime] = []
        self._drafts: dict[Talk, str] = {}
        self.alarm: OwnAlarm | None = None
        self._answers: dict[str, Callable[..., object]] = {
            "home.home": self._home,
            "home.brukare_day": self._samples.day,
            "home.visitors": self._samples.visitors,
            "messages.talks": self._talks,
            "messages.talk_page": self._talk_page,
            "messages.send": self._send,
            "messages.keep_draft": self._keep_draft,
            "messages.note_read": self._note_read,
            "messages.note_received": lambda: 0,
            "messages.note_opened": lambda _talk: Saved(),
            "messages.file_content": lambda _file: FileContent(problem="no_such_thing"),
            "alarm.keep_raised": self._raise_alarm,
            "alarm.keep_withdrawn": self._withdraw,
            "alarm.own_alarm": self._own_alarm,
            "profile.set_profile": self._set_profile,
            "desk.answered": lambda: None,
        }

    def net(self) -> NetState:
        return NetState(online=True, confirmed_at=self.clock.now())

    def now(self) -> datetime:
        return self.clock.now()

    def call(self, use_case: str, /, *words: object, **more: object) -> "Future[Any]":
        """See app.services.desk.Desk. Fails with LookupError for what is not rehearsed."""
        done: Future[Any] = Future()
        answer = self._answers.get(use_case)
        if answer is None:
            done.set_exception(LookupError(use_case))
        else:
            done.set_result(answer(*words, **more))
        return done

    @property
    def settings(self) -> Mapping[str, Setting]:
        return self._settings

    @property
    def unit(self) -> Talk:
        return self._samples.unit

    def _home(self) -> Home:
        unread = 1 if self._has_news and not self._is_read else 0
        home = self._samples.home(self.now())
        settings = dict(self._settings)
        return replace(home, profile=profile_of(settings), settings=settings, unread_messages=unread)

    # --- messages ----------------------------------------------------------------------------------------------------

    def _talks(self) -> Talks:
        row = self._page(self._samples.unit).row
        return Talks((row,), row.unread, ONLINE, self.now())

    def _talk_page(self, talk: Talk, _page: int = 0, **_rows: object) -> TalkPage:
        return self._page(talk)

    def _page(self, talk: Talk) -> TalkPage:
        mine = [self._own(text, at, number) for number, (text, at) in enumerate(self._written())]
        theirs = [self._samples.question(is_new=not self._is_read)] if self._has_news else []
        messages = (*reversed(mine), *theirs)
        unread = 1 if theirs and not self._is_read else 0
        row = self._samples.row(talk, messages, unread=unread)
        return TalkPage(row, messages, 0, 1, self._drafts.get(talk, ""), online=True, now=self.now())

    def _written(self) -> list[tuple[str, datetime]]:
        return list(zip(self.sent, self._sent_at, strict=True))

    def _own(self, text: str, at: datetime, number: int) -> MessageRow:
        return MessageRow(
            message=f"own-{number}",
            is_mine=True,
            author=self.me,
            author_name="",
            text=text,
            written_at=at,
            files=(),
            progress=Progress(MessageState.RECEIVED, at),
            is_by_me=True,
        )

    def _send(self, talk: Talk, text: str, **_more: object) -> Saved:
        self.sent.append(text)
        self._sent_at.append(self.now())
        self._drafts.pop(talk, None)
        return Saved(operation=f"own-{len(self.sent) - 1}")

    def _keep_draft(self, talk: Talk, text: str) -> datetime:
        self._drafts[talk] = text
        return self.now()

    def _note_read(self, _talk: Talk, _message: str) -> Saved:
        self._is_read = True
        return Saved()

    # --- the alarm ---------------------------------------------------------------------------------------------------

    def _raise_alarm(self, alarm: AlarmId, cause: AlarmCause, at: datetime) -> OwnAlarm:
        self.alarm = OwnAlarm(alarm, at, cause)
        return self.alarm

    def _withdraw(self, _alarm: AlarmId, at: datetime) -> OwnAlarm | None:
        if self.alarm is not None:
            self.alarm = replace(self._seen_alarm(self.alarm), withdrawn_at=at, withdrawal_told=True)
        return self.alarm

    def _own_alarm(self) -> OwnAlarm | None:
        return None if self.alarm is None else self._seen_alarm(self.alarm)

    def _seen_alarm(self, own: OwnAlarm) -> OwnAlarm:
        """As it has come by now."""
        gone = self.now() - own.raised_at
        if gone >= TOLD_AFTER:
            own = replace(own, told_at=own.raised_at + TOLD_AFTER)
        if gone >= TAKEN_AFTER and own.withdrawn_at is None:
            taken_at = own.raised_at + TAKEN_AFTER
            own = replace(own, accepted_by_name=self._samples.amina.name, accepted_at=taken_at)
        return own

    # --- the tablet --------------------------------------------------------------------------------------------------

    def _set_profile(self, changes: Mapping[str, Setting | None]) -> Saved:
        for name, value in changes.items():
            if value is None:
                self._settings.pop(name, None)
            else:
                self._settings[name] = value
        return Saved(operation="rehearsed")
