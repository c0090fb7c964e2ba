"""What operations do to records: the same twice is the same once, and only in the streams that were said before."""

from dataclasses import dataclass, field
from datetime import time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarm import AlarmCause, AlarmOutcome
from app.domain.approval import Share
from app.domain.arende import AreaField, LifeArea
from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.lesson import Opinion
from app.domain.refusal import Refusal
from app.domain.tablet import Sound
from app.domain.tablet_profile import Setting
from app.domain.task import TaskKind
from app.domain.visit import InsatsOutcome, VisitState
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import Change, Doing, effect_of, field_key, streams_of, utredning_id
from tests.conftest import A_MONDAY


@dataclass
class Truth:
    bodies: dict[tuple[str, str], rec.RecordBody] = field(default_factory=dict)

    def body(self, kind: str, record_id: str) -> rec.RecordBody | None:
        return self.bodies.get((kind, record_id))

    def take(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            self.bodies[change.kind, change.id] = change.body

    def do(self, body: op.Body, by: Doing) -> None:
        effect = effect_of(body, by, self)
        assert not isinstance(effect, Refusal)
        self.take(effect)


def a_truth() -> Truth:
    line = rec.InsatsLineBody(id="dusch", name="Dusch", minutes=20)
    visit = rec.VisitBody(
        brukare="b",
        utforare="u",
        utforare_name="Ett",
        day=A_MONDAY.date(),
        start=time(8),
        end=time(9),
        title="Morgon",
        insatser=(line,),
    )
    return Truth(
        {
            ("visit", "v"): visit,
            ("door", "d"): rec.DoorBody(brukare="b", position=DoorPosition.FLAT, name="Dörr", public_key=""),
            ("held_item", "h1"): held("note.write", Refusal.RIGHT_ENDED),
            ("held_item", "h2"): held("visit.start", Refusal.REVOKED),
            ("unit", "u"): rec.UnitBody(name="Hemtjänsten"),
            ("brukare", "b"): rec.BrukareBody(first_name="Greta", name="Greta Berg", address=""),
            ("task", "t"): a_task(),
            ("message", "m"): a_message(),
            ("arende", "a"): rec.ArendeBody(brukare="b", personnummer="", opened_on=A_MONDAY.date()),
        }
    )


NARSTAENDE = "0198a0b1-0000-7000-8000-000000000001"


def a_task() -> rec.TaskBody:
    return rec.TaskBody(
        brukare="b", brukare_name="", utforare="u", kind=TaskKind.TABLET_SILENT, since=A_MONDAY, about="platta"
    )


def a_message() -> rec.MessageBody:
    return rec.MessageBody(
        thread=thread_id("b", ThreadKind.UNIT, "u"),
        brukare="b",
        place=1,
        side=Side.BRUKARE,
        author="b",
        author_name="Greta Berg",
        text="Hej.",
        written_at=A_MONDAY,
    )


def held(kind: str, reason: Refusal, *, arende: str = "") -> rec.HeldItemBody:
    return rec.HeldItemBody(
        organisation=rec.CITY if arende else "u",
        arende=arende,
        author="anna",
        author_name="Anna",
        kind=kind,
        claimed_at=A_MONDAY,
        received_at=A_MONDAY,
        reason=reason.value,
    )


def decided(truth: Truth, operation: str = "h1") -> tuple[str, str]:
    item = truth.bodies["held_item", operation]
    assert isinstance(item, rec.HeldItemBody)
    return item.state.value, item.decided_by


def doing(number: int, person: str = "anna") -> Doing:
    return Doing(f"op{number}", person, person.title(), A_MONDAY + timedelta(minutes=number))


def report(seq: int, who: str | None = "anna") -> op.DoorReport:
    return op.DoorReport(
        door="d",
        lock_seq=seq,
        action=DoorAction.OPEN,
        state=LockState.UNLOCKED,
        lock_at=A_MONDAY,
        who=who,
        visit="v",
        proof=b"",
    )


def edit(text: str, base_rev: int = 0, base: str = "") -> op.UtredningEdit:
    return op.UtredningEdit(
        arende="a", area=LifeArea.MOBILITY, field=AreaField.BEHOV, text=text, base_rev=base_rev, base=base
    )


some_alarms, some_homes = st.sampled_from(["l1", "l2"]), st.sampled_from(["b", "c"])
some_visits = st.sampled_from(["v", "nowhere"])
bodies = st.one_of(
    st.builds(op.VisitStart, visit=some_visits),
    st.builds(
        op.VisitInsats,
        visit=some_visits,
        insats=st.sampled_from(["dusch", "annan"]),
        outcome=st.sampled_from(InsatsOutcome),
        reason=st.sampled_from(["", "tired"]),
    ),
    st.builds(op.VisitFinish, visit=some_visits, not_locked_reason=st.sampled_from(["", "other"])),
    st.builds(op.NoteWrite, visit=some_visits, text=st.sampled_from(["", "väl"])),
    st.builds(report, st.integers(1, 3), who=st.sampled_from([None, "anna", "bo"])),
    st.builds(op.AlarmRaise, alarm=some_alarms, brukare=some_homes, cause=st.sampled_from(AlarmCause)),
    st.builds(op.AlarmWithdraw, alarm=some_alarms, brukare=some_homes),
    st.builds(
        op.AlarmClose,
        alarm=some_alarms,
        utforare=st.just("u"),
        outcome=st.sampled_from(AlarmOutcome),
        words=st.sampled_from(["", "Var där."]),
    ),
    st.builds(op.JournalSign, arende=st.sampled_from(["a", "x"]), text=st.sampled_from(["", "samtal"])),
    st.builds(edit, st.sampled_from(["", "x", "y"]), base_rev=st.integers(0, 2), base=st.sampled_from(["", "op0"])),
    st.builds(op.RecordOpened, stream=st.just("arende:a"), what=st.just("arende")),
    st.builds(
        op.ProfileSet,
        brukare=st.sampled_from(["b", "nobody"]),
        changes=st.dictionaries(
            st.sampled_from(["theme", "text_percent", "news"]), st.sampled_from([None, 100, 200, "dark", "light"])
        ),
    ),
    st.builds(
        op.TabletTell,
        brukare=st.sampled_from(["b", "nobody"]),
        device=st.sampled_from(["t1", "t2"]),
        on_mains=st.sampled_from([None, True, False]),
        sound=st.sampled_from(Sound),
    ),
    st.builds(
        op.ApprovalGive,
        brukare=st.sampled_from(["b", "nobody"]),
        narstaende=st.sampled_from([NARSTAENDE, "kort"]),
        visit=some_visits,
        name=st.sampled_from(["", "Lisa"]),
        relation=st.sampled_from(["dotter", "granne"]),
        shares=st.sampled_from([(), (Share.WHO_COMES_TODAY,)]),
    ),
    st.builds(op.ApprovalWithdraw, brukare=st.sampled_from(["b", "nobody"]), narstaende=st.just(NARSTAENDE)),
)


@given(st.lists(st.tuples(bodies, st.sampled_from(["anna", "bo"])), max_size=8))
def test_the_same_again_changes_nothing_and_stays_in_its_streams(done: list[tuple[op.Body, str]]) -> None:
    truth = a_truth()
    for number, (body, person) in enumerate(done):
        streams = streams_of(body, truth)
        effect = effect_of(body, doing(number, person), truth)
        if isinstance(effect, Refusal):
            continue
        assert {change.stream for change in effect} <= streams
        truth.take(effect)
        before = dict(truth.bodies)
        again = effect_of(body, doing(number, person), truth)
        assert not isinstance(again, Refusal)
        truth.take(again)
        assert truth.bodies == before


@given(bodies)
def test_what_is_about_nothing_known_has_no_streams_and_no_effect(body: op.Body) -> None:
    assert streams_of(body, Truth()) == frozenset()
    effect = effect_of(body, doing(0), Truth())
    assert effect in ((), Refusal.NO_SUCH_THING)


def test_every_kind_of_operation_has_an_effect() -> None:
    truth = a_truth()
    samples: list[op.Body] = [
        op.VisitStart(visit="v"),
        op.VisitInsats(visit="v", insats="dusch", outcome=InsatsOutcome.DONE),
        op.NoteWrite(visit="v", text="väl"),
        op.VisitFinish(visit="v"),
        report(1),
        op.AlarmRaise(alarm="l", brukare="b", cause=AlarmCause.BUTTON),
        op.AlarmWithdraw(alarm="l", brukare="b"),
        op.AlarmClose(alarm="l", utforare="u", outcome=AlarmOutcome.TALKED, words="Hon mår bra."),
        op.JournalSign(arende="a", text="samtal"),
        edit("x"),
        op.HeldRelease(operation="h1"),
        op.HeldDecline(operation="h2", words="Du var inte där."),
        op.RecordOpened(stream="arende:a", what=op.OpenedPage.UTREDNING),
        op.ProfileSet(brukare="b", changes={"text_percent": 150}),
        op.TaskTake(task="t"),
        op.TaskDone(task="t"),
        op.MessageSend(brukare="b", kind=ThreadKind.UNIT, other="u", text="Hej."),
        op.MessageReceived(brukare="b", kind=ThreadKind.UNIT, other="u", message="m"),
        op.MessageRead(brukare="b", kind=ThreadKind.UNIT, other="u", message="m"),
        op.TabletTell(brukare="b", device="t1", battery_percent=80, on_mains=True),
        op.LessonDone(person="b", lesson="write"),
        op.LessonShare(person="b", shared=True),
        op.OpinionGive(utforare="u", about="lesson:write", face=Opinion.GLAD),
        op.ApprovalGive(brukare="b", narstaende=NARSTAENDE, visit="v", name="Lisa", relation="dotter"),
        op.ApprovalWithdraw(brukare="b", narstaende=NARSTAENDE),
    ]
    assert {type(body) for body in samples} == set(op.KIND_OF)
    changed = []
    talk = stream_of("b", ThreadKind.UNIT, "u")
    for number, body in enumerate(samples):
        effect = effect_of(body, doing(number), truth)
        assert not isinstance(effect, Refusal)
        truth.take(effect)
        changed += [(change.kind, change.stream, change.owner) for change in effect]
    assert changed == [
        ("visit", "brukare:b/plan", "u"),
        ("visit", "brukare:b/plan", "u"),
        ("note", "brukare:b/care:u", "u"),
        ("visit", "brukare:b/plan", "u"),
        ("door_event", "brukare:b/doors", "stad"),
        ("alarm", "brukare:b/alarm", "stad"),
        ("alarm", "brukare:b/alarm", "stad"),
        ("alarm", "brukare:b/alarm", "stad"),
        ("alarm_note", "brukare:b/care:u", "u"),
        ("journal_note", "arende:a", "stad"),
        ("utredning", "arende:a", "stad"),
        ("held_item", "unit:u/lead", "u"),
        ("held_item", "unit:u/lead", "u"),
        ("tablet_profile", "brukare:b/profile", "stad"),
        ("task", "brukare:b/tasks:u", "u"),
        ("task", "brukare:b/tasks:u", "u"),
        ("message", talk, "u"),
        ("thread", talk, "u"),
        ("thread_mark", talk, "u"),
        ("thread_mark", talk, "u"),
        ("tablet", "brukare:b/profile", "stad"),
        ("lessons", "person:b", "stad"),
        ("lessons", "person:b", "stad"),
        ("shared_lessons", "brukare:b/profile", "stad"),
        ("opinions", "unit:u", "u"),
        ("approval", "brukare:b/profile", "stad"),
        ("approval", "brukare:b/profile", "stad"),
    ]


def test_the_first_beginning_and_the_first_end_of_a_visit_stand() -> None:
    truth = a_truth()
    for number, (body, person) in enumerate(
        [
            (op.VisitStart(visit="v"), "anna"),
            (op.VisitStart(visit="v"), "bo"),
            (op.VisitFinish(visit="v", not_locked_reason="other"), "bo"),
            (op.VisitFinish(visit="v"), "anna"),
            (op.VisitStart(visit="v"), "anna"),
        ]
    ):
        truth.do(body, doing(number, person))
    visit = truth.bodies["visit", "v"]
    assert isinstance(visit, rec.VisitBody)
    assert (visit.started_by, visit.finished_by, visit.not_locked_reason) == ("anna", "bo", "other")
    assert (visit.started_at, visit.finished_at) == (doing(0).at, doing(2).at)


def test_a_cancelled_visit_is_neither_begun_nor_finished() -> None:
    truth = a_truth()
    visit = truth.bodies["visit", "v"]
    assert isinstance(visit, rec.VisitBody)
    truth.bodies["visit", "v"] = msgspec.structs.replace(visit, state=VisitState.CANCELLED)
    for body in (op.VisitStart(visit="v"), op.VisitFinish(visit="v")):
        assert effect_of(body, doing(0), truth) is Refusal.WRONG_STATE


def test_a_mark_can_be_taken_back() -> None:
    truth = a_truth()
    marks = [
        (InsatsOutcome.DECLINED, "tired"),
        (InsatsOutcome.OPEN, ""),
        (InsatsOutcome.DONE, ""),
    ]
    truth.do(op.VisitStart(visit="v"), doing(0))
    for outcome, reason in marks:
        body = op.VisitInsats(visit="v", insats="dusch", outcome=outcome, reason=reason)
        truth.do(body, doing(1))
        visit = truth.bodies["visit", "v"]
        assert isinstance(visit, rec.VisitBody)
        assert (visit.insatser[0].outcome, visit.insatser[0].reason) == (outcome, reason)


def test_an_edit_follows_on_what_its_writer_saw_and_else_conflicts() -> None:
    truth = a_truth()
    truth.do(edit("Rollator"), doing(0))
    assert effect_of(edit("Käpp"), doing(1, "bo"), truth) is Refusal.CHANGED_MEANWHILE
    assert effect_of(edit("Rollator"), doing(1, "bo"), truth) == ()
    other = msgspec.structs.replace(edit("Dusch"), area=LifeArea.SELF_CARE)
    truth.do(other, doing(2, "bo"))
    truth.do(edit("Rullstol", 1, "op0"), doing(3))
    draft = truth.bodies["utredning", utredning_id("a")]
    assert isinstance(draft, rec.UtredningBody)
    assert {key: (value.text, value.rev) for key, value in draft.fields.items()} == {
        field_key("d4", "behov"): ("Rullstol", 2),
        field_key("d5", "behov"): ("Dusch", 1),
    }


def test_the_first_decision_counts_and_the_same_again_changes_nothing() -> None:
    truth = a_truth()
    truth.do(op.HeldRelease(operation="h1"), doing(1, "eva"))
    assert decided(truth) == ("released", "eva")
    assert effect_of(op.HeldRelease(operation="h1"), doing(2, "ola"), truth) == ()
    other = effect_of(op.HeldDecline(operation="h1", words="nej"), doing(3, "ola"), truth)
    assert other is Refusal.ALREADY_DECIDED
    assert decided(truth) == ("released", "eva")


def test_a_no_needs_words() -> None:
    for words in ("", " \n", "x" * (op.MAX_WORDS + 1)):
        assert effect_of(op.HeldDecline(operation="h1", words=words), doing(1), a_truth()) is Refusal.BAD_CONTENT


def test_what_nobody_can_apply_waits_or_is_declined() -> None:
    truth = a_truth()
    for number, (kind, reason) in enumerate(
        [
            ("visit.dance", Refusal.UNKNOWN_KIND),
            ("note.write", Refusal.BAD_CHAIN),
            ("note.write", Refusal.BAD_SIGNATURE),
            ("held.release", Refusal.RIGHT_ENDED),
        ]
    ):
        truth.bodies["held_item", f"n{number}"] = held(kind, reason)
        assert effect_of(op.HeldRelease(operation=f"n{number}"), doing(1), truth) is Refusal.WRONG_STATE
        truth.do(op.HeldDecline(operation=f"n{number}", words="Ring mig."), doing(2))
        assert decided(truth, f"n{number}")[0] == "declined"


def test_a_decision_goes_where_its_item_stands() -> None:
    truth = a_truth()
    truth.bodies["held_item", "h3"] = held("journal.sign", Refusal.REVOKED, arende="a")
    assert streams_of(op.HeldRelease(operation="h1"), truth) == {"unit:u/lead"}
    assert streams_of(op.HeldRelease(operation="h3"), truth) == {"arende:a"}


def settings_of(truth: Truth) -> dict[str, object]:
    found = truth.bodies["tablet_profile", "b"]
    assert isinstance(found, rec.TabletProfileBody)
    return dict(found.settings)


def fit(**changes: Setting | None) -> op.ProfileSet:
    return op.ProfileSet(brukare="b", changes=changes)


def test_of_each_setting_the_last_value_stands_and_the_others_are_left_alone() -> None:
    truth = a_truth()
    for number, body in enumerate([fit(theme="dark", text_percent=150), fit(text_percent=200), fit(hand="left")]):
        truth.do(body, doing(number, "b"))
    assert settings_of(truth) == {"theme": "dark", "text_percent": 200, "hand": "left"}
    truth.do(fit(theme=None), doing(4, "b"))
    assert settings_of(truth) == {"text_percent": 200, "hand": "left"}


def test_what_a_newer_program_has_set_is_kept_and_what_no_program_could_read_is_refused() -> None:
    truth = a_truth()
    truth.do(fit(theme="sepia", magnet=3), doing(0, "b"))
    truth.do(fit(text_percent=150), doing(1, "b"))
    assert settings_of(truth) == {"theme": "sepia", "magnet": 3, "text_percent": 150}
    for body in (
        fit(),
        fit(text_percent="large"),
        fit(tremor_filter=1),
        fit(theme="x" * 65),
        op.ProfileSet(brukare="b", changes={"n" * 65: 1}),
        op.ProfileSet(brukare="b", changes={f"n{number}": 1 for number in range(65)}),
    ):
        assert effect_of(body, doing(2, "b"), truth) is Refusal.BAD_CONTENT
    many = op.ProfileSet(brukare="b", changes={f"n{number}": 1 for number in range(63)})
    assert effect_of(many, doing(2, "b"), truth) is Refusal.TOO_LARGE


def test_a_tablet_is_unplugged_and_silent_since_the_first_time_that_it_said_so() -> None:
    truth = a_truth()

    def told(number: int, *, on_mains: bool | None, sound: Sound) -> tuple[int | None, int | None]:
        truth.do(op.TabletTell(brukare="b", device="t1", on_mains=on_mains, sound=sound), doing(number))
        body = truth.bodies["tablet", "b:t1"]
        assert isinstance(body, rec.TabletBody)
        since = (body.unplugged_since, body.silent_since)
        minutes = [None if at is None else (at - A_MONDAY) // timedelta(minutes=1) for at in since]
        return minutes[0], minutes[1]

    assert told(1, on_mains=True, sound=Sound.WORKS) == (None, None)
    assert told(2, on_mains=False, sound=Sound.WORKS) == (2, None)
    assert told(3, on_mains=False, sound=Sound.OFF) == (2, 3)
    assert told(4, on_mains=False, sound=Sound.NO_DEVICE) == (2, 3)
    assert told(5, on_mains=True, sound=Sound.NO_DEVICE) == (None, 3)
    assert told(6, on_mains=None, sound=Sound.UNKNOWN) == (None, None)


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_battery_that_cannot_be_is_refused(percent: int) -> None:
    body = op.TabletTell(brukare="b", device="t1", battery_percent=percent)
    assert effect_of(body, doing(1), a_truth()) is Refusal.BAD_CONTENT
