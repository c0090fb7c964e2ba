"""Everybody × every home × every record and operation: what a real hub hands out and takes is what the rules say.

The lists come from the code (roles, facets, record kinds, operation kinds); the rules are in tests.access.rules. One
town is built once, read, listened to, written in, and read again.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from sqlalchemy import Row, select

from app.domain.permission import Role
from app.domain.stream import Facet
from app.hub.assembly import close_hub
from app.hub.database import reading
from app.hub.http.live import _mark
from app.hub.live_queue import LiveQueue
from app.hub.standing import Claim
from app.hub.tables import door_pass, record
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.certificate import Holder
from app.protocol.keys import to_text
from app.protocol.wire import MAX_BATCH, OutcomeOnWire, SealedOperation
from tests.access.attempts import ATTEMPTS, Attempt, attempts_elsewhere
from tests.access.matrix_town import DECIDED, Relation, Town, puts_in, town_in
from tests.access.rules import (
    BAD_SIGNATURE,
    CONTACT_ENDED,
    EVERYBODY,
    FACETS_OF_KIND,
    HOME_CARE,
    MAY,
    NOT_YOURS,
    OTHER_PERSON,
    READERS,
    RIGHT_ENDED,
    WRITERS,
    Aim,
    Approval,
    Home,
    Place,
    Who,
    has_pass,
    may_do,
    may_read,
)
from tests.hub.core_fixture import Writer, told
from tests.hub.hub_fixture import hub_in, put

Thing = tuple[str, str]
"""A record's kind and id."""


class Cells:
    """What was compared, and where the hub and the rules differ."""

    def __init__(self) -> None:
        self.compared: Counter[str] = Counter()
        self.differing: list[str] = []

    def compare(self, action: str, who: Who, where: Sequence[str], *, found: object, by_rule: object) -> None:
        self.compared[action] += 1
        if found != by_rule:
            told = f"{who.name}: {' of '.join(where)}"
            self.differing.append(f"{action}: {told}: the hub {found}, the rules {by_rule}")

    def check(self) -> None:
        print(f"cells: {self.compared.total()} {dict(self.compared)}")
        few = "\n".join(self.differing[:40])
        assert not self.differing, f"{len(self.differing)} of {self.compared.total()} differ:\n{few}"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    hub = hub_in(tmp_path_factory.mktemp("matrix") / "hub")
    yield town_in(hub)
    close_hub(hub)


def test_the_rules_know_every_role_facet_and_kind() -> None:
    """Who adds one says here who may read it or do it, and gives the matrix something to try it with."""
    assert {role.value for role in Role} == EVERYBODY
    assert {facet.value for facet in Facet} == set(READERS)
    assert set(rec.RECORDS) == set(FACETS_OF_KIND)
    assert set(op.KINDS) == set(WRITERS) == set(ATTEMPTS)


def test_the_hub_does_what_the_rules_say(town: Town) -> None:
    cells = Cells()
    held = Held(town)
    held.wait_at([home for (relation, _), home in town.homes.items() if relation is Relation.WAITING])
    before = _compare_reading(town, cells, "pull", {})
    _compare_passes(town, cells)
    _compare_live(town, cells)
    _compare_marks(town, cells)
    _compare_writing(town, cells, held)
    _compare_reading(town, cells, "pull after writing", before)
    cells.check()


# --- pull ----------------------------------------------------------------------------------------------------------


def _compare_reading(town: Town, cells: Cells, action: str, before: Mapping[Thing, int]) -> dict[Thing, int]:
    """Everything that is new, and of each thing whether it reaches each of them: with its words, as ended, or not.
    Returns the numbers of all that there is."""
    found = {who: _pulled(town.writers[who.person]) for who in town.people}
    with reading(town.hub.engine) as connection:
        rows = connection.execute(select(record)).all()
    there = {(row.kind, row.id): row.number for row in rows}
    assert {row.kind for row in rows} >= set(rec.RECORDS)
    assert {town.place(row.stream).facet for row in rows} == {facet.value for facet in Facet}
    assert all(seen.keys() <= there.keys() for seen in found.values())
    for row in rows:
        thing = (row.kind, row.id)
        if before.get(thing) == row.number:
            continue
        place = town.place(row.stream)
        assert place.facet in FACETS_OF_KIND.get(row.kind, {"district"}), f"{row.kind} lies in {place.facet}"
        where = (row.kind, place.facet, _named(place))
        for who in town.people:
            seen = found[who].get(thing, "nothing")
            cells.compare(action, who, where, found=seen, by_rule=_shown(town, who, place, row))
    return there


def _pulled(who: Writer) -> dict[Thing, object]:
    who.positions.clear()
    who.grants = ""
    return {(item.kind, item.id): item.content for item in who.pull()}


def _shown(town: Town, who: Who, place: Place, row: Row[Any]) -> object:
    if may_read(who, place, row.owner, town.now):
        return row.body
    if row.former_owner is not None and may_read(who, place, row.former_owner, town.now):
        return None  # it has gone to another
    return "nothing"


def _named(place: Place) -> str:
    return place.home.name if place.home else "no home"


def _compare_passes(town: Town, cells: Cells) -> None:
    with reading(town.hub.engine) as connection:
        made = {(row.person, row.visit, row.door) for row in connection.execute(select(door_pass))}
    for home in town.homes.values():
        for plan in home.planned:
            for who in town.people:
                found = (who.person, plan.visit, home.door) in made
                by_rule = has_pass(who, home, plan, town.now)
                cells.compare("door pass", who, (home.name,), found=found, by_rule=by_rule)


# --- live and long poll --------------------------------------------------------------------------------------------


class _Here:
    """An event loop that does at once what it is asked to."""

    def is_closed(self) -> bool:
        return False

    def call_soon_threadsafe(self, step: Any, *words: Any) -> None:
        step(*words)


class Ears(LiveQueue):
    """Of a client that takes everything at once."""

    def __init__(self) -> None:
        super().__init__(_Here())  # type: ignore[arg-type]
        self.heard: list[str] = []
        self.is_behind = False

    def add(self, texts: Any) -> None:
        self.heard += texts

    def fall_behind(self) -> None:
        self.is_behind = True


def _join(who: Writer, *, only_told: bool) -> Ears:
    ears = Ears()
    claim = Claim(Holder.PERSON, who.device, who.person, to_text(who.key.public()))
    who.hub.bus.join(who.caller(), claim, ears, only_told=only_told)
    return ears


def _compare_live(town: Town, cells: Cells) -> None:
    """Into each stream something new of each kind: who is sent it, and which long poll is told."""
    hub = town.hub
    hub.bus._notice()
    live = {who: _join(town.writers[who.person], only_told=False) for who in town.people}
    told_only = {who: _join(town.writers[who.person], only_told=True) for who in town.people}
    for place in town.places.values():
        published = put(hub, *puts_in(town, place))
        hub.bus.deliver(published)
        for who in town.people:
            where = (place.facet, _named(place))
            heard, poll = live[who], told_only[who]
            ids = {_id_in(text) for text in heard.heard}
            assert not heard.is_behind
            by_rule = {item.id: may_read(who, place, item.owner, town.now) for _, item in published}
            for _, item in published:
                cells.compare("live", who, where, found=item.id in ids, by_rule=by_rule[item.id])
            cells.compare("long poll", who, where, found=poll.is_behind, by_rule=any(by_rule.values()))
            heard.heard.clear()
            poll.is_behind = False


def _id_in(text: str) -> str:
    return str(msgspec.json.decode(text)["record"][4])


def _compare_marks(town: Town, cells: Cells) -> None:
    """A long poll's mark moves on when something has come in a stream of theirs, whoever owns it, and else never."""
    hub, owners = town.hub, [*town.utforare.values(), rec.CITY]
    callers = {who: town.writers[who.person].caller() for who in town.people}
    before = {who: _mark(hub, caller) for who, caller in callers.items()}
    for place in _marked(town):
        put(hub, next(puts_in(town, place)))
        for who, caller in callers.items():
            mark = _mark(hub, caller)
            by_rule = any(may_read(who, place, owner, town.now) for owner in owners)
            cells.compare("mark", who, (place.facet, _named(place)), found=mark != before[who], by_rule=by_rule)
            before[who] = mark


def _marked(town: Town) -> Iterator[Place]:
    """Of some homes, utförare and people alone: everybody is asked again after each step."""
    homes = [town.homes[Relation.NOW, False], town.homes[Relation.NOW, True], town.homes[Relation.MANDATE, False]]
    of = {"", town.utforare["ett"], town.utforare["ended"], *(who.person for who in town.people[:4])}
    yield from (place for place in town.places.values() if place.home in [*homes, None] and place.of in of)


# --- writing -------------------------------------------------------------------------------------------------------

_ARENDE, _NOWHERE = "", "nowhere"


class Held:
    """Work that waits for a decision, as much of it as is decided about and one more. Its authors have no right any
    more; what a newer program wrote, about nobody, cannot be released but declined."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._waiting: dict[tuple[str, str], list[str]] = defaultdict(list)

    def wait_at(self, homes: Iterable[Home]) -> None:
        for home in homes:
            for name in self._town.authors:
                self.add(home, name, 1)

    def add(self, home: Home | None, name: str, count: int) -> None:
        town, author = self._town, self._town.authors[name]
        who = town.writers[author.person]
        if home is None:
            body: op.Body = op.VisitStart(visit="")
            items = [who.write(body, change=_of_a_newer_program) for _ in range(count)]
        elif name == _ARENDE:
            items = [who.write(op.JournalSign(arende=home.arende, text="Sent.")) for _ in range(count)]
        else:
            visit = next(plan.visit for plan in home.planned if plan.person == author.person)
            items = [who.write(op.NoteWrite(visit=visit, text="Sent.")) for _ in range(count)]
            home.waits.add(town.utforare[name])
        assert {outcome.outcome.value for outcome in _pushed(who, items)} == {"held"}
        self._waiting[home.name if home else _NOWHERE, name] += [item.id for item in items]

    def take(self, attempt: Attempt, by_rule: str) -> str:
        """What is going to be decided is not asked about again."""
        assert attempt.held is not None
        waiting = self._waiting[_where(attempt), attempt.held]
        return waiting.pop() if by_rule == MAY else waiting[0]


def _of_a_newer_program(operation: op.Operation) -> op.Operation:
    return msgspec.structs.replace(operation, kind="note.sing", body=msgspec.Raw(b"{}"))


def _where(attempt: Attempt) -> str:
    return attempt.aim.home.name if attempt.aim.home else _NOWHERE


@dataclass(frozen=True, eq=False)
class Tried:
    who: Who
    kind: str
    attempt: Attempt


def _compare_writing(town: Town, cells: Cells, held: Held) -> None:
    tried = [one for who in town.people for one in _tried_by(town, who)]
    _let_wait(town, held, tried)
    by_rule = {one: may_do(one.who, one.kind, one.attempt.aim, town.now) for one in tried}
    for who in town.people:
        mine, writer = [one for one in tried if one.who is who], town.writers[who.person]
        items = [writer.write(_body(one.attempt, held, by_rule[one])) for one in mine]
        for one, outcome in zip(mine, told(_pushed(writer, items)), strict=True):
            where = (one.attempt.about, _where(one.attempt))
            cells.compare(one.kind, who, where, found=outcome, by_rule=_OUTCOMES[by_rule[one]])
            if by_rule[one] == RIGHT_ENDED and who.role in HOME_CARE:
                _waits_at(one.attempt.aim.home, one.attempt.aim, one.kind)
    for one in tried:
        home = one.attempt.aim.home
        if one.kind == "approval.give" and by_rule[one] == MAY and home is not None:
            home.approvals.append(Approval(home.newcomer))


_OUTCOMES = {
    MAY: ("applied", ""),
    NOT_YOURS: ("refused", "not_yours"),
    RIGHT_ENDED: ("held", "right_ended"),
    BAD_SIGNATURE: ("refused", "bad_signature"),
    CONTACT_ENDED: ("refused", "contact_ended"),
    OTHER_PERSON: ("refused", "other_person"),
}


def _tried_by(town: Town, who: Who) -> Iterator[Tried]:
    for (relation, _), home in town.homes.items():
        if _tries_at(town, who, relation, home):
            for kind in op.KINDS:
                yield from (Tried(who, kind, attempt) for attempt in ATTEMPTS[kind](town, who, home))
    if not who.has_left:
        for attempt in attempts_elsewhere(town, who):
            yield Tried(who, op.KIND_OF[type(attempt.body)], attempt)


def _tries_at(town: Town, who: Who, relation: Relation, home: Home) -> bool:
    """Not everywhere, where the answer cannot differ: what is done does not go by the days in which one may read, what
    a brukare or handläggare does does not go by an utförare, and whoever has left is answered the same everywhere."""
    ett = town.utforare["ett"]
    if who.has_left:
        return who.organisation == ett and relation in {Relation.NOW, Relation.MANDATE}
    if who.role not in HOME_CARE and who.organisation not in {None, ett}:
        return False
    if who.person in {one.brukare for one in town.homes.values()}:
        return relation is Relation.NOW or home.brukare == who.person
    return relation not in {Relation.SOON, Relation.LATELY}


def _let_wait(town: Town, held: Held, tried: Sequence[Tried]) -> None:
    """As much work as will be decided about, and one more that nobody may decide about or nobody does. How much waits
    decides what leaders may read, so that there is some everywhere before anybody is asked."""
    homes = {home.name: home for home in town.homes.values()}
    for relation, protected in itertools.product(DECIDED - {Relation.WAITING}, (False, True)):
        held.wait_at([town.homes[relation, protected]])
    for name in town.utforare:
        held.add(None, name, 1)
    decisions = [one for one in tried if one.attempt.held is not None]
    allowed = [one for one in decisions if may_do(one.who, one.kind, one.attempt.aim, town.now) == MAY]
    for (where, name), count in Counter((_where(one.attempt), one.attempt.held or "") for one in allowed).items():
        held.add(homes.get(where), name, count)


def _body(attempt: Attempt, held: Held, by_rule: str) -> op.Body:
    if not isinstance(attempt.body, op.HeldDecision):
        return attempt.body
    return msgspec.structs.replace(attempt.body, operation=held.take(attempt, by_rule))


def _waits_at(home: Home | None, aim: Aim, kind: str) -> None:
    """What is held of a visit waits for the utförare's leaders; of a door's report and a page's opening it is not known
    where it was done."""
    if home is not None and aim.visit and kind in _AT_A_VISIT:
        home.waits |= {plan.organisation for plan in home.planned if plan.visit == aim.visit}
    elif home is not None and aim.unit:
        home.waits.add(aim.unit)


_AT_A_VISIT = {"visit.start", "visit.insats", "visit.finish", "note.write", "approval.give"}


def _pushed(who: Writer, items: Sequence[SealedOperation]) -> list[OutcomeOnWire]:
    chunks = (items[start : start + MAX_BATCH] for start in range(0, len(items), MAX_BATCH))
    return [outcome for chunk in chunks for outcome in who.push(*chunk)]
