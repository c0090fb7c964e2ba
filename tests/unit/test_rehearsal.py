"""A rehearsal can reach nothing: not by what it is made of, and not by what is asked of it."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.alarm import AlarmCause, AlarmState
from app.domain.clock import HeldClock
from app.domain.lesson import Opinion, StaffLesson
from app.services import alarm, home, lessons, messages, profile, rehearsal, rehearsal_samples, staff_rehearsal
from app.services.rehearsal import TAKEN_AFTER, TOLD_AFTER, RehearsalDesk
from app.services.rehearsal_samples import Words
from app.services.staff_rehearsal import StaffRehearsalDesk, StaffWords
from tests.conftest import A_MONDAY

WORDS = Words("Hemtjänsten", "Vill du ha kaffe?", "Lunch", "Dusch")
MAY_USE = ("app.domain.", "app.services.", "app.sync.status", "collections", "concurrent", "dataclasses", "datetime")


@pytest.fixture
def desk() -> RehearsalDesk:
    return RehearsalDesk(HeldClock(A_MONDAY), WORDS, has_news=True)


@pytest.mark.parametrize("module", [rehearsal, rehearsal_samples, staff_rehearsal])
def test_it_is_made_of_nothing_that_writes_or_sends(module: object) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text())  # type: ignore[attr-defined]
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    assert named
    assert [one for one in named if one != "typing" and not one.startswith(MAY_USE)] == []


def test_what_is_not_rehearsed_is_refused(desk: RehearsalDesk) -> None:
    for asked in (
        lessons.note_done(desk, "write"),
        lessons.give_opinion(desk, "lesson:write", Opinion.GLAD),
        desk.call("visiting.start", "v1"),
        desk.call("day.operate_door", "d1"),
    ):
        with pytest.raises(LookupError):
            asked.result()


def test_a_message_is_kept_in_the_rehearsal_alone(desk: RehearsalDesk) -> None:
    assert home.home(desk).result().unread_messages == 1
    assert messages.send(desk, desk.unit, "Ja tack").result().refusal is None
    page = messages.talk_page(desk, desk.unit).result()
    assert [one.text for one in page.messages] == ["Ja tack", "Vill du ha kaffe?"]
    assert RehearsalDesk(desk.clock, WORDS).sent == []


def test_a_read_message_is_news_no_more(desk: RehearsalDesk) -> None:
    messages.note_read(desk, desk.unit, "question").result()
    assert home.home(desk).result().unread_messages == 0
    assert not messages.talks(desk).result().unread


def test_an_alarm_comes_is_taken_and_is_taken_back(desk: RehearsalDesk) -> None:
    assert alarm.own_alarm(desk).result() is None
    own = alarm.keep_raised(desk, alarm.new_alarm(), AlarmCause.BUTTON, at=desk.now()).result()
    assert own.state is AlarmState.RINGING
    assert own.told_at is None
    desk.clock.move(TOLD_AFTER)  # type: ignore[attr-defined]
    told = alarm.own_alarm(desk).result()
    assert told is not None
    assert told.told_at is not None
    desk.clock.move(TAKEN_AFTER)  # type: ignore[attr-defined]
    taken = alarm.own_alarm(desk).result()
    assert taken is not None
    assert taken.state is AlarmState.ACCEPTED
    back = alarm.keep_withdrawn(desk, own.alarm, at=desk.now()).result()
    assert back is not None
    assert back.state is AlarmState.WITHDRAWN


def test_what_is_set_is_set_here_alone_and_can_be_taken_back(desk: RehearsalDesk) -> None:
    profile.set_profile(desk, {"text_percent": 200}).result()
    assert home.home(desk).result().profile.text_percent == 200
    profile.set_profile(desk, {"text_percent": None}).result()
    assert home.home(desk).result().settings == {}


def test_its_people_say_that_they_are_demo_people(desk: RehearsalDesk) -> None:
    day = home.brukare_day(desk, date(2026, 3, 2)).result()
    rows = home.visitors(desk).result().rows
    names = [face.name for one in day.visits for face in one.who] + [row.who.name for row in rows if row.who]
    assert names
    assert all("Demo" in name for name in names)
    assert all(row.at < desk.now() + timedelta() for row in rows)


@pytest.mark.parametrize("lesson", list(StaffLesson))
def test_staffs_rehearsal_refuses_what_is_real(lesson: StaffLesson) -> None:
    words = StaffWords("Gruppen", "Hej", "Övningsgatan 1", "Frukost", "Bädda")
    desk = StaffRehearsalDesk(HeldClock(A_MONDAY), words, lesson)
    for asked in (lessons.note_done(desk, "write"), desk.call("alarm.keep_raised"), desk.call("approvals.say_yes")):
        with pytest.raises(LookupError):
            asked.result()
    assert "Demo" in desk.card().brukare_name
