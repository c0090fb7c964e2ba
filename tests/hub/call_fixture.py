"""Calls in a town with one brukare and staff: who says what in them, and what they hear."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import insert

from app.domain.call import CallAct
from app.domain.clock import HeldClock
from app.domain.refusal import Refusal
from app.domain.task import TaskKind, TaskState
from app.hub.calls import calling
from app.hub.database import writing
from app.hub.hub import Hub
from app.hub.settings import Relay
from app.hub.tables import approval
from app.protocol import records as rec
from app.protocol.wire import CallNow, CallSignal, CallWord
from tests.hub.core_fixture import Town, Writer
from tests.hub.hub_fixture import MONDAY


def say(who: Writer, act: CallAct, to: str = "", call: str = "c1") -> CallNow | Refusal:
    return calling.say(who.hub, who.caller(), CallWord(call=call, act=act, to=to))


def ok(answer: CallNow | Refusal) -> CallNow:
    assert isinstance(answer, CallNow)
    return answer


def seen_by(who: Writer) -> CallNow:
    (now,) = calling.ask(who.hub, who.caller(), "", 0).calls
    return now


def to(who: Writer, text: str) -> CallSignal:
    return CallSignal(person=who.person, device=who.device, text=text)


def send(who: Writer, *signals: CallSignal) -> Refusal | None:
    return calling.signal(who.hub, who.caller(), "c1", signals)


def heard_by(who: Writer, *, after: int = 0) -> list[tuple[str, str]]:
    return [(one.person, one.text) for one in calling.ask(who.hub, who.caller(), "c1", after).signals]


def later(hub: Hub, by: timedelta) -> None:
    assert isinstance(hub.clock, HeldClock)
    hub.clock.move(by)


def approve(town: Town, who: str, *, ended_at: datetime | None = None) -> None:
    row = {"brukare": town.brukare, "person": who, "began_at": MONDAY, "relation": "dotter", "ended_at": ended_at}
    with writing(town.hub.engine) as connection:
        connection.execute(insert(approval), [row])


def tasks_of(who: Writer) -> list[tuple[TaskKind, TaskState]]:
    who.positions, who.grants = {}, ""
    told = [rec.decode_record_body(one.kind, 1, one.body) for one in who.pull() if one.kind == "task"]
    return [(body.kind, body.state) for body in told if isinstance(body, rec.TaskBody)]


def history_of(who: Writer) -> list[rec.CallBody]:
    who.positions, who.grants = {}, ""
    told = [rec.decode_record_body(one.kind, 1, one.body) for one in who.pull() if one.kind == "call"]
    return [body for body in told if isinstance(body, rec.CallBody)]


def give_relay(town: Town) -> None:
    relay = Relay(("turn:turn.example.se",), "hemligt")
    town.hub = replace(town.hub, settings=replace(town.hub.settings, relay=relay))
