"""What has to hold of a client and its hub: at any time, and when everything has been exchanged."""

from typing import Any

import msgspec

from app.protocol.operations import KIND_VERSION
from tests.sync.proof.hub_view import HubView, Mark
from tests.sync.proof.ledger import Page, words_of
from tests.sync.proof.seat import Seen, SeenOperation, SeenRecord
from tests.sync.proof.town import Town

_STATE_OF = {
    "applied": "received",
    "duplicate": "received",
    "conflict": "conflict",
    "held": "held",
    "refused": "refused",
}
_ON_ITS_WAY = frozenset({"saved_here", "sent", "received"})
_NEVER = frozenset({"bad_signature", "bad_chain", "bad_seal", "bad_content", "no_such_thing", "too_large", "revoked"})
"""Nothing that a program of ours writes may be refused for these in this town."""


def claims_no_more_than_the_hub_has(seen: Seen, hub: Mark) -> None:
    """The words on the screen come from these states. What a hub of an earlier life had is not known to be lost until
    this person has met the new one."""
    if seen.epoch != hub.epoch:
        return
    for item in seen.operations:
        outcome, _ = hub.outcomes.get(item.id, ("", ""))
        if item.state == "received":
            assert outcome == "applied", f"{item.kind} is said to have arrived; the hub says {outcome or 'nothing'}"
        elif item.state == "held":
            assert outcome, f"{item.kind} is said to be held; the hub says nothing"
    unheard = [item.kind for item in seen.operations if item.id not in hub.outcomes]
    assert seen.waiting >= len(unheard), f"{seen.waiting} are said to wait; the hub has never heard of {unheard}"


def has_exchanged_everything(seen: Seen, hub: Mark, town: Town) -> None:
    """After an exchange that is said to have worked."""
    left = [(item.kind, item.state) for item in seen.operations if item.state in {"saved_here", "sent"}]
    assert not left, f"said to have sent everything, and {left} wait"
    if seen.epoch != hub.epoch or hub.is_unconfirmed:
        return
    visible = hub.rights.visible_to(seen.person, town)
    assert seen.owners == visible, f"is let into {seen.owners}, and may into {visible}"
    behind = {name: number for name, number in seen.positions.items() if number != hub.heads.get(name, 0)}
    assert not behind, f"said to have everything, and is behind in {behind}"


def keeps_it_on_the_screen(seen: Seen) -> None:
    """What somebody did stays in front of them on its way: before the receipt, after it, and when the truth comes."""
    shown = {(item.kind, item.id): item.shown for item in seen.records if item.shown is not None}
    for item in seen.operations:
        decoded: dict[str, Any] = msgspec.json.decode(item.payload)
        visit = shown.get(("visit", decoded["body"].get("visit", "")))
        if item.state not in _ON_ITS_WAY or visit is None or decoded["kind_version"] > KIND_VERSION:
            continue
        planned: dict[str, Any] = msgspec.json.decode(visit)
        care = f"brukare:{planned['brukare']}/care:{planned['utforare']}"
        if item.kind == "note.write" and seen.positions.get(care):  # else forgotten, and not read anew yet
            assert ("note", item.id) in shown, f"{words_of(item)!r} went from the screen; it is {item.state}"
        if item.kind == "visit.start" and seen.positions.get(f"brukare:{planned['brukare']}/plan"):
            assert planned.get("state") in {"started", "finished"}, f"a visit that was started is {planned}"


def is_at_rest(seen: Seen, page: Page, hub: HubView, town: Town) -> None:
    """After the last exchange."""
    page.check(seen)
    for item in seen.operations:
        _is_settled_rightly(item, seen, page, hub, town)
    assert not seen.waiting, f"{seen.waiting} are said to wait"
    _shows_the_truth(seen, hub, town)
    _was_logged(seen, hub)


def _is_settled_rightly(item: SeenOperation, seen: Seen, page: Page, hub: HubView, town: Town) -> None:
    assert item.id in hub.outcomes, f"the hub has never heard of {item.kind} {words_of(item)!r}; here: {item.state}"
    outcome, reason = hub.outcomes[item.id]
    assert item.state == _STATE_OF[outcome], f"{item.kind}: {item.state} here, {outcome} ({reason}) at the hub"
    assert reason not in _NEVER, f"{item.kind}: {reason}"
    assert reason != "parent_missing", f"{item.kind} waits for a parent that has come"
    assert reason != "rights_unconfirmed", f"{item.kind} waits for rights that have been confirmed"
    assert reason != "not_yours" or not _was_always_theirs(item, seen.person, town), f"{item.kind} was theirs"
    if outcome == "applied":
        assert item.settled, f"{item.kind} has arrived and is not at rest"
        _took_effect(item, hub)
    elif item.id not in page.decided:
        assert item.id in seen.in_front, f"{item.kind} {words_of(item)!r}: {outcome}, and its author is not told"
        if msgspec.json.decode(item.payload)["kind_version"] <= KIND_VERSION:
            assert seen.in_front[item.id] == words_of(item)


def _was_always_theirs(item: SeenOperation, person: str, town: Town) -> bool:
    body: dict[str, Any] = msgspec.json.decode(item.payload)["body"]
    if "arende" in body:
        return person == town.hanna
    first, second, third = town.visits
    return body.get("visit") in {town.amina: (first, second), town.bo: (third,)}.get(person, ())


def _took_effect(item: SeenOperation, hub: HubView) -> None:
    decoded: dict[str, Any] = msgspec.json.decode(item.payload)
    body = decoded["body"]
    match item.kind:
        case "note.write" | "journal.sign":
            kind = "note" if item.kind == "note.write" else "journal_note"
            found = msgspec.json.decode(hub.records[kind, item.id].body)
            assert (found["text"], found["author"]) == (body["text"], decoded["person"])
        case "visit.start":
            visit = msgspec.json.decode(hub.records["visit", body["visit"]].body)
            assert visit.get("state") in {"started", "finished"}
        case "visit.finish":
            assert msgspec.json.decode(hub.records["visit", body["visit"]].body).get("state") == "finished"


def _shows_the_truth(seen: Seen, hub: HubView, town: Town) -> None:
    expected = hub.shown_to(seen.person, town)
    visible = hub.rights.visible_to(seen.person, town)
    assert seen.owners == visible, f"is let into {seen.owners}, and may into {visible}"
    assert seen.positions == {name: hub.heads.get(name, 0) for name in visible}
    told = {(item.kind, item.id): item for item in seen.records if item.number > 0 and item.truth is not None}
    assert not told.keys() - expected.keys(), f"holds what it may not: {sorted(told.keys() - expected.keys())}"
    assert not expected.keys() - told.keys(), f"lacks {sorted(expected.keys() - told.keys())}"
    unsure = [item for item in seen.operations if item.state == "held"]
    for key, row in expected.items():
        mine = told[key]
        assert (mine.stream, mine.number, mine.owner, mine.truth) == (row.stream, row.number, row.owner, row.body), key
        assert unsure or not mine.pending, f"{key} is covered by nothing that waits"
        assert mine.pending or mine.shown == mine.truth
    own = {words_of(item) for item in seen.operations}
    for item in seen.records:
        if item.number < 0:
            _is_of_an_earlier_life(item, seen, hub, town)
        elif item.shown is not None and (item.kind, item.id) not in expected:
            assert item.number == 0, f"still shows {item.kind} {item.id}"
            assert _texts_in(item.shown) <= own, f"shows more than its author wrote: {item.kind}"
    unsure_of = [item for item in seen.records if item.number < 0 and item.shown and item.kind != "door_pass"]
    assert seen.unconfirmed == len(unsure_of), "what an earlier life told of is not said to be unconfirmed"


def _is_of_an_earlier_life(item: SeenRecord, seen: Seen, hub: HubView, town: Town) -> None:
    """Kept, and said to be unconfirmed: this life of the hub has not told of it, and would by this person's grants."""
    assert (item.kind, item.id) not in hub.told_to(seen.person, town), f"told again, and unconfirmed: {item.kind}"
    owners = hub.rights.visible_to(seen.person, town)
    assert item.stream in owners, f"keeps what it may not, of an earlier life: {item.kind} in {item.stream}"
    assert owners[item.stream] in {"", item.owner}, f"keeps another organisation's: {item.kind}"


def _texts_in(shown: bytes) -> set[str]:
    body: dict[str, Any] = msgspec.json.decode(shown)
    texts = {body["text"]} if "text" in body else set()
    return texts | {value["text"] for value in body.get("fields", {}).values()}


def _was_logged(seen: Seen, hub: HubView) -> None:
    """Whatever somebody holds, the access log says that it was delivered to them."""
    delivered = {entry.stream for entry in hub.entries if entry.person == seen.person and entry.action == "delivered"}
    held = {item.stream for item in seen.records if item.number > 0 and item.truth is not None}
    assert held <= delivered, f"delivered without a word in the log: {held - delivered}"
