"""What people try to do: for each operation kind, bodies about a home (or about none), with what each is about."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from app.domain.alarm import AlarmCause, AlarmOutcome
from app.domain.arende import AreaField, LifeArea
from app.domain.conversation import ThreadKind, stream_of
from app.domain.door import DoorAction, LockState
from app.domain.ids import ArendeId, BrukareId, PersonId, UtforareId
from app.domain.lesson import Opinion
from app.domain.stream import (
    alarm_stream,
    arende_stream,
    care_stream,
    district_stream,
    doors_stream,
    held_stream,
    lead_stream,
    person_stream,
    plan_stream,
    profile_stream,
    tasks_stream,
    unit_stream,
)
from app.domain.visit import InsatsOutcome
from app.doors.session import Report, sign_report
from app.protocol import operations as op
from app.protocol.keys import SigningKey
from tests.access.matrix_town import INSATS, Town
from tests.access.rules import UNIT, Aim, Home, Who
from tests.hub.core_fixture import LOCK_KEY
from tests.hub.hub_fixture import MONDAY

_OTHER_LOCK = SigningKey.from_raw(bytes([7]) * 32)
_lock_seq = itertools.count(1)


@dataclass(frozen=True)
class Attempt:
    """`held`: the decision is about work of this utförare's (empty: of the ärende), which the caller names."""

    body: op.Body
    aim: Aim
    about: str
    held: str | None = None


Attempts = Iterator[Attempt]


def _visits(who: Who, home: Home) -> Iterator[tuple[str, str]]:
    """Every visit of their own, and one of a colleague's, or else one that nobody is planned for."""
    own = [plan.visit for plan in home.planned if plan.person == who.person]
    others = [plan.visit for plan in home.planned if plan.person != who.person]
    yield from (("own visit", visit) for visit in own)
    yield from (("a colleague's visit", visit) for visit in (others or [home.visit_of_nobody])[:1])


def _at_visits(make: Callable[[str], op.Body]) -> Callable[[Town, Who, Home], Attempts]:
    def attempts(_town: Town, who: Who, home: Home) -> Attempts:
        for about, visit in _visits(who, home):
            yield Attempt(make(visit), Aim(home, visit), about)

    return attempts


def _door_reports(_town: Town, who: Who, home: Home) -> Attempts:
    yield Attempt(_report(home, None, ""), Aim(home), "opened by hand")
    yield Attempt(_report(home, None, "", key=_OTHER_LOCK), Aim(home, is_forged=True), "forged")
    for about, visit in _visits(who, home):
        yield Attempt(_report(home, who.person, visit), Aim(home, visit), f"opened by them, {about}")


def _report(home: Home, who: str | None, visit: str, *, key: SigningKey = LOCK_KEY) -> op.DoorReport:
    said = Report(
        door=home.door,
        seq=next(_lock_seq),
        state=LockState.UNLOCKED,
        action=DoorAction.OPEN if who else None,
        who=who,
        visit=visit or None,
        lock_at=MONDAY,
    )
    return op.DoorReport(
        door=home.door,
        lock_seq=said.seq,
        action=said.action,
        state=said.state,
        lock_at=said.lock_at,
        who=said.who,
        visit=said.visit,
        proof=msgspec.msgpack.encode(sign_report(said, key)),
    )


def _alarm_of_home(make: Callable[[Home], op.Body]) -> Callable[[Town, Who, Home], Attempts]:
    def attempts(_town: Town, _who: Who, home: Home) -> Attempts:
        yield Attempt(make(home), Aim(home), "alarm")

    return attempts


def _closings(town: Town, who: Who, home: Home) -> Attempts:
    for one in {who.organisation, town.utforare["ett"]} - {None}:
        body = op.AlarmClose(alarm=home.alarm, utforare=str(one), outcome=AlarmOutcome.HELPED)
        yield Attempt(body, Aim(home, of=str(one)), "alarm")


def _journal(_town: Town, _who: Who, home: Home) -> Attempts:
    yield Attempt(op.JournalSign(arende=home.arende, text="Ringde."), Aim(home), "ärende")


def _utredning(_town: Town, _who: Who, home: Home) -> Attempts:
    area, field = next(iter(LifeArea)), next(iter(AreaField))
    body = op.UtredningEdit(arende=home.arende, area=area, field=field, text="Går själv.", base_rev=0)
    yield Attempt(body, Aim(home), "ärende")


def _opened(town: Town, _who: Who, home: Home) -> Attempts:
    brukare = BrukareId(home.brukare)
    ett, tva = UtforareId(town.utforare["ett"]), UtforareId(town.utforare["två"])
    streams = {
        "plan": plan_stream(brukare),
        "profile": profile_stream(brukare),
        "doors": doors_stream(brukare),
        "alarm": alarm_stream(brukare),
        "care of ett": care_stream(brukare, ett),
        "care of två": care_stream(brukare, tva),
        "held of ett": held_stream(brukare, ett),
        "tasks of ett": tasks_stream(brukare, ett),
        "ärende": arende_stream(ArendeId(home.arende)),
    }
    names = {one: name for name, one in town.utforare.items()}
    for with_, other in home.messages:
        streams[f"conversation with {names.get(other, with_)}"] = stream_of(home.brukare, ThreadKind(with_), other)
    for about, stream in streams.items():
        body = op.RecordOpened(stream=stream, what=op.OpenedPage.BRUKARE)
        yield Attempt(body, Aim(home, place=town.place(stream)), about)


def _tasks(make: Callable[[str], op.Body]) -> Callable[[Town, Who, Home], Attempts]:
    def attempts(town: Town, who: Who, home: Home) -> Attempts:
        for name, one in town.utforare.items():
            if one == who.organisation or name in {"ett", "två"}:
                yield Attempt(make(home.tasks[one]), Aim(home, unit=one), f"task of {name}")

    return attempts


def _messages(make: Callable[[str, ThreadKind, str, str], op.Body]) -> Callable[[Town, Who, Home], Attempts]:
    """In each conversation of the home. The last word is a message that stands there."""

    def attempts(town: Town, who: Who, home: Home) -> Attempts:
        names = {one: name for name, one in town.utforare.items()}
        for (with_, other), message in home.messages.items():
            if with_ == UNIT and other != who.organisation and names[other] not in {"ett", "två"}:
                continue
            unit = other if with_ == UNIT else ""
            about = f"conversation with {names.get(other, with_)}"
            body = make(home.brukare, ThreadKind(with_), other, message)
            yield Attempt(body, Aim(home, with_=with_, other=other, unit=unit), about)

    return attempts


def _sent(brukare: str, kind: ThreadKind, other: str, message: str) -> op.Body:
    return op.MessageSend(brukare=brukare, kind=kind, other=other, text="Hej.", answers=message)


def _received(brukare: str, kind: ThreadKind, other: str, message: str) -> op.Body:
    return op.MessageReceived(brukare=brukare, kind=kind, other=other, message=message)


def _read(brukare: str, kind: ThreadKind, other: str, message: str) -> op.Body:
    return op.MessageRead(brukare=brukare, kind=kind, other=other, message=message)


def _decision(make: Callable[[], op.HeldDecision]) -> Callable[[Town, Who, Home], Attempts]:
    def attempts(town: Town, who: Who, home: Home) -> Attempts:
        if not any(plan.person in _authors(town) for plan in home.planned):
            return
        for name, one in town.utforare.items():
            if one != who.organisation and name != "ett":
                continue
            place = town.place(held_stream(BrukareId(home.brukare), UtforareId(one)))
            yield Attempt(make(), Aim(home, place=place), f"work of {name}", held=name)
        place = town.place(arende_stream(ArendeId(home.arende)))
        yield Attempt(make(), Aim(home, place=place, is_of_arende=True), "work in the ärende", held="")

    return attempts


def _authors(town: Town) -> set[str]:
    return {who.person for who in town.authors.values()}


def _release() -> op.HeldDecision:
    return op.HeldRelease(operation="")


def _decline() -> op.HeldDecision:
    return op.HeldDecline(operation="", words="Nej.")


def _tablet(_town: Town, _who: Who, home: Home) -> Attempts:
    yield Attempt(op.ProfileSet(brukare=home.brukare, changes={"text_percent": 150}), Aim(home), "tablet")


def _tablet_state(town: Town, who: Who, home: Home) -> Attempts:
    device = town.writers[who.person].device
    yield Attempt(op.TabletTell(brukare=home.brukare, device=device, on_mains=True), Aim(home), "its own tablet")
    yield Attempt(op.TabletTell(brukare=home.brukare, device="x"), Aim(home, is_forged=True), "another tablet")


def _lessons(make: Callable[[str], op.Body]) -> Callable[[Town, Who, Home], Attempts]:
    def attempts(_town: Town, who: Who, home: Home) -> Attempts:
        yield Attempt(make(who.person), Aim(home, of=who.person), "own lessons")
        yield Attempt(make(home.brukare), Aim(home, of=home.brukare), "lessons of who lives there")

    return attempts


def _consents(make: Callable[..., op.Body]) -> Callable[[Town, Who, Home], Attempts]:
    """About somebody new; and about persons that there are, of another kind or close to another brukare."""

    def attempts(town: Town, who: Who, home: Home) -> Attempts:
        of_both = {"brukare": home.brukare, "narstaende": home.newcomer}
        for about, visit in _visits(who, home):
            yield Attempt(make(**of_both, visit=visit), Aim(home, visit), about)
            aim = Aim(home, visit, is_forged=True)
            close = [one.person for there in town.homes.values() if there is not home for one in there.approvals]
            others = {"colleague": town.people[0].person, "brukare": home.brukare, "närstående elsewhere": close[0]}
            for kind, other in others.items():
                if about == "own visit" and not _is_over(home, visit):
                    yield Attempt(make(**of_both | {"narstaende": other}, visit=visit), aim, f"{about}, a {kind}")
        if who.person != home.brukare:
            yield Attempt(make(**of_both, arende=home.arende), Aim(home, is_of_arende=True), "ärende")

    return attempts


def _opinions(town: Town, who: Who, home: Home) -> Attempts:
    if who.role == "brukare" and who.person != home.brukare:
        return
    for name, one in town.utforare.items():
        body = op.OpinionGive(utforare=one, about="lesson:write", face=Opinion.GLAD)
        yield Attempt(body, Aim(home, of=one), f"opinion for {name}")


def _is_over(home: Home, visit: str) -> bool:
    return any(plan.is_called_off for plan in home.planned if plan.visit == visit)


def _given(brukare: str, narstaende: str, visit: str = "", arende: str = "") -> op.Body:
    return op.ApprovalGive(
        brukare=brukare, narstaende=narstaende, visit=visit, arende=arende, name="Kim Demo", relation="dotter"
    )


def _withdrawn(**of_both: str) -> op.Body:
    return op.ApprovalWithdraw(**of_both)


ATTEMPTS: dict[str, Callable[[Town, Who, Home], Attempts]] = {
    "visit.start": _at_visits(lambda visit: op.VisitStart(visit=visit)),
    "visit.insats": _at_visits(lambda visit: op.VisitInsats(visit=visit, insats=INSATS, outcome=InsatsOutcome.DONE)),
    "visit.finish": _at_visits(lambda visit: op.VisitFinish(visit=visit)),
    "note.write": _at_visits(lambda visit: op.NoteWrite(visit=visit, text="Åt bra.")),
    "door.report": _door_reports,
    "alarm.raise": _alarm_of_home(
        lambda home: op.AlarmRaise(alarm=home.alarm, brukare=home.brukare, cause=AlarmCause.BUTTON)
    ),
    "alarm.withdraw": _alarm_of_home(lambda home: op.AlarmWithdraw(alarm=home.alarm, brukare=home.brukare)),
    "alarm.close": _closings,
    "journal.sign": _journal,
    "utredning.edit": _utredning,
    "record.opened": _opened,
    "held.release": _decision(_release),
    "held.decline": _decision(_decline),
    "profile.set": _tablet,
    "tablet.state": _tablet_state,
    "task.take": _tasks(lambda task: op.TaskTake(task=task)),
    "task.done": _tasks(lambda task: op.TaskDone(task=task)),
    "message.send": _messages(_sent),
    "message.received": _messages(_received),
    "message.read": _messages(_read),
    "lesson.done": _lessons(lambda person: op.LessonDone(person=person, lesson="write")),
    "lesson.share": _lessons(lambda person: op.LessonShare(person=person, shared=True)),
    "opinion.give": _opinions,
    "approval.give": _consents(_given),
    "approval.withdraw": _consents(_withdrawn),
}


def attempts_elsewhere(town: Town, who: Who) -> Attempts:
    """About no home: streams of units and people, and work that says nothing of where it was done."""
    ett = UtforareId(town.utforare["ett"])
    streams = {
        "themselves": person_stream(PersonId(who.person)),
        "somebody else": person_stream(PersonId(town.authors["ett"].person)),
        "unit ett": unit_stream(ett),
        "leaders of ett": lead_stream(ett),
        "district": district_stream("norr"),
    }
    for about, stream in streams.items():
        body = op.RecordOpened(stream=stream, what=op.OpenedPage.BRUKARE)
        yield Attempt(body, Aim(place=town.place(stream)), about)
    for name, one in town.utforare.items():
        place = town.place(lead_stream(UtforareId(one)))
        yield Attempt(_decline(), Aim(place=place), f"work of {name} about nobody", held=name)
