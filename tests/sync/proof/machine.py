"""The machine: people work, devices and hub fail in every way that we know, and at the end everything is there once."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any, ClassVar, Protocol

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import Engine

from app.domain.visit import InsatsOutcome
from tests.sync.proof import checks
from tests.sync.proof.devices import Device, Watched
from tests.sync.proof.fuse import EXCHANGING, OUTBOX_FULL
from tests.sync.proof.hub_here import Office
from tests.sync.proof.hub_view import HubView, Mark, mark, view
from tests.sync.proof.live_words import newest_live_words
from tests.sync.proof.seat import Seen, SeenOperation
from tests.sync.proof.town import A_WHILE, COFFEE, DEVICES, LUNCH, TABLET, Town
from tests.sync.proof.verbs import AREA

ANSWERS = ("", "", "/v1/push", "/v1/pull", "/v1/pull", "/v1/token")
"""Whose answer is lost; as often as it matters."""
HOURS_WRONG = (-26, 5, -3, 0)
_SIGNS = frozenset({"sign_note", "older_note", "newer_note", "sign_journal"})
_ROUNDS = 7
"""Exchanges after which two devices and a hub that nobody disturbs have long come to rest."""


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


PAIRS = [(device, person) for device in DEVICES for person in ("amina", "bo", "hanna")]
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

casts = st.lists(st.sampled_from(PAIRS), min_size=2, max_size=3, unique=True)
"""Who plays in an example, and where: few at a time, so that they meet."""
who = st.integers(0, 2)
places = st.integers(0, 2)
one_act = st.sampled_from(STAFF_ACTS)
acts = st.lists(one_act, min_size=1, max_size=4)

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


class Proof(RuleBasedStateMachine):
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

    @classmethod
    def on(cls, open_stage: Callable[[], Stage]) -> "type[Proof]":
        """The machine, played on such stages."""
        return type("ProofOnStage", (cls,), {"open_stage": staticmethod(open_stage)})

    @initialize(cast=casts)
    def begins(self, cast: list[tuple[str, str]]) -> None:
        self.cast = cast

    # --- what people do --------------------------------------------------------------------------------------------

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

    @rule(who=who, acts=acts, place=places, lost=st.sampled_from(ANSWERS))
    def works(self, who: int, acts: list[str], place: int, lost: str) -> None:
        """And exchanges, which may lose an answer on its way."""
        self.work(who, acts, place)
        if lost:
            self.at(who).device.lose(lost)
        self.exchange(self.at(who))

    @rule(who=who, acts=acts, place=places, comes_back=st.booleans())
    def works_offline(self, who: int, acts: list[str], place: int, comes_back: bool) -> None:
        self.set_offline(self.at(who), offline=True)
        self.work(who, acts, place)
        if comes_back:
            self.set_offline(self.at(who), offline=False)

    @rule(acts=acts, others=acts, place=places, lost=st.sampled_from(ANSWERS))
    def two_work_apart(self, acts: list[str], others: list[str], place: int, lost: str) -> None:
        """On the same things, and exchange one after the other."""
        self.work(0, acts, place)
        self.work(1, others, place)
        if lost:
            self.at(0).device.lose(lost)
        self.exchange(self.at(0))
        self.exchange(self.at(1))

    @rule(who=who, act=one_act, place=places)
    def works_and_dies(self, who: int, act: str, place: int) -> None:
        """Where the act does not pass the point, another one does."""
        point = self.point((*SURE, OUTBOX_FULL), who, act, place)
        if point == "decided" and self.cast[who % len(self.cast)][1] != "hanna":
            self.decides_and_dies(who, place)
            return
        if point == OUTBOX_FULL:
            self.works_with_a_full_outbox(who, act, place)
            return
        for doing in (act, SURE[point]):
            if at := self.someone(who):
                self.arm(at, point)
                self.work(who, [doing], place)
                if not at.seat_is_warm:
                    return

    def works_with_a_full_outbox(self, who: int, act: str, place: int) -> None:
        """For a moment, and nothing waited before: what is done now leaves at once, without having been there."""
        self.set_offline(self.at(who), offline=False)
        self.exchange(self.at(who))
        if at := self.someone(who):
            self.arm(at, OUTBOX_FULL)
            self.work(who, ["sign_note", act], place)
            self.exchange(at)

    def decides_and_dies(self, who: int, place: int) -> None:
        """About a note that no hub of today understands."""
        self.set_offline(self.at(who), offline=False)
        self.work(who, ["newer_note"], place)
        self.exchange(self.at(who))
        if at := self.someone(who):
            self.arm(at, "decided")
            with at.may_die():
                self.decide(at)

    @rule(who=who, acts=acts, place=places)
    def works_and_dies_exchanging(self, who: int, acts: list[str], place: int) -> None:
        self.work(who, acts, place)
        self.die_exchanging(who, place, self.point(EXCHANGING, who, acts, place), times=1 + len(acts) // 4)

    @rule(who=who, place=places)
    def dies_exchanging(self, who: int, place: int) -> None:
        self.die_exchanging(who, place, self.point(EXCHANGING, who, place))

    def die_exchanging(self, who: int, place: int, point: str, *, times: int = 1) -> None:
        self.bring_about(who, point, place)
        if at := self.someone(who):
            self.arm(at, point, times=times)
            self.exchange(at)

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

    # --- devices ---------------------------------------------------------------------------------------------------

    @rule(who=who)
    def exchanges(self, who: int) -> None:
        self.exchange(self.at(who))

    @rule(who=who, what=st.sampled_from(["network", "network", "takes_over", "goes_home", "dies", "clock"]))
    def device_changes(self, who: int, what: str) -> None:
        at = self.at(who)
        match what:
            case "network":
                self.set_offline(at, offline=not at.offline)
            case "takes_over":
                self.someone(who)
            case "goes_home" if at.at_desk:
                with at.may_die():
                    at.device.leave()
                    at.at_desk = ""
            case "dies":
                at.die()
            case "clock":
                self.count += 1
                at.device.set_ahead(timedelta(hours=HOURS_WRONG[self.count % len(HOURS_WRONG)]))

    @rule(who=who, what=st.sampled_from(["decides", "sends_again", "hears_live"]))
    def happens_beside(self, who: int, what: str) -> None:
        at = self.at(who)
        with at.may_die():
            match what:
                case "decides" if at.at_desk:
                    self.decide(at)
                case "sends_again":
                    self.send_again(at)
                case "hears_live" if at.at_desk and not at.offline and not self.hub.is_emptied:
                    at.device.hear(newest_live_words(self.hub.engine, at.at_desk, self.hub.now()))
                    self.check_claims(at)

    def decide(self, at: Watched) -> None:
        """The author has read what stands in front of them, and wants it out of the list."""
        for operation in list(at.look().in_front)[:1]:
            at.page.decided.add(operation)
            at.device.let_go(operation)

    def send_again(self, at: Watched) -> None:
        """Sent twice, whether it has been answered or not: what the hub has said of it stands."""
        before = mark(self.hub.engine)
        for operation, outcome in at.device.push_behind_its_back().items():
            known, _ = before.outcomes.get(operation, ("", ""))
            assert not known or known == "held" or outcome == {"applied": "duplicate"}.get(known, known)

    @precondition(lambda self: self.tablet is None and self.count > 2)
    @rule()
    def tablet_looks(self) -> None:
        self.tablet = Watched(TABLET, self.stage.device(TABLET), pin=None)
        if self.tablet.seat(self.town.gunvor):
            self.exchange(self.tablet)

    # --- hub and office --------------------------------------------------------------------------------------------

    @precondition(lambda self: not self.hub.is_emptied)
    @rule(
        what=st.sampled_from(["ends", "comes_back", "moves", "moves_back", "title", "unknown", "mandate"]), place=places
    )
    def office_changes(self, what: str, place: int) -> None:
        self.hub.pass_time(A_WHILE)
        visit = self.town.visits[place]
        match what:
            case "ends":
                self.office.end_right((self.town.amina, self.town.amina, self.town.bo)[place], visit)
            case "comes_back":
                self.office.give_right((self.town.amina, self.town.amina, self.town.bo)[place], visit)
            case "moves":
                self.office.move(visit, self.town.second)
            case "moves_back":
                self.office.move(visit, self.town.first)
            case "title":
                self.office.retitle(visit, self.words())
            case "unknown":
                self.office.put_unknown(f"sensor-{place}")
            case "mandate":
                (self.office.give_right if place else self.office.end_right)(self.town.hanna, "")

    @rule(what=st.sampled_from(["backed_up", "restored", "restored", "confirmed", "emptied", "dies"]))
    def hub_is(self, what: str) -> None:
        match what:
            case "backed_up" if not self.hub.is_emptied:
                self.hub.back_up()
            case "restored":
                self.hub.restore()
            case "confirmed" if not self.hub.is_emptied:
                self.hub.confirm()
            case "emptied":
                self.hub.empty()
            case "dies":
                self.hub.kill()

    # --- what holds ------------------------------------------------------------------------------------------------

    def view(self) -> HubView:
        return view(self.hub.engine)

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

    def teardown(self) -> None:
        try:
            if not self._is_failing():
                self.come_to_rest()
        finally:
            self.stage.close()

    def _is_failing(self) -> bool:
        import sys

        return sys.exc_info()[0] is not None

    def come_to_rest(self) -> None:
        """Everybody comes online, the hub is what its backup made of it, and all is exchanged until nothing changes."""
        if self.hub.is_emptied:
            self.hub.restore()
        everybody = [*self.watched.values(), *([self.tablet] if self.tablet else [])]
        for at in everybody:
            at.device.disarm()
            at.device.set_road(offline=False)
        rested: dict[tuple[str, str], tuple[Seen, Mark]] = {}
        places = [(at, who) for at in everybody for who in at.pages if who]
        for number in range(_ROUNDS):
            if number:  # a hub that was put back is heard before anybody has confirmed anything
                self.hub.confirm()
            now = mark(self.hub.engine)
            for at, who in places:
                if (at.name, who) not in rested or rested[at.name, who][1] != now:
                    now = self.bring_to_rest(at, who)
                    rested[at.name, who] = (at.look(), now)
        assert all(met == now for _, met in rested.values()), "it does not come to rest"
        hub = self.view()
        hub.check_itself()
        for at in everybody:
            assert at.device.waiting() == [], "something never left"
            for who in filter(None, at.pages):
                checks.is_at_rest(rested[at.name, who][0], at.pages[who], hub, self.town)

    def bring_to_rest(self, at: Watched, who: str) -> Mark:
        assert at.seat(who)
        problem = at.device.exchange()
        assert problem == "", f"{at.name} cannot exchange: {problem}"
        return mark(self.hub.engine)


def _is_edit_of(item: SeenOperation, field: str) -> bool:
    return item.kind == "utredning.edit" and bool(msgspec.json.decode(item.payload)["body"]["field"] == field)
