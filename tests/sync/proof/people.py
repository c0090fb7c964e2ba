"""Who plays: people at their devices, what they do there, and what makes their programs die of it. In which order is
tests.sync.proof.machine's matter.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any, ClassVar, Protocol

import msgspec
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import Engine

from app.domain.visit import InsatsOutcome
from tests.sync.proof import checks
from tests.sync.proof.devices import Device, Watched
from tests.sync.proof.fuse import EXCHANGING
from tests.sync.proof.hub_here import Office
from tests.sync.proof.hub_view import Mark, mark
from tests.sync.proof.seat import Seen, SeenOperation
from tests.sync.proof.town import A_WHILE, COFFEE, DEVICES, LUNCH, Town
from tests.sync.proof.verbs import AREA

_SIGNS = frozenset({"sign_note", "older_note", "newer_note", "sign_journal"})
STAFF_ACTS = ("start", "insats", "type_note", "sign_note", "finish", "opened", "older_note", "newer_note", "sign_note")
CASE_ACTS = {
    "start": "type_field",
    "insats": "commit_field",
    "type_note": "type_journal",
    "sign_note": "sign_journal",
    "finish": "commit_field",
    "opened": "type_field",
    "older_note": "choose_field",
    "newer_note": "commit_field",
}
"""What a handläggare does where staff would do the other."""
FIELDS = ("behov", "mal")

WHEN_SAID = "when_said"
SURE = {
    "act_written": "sign_note",
    "draft_written": "type_note",
    "handed_over": "sign_note",
    "decided": "older_note",
    WHEN_SAID: "type_note",
}
"""Point that is passed while a person writes → the act that passes it whatever has been done before."""
MEETING = frozenset({"epoch_begun", "told_to_send_again", "epoch_met"})
"""Points that an exchange passes when the hub has begun a new life."""
CONFIRMED = frozenset({"grants_applied", "page_applied", "confirmed", "outcome_answered"})
"""Points that it passes when the hub tells something: the rights there have been confirmed."""
SENDING = frozenset(EXCHANGING) - MEETING - CONFIRMED - {"handed_over", "pull_answered"}
"""Points that it passes when something waits."""


class Hub(Protocol):
    town: Town
    is_emptied: bool

    @property
    def engine(self) -> Engine: ...
    def pass_time(self, by: timedelta) -> None: ...
    def kill(self) -> None: ...
    def back_up(self) -> None: ...
    def restore(self) -> None: ...
    def empty(self) -> None: ...
    def confirm(self) -> None:
        """Whoever answers for the hub has read who may what, and says that it is so."""

    def now(self) -> Any: ...


class Stage(Protocol):
    """What one example is played on."""

    @property
    def hub(self) -> Hub: ...
    def device(self, name: str) -> Device: ...
    def close(self) -> None: ...


class People(RuleBasedStateMachine):
    open_stage: ClassVar[Callable[[], Stage]]
    cast: list[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.stage = type(self).open_stage()
        self.hub = self.stage.hub
        self.town = self.hub.town
        self.office = Office(lambda: self.hub.engine, self.town, self.hub.now)
        self.watched = {name: Watched(name, self.stage.device(name)) for name in DEVICES}
        self.tablet: Watched | None = None
        self.count = 0
        self.so_far = ""

    def words(self) -> str:
        self.count += 1
        return f"Ord nummer {self.count}."

    def at(self, who: int) -> Watched:
        return self.watched[self.cast[who % len(self.cast)][0]]

    def someone(self, who: int) -> Watched | None:
        """The person at their device; None when it died while they sat down."""
        self.hub.pass_time(A_WHILE)
        at = self.at(who)
        return at if at.seat(str(getattr(self.town, self.cast[who % len(self.cast)][1]))) else None

    def work(self, who: int, acts: list[str], place: int) -> None:
        for act in acts:
            if at := self.someone(who):
                self.case_work(at, act, place) if at.at_desk == self.town.hanna else self.visit_work(at, act, place)

    def set_offline(self, at: Watched, *, offline: bool) -> None:
        at.offline = offline
        at.device.set_road(offline=offline)

    def visit_work(self, at: Watched, verb: str, place: int) -> None:
        own = (0, 1, 0) if at.at_desk == self.town.amina else (2, 0, 2)
        visit = self.town.visits[own[place]]
        if verb in {"insats", "finish"}:
            self.write(at, "start", visit)
            if not at.seat_is_warm:
                return
        match verb:
            case "insats":
                outcome = tuple(InsatsOutcome)[self.count % len(InsatsOutcome)]
                self.write(at, verb, visit, (LUNCH, COFFEE)[self.count % 2], outcome.value, self.words())
            case "type_note":
                self.type(at, verb, visit, key=f"note:{visit}", text=self.words())
            case "sign_note" | "older_note" | "newer_note":
                self.write(at, verb, visit, at.page.typed.get(f"note:{visit}") or self.words())
            case _:
                self.write(at, verb, visit)

    def case_work(self, at: Watched, act: str, place: int) -> None:
        arende, field, verb = self.town.arende, FIELDS[place % len(FIELDS)], CASE_ACTS[act]
        key = f"utredning|{arende}|{AREA}|{field}"
        match verb:
            case "type_field":
                self.type(at, verb, arende, field, key=key, text=self.words())
            case "type_journal":
                self.type(at, verb, arende, key=f"journal|{arende}", text=self.words())
            case "sign_journal":
                self.write(at, verb, arende, at.page.typed.get(f"journal|{arende}") or self.words())
            case "choose_field":
                # Also when it dies of it: whether it was decided is what the database says, and both are right.
                at.page.decided |= {item.id for item in at.look().operations if _is_edit_of(item, field)}
                at.page.may_go.add(key)
                self.write(at, verb, arende, field, self.words())
            case _:
                self.write(at, verb, arende, field)

    def write(self, at: Watched, verb: str, *args: str) -> None:
        page = at.page
        with at.may_die():
            done = at.device.do(verb, *args)
            if done.operation:
                page.acknowledged[done.operation] = args[-1] if verb in _SIGNS else None
            at.look_or_die()

    def type(self, at: Watched, verb: str, *args: str, key: str, text: str) -> None:
        """The text is said to be on disk when it returns."""
        page = at.page
        with at.may_die(lambda: page.may_have_typed(key, text)):
            at.device.do(verb, *args, text)
            page.has_typed(key, text)
            at.look_or_die()

    def point(self, points: Sequence[str], *drawn: object) -> str:
        """Where a program dies, by all that has been drawn until now: drawn for itself, it would be one of a few again
        and again, and often none that the act passes."""
        self.so_far = f"{self.so_far}{self.cast}{drawn}"
        return Random(self.so_far).choice(points)

    def arm(self, at: Watched, point: str, *, times: int = 1) -> None:
        at.dies_when_said = point == WHEN_SAID
        if point != WHEN_SAID:
            at.device.arm(point, times)

    def bring_about(self, who: int, point: str, place: int) -> None:
        """What makes the next exchange pass the point."""
        self.set_offline(self.at(who), offline=False)
        if point in MEETING or (point in CONFIRMED and self.hub.is_emptied):
            self.hub.restore()
        if point in CONFIRMED:
            self.hub.confirm()
        if point in SENDING:
            self.work(who, ["sign_note"], place)
        match point:
            case "noted_as_not_sent":
                self.at(who).device.lose("/v1/push")
            case "handed_over":
                if at := self.someone(who):
                    self.arm(at, "act_written")
                    self.work(who, ["sign_note"], place)
            case "outcome_answered":
                self.work(who, ["newer_note"], place)
            case "page_applied":
                self.office.retitle(self.town.visits[place], self.words())
            case "grants_applied":
                self.turn_right(who, place)

    def turn_right(self, who: int, place: int) -> None:
        """What somebody may, they may not any more, or the other way round."""
        person = str(getattr(self.town, self.cast[who % len(self.cast)][1]))
        own = {self.town.amina: self.town.visits[:2], self.town.bo: self.town.visits[2:]}.get(person, ("",))
        ended = [self.office.end_right(person, visit) for visit in own]
        if not any(ended):
            self.office.give_right(person, own[place % len(own)])

    def exchange(self, at: Watched) -> str:
        self.hub.pass_time(A_WHILE)
        problem = "killed"
        with at.may_die():
            problem = at.device.exchange()
            if at.at_desk:
                seen, now = self.check_claims(at)
                if not problem:
                    checks.has_exchanged_everything(seen, now, self.town)
        return problem

    def check_claims(self, at: Watched) -> tuple[Seen, Mark]:
        seen, now = at.look(), mark(self.hub.engine)
        checks.claims_no_more_than_the_hub_has(seen, now)
        return seen, now

    def decide(self, at: Watched) -> None:
        """The author has read what stands in front of them, and wants it out of the list."""
        for operation in list(at.look().in_front)[:1]:
            at.page.decided.add(operation)
            at.device.let_go(operation)


def _is_edit_of(item: SeenOperation, field: str) -> bool:
    return item.kind == "utredning.edit" and bool(msgspec.json.decode(item.payload)["body"]["field"] == field)
