"""The machine: people work, devices and hub fail in every way that we know, and at the end everything is there once."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tests.sync.proof import checks
from tests.sync.proof.devices import Watched
from tests.sync.proof.fuse import EXCHANGING, OUTBOX_FULL
from tests.sync.proof.hub_view import HubView, Mark, mark, view
from tests.sync.proof.live_words import newest_live_words
from tests.sync.proof.people import STAFF_ACTS, SURE, People, Stage
from tests.sync.proof.seat import Seen
from tests.sync.proof.town import A_WHILE, DEVICES, TABLET

ANSWERS = ("", "", "/v1/push", "/v1/pull", "/v1/pull", "/v1/token")
"""Whose answer is lost; as often as it matters."""
HOURS_WRONG = (-26, 5, -3, 0)
_ROUNDS = 7
"""Exchanges after which two devices and a hub that nobody disturbs have long come to rest."""


PAIRS = [(device, person) for device in DEVICES for person in ("amina", "bo", "hanna")]
casts = st.lists(st.sampled_from(PAIRS), min_size=2, max_size=3, unique=True)
"""Who plays in an example, and where: few at a time, so that they meet."""
who = st.integers(0, 2)
places = st.integers(0, 2)
one_act = st.sampled_from(STAFF_ACTS)
acts = st.lists(one_act, min_size=1, max_size=4)


class Proof(People):
    @classmethod
    def on(cls, open_stage: Callable[[], Stage]) -> "type[Proof]":
        """The machine, played on such stages."""
        return type("ProofOnStage", (cls,), {"open_stage": staticmethod(open_stage)})

    @initialize(cast=casts)
    def begins(self, cast: list[tuple[str, str]]) -> None:
        self.cast = cast

    # --- what people do --------------------------------------------------------------------------------------------

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
        """For a moment, and nothing of this person waited before: what is done now leaves at once, without having been
        there. Whoever sits down only after the exchange hands over all that they have."""
        self.set_offline(self.at(who), offline=False)
        if (at := self.someone(who)) is None or self.exchange(at):
            return
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
