"""Raising an alarm and taking it back at home; hearing, taking on and closing it where one works."""

import uuid
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

from app.domain.alarm import AlarmCause, AlarmOutcome
from app.domain.ids import AlarmId
from app.services.alarm_snapshots import AcceptAnswer, Alarms, OwnAlarm
from app.services.desk import Desk, Saved, Unkept


def new_alarm() -> AlarmId:
    """Made at the press, so that pressing again and saying again are the same alarm."""
    return AlarmId(str(uuid.uuid4()))


def keep_raised(desk: Desk, alarm: AlarmId, cause: AlarmCause, *, at: datetime) -> "Future[OwnAlarm]":
    """It is on its way when the future is done, which waits for no database and no network. What an engine that falls
    has not answered is said again by the next."""
    return desk.call("alarm.keep_raised", alarm, cause, at)


def keep_withdrawn(desk: Desk, alarm: AlarmId, *, at: datetime) -> "Future[OwnAlarm | None]":
    return desk.call("alarm.keep_withdrawn", alarm, at)


def own_alarm(desk: Desk) -> "Future[OwnAlarm | None]":
    """The alarm of who is at home that is going on, or was last; None where there has been none."""
    return desk.call("alarm.own_alarm")


def alarms(desk: Desk) -> "Future[Alarms]":
    """Those of others that ring, are taken, or wait to be closed."""
    return desk.call("alarm.alarms")


def accept(desk: Desk, alarm: AlarmId) -> "Future[AcceptAnswer]":
    """Needs the hub, and says who has it; nothing is kept for later."""
    return desk.call("alarm.accept", alarm)


def keep_words(desk: Desk, alarm: AlarmId, text: str) -> "Future[datetime]":
    """What is being written about how it ended: on disk when the future is done."""
    return desk.call("alarm.keep_words", alarm, text)


def unkept_words(unkept: Sequence[Unkept]) -> list[tuple[AlarmId, str]]:
    """What was being written about alarms among the drafts that no disk has taken. What was raised and withdrawn is
    said again by the next engine itself."""
    return [(one.words[0], one.words[1]) for one in unkept if one.use_case == "alarm.keep_words"]


def kept_words(desk: Desk, alarm: AlarmId) -> "Future[str]":
    return desk.call("alarm.kept_words", alarm)


def close(desk: Desk, alarm: AlarmId, outcome: AlarmOutcome, *, words: str = "") -> "Future[Saved]":
    """Offline too. Words go to the own utförare's documentation."""
    return desk.call("alarm.close", alarm, outcome, words)
