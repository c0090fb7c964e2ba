"""Demo people's work by how far it has come, for the galleries of every mode."""

from datetime import UTC, datetime, timedelta

from app.domain.arrival import Arrival, ArrivalGroup, Arrived, Waiting
from app.domain.held import DecisionState
from app.domain.refusal import HubProblem, Refusal
from app.domain.visit import InsatsOutcome
from app.services.deciding import DeviceOfPerson, Group, HeldList, HeldWork, PersonWaits
from app.services.outstanding import FILE, Outstanding
from app.services.staff_snapshots import AttachmentRow
from app.services.what_arrived import ArrivalPart, WhatArrived

NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
"""10.42 in Stockholm."""


def ago(**how_long: float) -> datetime:
    return NOW - timedelta(**how_long)


def everything() -> WhatArrived:
    """All has arrived."""
    return WhatArrived((), Waiting(online=True, last_receipt_at=ago(minutes=4)), NOW)


def mixed() -> WhatArrived:
    waiting = Waiting(
        waiting=3, attachments=1, needs_a_person=3, held=1, oldest_at=ago(hours=3), last_receipt_at=ago(hours=3)
    )
    parts = (
        ArrivalPart(ArrivalGroup.NEEDS_YOU, 2, (_declined(), _conflict())),
        ArrivalPart(ArrivalGroup.WAITING, 4, _waiting()),
        ArrivalPart(ArrivalGroup.HELD, 1, (_held(),)),
        ArrivalPart(ArrivalGroup.ARRIVED, 143, _arrived()),
    )
    return WhatArrived(parts, waiting, NOW)


def one_group() -> WhatArrived:
    part = ArrivalPart(ArrivalGroup.ARRIVED, 143, _arrived() * 3, page=2, pages=8)
    return WhatArrived((part,), Waiting(online=True, last_receipt_at=ago(minutes=4)), NOW)


def let_go() -> WhatArrived:
    """Nothing waits, and the hub did not take all."""
    part = ArrivalPart(ArrivalGroup.LET_GO, 1, (_declined(),))
    return WhatArrived((part,), Waiting(online=True, let_go=1, last_receipt_at=ago(minutes=4)), NOW)


def of_brukare() -> WhatArrived:
    door = Outstanding("t1", "door.report", "d", "", ago(minutes=30), Arrived(Arrival.SAVED_HERE, None))
    done = Outstanding("t2", "door.report", "d", "", ago(hours=2), Arrived(Arrival.RECEIVED, ago(hours=2)))
    parts = (ArrivalPart(ArrivalGroup.WAITING, 1, (door,)), ArrivalPart(ArrivalGroup.ARRIVED, 1, (done,)))
    problem = HubProblem.NO_NETWORK.value
    return WhatArrived(parts, Waiting(waiting=1, last_receipt_at=ago(hours=2), problem=problem), NOW)


def _declined() -> Outstanding:
    return Outstanding(
        operation="r1",
        kind="note.write",
        about="1",
        words="Var trött i dag och ville stanna i sängen. Åt en halv smörgås.",
        written_at=ago(days=1, hours=1),
        arrived=Arrived(Arrival.REFUSED, ago(hours=2), Refusal.DECLINED),
        brukare_name="Alvar Demoberg",
        decided_by="Eva Demoek",
        decision_words="Besöket var flyttat till Bo. Prata med honom.",
    )


def _conflict() -> Outstanding:
    conflict = Arrived(Arrival.CONFLICT, ago(hours=1), Refusal.CHANGED_MEANWHILE)
    return Outstanding("r2", "visit.insats", "2", "tired", ago(hours=2), conflict, "Siri Demolund")


def _waiting() -> tuple[Outstanding, ...]:
    here, sent = Arrived(Arrival.SAVED_HERE, None), Arrived(Arrival.SENT, None)
    return (
        Outstanding("", FILE, "4", "Såret på vänster fot.jpg", ago(hours=3), here),
        Outstanding("w1", "visit.start", "4", "", ago(hours=3), here, "Greta Demoson"),
        Outstanding(
            "w2",
            "note.write",
            "4",
            "Åt bra till frukost. Ville vila i stället för att duscha.",
            ago(minutes=12),
            here,
            "Greta Demoson",
            files=(AttachmentRow("a", "Såret på vänster fot.jpg", 400_000, here),),
        ),
        Outstanding("w3", "visit.finish", "4", "", ago(minutes=1), sent, "Greta Demoson"),
    )


def _held() -> Outstanding:
    held = Arrived(Arrival.HELD, ago(hours=1), Refusal.RIGHT_ENDED)
    return Outstanding("h1", "note.write", "9", "Hittade nycklarna under mattan.", ago(hours=4), held, "Olle Demokvist")


def _arrived() -> tuple[Outstanding, ...]:
    kinds = ("visit.finish", "note.write", "visit.insats", "visit.start")
    return tuple(
        Outstanding(
            f"d{number}",
            kind,
            "3",
            "Tog sina mediciner. Glad och pratsam." if kind == "note.write" else "",
            ago(hours=1, minutes=number * 6),
            Arrived(Arrival.RECEIVED, ago(hours=1, minutes=number * 6 - 1)),
            "Tage Demoström",
        )
        for number, kind in enumerate(kinds)
    )


def held_list(*, online: bool = True) -> HeldList:
    note = HeldWork(
        operation="k1",
        kind="note.write",
        author_name="Amina Demoali",
        claimed_at=ago(hours=5),
        received_at=ago(hours=2),
        reason=Refusal.RIGHT_ENDED.value,
        can_release=True,
        is_own=False,
        state=DecisionState.OPEN,
        may_read=True,
        brukare_name="Greta Demoson",
        visit_at=ago(hours=6),
        text="Greta hade ramlat i hallen. Inget ont, men jag ringde sonen.",
        files=1,
    )
    insats = HeldWork(
        operation="k2",
        kind="visit.insats",
        author_name="Bo Demodahl",
        claimed_at=ago(days=1),
        received_at=ago(minutes=30),
        reason=Refusal.PARENT_MISSING.value,
        can_release=True,
        is_own=False,
        state=DecisionState.OPEN,
        may_read=True,
        brukare_name="Olle Demokvist",
        visit_at=ago(days=1),
        text="tired",
        insats="Dusch",
        insats_outcome=InsatsOutcome.DECLINED,
    )
    unread = HeldWork(
        operation="k3",
        kind="visit.dance",
        author_name="Leila Demokaya",
        claimed_at=ago(days=2),
        received_at=ago(days=2),
        reason=Refusal.UNKNOWN_KIND.value,
        can_release=False,
        is_own=False,
        state=DecisionState.OPEN,
        may_read=False,
    )
    waiting = Waiting(online=online, to_decide=3, last_receipt_at=ago(minutes=4))
    return HeldList((unread, insats, note), (_decided(),), waiting, NOW)


def _decided() -> HeldWork:
    return HeldWork(
        operation="k4",
        kind="visit.finish",
        author_name="Bo Demodahl",
        claimed_at=ago(days=1, hours=3),
        received_at=ago(days=1),
        reason=Refusal.RIGHT_ENDED.value,
        can_release=False,
        is_own=False,
        state=DecisionState.RELEASED,
        may_read=False,
        decided_by="Eva Demoek",
        decided_at=ago(minutes=20),
        arrived=Arrived(Arrival.SAVED_HERE, ago(minutes=20)),
    )


def group(*, online: bool = True) -> Group:
    people = (
        _person("Amina Demoali", 3, ago(days=1, hours=2), ago(hours=19)),
        _person("Bo Demodahl", 1, ago(minutes=2), ago(minutes=1), silent=False),
        _person("Kerstin Demoqvist-Testlund", 0, None, None),
        _person("Leila Demokaya", 0, None, ago(days=3)),
        _person("Eva Demoek", 0, None, ago(minutes=1), silent=False),
        _person("Per Demoholm", 0, None, ago(minutes=3), silent=False),
    )
    return Group(leads=True, held=held_list(online=online), people=people, as_of=ago(minutes=1))


def _person(
    name: str, waiting: int, oldest_at: datetime | None, heard_at: datetime | None, *, silent: bool = True
) -> PersonWaits:
    device = DeviceOfPerson(waiting, oldest_at, heard_at, silent)
    return PersonWaits(name, name, waiting, oldest_at, (device,))
